"""How fast text becomes records: ``python -m benchmarks.extract_records``, on one core, in processor time.

Prints characters a second for each layer and the whole, beside jionlp (which finds times and money, needs the
dependency group ``benchmark``) and one plain regular expression for numbers with units. The texts are the
project's own annotated letters, repeated.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from extract.figures import check_figures
from extract.indicator_model import choose_by_rules
from extract.measure_rules import label_clauses as label_by_rules
from extract.measures import find_measures
from extract.numbers import find_quantities
from extract.periods import find_periods
from extract.privacy import find_personal
from extract.reading import Document
from extract.record import extract_document
from extract.sections import find_sections
from extract.statistics import find_statistics

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
WRITTEN = date(2024, 6, 28)
PLAIN = re.compile(r"\d+(?:\.\d+)?[万亿]?(?:个|家|所|人|名|元|%|公里|平方米|户|处)")
ROUNDS = 5


def read_texts() -> list[str]:
    """The texts of the annotated letters."""
    documents = [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("*.json"))]
    return [document["text"] for document in documents if document.get("text")]


def layers() -> dict[str, Callable[[str], object]]:
    """What is measured, by name."""
    return {
        "plain regex": lambda text: PLAIN.findall(text),
        "find_quantities": find_quantities,
        "find_periods": lambda text: find_periods(text, WRITTEN),
        "sections": find_sections,
        "statistics": lambda text: find_statistics(text, find_sections(text), None, WRITTEN),
        "statistics and checks": _statistics_and_checks,
        "personal data": find_personal,
        "statistics, rules only": lambda text: find_statistics(
            text, find_sections(text), None, WRITTEN, choose_by_rules
        ),
        "measures": lambda text: find_measures(text, find_sections(text), ()),
        "measures, rules only": lambda text: find_measures(text, find_sections(text), (), label_by_rules),
        "whole record": lambda text: extract_document(Document(text, None, None, WRITTEN), "letter.txt"),
    }


def _statistics_and_checks(text: str) -> object:
    return check_figures(text, find_statistics(text, find_sections(text), None, WRITTEN))


def characters_a_second(work: Callable[[str], object], texts: list[str]) -> float:
    """The best of several rounds over all texts, after one to warm up."""
    best = float("inf")
    for _ in range(ROUNDS + 1):
        start = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - start)
    return sum(map(len, texts)) / best


def peer() -> dict[str, Callable[[str], object]]:
    """jionlp's extractors of times and money; empty when it is not installed."""
    try:
        import jionlp
    except ImportError:
        return {}
    return {"jionlp time": jionlp.ner.extract_time, "jionlp money": jionlp.ner.extract_money}


def main() -> None:
    """Print the table."""
    texts = read_texts()
    print(f"{len(texts)} texts, {sum(map(len, texts)):,} characters")
    for name, work in {**layers(), **peer()}.items():
        few = texts[:4] if name.startswith("jionlp") else texts
        print(f"{name:24} {characters_a_second(work, few):14,.0f} characters/s")


if __name__ == "__main__":
    main()
