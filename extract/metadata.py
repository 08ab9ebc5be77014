"""Title, publisher, date and fields of a page: what it shows first, then its metas, then its address.

The shown date, the PubDate meta, the letter's own date and the build time are four things; the meta is often
the day of a site's migration, so what the page shows to its readers goes first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from extract.lines import Line
from extract.organs import is_organ
from extract.pagewords import field_labels, form_labels, is_behind_answer
from extract.wordlists import one_of, words_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

DAY = r"((?:19|20)\d{2})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})"
DAY_LABELS = (
    r"发布日期|发布时间|发[布表]于|提交于|发表时间|发表日期|公开日期|公开时间|发文日期|发文时间|编稿时间|"
    r"更新时间|更新日期|录入时间|上传时间|添加时间|Published|Posted|Updated|Date|(?<![\u4e00-\u9fff])(?:日\s*期|时\s*间)"
)
SHOWN_DAY = re.compile(rf"({DAY_LABELS})\s*[:：]?\s*{DAY}")
FIRST_LABELS = ("发布", "发表", "公开", "发文", "编稿", "Pu", "Po")
LATER_LABELS = ("更新", "录入", "上传", "添加", "Up")
OTHER_DAY = re.compile(
    r"今天|(?:成文|生成|形成|生效|废止|印发|签发|实施|施行|失效|截止|答复|办结|回复|办理|提交|提出|收到|交办|来信|写信|提问|咨询|留言|反映|受理|登记)(?:日期|时间|日)"
)
ANY_DAY = re.compile(rf"(?<!\d){DAY}(?!\d)")
SOURCE = re.compile(
    r"(信息来源|文章来源|稿件来源|新闻来源|内容来源|来\s*源|稿源|出处|发布机构|发布单位|发布部门|发布|发文机[关构]|发文单位|制发[机单][关构位]|供稿单位|信息提供|Source)\s*[:：]\s*"
    r"([^\s:：|｜【\[\]】]+(?:[ \u3000](?![^\s:：]{1,6}[:：])[^\s:：|｜【\[\]】]+)*)"
)
NO_SOURCE = frozenset(
    {"本站", "本网", "本站原创", "本网原创", "原创", "网络", "互联网", "转载", "未知", "其他", "无"}
)
SOURCE_LINE = re.compile(r"^[（(【\[]?\s*(?:来\s*源|稿源|信息来源|文章来源)\s*[:：]")
INFO_WORDS = re.compile(
    r"来\s*源\s*[:：]|Source\s*:|浏览|点击|阅读|访问次数|字体|字号|编辑\s*[:：]|作者\s*[:：]|发布(?:时间|日期|机构)|信息来源|稿源"
)
BREADCRUMB_LINE = re.compile(r"^.{0,10}位置\s*[:：]?|^(?:网站)?首页\s*[>＞»→/\-]")
BREADCRUMB_STEP = re.compile(r"\s*(?:>+|＞+|»|→|/|\\|-(?=\D)|·)\s*")
SITE_OWNER = re.compile(r"(主办单位|主办|版权所有|主管单位)\s*[:：]\s*([\u4e00-\u9fff]{4,30})")
ADDRESS_DAYS = (
    re.compile(r"/t((?:19|20)\d{2})(\d{2})(\d{2})_\d+"),
    re.compile(r"/((?:19|20)\d{2})[-_/](\d{1,2})[-_/](\d{1,2})[/_]"),
    re.compile(r"/((?:19|20)\d{2})-(\d{2})/(\d{2})/"),
    re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})/"),
)
DAY_METAS = (
    "pubdate",
    "article:published_time",
    "publishdate",
    "publish-date",
    "firstpublishedtime",
    "og:release_date",
    "date",
    "dc.date",
    "createdate",
)
SOURCE_METAS = ("contentsource", "source", "mediaid")
AUTHOR_METAS = ("author", "publisher", "dc.publisher", "dc.creator", "article:author")
SITE_METAS = ("sitename", "og:site_name")
CODE_METAS = ("siteidcode", "siteid")
SITE_CODE = re.compile(r"标识码\s*[:：]?\s*([0-9a-zA-Z]{2}\d{8})(?!\d)")
CLOCK_OR_DAY = re.compile(rf"(?:(?:{DAY_LABELS})\s*[:：]?\s*)?{DAY}\s?日?|\d{{1,2}}:\d{{2}}(?::\d{{2}})?")
SEPARATORS = re.compile(r"[\s|｜/·•,，:：\[\]【】()（）]+")
FIELD_LINE = re.compile(r"^([^:：]{2,12})[:：]\s*(.*)$")
LONGEST_INFO, LONGEST_DAY = 100, 24
LONGEST_LABEL = 20
"""Characters of a label with the white space that justifies it."""
SPACES = re.compile(r"\s+")
TAGS = re.compile(r"<[^>]*>")


def read_metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The metas of a page by lower-case name, tags stripped from their contents; the first of a name wins."""
    metas: dict[str, str] = {}
    head = tree.head
    for node in (head.css("meta") if head else ()) or tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content:
            metas.setdefault(name.strip().lower(), TAGS.sub("", content).strip())
    return metas


