"""A document that a site splits over several pages, read as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.body import find_body
from extract.decode import decode
from extract.lines import Line
from extract.page import Sheet, read_html, read_page, read_sheet
from extract.prose import is_prose
from extract.reading import Reading

_REPEATED_LINES = 12


def read_parts(bodies: Sequence[bytes], address: str, content_type: str | None = None) -> Reading:
    """The reading of the page at ``address`` whose text goes on in the further ``bodies``, in their order.

    The bodies of all parts are one text, so a letter may greet on the first page and be signed on the last;
    everything else (title, publisher, dates, fields) is the first page's. Parts without text are left out.
    """
    sheets = [sheet for sheet in (_read_sheet(body, address, content_type) for body in bodies) if sheet]
    if len(bodies) < 2 or len(sheets) < 2:
        return read_page(bodies[0], address, content_type)
    return read_sheet(join_sheets(sheets[0], sheets[1:]), address)


def join_sheets(first: Sheet, further: Sequence[Sheet]) -> Sheet:
    """The first page with the bodies of the others put behind its own, without what each page repeats."""
    page = find_body(first.lines)
    above = {line.text for line in (*page.head, *page.body[:_REPEATED_LINES]) if line.text}
    body = list(_without_paging(page.body))
    for sheet in further:
        lines = _own_lines(sheet.lines, first.lines)
        start = next((place for place, line in enumerate(lines) if line.text not in above), len(lines))
        body += _without_paging(lines[start:])
    rest = page.lines[: page.start], page.lines[page.end :]
    head, foot = (tuple(line._replace(inside=False) for line in lines) for lines in rest)
    attachments = dict.fromkeys(link for sheet in (first, *further) for link in sheet.attachments)
    return replace(
        first,
        lines=(*head, *(line._replace(inside=True) for line in body), *foot),
        attachments=tuple(attachments),
        pages=(),
    )


def _own_lines(lines: tuple[Line, ...], others: tuple[Line, ...]) -> tuple[Line, ...]:
    """The body of a further part; a last part may hold only a signature, which looks like no body.

    What the parts of one document share at their beginning and end is the frame around it.
    """
    above = _common_length(lines, others)
    below = _common_length(lines[::-1][: len(lines) - above], others[::-1])
    own = lines[above : len(lines) - below]
    body = find_body(own).body
    if not (above and below) or any(is_prose(line) for line in body):
        return body or find_body(lines).body
    return tuple(line for line in own if not line.is_link and not line.hidden)


def _common_length(lines: Sequence[Line], others: Sequence[Line]) -> int:
    """How many lines two pages share from the first on."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next(
        (place for place, (one, other) in pairs if one.text != other.text), min(len(lines), len(others))
    )


def _without_paging(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the links to the other parts below them."""
    end = len(lines)
    while end and lines[end - 1].is_link and len(lines[end - 1].text) < 40:
        end -= 1
    return lines[:end]


def _read_sheet(body: bytes, address: str, content_type: str | None) -> Sheet | None:
    decoded = decode(body, content_type)
    return read_html(decoded, body, address) if decoded is not None else None
