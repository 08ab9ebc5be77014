"""Alembic migrations, run by ``store.database.upgrade``; no alembic.ini is needed."""
