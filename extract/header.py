"""A document's head and tail to the reply header: who answers which proposal, when, with what outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.addressees import Salutation, read_proposers, read_salutation
from extract.committee import committee_of, council_of
from extract.contradictions import find_contradictions
from extract.council import read_number, read_session
from extract.issuers import issuers_of
from extract.kinds import kind_of
from extract.labels import read_contact, read_disclosure, read_document_number, read_outcome, read_signatory
from extract.model import Addressee, Council, Issue, Kind, Place, Reply, Role, Session
from extract.outcomes import meaning_of
from extract.parts import Parts
from extract.reading import Document
from extract.subject import read_subject
from extract.tail import Tail, read_tail


@dataclass(frozen=True, slots=True)
class Header:
    """What kind of document it is, its reply header if it is a letter, and contradictions found."""

    kind: Kind
    reply: Reply | None = None
    issuers: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_header(document: Document, home: Place | None) -> Header:
    """The kind and header of one document; ``home`` is the place it speaks for."""
    kind = kind_of(document)
    if kind not in ("reply", "opinion"):
        return Header(kind, issuers=(document.publisher,) if document.publisher else ())
    parts = Parts.of(document)
    tail = read_tail(document.text, document.published_on)
    salutation = read_salutation(parts.salutation) if parts.salutation else Salutation()
    council = council_of(parts)
    reply = _reply(parts, tail, salutation, council, home)
    return Header(kind, reply, reply.issuers, find_contradictions(parts, tail, salutation, reply))


def _reply(
    parts: Parts, tail: Tail, salutation: Salutation, council: Council | None, home: Place | None
) -> Reply:
    outcome = read_outcome(parts.preamble, labelled_only=False) or tail.outcome or _other_outcome(parts)
    only = tail.candidates[0] if len(tail.candidates) == 1 else None
    return Reply(
        council=council,
        committee=committee_of(parts, council, home),
        session=_session(parts),
        proposal_number=_proposal_number(parts),
        subject=read_subject(parts.opening, parts.title) or parts.field("案由", "提案标题", "建议标题"),
        addressees=salutation.addressees or _proposers(parts, council),
        issuers=issuers_of(parts, tail, home),
        outcome=outcome,
        outcome_meaning=meaning_of(outcome, home),
        document_number=_document_number(parts, tail),
        signatory=read_signatory(parts.preamble) or tail.signatory or read_signatory(parts.fields_as_lines),
        signed_on=tail.signed_on or only,
        disclosure=read_disclosure(parts.preamble)
        or tail.disclosure
        or read_disclosure(parts.publicity_fields),
        contact=tail.contact or read_contact(parts.preamble) or read_contact(parts.fields_as_lines),
    )


def _session(parts: Parts) -> Session | None:
    places = (parts.title, parts.opening, parts.preamble, parts.field("届次", "会议届次", "会次"))
    return next((found for text in places if text and (found := read_session(text))), None)


def _proposal_number(parts: Parts) -> str | None:
    places = (parts.title, parts.preamble_without_document_number, parts.opening, parts.number_fields)
    return next((found for text in places if text and (found := read_number(text))), None)


def _document_number(parts: Parts, tail: Tail) -> str | None:
    field = parts.field("文号", "发文字号", "文件编号", "字号") or ""
    places = (parts.preamble, field, "\n".join(tail.lines))
    return next((found for text in places if (found := read_document_number(text))), None)


def _other_outcome(parts: Parts) -> str | None:
    """The class in a page field or at the end of the title (…的答复（B类）)."""
    labels = ("办理结果", "承办结果", "办理类别", "办复类别", "答复类别", "办理情况", "结果分类", "采纳情况")
    value = parts.field(*labels)
    if value:
        return read_outcome(f"办理结果：{value}", labelled_only=True)
    return read_outcome(re.sub(r"([（(][^（）()]*[）)])", r" \1 ", parts.title), labelled_only=False)


def _proposers(parts: Parts, council: Council | None) -> tuple[Addressee, ...]:
    """The proposers of a form page without a salutation; the council, else the label, gives the role."""
    by_council: dict[Council, Role] = {"cppcc": "member", "npc": "deputy"}
    labels: tuple[tuple[tuple[str, ...], Role], ...] = (
        (("提案人", "提案者", "提案委员", "第一提案人"), "member"),
        (("建议人", "领衔代表", "建议代表", "代表姓名", "领衔人"), "deputy"),
    )
    for names, role in labels:
        value = parts.field(*names)
        if value:
            return read_proposers(value, by_council[council] if council else role)
    return ()
