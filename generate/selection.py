"""Which material answers which suggestion: found in the library and the unit's facts, ranked, each with
its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from extract.model import Place
from generate.facts import Fact
from generate.material import Material, Refusal, Scope, from_facts, material_of
from generate.outdated import newest_figures
from generate.proposal import Ask, Proposal, Suggestion
from generate.relevance import Match, Terms, match, ordered_pairs, telling_concepts, terms_of
from generate.topic import Topic, common_terms, telling_pairs, topic_of
from store.query import Hit, HitKind


class Library(Protocol):
    """Where records are found; app/draft.py implements it over the store, tests over records in memory."""

    def find(
        self, words: str, kind: HitKind, place: Place | None, theme: str | None, limit: int
    ) -> tuple[Hit, ...]:
        """Hits with any of the words, best first, in ``place`` and all it holds (everywhere when None),
        on ``theme``."""


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
_SHARED_COVERAGE = 0.3


def select_material(proposal: Proposal, library: Library, facts: tuple[Fact, ...], scope: Scope) -> Selection:
    """The evidence for each suggestion of the proposal, from the library and the unit's facts."""
    subject = common_terms(proposal)
    scope = replace(scope, topic=topic_of(proposal))
    pool: dict[str, Material] = {}
    refused: dict[str, Refusal] = {}
    for item in [*from_facts(facts, proposal, scope), *_from_library(proposal, library, scope)]:
        if isinstance(item, Refusal):
            refused.setdefault(item.quote, item)
        else:
            pool[item.key] = _joined(pool[item.key], item) if item.key in pool else item
    materials, outdated = newest_figures(tuple(pool.values()))
    own = _assign(proposal.suggestions, [item for item in materials if item.is_own], subject, scope.topic)
    precedents = precedents_for(
        proposal.suggestions, [item for item in materials if item.relation == "other"], subject
    )
    return Selection(own, precedents, (*refused.values(), *outdated))


def _joined(known: Material, again: Material) -> Material:
    """One sentence found twice (as a measure and as a figure, or as two measures): once, with all its
    figures."""
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
    few = " ".join(asked[:6])
    if few:
        yield (few, "measure", None, themes[0] if themes else None, 60)


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


def _assign(
    suggestions: tuple[Suggestion, ...], materials: list[Material], subject: Terms, topic: Topic
) -> dict[str, tuple[Material, ...]]:
    """Each material to the suggestion it speaks of most; figures of a used document go along with it."""
    chosen: dict[str, list[Material]] = {item.id: [] for item in suggestions}
    left: list[Material] = []
    asks = {item.id: terms_of(item.text) for item in suggestions}
    wanted = {item.id: item for item in suggestions}
    for material in materials:
        scored = [(match(asks[item.id], _terms(material), subject), item.id) for item in suggestions]
        best, identity = max(scored, key=lambda row: (row[0].score, row[0].coverage), default=(None, ""))
        about = bool(identity) and _is_about(material, wanted[identity], topic, subject)
        told = about or material.fact is not None  # rows of other matters were refused before
        if best is not None and told and best.own and best.score >= _ENOUGH:
            chosen[identity].append(_scored(material, best))
        elif material.fact is not None and best is not None:
            # Of the matter as a whole: it opens the first answer.
            chosen[suggestions[0].id].append(
                replace(_scored(material, best), reason="本单位数据，与提案同说一件事")
            )
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


# 在老旧小区布点 is about the points.
_WHERE = re.compile(r"在[^，。；]{2,16}?(?=布点|建设|设置|增设|开展|推广|新建|设立|配备|建立|开设|[，。；])")


def _is_about(material: Material, suggestion: Suggestion, topic: Topic, subject: Terms) -> bool:
    """Whether a record tells of what the suggestion asks: a telling word of it beyond the subject's, or a
    telling thing in common; a figure may also just be of the subject. 资金, 培训 or a theme is not enough.
    """
    asked = telling_pairs(_WHERE.sub("", suggestion.text))
    pairs = telling_pairs(material.text)
    if pairs & (asked - topic.pairs) or (material.status == "figure" and pairs & topic.pairs):
        return True
    things = _terms(material).concepts & terms_of(suggestion.text).concepts & telling_concepts()
    return bool(things - subject.concepts) and bool(pairs & (topic.pairs | asked))


def _best(items: list[Material]) -> tuple[Material, ...]:
    """The best few, in the order in which their documents say them."""
    ranked = sorted(items, key=_rank)
    # The unit's own rows are there to be used and share sentences: they take no record's place.
    rows = [item for item in ranked if item.fact is not None]
    records = [item for item in ranked if item.fact is None][:MOST_OWN]
    best = ranked[0].score if ranked else 0.0
    kept = rows + [item for item in records if item.score >= _WEAKEST * best or item.score == 0.0]
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


def precedents_for(
    suggestions: tuple[Suggestion, ...], materials: list[Material], subject: Terms
) -> dict[str, tuple[Material, ...]]:
    """One precedent a suggestion: the one that best speaks of any one of its asks; none is used twice."""
    chosen: dict[str, tuple[Material, ...]] = {item.id: () for item in suggestions}
    taken: set[str] = set()
    for item in suggestions:
        free = [row for row in materials if row.key not in taken]
        scored = [_scored(row, best) for row in free if (best := _precedent_match(item, row, subject))]
        best_first = sorted(scored, key=_rank)[:1]
        taken |= {row.key for row in best_first}
        chosen[item.id] = tuple(best_first)
    return chosen


def _is_told(ask: Ask, material: Material, subject: Terms) -> bool:
    """Whether they share a word that says what the ask is about; 补贴 and 资金 alone make no precedent."""
    return bool((telling_pairs(ask.text) & telling_pairs(material.text)) - subject.pairs)


def _precedent_match(suggestion: Suggestion, material: Material, subject: Terms) -> Match | None:
    """How the precedent speaks of the ask it speaks of most; None when it does of none well enough."""
    asks = [ask for ask in suggestion.asks if _is_told(ask, material, subject)]
    if not asks:
        return None
    matches = [match(terms_of(ask.text), _terms(material), subject) for ask in asks]
    best = max(matches, key=lambda found: found.score)
    return best if best.own and best.coverage >= _PRECEDENT_COVERAGE and best.score >= _ENOUGH else None
