"""The further pages of a list, by every way of paging in use: links, scripts, forms, JSON, frames."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from crawler.addresses import clean_address
from crawler.families import family_by_id, family_of_address
from crawler.links import FoundLink, ReadPage
from crawler.scripts import Asking, Scripts, call_arguments

MOST_LIST_PAGES = 2000
_NEXT_WORDS = re.compile(
    r"^\W*(?:下\s*一?\s*[页頁]|后一?[页頁]|尾页|末页|最后一?页|next(?: page)?|last|[>›»]{1,2}"
    r"|第?\s*\d{1,4}\s*页?)\W*$",
    re.IGNORECASE,
)
# createPageHTML(12, 0, "index", "html") counts from 0; with the box's name first it counts from 1.
_CREATE_PAGE = re.compile(
    r"""createPageHTML\w*\s*\(\s*(['"][\w-]*[A-Za-z][\w-]*['"]\s*,)?\s*['"]?(\d+)['"]?\s*,\s*['"]?(\d+)['"]?\s*,"""
    r"""\s*['"]([\w-]+)['"]\s*,\s*['"](\w+)['"]""",
    re.IGNORECASE,
)
_COUNTED_PAGES = re.compile(
    r"\bvar\s+(?:countPage|pageCount|totalPages?)\s*=\s*['\"]?(\d{1,4})\b", re.IGNORECASE
)
# 大汉 jpage: an address inside <nextgroup>, or a call with the count of records and what to send.
_DATAPROXY = re.compile(r"""["'](/[\w/]*dataproxy\.jsp\?[^"'<>\s]+)["']""")
_JPAGE_FIELDS = re.compile(r"""\b(totalRecord|perPage|groupSize|proxyUrl)\s*:\s*["']?([^"',\s}]+)""")
_JPAGE_SENDS = re.compile(r"\bajaxParam\s*:\s*\{([^{}]*)\}")
_TOTAL_RECORDS = re.compile(r"<totalrecord>\s*(?:<!\[CDATA\[)?\s*(\d+)", re.IGNORECASE)
_TOTAL_PAGES = re.compile(r"<totalpage>\s*(?:<!\[CDATA\[)?\s*(\d+)", re.IGNORECASE)
_JSON_LIST = re.compile(r"""["']([^"'<>\s]+\.json(?:\?[^"'<>\s]*)?)["']""")
_JSON_LIST_KEYS = re.compile(r"(?i)list|column|channel|data|news|index|\d{3,}")
_PAGE_FIELD = re.compile(
    r"(?i)(?:.*[._$])?(?:p|pg|page|cur_?page|current_?page|curr_?page|c_?page|to_?page|go_?page|jump_?page|page_?"
    r"(?:no|num|number|index|id)|currentindex|topage|pn)"
)
_SIZE_FIELD = re.compile(r"(?i)page_?size|size|limit|rows|per_?page|page_?count|num")
_NO_DATA = re.compile(
    r"(?i)login|logout|count(?:er)?\b|hits?\b|click|visit|captcha|token|weather|user|comment|upload|stat"
)
# Requests of one page's scripts that are tried for a list.
_MOST_ASKINGS = 5
_TOTAL_KEYS = ("totalpage", "totalpages", "pagecount", "pages", "pagetotal", "countpage")
_COUNT_KEYS = (
    "total",
    "totalcount",
    "totalrecord",
    "count",
    "recordcount",
    "totalelements",
    "totalnum",
    "rowcount",
)


def next_pages(page: ReadPage, address: str, form: str = "") -> tuple[FoundLink, ...]:
    """The further pages of a list, each once, without the page itself; ``form`` is what it was asked with."""
    found = [
        *_plain(created_pages(page.html, address)),
        *_plain(_proxy_pages(page.html, address)),
        *_record_groups(page.html, address, form),
        *(link for link in page.links if _NEXT_WORDS.match(link.words) and _same_list(link, address)),
        *_script_pages(page.html, address),
        *_plain(_json_lists(page.html, address)),
        *_plain(frame for frame in page.frames if _is_near(frame, address)),
    ]
    named = {(link.address, link.form): FoundLink(link.address, "", "", link.form) for link in found}
    named.pop((address, form), None)
    return tuple(named.values())


def data_lists(page: ReadPage, address: str) -> tuple[FoundLink, ...]:
    """What the scripts of a page without entries ask for: the list may come as data."""
    found = []
    for asking in Scripts(page.html).askings():
        target = clean_address(asking.address, address)
        if target and urlsplit(target).hostname == urlsplit(address).hostname and not _NO_DATA.search(target):
            found.append(_asked(asking, target))
    return tuple(dict.fromkeys(found))[:_MOST_ASKINGS]


def _asked(asking: Asking, target: str) -> FoundLink:
    """The request with its first page named where the script computes it."""
    fields = []
    for name, value in asking.parameters:
        if value is None and _SIZE_FIELD.fullmatch(name):
            value = "20"
        elif value is None and _PAGE_FIELD.fullmatch(name):
            value = "1"
        if value is not None:
            fields.append((name, value))
    if asking.is_post:
        return FoundLink(target, "", "", urlencode(fields) or "{}")
    return FoundLink(_with_fields(target, fields), "")


def next_data(text: str, address: str, form: str = "") -> tuple[FoundLink, ...]:
    """The further pages of a JSON list that says how many there are and was asked for one of them."""
    try:
        counts = dict(_counts(json.loads(text)))
    except (ValueError, RecursionError):
        return ()
    parts = urlsplit(address)
    fields = parse_qsl(form or parts.query, keep_blank_values=True)
    page = next(
        ((name, value) for name, value in fields if _PAGE_FIELD.fullmatch(name) and value.isdigit()), None
    )
    if page is None:
        return ()
    size = next((int(value) for name, value in fields if _SIZE_FIELD.fullmatch(name) and value.isdigit()), 0)
    last = counts.get("pages") or (-(-counts["records"] // size) if size and "records" in counts else 0)
    numbers = range(int(page[1]) + 1, min(last, MOST_LIST_PAGES) + (1 if int(page[1]) else 0))
    changed = (
        [(name, str(number) if name == page[0] else value) for name, value in fields] for number in numbers
    )
    if form:
        return tuple(FoundLink(address, "", "", urlencode(one)) for one in changed)
    return tuple(FoundLink(urlunsplit((*parts[:3], urlencode(one), "")), "") for one in changed)


def _counts(value: Any, depth: int = 0) -> Iterator[tuple[str, int]]:
    if not isinstance(value, dict) or depth > 3:
        return
    for key, item in value.items():
        name = key.lower().replace("_", "")
        if isinstance(item, int | str) and str(item).isdigit():
            if name in _TOTAL_KEYS:
                yield "pages", int(item)
            elif name in _COUNT_KEYS:
                yield "records", int(item)
        yield from _counts(item, depth + 1)


def _plain(addresses: Iterable[str]) -> Iterator[FoundLink]:
    return (FoundLink(address, "") for address in addresses)


def created_pages(html: str, address: str) -> list[str]:
    """``createPageHTML(12, 0, "index", "html")``: index_1.html to index_11.html beside this page."""
    # The plain searches come first: they take a hundredth of the time.
    match = _CREATE_PAGE.search(html) if "reatePageHTML" in html else None
    if match is not None:
        count, name, ending = int(match[2]), match[4], match[5]
        first = 2 if match[1] or (match[3] == "1" and not re.search(r"_\d+\.\w+$", address)) else 1
    elif "Page" in html and (counted := _COUNTED_PAGES.search(html)):
        place = re.search(r"([\w-]*?)(?:_\d+)?\.(\w+)$", urlsplit(address).path)
        count, first = int(counted[1]), 1
        name, ending = (place[1], place[2]) if place else ("index", "html")
        if f"{name}_" not in html and '_" +' not in html and '_"+' not in html:
            return []
    else:
        return []
    numbers = range(first, min(count, MOST_LIST_PAGES) + first - 1)
    pages = (clean_address(f"{name}_{number}.{ending}", address) for number in numbers)
    return [page for page in pages if page]


def _proxy_pages(html: str, address: str) -> list[str]:
    """Addresses of dataproxy as written, and the pages after one that says how many there are."""
    found = [clean_address(match.replace("&amp;", "&"), address) for match in _DATAPROXY.findall(html)]
    total, asked = _TOTAL_PAGES.search(html), dict(parse_qsl(urlsplit(address).query))
    if total and asked.get("page", "").isdigit():
        numbers = range(int(asked["page"]) + 1, min(int(total[1]), MOST_LIST_PAGES) + 1)
        found += [_with_fields(address, [("page", str(number))]) for number in numbers]
    return [item for item in found if item]


def _record_groups(html: str, address: str, form: str) -> Iterator[FoundLink]:
    """大汉 jpage asks by POST for records ``startrecord`` to ``endrecord``, a group of pages at a time."""
    asked = dict(parse_qsl(urlsplit(address).query))
    total = _TOTAL_RECORDS.search(html)
    if form and total and asked.get("startrecord", "").isdigit() and asked.get("endrecord", "").isdigit():
        first, last = int(asked["startrecord"]), int(asked["endrecord"])
        yield from _groups(
            address, form, last + 1, last - first + 1, int(total[1]), asked.get("perpage", "15")
        )
    for call in html.split(".jpage(")[1:]:
        fields = dict(_JPAGE_FIELDS.findall(call[:200_000]))
        sends, proxy = _JPAGE_SENDS.search(call), clean_address(fields.get("proxyUrl", ""), address)
        if sends is None or not proxy or not fields.get("perPage", "").isdigit():
            continue
        values = [(name, value or "") for name, value in Scripts(html).parameters(sends[1])]
        column = re.search(r"/col/col(\d+)/", address)
        if column and dict(values).get("columnid", column[1]) != column[1]:
            continue
        size, pages = int(fields["perPage"]), fields.get("groupSize", "3")
        group = size * (int(pages) if pages.isdigit() else 3)
        total_here = int(fields["totalRecord"]) if fields.get("totalRecord", "").isdigit() else group
        yield from _groups(proxy, urlencode(values), 1, group, total_here, str(size))


def _groups(proxy: str, form: str, start: int, group: int, total: int, per_page: str) -> Iterator[FoundLink]:
    if group < 1:
        return
    for first in list(range(start, total + 1, group))[:MOST_LIST_PAGES]:
        fields = [("startrecord", str(first)), ("endrecord", str(min(first + group - 1, total)))]
        yield FoundLink(_with_fields(proxy, [*fields, ("perpage", per_page)]), "", "", form)


def _with_fields(address: str, fields: list[tuple[str, str]]) -> str:
    """The address with these fields in its query, in place of those of the same names."""
    parts = urlsplit(address)
    names = {name for name, _ in fields}
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in names
    ]
    return urlunsplit((*parts[:3], urlencode([*kept, *fields]), ""))


def _script_pages(html: str, address: str) -> Iterator[FoundLink]:
    """Pages that a script or a form leads to: ``goPage(2)``, ``__doPostBack('pager', '2')``."""
    if "(" not in html or "<form" not in html.lower():
        return
    from selectolax.lexbor import LexborHTMLParser

    tree, scripts = LexborHTMLParser(html), Scripts(html)
    forms = [_read_form(node) for node in tree.css("form")]
    for node in tree.css("a[href], [onclick]"):
        attributes = node.attributes
        words = (node.text() or attributes.get("value") or attributes.get("title") or "").strip()
        if not _NEXT_WORDS.match(words):
            continue
        for code in (attributes.get("onclick") or "", attributes.get("href") or ""):
            found = _submitted(code, forms, scripts, address) if "(" in code else None
            if found is not None:
                yield found
                break


def _read_form(node: Any) -> tuple[str, bool, dict[str, str], dict[str, str]]:
    """Action, whether by POST, the fields with their values, and field names by id."""
    fields, ids = {}, {}
    for item in node.css("input, select"):
        name, kind = item.attributes.get("name"), (item.attributes.get("type") or "").lower()
        if name and kind not in ("submit", "button", "image", "checkbox", "radio", "file", "password"):
            fields[name] = item.attributes.get("value") or ""
            ids[item.attributes.get("id") or name] = name
    method = (node.attributes.get("method") or "get").lower()
    return node.attributes.get("action") or "", method == "post", fields, ids


def _submitted(code: str, forms: list[Any], scripts: Scripts, address: str) -> FoundLink | None:
    call = call_arguments(code)
    if call is not None and call[0] == "__doPostBack" and len(call[1]) == 2:
        changes: dict[str, str] | None = {"__EVENTTARGET": call[1][0], "__EVENTARGUMENT": call[1][1]}
        fitting = [form for form in forms if form[1]]
    else:
        changes = scripts.submission(code)
        if changes is None and call is not None and call[0].rpartition(".")[2] not in scripts.functions:
            changes = _guessed_changes(call[1], forms)
        names = set(changes or ())
        fitting = [form for form in forms if names & {*form[2], *form[3]}]
    if not changes or not fitting:
        return None
    action, is_post, fields, ids = fitting[0]
    sent = {**fields, **{ids.get(name, name): value for name, value in changes.items()}}
    target = clean_address(action, address) if action else address
    if target is None or urlsplit(target).hostname != urlsplit(address).hostname:
        return None
    if is_post:
        return FoundLink(target, "", "", urlencode(sent))
    return FoundLink(_with_fields(target, list(sent.items())), "")


def _guessed_changes(arguments: tuple[str, ...], forms: list[Any]) -> dict[str, str] | None:
    """A function of another file that is given a page's number: it sets the form's field of pages."""
    numbers = [item for item in arguments if item.isdigit()]
    fields = [name for form in forms for name in form[2] if _PAGE_FIELD.fullmatch(name)]
    return {fields[0]: numbers[0]} if numbers and fields else None


def _json_lists(html: str, address: str) -> list[str]:
    named = [
        match for match in _JSON_LIST.findall(html) if match.startswith("./") or _JSON_LIST_KEYS.search(match)
    ]
    found = (clean_address(match, address) for match in named)
    here = urlsplit(address).hostname
    return [item for item in found if item and urlsplit(item).hostname == here]


def _is_near(found: str, address: str) -> bool:
    """On the same host, and no document (a script's address says nothing)."""
    family = family_of_address(found)
    return urlsplit(found).hostname == urlsplit(address).hostname and (family is None or family.id == "plain")


def _same_list(link: FoundLink, address: str) -> bool:
    """A paging link stays in its list: same host, and the same directory, the folder of the page's name
    (jyta.htm, jyta/3.htm), or the same script."""
    here, there = urlsplit(address), urlsplit(link.address)
    if here.hostname != there.hostname:
        return False
    if family_of_address(link.address) not in (None, family_by_id("plain")):
        return False
    folder, name = there.path.rpartition("/")[0], here.path.rpartition(".")[0]
    return folder == here.path.rpartition("/")[0] or there.path == here.path or bool(name and folder == name)
