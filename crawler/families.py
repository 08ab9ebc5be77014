"""The content-management families: how each addresses its documents and pages through its lists.

The shapes are those of the addresses in ``sources.md``, section 2; a family is recognised by the addresses
themselves, so most sites need no more than the address of their column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_FILE = re.compile(r"(?i)\.(?:docx?|pdf|wps|xlsx?|zip|ofd|rtf)$")
_READABLE_FILE = re.compile(r"(?i)\.(?:docx?|pdf|wps|ofd|rtf)$")


@dataclass(frozen=True, slots=True)
class Family:
    """One family: its id, its label for people, and the shape of its documents' path and query."""

    id: str
    title: str
    detail: re.Pattern[str]


def _family(family: str, title: str, detail: str) -> Family:
    return Family(family, title, re.compile(detail, re.IGNORECASE))


# In order: the first whose shape fits names an address, so the telling shapes come before the plain ones.
FAMILIES = (
    _family(
        "hanweb", "大汉 jcms（/art/年/月/日/art_栏目_编号）", r"/art/\d{4}/\d{1,2}/\d{1,2}/art_\w+\.html?$"
    ),
    _family("trs", "TRS 类（/年月/t日期_编号）", r"/t\d{6,8}(?:_\d+)?(?:_wap)?\.s?html?$"),
    _family("zibo", "淄博平台（channel_…/doc_…）", r"/channel_[\w.]+/doc_[0-9a-f]{16,}\.html?$"),
    _family("guangdong", "广东平台（content/post_编号）", r"/post_\d+\.html?$"),
    _family(
        "govcn",
        "中国政府网（年月/content_编号）",
        r"/\d{6}(?:/\d{2})?/content_\d+\.html?$|/\d{4}-\d{2}/\d{2}/content_\d+\.html?$",
    ),
    _family("enorth", "北方网类（system/年/月/日/编号）", r"/system/\d{4}/\d{2}/\d{2}/\d+\.s?html?$"),
    _family("yueyang", "岳阳类（content_编号）", r"/content_\d+\.html?$"),
    _family("panjin", "盘锦类（年_月/日_时/content-编号）", r"/\d{4}_\d{2}/\d{2}_\d{2}/content-\d+\.html?$"),
    _family("kunming", "昆明类（c/年-月-日/编号）", r"/c/\d{4}-\d{2}-\d{2}/\d+\.s?html?$"),
    _family("vsb", "博达 VSB（info/栏目/编号）", r"/info/\d+/\d+\.html?$|/content\.jsp\?.*wbnewsid=\d+"),
    _family(
        "anhui",
        "安徽政务公开（public/栏目/编号）",
        r"/public/(?:column/)?\d+/\d+\.html?$|/(?:OpennessContent|Jczwgk)/show/\d+\.html?$",
    ),
    _family("hex", "32 位编号（年月/编号）", r"/\d{6,8}/[0-9a-f]{32}\.s?html?$"),
    _family(
        "shaanxi",
        "陕西类（长编号）",
        r"/\d{16,22}\.html?$|/[0-9a-f]{24}\.html?$|/Content-\d+\.html?$"
        r"|/resources/site/\d+/html/.*/\d+\.html?$",
    ),
    _family("jhtml", "jhtml 站点", r"/\d{3,}\.j(?:html|spx)$"),
    _family(
        "plain",
        "自建站（PHP/ASP 等）",
        r"\.(?:php|aspx?|jsp)\?(?:.*&)?(?:id|i|aid|newsid|infoid|articleid)=\w+|/article-\d+-\d+\.html?$"
        r"|/(?:content|show|view|single|detail|article|description|petition|news)(?:/\w+)*/[\w-]*\d{3,}[\w-]*"
        r"(?:\.s?html?)?$|/(?:show|news|article|content)-\d+\.html?$|/\w*\d{4,}\.s?html?$"
        r"|/publicity/(?:\w+/)+\d+$",
    ),
)


def family_by_id(family: str) -> Family:
    """The family of that id; raises KeyError."""
    return {item.id: item for item in FAMILIES}[family]


def address_tail(address: str) -> str:
    """Path and query, which the shapes are matched against."""
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def family_of_address(address: str) -> Family | None:
    """The family a document's address shows, or None."""
    tail = address_tail(address)
    return next((family for family in FAMILIES if family.detail.search(tail)), None)


def family_of_links(addresses: Iterable[str]) -> Family | None:
    """The family most of these addresses belong to; a telling shape counts before the plain one."""
    counts = Counter(family.id for family in map(family_of_address, addresses) if family is not None)
    if not counts:
        return None
    telling = [item for item in counts.most_common() if item[0] != "plain" and item[1] >= 2]
    return family_by_id((telling or counts.most_common())[0][0])


def is_file(address: str) -> bool:
    """Whether an address names a file a reply may be published in."""
    return _READABLE_FILE.search(urlsplit(address).path) is not None


def is_any_file(address: str) -> bool:
    """Whether an address names a file of any kind that people attach."""
    return _FILE.search(urlsplit(address).path) is not None
