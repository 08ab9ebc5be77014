"""How well documents are read, layer by layer: ``python -m benchmarks.evaluate [--folds N] [--misses]``.

Sets: the project's own annotated documents (tests/gold), the shared development set and the seeds where they
lie beside the checkout. Everything is read by the whole pipeline; measures are read three times: by the rules
alone, by the trained model without the document's own source (every source is left out once, in ``--folds``
groups), and by the model as shipped, which has seen all of these documents. Only the second of the three
speaks for unseen ones. Figures are named by the shipped model and by the rules alone; what the model does
without a source says ``python -m benchmarks.train_indicators --check``.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.scoring import Sheet, Tally, score_document
from benchmarks.train_measures import GOLD, Line, lines_of, read_gold_file, train
from extract import extract_page
from extract.indicator_model import choose_by_rules
from extract.measure_model import Weights
from extract.measure_model import label_clauses as label_by_model
from extract.measure_rules import label_clauses as label_by_rules
from extract.measures import Labeller, find_measures
from extract.model import Record, as_json, day_from
from extract.reading import Document
from extract.record import extract_document
from extract.sections import find_sections
from extract.statistics import find_statistics

ROOT = Path(__file__).resolve().parent.parent
# Pages on which nothing but the figures has been tuned (tests/unseen/README.md).
UNSEEN = ROOT / "tests" / "unseen"
# Pages that were unseen once: read, mended for and trained on since.
SECOND = ROOT / "tests" / "second"
THIRD = ROOT / "tests" / "third"
PAGES = {
    "unseen": UNSEEN / "pages",
    "second": SECOND / "pages",
    "third": THIRD / "pages",
    "dev": ROOT.parent / "shared" / "gold" / "dev" / "pages",
    "seeds": ROOT.parent / "shared" / "seeds",
}
FOLDS = 10
MEASURE_LAYERS = ("measure.span", "measure.status", "measure.theme")


@dataclass(frozen=True, slots=True)
class Sample:
    """An annotated document and the record the pipeline made of it."""

    gold: dict[str, Any]
    record: Record

    def scored_with(self, label: Labeller | None) -> dict[str, Any]:
        """The record's JSON form, its measures found again by ``label`` if one is given."""
        printed = self.record.to_json()
        if label is not None:
            text = self.record.text
            issuers = self.record.reply.issuers if self.record.reply else ()
            printed["measures"] = as_json(find_measures(text, find_sections(text), issuers, label).measures)
        return printed


def read_samples(name: str) -> list[Sample]:
    """The samples of one set; empty when it is not here."""
    return [Sample(gold, record) for gold, record in _records(name) if record is not None]


def _records(name: str) -> Iterator[tuple[dict[str, Any], Record | None]]:
    folder = PAGES.get(name)
    read: dict[str, tuple[Record, ...]] = {}
    golds = {**GOLD, "unseen": UNSEEN / "gold"}
    for path in sorted(golds[name].glob("*.json")):
        gold = read_gold_file(path)
        source = gold["source"]
        if folder is None:
            if gold.get("text"):
                yield gold, extract_document(_document(gold), source)
            continue
        if source not in read:
            page = folder / source
            read[source] = extract_page(page.read_bytes(), page.as_posix()) if page.exists() else ()
        yield gold, next((record for record in read[source] if record.part == gold["part"]), None)


def _document(gold: dict[str, Any]) -> Document:
    """An own document, which has no page around it."""
    return Document(
        gold["text"],
        gold.get("title"),
        gold.get("publisher"),
        day_from(gold.get("published_on")),
        gold["part"],
        preamble=gold.get("preamble", ""),
        column=gold.get("column"),
        fields=tuple((label, value) for label, value in gold.get("fields", ())),
    )


