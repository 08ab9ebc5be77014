"""The place a document speaks for, from what it says about itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from extract.council import read_committee
from extract.gazetteer import level_of, names, official_names, usual_name
from extract.mentions import Mention, ancestors, find_mentions, resolve
from extract.model import Place
from extract.organs import is_organ, without_seal
from extract.reading import Document
from extract.wordlists import one_of, words_of

_ISSUER_OF_TITLE = re.compile(r"^(?!关于|对)(.{2,40}?)(?:关于|对|办理|答复)")
_LABEL = re.compile(r"^(?:承办单位|答复单位|落款)[:：]\s*")
_UNLISTED = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}?[市州盟])?(?P<place>[\u4e00-\u9fff]{2,7}?(?:自治县|自治州|县|市|区|旗|州|盟|省))"
    r"(?P<town>[\u4e00-\u9fff]{2,5}?(?:镇|(?<!城)乡|街道))?"
    r"(?=[\u4e00-\u9fff]{0,16}(?:局|委|厅|办|会|政府|社|中心|院|队|公司|部|站|所|馆|网|发布|融媒|日报|处)|$)"
)
_UNLISTED_START = re.compile(r"[\u4e00-\u9fff]{2,4}?(?:自治县|县|市|区|旗)(?![场域间级块别长])")
_NO_PLACE = re.compile(
    r"^[省市县区州旗镇乡全我本该各]|^自治|^和|..和|[的对与及在]|(?:城|都|超|门|夜|股)市$"
    r"|(?:开发|高新|经济|工业|园|管理|示范|保护|城|社|地|景|灌|林|校|小|新|特|矿|郊|辖|片)区$"
)
_BRANCH = re.compile(r"局([\u4e00-\u9fff]{2,4}?)(?:分局|支局)")
_SELF = re.compile(r"[全我该本](省|市|县|区|州|旗|盟)(?![场域间级块别划])")
_TOWN_ORGAN = re.compile(r"([\u4e00-\u9fff]{2,8}?(?:镇|乡|街道))(?=人民政府|政府|党委|办事处|办|党工委|$)")


@cache
def _press() -> re.Pattern[str]:
    return re.compile(rf"([\u4e00-\u9fff]{{2,6}}?){one_of('press')}")


def read_home(document: Document) -> Place | None:
    """The place, a township with its county's code; None when nothing names one."""
    unlisted = _unlisted(document)
    if unlisted is not None:
        return unlisted
    evidence = [text for text in _evidence(document) if text]
    chains = [(text, _last_chain(text)) for text in evidence]
    level = _wanted_level(document, evidence)
    codes = _codes(chains) or _codes([(document.text, _last_chain(document.text))])
    if not codes:
        return _place_of_site(document)
    # 普洱市 on the portal and 县交通运输局 in the title: the first place of the level the organ says it has.
    code = next((code for code in codes if _suits(code, level)), codes[0])
    return Place(_town(evidence, code) or usual_name(code), code)


def _place_of_site(document: Document) -> Place | None:
    """The division that the 网站标识码 of the page's site begins with: 5399990001 is a site of 539999."""
    code = (document.site_code or "")[:6]
    return Place(usual_name(code), code) if code in official_names() else None


def _codes(chains: list[tuple[str, tuple[Mention, ...]]]) -> list[str]:
    """The places the evidence names, best evidence first; namesakes are settled by all of it together."""
    sure = [
        resolve(chain[-1], chain[-2] if len(chain) > 1 else None, None) if chain else None
        for _, chain in chains
    ]
    doubtful = any(chain and code is None for (_, chain), code in zip(chains, sure, strict=True))
    support = _support(chains) if doubtful else Counter()
    found = [code or _best(chain, support) for (_, chain), code in zip(chains, sure, strict=True)]
    return [_branch(text, code) for (text, _), code in zip(chains, found, strict=True) if code is not None]


def _unlisted(document: Document) -> Place | None:
    """A place that no table knows (云岭县卫生健康局), if the first organ that names a place names it."""
    title = _ISSUER_OF_TITLE.match(document.title or "")
    organs = [title[1] if title else "", *_organ_lines(document), document.publisher or ""]
    organs += [
        value for label, value in document.fields if label.strip("：: ") in words_of("publisher_field")
    ]
    for organ in [*organs, document.site or ""]:
        chain = _last_chain(organ)
        if chain and any(level_of(code) == "county" for code in chain[-1].codes):
            return None
        rest = organ[chain[-1].end :] if chain and chain[0].start == 0 else organ
        match = _UNLISTED.match(rest)
        if match and not _NO_PLACE.search(match["place"]):
            return Place(match["place"] + (match["town"] or ""))
        if chain:
            return None
    return _unlisted_in_title(document)


