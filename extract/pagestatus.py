"""Why a page holds no document: a list, attachments only, a challenge, a soft 404; and its further parts.

Nothing is better than navigation: a page whose lines are links yields no document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from extract.lines import Line
from extract.prose import is_prose
from extract.reading import Link, Status
from extract.repair import count_han

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

FILE_NAME = re.compile(
    r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|csv|pptx?|zip|rar|7z|rtf|txt)(?:[?#]|$)|[?&/](?:download|attach)\w*[./?=]",
    re.IGNORECASE,
)
FILE_HINT = re.compile(r"\.(?:docx?|wps|pdf|ofd|xlsx?|et|pptx?|zip|rar|rtf)[\"?#]", re.IGNORECASE)
QUOTED_FILE = re.compile(
    r"[\"']([^\"'<>\s]{1,300}\.(?:pdf|ofd|docx?|wps))(?:\?[^\"'<>\s]*)?[\"']", re.IGNORECASE
)
HREF = re.compile(r'\bhref="([^"]*)"')
TAGS = re.compile(r"<[^<>]*>")
DOWNLOAD_HINTS = ("download", "attach")
CHALLENGE = re.compile(
    r"__jsl_clearance|\$_ts\b|_\$jsvmprt|acw_sc__v2|arg1\s*=\s*['\"][0-9A-F]{20}|cf-browser-verification|"
    r"challenge-platform|WZWS_|wzws[-_]|yunsuo_session|security_session|"
    r"document\.cookie\s*=.{0,400}(?:location|reload)|location\.(?:href|replace|reload).{0,200}document\.cookie",
    re.DOTALL,
)
CHALLENGE_WORDS = re.compile(
    r"(?:启用|开启|打开|支持)\s*(?:JavaScript|Cookie|JS)|安全(?:验证|检查|检测|校验)|人机验证|滑动验证|访问验证|"
    r"请完成验证|请输入验证码|正在检查您的浏览器|浏览器安全检查|(?:访问|请求)(?:过于|太)频繁|请稍候|"
    r"Just a moment|"
    r"拦截提示|已被拦截|您的(?:请求|访问)(?:带有|可能|存在|被)",
    re.IGNORECASE,
)
MISSING_WORDS = re.compile(
    r"\b404\b|Not\s*Found|(?:页面|网页|文章|内容|信息|地址|文件|文档|链接|栏目|资源)[^。，]{0,8}"
    r"(?:不存在|已删除|已被删除|被删除|已下线|已过期|找不到|未找到|没有找到|无法找到|已失效|已移除|丢失|不见了|走丢|"
    r"已撤销|已关闭)|(?:找不到|未找到|没有找到|无法找到|无法访问|不存在)[^。，]{0,12}"
    r"(?:页面|网页|文章|内容|信息|地址|文件|资源)|您访问的[^。]{0,12}(?:不存在|出错|有误)",
    re.IGNORECASE,
)
PAGES_CALL = re.compile(
    r"createPageHTML\w*\(\s*['\"]?(\d{1,3})['\"]?\s*,\s*['\"]?(\d{1,3})['\"]?\s*,\s*['\"]([^'\"]+)['\"]\s*,\s*['\"](\w+)['\"]"
)
NEXT_PART = re.compile(r"下一?页|余下全文|阅读全文")
NEXT_WORDS = re.compile(r"^(?:下一?页|后一?页|下页|余下全文|阅读全文|全文阅读|[>›»]|[2-9]|[1-9]\d)[>›»]?$")
SHORT_PAGE = 120
LINK_HAN = 6


def status_without_document(
    lines: Sequence[Line], window: str, raw: str, attachments: Sequence[Link]
) -> Status:
    """The status of a page that yields no document."""
    visible = [line for line in lines if not line.hidden]
    text = window + "\n" + "\n".join(line.text for line in visible)
    han = count_han(text)
    if han < SHORT_PAGE * 3 and (
        CHALLENGE_WORDS.search(text) or (han < SHORT_PAGE and CHALLENGE.search(raw))
    ):
        return "challenge"
    plain = sum(count_han(line.text) for line in visible if not line.is_link)
    if plain < SHORT_PAGE * 3 and MISSING_WORDS.search(text):
        return "missing"
    if attachments:
        return "attachments"
    links = sum(1 for line in visible if line.is_link and count_han(line.text) >= LINK_HAN)
    return "list" if links >= 3 else "empty"


def is_missing(window: str, body: str) -> bool:
    """Whether what looks like a short document only says that the page is gone."""
    return count_han(body) < SHORT_PAGE and MISSING_WORDS.search(body + "\n" + window) is not None


def is_listing(body: Sequence[Line]) -> bool:
    """Whether a stretch of lines is a list of linked titles, with or without an abstract below each."""
    links = sum(1 for line in body if line.is_link and count_han(line.text) >= LINK_HAN)
    prose = sum(1 for line in body if is_prose(line))
    return links >= 5 and links + 1 >= prose


def find_attachments(html: str, address: str) -> tuple[Link, ...]:
    """Links to files in serialised HTML, with absolute addresses, each once."""
    if FILE_HINT.search(html) is None and not any(hint in html for hint in DOWNLOAD_HINTS):
        return ()
    found: dict[str, Link] = {}
    for piece in html.split("<a ")[1:]:
        opening, _, words = piece.partition("</a>")[0].partition(">")
        href = HREF.search(opening)
        target = unescape(href[1]).strip() if href else ""
        if FILE_NAME.search(target):
            absolute = absolute_address(address, target)
            found.setdefault(absolute, Link(absolute, unescape(TAGS.sub("", words)).strip()))
    return tuple(found.values())


def quoted_files(raw: str, address: str) -> tuple[Link, ...]:
    """Files that a page without text shows in a frame or by a script: ``show("a.pdf")``."""
    targets = dict.fromkeys(QUOTED_FILE.findall(raw))
    return tuple(Link(absolute_address(address, target), target.rsplit("/", 1)[-1]) for target in targets)


def find_further_parts(
    tree: LexborHTMLParser, lines: Sequence[Line], raw: str, address: str
) -> tuple[Link, ...]:
    """The parts that follow on other pages: TRS ``createPageHTML(3, 0, "t1", "html")``, or 下一页 links."""
    call = PAGES_CALL.search(raw) if "createPageHTML" in raw else None
    if call and "function" not in raw[max(0, call.start() - 9) : call.start()]:
        count, index, name, suffix = int(call[1]), int(call[2]), call[3], call[4]
        return tuple(
            Link(absolute_address(address, f"{name}_{number}.{suffix}"), str(number + 1))
            for number in range(index + 1, min(count, 100))
        )
    if not any(line.linked and NEXT_PART.search(line.text) for line in lines):
        return ()
    own = re.escape(address.rsplit("/", 1)[-1].split("?")[0].rsplit(".", 1)[0])
    if not own:
        return ()
    part = re.compile(rf"{own}[_-]\d{{1,3}}\.\w+$|[?&]page=\d+|{own}\.\w+\?.*page=\d+")
    found: dict[str, Link] = {}
    for node in tree.css("a[href]"):
        words = node.text().strip()
        target = (node.attributes.get("href") or "").strip()
        if NEXT_WORDS.match(words) and part.search(target):
            absolute = absolute_address(address, target)
            if absolute != address:
                found.setdefault(absolute, Link(absolute, words))
    return tuple(found.values())


def absolute_address(address: str, target: str) -> str:
    """``target`` as seen from ``address``; unchanged when it cannot be joined."""
    try:
        return urljoin(address, target)
    except ValueError:
        return target
