"""From proposal, material and profile to the letter: one answer a suggestion, in the proposer's order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extract.model import Place
from generate.answers import Answer, Line, Voice, build_answer, gaps_of, is_stale
from generate.compile import compile_letter, sentence_violations
from generate.disposition import dispose, propose_outcome
from generate.facts import Fact
from generate.letter import Block, Disposition, Gap, Letter, Outcome, Sentence, SuggestionStatus
from generate.material import Material, Refusal, Scope
from generate.places import Ground, ground_of
from generate.profile import Profile
from generate.proposal import Proposal
from generate.rendering import blocks_from, placeholder, render_lines, template_source
from generate.selection import Library, Selection, select_material
from generate.topic import common_terms
from generate.wording import (
    day_words,
    han_numeral,
    item_word,
    pronoun,
    salutation,
    self_name_of,
    session_words,
    unit_field,
)

UNKNOWN_PLACE = "本地"
_LEVELS = "市县区州旗盟"
_LEVEL_FIRST = re.compile(r"[省市县区州旗盟](?!场)[\u4e00-\u9fff]{2,}")
Renderer = Callable[[str, dict[str, Any]], str]


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk decides: date, number in the register, status and class overrides, template of
    one's own."""

    signed_on: date
    sequence: int | None = None
    template: str | None = None
    source: str | None = None
    statuses: tuple[tuple[str, SuggestionStatus], ...] = ()
    outcome: str | None = None
    excluded: frozenset[str] = frozenset()
    """Texts of sentences the clerk struck out."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The letter with the material behind it: what was used, what was refused and why."""

    letter: Letter
    selection: Selection
    unit: str | None
    ground: Ground


def draft_letter(
    proposal: Proposal,
    library: Library,
    facts: tuple[Fact, ...],
    profile: Profile,
    order: Order,
    render: Renderer = render_lines,
) -> Draft:
    """The proven letter; raises LetterRefusedError if anything in it lacks its proof, TemplateError for the
    template."""
    unit, ground = unit_and_ground(proposal, profile, facts)
    proposal = _placed_council(proposal, ground)
    scope = Scope(ground, unit, order.signed_on.year)
    selection = _without(select_material(proposal, library, facts, scope), order.excluded)
    profile = _voiced(profile, unit)
    answers = _answers(proposal, selection, profile, order)
    if unproven := _unproven(answers, proposal, ground):
        selection = _struck(selection, unproven)
        answers = _answers(proposal, selection, profile, order)
    outcome = _outcome(answers, profile, order)
    lines: list[Line] = []
    context = _context(proposal, profile, order, unit, ground, answers, outcome, lines)
    source = order.source or template_source(order.template or profile.template)
    blocks = blocks_from(render(source, context), tuple(lines))
    letter = _letter(blocks, answers, outcome, profile, order, unit)
    return Draft(compile_letter(letter, proposal, ground), selection, unit, ground)


def unit_and_ground(
    proposal: Proposal, profile: Profile, facts: tuple[Fact, ...] = ()
) -> tuple[str | None, Ground]:
    """Who answers and for which place: the profile's, else what the proposal says."""
    unit = profile.unit.name or proposal.assignment.lead
    place = profile.unit.place or Place(
        proposal.place or _place_named(proposal, unit, facts) or UNKNOWN_PLACE
    )
    superiors = profile.unit.superiors
    if profile.unit.kind == "street" and not profile.unit.place and unit and proposal.place:
        superiors = (*superiors, Place(proposal.place))
        place = Place(unit.removesuffix("人民政府").removesuffix("办事处"))
    return _full_name(unit, place), ground_of(place, superiors)


def _placed_council(proposal: Proposal, ground: Ground) -> Proposal:
    """The proposal with the place of a council that it names by level alone: 县政协 is that of our county."""
    named = re.search(
        r"(?<![\u4e00-\u9fff])([省市县区州旗])(?:政协|人大)|政协([省市县区州旗])委员会", proposal.text
    )
    word = (named[1] or named[2]) if named else ""
    if proposal.place or ground.place.name == UNKNOWN_PLACE or word != ground.word:
        return proposal
    return replace(proposal, place=ground.place.name)


