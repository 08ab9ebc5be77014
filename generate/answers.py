"""The sentences of one suggestion's answer: facts, measures, plans, precedents, and what is missing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generate.asks import asks_for_more, starts_with_verb
from generate.fact_words import joined_clauses
from generate.facts import as_of_words
from generate.letter import Citation, Disposition, Gap, SentenceRole
from generate.material import Material
from generate.proposal import Ask, Suggestion
from generate.relevance import Terms, match, terms_of

_TIME_FRONT = re.compile(r"^(?:如前所述，)?(?:截至[^，]{4,14}|\d{4}年(?:\d{1,2}月)?(?:以来|起|底)?)，")
_PREPOSITION = re.compile(
    r"^(?:面向|针对|依托|围绕|通过|利用|按照|根据|结合|会同|联合|联系|与|在|为|对|把|将|从|向|以)"
)
_PLAN_WORD = re.compile(r"将|拟|计划|力争|争取|要")
_YEAR = re.compile(r"(\d{4})年")
_DEADLINE = re.compile(r"\d{4}年|年底|月底|[上下]半年|\d+月|季度")
_TITLE = re.compile(r"《[^》]*》")
# 市卫健委 of 临江市 is 临江市卫健委.
_ORGAN_OF_PLACE = re.compile(r"^[省市县区州旗盟](?!场)[\u4e00-\u9fff]{1,10}?(?:局|委|办|厅|政府|委员会)")
_DIGIT_END = re.compile(r"[。！？]$")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence before it has its place in the letter."""

    text: str
    role: SentenceRole
    suggestion: str | None = None
    evidence: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one suggestion, by kinds of sentence, in the order in which they are read."""

    suggestion: Suggestion
    disposition: Disposition
    facts: tuple[Line, ...]
    measures: tuple[Line, ...]
    plans: tuple[Line, ...]
    precedents: tuple[Line, ...]
    gaps: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its sentences in order."""
        return (*self.facts, *self.measures, *self.plans, *self.precedents, *self.gaps)


@dataclass(frozen=True, slots=True)
class Voice:
    """How the unit speaks: 我局, its letter's year, and how it takes up a precedent."""

    self_name: str
    year: int
    precedent_plan: str


def build_answer(
    suggestion: Suggestion,
    disposition: Disposition,
    own: tuple[Material, ...],
    precedents: tuple[Material, ...],
    subject: Terms,
    voice: Voice,
) -> Answer:
    """The sentences that answer ``suggestion``; every ask is answered or stands as a gap."""
    identity = suggestion.id
    stale = tuple(item for item in own if is_stale(item, voice.year))
    live = tuple(item for item in own if item not in stale)
    live = tuple(
        replace(item, text=f"如前所述，{item.text}", fact=None) if item.is_repeated else item for item in live
    )
    facts = _fact_lines(tuple(item for item in live if item.status == "figure"), identity)
    measures = tuple(
        Line(_closed(_with_subject(item, voice)), "answer", identity, item.citations)
        for item in live
        if item.status in {"done", "ongoing", "declined"}
    )
    measures = dated_once(measures, voice)
    plans = tuple(
        Line(_closed(plan_text(item, voice)), "plan", identity, item.citations)
        for item in live
        if item.status == "planned"
    )
    foreign = tuple(
        Line(_closed(precedent_text(item, voice)), "precedent", identity, item.citations)
        for item in precedents
    )
    reasons = gap_reasons(suggestion, disposition, live, subject, bool(plans))
    reasons += tuple(
        f"此前提出的{ask_topic(item.citations[0].quote)}（{item.year}年）的进展和结果" for item in stale[:1]
    )
    gaps = tuple(gap_line(reason, identity) for reason in reasons)
    return Answer(suggestion, disposition, facts, measures, plans, foreign, gaps)


def dated_once(lines: tuple[Line, ...], voice: Voice) -> tuple[Line, ...]:
    """Sentences in a row that one document's date dates say the time, and who we are, only the first time."""
    made: list[Line] = []
    last = ""
    for line in lines:
        front = _TIME_FRONT.match(line.text)
        dated = f"{front[0]}|{line.evidence[-1].quote}" if front and len(line.evidence) > 1 else ""
        if front and dated and dated == last:
            rest = line.text[front.end() :].removeprefix(voice.self_name)
            line = replace(line, text=rest)
        last = dated
        made.append(line)
    return tuple(made)


def gap_line(reason: str, suggestion: str | None) -> Line:
    """【待补：…】 as a sentence of its own."""
    return Line(f"【待补：{reason}】", "gap", suggestion)


def gaps_of(lines: tuple[Line, ...]) -> tuple[Gap, ...]:
    """The gaps that stand in ``lines``."""
    return tuple(
        Gap(line.suggestion, reason)
        for line in lines
        for reason in re.findall(r"【待补：?([^】]*)】", line.text)
    )


def is_stale(material: Material, year: int) -> bool:
    """A plan of an earlier year that names no time still to come: its outcome must be told, not the
    plan again."""
    if material.status != "planned":
        return False
    years = [int(found) for found in _YEAR.findall(material.text)]
    return (material.year or year) < year and not any(found >= year for found in years)


def _closed(text: str) -> str:
    return text if _DIGIT_END.search(text) else f"{text}。"


def _fact_lines(materials: tuple[Material, ...], identity: str) -> tuple[Line, ...]:
    """Figures as sentences; rows of the facts file with the same time and place share one."""
    groups: dict[str, list[Material]] = {}
    for item in sorted(materials, key=lambda each: each.fact is not None, reverse=True):
        key = item.front if item.fact else item.key
        groups.setdefault(key, []).append(item)
    return tuple(_fact_line(tuple(group), identity) for group in groups.values())


