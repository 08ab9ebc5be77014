"""What one answer means for the crawl: its label, and the targets it names. Pure: no network, no Scrapy."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from crawler.addresses import belongs, clean_address, site_domains
from crawler.datalists import embedded_entries, is_xml, read_json_list, read_xml_list
from crawler.encoding import decode
from crawler.entries import find_entries, is_list_address, is_reply_title, reply_titles
from crawler.families import (
    Family,
    address_tail,
    family_by_id,
    family_of_address,
    family_of_links,
    is_file,
)
from crawler.frontier import Label, Role, Target
from crawler.labels import is_login, label_page, label_status
from crawler.links import FoundLink, ReadPage, read_html
from crawler.page import Page
from crawler.paging import data_lists, next_data, next_pages
from crawler.parts import further_parts
from crawler.site import Site

MOST_HOPS = 5
# Lists without an entry that paging may pass through: calendars have no end.
MOST_BARREN = 2
_NEIGHBOUR = re.compile(r"^[\s【\[(（]*(?:上|下|前|后)一?(?:篇|条)")
_REPLY_WORDS = re.compile("提案|建议|议案|答复|复函|办理")
_REPLY_PATH = re.compile(r"jy_?ta|ta_?jy|rd_?(?:db)?_?jy|rd_?ta|zx_?(?:wy)?_?ta|yta|yata|zxca", re.IGNORECASE)
_DATE_FOLDER = re.compile(r"(?:19|20)\d{2}(?:[-_]?\d{2}){0,2}|\d{1,2}|\d{2}_\d{2}")
_COLUMN_WORDS = re.compile(r"^\W*(?:19|20)\d{2}\s*年?度?\W*$|提案|议案|代表建议|建议办理|答复")
_LONGEST_COLUMN = 16
_HANWEB_COLUMN = re.compile(r"/col/col(\d+)/")
_FILE_KINDS = ("pdf", "msword", "officedocument", "ofd", "wps", "octet-stream", "zip", "rtf")
_FILE_STARTS = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one target: the label, the targets found, and a sign of a list's entries."""

    label: Label
    found: tuple[Target, ...] = ()
    entries: str | None = None