def _full_name(unit: str | None, place: Place) -> str | None:
    """The unit's name with its place: 市民政局 of a proposal in 临江市 is 临江市民政局."""
    if unit and len(place.name) > 2 and unit[0] == place.name[-1] and _LEVEL_FIRST.match(unit):
        return place.name + unit[1:]
    return unit


def _place_named(proposal: Proposal, unit: str | None, facts: tuple[Fact, ...]) -> str | None:
    """Our place where the council's name does not say it: in the unit's name, else the facts' place that the
    proposal names."""
    found = re.match(r"[\u4e00-\u9fff]{2,8}?(?:自治州|自治县|市|县|区|旗)(?=[\u4e00-\u9fff])", unit or "")
    if found and len(found[0]) > 2:
        return found[0]
    places = {fact.place for fact in facts if fact.place and fact.place in proposal.text}
    return places.pop() if len(places) == 1 else None


def _voiced(profile: Profile, unit: str | None) -> Profile:
    """The profile with the self-name that fits a unit taken from the proposal (我街道 for a 街道办事处)."""
    if profile.unit.name or unit is None:
        return profile
    return replace(profile, unit=replace(profile.unit, self_name=self_name_of(unit)))


def _without(selection: Selection, excluded: frozenset[str]) -> Selection:
    if not excluded:
        return selection
    own = {
        key: tuple(item for item in items if item.text not in excluded)
        for key, items in selection.own.items()
    }
    precedents = {
        key: tuple(item for item in items if item.text not in excluded)
        for key, items in selection.precedents.items()
    }
    return replace(selection, own=own, precedents=precedents)


def _answers(proposal: Proposal, selection: Selection, profile: Profile, order: Order) -> tuple[Answer, ...]:
    subject = common_terms(proposal)
    decided = dict(order.statuses)
    self_name = profile.unit.self_name
    voice = Voice(
        self_name, order.signed_on.year, profile.wording.precedent_plan.replace("{self}", self_name)
    )
    answers = []
    for suggestion in proposal.suggestions:
        own, precedents = selection.own[suggestion.id], selection.precedents[suggestion.id]
        live = tuple(item for item in own if not is_stale(item, voice.year))
        disposition = dispose(suggestion, live, precedents, subject)
        disposition = held_back(disposition, own, live)
        if suggestion.id in decided:
            disposition = replace(disposition, status=decided[suggestion.id], reason="承办人确定")
        answers.append(build_answer(suggestion, disposition, own, precedents, subject, voice))
    return tuple(answers)


_SHORTFALL = re.compile(r"仍有|仍然?存在|尚未|尚不|缺口|不足(?!\d)|偏重|偏低|短缺|滞后|矛盾[^，。]{0,4}突出")


def held_back(disposition: Disposition, own: tuple[Material, ...], live: tuple[Material, ...]) -> Disposition:
    """Not done while the letter itself admits a shortfall or must still tell how an earlier plan ended."""
    if disposition.status != "done":
        return disposition
    if len(live) < len(own):
        return replace(disposition, status="ongoing", reason=f"{disposition.reason}；此前的计划结果待补")
    if any(_SHORTFALL.search(item.text) for item in live):
        return replace(disposition, status="ongoing", reason=f"{disposition.reason}；材料说尚有不足")
    return disposition


def _unproven(answers: tuple[Answer, ...], proposal: Proposal, ground: Ground) -> dict[str, str]:
    """Quotes of the sentences that the compiler would refuse, with its reason."""
    found: dict[str, str] = {}
    for answer in answers:
        for line in answer.lines:
            sentence = Sentence("", line.text, line.role, line.suggestion, line.evidence)
            for reason in sentence_violations(sentence, proposal, ground):
                found |= {row.quote: reason for row in line.evidence}
    return found


