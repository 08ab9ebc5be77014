"""One page's body to its documents: letters split at each salutation, news without bylines and page words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import eq

from extract.lines import Line
from extract.metadata import ANY_DAY, FIELD_LINE
from extract.pagewords import field_labels, form_labels, is_behind_answer
from extract.prose import ends_document, is_info, is_page_line, is_prose, opens_box, opens_comments

SALUTATION = re.compile(
    r"^(?:尊敬的)?[^。；！？?!]{0,80}?(?:委员|代表|同志|先生|女士)(?:们)?(?:[（(][^）)]{1,20}[）)])?"
    r"(?:[,，:：]?\s*(?:您好|你好|您们好|你们好))?\s*[:：,，!！]?$"
)
ORGAN_SALUTATION = re.compile(
    r"^(?:尊敬的)?[^。；！？?!，,：:]{1,60}(?:委员会|委|支部|总支|小组|工商联|联合会|协会|商会|界|组|局|厅|部|办|室|院|府|会|中心|社|处|站|公司|党)[:：]$"
)
INLINE_SALUTATION = re.compile(
    r"^(?:尊敬的)?[^。；！？?!：:]{1,60}(?:委员|代表)(?:们)?[:：,，]\s*(?:您|你|贵|现|首先|关于|感谢)"
)
OPENING = re.compile(
    r"收悉|收到|(?:答复|回复|函复|复函|答覆|办复|回应|汇报|函告|回告|报告|说明|反馈|通报)(?:意见|情况)?如下|交(?:由|给)?我|已交|转交|会办意见|(?:您|你|贵)[^。]{0,30}(?:提出|反映|提交)"
)
RECEIVED = re.compile(
    r"^(?:您好！?)?(?:您|你|贵|关于您|关于你)[^。]{0,120}(?:提案|建议|议案|意见)[^。]{0,40}(?:收悉|如下|办理)"
)
GREETING = re.compile(r"^(?:您|你|您们|你们)?好[!！。，,]?$")
DOCUMENT_NUMBER = re.compile(r"[〔【\[（(]?(?:19|20)\d{2}[〕】\]）)]?\s*(?:第)?\s*\d+\s*号")
LETTER_HEAD = re.compile(
    r"^[（(【\[]?(?:[A-D]\d?\s*类?|签发|类别|办理结果|办复类别|办理类别|公开|是否|同意公开|主动公开|依申请公开|领导签|主管领导|分管领导|单位负责人|承办负责人|(?:提案|建议)?编号|附件)"
)
TITLE_LIKE = re.compile(
    r"^(?:[^。；！？]{0,40})?(?:关于|对)[^。；！？]*$|(?:答\s*复|复\s*函|回\s*复|的\s*函|意\s*见)(?:函|意见)?$"
)
BYLINE = re.compile(
    r"^[（(【\[□■◎●△▲◆]*\s*(?:本报|本网|本台|新华社|中新社)?(?:讯)?[^。，；！？]{0,12}?(?:记者|通讯员|实习生|特约|撰文|文/|图/|文图|作者)[^。；！？]{0,60}$"
)
SOURCE_LINE = re.compile(r"^[（(【\[]\s*(?:来源|稿源|原标题|原载|转自|据)\s*[:：]?[^。]*[）)】\]]$")


ANSWER_LABELS = frozenset(
    {
        "答复内容",
        "回复内容",
        "办理答复",
        "问题答复",
        "答复意见",
        "答复正文",
        "回复",
        "答复",
        "答复情况",
        "办理情况答复",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one document and, for a letter, of what stands above its salutation."""

    lines: tuple[str, ...]
    preamble: tuple[str, ...] = ()
    is_letter: bool = False


def split_documents(lines: Sequence[Line], title: str | None, *, contained: bool) -> tuple[Part, ...]:
    """The documents of a body: each letter by itself, else the body as one; () when nothing remains."""
    lines = _first_copy(lines, title)
    if contained:
        lines = _without_boxes(lines)
    starts = find_salutations(lines)
    if starts:
        return _letters(lines, starts, contained=contained)
    opening = find_opening(lines)
    if opening is not None:
        end = letter_end(lines, opening, len(lines), contained=contained)
        preamble = tuple(line.text for line in lines[:opening] if not is_page_line(line))
        return (Part(_texts(lines[opening:end]), preamble, is_letter=True),)
    answer = find_answer(lines)
    if answer:
        return (Part(_texts(lines[answer[0] : answer[1]]), is_letter=True),)
    text = trim_news(lines, title, contained=contained)
    return (Part(text),) if text else ()


