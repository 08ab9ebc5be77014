"""Plans and results against the letter's date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generate.check import Case
from generate.phrases import without_quotes

TIME = re.compile(
    r"(?P<year>(?:19|20)\d{2})年(?:(?P<half>上半年|下半年)|(?P<quarter>[一二三四])季度|(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?:上旬|中旬|下旬|底|末|份|初)*)|(?:年?底|末|内|春节|暑期|暑假|秋季)?)(?:之?前|以前)?"
)
AS_OF = re.compile(rf"截[至止]到?{TIME.pattern}")
PLAN = re.compile(
    r"将(?!来自|军|近|士|领|帅|其|原)|力争|争取|预计|拟(?!定|订|态|人)|计划(?=\d|今年|明年|于|在|到|用|新|将|投|对|实|开|建|启|完|改|安|采|购|配|招|出|制)|确保(?:在|于)?|打算|有望"
)
DONE = re.compile(
    r"已(?:经)?(?:全部|全面|全|基本|顺利|如期|圆满)?[^，。；]{0,8}?(?:完成|建成|投入使用|投用|竣工|完工|开通|启用|交付|印发|实现|整改到位|制定|出台|开展|启动|建立|举办|组织|安装|发放|拨付|下达|整治|查处|配备|招聘|新增|增设|召开)|(?:现|业)已"
)
RESULT = re.compile(
    r"原(?:定|计划|拟)|目前|现已|已(?:经|于|全|完|建|按|如|投|印|列|纳|正|在|启|开)?|截至|实际|完成了|未能|因故|推迟|延期|调整"
)
NOUN = re.compile(r"(?:年度?|建设|工作|行动|投资|项目|实施|财政|预算|三年|五年|改造)$")
LEAD = re.compile(r"今后|下一?步|接下来|计划|将(?!来自|军|近)|打算")
HEADING = re.compile(r"\s*[一二三四五六七八九十]+、")
CLAUSE_END = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class Dated:
    """A clause with a time: where it stands, and the last day of the time it names."""

    start: int
    end: int
    year: int
    until: date
    text: str


def passed_plans(case: Case) -> Iterator[Dated]:
    """Clauses that plan something for a time before the letter's date."""
    if case.signed_on is None:
        return
    for clause, start in clauses(case):
        for found in TIME.finditer(clause):
            until = last_day(found)
            if until is None or until >= case.signed_on:
                continue
            if not is_planned(clause, found) and not (
                is_due(clause, found) and (in_plans(case, start) or LEAD.search(clause[: found.start()]))
            ):
                continue
            yield Dated(
                start + found.start(), start + clause_end(clause, found), int(found["year"]), until, clause
            )


def future_results(case: Case) -> Iterator[Dated]:
    """Clauses that report something as done at a time after the letter's date."""
    if case.signed_on is None:
        return
    for clause, start in clauses(case):
        for found in TIME.finditer(clause):
            first = first_day(found)
            comma = clause.find("，", found.end())
            near = clause[found.start() : comma if comma > 0 and comma - found.end() > 2 else None]
            told = re.search(r"(?:已经?|业)[于在]$", clause[: found.start()])
            done = re.search(r"[\u4e00-\u9fff]{2}$|.", near[:40]) if told else DONE.search(near[:40])
            if first and done and first > case.signed_on and not PLAN.search(near):
                yield Dated(
                    start + found.start(),
                    start + found.start() + done.end(),
                    int(found["year"]),
                    first,
                    clause,
                )


def future_states(case: Case) -> Iterator[Dated]:
    """Figures told as of (截至) a day in a month after the letter's."""
    if case.signed_on is None:
        return
    for clause, start in clauses(case):
        for found in AS_OF.finditer(clause):
            until = last_day(found)
            if until is None or (until.year, until.month) <= (case.signed_on.year, case.signed_on.month):
                continue
            yield Dated(start + found.start(), start + found.end(), int(found["year"]), until, clause)


def clauses(case: Case) -> Iterator[tuple[str, int]]:
    """Sentences of the body with their places; quoted titles are blanked."""
    text, base = without_quotes(case.parts.body.text), case.parts.body.start
    at = 0
    for found in CLAUSE_END.finditer(text):
        yield text[at : found.start()], base + at
        at = found.end()
    yield text[at:], base + at


def is_planned(clause: str, found: re.Match[str]) -> bool:
    """Whether a verb of planning governs the time: before it in its comma, or right after it."""
    comma = clause.rfind("，", 0, found.start()) + 1
    before = clause[comma : found.start()]
    after = clause[found.end() : found.end() + 14].split("，")[
        0 if "，" not in clause[found.end() : found.end() + 1] else 1
    ][:6]
    if RESULT.search(before) or re.search(r"已|完成了|未能|实际", clause[found.end() :].split("，")[0]):
        return False
    verbs = [
        verb
        for verb in PLAN.finditer(before + clause[found.start() : found.start() + 1])
        if re.match(r"[于在]", before[verb.end() :]) or not NOUN.search(before[: verb.start()])
    ]
    if re.match(r"(?:度|城建|财政|重点|民生|为民|省|市|县|区)", clause[found.end() :]):
        return bool(verbs) and not re.match(r"(?:度|城建|财政|重点|民生|为民)", clause[found.end() :])
    return bool(verbs) or bool(
        re.match(r"[，]?(?:我[局委县市区镇办])?(?:将|力争|争取|预计|拟|计划(?=于|新|完|建|投|实|开))", after)
    )


def is_due(clause: str, found: re.Match[str]) -> bool:
    """Whether a time is a deadline (2024年6月底前完成) with no word that it was kept."""
    return found[0].endswith("前") and not RESULT.search(clause) and "已" not in clause


def in_plans(case: Case, start: int) -> bool:
    """Whether a place stands under a heading about what comes next."""
    headings = [line.text for line in case.parts.lines if line.start <= start and HEADING.match(line.text)]
    return bool(headings) and bool(re.search(r"下一?步|打算|计划|今后|安排", headings[-1]))


def clause_end(clause: str, found: re.Match[str]) -> int:
    """Where the clause of a time ends."""
    comma = clause.find("，", found.end())
    return len(clause) if comma < 0 else comma


def last_day(found: re.Match[str]) -> date | None:
    """The last day of the time named; None when it is no day."""
    year = int(found["year"])
    if found["quarter"]:
        month = 3 * ("一二三四".index(found["quarter"]) + 1)
    elif found["half"]:
        month = 6 if found["half"] == "上半年" else 12
    else:
        month = int(found["month"] or 12)
    if not 1 <= month <= 12:
        return None
    longest = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(found["day"] or longest), longest) or 1)


def first_day(found: re.Match[str]) -> date | None:
    """The first day of the time named."""
    month = int(found["month"] or 1)
    if found["quarter"]:
        month = 3 * "一二三四".index(found["quarter"]) + 1
    elif found["half"] == "下半年":
        month = 7
    if "底" in found[0] or "末" in found[0]:
        return last_day(found)
    return (
        date(int(found["year"]), month, int(found["day"] or 1) or 1)
        if 1 <= month <= 12 and int(found["day"] or 1) <= 28
        else last_day(found)
    )