def _unlisted_in_title(document: Document) -> Place | None:
    """云岭县 in 关于政协云岭县第九届委员会…, 云岭县2024年度…; only if no listed one is named."""
    title = document.title or ""
    if not title or find_mentions(title, is_name=True):
        return None
    committee = read_committee(title)
    names_of = [committee.place] if committee else []
    names_of += _places_of_press(document)
    for segment in re.split(r"[—:：，,\s“”]+", title):
        match = _UNLISTED_START.match(segment)
        # Only a name that the text repeats, or a year follows, is surely a place.
        if match and (match[0] in document.text or segment[match.end() : match.end() + 2] == "20"):
            names_of.append(match[0])
    place = next(
        (each for each in names_of if len(each) >= 3 and each not in names() and not _NO_PLACE.search(each)),
        None,
    )
    if place is None:
        return None
    town = next((match[1] for organ in _organ_lines(document) if (match := _TOWN_ORGAN.match(organ))), "")
    return Place(place + town)


def _places_of_press(document: Document) -> list[str]:
    """望川市 for 望川新闻网, where the text names the place in full."""
    stems = [
        match[1] for name in (document.publisher, document.site) if (match := _press().match(name or ""))
    ]
    found = [re.search(re.escape(stem) + r"[市县区旗]", document.text) for stem in stems]
    return [match[0] for match in found if match]


def _evidence(document: Document) -> Iterator[str]:
    """What names the place, best first: who signs, who publishes, whose council, what it is about."""
    title = document.title or ""
    issuer = _ISSUER_OF_TITLE.match(title)
    is_letter = bool(re.search(r"提案|建议|议案|答复|复函|会办|意见", title))
    if is_letter:
        yield issuer[1] if issuer else ""
        yield from _organ_lines(document)
    elif not _press().search(document.publisher or ""):
        yield document.publisher or ""
    else:
        yield _press_place(title)
        yield title
        yield _press_place(document.publisher or "")
    yield document.publisher or ""
    yield from (
        value for label, value in document.fields if label.strip("：: ") in words_of("publisher_field")
    )
    yield title
    yield document.site or ""
    yield _press_place(document.site or "")
    yield from document.preamble.splitlines()
    yield document.text[:300]


def _organ_lines(document: Document) -> Iterator[str]:
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    for line in reversed(lines[-14:]):
        name = without_seal(_LABEL.sub("", line))
        if is_organ(name):
            yield name


def _press_place(name: str) -> str:
    """湖州日报, 敦煌融媒, 敦煌：教师…: the short name before the medium or the colon, as an official name."""
    match = _press().match(name)
    stem = match[1] if match else re.split(r"[:：]", name)[0]
    entry = names().get(stem)
    return official_names()[entry.codes[0]] if entry and len(entry.codes) == 1 else ""


def _last_chain(text: str) -> tuple[Mention, ...]:
    """The first run of adjoining names in ``text``."""
    chain: list[Mention] = []
    for mention in find_mentions(text, is_name=len(text) <= 60):
        if mention.is_town:
            continue
        if chain and chain[-1].end != mention.start:
            break
        chain.append(mention)
    return tuple(chain)


def _support(mentions: list[tuple[str, tuple[Mention, ...]]]) -> Counter[str]:
    """How often each code is named or could be meant, its outer divisions included."""
    support: Counter[str] = Counter()
    for text, chain in mentions:
        before: Mention | None = None
        for mention in chain or find_mentions(text):
            sure = resolve(mention, before, None) if mention.codes else None
            for code in (sure,) if sure else mention.codes:
                support.update(ancestors(code))
            before = mention
    return support


def _best(chain: tuple[Mention, ...], support: Counter[str]) -> str | None:
    """The namesake with the most support, if one has more than the others."""
    if not chain:
        return None
    weights = {each: sum(support[up] for up in ancestors(each)) for each in chain[-1].codes}
    first, second = sorted(weights.values(), reverse=True)[:2] if len(weights) > 1 else (1, 0)
    return max(weights, key=lambda each: weights[each]) if first > second else None


def _branch(text: str, code: str) -> str:
    """宁波市公安局海曙分局 speaks for 海曙区: a branch names its county by its short name."""
    match = _BRANCH.search(text) if len(text) <= 40 else None
    entry = names().get(match[1]) if match else None
    inside = [each for each in entry.codes if each[:4] == code[:4]] if entry else []
    return inside[0] if len(inside) == 1 and level_of(code) == "prefecture" else code


def _wanted_level(document: Document, evidence: list[str]) -> str | None:
    """省, 市, 县 or 区: as an organ without a place calls itself (县教育局), else as the text says (我县)."""
    for text in evidence[:4]:
        match = re.match(r"(省|市|县|区|州|旗)(?!.*[省市县区州旗].{0,3}(?:局|委|政府))[\u4e00-\u9fff]", text)
        if match:
            return match[1]
    counts = Counter(_SELF.findall(document.text))
    return counts.most_common(1)[0][0] if counts else None


def _suits(code: str, level: str | None) -> bool:
    if level is None:
        return True
    name = official_names()[code]
    return name.endswith(level) or (level == "市" and level_of(code) == "province" and name.endswith("市"))


def _town(evidence: list[str], code: str) -> str | None:
    """The township that signs, if one does."""
    if level_of(code) != "county" and not code.startswith(("4419", "4420", "4604", "6202")):
        return None
    for text in evidence[:3]:
        match = _TOWN_ORGAN.search(_without_divisions(text))
        if match:
            return match[1]
    return None


def _without_divisions(text: str) -> str:
    chain = _last_chain(text)
    return text[chain[-1].end :] if chain and chain[0].start == 0 else text
