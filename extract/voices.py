"""Whose words a clause gives: the document's own, an official's, or somebody else's.

What residents, experts and proposers say is no measure (GUIDELINES); what the head of a bureau says may be.
A speaker is named before (局长王某表示，…), on a line of his own (居民李某：) or behind a quotation
(“…”居民李某说。); what stands under 市民说 or 记者手记 is somebody else's to the next heading.
"""

from __future__ import annotations

import re
from typing import Literal

Voice = Literal["own", "official", "other"]

_SAYING = (
    "介绍", "介绍说", "表示", "坦言", "说", "说道", "透露", "指出", "强调", "认为", "告诉", "告诉记者",
    "告诉笔者", "谈到", "讲", "述说", "建议", "提出", "反映", "呼吁", "希望", "了解", "了解到", "获悉",
)  # fmt: skip
_LONGEST = 36
_OFFICIAL = re.compile(
    r"负责人|局长|主任|书记|[科处股所站镇乡县区市部厅队校院馆园]长|(?:相关|有关)(?:部门|人士|同志)|工作人员|主席|干部"
    r"|当地|记者|笔者|^据"
)
_OTHER = re.compile(
    r"居民|村民|市民(?!政)|家长|业主|商户|网友|读者|游客|患者|老人|奶奶|爷爷|阿姨|大爷|大妈|老伯|师傅|先生|女士|妈妈|爸爸|学生"
    r"|专家|教授|学者|研究员|老师|代表|委员|有人|老板|群众|[小老][\u4e00-\u9fff]$"
)
_SCHOLAR = re.compile(r"(?<!老年)大学|学院|研究|社科院|党校|专家|教授|学者|^有人")
_BEHIND = re.compile(rf"([^，。；”\n]{{0,30}}?)(?:{'|'.join(_SAYING)})[^，。；”\n]{{0,4}}[。，,\n]")
_SPEAKER_LINE = re.compile(
    r".{0,24}(?:居民|村民|市民(?!政)|家长|业主|网友|读者|游客|患者|学生|群众|商户)[^，。：:\n]{0,8}[：:]"
)
_COMMENT = re.compile(
    r"(?:记者|采访|编辑)(?:手记|观察|感言|点评)|编后|编者按|短评|微评|[^，。]{0,6}(?:市民|群众|网友|百姓|居民)说"
)
# 对代表提出的建议，根据委员建议，: what is answered, not somebody who speaks.
_ANSWERED = re.compile(
    r"^(?:现?[对就]|关于|针对|围绕|参照|[您你贵我本]|提案|(?:该)?建议)|根据|按照|结合|[采吸]纳|吸收|落实"
)
_BYLINE = re.compile(r"记者|通讯员")
_LONGEST_HEADING = 24
# 他建议，…。同时，…应…。: his to the end of the line, unless the document takes the word again.
_OWN_AGAIN = re.compile(r"对此|为此|目前|据|近年来|今年|下一?步|接下来")


def names_speaker(words: str) -> bool:
    """Whether a clause only says who says what follows: 据介绍, 市民政局局长王某表示."""
    return len(words) <= _LONGEST and words.endswith(_SAYING) and not _ANSWERED.search(words)


def voice_of(speaker: str, before: Voice = "other") -> Voice:
    """Whose voice it is, by the words that name the speaker; ``before`` is who spoke last, for 他 and 她."""
    if speaker.startswith(("他", "她")):
        return before
    if _SCHOLAR.search(speaker):
        return "other"
    if _OFFICIAL.search(speaker):
        return "official"
    return "other" if _OTHER.search(speaker) else "own"


def speaks_again(words: str) -> bool:
    """Whether a sentence that begins with ``words`` is the document's own after somebody else's."""
    return _OWN_AGAIN.match(words) is not None


def has_speaker_above(above: str) -> bool:
    """Whether the line ``above`` names the one who speaks in the next: 某社区居民李某："""
    return _SPEAKER_LINE.fullmatch(above) is not None


def voice_under(line: str, running: Voice) -> Voice:
    """Who speaks from ``line`` on, if it is a heading (市民说, 记者手记); ``running`` if not."""
    if _COMMENT.match(line):
        return "other"
    is_heading = len(line) <= _LONGEST_HEADING and "。" not in line and not _BYLINE.search(line)
    return "own" if is_heading and not _SPEAKER_LINE.fullmatch(line) else running


def voice_behind(text: str, close: int) -> Voice:
    """Who is named as the speaker behind the quotation that ends at ``close``."""
    match = _BEHIND.match(text, close + 1)
    return voice_of(match[1]) if match else "own"
