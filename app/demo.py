"""The whole pipeline on the built-in sample site, step by step; every result lies in one folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from app.settings import Settings

if TYPE_CHECKING:
    from app.crawl import Progress
    from app.draft import Drafted
    from generate.check import Report
    from store.compare import Comparison
    from store.query import Results

INDICATOR = "托位"
QUESTION = "托育"
# The sample's proposal was assigned in February 2025; a letter of today would be late.
WRITTEN_ON = date(2025, 5, 20)


@dataclass(frozen=True, slots=True)
class Demo:
    """The folder of one demonstration and the files it leaves there."""

    folder: Path

    @property
    def settings(self) -> Settings:
        """A database and an archive of the demonstration's own."""
        return Settings(data_dir=self.folder, database_url=f"sqlite:///{self.folder / 'dafu.sqlite'}")

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "dafu.sqlite"

    @property
    def proposal(self) -> Path:
        """The sample proposal."""
        return self.folder / "提案.txt"

    @property
    def letter(self) -> Path:
        """The drafted letter."""
        return self.folder / "答复函.docx"

    @property
    def chart(self) -> Path:
        """The chart of the comparison."""
        return self.folder / f"{INDICATOR}对比.svg"


def crawl_sample(demo: Demo, progress: Progress) -> tuple[int, int]:
    """Serve the sample on loopback and crawl it; how many pages were kept and records saved."""
    from app.crawl import run_crawl
    from app.errors import InputError
    from app.sample import sample_sites, serve_sample

    with serve_sample() as proxy:
        report = run_crawl(demo.settings, sample_sites(), allow_local=True, proxy=proxy, progress=progress)
    if not report.ok:
        raise InputError(f"示例网站没有采全，详见 {demo.folder / 'logs'}")
    return sum(site.fetched for site in report.sites), sum(site.records for site in report.sites)


def search_sample(demo: Demo) -> Results:
    """What was done about the question, newest first."""
    from store.database import open_store
    from store.query import Query
    from store.search import search

    with open_store(demo.settings.database_url).connect() as connection:
        return search(connection, Query(QUESTION, kind="measure", status="done", limit=3))


def compare_sample(demo: Demo) -> Comparison:
    """The indicator across the sample's places, with its chart saved."""
    from app.chart import save_chart
    from store.database import open_store
    from store.figures import compare_indicator

    with open_store(demo.settings.database_url).connect() as connection:
        comparison = compare_indicator(connection, INDICATOR)
    save_chart(comparison, demo.chart)
    return comparison


def draft_sample(demo: Demo) -> Drafted:
    """A reply to the sample proposal from the records just made."""
    from app.draft import draft_file
    from store.database import open_store

    demo.proposal.write_bytes((files("data") / "sample" / "proposal.txt").read_bytes())
    engine = open_store(demo.settings.database_url)
    return draft_file(engine, demo.proposal, demo.letter, signed_on=WRITTEN_ON)


def check_sample(demo: Demo) -> Report:
    """The findings on the letter just drafted."""
    from app.check import check_file, evidence_of, proposal_of
    from generate.check import Context

    sidecar = demo.letter.with_suffix(".evidence.json")
    context = Context(proposal=proposal_of(demo.proposal), evidence=evidence_of(sidecar, wanted=True))
    return check_file(demo.letter, context).report
