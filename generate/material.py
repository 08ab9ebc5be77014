"""Which records may answer which suggestion: own evidence and precedents, ranked, each with the reason why.

Another place's record is only ever a precedent (``Material.relation`` other); a record without a known place, from
an untrusted page, or whose sentence cannot be adapted is left out, and the reason is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from extract.model import Place, decimal_string
from extract.numbers import find_quantities
from generate.adapt import Adapted, Origin, Unusable, adapt, with_time
from generate.facts import Fact, as_of_words
from generate.letter import Citation, Figure
from generate.places import Ground, Relation, display_name, foreign_places, relation
from generate.proposal import Proposal, Suggestion
from generate.relevance import Match, Terms, match, ordered_pairs, terms_of
from generate.wording import fact_clause
from generate.topic import Topic, is_on_topic, telling_pairs, topic_of
from store.query import Hit, HitKind


class Library(Protocol):
    """Where records are found; app/draft.py implements it over the store, tests over records in memory."""

    def find(
        self, words: str, kind: HitKind, place: Place | None, theme: str | None, limit: int
    ) -> tuple[Hit, ...]:
        """Hits with any of the words, best first, in ``place`` and all it holds (everywhere when None), on ``theme``."""


@dataclass(frozen=True, slots=True)
class Material:
    """One sentence that may stand in the letter, with all that proves it.

    ``text`` is adapted and has no closing mark; ``status`` is a measure's (done, ongoing, planned, declined) or
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
    topic: Topic = Topic(frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Selection:
    """The material of each suggestion by id, best first; precedents apart; what was refused."""

    own: dict[str, tuple[Material, ...]]
    precedents: dict[str, tuple[Material, ...]]
    refused: tuple[Refusal, ...]


MOST_OWN = 4
_ENOUGH = 1.0
_WEAKEST = 0.3
"""Of the best material's score, below which another is not used beside it."""
_PRECEDENT_COVERAGE = 0.25
_LONGEST_PRECEDENT = 90
_DIRECTION = re.compile(
    r"^(?:(?:今后|下一步|下步|接下来)[，,]?)?(?:各|学校|班主任|有关|相关|要|村|乡镇|社区)[^，。]{0,14}(?:要|应|须)|^要"
)
_SHARED_COVERAGE = 0.3


def select_material(proposal: Proposal, library: Library, facts: tuple[Fact, ...], scope: Scope) -> Selection:
    """The evidence for each suggestion of the proposal, from the library and the unit's facts."""
    subject = terms_of(proposal.subject or "")
    scope = replace(scope, topic=topic_of(proposal))
    pool: dict[str, Material] = {}
    refused: dict[str, Refusal] = {}
    for item in [*_from_facts(facts, proposal, scope), *_from_library(proposal, library, scope)]:
        if isinstance(item, Refusal):
            refused.setdefault(item.quote, item)
        else:
            pool[item.key] = _joined(pool[item.key], item) if item.key in pool else item
    materials = _newest_figures(tuple(pool.values()))
    own = _assign(proposal.suggestions, [item for item in materials if item.is_own], subject)
    precedents = _precedents(
        proposal.suggestions, [item for item in materials if item.relation == "other"], subject
    )
    return Selection(own, precedents, tuple(refused.values()))


def _joined(known: Material, again: Material) -> Material:
    """One sentence found twice (as a measure and as a figure, or as two measures): once, with all its figures."""
    first = again if known.status == "figure" else known
    statuses = {known.status, again.status} - {"figure"}
    status = "ongoing" if "planned" in statuses and len(statuses) > 1 else first.status
    figures = tuple(dict.fromkeys((*known.citations[0].statistics, *again.citations[0].statistics)))
    citation = replace(first.citations[0], statistics=figures)
    return replace(first, status=status, citations=(citation, *first.citations[1:]))


def _from_library(proposal: Proposal, library: Library, scope: Scope) -> Iterable[Material | Refusal]:
    """Every record found for the proposal, once: our own place's, its superiors', and precedents anywhere."""
    seen: set[str] = set()
    for search in _searches(proposal, scope):
        for hit in library.find(*search):
            if hit.id not in seen:
                seen.add(hit.id)
                yield material_of(hit, scope)


def _searches(
    proposal: Proposal, scope: Scope
) -> Iterable[tuple[str, HitKind, Place | None, str | None, int]]:
    """Few and wide, then ranked here: a search costs more than a sentence read.

    Our own place by theme, and by the words of subject and suggestions; everywhere else by theme and words.
    """
    subject = _subject_words(proposal, scope.topic)[:3]
    asked = _asked_words(proposal, scope.topic)
    words = " ".join(dict.fromkeys((*subject, *asked[:5])))
    themes = sorted(scope.topic.themes)
    own = scope.ground.place
    yield from (("", "measure", own, theme, 80) for theme in themes)
    if words:
        yield (words, "measure", own, None, 60)
        yield (words, "statistic", own, None, 80)
        for place in scope.ground.superiors:
            yield (words, "measure", place, None, 30)
            yield (words, "statistic", place, None, 30)
    few = " ".join(asked[:4])
    if few:
        yield (few, "measure", None, themes[0] if themes else None, 40)


def _subject_words(proposal: Proposal, topic: Topic) -> list[str]:
    return [pair for pair in ordered_pairs(proposal.subject or "") if pair in topic.pairs]


def _asked_words(proposal: Proposal, topic: Topic) -> list[str]:
    """Telling words of the suggestions beyond the subject's, each suggestion's first before any second."""
    each = [
        [pair for pair in ordered_pairs(item.text) if pair in telling_pairs(item.text) - topic.pairs]
        for item in proposal.suggestions
    ]
    longest = max(map(len, each), default=0)
    turns = [pairs[turn] for turn in range(0, longest, 2) for pairs in each if turn < len(pairs)]
    return list(dict.fromkeys(turns))


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
        own_unit=bool(scope.unit) and issuer == scope.unit,
        written_on=hit.signed_on or hit.published_on,
    )
    sentence = hit.sentence if hit.text in hit.sentence else hit.text
    reason = ""
    # A figure alone is no sentence; a measure may stand without the rest of its own.
    for quote in dict.fromkeys((sentence, hit.text) if _stands_alone(hit) else (sentence,)):
        try:
            _refuse_source(hit, whose, quote, scope)
            adapted = _adapted(hit, quote, origin, scope)
        except Unusable as error:
            reason = reason or str(error)
            continue
        return _material(hit, adapted, origin, place, source, quote)
    return Refusal(sentence, source, reason)


