"""Problems the document admits: what stands under a heading of problems, or says that something is short."""

from __future__ import annotations

import re

from extract.clauses import Clause
from extract.model import Passage

_STATED = re.compile(
    r"(?:不足|薄弱|偏少|偏低|滞后|短缺|不够|不高|不强|不到位|不完善|不健全|不均衡|不平衡|不充分|不规范|不稳定|不及时|不合理"
    r"|紧张|老化|缺口|缺乏|缺少|欠账|短板|弱项|亏损|偏大|偏高|过高|参差不齐|流于形式|有待|尚未|难以(?:为继|落实|维持|满足|到位|保障|保证|形成)"
    r"|招不[来到]|留不住|跟不上|进不去|不愿意?|重建轻管|差距|不容乐观)"
    r"|(?:财政|财力|资金|经费|经营|运行|管理|推进|融资|招工|停车|就医|出行|办事)(?:较|比较|十分|非常)?(?:困难|难(?!题))"
    r"|(?:矛盾|问题|困难|压力|难度|隐患|现象)[^，]{0,6}(?:突出|存在|明显|较大|较多|严重|普遍|时有发生|屡禁不止)"
    r"|(?:存在|面临)[^，]{0,20}(?:问题|困难|现象|短板|隐患|压力|挑战)"
)
# 补齐短板, 解决…不足的问题: about what is done against it.
_REMEDIED = re.compile(r"补齐|补短|解决|缓解|化解|破解|克服|消除|改善|针对|杜绝|避免|得到")


def states_problem(clause: Clause) -> bool:
    """Whether it says by itself that something is short, and not what is done against it."""
    stated = _STATED.search(clause.text)
    return stated is not None and _REMEDIED.search(clause.text, 0, stated.end()) is None


def find_problems(text: str, clauses: tuple[Clause, ...]) -> tuple[Passage, ...]:
    """The passages of ``clauses`` (those outside measures) that state a problem, one a sentence."""
    found: list[Passage] = []
    open_sentence = False
    for clause in clauses:
        if clause.opener in "\n。；" or clause.numbered:
            open_sentence = False
        if clause.heading or not (clause.part == "problems" or states_problem(clause)):
            continue
        if open_sentence and found:
            start = found[-1].start
            found[-1] = Passage(start, clause.end, text[start : clause.end])
        else:
            found.append(Passage(clause.start, clause.end, clause.text))
        open_sentence = True
    return tuple(found)
