"""The one spider: it takes addresses from the frontier, fetches them, and says what became of each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider, DownloadCancelledError
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.addresses import address_key
from crawler.archive import Archive
from crawler.browser import browser_meta
from crawler.downloads import Unsafe
from crawler.encoding import header_text
from crawler.frontier import Entry, Frontier, Label, State, Visit
from crawler.page import Page
from crawler.reader import MOST_HOPS, Answer, SiteReader
from crawler.recorder import Recorder
from crawler.robots import Forbidden, RobotsUnknown
from crawler.sameness import says_the_same
from crawler.settings import Manners, slot_of
from crawler.site import Site

_LONGEST_WAIT = 600.0
_MOST_REFUSALS = 8
# A site that had nothing to do is asked again after this long, not after every answer of the others.
_DRY = timedelta(seconds=0.1)
# What a label means for its entry when it will not be tried again.
_STATES: dict[Label, State] = {
    "challenge": "blocked",
    "throttled": "blocked",
    "forbidden": "blocked",
    "login": "blocked",
    "robots": "refused",
    "offsite": "refused",
    "unsafe": "refused",
    "loop": "refused",
    "too_large": "refused",
    "missing": "missing",
    "empty": "missing",
    "truncated": "failed",
    "unreachable": "failed",
    "server_error": "failed",
    "unreadable": "failed",
}
# How often an entry is tried in all; other labels are final. A challenge will not go away by itself.
_TRIES: dict[Label, int] = {
    "challenge": 2,
    "empty": 2,
    "forbidden": 3,
    "throttled": 6,
    "truncated": 6,
    "unreachable": 4,
    "server_error": 4,
}
# The first wait on a site without delay, in seconds.
_SHORT_WAIT = 0.5


class SiteSpider(Spider):  # type: ignore[misc]
    """Walks any number of sites side by side; each keeps its own pace."""

    name = "dafu"

    def __init__(
        self,
        sites: Sequence[Site],
        frontier: Frontier,
        archive: Archive | None,
        clock: Callable[[], datetime],
        manners: Manners,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.archive = archive
        self.clock = clock
        self._sites = {site.name: site for site in sites}
        self._readers = {site.name: SiteReader(site) for site in sites}
        self._frontier = frontier
        self._manners = manners
        self._recorder: Recorder | None = None
        self._flying: dict[str, set[int]] = {name: set() for name in self._sites}
        self._refusals = dict.fromkeys(self._sites, 0)
        self._asked_again = dict.fromkeys(self._sites, clock())
        self._looked_again = dict.fromkeys(self._sites, clock())
        self._lists: set[str] = set()

    @property
    def recorder(self) -> Recorder:
        """Where visits go; made when the event loop runs."""
        if self._recorder is None:
            self._recorder = Recorder(self._frontier, self.archive, self.clock)
        return self._recorder

    async def start(self) -> AsyncIterator[Request]:
        """Requests as long as a site has entries left; what is found meanwhile comes round here."""
        active = list(self._sites)
        for name in active:
            self._frontier.begin(self._sites[name], self._readers[name].start_targets(), self.clock())
        while active:
            if self.recorder.broken:
                raise CloseSpider("cannot save")
            for name in active:
                for entry in self._claim(name):
                    self._flying[name].add(entry.id)
                    yield self._request(entry)
            self._save_if_starving()
            active = [name for name in active if not self._is_finished(name)]
            if active:
                await self.recorder.changed(0.2)

    def closed(self, reason: str) -> None:  # noqa: ARG002 - Scrapy's signature
        """Save what is left when the spider closes."""
        self.recorder.save()

    def _claim(self, name: str) -> Sequence[Entry]:
        window = 4 * self._sites[name].at_once
        free = window - len(self._flying[name])
        at = self.clock()
        if free < window // 2 or at < self._asked_again[name] or self._is_stopped(name):
            return ()
        found = self._frontier.claim(name, free, at)
        if len(found) < free:
            self._asked_again[name] = at + _DRY
        return found

    def _save_if_starving(self) -> None:
        if not any(self._flying.values()):
            self.recorder.save()

    def _is_stopped(self, name: str) -> bool:
        return self._refusals[name] >= _MOST_REFUSALS or self._frontier.stopping(name)

    def _is_finished(self, name: str) -> bool:
        """Close the run of a site that has nothing left, or that was stopped and has nothing on its way."""
        if self._flying[name]:
            return False
        if self._is_stopped(name):
            self.recorder.save()
            if self._refusals[name] >= _MOST_REFUSALS:
                self._frontier.give_up(name, self.clock())
            return True
        at = self.clock()
        if at < self._looked_again[name] or self._frontier.pending(name).count:
            self._looked_again[name] = max(self._looked_again[name], at + _DRY)
            return False
        self._frontier.finish(name, self.clock())
        return True

    def _request(self, entry: Entry) -> Request:
        form = entry.target.form
        meta = {"entry": entry, "download_slot": slot_of(entry.target.address)}
        headers = {}
        if self._sites[entry.site].browser and entry.target.role == "list" and not form:
            meta |= browser_meta()
        else:
            headers = _validators(entry)
        if entry.target.found_on:
            headers["Referer"] = entry.target.found_on
        if form:
            headers["Content-Type"] = f"application/{'json' if form[0] == '{' else 'x-www-form-urlencoded'}"
        return Request(
            entry.target.address,
            method="POST" if form else "GET",
            body=form.encode() if form else None,
            callback=self.read,
            errback=self.read_failure,
            headers=headers,
            meta=meta,
            dont_filter=True,
        )

    def read(self, response: Response) -> None:
        """Say what became of an entry that was answered."""
        entry: Entry = response.meta["entry"]
        try:
            self._read(entry, response)
        finally:
            # A page that our reading stumbles over (Scrapy logs the error) must not keep the crawl waiting.
            if entry.id in self._flying[entry.site]:
                self._save(Visit(entry, "unreadable", "failed", self.clock(), response.status))

    def _read(self, entry: Entry, response: Response) -> None:
        page: Page = response.meta["page"]
        if response.status == 304:
            self._unchanged(entry, response)
            return
        answer = self._answer(entry, response, page)
        if answer.label in ("list", "page", "file") and "dataloss" in response.flags:
            answer = Answer("truncated")
        if answer.label in ("list", "page", "file"):
            self._kept(entry, response, page, answer)
        elif answer.label == "moved":
            self._moved(entry, response, answer)
        else:
            self._refused(entry, answer.label, response)

    def read_failure(self, failure: Failure) -> None:
        """Say what became of an entry that was not answered."""
        entry: Entry = failure.request.meta["entry"]
        error = failure.value
        if isinstance(error, Forbidden):
            self._refused(entry, "robots", None)
        elif isinstance(error, Unsafe):
            self._refused(entry, "unsafe", None)
        elif isinstance(error, DownloadCancelledError):
            self._refused(entry, "too_large", None)
        elif isinstance(error, RobotsUnknown):
            self._refused(entry, "unreachable", None)
        else:
            self.logger.info("%s: %r", entry.target.address, error)
            self._refused(entry, "unreachable", None)

    def _answer(self, entry: Entry, response: Response, page: Page) -> Answer:
        reader = self._readers[entry.site]
        if 300 <= response.status < 400:
            return reader.read_redirect(entry.target, header_text(response.headers.get("Location", b"")))
        return reader.read_page(entry.target, page)

    def _unchanged(self, entry: Entry, response: Response) -> None:
        self._refusals[entry.site] = 0
        etag = _header(response, "ETag") or entry.etag
        modified = _header(response, "Last-Modified") or entry.last_modified
        self._save(
            Visit(
                entry, "unchanged", "done", self.clock(), response.status, etag=etag, last_modified=modified
            )
        )

    def _kept(self, entry: Entry, response: Response, page: Page, answer: Answer) -> None:
        self._refusals[entry.site] = 0
        found = answer.found
        if answer.entries is not None and self._is_seen_list(entry, answer.entries):
            found = tuple(target for target in found if target.role != "list")
        same = response.meta["digest"] == entry.digest or self._says_the_same(entry, page)
        self._save(
            Visit(
                entry,
                "unchanged" if same else answer.label,
                "done",
                page.received_at,
                response.status,
                page=None if same else page,
                location=None if same else response.meta.get("location"),
                etag=_header(response, "ETag"),
                last_modified=_header(response, "Last-Modified"),
                found=found,
            )
        )

    def _says_the_same(self, entry: Entry, page: Page) -> bool:
        """Whether only a counter or today's date has changed: that makes no new version."""
        if self.archive is None or entry.location is None:
            return False
        self.archive.flush()
        try:
            return says_the_same(self.archive.read(entry.location), page)
        except (OSError, ValueError):
            return False

    def _is_seen_list(self, entry: Entry, entries: str) -> bool:
        """Whether another list page had just these entries: paging that goes round in a circle."""
        key = f"{entry.site} {entries}"
        if key in self._lists:
            return True
        self._lists.add(key)
        return False

    def _moved(self, entry: Entry, response: Response, answer: Answer) -> None:
        target = answer.found[0]
        if address_key(target.address) == address_key(entry.target.address):
            if entry.tries >= MOST_HOPS:
                self._refused(entry, "loop", response)
                return
            at = self.clock()
            visit = Visit(
                entry, "moved", "waiting", at, response.status, next_try=at, moved_to=target.address
            )
            self._save(visit)
        else:
            self._save(Visit(entry, "moved", "done", self.clock(), response.status, found=(target,)))

    def _refused(self, entry: Entry, label: Label, response: Response | None) -> None:
        at = self.clock()
        status = response.status if response else None
        if label in ("challenge", "throttled", "forbidden", "unreachable"):
            self._refusals[entry.site] += 1
            self._slow_down(entry)
        if entry.tries + 1 < min(_TRIES.get(label, 1), self._manners.most_tries):
            wait = max(self._first_wait(entry, label) * 2**entry.tries, _retry_after(response, at))
            if wait <= _LONGEST_WAIT:
                self._save(Visit(entry, label, "waiting", at, status, next_try=at + timedelta(seconds=wait)))
                return
        self._save(Visit(entry, label, _STATES[label], at, status))

    def _first_wait(self, entry: Entry, label: Label) -> float:
        """Seconds before the second try: long after a refusal, short after an accident or on loopback."""
        usual = self._manners.retry_wait
        if not self._sites[entry.site].pause:
            return min(_SHORT_WAIT, usual)
        return usual if label in ("challenge", "throttled", "forbidden") else usual / 6

    def _slow_down(self, entry: Entry) -> None:
        slot = self.crawler.engine.downloader.slots.get(slot_of(entry.target.address))
        if slot is not None and self._sites[entry.site].pause:
            slot.delay = min(max(slot.delay * 2, 1.0), 60.0)

    def _save(self, visit: Visit) -> None:
        self._flying[visit.entry.site].discard(visit.entry.id)
        self.recorder.add(visit)


def _validators(entry: Entry) -> dict[str, str]:
    """The headers that ask for the page only if it has changed."""
    named = {"If-None-Match": entry.etag, "If-Modified-Since": entry.last_modified}
    return {name: value for name, value in named.items() if value}


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _retry_after(response: Response | None, at: datetime) -> float:
    """The seconds Retry-After asks for (RFC 9110, 10.2.3), 0 without it."""
    value = _header(response, "Retry-After") if response else None
    if value is None:
        return 0.0
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - at).total_seconds())
    except (ValueError, TypeError):
        return 0.0
