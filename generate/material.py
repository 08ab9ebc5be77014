"""A record found, or a row of the unit's facts, as a sentence that may stand in a letter; or why it may not.

Another place's record is only ever a precedent (``Material.relation`` other). A record without a known
place, from an
untrusted page, of another matter, or whose sentence cannot be adapted is left out, and the reason is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extract.model import Period, Place
from extract.numbers import find_quantities
from extract.regions import find_region
from extract.themes import find_themes
from generate.adapt import Adapted, Origin, UnusableError, adapt, with_time
from generate.fact_words import fact_words
from generate.facts import Fact, as_of_words
from generate.letter import Citation, Figure
from generate.places import Ground, Relation, display_name, foreign_places, relation
from generate.proposal import Proposal
from generate.relevance import telling_concepts, terms_of
from generate.topic import NO_TOPIC, Topic, is_on_topic, telling_pairs
from generate.wording import same_organ
from store.query import Hit


@dataclass(frozen=True, slots=True)
class Material:
    """One sentence that may stand in the letter, with all that proves it.

    ``text`` is adapted and has no closing mark; ``status`` is a measure's (done, ongoing, planned,
    declined) or
    ``figure`` for a figure; ``key`` names the thing said, so that it is said once.
    """

    text: str
    status: str
    relation: Relation
    citations: tuple[Citation, ...]
    key: str
    document: str
    place: str | None
    year: int | None
    start: int = 0
    own_unit: bool = False
    actor: str | None = None
    actor_understood: bool = False
    """Whether the sentence leaves its actor out, so that it is the writer."""
    fact: Fact | None = None
    front: str = ""
    clause: str = ""
    """Of a facts row: its time and place, and what it says; rows with the same front share a sentence."""
    score: float = 0.0
    reason: str = ""
    is_repeated: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it may be stated as ours: same place, inside it, or its superior."""
        return self.relation in {"same", "within", "superior"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that was found and not used, and why."""

    quote: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom we draft for: our ground, our unit's name and the letter's year."""

    ground: Ground
    unit: str | None
    year: int
    topic: Topic = NO_TOPIC


_LONGEST_PRECEDENT = 90
OLDEST_YEARS = 3
"""Years before the letter's from which a record is still used."""
# What is done again and again has no day up to which it is counted: 每月巡查不少于2次.
_HABIT = re.compile(
    r"每(?:年|月|周|日|天|季度?|半年|学期|半月|旬|次|生每天)[^，。]{0,16}\d|坚持|常态化|定期[^，。]{0,12}\d|不少于|不低于|不超过"
)
_DIRECTION = re.compile(
    r"^(?:(?:今后|下一步|下步|接下来)[，,]?)?(?:各|学校|班主任|有关|相关|要|村|乡镇|社区)[^，。]{0,14}(?:要|应|须)|^要"
)


def material_of(hit: Hit, scope: Scope) -> Material | Refusal:
    """The material that a hit gives (its whole sentence, else the measure alone), or why it gives none."""
    source = _source_words(hit)
    place = hit.place if hit.place and hit.place.name != "全国" else hit.region
    whose = _relation_of(hit, place, scope.ground)
    issuer = hit.issuers[0] if hit.issuers else hit.publisher
    origin = Origin(
        relation=whose,
        place=hit.region if whose in {"same", "within"} else place,
        publisher=issuer,
        own_unit=_is_ours(issuer, whose, scope),
        written_on=hit.signed_on or hit.published_on,
    )
    sentence = hit.sentence if hit.text in hit.sentence else hit.text
    reason = ""
    # A figure alone is no sentence; a measure may stand without the rest of its own, a precedent does
    # so best.
    quotes = (sentence, hit.text) if _stands_alone(hit) else (sentence,)
    for quote in dict.fromkeys(reversed(quotes) if whose == "other" else quotes):
        try:
            _refuse_source(hit, whose, quote, scope)
            adapted = _adapted(hit, quote, origin, scope)
        except UnusableError as error:
            reason = reason or str(error)
            continue
        return _material(hit, adapted, origin, place, source, quote)
    return Refusal(sentence, source, reason)


def _is_ours(issuer: str | None, whose: Relation, scope: Scope) -> bool:
    """Whether our unit wrote it; of our own place by another form of its name too (局, 委, 委员会)."""
    if not issuer or not scope.unit:
        return False
    return issuer == scope.unit or (whose == "same" and same_organ(issuer, scope.unit))


def _stands_alone(hit: Hit) -> bool:
    """Whether the measure is a clause of its own in its sentence."""
    before, found, _ = hit.sentence.partition(hit.text)
    return not found or (hit.kind == "measure" and before[-1:] in {"", "，", "；", "：", "。", ",", ";", ":"})


def _adapted(hit: Hit, quote: str, origin: Origin, scope: Scope) -> Adapted:
    adapted = adapt(quote, origin, scope.ground, scope.year)
    is_habit = hit.kind == "measure" and bool(_HABIT.search(adapted.text))
    if (
        origin.relation != "other"
        and hit.status != "planned"
        and not is_habit
        and find_quantities(adapted.text)
    ):
        adapted = with_time(adapted, origin, _period_front(hit.period))
    return _named(adapted, origin.place) if origin.relation == "superior" else adapted


def _period_front(period: Period | None) -> str | None:
    """The time that an earlier clause of the document gives a figure: 截至2023年底，or 2023年，."""
    if period is None or period.end is None or period.start != period.end:
        return None
    words = as_of_words(period.end)
    return f"{words}，" if len(period.end) == 4 else f"截至{words}，"


def _relation_of(hit: Hit, place: Place | None, ground: Ground) -> Relation:
    """A figure counts by its own place; what another place's document says of us is not taken for certain."""
    document = relation(hit.region, ground)
    stated = relation(place, ground) if place is not hit.region else document
    if stated == "other":
        return "other"
    if document == "other":
        return "unknown" if place is not hit.region else "other"
    return document if stated == "unknown" else stated


def _refuse_source(hit: Hit, whose: Relation, sentence: str, scope: Scope) -> None:
    if not is_on_topic(scope.topic, sentence, hit.title or "", hit.themes):
        raise UnusableError("说的不是提案这件事")
    if hit.trust == "untrusted":
        raise UnusableError("来源不可信（非官方转载页）")
    if hit.document_kind == "other" and hit.publisher is None and hit.kind == "statistic":
        raise UnusableError("无发布单位的材料（如提案自己的说法），不作依据")
    if whose == "unknown":
        raise UnusableError("说的是哪个地方不明，不能当作本地事实")
    if whose != "other" and foreign_places(sentence, scope.ground):
        names = "、".join(foreign_places(sentence, scope.ground))
        raise UnusableError(f"句中提到外地（{names}），不能当作本地事实")
    if whose == "other" and (hit.status not in {"done", "ongoing"} or len(sentence) > _LONGEST_PRECEDENT):
        raise UnusableError("外地没有办成的事、说得太长的事，不作借鉴")
    day = hit.signed_on or hit.published_on
    if day is not None and scope.year - day.year > OLDEST_YEARS:
        raise UnusableError(f"太旧（{day.year}年），不作依据")
    if hit.status == "planned" and _DIRECTION.search(sentence):
        raise UnusableError("是对下级的要求，不是本单位的打算")
    if hit.region is not None and hit.document_kind == "summary":
        raise UnusableError("办理工作总结中的数字与提案内容无关")


def _named(adapted: Adapted, place: Place | None) -> Adapted:
    """A superior's sentence says whose it is."""
    name = display_name(place) if place else ""
    bare = place.name if place else ""
    if name and name not in adapted.text and bare not in adapted.text:
        return replace(adapted, text=_after_time(adapted.text, name))
    return adapted


def _after_time(text: str, name: str) -> str:
    head, comma, rest = text.partition("，")
    return (
        f"{head}，{name}{rest}"
        if comma and head.endswith(("月", "日", "年", "底", "以来"))
        else f"{name}{text}"
    )


def _material(
    hit: Hit, adapted: Adapted, origin: Origin, place: Place | None, source: str, sentence: str
) -> Material:
    own = origin.relation != "other"
    figures = (Figure(hit.indicator, hit.value, hit.unit),) if hit.indicator and hit.value is not None else ()
    day = origin.written_on
    dated = (hit.period.end if hit.period else None) or (day.isoformat() if day else None)
    name = display_name(place) if place else None
    citations = [Citation(source, hit.source, sentence, own, figures, name, dated)]
    if adapted.dated_by:
        written = f"{adapted.dated_by.year}年{adapted.dated_by.month}月{adapted.dated_by.day}日"
        citations.append(Citation(source, hit.source, f"成文（发布）日期：{written}", own, (), name, dated))
    return Material(
        text=adapted.text,
        status=_status_of(hit),
        relation=origin.relation,
        citations=tuple(citations),
        key=f"{hit.document}|{sentence}",
        document=hit.document,
        start=hit.sentence_start or hit.start,
        place=name,
        year=int(dated[:4]) if dated else None,
        own_unit=origin.own_unit,
        actor=hit.actor or origin.publisher,
        actor_understood=hit.kind == "measure" and hit.actor is None,
    )


def _status_of(hit: Hit) -> str:
    if hit.kind == "statistic":
        return "planned" if hit.status == "target" else "figure"
    return hit.status or "done"


def _source_words(hit: Hit) -> str:
    day = hit.signed_on or hit.published_on
    title = f"《{hit.title.strip('《》')}》" if hit.title else ""
    when = f"（{day.year}年{day.month}月{day.day}日）" if day else ""
    return f"{hit.publisher or ''}{title}{when}" or hit.source


def _is_wanted(fact: Fact, proposal: Proposal, scope: Scope) -> bool:
    """Whether a row of the unit's own facts is about the proposal: by telling words of its subject or of a
    suggestion, or by what it counts (志愿者 for 师资) unless that is of another matter; one facts file may
    serve many proposals.
    """
    pairs = telling_pairs(fact.indicator)
    asked = frozenset().union(*(telling_pairs(item.text) for item in proposal.suggestions))
    if pairs & (asked | telling_pairs(proposal.subject or "")):
        return True
    concepts = frozenset().union(*(terms_of(item.text).concepts for item in proposal.suggestions))
    said = terms_of(fact.indicator).concepts & concepts
    themes = set(find_themes(fact.indicator))
    return bool(said & telling_concepts()) or (
        bool(said) and (not themes or bool(themes & scope.topic.themes))
    )


def from_facts(facts: tuple[Fact, ...], proposal: Proposal, scope: Scope) -> Iterable[Material | Refusal]:
    """The unit's own facts as material, or why a row is not used."""
    for fact in facts:
        place = Place(fact.place) if fact.place else scope.ground.place
        whose = relation(_resolved(place), scope.ground)
        if whose == "unknown" or (whose != "other" and foreign_places(fact.indicator, scope.ground)):
            yield Refusal(fact.quote, fact.file, "说的是哪个地方不明，不能当作本地事实")
            continue
        if not _is_wanted(fact, proposal, scope):
            yield Refusal(fact.quote, fact.file, "说的不是提案这件事")
            continue
        if whose == "other":
            yield Refusal(fact.quote, fact.file, "外地的数据，既不是本地事实，也不是可借鉴的做法")
            continue
        yield material_of_fact(fact, whose, scope.ground)


def _resolved(place: Place) -> Place:
    return place if place.code else (find_region(place.name) or place)


def material_of_fact(fact: Fact, whose: Relation, ground: Ground) -> Material:
    """A facts row as material: 截至2025年8月底，全县公办托管点12个."""
    source = fact.source or f"本单位数据表 {fact.file}"
    citation = Citation(
        source=source,
        address=f"{fact.file}#第{fact.row}行",
        quote=fact.quote,
        own=whose != "other",
        statistics=(Figure(fact.indicator, fact.value, fact.unit or None),),
        place=fact.place,
        dated=fact.as_of,
    )
    said = fact_words(fact, whose, ground)
    return Material(
        text=f"{said.front}{said.clause}",
        status="figure",
        relation=whose,
        citations=(citation,),
        key=f"{fact.place}|{fact.indicator}|{fact.as_of}",
        document=fact.file,
        place=fact.place,
        year=int(fact.as_of[:4]),
        own_unit=True,
        fact=fact,
        front=said.front,
        clause=said.clause,
    )
