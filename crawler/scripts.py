"""What the scripts of a page would do, read without running them: where a call leads, what it submits.

Old systems write ``onclick="goPage(3)"`` and ``function goPage(n){location.href="list_"+n+".html"}``. Only
joined strings, plain variables and a function's own parameters are understood; everything else gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_FUNCTION = re.compile(
    r"(?:function\s+([\w$]+)|(?:var|let|const|window\.)?\s*([\w$]+)\s*[=:]\s*function)\s*\(([^)]*)\)\s*\{"
)
_VARIABLE = re.compile(r"""\b([\w$]+)\s*=\s*("[^"\n]*"|'[^'\n]*'|\d+)\s*[;,\n]""")
_CALL = re.compile(
    r"\s*(?:javascript\s*:)?\s*(?:return\s+|void\s*\(?\s*)?([\w$.]+)\s*\(([^()]*)\)", re.IGNORECASE
)
_LEADS = re.compile(
    r"""(?:\blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(|\bwindow\.open\s*\(|\.href\s*=(?!=))"""
    r"\s*([^;\n]+)"
)
_SETS = re.compile(
    r"""(?:["'#.\[]|\b)([A-Za-z_][\w-]*)["']?\s*[\])]{0,2}\s*\.(?:value\s*=(?!=)|val\s*\()\s*([^;\n]+)"""
)
_SUBMITS = re.compile(r"\.submit\s*\(")
_TERM = re.compile(r"""\s*("[^"]*"|'[^']*'|`[^`]*`|[\w$.]+)\s*""")
_PAIR = re.compile(r"""["']?([\w$-]+)["']?\s*:\s*("[^"]*"|'[^']*'|[^,{}\s]+)""")
_AJAX = re.compile(
    r"(?:\$|jQuery|axios|layui\.\$|http|request)(?:\.(?:ajax|get|post|getJSON|request))?\s*\(|fetch\s*\("
)
_URL = re.compile(r"""\burl\s*:\s*([^,\n}]+)""")
_DATA = re.compile(r"(?:data|params)\s*:\s*(?:JSON\.stringify\s*\()?\s*\{([^{}]*)\}")
_POST = re.compile(r"""(?:type|method)\s*:\s*["']post["']""", re.IGNORECASE)
_LONGEST_BODY = 5000


@dataclass(frozen=True, slots=True)
class Asking:
    """A request a script makes: its address as written, its parameters (None: not known), whether by POST."""

    address: str
    parameters: tuple[tuple[str, str | None], ...]
    is_post: bool


