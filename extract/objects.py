"""The object of a verb that stands alone before its number: 对老旧充电桩进行替换，已更换2375台."""

from __future__ import annotations

import re

from extract.contexts import Figure
from extract.figure_words import stop_pattern, words_of
from extract.nouns import noun_before

# An object put first: 对X进行, 将X列入, 针对X, 推进X建设, 为X免收
_TOPIC = re.compile(
    r"(?:针对|对(?!口|接|象|于)|将|把|推进|推动|加快|关于|为|向)(?:[一-龥]{0,10}的)?(?P<noun>[一-龥、“”（"
    r"）]{2,14}?)(?=进行|建设|列入|纳入|实施|开展|给予|免收|免除|减免|发放|提供|，|"
    r"予以|实行|推行|办理|$)"
)


def object_before(text: str, figure: Figure, verb: str) -> str:
    """The object of ``verb`` as stated earlier in the sentence, empty if there is none."""
    end = figure.start - len(figure.left)
    earlier = text[max(figure.sentence, end - 300) : end]
    strong = verb in words_of("verb")
    noun = _object_of(earlier, verb) or _object_of(_paragraph(text, figure), verb, counted=True)
    if noun:
        return noun if strong else verb + noun
    topics = list(_TOPIC.finditer(earlier))
    if not topics:
        return ""
    noun = topics[-1]["noun"]
    if noun[0] in "于在":
        return ""
    return noun if strong or verb in ("惠及",) else verb + noun


def noun_in_clause_before(text: str, figure: Figure) -> str:
    """What the clause before is about: 开展电商直播培训，每年不少于4期."""
    end = figure.clause - 1
    begin = max(figure.sentence, *(text.rfind(mark, figure.sentence, end) + 1 for mark in "，；：、"))
    clause = text[begin:end]
    return "" if any(char.isdigit() for char in clause) else noun_before(clause, begin, ())[0]


def _paragraph(text: str, figure: Figure) -> str:
    begin = text.rfind("\n", 0, figure.sentence) + 1
    return text[max(begin, figure.sentence - 600) : figure.sentence]


def _object_of(words: str, verb: str, counted: bool = False) -> str:
    """What follows the last ``verb`` with an object in ``words``; ``counted`` asks for a number behind it."""
    at = words.rfind(verb)
    while at >= 0:
        noun = _noun(words[at + len(verb) :])
        behind = words[at + len(verb) + len(noun) :][:1]
        if (
            noun
            and not _NO_OBJECT.search(noun)
            and noun[0] not in "于在率了的后前人员时期费量路"
            and noun[-1] != "率"
            and (behind.isdigit() or not counted)
        ):
            return noun
        at = words.rfind(verb, 0, at)
    return ""


_NO_OBJECT = re.compile(r"(?:政策|标准|制度|机制|办法|工作|力度|情况|活动|透明|方案)$")


def _noun(rest: str) -> str:
    phrase = re.split(r"[，。；\d（(]", rest, maxsplit=1)[0]
    if stop_pattern().match(phrase):
        return ""
    stop = stop_pattern().search(phrase, 2)
    phrase = phrase[: stop.start()] if stop else phrase
    return phrase if 2 <= len(phrase) <= 12 else ""
