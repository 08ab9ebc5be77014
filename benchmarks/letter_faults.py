"""Faults to seed into clean letters: how each rule is broken, in ways that its own examples do not use.

A fault is a rule's code and a function from a letter to the letter with the fault in it, or None where
the letter
offers no place for it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from generate.check import PublishedFigures
from generate.rendered import RenderedPage

SURNAMES = "王李张刘陈杨赵黄周吴徐孙朱马胡郭何高林罗"
GIVEN = ("雨桐", "子轩", "欣怡", "浩宇", "梓涵", "思远", "佳琪", "俊杰", "诗涵", "宇航")


@dataclass(frozen=True)
class Seeded:
    """A letter with a fault: its text, and what else the check needs to see it."""

    text: str
    layout: dict[str, Any] | None = None
    proposal: str | None = None
    profile: str | None = None
    earlier: str | None = None
    evidence: dict[str, Any] | None = field(default=None)
    published: PublishedFigures | None = None
    rendered: tuple[RenderedPage, ...] = ()


Fault = Callable[[str, random.Random], Seeded | None]


def swap(pattern: str, *replacements: str, flags: int = re.MULTILINE) -> Fault:
    """A fault that replaces one place of a pattern by one of the replacements."""

    def fault(text: str, rng: random.Random) -> Seeded | None:
        places = list(re.finditer(pattern, text, flags))
        if not places:
            return None
        place = rng.choice(places)
        new = place.expand(rng.choice(replacements))
        return None if new == place[0] else Seeded(text[: place.start()] + new + text[place.end() :])

    return fault


def insert(*sentences: str, where: str = r"。(?=\n)") -> Fault:
    """A fault that adds one of the sentences at the end of a paragraph of the body."""

    def fault(text: str, rng: random.Random) -> Seeded | None:
        start, end = body_of(text)
        places = [m.end() for m in re.finditer(where, text) if start < m.end() < end]
        if not places:
            return None
        place = rng.choice(places)
        return Seeded(text[:place] + rng.choice(sentences) + text[place:])

    return fault


def body_of(text: str) -> tuple[int, int]:
    """The part between the opening formula and the thanks."""
    start = re.search(r"(?:如下|意见)：", text)
    end = re.search(r"\n[^\n]*(?:感谢|特此)[^\n]*\n", text)
    return (start.end() if start else 0), (end.start() + 1 if end else len(text))


def answers_of(text: str) -> list[tuple[str, str]]:
    """Heading and answer of each 关于…的建议 of a letter."""
    start, end = body_of(text)
    rows = re.findall(
        r"^[一二三四五六七八]、关于(.+?)的建议\n((?:(?![一二三四五六七八]、).+\n?)+)", text[start:end], re.M
    )
    return [(title, body) for title, body in rows]


def proposal_of(text: str) -> str | None:
    """A proposal that the letter answers, made from its headings; None for letters without such headings."""
    rows = answers_of(text)
    subject = re.search(r"《(关于[^》]+)》（第(\w+)号）收悉", text)
    session = re.search(r"(?:关于)(\S*?(?:会议))第\w+号", text)
    names = re.search(r"^([\u4e00-\u9fff、]+?)(?:委员|代表)：$", text, re.M)
    if len(rows) < 2 or not subject or not session:
        return None
    asks = "\n".join(f"{'一二三四五六七八'[n]}、{title}。" for n, (title, _) in enumerate(rows))
    who = f"提案人：{names[1]}\n" if names else ""
    return (
        f"{session[1]}\n第{subject[2]}号\n案由：{subject[1]}\n{who}有关情况群众反映较多。为此建议：\n{asks}\n"
    )


def with_proposal(fault: Fault) -> Fault:
    """The fault, checked against a proposal made from the clean letter."""

    def both(text: str, rng: random.Random) -> Seeded | None:
        proposal, seeded = proposal_of(text), fault(text, rng)
        if proposal is None or seeded is None:
            return None
        return Seeded(seeded.text, proposal=proposal)

    return both


def dropped_answer(text: str, rng: random.Random) -> Seeded | None:
    """A letter without the answer to one suggestion, heading and paragraphs gone, numbering mended."""
    rows, proposal = answers_of(text), proposal_of(text)
    if proposal is None or len(rows) < 2:
        return None
    title, body = rng.choice(rows)
    found = re.search(rf"^[一二三四五六七八]、关于{re.escape(title)}的建议\n{re.escape(body)}", text, re.M)
    if not found:
        return None
    rest = text[: found.start()] + text[found.end() :]
    return Seeded(rest, proposal=proposal)


def emptied(*sentences: str) -> Fault:
    """A fault that puts one empty sentence in the place of an answer."""

    def fault(text: str, rng: random.Random) -> Seeded | None:
        rows = answers_of(text)
        if not rows:
            return None
        _, body = rng.choice(rows)
        return Seeded(text.replace(body, rng.choice(sentences) + "\n", 1))

    return fault


def laid_out(*layouts: dict[str, Any]) -> Fault:
    """A fault of the layout."""

    def fault(text: str, rng: random.Random) -> Seeded | None:
        return Seeded(text, layout=rng.choice(layouts))

    return fault


def where(pattern: str, fault: Fault) -> Fault:
    """The fault in letters that have what it spoils."""

    def there(text: str, rng: random.Random) -> Seeded | None:
        return fault(text, rng) if re.search(pattern, text, re.MULTILINE) else None

    return there


def rendered(*pages: tuple[RenderedPage, ...]) -> Fault:
    """A letter as a rendering shows it, not as it should be."""

    def fault(text: str, rng: random.Random) -> Seeded | None:
        return Seeded(text, rendered=rng.choice(pages)) if len(text) > 300 else None

    return fault


def for_profile(fault: Fault, profile: str = "county-bureau") -> Fault:
    """The fault, checked with a profile."""

    def both(text: str, rng: random.Random) -> Seeded | None:
        seeded = fault(text, rng)
        return None if seeded is None else Seeded(seeded.text, profile=profile, layout=seeded.layout)

    return both


def wrong_total(text: str, rng: random.Random) -> Seeded | None:
    """One part of a sum changed by a few."""
    places = list(
        re.finditer(r"(?<=其中)[^。；]*?(\d+)(?=[个人名处座项户家亩只])[^。；]*?、[^。；]*?(\d+)", text)
    )
    places = [m for m in places if sums_up(text, m)]
    if not places:
        return None
    place = rng.choice(places)
    new = str(int(place[1]) + rng.choice([-3, -1, 2, 5, 10]))
    return Seeded(text[: place.start(1)] + new + text[place.end(1) :])


def sums_up(text: str, place: re.Match[str]) -> bool:
    """Whether the parts after 其中 add up to the last number before it."""
    sentence = re.split(r"[。；]", text[place.start() :])[0]
    parts = [int(x) for x in re.findall(r"(\d+)[个人名处座项户家亩只]", sentence)]
    total = re.findall(r"(\d+)[个人名处座项户家亩只]", re.split(r"[。；\n]", text[: place.start()])[-1])
    return bool(total) and sum(parts) == int(total[-1]) and len(parts) >= 2


def wrong_share(text: str, rng: random.Random) -> Seeded | None:
    """A percentage that follows 占 changed."""
    places = list(re.finditer(r"占(?:[\u4e00-\u9fff]{0,6})(\d+\.\d)%", text))
    if not places:
        return None
    place = rng.choice(places)
    new = f"{float(place[1]) + rng.choice([-12.0, 9.5, -20.0]):.1f}"
    return Seeded(text[: place.start(1)] + new + text[place.end(1) :])


def two_values(text: str, rng: random.Random) -> Seeded | None:
    """A stated stock told again with another value."""
    found = re.search(
        r"截至(\d{4}年\d+月底)，(全[市县区省](?:共有|建成|共有公共|有)?)([\u4e00-\u9fff]{2,12})(\d+)([个处座家名张])",
        text,
    )
    if not found:
        return None
    new = int(found[4]) + rng.choice([2, 7, 15, -4])
    sentence = f"截至{found[1]}，{found[2]}{found[3]}{new}{found[5]}。"
    return insert(sentence)(text, rng)


def without_as_of(text: str, _: random.Random) -> Seeded | None:
    """The as-of words of the first figure gone."""
    start, _ = body_of(text)
    found = re.search(r"(?:截至\d{4}年\d+月底|截至\d{4}年底)，", text[start:])
    if not found or re.search(r"\d{4}年|今年|目前", text[start : start + found.start()]):
        return None
    rest = text[start + found.end() :]
    if not re.match(r"全[县市区省][^，。]{0,14}\d", rest) or re.search(r"\d{4}年", rest.split("。")[0]):
        return None
    return Seeded(text[: start + found.start()] + rest)


def child(text: str, rng: random.Random) -> Seeded | None:
    """A child named with age and circumstances."""
    name = rng.choice(SURNAMES) + rng.choice(GIVEN)
    sentences = (
        f"如柳溪村留守儿童{name}，男，8岁，随外婆生活，社工每月上门一次。",
        f"例如城关小学三年级学生{name}，今年9岁，父母在外务工，已结对帮扶。",
        f"针对困境儿童{name}（11岁）的情况，社工站建立了个案。",
        f"家住河东村的{name}同学，女，10岁，由爷爷奶奶抚养，学校安排老师结对。",
    )
    return insert(*sentences)(text, rng)


def sensitive(text: str, rng: random.Random) -> Seeded | None:
    """Health, crime or poverty of a named person."""
    name = rng.choice(SURNAMES) + rng.choice(("建国", "秀兰", "志强", "桂英", "国庆"))
    sentences = (
        f"如村民{name}患有尿毒症，我局协调发放救助金。",
        f"如低保户{name}，因丈夫服刑、本人肢体残疾，生活困难，已纳入帮扶。",
        f"居民{name}系精神残疾二级，社区已上门走访。",
        f"对患肺癌的困难群众{name}，给予临时救助3000元。",
    )
    return insert(*sentences)(text, rng)


def identifiers(text: str, rng: random.Random) -> Seeded | None:
    """A mobile number, identity number, address or plate."""
    mobile = f"1{rng.choice('3578')}{rng.randrange(10):d}{rng.randrange(10**8):08d}"
    choices = (
        re.sub(r"(?<=联系电话：)[\d\-]+", mobile, text, count=1),
        re.sub(r"(?<=联系电话：)[\d\-]+", f"{mobile[:3]} {mobile[3:7]} {mobile[7:]}", text, count=1),
    )
    new = rng.choice(choices)
    if rng.random() < 0.4:
        return insert(
            f"您反映的占道车辆（浙A{rng.randrange(10000, 99999)}）已拖离。",
            "反映人家住翠屏小区6栋2单元302室，问题已处理。",
            f"举报人电话{mobile}，已回访。",
        )(text, rng)
    return None if new == text else Seeded(new)


def copied_paragraphs(text: str, _: random.Random) -> Seeded | None:
    """Last year's letter with the years moved on."""
    earlier = re.sub(r"20(\d\d)年", lambda found: f"{int(found[0][:4]) - 1}年", text)
    return Seeded(text, earlier=re.sub(r"\d+(?=[个处家])", lambda found: str(int(found[0]) - 1), earlier))


