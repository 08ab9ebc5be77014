"""Errors that a person can mend, as one clear Chinese line."""

from __future__ import annotations

import click


class InputError(click.ClickException):
    """The input cannot be read: exit status 1, one line naming what and where."""

    exit_code = 1

    def show(self, file: object | None = None) -> None:  # noqa: ARG002 - click's signature
        """Print the line to standard error."""
        click.echo(f"错误：{self.format_message()}", err=True)


class UsageError(InputError):
    """The command was called wrongly: exit status 2."""

    exit_code = 2