def _stands_alone(hit: Hit) -> bool:
    """Whether the measure is a clause of its own in its sentence."""
    before, found, _ = hit.sentence.partition(hit.text)
    return not found or hit.kind == "measure" and before[-1:] in {"", "，", "；", "：", "。", ",", ";", ":"}


def _adapted(hit: Hit, quote: str, origin: Origin, scope: Scope) -> Adapted:
    adapted = adapt(quote, origin, scope.ground, scope.year)
    if origin.relation != "other" and hit.status != "planned" and find_quantities(adapted.text):
        adapted = with_time(adapted, origin, is_state=hit.kind == "statistic")
    return _named(adapted, origin.place) if origin.relation == "superior" else adapted


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
        raise Unusable("说的不是提案这件事")
    if hit.trust == "untrusted":
        raise Unusable("来源不可信（非官方转载页）")
    if whose == "unknown":
        raise Unusable("说的是哪个地方不明，不能当作本地事实")
    if whose != "other" and foreign_places(sentence, scope.ground):
        names = "、".join(foreign_places(sentence, scope.ground))
        raise Unusable(f"句中提到外地（{names}），不能当作本地事实")
    if whose == "other" and (hit.status not in {"done", "ongoing"} or len(sentence) > _LONGEST_PRECEDENT):
        raise Unusable("外地没有办成的事、说得太长的事，不作借鉴")
    if hit.status == "planned" and _DIRECTION.search(sentence):
        raise Unusable("是对下级的要求，不是本单位的打算")
    if hit.region is not None and hit.document_kind == "summary":
        raise Unusable("办理工作总结中的数字与提案内容无关")


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
    """Whether a row of the unit's own facts is about the proposal: its subject, or telling words of a suggestion."""
    pairs = telling_pairs(fact.indicator)
    asked = frozenset().union(*(telling_pairs(item.text) for item in proposal.suggestions))
    concepts = frozenset().union(*(terms_of(item.text).concepts for item in proposal.suggestions))
    return bool(
        is_on_topic(scope.topic, fact.indicator, "", ())
        or pairs & asked
        or terms_of(fact.indicator).concepts & concepts
    )


def _from_facts(facts: tuple[Fact, ...], proposal: Proposal, scope: Scope) -> Iterable[Material | Refusal]:
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
        yield material_of_fact(fact, place, whose)


def _resolved(place: Place) -> Place:
    from extract.regions import find_region

    return place if place.code else (find_region(place.name) or place)


def material_of_fact(fact: Fact, place: Place, whose: Relation) -> Material:
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
    when = as_of_words(fact.as_of)
    time = when if len(fact.as_of) == 4 else f"截至{when}"
    where = "" if whose == "same" else fact.place or ""
    text = f"{time}，{where}{fact_clause(fact.indicator, fact.written, fact.unit)}"
    return Material(
        text=text,
        status="figure",
        relation=whose,
        citations=(citation,),
        key=f"{fact.place}|{fact.indicator}|{fact.as_of}",
        document=fact.file,
        place=fact.place,
        year=int(fact.as_of[:4]),
        own_unit=True,
        fact=fact,
    )