def _struck(selection: Selection, unproven: dict[str, str]) -> Selection:
    """The selection without what cannot be proven; the reason is kept."""
    refused = tuple(
        Refusal(row.quote, row.source, f"写成句子后通不过核验：{unproven[row.quote]}")
        for items in (*selection.own.values(), *selection.precedents.values())
        for item in items
        for row in item.citations
        if row.quote in unproven
    )
    kept = [
        {
            key: tuple(item for item in items if item.citations[0].quote not in unproven)
            for key, items in each.items()
        }
        for each in (selection.own, selection.precedents)
    ]
    return Selection(kept[0], kept[1], selection.refused + refused)


def _outcome(answers: tuple[Answer, ...], profile: Profile, order: Order) -> Outcome:
    proposed = propose_outcome(tuple(answer.disposition for answer in answers), profile)
    return Outcome(order.outcome, f"承办人确定；程序判断：{proposed.reason}") if order.outcome else proposed


def _context(
    proposal: Proposal,
    profile: Profile,
    order: Order,
    unit: str | None,
    ground: Ground,
    answers: tuple[Answer, ...],
    outcome: Outcome,
    lines: list[Line],
) -> dict[str, Any]:
    """The template's names (documented in templates/letters/README.txt); sentences stand as
    placeholders in ``lines``."""
    return {
        **_names_of_proposal(proposal),
        "unit": unit or "【待补：承办单位名称】",
        "self_name": profile.unit.self_name,
        "title": title_words(proposal, profile, unit),
        "document_number": document_number(profile, order),
        "outcome": f"{outcome.letter}类" if outcome.letter else "【待补：办理结果类别】",
        "opening": _opening(proposal, profile),
        "opening_joint": _opening_joint(proposal, profile),
        "answers": [
            _answer_context(index, answer, profile, lines) for index, answer in enumerate(answers, 1)
        ],
        "thanks": _filled(profile.wording.thanks, proposal, profile, unit, ground),
        "feedback": profile.wording.feedback,
        "closing_person": profile.wording.closing_person,
        "closing_organ": profile.wording.closing_organ,
        "date": day_words(order.signed_on),
        "contact": _contact(profile),
        "note": profile.wording.note,
        "printed": _printed(profile, unit, order),
        "copies": "，".join(_copies(profile, proposal, unit, ground)),
        "signatory": profile.signatory if profile.layout.show_signatory else None,
        "show_outcome": profile.layout.outcome_position != "none",
    }


def _names_of_proposal(proposal: Proposal) -> dict[str, Any]:
    """The template's names that the proposal gives; what it does not state is a gap."""
    return {
        "you": pronoun(proposal),
        "item": item_word(proposal),
        "session": session_words(proposal) or "【待补：届次】",
        "proposal_number": proposal.number or "【待补：提案号】",
        "subject": proposal.subject or "【待补：案由】",
        "salutation": salutation(proposal) or "【待补：提案人】",
        "co_handlers": list(proposal.assignment.co_handlers),
        "lead": proposal.assignment.lead or "【待补：主办单位】",
    }


def _copies(profile: Profile, proposal: Proposal, unit: str | None, ground: Ground) -> tuple[str, ...]:
    """Whom the letter is copied to; a profile without a unit of its own names the bodies of our level (市政协
    for a city)."""
    names = profile.copies_for(proposal.council)
    word = _level(unit, ground)
    if profile.unit.name or word is None:
        return names
    return tuple(word + name[1:] if name[0] in _LEVELS else name for name in names)


def _level(unit: str | None, ground: Ground) -> str | None:
    """市, 县 … of our place; of the unit's name (市民政局) where the place is not known."""
    if ground.place.name != UNKNOWN_PLACE:
        return ground.word if ground.word in _LEVELS else None
    return unit[0] if unit and _LEVEL_FIRST.match(unit) else None


