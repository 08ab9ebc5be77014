"""Which clauses begin, continue or stand outside a measure, by the written rules alone.

The plain counterpart of the trained ``measure_model``: same input, same labels. benchmarks/evaluate.py says
which of the two reads unseen documents better.
"""

from __future__ import annotations

import re

from extract.clauses import Clause, ClauseLabel
from extract.problems import states_problem

_NO_MEASURE = re.compile(
    r"感谢|收悉|答复如下|回复如下|函复|复函|此复|敬请|欢迎|希望您|您好|联系人|联系电话|抄送|附注|记者|居民|群众说|专家|家长说"
)
_CONTINUES = re.compile(
    r"其中|并[^且发]|实现|惠及|覆盖|占|累计|比|同比|较|日均|年均|平均|每[餐人月年处座]|总投资|总面积|建筑面积|确保|让|使|从而"
)


def label_clauses(clauses: tuple[Clause, ...]) -> tuple[ClauseLabel, ...]:
    """One label a clause: ``begin``, ``inside`` or ``outside``."""
    labels: list[ClauseLabel] = []
    for position, clause in enumerate(clauses):
        fresh = clause.opener not in "，：" or clause.numbered
        open_before = bool(labels) and labels[-1] != "outside" and not fresh
        labels.append(_label(clause, open_before))
        if labels[-1] == "begin" and not fresh:
            _take_in_lead(clauses, labels, position)
    return tuple(labels)


def _label(clause: Clause, open_before: bool) -> ClauseLabel:
    if clause.heading or clause.part == "problems" or clause.voice == "other":
        return "outside"
    if _NO_MEASURE.search(clause.text) or states_problem(clause):
        return "outside"
    lists = [word.lists for word in clause.words]
    acts = any(names & {"action", "ongoing", "planned"} for names in lists)
    refuses = any("declined" in names for names in lists)
    if open_before and not refuses and (not acts or _CONTINUES.match(clause.text)):
        return "inside"
    if refuses:
        return "begin"
    if not acts or _is_lead(clause):
        return "outside"
    if clause.part == "facts" and not any(names & {"done", "planned"} for names in lists):
        return "outside"
    return "begin"


def _is_lead(clause: Clause) -> bool:
    """Whether it only says why, by what or for whom the next clause acts."""
    first = clause.words[0] if clause.words else None
    return (
        clause.closer in "，："
        and first is not None
        and first.start == clause.start
        and "purpose" in first.lists
        and "action" not in first.lists
        and not clause.has_figure
        and len(clause.words) < 3
    )


def _take_in_lead(clauses: tuple[Clause, ...], labels: list[ClauseLabel], position: int) -> None:
    before = clauses[position - 1]
    if labels[position - 1] == "outside" and before.words and before.words[0].lists & {"purpose", "cause"}:
        labels[position - 1], labels[position] = "begin", "inside"