def day_of(year: str, month: str, number: str) -> date | None:
    """The date, or None when there is no such day."""
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def shown_day(texts: Iterable[str]) -> date | None:
    """The publication date shown near the title, among the texts that ``labelled_texts`` gives.

    In this order: labelled as that of publication, under a plain 时间 or 日期, bare in the info line or on a
    line of its own, labelled as that of an update. The letter's own date and the reader's day do not count.
    """
    found: dict[int, date] = {}
    for text in texts:
        bare = ANY_DAY.search(text) if "20" in text or "19" in text else None
        if bare is None:
            continue
        for match in SHOWN_DAY.finditer(text):
            _keep_first(found, _label_rank(match.group(1)), day_of(*match.groups()[1:]))
        shown = len(text) < 30 or (len(text) < 200 and INFO_WORDS.search(text) is not None)
        if shown and not OTHER_DAY.search(text):
            _keep_first(found, 2, day_of(*bare.groups()))
    return found[min(found)] if found else None


def _label_rank(label: str) -> int:
    """0 for a label of publication, 1 for a plain one, 3 for one of an update; 2 is a day without a label."""
    return 0 if label[:2] in FIRST_LABELS else 3 if label[:2] in LATER_LABELS else 1


def _keep_first(found: dict[int, date], rank: int, day: date | None) -> None:
    if day is not None:
        found.setdefault(rank, day)


def labelled_texts(head: Iterable[Line]) -> Iterator[str]:
    """The texts of lines, a label on a line of its own put before the value on the next."""
    label = ""
    known = field_labels()
    for line in head:
        if len(line.text) <= LONGEST_LABEL:
            bare = SPACES.sub("", line.text).rstrip(":：")
            if bare in known:
                label = bare
                continue
        yield f"{label}：{line.text}" if label else line.text
        label = ""


def labelled_day(texts: Iterable[str]) -> date | None:
    """The day of publication that the foot of a page gives with its label (更新日期：2024-05-09)."""
    found: dict[int, date] = {}
    for text in texts:
        for match in SHOWN_DAY.finditer(text):
            _keep_first(found, _label_rank(match.group(1)), day_of(*match.groups()[1:]))
    return found[min(found)] if found else None


def meta_day(metas: Mapping[str, str]) -> date | None:
    """The publication date of the metas."""
    for name in DAY_METAS:
        found = ANY_DAY.search(metas.get(name, ""))
        if found:
            return day_of(*found.groups())
    return None


def address_day(address: str) -> date | None:
    """The date in an address: /202312/t20231213_1.html, /art/2021/10/8/, /c/2021-09-23/, /2020_11/27_14/."""
    for shape in ADDRESS_DAYS:
        found = shape.search(address)
        if found:
            return day_of(*found.groups())
    return None


def shown_source(texts: Iterable[str]) -> str | None:
    """The source that the texts of a page show: the last 来源：… above the body, else 发布机构：…."""
    source = organ = None
    for text in texts:
        if ":" not in text and "：" not in text:
            continue
        for found in SOURCE.finditer(text):
            name = _without_labels(found.group(2), text[found.end() : found.end() + 1])
            name = name.strip("()（）") if _is_unbalanced(name) else name
            if not name or name in NO_SOURCE or name in field_labels() or ANY_DAY.match(name):
                continue
            if found.group(1).startswith(("发布", "发文", "制发")):
                organ = name
            else:
                source = name
    return source or organ


def bare_source(texts: Iterable[str]) -> str | None:
    """The organ or paper that stands beside a date without a label: 云岭县财政局 2024-05-09 阅读 12.

    The last such line counts, or the line above a date that stands alone; a line that names two, or today's
    date (…星期五), says nothing.
    """
    source = None
    before = ""
    for line in texts:
        text = f"{before} {line}" if CLOCK_OR_DAY.match(line) and len(line) <= LONGEST_DAY else line
        before = line
        if len(text) > LONGEST_INFO or "星期" in text or "今天" in text or not ANY_DAY.search(text):
            continue
        words = SEPARATORS.split(_bare_label().sub(" ", CLOCK_OR_DAY.sub(" ", text)))
        named = {word for word in words if len(word) >= 4 and (is_organ(word) or _press().fullmatch(word))}
        if len(named) == 1:
            source = named.pop()
    return source


@cache
def _bare_label() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\u4e00-\u9fff]){one_of('info_word')}|发[布表]于|(?<![\u4e00-\u9fff])(?:由|原创|转载)|\d+"
    )


@cache
def _press() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{2,8}}{one_of('press')}")


