"""Which candidate names a figure: a small linear ranker over extract.candidates.

Trained by ``python -m benchmarks.train_indicators`` (averaged softmax ranking, Adagrad) on every annotated
document; the weights stand in data/indicator_model.csv, whole thousandths of the largest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from functools import cache

from extract.candidate_features import Groups, read_candidates
from extract.candidates import LOOSE, find_candidates
from extract.contexts import Figure
from extract.naming import Named
from extract.weights import read_weights


class Weights(dict[str, float]):
    """Weights by feature; 0 for a feature that has none."""

    def __missing__(self, name: str) -> float:
        return 0.0


# The rules have been mended on most of the training documents and look better there than they are, so a
# little is taken off their answer. On pages that neither had seen (tests/third, 445 figures, before they were
# used) the ranking was right 345, 344, 342, 339 times with 0, 0.5, 1, 1.5 taken off, the rules 334 times.
TRUST_LESS = 0.5


# The figure, what the rules call it, the figures before it -> its name
Chooser = Callable[[Figure, Named, Sequence[Named]], str]


def choose_by_rules(figure: Figure, rule: Named, named: Sequence[Named]) -> str:  # noqa: ARG001 (a Chooser)
    """The rules' own answer."""
    return rule.indicator


def choose_by_model(figure: Figure, rule: Named, named: Sequence[Named]) -> str:
    """The best candidate by the weights that come with the package."""
    return best_name(figure, rule, named, shipped_weights())


def best_name(figure: Figure, rule: Named, named: Sequence[Named], weights: Weights) -> str:
    """The indicator of ``figure``; ``rule`` is what the rules say, ``named`` the figures before it."""
    if not weights or not is_open(figure, rule):
        return rule.indicator
    candidates = find_candidates(figure, rule, named)
    scores = score(read_candidates(figure, rule, candidates), weights)
    scores[0] -= TRUST_LESS  # the rules' answer comes first
    best = list(candidates)[max(range(len(scores)), key=scores.__getitem__)]
    return rule.indicator if is_like(best, rule.indicator) else best


def is_open(figure: Figure, rule: Named) -> bool:
    """Whether the words leave a choice: rates and figures without words of their own follow the rules."""
    wording = rule.wording
    if figure.quantity.unit in _RATES or wording.share or wording.each or _MEAN.match(rule.indicator):
        return False
    return bool(wording.noun or wording.after or wording.before.strip(LOOSE))


_RATES = ("%", "百分点")
_MEAN = re.compile("每[百千万十]|[人户亩村班]均")


def is_like(name: str, other: str) -> bool:
    """Whether two names say the same, so that the rules' wording may stand."""
    short, long = sorted((name, other), key=len)
    if short in long and 2 * len(short) >= len(long):
        return True
    return SequenceMatcher(None, name, other, autojunk=False).ratio() >= 0.6


def score(rows: Sequence[Groups], weights: Weights) -> list[float]:
    """The score of each candidate."""
    get = weights.__getitem__
    return [sum(sum(map(get, group)) for group in groups) for groups in rows]


@cache
def shipped_weights() -> Weights:
    """The weights of data/indicator_model.csv."""
    return Weights((name, weight / 1000) for name, (weight,) in read_weights("indicator_model").items())
