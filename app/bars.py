"""Progress bars of a crawl, one a site as long as they fit on the screen, on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

    from app.crawl import SiteProgress
    from crawler.site import Site


class CrawlBars:
    """A context manager whose ``show`` is a progress callback of ``app.crawl.run_crawl``."""

    def __init__(self, sites: Sequence[Site]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}"),
            console=Console(stderr=True),
        )
        self._room = self._progress.console.height - 2
        # More sites than lines: one bar for all, and below it those being fetched from.
        self._all = (
            self._progress.add_task("全部网站", total=len(sites), counts="")
            if len(sites) > self._room
            else None
        )
        self._tasks = {
            site.name: self._progress.add_task(site.title, total=None, counts="", visible=self._all is None)
            for site in sites
        }

    def __enter__(self) -> CrawlBars:
        """Start drawing."""
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing, the last state stays."""
        self._progress.stop()

    def show(self, sites: tuple[SiteProgress, ...]) -> None:
        """Draw the counts."""
        for site in sites:
            seen = site.new + site.changed + site.unchanged + site.missing + site.blocked + site.failed
            seen += site.refused
            # Addresses that only lead elsewhere are listed too, but are no pages.
            total = seen if site.finished else max(site.listed, seen)
            self._progress.update(
                self._tasks[site.site], completed=seen, total=total or None, counts=_counts([site])
            )
        if self._all is not None:
            self._show_busy(sites, self._all)

    def _show_busy(self, sites: tuple[SiteProgress, ...], overall: TaskID) -> None:
        """Draw the bar of all sites, and of the single ones those that are busy and fit."""
        busy = [site.site for site in sites if site.running and site.fetched][: self._room - 1]
        for name, task in self._tasks.items():
            self._progress.update(task, visible=name in busy)
        finished = sum(site.finished for site in sites)
        self._progress.update(overall, completed=finished, counts=_counts(sites))


def _counts(sites: Sequence[SiteProgress]) -> str:
    """The counts of these sites together."""
    new, changed, unchanged, blocked, failed = (
        sum(getattr(site, name) for site in sites)
        for name in ("new", "changed", "unchanged", "blocked", "failed")
    )
    return f"新 {new} 变 {changed} 未变 {unchanged} 阻 {blocked} 败 {failed}"