def _first_copy(lines: Sequence[Line], title: str | None) -> Sequence[Line]:
    """The lines without a second copy of them all, which pages carry for telephones.

    A letter to somebody else stays, even in the same words.
    """
    texts = [line.text for line in lines]
    first = next((place for place, line in enumerate(lines) if is_prose(line)), len(lines))
    again = next((place for place in range(first + 1, len(lines)) if texts[place] == texts[first]), None)
    if again is None:
        return lines
    alike = sum(map(eq, texts[first:again], texts[again:]))
    greeted = [texts[place] for place in find_salutations(lines) if again - 2 <= place < again]
    if 2 * alike < again - first or any(text not in texts[:first] for text in greeted):
        return lines
    above = {title, *texts[:first]}
    while texts[again - 1] in above or (
        is_info(texts[again - 1]) and not WRITTEN_DAY.match(texts[again - 1])
    ):
        again -= 1
    return lines[:again]


def _without_boxes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a container without boxes of links (相关链接, 上一篇) that stand in it or end it.

    What follows a box goes on only where a sentence or a tail follows; titles of other pages do not.
    """
    last = next((place for place in range(len(lines) - 1, -1, -1) if _goes_on(lines[place])), -1)
    kept: list[Line] = []
    in_box = False
    for place, line in enumerate(lines):
        if line.hidden or line.is_all_link or (in_box and line.is_link):
            continue
        if opens_box(line):
            in_box = True
            continue
        if in_box and place > last:
            break
        in_box = False
        kept.append(line)
    return tuple(kept)


def _goes_on(line: Line) -> bool:
    if line.is_link or is_page_line(line):
        return False
    return _is_text(line) or TAIL.match(line.text) is not None or SIGNATURE.match(line.text) is not None


def find_opening(lines: Sequence[Line]) -> int | None:
    """Place of the opening formula of a letter whose salutation the site took off."""
    for place, line in enumerate(lines[:12]):
        if RECEIVED.match(line.text) and not line.is_link:
            return place
        if is_prose(line) and len(line.text) > 60:
            return None
    return None


def find_answer(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where the answer of a form page stands: below 答复内容 (or the like), up to the next label."""
    for place, line in enumerate(lines):
        if _label(line) not in ANSWER_LABELS:
            continue
        end = place + 1
        while end < len(lines) and not _ends_answer(lines[end]):
            end += 1
        if any(is_prose(other) for other in lines[place + 1 : end]):
            return place + 1, end
    return None


def _label(line: Line) -> str:
    return "".join(line.text.split()).strip("：:【】[]")


def _ends_answer(line: Line) -> bool:
    label = _label(line)
    return (len(label) <= 8 and label in form_labels()) or ends_document(line) or _is_below_answer(line)


def _is_below_answer(line: Line) -> bool:
    """Whether a line is what a form prints below its answer: 答复单位：云岭县民政局, or the label alone."""
    label = FIELD_LINE.match(line.text)
    return len(line.text) <= 60 and is_behind_answer("".join((label[1] if label else line.text).split()))


def find_salutations(lines: Sequence[Line]) -> tuple[int, ...]:
    """Places of the lines that address somebody and are followed by an opening formula."""
    return tuple(
        place
        for place, (text, *_) in enumerate(lines)
        if (text[-1] in ":：,，!！" or "委员" in text or "代表" in text) and _is_salutation(lines, place)
    )


