"""Which documents are the same work: one letter on several pages, one piece of news in several papers."""

from __future__ import annotations

from extract.model import Record
from store.keys import identify
from store.tokens import RUN, fold

# The longest paragraphs are the body; by-lines, contacts, dates and editors' notes differ from page to page.
BODY_PARAGRAPHS = 3
BODY_LENGTH = 40


def work_of(record: Record) -> str:
    """The identifier of the work that the record is a copy of.

    Equal body paragraphs make one work, whatever punctuation and short lines stand around them. Letters must
    answer the same proposal too: organs answer like proposals in like words.
    """
    paragraphs = [words_of(line) for line in record.text.splitlines()]
    body = sorted((line for line in paragraphs if len(line) >= BODY_LENGTH), key=len, reverse=True)
    if len(body) < BODY_PARAGRAPHS:
        return identify("work", record.kind, answered(record), *filter(None, paragraphs))
    return identify("work", record.kind, answered(record), *sorted(body[:BODY_PARAGRAPHS]))


def words_of(text: str) -> str:
    """The words of ``text`` without anything between them."""
    return "".join(run.group() for run in RUN.finditer(fold(text)))


def answered(record: Record) -> str:
    """What proposal a letter answers, as far as it says."""
    reply = record.reply
    if reply is None:
        return ""
    return "|".join((reply.proposal_number or "", *(one.name for one in reply.addressees)))
