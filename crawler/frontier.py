"""What the spider needs to remember, as a protocol: the frontier of addresses and their states.

``store.frontier`` keeps it in the database; tests may keep it in memory. Times are aware and passed in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from crawler.addresses import address_key, form_key
from crawler.page import Location, Page
from crawler.site import Site

Role = Literal["list", "page", "file", "part"]
State = Literal["waiting", "claimed", "done", "blocked", "missing", "refused", "failed"]
Label = Literal[
    "list",
    "page",
    "file",
    "unchanged",
    "moved",
    "login",
    "challenge",
    "throttled",
    "forbidden",
    "missing",
    "robots",
    "offsite",
    "unsafe",
    "too_large",
    "truncated",
    "unreachable",
    "server_error",
    "loop",
    "empty",
    "unreadable",
]


@dataclass(frozen=True, slots=True)
class Target:
    """An address found: what it is, how deep below the start, and the words of the link.

    A ``part`` continues the page it was ``found_on``. ``form`` is the body to send by POST, in the form of
    application/x-www-form-urlencoded or JSON (it begins with a brace); empty for a plain GET.

    ``hops`` counts the redirects that led here; for a list also the lists without an entry just before it.
    """

    address: str
    role: Role
    depth: int = 0
    hops: int = 0
    words: str = ""
    found_on: str | None = None
    form: str = ""

    @property
    def key(self) -> str:
        """What tells one target from another: the address without its scheme, and the form."""
        key = address_key(self.address)
        return f"{key} {form_key(self.form)}" if self.form else key


@dataclass(frozen=True, slots=True)
class Entry:
    """A target claimed for fetching, with what is known from the last time it was fetched."""

    id: int
    site: str
    target: Target
    tries: int = 0
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    location: Location | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """What became of one entry.

    ``state`` ``waiting`` asks for another try at ``next_try``, at ``moved_to`` when the address has changed
    in its scheme only; ``page`` and ``location`` are given when a body arrived that is worth keeping;
    ``found`` are the targets it names.
    """

    entry: Entry
    label: Label
    state: State
    at: datetime
    status: int | None = None
    page: Page | None = None
    location: Location | None = None
    etag: str | None = None
    last_modified: str | None = None
    found: tuple[Target, ...] = ()
    next_try: datetime | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Pending:
    """What is left of a site: entries that wait or are being fetched, and when the next may be tried."""

    count: int
    next_try: datetime | None


class Frontier(Protocol):
    """The addresses of all sites and their states; every method is one transaction."""

    def begin(self, site: Site, targets: Sequence[Target], at: datetime) -> bool:
        """Open a run, or go on with an open one (True).

        A new run asks for every known page again, an open one for what was blocked or failed.
        """

    def claim(self, site: str, count: int, at: datetime) -> tuple[Entry, ...]:
        """Up to ``count`` entries whose time has come, marked as being fetched by this worker."""

    def save(self, visits: Sequence[Visit], at: datetime) -> None:
        """Keep what was visited: states, page versions, targets found, counts."""

    def pending(self, site: str) -> Pending:
        """What is left of the site's run, counting entries that other workers have claimed."""

    def finish(self, site: str, at: datetime) -> None:
        """Close the run."""

    def give_up(self, site: str, at: datetime) -> None:
        """Leave a site that refuses everything: what it refused is blocked, the run stays open."""

    def stopping(self, site: str) -> bool:
        """Whether somebody asked this run to stop."""
