"""Where a letter contradicts itself or its page: each becomes an Issue with a Chinese message."""

from __future__ import annotations

from collections.abc import Iterator

from extract.addressees import Salutation
from extract.committee import votes
from extract.council import read_number, read_session
from extract.model import Council, Issue, Reply
from extract.parts import Parts
from extract.tail import Tail

_COUNCIL_NAMES: dict[Council, str] = {"cppcc": "政协", "npc": "人大"}


def find_contradictions(parts: Parts, tail: Tail, salutation: Salutation, reply: Reply) -> tuple[Issue, ...]:
    """Council, role, number, session, date and publicity that disagree, in this order."""
    return tuple(
        issue
        for issues in (
            _council_issues(parts, reply),
            _role_issues(parts, salutation, reply),
            _number_issues(parts),
            _date_issues(parts, tail, reply),
        )
        for issue in issues
    )


def _council_issues(parts: Parts, reply: Reply) -> Iterator[Issue]:
    other = [(source, said) for source, said, _ in votes(parts) if said != reply.council and source != "称呼"]
    for source, said in other:
        code = "wrong_column" if source == "栏目" else "council_mixed"
        settled = _COUNCIL_NAMES[reply.council] if reply.council else "不明"
        yield Issue(code, f"{source}写的是{_COUNCIL_NAMES[said]}，按其余部分应为{settled}")


def _role_issues(parts: Parts, salutation: Salutation, reply: Reply) -> Iterator[Issue]:
    wrong = {"cppcc": "deputy", "npc": "member"}.get(reply.council or "")
    if any(each.role == wrong for each in salutation.addressees):
        said = "代表" if wrong == "deputy" else "委员"
        end = len(parts.salutation)
        yield Issue(
            "role_mismatch", f"称呼为“{said}”，与{_COUNCIL_NAMES[reply.council or 'cppcc']}不符", 0, end
        )
    if salutation.hidden:
        yield Issue("addressee_hidden", "称呼中的姓名已被隐去，无法确定提出人", 0, len(parts.salutation))
    if salutation.stated is not None and salutation.stated < len(salutation.addressees):
        yield Issue(
            "addressee_count",
            f"称呼写明{salutation.stated}人，实际列出{len(salutation.addressees)}人",
            0,
            len(parts.salutation),
        )


def _number_issues(parts: Parts) -> Iterator[Issue]:
    titled, opened = read_number(parts.title), read_number(parts.opening)
    if titled and opened and titled.lstrip("0") != opened.lstrip("0"):
        start = parts.opening_start + parts.opening.index(opened)
        yield Issue("number_mismatch", f"标题为第{titled}号，正文为第{opened}号", start, start + len(opened))
    in_title, in_opening = read_session(parts.title), read_session(parts.opening)
    if in_title and in_opening and in_title.number and in_opening.number and in_title != in_opening:
        yield Issue(
            "session_mismatch",
            f"标题为{in_title.term}届{in_title.number}次，正文为{in_opening.term}届{in_opening.number}次",
        )


def _date_issues(parts: Parts, tail: Tail, reply: Reply) -> Iterator[Issue]:
    if tail.damaged and not tail.signed_on:
        listed = "、".join(f"{each.year}年{each.month}月{each.day}日" for each in tail.candidates)
        yield Issue(
            "date_damaged", f"成文日期“{tail.damaged}”缺字，" + (f"可能是{listed}" if listed else "无法确定")
        )
    if reply.signed_on and parts.published_on and reply.signed_on > parts.published_on:
        yield Issue("date_order", f"成文日期{reply.signed_on}晚于发布日期{parts.published_on}")
    if reply.signed_on and reply.document_number and str(reply.signed_on.year) not in reply.document_number:
        yield Issue(
            "document_number_year", f"发文字号{reply.document_number}与成文日期{reply.signed_on.year}年不一致"
        )