def class_against_content(text: str, rng: random.Random) -> Seeded | None:
    """Class A over a letter that refuses or only plans."""
    mark = re.search(r"[BCD](?=类)", text)
    if not mark:
        return None
    changed = text[: mark.start()] + "A" + text[mark.end() :]
    if re.search(r"暂不|无法|不能|无权|不再单独", text):
        return Seeded(changed)
    return insert(
        "受县级财力限制，这项建议暂不具备实施条件。",
        "因不符合现行政策规定，目前无法实施。",
        "由于缺乏政策依据，暂不考虑。",
    )(changed, rng)


def deflected(text: str, rng: random.Random) -> Seeded | None:
    """An answer that only names another's duty."""
    return emptied(
        "该问题不属于我单位职责范围，建议您向有关部门反映。",
        "此项工作由县发展和改革局负责，请与该局联系。",
        "这一事项属于省级事权，相信上级部门会统筹考虑。",
        "上述建议超出我单位权限，请咨询财政部门。",
    )(text, rng)


def dated(fault: Fault) -> Fault:
    """The fault in letters that have a date; without one no time is past or to come."""

    def only(text: str, rng: random.Random) -> Seeded | None:
        return fault(text, rng) if re.search(r"^20\d\d年\d+月\d+日$", text, re.M) else None

    return only