def leave_out(samples: dict[str, list[Sample]], folds: int) -> dict[str, Weights]:
    """For each source, weights trained without any document of its group of sources."""
    lines: dict[str, list[Line]] = {}
    for row in samples.values():
        for sample in row:
            if sample.gold.get("measures") is not None:
                lines.setdefault(sample.gold["source"], []).extend(lines_of(sample.gold))
    found = {}
    for fold in range(folds):
        held = [source for number, source in enumerate(sorted(lines)) if number % folds == fold]
        print(f"第 {fold + 1}/{folds} 组", end="\r", file=sys.stderr, flush=True)
        weights = train([line for source, rows in lines.items() if source not in held for line in rows])
        found.update(dict.fromkeys(held, weights))
    return found


def score(samples: list[Sample], label_for: dict[str, Labeller] | None = None) -> Sheet:
    """The sheet of a set, measures by the pipeline or by the labeller of each source."""
    sheet = Sheet()
    for sample in samples:
        label = label_for.get(sample.gold["source"]) if label_for is not None else None
        score_document(sample.scored_with(label), sample.gold, sheet)
    return sheet


def score_by_rules(samples: list[Sample]) -> Sheet:
    """The sheet of a set with figures named by the rules alone."""
    sheet = Sheet()
    for sample in samples:
        record, printed = sample.record, sample.record.to_json()
        written_on = (record.reply.signed_on if record.reply else None) or record.published_on
        sections = find_sections(record.text)
        found = find_statistics(record.text, sections, record.region, written_on, choose_by_rules)
        score_document({**printed, "statistics": as_json(found)}, sample.gold, sheet)
    return sheet


def print_set(name: str, samples: list[Sample], left_out: dict[str, Weights]) -> None:
    """One table: every layer by the pipeline, then the layers of measures by rules and left out."""
    print(f"\n## {name}: {len(samples)} 份\n\n| 层 | 精确率 | 召回率 | F1 | 个数 |\n|---|---|---|---|---|")
    shipped = score(samples)
    for layer, tally in sorted(shipped.layers.items()):
        if layer not in MEASURE_LAYERS:
            print(f"| {layer} | {_row(tally)} |")
    print(f"| statistic.record（规则命名） | {_row(score_by_rules(samples)['statistic.record'])} |")
    sources = {sample.gold["source"] for sample in samples}
    rules = score(samples, dict.fromkeys(sources, label_by_rules))
    unseen = score(samples, {s: _labeller(left_out[s]) for s in sources if s in left_out})
    for title, sheet in (("规则", rules), ("模型，留出本源", unseen), ("模型，随包（见过本文）", shipped)):
        for layer in MEASURE_LAYERS:
            if layer in sheet.layers:
                print(f"| {layer}（{title}） | {_row(sheet[layer])} |")


def print_unseen(name: str, note: str) -> None:
    """One table: every layer on pages whose authors had never seen the program."""
    samples = read_samples(name)
    print(f"\n## {name}: {len(samples)} 份（{note}）\n")
    print("| 层 | 精确率 | 召回率 | F1 | 个数 |\n|---|---|---|---|---|")
    for layer, tally in sorted(score(samples).layers.items()):
        print(f"| {layer} | {_row(tally)} |")
    print(f"| statistic.record（规则命名） | {_row(score_by_rules(samples)['statistic.record'])} |")


def _row(tally: Tally) -> str:
    return f"{tally.precision:.1f} | {tally.recall:.1f} | {tally.f1:.1f} | {tally.wanted:.0f}"


def _labeller(weights: Weights) -> Labeller:
    return lambda clauses: label_by_model(clauses, weights)


def main() -> None:
    """Print the tables of all sets that are here."""
    parser = argparse.ArgumentParser(description="Precision, recall and F1 by layer.")
    parser.add_argument("--folds", type=int, default=FOLDS, help="groups of sources left out in turn")
    folds = parser.parse_args().folds
    print_unseen("unseen", "统计数据一层已看过并用于训练，其余未用于训练和调整")
    for name in ("second", "third"):
        print_unseen(name, "首次测量后已看过；统计数据的命名和措施模型用它训练，留出本源的结果见后")
    samples = {name: read_samples(name) for name in GOLD}
    left_out = leave_out(samples, folds)
    for name, row in samples.items():
        if row:
            print_set(name, row, left_out)
        else:
            print(f"\n## {name}: 不在此处，略过")


if __name__ == "__main__":
    main()