def _answer_context(index: int, answer: Answer, profile: Profile, lines: list[Line]) -> dict[str, Any]:
    title = profile.wording.heading.replace("{title}", answer.suggestion.title)
    return {
        "index": index,
        "numeral": han_numeral(index),
        "title": answer.suggestion.title,
        "heading": _placed(Line(f"{han_numeral(index)}、{title}", "formula", answer.suggestion.id), lines),
        "status": answer.disposition.status,
        "facts": [_placed(line, lines) for line in answer.facts],
        "measures": [_placed(line, lines) for line in answer.measures],
        "plans": [_placed(line, lines) for line in answer.plans],
        "precedents": [_placed(line, lines) for line in answer.precedents],
        "gaps": [_placed(line, lines) for line in answer.gaps],
    }


def _placed(line: Line, lines: list[Line]) -> str:
    lines.append(line)
    return placeholder(len(lines) - 1)


def title_words(proposal: Proposal, profile: Profile, unit: str | None) -> str:
    """云岭县教育体育局关于政协云岭县第十一届委员会第三次会议第38号提案答复的函."""
    session = session_words(proposal) or "【待补：届次】"
    number = proposal.number or f"【待补：{item_word(proposal)}号】"
    item = f"{session}第{number}号{item_word(proposal)}"
    return f"{unit or '【待补：承办单位名称】'}关于{item}{profile.layout.title_ending}"


def _contact(profile: Profile) -> str:
    name, phone = profile.contact.name, profile.contact.phone
    return f"联系人：{name or '【待补：联系人】'}  电话：{phone or '【待补：电话】'}"


def document_number(profile: Profile, order: Order) -> str:
    """云教体函〔2026〕17号; what is not known is a gap."""
    return profile.numbering.pattern.format(
        code=profile.numbering.code or "【待补：机关代字】",
        year=order.signed_on.year,
        sequence=order.sequence if order.sequence is not None else "【待补：顺序号】",
    )


def _opening(proposal: Proposal, profile: Profile) -> str:
    words = profile.wording.received
    if proposal.number is None:
        words = words.replace("第{number}号", "第【待补：编号】号")
    received = words.format(
        you=pronoun(proposal), subject=proposal.subject or "【待补：案由】", number=proposal.number or ""
    )
    return received + profile.wording.reply_follows


def _printed(profile: Profile, unit: str | None, order: Order) -> str:
    """印发机关和日期: part of the document format only (10.1 has none)."""
    if profile.layout.format == "letter":
        return ""
    return f"{unit or '【待补：印发机关】'}　　{day_words(order.signed_on)}印发"


def _opening_joint(proposal: Proposal, profile: Profile) -> str:
    """The opening of a reply agreed with the co-handlers, who are named (drafting-rules, 3.6)."""
    names = "、".join(proposal.assignment.co_handlers)
    opening = _opening(proposal, profile)
    return opening.replace("经研究，", f"经与{names}共同研究，") if names else opening


def _filled(words: str, proposal: Proposal, profile: Profile, unit: str | None, ground: Ground) -> str:
    place = profile.unit.self_name if profile.unit.kind == "street" else f"我{ground.word}"
    if ground.place.name == UNKNOWN_PLACE:
        level = _level(unit, ground)
        place = f"我{level}" if level else "我们"
    return words.format(
        you=pronoun(proposal), place=place, field=unit_field(profile, unit), self=profile.unit.self_name
    )


def _letter(
    blocks: tuple[Block, ...],
    answers: tuple[Answer, ...],
    outcome: Outcome,
    profile: Profile,
    order: Order,
    unit: str | None,
) -> Letter:
    gaps: list[Gap] = []
    for block in blocks:
        for sentence in block.sentences:
            line = Line(sentence.text, sentence.role, sentence.suggestion)
            gaps += [gap for gap in gaps_of((line,)) if gap not in gaps]
    dispositions: tuple[Disposition, ...] = tuple(answer.disposition for answer in answers)
    return Letter(
        template=order.template or profile.template,
        blocks=blocks,
        gaps=tuple(gaps),
        dispositions=dispositions,
        outcome=outcome,
        document_number=document_number(profile, order),
        issuer=unit,
        signed_on=order.signed_on,
    )
