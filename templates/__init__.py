"""Letter and page templates, read with importlib.resources."""
