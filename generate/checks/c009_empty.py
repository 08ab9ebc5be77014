"""C009: no answer of good will only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.coverage import bigrams
from generate.letterlines import Spot
from generate.outcome import PLANNED, REFUSED
from generate.specimen import changed, clean
from generate.substance import CONCRETE, is_empty

HEADING = re.compile(r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])")
INLINE = re.compile(
    r"(?:^\s*|(?<=[。；]))(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d+[.．、])?\s*"
    r"(?:关于|针对|对于?)[^。\n，]{3,50}(?:问题|建议|意见|提议)(?:[。：:]|，)"
)
VAGUE = re.compile(r"若干|适时|择机|一定数量|有关时间|合适的?时[机间]|相应数量|某些")
SAID = re.compile(
    r"[\d０-９《]|[一二三四五六七八九十百千两]+[个名人家所处条次项台套期场座]|[年月]底|季度|已|了"
)
RUN_IN = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九]是)(?:[^。：，；\n]{2,24}[。：]|(?=[^。]*。))"
)
OUTLOOK = re.compile(r"\s*(?:下一?步|今后|接下来|下一阶段|总之|综上)")
COURTESY = re.compile(r"感谢|谢谢|批评指正|征询意见|宝贵意见|回执")


def find(case: Case) -> Iterator[Hit]:
    """Each heading whose paragraphs hold nothing to inspect; or the letter, when none of it does."""
    if case.is_opinion:
        return
    advice = "写明做什么、做多少、何时完成"
    for heading, lines in answers(case):
        body = "".join(line.text for line in own_lines(heading, lines))
        if body and is_empty(body):
            name = f"“{heading.text[:30]}”" if heading else "这一段"
            reason = f"{name}只有表态，没有具体措施（对象、数量、时间）"
            yield Hit(lines[0].start, lines[0].end, reason, advice)
        elif body and is_vague(body):
            reason = "打算没有数量、时间和责任单位（“若干”“适时”之类）"
            yield Hit(lines[0].start, lines[0].end, reason, advice)
    for heading, answer in inline_answers(case):
        if is_empty(answer.text):
            reason = f"“{heading.text[:30]}”只有表态，没有具体措施（对象、数量、时间）"
            yield Hit(answer.start, answer.end, reason, advice)


def is_vague(text: str) -> bool:
    """Whether an answer plans with vague amounts and times only: 拟举办若干场, 适时启动."""
    plain = not SAID.search(text) and not REFUSED.search(text)
    return plain and bool(VAGUE.search(text)) and bool(PLANNED.search(text) or "适时" in text)


def own_lines(heading: Spot | None, lines: list[Spot]) -> list[Spot]:
    """An answer's own paragraphs: without thanks, and without the letter's outlook behind the last answer.

    What follows an empty paragraph and shares no word with it or its heading is outlook too.
    """
    own: list[Spot] = []
    for line in lines:
        if own and OUTLOOK.match(line.text):
            break
        if (
            own
            and heading
            and is_empty(own[0].text)
            and not shares_words(heading.text + own[0].text, line.text)
        ):
            break
        if not COURTESY.search(line.text):
            own.append(line)
    return own


def shares_words(one: str, other: str) -> bool:
    """Whether two texts share telling words: more than one pair of characters."""
    return len(set(bigrams(one)) & set(bigrams(other))) > 1


def inline_answers(case: Case) -> Iterator[tuple[Spot, Spot]]:
    """Answers inside paragraphs: the words that take up a suggestion (关于…的建议), and the text up to the
    next.
    """
    for line in case.parts.lines:
        places = list(INLINE.finditer(line.text))
        for number, found in enumerate(places):
            end = places[number + 1].start() if number + 1 < len(places) else len(line.text)
            heading = Spot(line.start + found.start(), line.start + found.end(), found[0].strip("。；"))
            yield heading, Spot(line.start + found.end(), line.start + end, line.text[found.end() : end])


def answers(case: Case) -> Iterator[tuple[Spot | None, list[Spot]]]:
    """The body by headings; paragraphs before the first heading count each for itself when there is no
    heading.
    """
    lines = [line for line in case.parts.lines if line.text]
    headed = any(is_heading(line) for line in lines)
    heading: Spot | None = None
    current: list[Spot] = []
    for line in lines:
        if headed and is_heading(line):
            if current and heading is not None:
                yield heading, current
            heading, current = line, []
        else:
            current.append(line)
    if headed and current and heading is not None:
        yield heading, current
    if not headed and any(RUN_IN.match(line.text) for line in lines):
        yield from run_in_answers(lines)
    elif not headed:
        whole = [line for line in current if not COURTESY.search(line.text)]
        if not any(CONCRETE.search(line.text) for line in whole) and whole:
            yield None, whole


def run_in_answers(lines: list[Spot]) -> Iterator[tuple[Spot, list[Spot]]]:
    """Paragraphs that begin with their heading (三、加强宣教。我局将…), with those up to the next."""
    heading: Spot | None = None
    current: list[Spot] = []
    for line in lines:
        found = RUN_IN.match(line.text)
        if found:
            if heading is not None and current:
                yield heading, current
            rest = line.text[found.end() :]
            heading = Spot(line.start, line.start + found.end(), found[0].strip("。："))
            current = [Spot(line.start + found.end(), line.end, rest)] if rest else []
        elif heading is not None:
            current.append(line)
    if heading is not None and current:
        yield heading, current


def is_heading(line: Spot) -> bool:
    """Whether a line is a numbered heading of its own, not a paragraph that begins with a number."""
    return bool(HEADING.match(line.text)) and len(line.text) < 50 and not line.text.endswith("。")


CHECK = Check(
    code="C009",
    severity="warning",
    message="答复要有具体措施（对象、数量或时间），不能只表态",
    source="各地办理规定（不得敷衍）",
    strength="custom",
    find=find,
    bad=(
        changed(
            (
                "2025年，县财政安排托管专项经费60万元。2024年5月，我局印发《云岭县假期托管服务实施方案》（云教体发〔2024〕12号），明确每名学生每天收费不超过30元。",
                "我局高度重视，将认真研究。",
            )
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "我局将严格落实主体责任，强化日常检查，营造安全、温馨的托管环境。",
            )
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "这一建议我局完全赞同，这也是我们今后努力的方向。",
            )
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "我局将一如既往地重视托管服务，努力为家长办实事。",
            )
        ),
        changed(
            ("一、关于扩大公办托管点覆盖面的建议\n", "一、扩大覆盖面。"),
            ("二、关于建立经费保障、明确收费标准的建议\n", "二、建立保障。"),
            ("四、下一步工作\n", "四、下一步。"),
            (
                "三、关于加强师资和安全管理的建议\n2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "三、加强安全管理。我局将进一步压实托管点主体责任，不断提升安全水平。",
            ),
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "我局拟择机举办师资培训班若干期。",
            )
        ),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "您提出的建议很好，我局将进一步加强管理，切实提升服务水平。",
            )
        ),
    ),
    good=(
        clean(),
        changed(("三、关于加强师资和安全管理的建议\n2024", "三、加强师资和安全管理。2024")),
        changed(
            (
                "2024年暑期，我局招募返乡大学生志愿者85名参与托管服务，为12个托管点各配备安全员1名。",
                "因编制限制，暂不具备增加专职人员的条件，待条件成熟后适时研究。",
            )
        ),
    ),
)
