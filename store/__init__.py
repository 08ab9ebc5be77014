"""The only place that knows SQL: records in, answers out.

``open_store`` gives the database with its schema up to date.
"""