def _fact_line(group: tuple[Material, ...], identity: str) -> Line:
    evidence = tuple(citation for item in group for citation in item.citations)
    first = group[0]
    said = first.front + joined_clauses([item.clause for item in group]) if first.fact else first.text
    return Line(_closed(said), "fact", identity, evidence)


def _with_subject(material: Material, voice: Voice) -> str:
    """The sentence with its actor where it opens with a bare verb; another organ's own name, never ours."""
    text = material.text
    time = _TIME_FRONT.match(text)
    front, rest = (time[0], text[time.end() :]) if time else ("", text)
    actor = voice.self_name if material.own_unit else material.actor
    opens = starts_with_verb(rest) or (material.actor_understood and bool(_PREPOSITION.match(rest)))
    if not actor or not opens or actor in rest[:20]:
        return text
    return f"{front}{actor}{rest}"


# 2025年底前再建托育中心1个: the day it is due, and what is to be done by then.
_DUE = re.compile(
    r"((?:到|在)?\d{4}年(?:\d{1,2}月)?(?:上半年|下半年)?(?:底|末)?(?:前|内)?)，?"
    r"((再|继续|陆续|逐步|全面)?.+)"
)


def plan_text(material: Material, voice: Voice) -> str:
    """A plan with who will do it: 下一步，我局将…, or 2025年底前，我局将…; as it stands where it says so."""
    text = material.text
    if _PLAN_WORD.search(text[:24]):
        return _with_subject(material, voice)
    actor = voice.self_name if material.own_unit else material.actor or voice.self_name
    if starts_with_verb(text):
        return f"下一步，{actor}将{text}"
    due = _DUE.match(text)
    # What an adverb of doing stands before is a verb.
    return f"{due[1]}，{actor}将{due[2]}" if due and (due[3] or starts_with_verb(due[2])) else text


def precedent_text(material: Material, voice: Voice) -> str:
    """Another place's doing, by its name and date, and that it is only looked at: never ours."""
    citation = material.citations[0]
    place = material.place or ""
    when = f"（{as_of_words(citation.dated[:7])}）" if citation.dated else ""
    said = material.text if names_place(material.text, place) else _after_time(material.text, place)
    return f"外地有关做法可供参考：{said}{when}，{voice.precedent_plan}"


def names_place(text: str, place: str) -> bool:
    """Whether ``text`` names the place outside of titles, by its full name or its last part (广东省连州市:
    连州市)."""
    said = _TITLE.sub("", text)
    return bool(place) and (place in said or place[-3:] in said)


def _after_time(text: str, place: str) -> str:
    time = _TIME_FRONT.match(text)
    front, rest = (time[0], text[time.end() :]) if time else ("", text)
    if place and rest.startswith(place[-1]) and _ORGAN_OF_PLACE.match(rest):
        rest = rest[1:]
    return f"{front}{place}{rest}"


def gap_reasons(
    suggestion: Suggestion,
    disposition: Disposition,
    own: tuple[Material, ...],
    subject: Terms,
    has_plan: bool,
) -> tuple[str, ...]:
    """What the material does not answer, ask by ask, in words a clerk can act on."""
    statuses = dict(disposition.asks)
    unknown = [ask_topic(ask.text) for ask in suggestion.asks if statuses[ask.id] is None]
    reasons = [f"{'、'.join(unknown)}的现状和打算"] if unknown else []
    for ask in suggestion.asks:
        if statuses[ask.id] is None:
            continue
        missing = _unsaid_clauses(ask, own, subject)
        reasons += [f"{ask_topic(clause)}的安排和时间" for clause in missing]
        if not missing and statuses[ask.id] == "ongoing" and asks_for_more(ask.text) and not has_plan:
            reasons.append(f"{ask_topic(ask.text)}的计划、责任单位和完成时限")
    if has_plan and not any(_DEADLINE.search(item.text) for item in own if item.status == "planned"):
        reasons.append("上述计划的责任单位和完成时限")
    return tuple(dict.fromkeys(reasons))


def _unsaid_clauses(ask: Ask, own: tuple[Material, ...], subject: Terms) -> tuple[str, ...]:
    """Clauses of an answered ask that no material speaks of (优先覆盖城区三个街道)."""
    clauses = [clause for clause in re.split(r"[，,；;。\n]", ask.text) if len(clause) >= 6]
    if len(clauses) < 2:
        return ()
    return tuple(clause for clause in clauses if not _is_said(clause, own, subject))


def _is_said(clause: str, own: tuple[Material, ...], subject: Terms) -> bool:
    wanted = terms_of(clause)
    if not (wanted.pairs - subject.pairs):
        return True
    return any(
        (said := match(wanted, terms_of(item.text), subject)).own > 0 and said.coverage >= 0.3 for item in own
    )


_INNER_QUOTES = str.maketrans("“”", "‘’")
_INNER_MARK = re.compile(r"[：:；;，。]?\s*\n\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?")
_TOPIC_CUE = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[一二三四五六七八九十]是)?(?:(?:同时|此外|另外|最后|其次|还|并且?|也)[，,]?)*"
    r"(?:我们|本人)?(?:特别是|尤其是)?(?:建议|希望|恳请|呼吁|应当?|要|须|需要?)*"
)


def ask_topic(ask: str) -> str:
    """The ask in short, as what is to be found out: quotes the proposer's own words."""
    ask = ask.translate(_INNER_QUOTES)
    words = _INNER_MARK.sub("，", _TOPIC_CUE.sub("", ask.strip())).strip("，,。；;：: ")
    return f"“{words if len(words) <= 32 else words[:30] + '……'}”"