class Scripts:
    """The functions and plain variables of a page's scripts."""

    def __init__(self, html: str) -> None:
        self._html = html

    @cached_property
    def text(self) -> str:
        """All inline scripts."""
        return "\n".join(_SCRIPT.findall(self._html))

    @cached_property
    def functions(self) -> dict[str, tuple[tuple[str, ...], str]]:
        """Parameters and body by name."""
        found: dict[str, tuple[tuple[str, ...], str]] = {}
        for match in _FUNCTION.finditer(self.text):
            parameters = tuple(item.strip() for item in match[3].split(",") if item.strip())
            found.setdefault(match[1] or match[2], (parameters, block_at(self.text, match.end() - 1)))
        return found

    @cached_property
    def variables(self) -> dict[str, str]:
        """Variables with a plain value."""
        return {name: value.strip("\"'") for name, value in _VARIABLE.findall(self.text)}

    def destination(self, code: str) -> str | None:
        """The address, as written, that ``code`` (an onclick or a javascript: link) leads to."""
        body, values = self._called(code)
        match = _LEADS.search(body)
        return self.value(match[1], values) if match else None

    def chosen(self, code: str, value: str) -> str | None:
        """The address that ``onchange="location='list_'+this.value+'.html'"`` leads to for a value."""
        body, values = self._called(code)
        match = _LEADS.search(body)
        known = dict.fromkeys([name for name, given in values.items() if given == "this.value"], value)
        return self.value(match[1], {**values, "value": value, **known}) if match and value else None

    def submission(self, code: str) -> dict[str, str] | None:
        """The fields that ``code`` sets before it submits a form; None when it submits none."""
        body, values = self._called(code)
        if not _SUBMITS.search(body):
            return None
        fields = {name: self.value(value, values) for name, value in _SETS.findall(body)}
        return {name: value for name, value in fields.items() if value is not None}

    def value(self, expression: str, values: Mapping[str, str]) -> str | None:
        """The text of joined strings and known names; None for anything else."""
        expression = re.sub(r"[\s)\]]+$", "", expression.strip())
        if expression.count("(") > expression.count(")"):
            expression += ")" * (expression.count("(") - expression.count(")"))
        parts = []
        place = 0
        while place < len(expression):
            match = _TERM.match(expression, place)
            if match is None:
                return None
            part = self._term(match[1], values)
            if part is None:
                return None
            parts.append(part)
            place = match.end()
            if place < len(expression) and expression[place] == ",":
                break  # window.open(address, target)
            if place < len(expression) and expression[place] != "+":
                return None
            place += 1
        return "".join(parts) or None

    def _term(self, term: str, values: Mapping[str, str]) -> str | None:
        if term[0] in "\"'":
            return term[1:-1]
        if term[0] == "`":
            return None if "${" in term else term[1:-1]
        if term.isdigit():
            return term
        name = term.rpartition(".")[2]
        return values.get(name, self.variables.get(name))

    def _called(self, code: str) -> tuple[str, dict[str, str]]:
        """The statements that ``code`` runs, and the values they know."""
        match = _CALL.match(code)
        if match is None:
            return code, {}
        arguments = [item.strip().strip("\"'") for item in match[2].split(",")]
        known = self.functions.get(match[1].rpartition(".")[2])
        if known is None:
            return code, {}
        return known[1], dict(zip(known[0], arguments, strict=False))

    def askings(self) -> Iterator[Asking]:
        """The requests the scripts make for data, in order."""
        for match in _AJAX.finditer(self.text):
            body = block_at(self.text, match.end() - 1, "()")
            named = _URL.search(body)
            first = re.match(r"\s*([\"'][^\"']+[\"'](?:\s*\+\s*[\w$.\"'/?=&]+)*)", body)
            address = self.value(named[1] if named else first[1] if first else "", {})
            if not address:
                continue
            data = _DATA.search(body) or (re.search(r",\s*\{([^{}]*)\}", body) if first else None)
            is_post = bool(_POST.search(body)) or ".post" in match[0]
            yield Asking(address, self.parameters(data[1]) if data else (), is_post)

    def parameters(self, literal: str) -> tuple[tuple[str, str | None], ...]:
        """The pairs of an object literal; a value that is not plain is None."""
        return tuple((name, self.value(value, {})) for name, value in _PAIR.findall(literal))


def call_arguments(code: str) -> tuple[str, tuple[str, ...]] | None:
    """Name and plain arguments of a call; None when ``code`` is none."""
    match = _CALL.match(code)
    if match is None:
        return None
    return match[1], tuple(item.strip().strip("\"'") for item in match[2].split(","))


def block_at(text: str, start: int, marks: str = "{}") -> str:
    """What stands between the brace at ``start`` and the one that closes it, strings left alone."""
    depth, quote = 0, ""
    for place in range(start, min(len(text), start + _LONGEST_BODY)):
        character = text[place]
        if quote:
            quote = "" if character == quote and text[place - 1] != "\\" else quote
        elif character in "\"'`":
            quote = character
        elif character == marks[0]:
            depth += 1
        elif character == marks[1]:
            depth -= 1
            if depth == 0:
                return text[start + 1 : place]
    return text[start + 1 : start + _LONGEST_BODY]