def _without_labels(words: str, after: str) -> str:
    """The name of what stands behind 来源：, the labels and buttons that the line runs into it cut off.

    A word that may end a newspaper's name (云岭时间) goes only behind an organ's name or before a colon.
    """
    name = ANY_DAY.split(words)[0].rstrip()
    tokens = re.split(r"[ \u3000]+", name)
    kept = next(
        (place for place, token in enumerate(tokens) if place and _info_word().match(token)), len(tokens)
    )
    closed = after not in (":", "：") or kept < len(tokens)
    name = " ".join(tokens[:kept])
    if _info_word().fullmatch(name) and not (closed and name in words_of("ambiguous_info_word")):
        return ""
    while found := _last_info_word().search(name):
        rest = name[: found.start()].rstrip(" \u3000-·,，。|｜")
        doubtful = found[0] in words_of("ambiguous_info_word") and closed
        if len(rest) < 2 or (doubtful and not is_organ(rest)):
            break
        name, closed = rest, True
    if not closed and not is_organ(name):
        # 云岭县财政局信息员：王五 - a label nobody has listed
        cuts = range(len(name) - 1, max(3, len(name) - 7), -1)
        name = next((name[:size] for size in cuts if is_organ(name[:size])), name)
    return name.strip(" \u3000-·,，。")


@cache
def _info_word() -> re.Pattern[str]:
    return re.compile(one_of("info_word"))


@cache
def _last_info_word() -> re.Pattern[str]:
    return re.compile(rf"{one_of('info_word')}[\d,（）()]*(?:人?次)?$")


def answering_unit(fields: Iterable[tuple[str, str]], body: Iterable[Line]) -> str | None:
    """Who answers by the form of a page (答复单位, 承办部门 ...), above its answer or below it.

    It counts as the publisher where the page names no other; a page without a form has none.
    """
    above, below = tuple(fields), read_fields(body)
    if not any(label in form_labels() for label, _ in above) and not any(
        is_behind_answer(label) for label, _ in below
    ):
        return None
    named = {label: value.strip(" 。") for label, value in reversed((*above, *below))}
    labels = (label for label in words_of("answering_label") if is_organ(named.get(label, "")))
    return next((named[label] for label in labels), None)


def _is_unbalanced(name: str) -> bool:
    return name.count("(") + name.count("（") != name.count(")") + name.count("）")


def is_source_line(text: str) -> bool:
    """Whether a line of the body names the source of the whole: （来源：…）, 来源：… at its start."""
    return len(text) <= 60 and SOURCE_LINE.match(text) is not None


def meta_source(metas: Mapping[str, str]) -> str | None:
    """The source in the metas, without a label before it; an author only if it is an organ."""
    value = first_meta(metas, SOURCE_METAS)
    if value:
        return SOURCE_LINE.sub("", value).strip() or None
    return next((metas[name] for name in AUTHOR_METAS if is_organ(metas.get(name, ""))), None)


def shown_column(head: Iterable[Line]) -> str | None:
    """The column that the breadcrumb ends in (首页 > 政务公开 > 建议提案办理 > 正文)."""
    for line in head:
        if BREADCRUMB_LINE.match(line.text):
            steps = [step.strip() for step in BREADCRUMB_STEP.split(line.text)]
            named = [step for step in steps[1:] if step and step not in ("正文", "内容", "详细内容", "详情")]
            if named:
                return named[-1] if len(named[-1]) <= 30 else (named[-2] if len(named) > 1 else None)
    return None


def shown_site(foot: Iterable[Line], window: str) -> str | None:
    """The site's name: who runs it by its footer (主办：…), else the last part of the window title."""
    named = [found for line in foot if (found := SITE_OWNER.search(line.text))]
    if named:
        return next(
            (found for found in reversed(named) if found.group(1).startswith("主办")), named[-1]
        ).group(2)
    parts = re.split(r"[_|｜]|--+|\s-\s|-(?=[^-]+$)", window)
    return parts[-1].strip() or None if len(parts) > 1 else None


def site_code(metas: Mapping[str, str], foot: Iterable[Line]) -> str | None:
    """The 网站标识码 of a government site: six digits of its division (bm for a ministry) and four more.

    Source: 政府网站发展指引 (国办发〔2017〕47号), which has each page print it in its foot and in the meta
    SiteIDCode.
    """
    value = first_meta(metas, CODE_METAS) or ""
    shown = [line.text for line in foot if "标识码" in line.text]
    named = (SITE_CODE.search(text) for text in (f"标识码:{value}", *shown))
    return next((found.group(1).lower() for found in named if found), None)


def first_meta(metas: Mapping[str, str], names: Iterable[str]) -> str | None:
    """The first non-empty meta of ``names``."""
    return next((metas[name] for name in names if metas.get(name) not in (None, "", *NO_SOURCE)), None)


def read_fields(head: Iterable[Line]) -> tuple[tuple[str, str], ...]:
    """Label and value pairs of the metadata table or form: cells in turn, or ``label：value`` lines."""
    fields: list[tuple[str, str]] = []
    label = ""
    labels = field_labels()
    for line in head:
        pair = FIELD_LINE.match(line.text)
        bare = pair.group(1) if pair else line.text
        name = SPACES.sub("", bare).rstrip(":：") if len(bare) <= LONGEST_LABEL else ""
        known = name in labels
        if label and (known or line.heading):
            fields.append((label, ""))
            label = ""
        if known and pair and pair.group(2).strip():
            fields.append((name, pair.group(2).strip()))
        elif known:
            label = name
        elif label:
            fields.append((label, line.text))
            label = ""
    return tuple(dict.fromkeys(fields))
