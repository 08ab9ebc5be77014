"""Entries for the scheduler every system already has, so that a crawl runs by itself."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path


def schedule_text(kind: str, sites: Sequence[str], site_dirs: Sequence[str]) -> str:
    """What to put where, for ``cron``, ``systemd`` or ``windows``: a crawl a day, early in the morning."""
    program = shutil.which("dafu") or str(Path(sys.argv[0]).resolve())
    arguments = [
        "crawl",
        *sites,
        *(part for folder in site_dirs for part in ("--site-dir", _absolute(folder))),
    ]
    arguments.append("--quiet")
    return {"cron": _cron, "systemd": _systemd, "windows": _windows}[kind](program, arguments)


def _absolute(folder: str) -> str:
    return str(Path(folder).resolve())


def _cron(program: str, arguments: Sequence[str]) -> str:
    command = shlex.join([program, *arguments]).replace("%", r"\%")
    return f"# 用 crontab -e 加入下面一行：每天 3:17 采集，结果由 cron 邮寄\n17 3 * * * {command}"


def _systemd(program: str, arguments: Sequence[str]) -> str:
    command = shlex.join([program, *arguments]).replace("%", "%%")
    return f"""# ~/.config/systemd/user/dafu-crawl.service
[Unit]
Description=dafu 采集

[Service]
Type=oneshot
ExecStart={command}

# ~/.config/systemd/user/dafu-crawl.timer
[Unit]
Description=每天采集一次

[Timer]
OnCalendar=*-*-* 03:17:00
RandomizedDelaySec=20m
Persistent=true

[Install]
WantedBy=timers.target

# 启用：systemctl --user enable --now dafu-crawl.timer"""


def _windows(program: str, arguments: Sequence[str]) -> str:
    quoted = " ".join(f'\\"{part}\\"' if " " in part else part for part in (program, *arguments))
    return f'schtasks /Create /TN "dafu 采集" /SC DAILY /ST 03:17 /TR "{quoted}"'
