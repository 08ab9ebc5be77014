"""The process that renders one foreign template: a JSON request on standard input, a JSON answer on
standard output."""

from __future__ import annotations

import json
import sys

from generate.rendering import TemplateError, render_lines

_MEMORY = 400 << 20
_PROCESSOR_SECONDS = 3


def limit_resources() -> None:
    """Memory, processor time, files and children of this process, where the system can limit them."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", _MEMORY),
        ("RLIMIT_CPU", _PROCESSOR_SECONDS),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NOFILE", 16),
        ("RLIMIT_CORE", 0),
    ):
        resource.setrlimit(getattr(resource, name), (most, most))


def main() -> None:
    """Render and answer."""
    import jinja2.sandbox

    request = json.load(sys.stdin)
    # Loaded before the limits close in.
    jinja2.sandbox.ImmutableSandboxedEnvironment()
    limit_resources()
    try:
        answer = {"text": render_lines(request["source"], request["context"])}
    except TemplateError as error:
        answer = {"error": str(error)}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
