"""Files that a command names: their bytes, and the profile behind a file or a name."""

from __future__ import annotations

from pathlib import Path

from app.errors import InputError, system_reason
from generate.profile import Profile, ProfileError, profile_names, read_profile, ready_profile

DEFAULT_PROFILE = "county-bureau"


def read_bytes(path: Path) -> bytes:
    """The file's bytes; raises InputError naming it when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"读不了文件 {path}：{system_reason(error)}") from error


def load_profile(name: str | None) -> Profile:
    """The profile of a file, one that comes with the program by its name, or the usual one; raises
    InputError naming what is wrong."""
    try:
        if name is None:
            return ready_profile(DEFAULT_PROFILE)
        if name.endswith(".toml") or (name not in profile_names() and Path(name).exists()):
            return read_profile(read_bytes(Path(name)).decode("utf-8-sig"), name)
        return ready_profile(name)
    except UnicodeDecodeError as error:
        raise InputError(f"配置 {name} 不是 UTF-8 编码") from error
    except ProfileError as error:
        raise InputError(str(error)) from error
