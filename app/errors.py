"""Errors that a person can mend, as one clear Chinese line; app.cli prints them."""

from __future__ import annotations

import errno

import click


class InputError(click.ClickException):
    """The input cannot be read: exit status 1, one line naming what and where."""

    exit_code = 1


class UsageError(InputError):
    """The command was called wrongly: exit status 2."""

    exit_code = 2


# What the operating system says, for people; anything rarer keeps its own words.
SYSTEM_WORDS = {
    errno.ENOENT: "文件或文件夹不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "所在的盘是只读的",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENOTDIR: "路径里有一段不是文件夹",
    errno.EEXIST: "已有同名的文件或文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.ENAMETOOLONG: "名称太长",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "本机没有这个地址",
}


def system_reason(error: OSError) -> str:
    """Why the operating system refused, in Chinese where it is a usual reason."""
    return SYSTEM_WORDS.get(error.errno or 0) or error.strerror or str(error)
