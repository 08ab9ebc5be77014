"""Letter templates: Jinja2 text in a sandbox, one paragraph a line, ``@kind`` in front of special ones.

A template places whole sentences of the draft by their placeholders and may add formula words of its own.
``render_lines`` takes and gives plain values only, so that it also runs in another process (app/sandbox.py).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any, get_args

from generate.answers import Line
from generate.letter import Block, BlockKind, Sentence

if TYPE_CHECKING:
    from jinja2 import Template

OPEN, CLOSE = "\ue000", "\ue001"
_PLACEHOLDER = re.compile(rf"{OPEN}(\d+){CLOSE}")
_SENTENCE = re.compile(r"[^。！？]+[。！？]?|[。！？]")
_KINDS: tuple[str, ...] = get_args(BlockKind)
MOST_CHARACTERS = 200_000


class TemplateError(ValueError):
    """A template that cannot be rendered; the message is one Chinese line."""


def template_names() -> tuple[str, ...]:
    """Names of the letter templates that come with the program."""
    return tuple(sorted(template_titles()))


@cache
def template_titles() -> dict[str, str]:
    """Each template's name and what people read for it (templates/letters/templates.csv)."""
    source = resources.files("templates").joinpath("letters", "templates.csv").read_text("utf-8")
    return {row["name"]: row["title"] for row in csv.DictReader(source.splitlines())}


@cache
def template_source(name: str) -> str:
    """The text of a template that comes with the program; raises TemplateError naming those there are."""
    if name not in template_titles():
        raise TemplateError(f"没有名为“{name}”的模板；现有：{'、'.join(template_names())}")
    return resources.files("templates").joinpath("letters", f"{name}.txt").read_text("utf-8")


def render_lines(source: str, context: Mapping[str, Any]) -> str:
    """The template's text; raises TemplateError for a bad template, an unknown name or forbidden access."""
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    try:
        text = environment.from_string(source).render(context)
    except TemplateSyntaxError as error:
        raise TemplateError(f"模板第{error.lineno}行写法有误：{error.message}") from error
    except SecurityError as error:
        raise TemplateError(f"模板用了不允许的写法：{error}") from error
    except UndefinedError as error:
        raise TemplateError(f"模板用了没有的字段：{error.message}") from error
    except MemoryError as error:
        raise TemplateError("模板用的内存超过限制，已停止") from error
    except (ArithmeticError, TypeError, ValueError, LookupError, RecursionError) as error:
        raise TemplateError(f"模板运行出错：{error}") from error
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(f"模板生成的文字太长（超过{MOST_CHARACTERS}字）")
    return text


@lru_cache(maxsize=32)
def _compiled(source: str) -> Template:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    return environment.from_string(source)


def placeholder(index: int) -> str:
    """What stands in the rendered text for the draft's sentence ``index``."""
    return f"{OPEN}{index}{CLOSE}"


def blocks_from(text: str, lines: tuple[Line, ...]) -> tuple[Block, ...]:
    """The letter's blocks from the rendered text; sentences are numbered in their order."""
    blocks: list[Block] = []
    count = 0
    for row in text.split("\n"):
        kind, words = _kind_and_words(row)
        parts = _sentences(words, lines, kind)
        numbered = tuple(
            Sentence(f"s{count + index:03d}", part.text, part.role, part.suggestion, part.evidence)
            for index, part in enumerate(parts, 1)
        )
        count += len(numbered)
        if numbered:
            blocks.append(Block(kind, numbered))
    return tuple(blocks)


def _kind_and_words(row: str) -> tuple[BlockKind, str]:
    match = re.match(r"@([a-z0-9]+)\s*(.*)$", row.strip())
    if match is None:
        return "paragraph", row.strip()
    if match[1] not in _KINDS:
        raise TemplateError(f"模板里没有“@{match[1]}”这种段落；可用：{'、'.join(_KINDS)}")
    return next(kind for kind in _block_kinds() if kind == match[1]), match[2].strip()


def _block_kinds() -> tuple[BlockKind, ...]:
    return get_args(BlockKind)


def _sentences(words: str, lines: tuple[Line, ...], kind: BlockKind) -> list[Line]:
    parts: list[Line] = []
    position = 0
    for match in _PLACEHOLDER.finditer(words):
        parts += _literals(words[position : match.start()], kind)
        if int(match[1]) >= len(lines):
            raise TemplateError("模板引用了不存在的句子")
        parts.append(lines[int(match[1])])
        position = match.end()
    return [*parts, *_literals(words[position:], kind)]


def _literals(words: str, kind: BlockKind) -> list[Line]:
    words = words.strip()
    if not words:
        return []
    pieces = _SENTENCE.findall(words) if kind == "paragraph" else [words]
    return [Line(piece, _literal_role(piece)) for piece in pieces if piece.strip()]


def _literal_role(piece: str) -> Any:
    if "【待补" in piece:
        return "gap"
    return "courtesy" if "感谢" in piece or "敬请" in piece else "formula"
