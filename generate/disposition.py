"""How each suggestion stands, from its material, and the outcome class that follows, both with their reasons.

The class is proposed, the clerk decides: A only when every ask is done (drafting-rules, section 2: A
with mere
plans is the commonest inflation); no class when the material is too thin to say.
"""

from __future__ import annotations

from extract.model import OutcomeMeaning
from generate.asks import asks_for_more
from generate.letter import Disposition, Outcome, SuggestionStatus
from generate.material import Material
from generate.profile import Profile
from generate.proposal import Ask, Suggestion
from generate.relevance import Terms, match, terms_of

_WORDS: dict[SuggestionStatus, str] = {
    "done": "已办",
    "ongoing": "正在办",
    "planned": "已列入计划",
    "explained": "作出说明",
    "reference": "留作参考",
    "not_ours": "不属本单位职责",
}
_ANSWERED_COVERAGE = 0.3
_WANTED: dict[SuggestionStatus, tuple[OutcomeMeaning, ...]] = {
    "done": ("resolved",),
    "ongoing": ("in_progress", "planned"),
    "planned": ("planned", "in_progress"),
    "explained": ("not_now", "reference"),
    "reference": ("reference", "not_now"),
    "not_ours": ("reference", "not_now"),
}
_ORDER: tuple[SuggestionStatus, ...] = ("done", "ongoing", "planned", "explained", "reference", "not_ours")


def status_words(status: SuggestionStatus | None) -> str:
    """已办, 正在办 …; 待补 when the material does not say."""
    return _WORDS[status] if status else "待补"


def ask_status(
    ask: Ask, materials: tuple[Material, ...], subject: Terms, is_only: bool
) -> SuggestionStatus | None:
    """How one ask stands by the material that speaks of it; None when none does.

    A figure shows that there is work, not that the ask is done; so does a measure where more is asked for.
    """
    wanted = terms_of(ask.text)
    found: list[SuggestionStatus] = []
    for material in materials:
        said = match(wanted, terms_of(material.text), subject)
        speaks = said.own > 0 and said.coverage >= _ANSWERED_COVERAGE
        if not (speaks or (is_only and said.own > 0)):
            continue
        found.append(_status_of(material, asks_for_more(ask.text), said.coverage))
    return min(found, key=_ORDER.index) if found else None


def _status_of(material: Material, wants_more: bool, coverage: float) -> SuggestionStatus:
    if material.status == "declined":
        return "explained"
    if material.status == "planned":
        return "planned"
    if material.status == "done" and (not wants_more or coverage >= 2 * _ANSWERED_COVERAGE):
        return "done"
    return "ongoing"


def dispose(
    suggestion: Suggestion, own: tuple[Material, ...], precedents: tuple[Material, ...], subject: Terms
) -> Disposition:
    """How ``suggestion`` stands, with each ask's own status."""
    is_only = len(suggestion.asks) == 1
    asks = tuple((ask.id, ask_status(ask, own, subject, is_only)) for ask in suggestion.asks)
    known = [status for _, status in asks if status]
    if not known:
        if own:
            return Disposition(suggestion.id, "ongoing", "有相关工作，但没有直接答复所提要求的材料", asks)
        if precedents:
            return Disposition(suggestion.id, "reference", "没有本地材料，只有外地做法可供借鉴", asks)
        return Disposition(suggestion.id, None, "没有找到材料", asks)
    status = _combined(known, len(asks))
    done = sum(1 for item in known if item == "done")
    open_asks = len(asks) - len(known)
    reason = f"{len(asks)}项要求中，{done}项已办，{len(known) - done}项有进展或说明，{open_asks}项待补"
    return Disposition(suggestion.id, status, reason, asks)


def _combined(known: list[SuggestionStatus], count: int) -> SuggestionStatus:
    if len(known) == count and all(status == "done" for status in known):
        return "done"
    if any(status in {"done", "ongoing"} for status in known):
        return "ongoing"
    return min(known, key=_ORDER.index)


def propose_outcome(dispositions: tuple[Disposition, ...], profile: Profile) -> Outcome:
    """The class by the profile's meanings; None when no suggestion has any material."""
    statuses = [row.status for row in dispositions]
    known = [status for status in statuses if status]
    if not known:
        return Outcome(None, "各条建议都没有找到材料，类别无从判断")
    counts = "，".join(
        f"{status_words(status)}{statuses.count(status)}条"
        for status in (*_ORDER, None)
        if statuses.count(status)
    )
    overall = _overall(known, len(statuses))
    if overall in {"reference", "not_ours"} and len(known) < len(statuses):
        return Outcome(None, f"{counts}；本地材料太少，类别无从判断")
    letters = {meaning: letter for letter, meaning in reversed(profile.outcomes)}
    letter = next((letters[wanted] for wanted in _WANTED[overall] if wanted in letters), None)
    if letter is None:
        return Outcome(None, f"{counts}；配置的类别含义中没有对应的一类")
    return Outcome(letter, f"{counts}；按本单位类别含义拟为{letter}类，请承办人确认")


def _overall(known: list[SuggestionStatus], count: int) -> SuggestionStatus:
    if len(known) == count and all(status == "done" for status in known):
        return "done"
    if any(status in {"done", "ongoing"} for status in known):
        return "ongoing"
    if any(status == "planned" for status in known):
        return "planned"
    return min(known, key=_ORDER.index)
