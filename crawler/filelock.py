"""Whether the one who writes a file is still alive: a lock the operating system drops with the process."""

from __future__ import annotations

import importlib
from typing import Any, BinaryIO


def _fcntl() -> Any:
    """POSIX file locks; None on Windows, where a file open for writing cannot be renamed: the same sign."""
    try:
        return importlib.import_module("fcntl")
    except ImportError:
        return None


def lock_file(file: BinaryIO) -> bool:
    """Take the lock without waiting; False when another process has it."""
    fcntl = _fcntl()
    if fcntl is None:
        return True
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
