"""A progress bar on standard error where a person watches; plain lines where a program does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import Progress


class Steps:
    """Where messages go and steps are counted; without a bar, messages only."""

    def __init__(self, bar: Progress | None, title: str, total: int) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=total) if bar else None
        self._total = total
        self._done = 0

    def advance(self) -> None:
        """Count one step; the total grows when there are more steps than foreseen (pages of an archive)."""
        self._done += 1
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done, total=max(self._total, self._done))

    def tell(self, message: str) -> None:
        """Print one line for people, above the bar."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False, soft_wrap=True)
        else:
            click.echo(message, err=True)


@contextmanager
def show_progress(title: str, total: int) -> Iterator[Steps]:
    """Steps with a bar when standard error is a terminal and there is more than one step."""
    if total < 2 or not sys.stderr.isatty():
        yield Steps(None, title, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Steps(bar, title, total)
