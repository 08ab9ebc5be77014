"""A report for people and for programs: text with carets, the JSON of the contract, SARIF."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any

from generate.check import NOT_RENDERED, Check, Example, Finding, Report, all_checks

LETTERS = {"error": "错误", "warning": "警告", "info": "提示"}
STRENGTHS = {"law": "法律法规", "standard": "国家标准", "custom": "办理惯例"}
LEVELS = {"error": "error", "warning": "warning", "info": "note"}
BEFORE, AFTER = 24, 30
RENDER_HINT = {NOT_RENDERED: "（加 --render 核验）"}
SHOWN_EXAMPLES = 3


def text_report(report: Report) -> str:
    """What people read: a line a finding, the words it stands in with carets below, what to do; then the
    counts.
    """
    lines: list[str] = []
    for finding in report.findings:
        lines += finding_lines(report, finding)
    lines.append(summary(report))
    lines += [f"逐条核对：{words}" for words in report.answers]
    lines += [f"未核验：{words}{RENDER_HINT.get(words, '')}" for words in report.unverified]
    return "\n".join(lines) + "\n"


def finding_lines(report: Report, finding: Finding) -> Iterator[str]:
    """One finding; paragraphs and columns are counted from 1 for people."""
    where = report.file.name
    if finding.paragraph is not None:
        where += f":第{finding.paragraph + 1}段:{(finding.start or 0) + 1}"
    yield f"{where}: {LETTERS[finding.severity]} {finding.code} {finding.message}"
    if finding.paragraph is not None:
        line = report.file.paragraphs[finding.paragraph].text
        yield from caret_lines(line, finding.start or 0, finding.end or 0)
    if finding.suggestion:
        yield f"    建议：{finding.suggestion}"
    yield f"    依据：{sources()[finding.code]}"


def caret_lines(line: str, start: int, end: int) -> Iterator[str]:
    """The words around ``line[start:end]`` and carets under it; wide characters take two columns."""
    first, last = max(0, start - BEFORE), min(len(line), max(end, start + 1) + AFTER)
    shown = line[first:last].replace("\n", " ").replace("\t", " ")
    head = ("…" if first else "") + shown[: start - first]
    marked = shown[start - first : end - first]
    tail = "…" if last < len(line) else ""
    yield f"    {'…' if first else ''}{shown}{tail}"
    yield "    " + " " * columns(head) + "^" * max(columns(marked), 1)


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in text)


def summary(report: Report) -> str:
    """How many findings of each severity, and how many can be mended at once."""
    counts = {
        name: sum(finding.severity == key for finding in report.findings) for key, name in LETTERS.items()
    }
    if not report.findings:
        return f"{report.file.name}：没有发现问题"
    fixable = sum(bool(finding.edits) and finding.code in safe_codes() for finding in report.findings)
    more = f"；其中{fixable}处可用 --fix 自动修改" if fixable else ""
    return (
        f"{report.file.name}：共{len(report.findings)}处，"
        + "，".join(f"{k}{v}" for k, v in counts.items())
        + more
    )


def sources() -> dict[str, str]:
    """The source of each rule by its code."""
    return {check.code: check.source for check in all_checks()}


def safe_codes() -> frozenset[str]:
    """Codes of the rules whose edits may be applied without a person."""
    return frozenset(check.code for check in all_checks() if check.fix_is_safe)


def json_report(report: Report) -> str:
    """The findings in the form of the contract."""
    return json.dumps([finding.to_json() for finding in report.findings], ensure_ascii=False, indent=2) + "\n"


def sarif_report(report: Report, version: str) -> str:
    """The findings as SARIF 2.1.0; a paragraph is a line."""
    used = {finding.code for finding in report.findings}
    rules = [sarif_rule(check) for check in all_checks() if check.code in used]
    run = {
        "tool": {"driver": {"name": "dafu", "version": version, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [sarif_result(report, finding) for finding in report.findings],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "note", "message": {"text": f"未核验：{words}"}} for words in report.unverified
                ],
            }
        ],
    }
    log = {"version": "2.1.0", "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def sarif_rule(check: Check) -> dict[str, Any]:
    """One rule for SARIF."""
    return {
        "id": check.code,
        "shortDescription": {"text": check.message},
        "help": {"text": f"依据：{check.source}"},
        "defaultConfiguration": {"level": LEVELS[check.severity]},
    }


def sarif_result(report: Report, finding: Finding) -> dict[str, Any]:
    """One finding for SARIF."""
    place: dict[str, Any] = {"artifactLocation": {"uri": report.file.name}}
    if finding.paragraph is not None:
        place["region"] = {
            "startLine": finding.paragraph + 1,
            "startColumn": (finding.start or 0) + 1,
            "endColumn": (finding.end or 0) + 1,
            "snippet": {"text": finding.quote},
        }
    message = finding.message + (f"（建议：{finding.suggestion}）" if finding.suggestion else "")
    return {
        "ruleId": finding.code,
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": place}],
    }


def explanation(check: Check) -> str:
    """A rule for people: what it wants, why, how binding, and a letter's lines that break and keep it."""
    lines = [
        f"{check.code}（{LETTERS[check.severity]}）{check.message}",
        f"依据：{check.source}（{STRENGTHS[check.strength]}）",
        f"自动修改：{'可以（--fix）' if check.fix_is_safe else '不可以，须由人判断'}",
    ]
    lines += [f"反例：{words}" for words in bad_lines(check)]
    lines += [f"正例：{words}" for words in good_lines(check)]
    return "\n".join(lines) + "\n"


def bad_lines(check: Check) -> list[str]:
    """The lines that break the rule, each said to stand in a reply to deputies where it does."""
    return [f"{reply_kind(example)}{words}" for example in check.bad if (words := difference(example))]


def good_lines(check: Check) -> list[str]:
    """Lines that keep the rule: first what the faultless letter has in place of a bad line, then its own
    examples.
    """
    own = [f"{reply_kind(example)}{words}" for example in check.good if (words := difference(example))]
    replaced = [line for example in check.bad for line in replaced_lines(example)]
    return list(dict.fromkeys((*replaced[:1], *own, *replaced[1:])))[:SHOWN_EXAMPLES]


def replaced_lines(example: Example) -> list[str]:
    """The first line of the faultless specimen that a bad example changes."""
    lines = set(example.text.split("\n"))
    missing = (
        line.strip() for line in specimen_of(example).split("\n") if line.strip() and line not in lines
    )
    return [f"{reply_kind(example)}{line}" for line in islice(missing, 1)]


def specimen_of(example: Example) -> str:
    """The faultless letter that an example was made from: the one it shares more lines with."""
    from generate.specimen import SPECIMEN, SUGGESTION_LETTER

    lines = set(example.text.split("\n"))
    return max((SPECIMEN, SUGGESTION_LETTER), key=lambda letter: len(lines & set(letter.split("\n"))))


def reply_kind(example: Example) -> str:
    """Words before a line from a reply to deputies, nothing for one to members of the conference."""
    from generate.specimen import SPECIMEN

    return "" if specimen_of(example) == SPECIMEN else "（答复代表建议）"


def difference(example: Example) -> str:
    """The first line of an example that the faultless specimen does not have."""
    from generate.specimen import SPECIMEN, SUGGESTION_LETTER

    known = {*SPECIMEN.split("\n"), *SUGGESTION_LETTER.split("\n")}
    return next((line.strip() for line in example.text.split("\n") if line.strip() and line not in known), "")