class SiteReader:
    """Reads the answers of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._domains = site_domains(site.addresses, site.domains)
        self._family = family_by_id(site.family) if site.family else None
        self._detail = re.compile(site.detail) if site.detail else None
        self._columns = tuple(_directory(address) for address in site.starts)

    def start_targets(self) -> tuple[Target, ...]:
        """What the crawl of the site begins with."""
        found = (clean_address(address) for address in self._site.addresses)
        return tuple(Target(address, self._start_role(address)) for address in found if address)

    def read_redirect(self, target: Target, location: str) -> Answer:
        """The answer of a redirect: ``moved`` to a target, or why it is not followed."""
        address = clean_address(location, target.address)
        if address is None:
            return Answer("missing")
        if is_login(address):
            return Answer("login")
        if not belongs(address, self._domains):
            return Answer("offsite")
        if target.hops >= MOST_HOPS or address == target.address:
            return Answer("loop")
        if target.role != "list" and urlsplit(address).path in ("/", "/index.html", "/index.htm"):
            return Answer("missing")
        found_on = target.found_on if target.role == "part" else target.address
        moved = Target(address, target.role, target.depth, target.hops + 1, target.words, found_on)
        return Answer("moved", (moved,))

    def read_page(self, target: Target, page: Page) -> Answer:
        """The answer of a body with its status."""
        said = label_status(page.status)
        if said is not None:
            return Answer(said)
        if not page.body.strip():
            return Answer("empty")
        if is_file_body(page):
            return Answer("file")
        text = decode(page.body, page.content_type)
        if is_json(page, text):
            entries = read_json_list(text, page.address)
            further = next_data(text, page.address, target.form) if entries else ()
            return self._read_links(target, entries, further)
        if target.role == "list" and is_xml(text) and (entries := read_xml_list(text, page.address)):
            return self._read_links(target, entries, next_data(text, page.address, target.form))
        read = read_html(text, page.address, self._site.links if target.role == "list" else None)
        said = label_page(read)
        if said is not None:
            return Answer(said)
        if read.refresh and read.text_length < 400 and read.refresh != page.address:
            return self.read_redirect(target, read.refresh)
        if target.role == "list":
            whole = read_html(text, page.address) if self._site.links else read
            further = next_pages(whole, page.address, target.form)
            answer = self._read_links(target, read.links, further)
            if self._is_doubtful(answer) and (held := embedded_entries(text, page.address)):
                answer = self._read_links(target, (*read.links, *held), further)
            return self._with_data(target, answer, whole) if self._is_doubtful(answer) else answer
        return Answer("page", self._read_detail(target, read))

    def _is_doubtful(self, answer: Answer) -> bool:
        """Whether a list has no entries, or on a site of replies none that is called a reply."""
        documents = [found for found in answer.found if found.role in ("page", "file")]
        return not documents or (
            self._site.kind == "replies" and not any(is_reply_title(found.words) for found in documents)
        )

    def _with_data(self, target: Target, answer: Answer, read: ReadPage) -> Answer:
        """The answer of a doubtful list with what its scripts ask for: the entries may be there."""
        known = {found.key for found in answer.found}
        asked = (
            Target(link.address, "list", target.depth, target.hops + 1, "", target.address, link.form)
            for link in data_lists(read, target.address)
        )
        fresh = (
            tuple(found for found in asked if found.key not in known) if target.hops < MOST_BARREN - 1 else ()
        )
        return Answer(answer.label, (*answer.found, *fresh), answer.entries)

    def _read_links(
        self, target: Target, links: tuple[FoundLink, ...], further: Iterable[FoundLink]
    ) -> Answer:
        links = tuple(link for link in links if belongs(link.address, self._domains))
        if self._site.kind == "replies" and _is_home(target.address):
            links = tuple(filter(_speaks_of_replies, links)) or links
        family = self._family or family_of_links(link.address for link in links)
        details = self._details(target, links, family)
        depth = target.depth + 1
        found = [
            self._target(target, link, "file" if is_file(link.address) else "page", depth) for link in details
        ]
        known = {link.address for link in details}
        barren = 0 if details else target.hops + 1
        if barren < MOST_BARREN:
            pages = (
                link for link in further if link.address not in known and belongs(link.address, self._domains)
            )
            found += [
                Target(link.address, "list", target.depth, barren, "", target.address, link.form)
                for link in pages
            ]
        if target.depth < self._site.max_depth:
            doubtful = not any(is_reply_title(link.words) for link in details)
            columns = (
                link for link in links if self._is_column(link, doubtful) and link.address not in known
            )
            found += [self._target(target, link, "list", depth) for link in columns]
        sign = hashlib.sha256("\n".join(sorted(known)).encode()).hexdigest() if known else None
        return Answer("list", tuple(found), sign)

    def _details(
        self, target: Target, links: tuple[FoundLink, ...], family: Family | None
    ) -> list[FoundLink]:
        """The entries: what the family's shape or the site's file says; else what looks like a list."""
        details = [link for link in links if self._is_detail(link.address, family)]
        if self._site.links or self._site.detail:
            return self._of_the_list(target, [link for link in details if self._is_wanted(link)])
        is_plain = self._site.family is None and (family is None or family.id == "plain")
        if is_plain and not (self._site.kind == "news" and details):
            details = list(find_entries(links)) or details
        if self._site.kind == "replies":
            known = {link.address for link in details}
            details += [link for link in reply_titles(links) if link.address not in known]
        return self._of_the_list(target, [link for link in details if self._is_wanted(link)])

    def _of_the_list(self, target: Target, details: list[FoundLink]) -> list[FoundLink]:
        """The entries of the list itself, without what stands beside it (hot news, other columns).

        The list is the block with entries of this column; where addresses do not show the column, the block
        with most entries. A link whose words speak of replies is kept wherever it stands.
        """
        if self._site.links or self._site.kind == "news" or not details:
            return details
        columns = (_directory(target.address), *self._columns)
        blocks = {link.block for link in details if _is_under(link.address, columns)}
        if not blocks:
            blocks = {Counter(link.block for link in details).most_common(1)[0][0]}
        return [link for link in details if link.block in blocks or _REPLY_WORDS.search(link.words)]

    def _read_detail(self, target: Target, read: ReadPage) -> tuple[Target, ...]:
        depth = target.depth + 1
        head = target.found_on if target.role == "part" and target.found_on else target.address
        parts = [Target(part, "part", depth, 0, "", head) for part in further_parts(read, head)]
        if target.role == "part":
            return tuple(part for part in parts if part.address != target.address)
        links = [link for link in read.links if belongs(link.address, self._domains)]
        found = [self._target(target, link, "file", depth) for link in links if is_file(link.address)]
        here = _column_of(target.address)
        found += [
            self._target(target, link, "page", target.depth)
            for link in links
            if _NEIGHBOUR.match(link.words)
            and _column_of(link.address) == here
            and family_of_address(link.address)
            and self._is_wanted(link)
        ]
        return (*parts, *found)

    def _start_role(self, address: str) -> Role:
        family = self._family or family_of_address(address)
        if family is None or (family.id == "plain" and self._site.family is None):
            return "list"
        return "page" if family.detail.search(address_tail(address)) else "list"

    def _is_detail(self, address: str, family: Family | None) -> bool:
        if self._site.links is not None and self._detail is None:
            return True
        if self._detail is not None:
            return self._detail.search(address) is not None
        if is_file(address):
            return True
        return family is not None and family.detail.search(address_tail(address)) is not None

    def _is_wanted(self, link: FoundLink) -> bool:
        words = self._site.words
        return not words or any(word in link.words for word in words)

    def _is_column(self, link: FoundLink, is_doubtful: bool) -> bool:
        """A list below one of the site's columns; on a doubtful page also one whose words say so."""
        address = link.address
        if (
            is_doubtful
            and self._site.kind == "replies"
            and _names_a_column(link.words)
            and not is_file(address)
        ):
            return True
        return is_list_address(address) and any(
            _directory(address).startswith(column) and _directory(address) != column
            for column in self._columns
        )

    @staticmethod
    def _target(source: Target, link: FoundLink, role: Role, depth: int) -> Target:
        return Target(link.address, role, depth, 0, link.words, source.address)


