"""The split of a proposal as a TOML that a clerk can edit and give back (``--edit``).

Suggestions may be reworded to other stretches of the proposal, merged, split, reordered or removed;
evidence is struck
out with ``keep = false``; each suggestion's standing and the letter's class may be decided.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from generate.asks import split_asks
from generate.compose import Draft
from generate.letter import SuggestionStatus
from generate.proposal import Proposal, Proposer, Suggestion
from generate.suggestions import suggestion_title

_STATUSES: tuple[SuggestionStatus, ...] = get_args(SuggestionStatus)
_HEADER = """\
# 起草前的核对稿。改好后用同一命令交回：dafu draft 提案 --edit 本文件
# suggestion.text 必须是提案原文中连续的一段；可以删、并、拆、换序（每段一个 [[suggestion]]）。
# status 可填：done 已办 / ongoing 正在办 / planned 已列入计划 / explained 作出说明 / reference 留作参考
# / not_ours 不属本单位职责；留空由程序判断。
# evidence.keep = false 表示这条依据不用。outcome 可填类别字母，留空由程序拟定。
"""


class EditError(ValueError):
    """An edited split that cannot be used; the message is one Chinese line."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What the clerk decided: header fields, the suggestions' words in order, standings, struck-out
    evidence."""

    number: str | None
    subject: str | None
    proposers: tuple[str, ...]
    texts: tuple[str, ...]
    statuses: tuple[tuple[str, SuggestionStatus], ...]
    excluded: frozenset[str]
    outcome: str | None

    def proposal(self, original: Proposal) -> Proposal:
        """The proposal with the edited header and split; raises EditError for words it does not hold."""
        suggestions = tuple(
            _suggestion(original.text, text, f"s{number}") for number, text in enumerate(self.texts, 1)
        )
        kinds = {row.name: row for row in original.proposers}
        default = "deputy" if original.council == "npc" else "member"
        proposers = tuple(
            kinds.get(name) or Proposer(name, "deputy" if default == "deputy" else "member")
            for name in self.proposers
        )
        return replace(
            original,
            number=self.number,
            subject=self.subject,
            proposers=proposers,
            suggestions=suggestions,
        )


def edit_text(proposal: Proposal, draft: Draft) -> str:
    """The TOML of the split with the evidence found for each suggestion."""
    outcome = draft.letter.outcome
    rows = [
        _HEADER,
        f'outcome = ""  # 程序拟定：{outcome.letter or "无从判断"}（{outcome.reason}）\n',
    ]
    rows += [
        "[proposal]",
        f"number = {_quoted(proposal.number or '')}",
        f"subject = {_quoted(proposal.subject or '')}",
        f"proposers = [{', '.join(_quoted(row.name) for row in proposal.proposers)}]",
        "",
    ]
    reasons = {row.suggestion: row.reason for row in draft.letter.dispositions}
    for suggestion in proposal.suggestions:
        rows += _suggestion_rows(suggestion, draft, reasons.get(suggestion.id, ""))
    return "\n".join(rows) + "\n"


def _suggestion_rows(suggestion: Suggestion, draft: Draft, reason: str) -> list[str]:
    rows = ["[[suggestion]]", f"text = {_quoted(suggestion.text)}", f'status = ""  # {reason}']
    selection = draft.selection
    for item in (*selection.own.get(suggestion.id, ()), *selection.precedents.get(suggestion.id, ())):
        whose = "本地" if item.is_own else "外地做法"
        rows += [
            "[[suggestion.evidence]]",
            "keep = true",
            f"text = {_quoted(item.text)}",
            f"source = {_quoted(item.citations[0].source)}",
            f"reason = {_quoted(f'{whose}；{item.reason}')}",
        ]
    return [*rows, ""]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_edit(text: str) -> Edit:
    """The edited split; raises EditError naming the key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EditError(f"核对稿不是合法的 TOML：{error}") from error
    header = table.get("proposal", {})
    rows = table.get("suggestion", [])
    if not isinstance(header, Mapping) or not isinstance(rows, list) or not rows:
        raise EditError("核对稿里没有 [[suggestion]]，至少要有一条建议")
    texts = tuple(_text_of(row, index) for index, row in enumerate(rows, 1))
    statuses = [(f"s{index}", _status_of(row, index)) for index, row in enumerate(rows, 1)]
    dropped = (item for row in rows for item in row.get("evidence", []) if item.get("keep") is False)
    return Edit(
        number=header.get("number") or None,
        subject=header.get("subject") or None,
        proposers=tuple(header.get("proposers", ())),
        texts=texts,
        statuses=tuple((key, status) for key, status in statuses if status is not None),
        excluded=frozenset(str(item.get("text", "")) for item in dropped),
        outcome=table.get("outcome") or None,
    )


def _text_of(row: Any, index: int) -> str:
    if not isinstance(row, Mapping) or not str(row.get("text", "")).strip():
        raise EditError(f"核对稿第{index}条建议没有 text")
    return str(row["text"]).strip()


def _status_of(row: Mapping[str, Any], index: int) -> SuggestionStatus | None:
    status = row.get("status") or None
    if status is not None and status not in _STATUSES:
        raise EditError(f"核对稿第{index}条建议的 status = “{status}”不可用，可选：{'、'.join(_STATUSES)}")
    return status


def find_words(text: str, words: str) -> tuple[int, int] | None:
    """Where ``words`` stand in ``text``, white space aside; None when they do not."""
    pattern = r"\s*".join(re.escape(char) for char in "".join(words.split()))
    match = re.search(pattern, text)
    return match.span() if match else None


def _suggestion(text: str, words: str, identity: str) -> Suggestion:
    span = find_words(text, words)
    if span is None:
        raise EditError(f"核对稿中的建议“{words[:20]}”不是提案原文里连续的一段")
    start, end = span
    return Suggestion(
        id=identity,
        text=text[start:end],
        start=start,
        end=end,
        title=suggestion_title(text[start:end]),
        asks=split_asks(text, start, end, identity),
    )
