"""Which documents are the same work: one letter on several pages, one piece of news in several papers."""

from __future__ import annotations

from extract.model import Record
from store.keys import identify
from store.tokens import RUN, fold


def work_of(record: Record) -> str:
    """The identifier of the work that the record is a copy of: equal words, whatever stands between them."""
    words = "".join(run.group() for run in RUN.finditer(fold(record.text)))
    return identify("work", words)
