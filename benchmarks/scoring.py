"""Compares extracted records with annotated ones: right, wanted and given, layer by layer.

Texts are compared folded (NFKC, without white space). An item marked optional is neither demanded nor counted
as wrong, nor is one that lies in it; a field that the annotation leaves out is not scored.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

Item = dict[str, Any]
Stretch = tuple[int, int]

REPLY_FIELDS = (
    "council", "committee", "session", "proposal_number", "subject", "addressees",
    "issuers", "outcome", "document_number", "signatory", "signed_on", "disclosure",
)  # fmt: skip
PAGE_FIELDS = ("kind", "title", "publisher", "published_on", "region")
_NOWHERE: Stretch = (-1, -1)


@dataclass(slots=True)
class Tally:
    """How many were right, wanted and given; precision, recall and F1 in per cent."""

    right: float = 0
    wanted: float = 0
    given: float = 0

    def add(self, right: float, wanted: float, given: float) -> None:
        """Count some more."""
        self.right += right
        self.wanted += wanted
        self.given += given

    @property
    def precision(self) -> float:
        """Share of what was given that is right."""
        return 100 * self.right / self.given if self.given else 100.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return 100 * self.right / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.wanted + self.given
        return 100 * 2 * self.right / both if both else 100.0


@dataclass(slots=True)
class Sheet:
    """The tallies of a set of documents by layer."""

    layers: dict[str, Tally] = field(default_factory=dict)

    def __getitem__(self, layer: str) -> Tally:
        return self.layers.setdefault(layer, Tally())

    def mark(self, layer: str, right: bool) -> None:
        """Count one thing that is wanted and given."""
        self[layer].add(right, 1, 1)


def score_document(record: Item, gold: Item, sheet: Sheet) -> None:
    """Add one document to ``sheet``."""
    texts = _Texts(record.get("text") or "", gold.get("text") or record.get("text") or "")
    if "text" in gold:
        sheet["text"].add(texts.agreement, 1, 1)
    for name in PAGE_FIELDS:
        if name in gold:
            sheet.mark("page", _same_field(name, record.get(name), gold[name]))
    if gold.get("reply"):
        reply = record.get("reply") or {}
        for name in REPLY_FIELDS:
            if name in gold["reply"]:
                sheet.mark("reply", _same_field(name, reply.get(name), gold["reply"][name]))
    if "statistics" in gold:
        _score_statistics(record.get("statistics") or [], gold["statistics"], texts, sheet)
    if "measures" in gold:
        _score_measures(record.get("measures") or [], gold["measures"], texts, sheet)
    if "personal" in gold:
        _score_personal(record.get("personal") or [], gold["personal"], texts, sheet)
    if "checks" in gold:
        _score_checks(record, gold["checks"], sheet)


class _Texts:
    """The extracted and the annotated text, folded, with the places of the first in the second."""

    def __init__(self, got: str, want: str) -> None:
        self._got, self._want = got, want
        mine, theirs = _fold(got), _fold(want)
        self._place: list[int | None] = [None] * len(mine)
        blocks = [(0, 0, len(mine))]
        if mine != theirs:
            blocks = [
                tuple(b) for b in SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
            ]
        for start, other, size in blocks:
            self._place[start : start + size] = range(other, other + size)
        both = len(mine) + len(theirs)
        self.agreement = 2 * sum(size for *_, size in blocks) / both if both else 1.0

    def of_record(self, item: Item) -> Stretch:
        """Where an extracted item stands in the annotated text."""
        start = len(_fold(self._got[: item["start"]]))
        length = len(_fold(self._got[item["start"] : item["end"]]))
        places = [place for place in self._place[start : start + length] if place is not None]
        return (places[0], places[-1] + 1) if places else _NOWHERE

    def of_gold(self, item: Item) -> Stretch:
        """Where an annotated item stands."""
        start = len(_fold(self._want[: item["start"]]))
        end = item.get("end", item["start"] + len(item["quote"]))
        return start, start + len(_fold(self._want[item["start"] : end]))


def _fold(text: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", text or "").split())


def _shared(one: Stretch, other: Stretch) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def _overlap(one: Stretch, other: Stretch) -> float:
    whole = max(one[1], other[1]) - min(one[0], other[0])
    return _shared(one, other) / whole if whole > 0 else 0.0


def _cover(one: Stretch, other: Stretch) -> float:
    """Share of the shorter stretch that lies in the other."""
    return _shared(one, other) / max(1, min(one[1] - one[0], other[1] - other[0]))


def _same_field(name: str, got: Any, want: Any) -> bool:
    if name == "region":
        return bool((got or {}).get("code") == (want or {}).get("code"))
    if name == "addressees":
        return sorted((_fold(r["name"]), r["role"]) for r in got or []) == sorted(
            (_fold(r["name"]), r["role"]) for r in want or []
        )
    if name == "issuers":
        return sorted(map(_fold, got or [])) == sorted(map(_fold, want or []))
    if name == "proposal_number":
        return _fold(got).lstrip("0") == _fold(want).lstrip("0")
    if isinstance(got, str | None) and isinstance(want, str | None):
        return _fold(got) == _fold(want)
    return bool(got == want)


def _pair(got: list[Item], want: list[Item], fit: Callable[[Item, Item], float]) -> dict[int, int]:
    """Best one-to-one pairs, extracted to annotated: best fit first, demanded before optional."""
    rows = [(fit(g, w), not w.get("optional"), -i, -j) for i, g in enumerate(got) for j, w in enumerate(want)]
    pairs: dict[int, int] = {}
    for score, _, i, j in sorted(rows, reverse=True):
        if score > 0 and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _count(tally: Tally, got: list[Item], want: list[Item], pairs: dict[int, int], texts: _Texts) -> None:
    optional = [texts.of_gold(item) for item in want if item.get("optional")]
    spared = sum(
        bool(want[pairs[i]].get("optional"))
        if i in pairs
        else any(_cover(texts.of_record(item), place) >= 0.5 for place in optional)
        for i, item in enumerate(got)
    )
    right = sum(not want[j].get("optional") for j in pairs.values())
    tally.add(right, sum(not item.get("optional") for item in want), len(got) - spared)


def _score_measures(got: list[Item], want: list[Item], texts: _Texts, sheet: Sheet) -> None:
    def fit(item: Item, target: Item) -> float:
        mine, gold = texts.of_record(item), texts.of_gold(target)
        short, long = sorted((mine[1] - mine[0], gold[1] - gold[0]))
        both = _overlap(mine, gold)
        return both if both >= 0.5 or (_cover(mine, gold) >= 0.9 and long <= 2.5 * short) else 0.0

    pairs = _pair(got, want, fit)
    _count(sheet["measure.span"], got, want, pairs, texts)
    for i, j in pairs.items():
        if want[j].get("optional"):
            continue
        sheet.mark("measure.status", got[i]["status"] == want[j]["status"])
        if want[j].get("themes"):
            sheet.mark("measure.theme", not set(got[i]["themes"]).isdisjoint(want[j]["themes"]))


def pair_statistics(record: Item, gold: Item) -> dict[int, int]:
    """Positions of the extracted statistics with those of the annotated ones they stand for."""
    texts = _Texts(record.get("text") or "", gold.get("text") or record.get("text") or "")
    return _pair(record["statistics"], gold["statistics"], _statistic_fit(texts))


def is_alike(got: str, want: str) -> bool:
    """Whether two names name the same thing, as the shared score has it."""
    return _alike(got, want)


def _statistic_fit(texts: _Texts) -> Callable[[Item, Item], float]:
    def fit(item: Item, target: Item) -> float:
        mine, gold = texts.of_record(item), texts.of_gold(target)
        same = all(_number(item[key]) == _number(target.get(key)) for key in ("value", "upper"))
        too_long = mine[1] - mine[0] > max(60, 4 * (gold[1] - gold[0]))
        return (
            _cover(mine, gold)
            if same and not too_long and _fold(item["unit"]) == _fold(target["unit"])
            else 0.0
        )

    return fit


def _score_statistics(got: list[Item], want: list[Item], texts: _Texts, sheet: Sheet) -> None:
    pairs = _pair(got, want, _statistic_fit(texts))
    _count(sheet["statistic.mention"], got, want, pairs, texts)
    demanded = [(got[i], want[j]) for i, j in pairs.items() if not want[j].get("optional")]
    record = sheet["statistic.record"]
    _count(record, got, want, pairs, texts)
    record.right -= sum(not _same_statistic(mine, gold) for mine, gold in demanded)


def _same_statistic(got: Item, want: Item) -> bool:
    if not _alike(got["indicator"], want["indicator"]):
        return False
    if any(name in want and got[name] != want[name] for name in ("kind", "status", "qualifier")):
        return False
    if "period" in want and (got["period"] or {}) != (want["period"] or {}):
        return False
    return not want.get("place") or _alike((got["place"] or {}).get("name"), want["place"]["name"])


def _alike(got: str | None, want: str | None) -> bool:
    """The same name: much of one lies in the other, or most characters agree."""
    mine, gold = _fold(got), _fold(want)
    if not mine or not gold:
        return mine == gold
    short, long = sorted((mine, gold), key=len)
    inside = short in long and 2 * len(short) >= len(long)
    return inside or SequenceMatcher(None, mine, gold, autojunk=False).ratio() >= 0.6


def _number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value).normalize()


def _score_personal(got: list[Item], want: list[Item], texts: _Texts, sheet: Sheet) -> None:
    def on(item: Item, target: Item) -> bool:
        measure = _cover if target["category"] in ("health", "address") else _overlap
        return measure(texts.of_record(item), texts.of_gold(target)) >= 0.5

    demanded = [target for target in want if not target.get("optional")]
    found = sum(any(on(i, t) and i["category"] == t["category"] for i in got) for t in demanded)
    sheet["personal (recall)"].add(found, len(demanded), len(demanded))
    placed = sum(any(on(item, target) for target in want) for item in got)
    sheet["personal (precision)"].add(placed, len(got), len(got))


def _score_checks(record: Item, want: list[Item], sheet: Sheet) -> None:
    statistics = record.get("statistics") or []

    def values(check: Item) -> list[str]:
        return sorted(str(_number(statistics[i]["value"])) for i in check["statistics"])

    got = [(c["kind"], c["verdict"], values(c)) for c in record.get("checks") or []]
    gold = [(c["kind"], c["verdict"], sorted(str(_number(v)) for v in c["values"])) for c in want]
    sheet["check (recall)"].add(sum(check in got for check in gold), len(gold), len(gold))
    alarms = [check for check in got if check[1] == "fails"]
    known = [check[2] for check in gold if check[1] == "fails"]
    sheet["check (false alarms)"].add(sum(c[2] in known for c in alarms), len(alarms), len(alarms))
