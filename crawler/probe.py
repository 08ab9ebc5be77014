"""What a column's page says about its site: the family, the first entries, and the site file to save."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.addresses import registrable_domain
from crawler.encoding import decode
from crawler.entries import is_reply_title
from crawler.families import Family, family_of_links
from crawler.frontier import Target
from crawler.labels import label_page
from crawler.links import FoundLink, read_html
from crawler.page import Page
from crawler.reader import SiteReader, is_json
from crawler.site import Site

_BODY = re.compile(r"人民政府|政府|委员会|管委会|政协|[局厅委部]$|[局厅委部]（|门户网|政务网|信息网|网站|网$")


@dataclass(frozen=True, slots=True)
class Probe:
    """What was found: the site as it would be declared, the page's entries, its further pages and columns.

    ``is_doubtful`` says that no entry is called a reply: the list may stand in one of the further pages.
    """

    site: Site
    family: Family | None
    entries: tuple[FoundLink, ...]
    further: tuple[Target, ...]
    columns: tuple[str, ...]
    problem: str | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether none of the entries is called a reply."""
        return not any(is_reply_title(entry.words) for entry in self.entries)


def probe_page(page: Page) -> Probe:
    """Recognise the site of a list page."""
    text = decode(page.body, page.content_type)
    title, problem, words = "", None, {}
    if not is_json(page, text):
        read = read_html(text, page.address)
        title, problem = read.title, _problem(label_page(read))
        words = {link.address: link.words for link in read.links}
    site = Site(name=site_name(page.address), title=site_title(title) or page.address, starts=(page.address,))
    answer = SiteReader(site).read_page(Target(page.address, "list"), page)
    details = [target for target in answer.found if target.role != "list"]
    lists = [target for target in answer.found if target.role == "list"]
    family = family_of_links(target.address for target in details if target.role == "page")
    return Probe(
        site=_with_family(site, family),
        family=family,
        entries=tuple(FoundLink(item.address, item.words or words.get(item.address, "")) for item in details),
        further=tuple(item for item in lists if item.depth == 0),
        columns=tuple(item.address for item in lists if item.depth > 0),
        problem=problem,
    )


def probe_further(found: Probe, target: Target, page: Page) -> Probe:
    """What was found, with the entries of one of the further pages where replies stand there."""
    answer = SiteReader(found.site).read_page(target, page)
    entries = tuple(FoundLink(item.address, item.words) for item in answer.found if item.role != "list")
    if not any(is_reply_title(entry.words) for entry in entries):
        return found
    family = family_of_links(entry.address for entry in entries)
    further = tuple(item for item in answer.found if item.role == "list" and item.depth == target.depth)
    return replace(found, family=family, entries=entries, further=(*found.further, *further))


def site_name(address: str) -> str:
    """A file name for the site of an address: ``jyj.wuhan.gov.cn`` gives ``wuhan_jyj``."""
    parts = urlsplit(address)
    host = (parts.hostname or "site").removeprefix("www.")
    if not re.search("[a-z]", host):
        return re.sub(r"[^0-9]+", "_", f"{host}_{parts.port or ''}").strip("_")
    domain = registrable_domain(host)
    label = domain.split(".")[0]
    below = host.removesuffix(domain).rstrip(".")
    name = re.sub(r"[^a-z0-9]+", "_", f"{label} {below}".lower()).strip("_")
    return name or "site"


def site_title(window: str) -> str:
    """The body's name in a window title: ``建议提案-松石县人民政府`` gives ``松石县人民政府``."""
    parts = [part.strip() for part in re.split(r"[-_|—–>»]+", window) if part.strip()]
    named = [part for part in parts if _BODY.search(part)]
    return (named[-1] if named else window.strip())[:40]


def _with_family(site: Site, family: Family | None) -> Site:
    # The plain shapes are wide: naming them in the file would say more than is known.
    return site if family is None or family.id == "plain" else replace(site, family=family.id)


def _problem(label: str | None) -> str | None:
    return {
        "challenge": "网站要求浏览器验证（脚本挑战），采集程序不绕过",
        "missing": "网站说这个网页不存在",
    }.get(label or "")