def _is_salutation(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    if lines[place].is_link:
        return False
    if INLINE_SALUTATION.match(text) and OPENING.search(text):
        return True
    if len(text) > 120 or not (SALUTATION.match(text) or ORGAN_SALUTATION.match(text)):
        return False
    following = [line.text for line in lines[place + 1 : place + 4] if not GREETING.match(line.text)]
    return bool(following) and OPENING.search(following[0][:200]) is not None


def _letters(lines: Sequence[Line], starts: tuple[int, ...], *, contained: bool) -> tuple[Part, ...]:
    parts = []
    floor = 0
    for number, start in enumerate(starts):
        head = _head_start(lines, start, floor) if number else floor
        limit = _head_start(lines, starts[number + 1], start + 1) if number + 1 < len(starts) else len(lines)
        end = letter_end(lines, start, limit, contained=contained)
        preamble = tuple(line.text for line in lines[head:start] if not line.hidden)
        parts.append(Part(_texts(lines[start:end]), preamble, is_letter=True))
        floor = limit
    return tuple(parts)


def _head_start(lines: Sequence[Line], start: int, floor: int) -> int:
    """Where the header lines above the salutation at ``start`` begin."""
    place = start
    while place > floor and start - place < 8:
        text = lines[place - 1].text
        if len(text) > 80 or not (
            DOCUMENT_NUMBER.search(text) or LETTER_HEAD.match(text) or TITLE_LIKE.search(text)
        ):
            break
        place -= 1
    return place


def letter_end(lines: Sequence[Line], start: int, limit: int, *, contained: bool) -> int:
    """End of the letter that starts at ``start``: before the page words after its tail.

    In a known container the tail runs to the last line that is no page word; elsewhere only as long as
    its lines look like a tail (signature, date, contact, note, copies).
    """
    last = start + 1
    in_form = any(_label(line) in ANSWER_LABELS for line in lines[:start])
    for place in range(start, limit):
        line = lines[place]
        ends = ends_document(line) or (in_form and _is_below_answer(line))
        if ends and not _prose_follows(lines, place + 1, limit, place - start):
            limit = place
            break
        if _is_text(line):
            last = place + 1
    return limit if contained else _tail_end(lines, last, limit)


def _is_text(line: Line) -> bool:
    """Whether a line is a sentence of the document, short ones included."""
    if is_page_line(line) or line.is_link:
        return False
    return line.row or is_prose(line) or line.text[-1] in "。！？；!"


def _tail_end(lines: Sequence[Line], end: int, limit: int) -> int:
    """``end`` moved over the tail lines that follow; two lines of another kind may stand between."""
    place = end
    while place < limit and place - end <= 2 and not is_page_line(lines[place]) and not lines[place].is_link:
        place += 1
        if is_tail(lines[place - 1].text):
            end = place
    return end


def _prose_follows(lines: Sequence[Line], start: int, limit: int, before: int) -> bool:
    """Whether much running text follows, so that the page words stand in the middle of a document.

    What readers have written below is none.
    """
    if opens_comments(lines[start - 1]):
        return False
    following = sum(1 for line in lines[start:limit] if is_prose(line) and not is_page_line(line))
    return following > max(2, before // 3)


TAIL = re.compile(
    r"^[（(【\[]?\s*(?:联系|承办|经办|主办|会办|办理|电话|手机|邮编|地址|附件|附注|附：|附:|注：|注:|抄送|抄报|主送|此件|此复|此函|特此|专此|此致|敬礼|公开|是否|签发|类别|办复|信息公开|单位|负责人|审核人|[A-D]\d?类)"
)
SIGNATURE = re.compile(
    r"^[^。，；！？：:]{2,40}(?:局|委|委员会|办公室|办|厅|府|院|会|处|中心|队|所|公司|社|站|署|行|部|街道|镇|乡|大队|支队|室|学校|联|组)(?:[（(][^）)]{1,10}[）)])?$"
)
WRITTEN_DAY = re.compile(
    r"^[（(]?\s*(?:[12]\d{3}|[一二三四五六七八九〇○Ｏ零0O]{4})\s*(?:年|[-./])?.{0,12}[日号\d]?\s*[）)]?$"
)


def is_tail(text: str) -> bool:
    """Whether a line may stand in the tail of a letter: signature, date, contact, note, copies, class."""
    return bool(
        len(text) <= 80
        and (
            TAIL.match(text)
            or (SIGNATURE.match(text) and len(text.split()) <= 3)
            or WRITTEN_DAY.match(text)
            or (len(text) < 40 and ANY_DAY.search(text))
        )
    )


def _texts(lines: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in lines if not is_page_line(line))


def trim_news(lines: Sequence[Line], title: str | None, *, contained: bool) -> tuple[str, ...]:
    """The paragraphs of a body without title repeats, bylines, editors' lines and page words around them."""
    limit = len(lines)
    for place, line in enumerate(lines):
        if ends_document(line) and not _prose_follows(lines, place + 1, len(lines), place):
            limit = place
            break
    if not contained:
        limit = _last_line(lines, limit)
    texts = [line.text for line in lines[_form_end(lines, title) : limit] if not is_page_line(line)]
    labels = field_labels()
    while texts and (texts[0] in labels or _is_byline(texts[0]) or _repeats_title(texts[0], title or "")):
        texts.pop(0)
    while texts and _is_byline(texts[-1]):
        texts.pop()
    return tuple(texts)


def _form_end(lines: Sequence[Line], title: str | None) -> int:
    """Where a body begins that a metadata table precedes: at the title below it, printed again; else 0."""
    place = next((place for place, line in enumerate(lines) if line.text == title and place), 0)
    is_form = any(_label(line) in field_labels() for line in lines[:place])
    return place if is_form and any(map(is_prose, lines[place:])) else 0


def _repeats_title(text: str, title: str) -> bool:
    """Whether a line is the title again, alone or with the day behind it."""
    folded, printed = "".join(title.split()), "".join(text.split())
    if not folded or not printed.startswith(folded):
        return False
    rest = printed[len(folded) :].strip("()（）[]【】")
    return not rest or WRITTEN_DAY.match(rest) is not None


def _last_line(lines: Sequence[Line], limit: int) -> int:
    """End of the body where no container marks it: its last running text and the tail lines after that."""
    last = 0
    for place in range(limit):
        if _is_text(lines[place]):
            last = place + 1
    return _tail_end(lines, last, limit)


def _is_byline(text: str) -> bool:
    return len(text) <= 60 and bool(BYLINE.match(text) or SOURCE_LINE.match(text))
