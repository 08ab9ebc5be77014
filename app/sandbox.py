"""Runs a letter template that somebody else wrote: in a process of its own, with limits of time and
memory."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from generate.rendering import MOST_CHARACTERS, TemplateError

_SECONDS = 10


def render_sandboxed(source: str, context: dict[str, Any]) -> str:
    """The template's text; raises TemplateError for what it may not do and when it takes too long or
    too much."""
    request = json.dumps({"source": source, "context": context}).encode()
    command = [sys.executable, "-m", "app.template_worker"]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=request, capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateError(f"模板运行超过{_SECONDS}秒，已停止（是否有死循环？）") from error
    if done.returncode != 0 or len(done.stdout) > MOST_CHARACTERS * 12:
        raise TemplateError("模板用的时间或内存超过限制，已停止")
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise TemplateError(str(answer["error"]))
    return str(answer["text"])
