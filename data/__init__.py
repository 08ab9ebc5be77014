"""Vocabulary and configuration tables, read with importlib.resources."""
