"""The whole extract stage in one function: bytes in, records out."""

from __future__ import annotations

from extract.figures import check_figures
from extract.header import read_header
from extract.kinds import is_proposal
from extract.measures import Found, find_measures
from extract.model import Issue, Record
from extract.page import read_page
from extract.privacy import find_personal
from extract.reading import Document, Reading
from extract.regions import home_of, region_of
from extract.sections import find_sections
from extract.statistics import find_statistics

_ASKED = Issue("proposal", "这是提案（建议）本身，不是答复：其中的要求不作措施，数字是提案人的说法。")


def extract_page(body: bytes, address: str, content_type: str | None = None) -> tuple[Record, ...]:
    """The records of one page or file; empty when it holds no document (see ``read_page`` for why)."""
    return extract_reading(read_page(body, address, content_type))


def extract_reading(reading: Reading) -> tuple[Record, ...]:
    """The records of a page already read."""
    return tuple(extract_document(document, reading.address) for document in reading.documents)


def extract_document(document: Document, source: str) -> Record:
    """Everything read from one document."""
    home = home_of(document)
    header = read_header(document, home)
    text = document.text
    sections = find_sections(text)
    written_on = (header.reply.signed_on if header.reply else None) or document.published_on
    statistics = find_statistics(text, sections, home, written_on)
    asked = header.kind == "other" and is_proposal(document)
    found = Found() if asked else find_measures(text, sections, header.issuers)
    return Record(
        source=source,
        part=document.part,
        kind=header.kind,
        title=document.title,
        publisher=document.publisher,
        published_on=document.published_on,
        region=region_of(home),
        trust=document.trust,
        text=text,
        repairs=document.repairs,
        reply=header.reply,
        measures=found.measures,
        problems=found.problems,
        statistics=statistics,
        personal=find_personal(text),
        checks=check_figures(text, statistics),
        issues=document.issues + header.issues + ((_ASKED,) if asked else ()),
    )
