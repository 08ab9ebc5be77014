"""The bars of a crawl: one a site while they fit, one for all and the busy ones when they do not."""

import pytest

from app.bars import CrawlBars
from app.crawl import SiteProgress
from crawler.site import Site


@pytest.mark.parametrize(("count", "shown"), [(3, 3), (84, 1 + 2)])
def test_bars_fit_the_screen(monkeypatch: pytest.MonkeyPatch, count: int, shown: int) -> None:
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "100")
    sites = [Site(f"s{number}", f"松石{number}县", ("http://a.example/",)) for number in range(count)]
    bars = CrawlBars(sites)
    bars.show(
        tuple(
            SiteProgress(
                site.name, site.title, listed=9, fetched=4, new=3, running=place < 2, finished=place > 1
            )
            for place, site in enumerate(sites)
        )
    )
    visible = [task for task in bars._progress.tasks if task.visible]
    assert len(visible) == shown
    assert visible[0].fields["counts"] == f"新 {3 * count if count > 3 else 3} 变 0 未变 0 阻 0 败 0"
