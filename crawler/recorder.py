"""Visits kept in batches: the archive is flushed before the database says that a page is there."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from crawler.archive import Archive
from crawler.frontier import Frontier, Visit

_MOST_VISITS = 48
_LONGEST_WAIT = 0.4


class Recorder:
    """Collects visits and saves them together, when enough came or after a moment.

    A process that dies loses at most one batch; its pages are then fetched once more. ``broken`` says that
    saving failed: nothing more should be fetched.
    """

    def __init__(self, frontier: Frontier, archive: Archive | None, clock: Callable[[], datetime]) -> None:
        self._frontier = frontier
        self._archive = archive
        self._clock = clock
        self._visits: list[Visit] = []
        self._timer: asyncio.TimerHandle | None = None
        self._changed = asyncio.Event()
        self.broken = False

    def add(self, visit: Visit) -> None:
        """Keep one visit, now or a moment later."""
        self._visits.append(visit)
        self._changed.set()
        if len(self._visits) >= _MOST_VISITS:
            self.save()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_LONGEST_WAIT, self.save)

    def save(self) -> None:
        """Save what was collected, in one transaction."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._visits:
            return
        visits, self._visits = self._visits, []
        if self._archive is not None:
            self._archive.flush()
        try:
            self._frontier.save(visits, self._clock())
        except BaseException:
            self.broken = True
            raise
        finally:
            self._changed.set()

    async def changed(self, timeout: float) -> None:
        """Wait until a visit has come or was saved since the last call, ``timeout`` seconds at most."""
        try:
            await asyncio.wait_for(self._changed.wait(), timeout)
        except TimeoutError:
            return
        self._changed.clear()