def to_persons(fault: Fault) -> Fault:
    """The fault in letters to members or deputies only."""

    def only(text: str, rng: random.Random) -> Seeded | None:
        return fault(text, rng) if re.search(r"(?:委员|代表)：$", text, re.M) else None

    return only


def without_plans(text: str) -> Seeded | None:
    """A B or C letter with every sentence about what comes next taken out."""
    if not re.search(r"[BC]类", text):
        return None
    start, end = body_of(text)
    words = "将|计划|预计|力争|拟|下一步|正在|今后|列入|待|底前|年底|下半年|秋季|前完成|再举办|月起|每年"
    plan = rf"[^。\n]*(?:{words})[^。\n]*。"
    body = re.sub(plan, "", text[start:end])
    body = re.sub(r"^[一二三四五六七八]、\S*(?:下一步|打算)\S*\n", "", body, flags=re.M)
    if len(re.findall(r"[\u4e00-\u9fff]", body)) < 60 or re.search(r"将|计划|预计|力争|拟|列入", body):
        return None
    return Seeded(text[:start] + body + text[end:])


def thanks_to_others(text: str) -> Seeded | None:
    """Thanks to those of the other council."""
    if "政协" in text and "感谢你们" in text:
        return Seeded(text.replace("感谢你们", "感谢各位代表", 1))
    if "人大" in text and "感谢您" in text:
        return Seeded(text.replace("感谢您", "感谢委员", 1))
    return None


def late(text: str) -> Seeded | None:
    """A letter dated far after its assignment."""
    proposal = proposal_of(text)
    found = re.search(r"^(20\d\d)年(\d+)月(\d+)日$", text, re.M)
    if proposal is None or not found:
        return None
    year, month = int(found[1]), int(found[2]) - 5
    if month < 1:
        year, month = year - 1, month + 12
    return Seeded(text, proposal=proposal.replace("案由：", f"交办日期：{year}年{month}月2日\n案由：", 1))