def _names_a_column(words: str) -> bool:
    """Whether the words of a link are a column's: a year, or short words on proposals that are no title."""
    return len(words) <= _LONGEST_COLUMN and bool(_COLUMN_WORDS.search(words)) and not is_reply_title(words)


def _is_home(address: str) -> bool:
    """Whether an address is a site's home page, where all its columns meet."""
    parts = urlsplit(address)
    return not parts.query and re.fullmatch(r"/(?:(?:index|default|main)\.\w+)?", parts.path) is not None


def _speaks_of_replies(link: FoundLink) -> bool:
    """Whether a link's words, or its path in pinyin (sources.md, section 1), name replies to proposals."""
    return bool(_REPLY_WORDS.search(link.words) or _REPLY_PATH.search(urlsplit(link.address).path))


def _is_under(address: str, columns: Iterable[str]) -> bool:
    """Whether an address shows that it belongs to one of these columns: below it, or with its number."""
    here = _directory(address)
    return any(
        (column.count("/") > 1 and here.startswith(column)) or _column_number(column) in address
        for column in columns
    )


def _column_number(column: str) -> str:
    """``col/col77/`` shows up in ``art_77_``; a text that no address has where the column has no number."""
    match = _HANWEB_COLUMN.search(column)
    return f"/art_{match[1]}_" if match else "\0"


def is_json(page: Page, text: str) -> bool:
    """Whether a body is JSON, said or not."""
    return "json" in (page.content_type or "") or text.lstrip()[:1] in ("[", "{")


def is_file_body(page: Page) -> bool:
    """Whether a body is a file, by its first bytes and its declared type."""
    kind = (page.content_type or "").lower()
    return page.body.startswith(_FILE_STARTS) or any(word in kind for word in _FILE_KINDS)


def _column_of(address: str) -> tuple[str, ...]:
    """The directory without its dates: neighbours of one column stand in the folders of other months."""
    return tuple("" if _DATE_FOLDER.fullmatch(part) else part for part in _directory(address).split("/"))


def _directory(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path.rpartition('/')[0]}/"
