"""A record to the things that search can find: its measures, its statistics, and itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from extract.model import Kind, Record, Statistic
from store.keys import identify
from store.masking import mask_elsewhere, mask_spans
from store.query import HitKind
from store.tokens import fold

# What an entry is about; a document about more has its commonest.
MOST_THEMES = 2
DOCUMENT_KINDS: dict[Kind, HitKind] = {
    "reply": "reply",
    "opinion": "reply",
    "news": "news",
    "summary": "news",
    "other": "news",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to find: ``text`` is what words match (masked, folded), the rest what filters match."""

    kind: HitKind
    id: str
    text: str
    status: str | None
    year: int | None
    region: str | None
    themes: tuple[str, ...]
    unit: str | None
    place: str | None = None
    """The name of a region that has no code."""


def document_id(record: Record) -> str:
    """The identifier of a document: where it was read and which part of the page it is."""
    return identify("document", record.source, record.part)


def measure_ids(record: Record) -> tuple[str, ...]:
    """Identifiers of the measures, from what they say and where."""
    document = document_id(record)
    return tuple(
        identify("measure", document, number, row.start, row.end, row.text)
        for number, row in enumerate(record.measures)
    )


def statistic_ids(record: Record) -> tuple[str, ...]:
    """Identifiers of the statistics, from what they say and where."""
    document = document_id(record)
    return tuple(
        identify("statistic", document, number, row.start, row.end, row.indicator, row.value)
        for number, row in enumerate(record.statistics)
    )


def day_of(record: Record) -> date | None:
    """The day that orders a record: of the letter, else of publication."""
    return (record.reply.signed_on if record.reply else None) or record.published_on


def unit_of(record: Record) -> str | None:
    """The organ whose word it is: the letter's first issuer, else the publisher."""
    issuers = record.reply.issuers if record.reply else ()
    return issuers[0] if issuers else record.publisher


def entries_of(record: Record) -> tuple[Entry, ...]:
    """The document, then its measures, then its statistics, in their order."""
    return (document_entry(record), *measure_entries(record), *statistic_entries(record))


def document_entry(record: Record) -> Entry:
    """The whole document: its title and text."""
    themes = Counter(theme for row in record.measures for theme in row.themes).most_common(MOST_THEMES)
    title = mask_elsewhere(record.title or "", record.text, record.personal)
    text = f"{title}\n{mask_spans(record.text, record.personal)}"
    return entry(
        record,
        DOCUMENT_KINDS[record.kind],
        document_id(record),
        text,
        None,
        tuple(theme for theme, _ in themes),
    )


def measure_entries(record: Record) -> list[Entry]:
    """The measures by their own words."""
    return [
        entry(
            record, "measure", id_, mask_spans(row.text, record.personal, row.start), row.status, row.themes
        )
        for row, id_ in zip(record.measures, measure_ids(record), strict=True)
    ]


def statistic_entries(record: Record) -> list[Entry]:
    """The statistics by their indicator and the words that state them, under the themes of their sentence."""
    found = []
    for row, id_ in zip(record.statistics, statistic_ids(record), strict=True):
        indicator = mask_elsewhere(row.indicator, record.text, record.personal)
        text = f"{indicator}\n{mask_spans(row.text, record.personal, row.start)}"
        made = entry(record, "statistic", id_, text, row.status, statistic_themes(record, row))
        found.append(with_own_place(made, row))
    return found


def statistic_themes(record: Record, row: Statistic) -> tuple[str, ...]:
    """The themes of the measure that states the figure, if one does."""
    for measure in record.measures:
        if measure.start <= row.start and row.end <= measure.end:
            return measure.themes
    return ()


def with_own_place(made: Entry, row: Statistic) -> Entry:
    """A figure counts for its own place and time where it names them."""
    region = row.place.code if row.place and row.place.code else made.region
    moment = (row.period.end or row.period.start) if row.period else None
    year = int(moment[:4]) if moment else made.year
    return replace(made, year=year, region=region)


def entry(
    record: Record, kind: HitKind, id_: str, text: str, status: str | None, themes: tuple[str, ...]
) -> Entry:
    """An entry with what all entries of a record share."""
    day = day_of(record)
    return Entry(
        kind=kind,
        id=id_,
        text=fold(text),
        status=status,
        year=day.year if day else None,
        region=record.region.code if record.region else None,
        themes=themes[:MOST_THEMES],
        unit=unit_of(record),
        place=record.region.name if record.region and not record.region.code else None,
    )
