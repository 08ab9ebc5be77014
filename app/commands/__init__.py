"""One file a command, each declaring COMMAND; the heavy imports stand inside its function."""
