"""Errors that a person can mend, as one clear Chinese line; app.cli prints them."""

from __future__ import annotations

import click


class InputError(click.ClickException):
    """The input cannot be read: exit status 1, one line naming what and where."""

    exit_code = 1


class UsageError(InputError):
    """The command was called wrongly: exit status 2."""

    exit_code = 2
