"""Progress bars of a crawl, one a site, on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        self._tasks = {
            site.name: self._progress.add_task(site.title, total=None, counts="") for site in sites
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
            counts = (
                f"新 {site.new} 变 {site.changed} 未变 {site.unchanged} 阻 {site.blocked} 败 {site.failed}"
            )
            # Addresses that only lead elsewhere are listed too, but are no pages.
            total = seen if site.finished else max(site.listed, seen)
            self._progress.update(self._tasks[site.site], completed=seen, total=total or None, counts=counts)
