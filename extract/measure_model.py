"""Which clauses begin, continue or stand outside a measure, by a small trained sequence model.

A linear model over words of the vocabulary, first and last characters, punctuation and the part of the letter,
decoded a line at a time (Viterbi), so that neighbouring clauses decide together. Trained as an averaged
structured perceptron (Collins 2002) by ``python -m benchmarks.train_measures``; weights in data/measure_model.csv.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

from extract.clauses import Clause, ClauseLabel

LABELS: tuple[ClauseLabel, ...] = ("begin", "inside", "outside")
Row = tuple[float, float, float]
Weights = dict[str, Row]

_INSIDE = LABELS.index("inside")
_BREAKS = "\n。"  # no measure runs over a line end or a full stop
_NONE: Row = (0.0, 0.0, 0.0)
_WORST = -1e9
_DIGITS = re.compile(r"[0-9０-９]+(?:\.[0-9]+)?")
_FIGURE_END = re.compile(r"0[万亿]?[余多]?[^0，]{1,6}(?:左右|以上|以下|以内)?$")
_NAMED_END = re.compile(r"(?:的|等)?(?:建议|问题|意见|诉求|情况|方面)$")


def label_clauses(clauses: tuple[Clause, ...], weights: Weights | None = None) -> tuple[ClauseLabel, ...]:
    """One label a clause; ``weights`` default to those shipped in data/."""
    used = shipped_weights() if weights is None else weights
    labels: list[ClauseLabel] = []
    for line in find_lines(clauses):
        features = [features_of(clauses, position) for position in line]
        labels += [LABELS[number] for number in decode([clauses[i] for i in line], features, used)]
    return tuple(labels)


def find_lines(clauses: tuple[Clause, ...]) -> list[range]:
    """Positions of the clauses of each line, the unit that is decoded together."""
    starts = [i for i, clause in enumerate(clauses) if clause.opener == "\n" or i == 0]
    ends = [*starts[1:], len(clauses)] if starts else []
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def decode(
    line: list[Clause],
    features: list[tuple[list[str], list[str]]],
    weights: Weights,
    bonus: list[Row] | None = None,
) -> list[int]:
    """The best label numbers of a line; ``bonus`` is added to the scores at each place (training uses it)."""
    best: list[tuple[float, ...]] = []
    back: list[tuple[int, ...]] = []
    for position, clause in enumerate(line):
        own, linked = features[position]
        base = _sum(weights, own)
        extra = bonus[position] if bonus else _NONE
        starts = position == 0 or clause.opener in _BREAKS or clause.numbered
        rows = [_sum(weights, [f"{previous}>{name}" for name in linked]) for previous in range(3)]
        scores, froms = [], []
        for label in range(3):
            if label == _INSIDE and starts:
                scores.append(_WORST)
                froms.append(2)
                continue
            score, origin = _best_origin(best[-1] if best else None, rows, label)
            scores.append(score + base[label] + extra[label])
            froms.append(origin)
        best.append(tuple(scores))
        back.append(tuple(froms))
    return _trace(best, back)


def _best_origin(before: tuple[float, ...] | None, rows: list[Row], label: int) -> tuple[float, int]:
    if before is None:
        return rows[2][label], 2
    origins = (0, 1) if label == _INSIDE else (0, 1, 2)
    return max((before[origin] + rows[origin][label], origin) for origin in origins)


def _trace(best: list[tuple[float, ...]], back: list[tuple[int, ...]]) -> list[int]:
    label = max(range(3), key=best[-1].__getitem__)
    path = [label]
    for froms in reversed(back[1:]):
        label = froms[label]
        path.append(label)
    return path[::-1]


def _sum(weights: Weights, names: list[str]) -> Row:
    begin = inside = outside = 0.0
    for name in names:
        row = weights.get(name)
        if row is not None:
            begin += row[0]
            inside += row[1]
            outside += row[2]
    return begin, inside, outside


def features_of(clauses: tuple[Clause, ...], position: int) -> tuple[list[str], list[str]]:
    """What is known of one clause: features for itself, and those tied to the label before it."""
    clause = clauses[position]
    own = ["bias", f"o{clause.opener}", f"c{clause.closer}", f"oc{clause.opener}{clause.closer}", f"p{clause.part}"]
    own += [f"num{clause.numbered}", f"h{clause.heading}", f"fig{clause.has_figure}", f"len{_length(clause)}"]
    own += [f"lead{clause.lead[:2]}", f"topic{clause.topic is not None}"]
    own += _shape(clause, "")
    own += [f"w{word.text}" for word in clause.words]
    own += [f"l{name}" for name in {name for word in clause.words for name in word.lists}]
    own += [f"p{clause.part}|{_act(clause)}", f"p{clause.part}|fig{clause.has_figure}|{_act(clause)}"]
    own.append(f"{_act(clause)}|{clause.opener}|{clause.has_figure}")
    own += [f"q{clause.section}", f"q{clause.section}|{_act(clause)}", f"sp{clause.spoken}"]
    own += _beside(clauses, position)
    own += _neighbour(clauses, position - 1, "-") + _neighbour(clauses, position + 1, "+")
    own += _place(clauses, position)
    linked = ["", clause.opener, _act(clause), f"{clause.opener}{_first(clause)}", f"f{clause.has_figure}"]
    linked.append(f"{clause.opener}{clause.text[:2]}")
    return own, linked


def _beside(clauses: tuple[Clause, ...], position: int) -> list[str]:
    """How the clause compares with the one before it in the same sentence."""
    clause = clauses[position]
    if position == 0 or clause.opener not in "，：；":
        return []
    before = clauses[position - 1]
    pattern = f"{_act(before)}{before.has_figure}{clause.opener}{_act(clause)}{clause.has_figure}{clause.closer}"
    shared = _pairs(clause.text) & _pairs(before.text)
    found = [f"2{pattern}", f"2s{min(len(shared), 3)}", f"2s{min(len(shared), 3)}{_act(clause)}{clause.has_figure}"]
    own, his = _leading_lists(clause), _leading_lists(before)
    found += [f"2k{one}" for one in own & his]
    found += [f"2v{mine}<{theirs}" for mine in own for theirs in his]
    if {word.text for word in clause.words if "action" in word.lists} & {word.text for word in before.words}:
        found.append("2same")
    return found


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1) if not text[i].isdigit()}


def _leading_lists(clause: Clause) -> frozenset[str]:
    for word in clause.words:
        if "action" in word.lists or "effect" in word.lists:
            return word.lists
    return frozenset()


def _shape(clause: Clause, mark: str) -> list[str]:
    text = _DIGITS.sub("0", clause.text)
    found = [f"{mark}a{text[:1]}", f"{mark}b{text[:2]}", f"{mark}d{text[:3]}", f"{mark}y{text[-1:]}", f"{mark}z{text[-2:]}"]
    found += [f"{mark}first{_first(clause)}"]
    if _FIGURE_END.search(text):
        found.append(f"{mark}endfig")
    if _NAMED_END.search(text):
        found.append(f"{mark}endname")
    return found


def _first(clause: Clause) -> str:
    """Lists of the first vocabulary word and how far in it stands."""
    if not clause.words:
        return "none"
    word = clause.words[0]
    return f"{'+'.join(sorted(word.lists))}@{_bucket(word.start - clause.start)}"


def _act(clause: Clause) -> str:
    """How far in the first acting word stands, and whether one of effect or state comes before it."""
    before = ""
    for word in clause.words:
        if "action" in word.lists:
            return f"act{_bucket(word.start - clause.start)}{before}"
        if not before and word.lists & {"effect", "state", "purpose", "wish"}:
            before = min(word.lists & {"effect", "state", "purpose", "wish"})
    return f"noact{before}"


def _bucket(distance: int) -> str:
    return "0" if distance == 0 else "near" if distance <= 4 else "mid" if distance <= 10 else "far"


def _length(clause: Clause) -> int:
    return min(len(clause.text) // 4, 8)


def _neighbour(clauses: tuple[Clause, ...], position: int, mark: str) -> list[str]:
    if not 0 <= position < len(clauses):
        return [f"{mark}edge"]
    clause = clauses[position]
    found = [f"{mark}{_act(clause)}", f"{mark}first{_first(clause)}", f"{mark}fig{clause.has_figure}", f"{mark}h{clause.heading}"]
    found += [f"{mark}c{clause.closer}", f"{mark}b{clause.text[:2]}", f"{mark}z{clause.text[-2:]}"]
    return [*found, f"{mark}l{'+'.join(sorted({name for word in clause.words for name in word.lists}))}"]


def _place(clauses: tuple[Clause, ...], position: int) -> list[str]:
    """Where in its sentence and in the letter the clause stands."""
    first = position
    while first > 0 and clauses[first].opener in "，：" and not clauses[first].numbered:
        first -= 1
    last = position
    while last + 1 < len(clauses) and clauses[last + 1].opener in "，：" and not clauses[last + 1].numbered:
        last += 1
    share = position / len(clauses)
    where = "head" if share < 0.1 else "tail" if share > 0.9 else "body"
    found = [f"i{min(position - first, 4)}", f"n{min(last - first, 5)}", f"at{where}"]
    lead = clauses[first]
    if first != position:
        found += [f"s{lead.text[:2]}", f"s{_act(lead)}"]
    found += [f"sw{word.text}" for other in clauses[first:last + 1] for word in other.words if word.lists & {"wish", "cause", "declined"}]
    return found


@cache
def shipped_weights() -> Weights:
    """The weights of data/measure_model.csv."""
    table = files("data").joinpath("measure_model.csv").read_text(encoding="utf-8")
    return {row[0]: (float(row[1]), float(row[2]), float(row[3])) for row in csv.reader(table.splitlines()[1:])}