def _newest_figures(materials: tuple[Material, ...]) -> tuple[Material, ...]:
    """Of the same place's figures of one indicator only the newest; the unit's own facts go first."""
    newest: dict[tuple[str | None, str], Material] = {}
    for item in materials:
        for figure in item.citations[0].statistics if item.status == "figure" else ():
            name = (item.place, figure.indicator)
            if name not in newest or _recency(item) > _recency(newest[name]):
                newest[name] = item
    kept = set(map(id, newest.values()))
    return tuple(
        item
        for item in materials
        if item.status != "figure" or not item.citations[0].statistics or id(item) in kept
    )


def _recency(item: Material) -> tuple[str, bool]:
    return (item.citations[0].dated or "", item.fact is not None)


def _assign(
    suggestions: tuple[Suggestion, ...], materials: list[Material], subject: Terms
) -> dict[str, tuple[Material, ...]]:
    """Each material to the suggestion it speaks of most; figures of a used document go along with it."""
    chosen: dict[str, list[Material]] = {item.id: [] for item in suggestions}
    left: list[Material] = []
    asks = {item.id: terms_of(item.text) for item in suggestions}
    for material in materials:
        scored = [(match(asks[item.id], _terms(material), subject), item.id) for item in suggestions]
        best, identity = max(scored, key=lambda row: (row[0].score, row[0].coverage), default=(None, ""))
        if best is not None and best.own and best.score >= _ENOUGH:
            chosen[identity].append(_scored(material, best))
        else:
            left.append(material)
    for material in left:
        companion = next(
            (key for key, items in chosen.items() if _goes_along(material, items, subject)), None
        )
        if companion and len(chosen[companion]) < MOST_OWN:
            chosen[companion].append(replace(material, reason="与上一句出自同一文件，说的是同一件事"))
    _share(suggestions, chosen, asks, subject)
    return {key: _best(items) for key, items in chosen.items()}


def _best(items: list[Material]) -> tuple[Material, ...]:
    """The best few, in the order in which their documents say them."""
    ranked = sorted(items, key=_rank)
    kept = [
        item for item in ranked[:MOST_OWN] if item.score >= _WEAKEST * ranked[0].score or item.score == 0.0
    ]
    first = {item.document: index for index, item in reversed(list(enumerate(kept)))}
    return tuple(sorted(kept, key=lambda item: (first[item.document], item.start)))


def _share(
    suggestions: tuple[Suggestion, ...],
    chosen: dict[str, list[Material]],
    asks: dict[str, Terms],
    subject: Terms,
) -> None:
    """A suggestion left without material may point back to what an earlier one used."""
    for position, item in enumerate(suggestions):
        if chosen[item.id]:
            continue
        earlier = [
            _scored(material, found)
            for other in suggestions[:position]
            for material in chosen[other.id]
            if material.status != "planned"
            and (found := match(asks[item.id], _terms(material), subject)).own
            and found.coverage >= _SHARED_COVERAGE
        ]
        chosen[item.id] += [replace(row, is_repeated=True) for row in sorted(earlier, key=_rank)[:1]]


def _terms(material: Material) -> Terms:
    return terms_of(material.text)


def _scored(material: Material, best: Match) -> Material:
    bonus = {"same": 0.6, "within": 0.3, "superior": 0.0}.get(
        material.relation, 0.0
    ) + 0.3 * material.own_unit
    whose = {"same": "本地", "within": "本地辖区", "superior": "上级地区", "other": "外地"}.get(
        material.relation, ""
    )
    words = "、".join(word for word in best.shared if not word.isascii())
    when = f"，{material.year}年" if material.year else ""
    kind = "数据表" if material.fact else "记录"
    return replace(
        material, score=best.score + bonus, reason=f"{whose}{kind}{when}；与建议同说：{words or '同类事项'}"
    )


def _goes_along(material: Material, items: list[Material], subject: Terms) -> bool:
    if material.status != "figure" or not (_terms(material).pairs & subject.pairs or material.fact):
        return False
    return any(item.document == material.document and item.fact is None for item in items)


def _rank(material: Material) -> tuple[float, int]:
    age = -(material.year or 0)
    return (-material.score, age)


def _precedents(
    suggestions: tuple[Suggestion, ...], materials: list[Material], subject: Terms
) -> dict[str, tuple[Material, ...]]:
    chosen: dict[str, tuple[Material, ...]] = {item.id: () for item in suggestions}
    taken: set[str] = set()
    for item in suggestions:
        scored = []
        for material in materials:
            found = match(terms_of(item.text), _terms(material), subject)
            on_topic = bool(
                _terms(material).pairs & subject.pairs or _terms(material).concepts & subject.concepts
            )
            if (
                found.own > 1
                and found.coverage >= _PRECEDENT_COVERAGE
                and on_topic
                and material.key not in taken
            ):
                scored.append(_scored(material, found))
        best = sorted(scored, key=_rank)[:1]
        taken |= {row.key for row in best}
        chosen[item.id] = tuple(best)
    return chosen


def figure_words(figure: Figure) -> str:
    """A figure for comments and reports: 公办托管点 12个."""
    return f"{figure.indicator} {decimal_string(figure.value)}{figure.unit or ''}"
