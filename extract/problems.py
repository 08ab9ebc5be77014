"""Problems the document admits: what stands under a heading of problems, or says that something is short."""

from __future__ import annotations

import re

from extract.clauses import Clause
from extract.model import Passage

_STATED = re.compile(
    r"(?:不足|薄弱|偏少|偏低|滞后|短缺|不够|不高|不强|不到位|不完善|不均衡|不平衡|紧张|老化|缺口|缺乏|欠账)"
    r"|(?:矛盾|问题|困难|压力)[^，]{0,6}(?:突出|存在|明显|较大|较多|严重)|存在[^，]{0,20}(?:问题|困难|现象|短板|隐患)"
)


def find_problems(text: str, clauses: tuple[Clause, ...]) -> tuple[Passage, ...]:
    """The passages of ``clauses`` (those outside measures) that state a problem, one a sentence."""
    found: list[Passage] = []
    open_sentence = False
    for clause in clauses:
        if clause.opener in "\n。；" or clause.numbered:
            open_sentence = False
        if clause.heading or not (clause.part == "problems" or _STATED.search(clause.text)):
            continue
        if open_sentence and found:
            start = found[-1].start
            found[-1] = Passage(start, clause.end, text[start : clause.end])
        else:
            found.append(Passage(clause.start, clause.end, clause.text))
        open_sentence = True
    return tuple(found)
