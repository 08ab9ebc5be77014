"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def from_group(ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """The command's own value, else what stood before the command (``dafu --db URL search``)."""
    return value or ctx.obj


def database_option(command: Command) -> Command:
    """``--db URL``, as the argument ``db`` for ``read_settings(database_url=db)``."""
    return click.option(
        "--db",
        metavar="URL",
        callback=from_group,
        help="数据库：文件（.sqlite .db）或 SQLAlchemy 地址；默认见 DAFU_DATABASE_URL",
    )(command)
