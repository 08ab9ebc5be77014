"""A site as data: where its lists begin, what to expect, how polite to be; one file a site.

``crawler/sites/*.py`` declare ``SITE``; a folder of one's own may hold the same as ``.toml`` files (what
``dafu crawl --probe`` prints) or as ``.py`` files when a ``repair`` function is needed.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args
from urllib.parse import urlsplit

SiteKind = Literal["replies", "news"]
Tls = Literal["verify", "legacy", "unverified"]

_NAME = re.compile(r"[a-z0-9][a-z0-9_]{0,62}")
_TUPLES = ("starts", "words", "domains")


@dataclass(frozen=True, slots=True)
class Site:
    """One site: an address is enough, everything else refines it.

    ``name`` is the file's name; ``region`` a division code (GB/T 2260, six digits), ``place`` the place's
    name; ``expected`` the range the number of its documents should fall in; ``links`` a CSS selector of the
    list's entries and ``detail`` a regular expression on their addresses for sites whose family is not
    recognised. ``words`` keeps only entries whose title has one of them (news); ``search`` is a search
    address with ``{word}``. ``domains`` are further registrable domains that belong to the site. ``delay``
    is in seconds and, like ``concurrency``, usually left out (see ``pause`` and ``at_once``). ``tls`` other
    than ``verify`` is an exception for one site: ``legacy`` allows old ciphers and renegotiation,
    ``unverified`` a broken certificate. ``browser`` opens the lists in a browser, where only a script
    fills them. ``repair`` maps a page's HTML to the HTML that is read; the page kept stays as received.
    """

    name: str
    title: str
    starts: tuple[str, ...]
    kind: SiteKind = "replies"
    region: str | None = None
    place: str | None = None
    organ: str | None = None
    family: str | None = None
    expected: tuple[int, int] | None = None
    links: str | None = None
    detail: str | None = None
    words: tuple[str, ...] = ()
    search: str | None = None
    domains: tuple[str, ...] = ()
    delay: float | None = None
    concurrency: int | None = None
    tls: Tls = "verify"
    browser: bool = False
    max_depth: int = 4
    max_pages: int = 50_000
    repair: Callable[[str], str] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError (in Chinese, for the one who wrote the file) for what cannot work."""
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"name 只能用小写字母、数字和下划线：{self.name!r}")
        if not self.starts:
            raise ValueError("starts 不能为空：至少写一个栏目网址")
        for address in self.starts:
            if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
                raise ValueError(f"starts 中的网址应以 http:// 或 https:// 开头：{address!r}")
        if self.kind not in get_args(SiteKind):
            raise ValueError(f"kind 应为 {' 或 '.join(get_args(SiteKind))}：{self.kind!r}")
        if self.tls not in get_args(Tls):
            raise ValueError(f"tls 应为 {'、'.join(get_args(Tls))} 之一：{self.tls!r}")
        if self.delay is not None and self.delay < 0:
            raise ValueError(f"delay 不能为负：{self.delay}")
        if self.concurrency is not None and self.concurrency < 1:
            raise ValueError(f"concurrency 至少为 1：{self.concurrency}")
        if self.detail is not None:
            _check_pattern(self.detail)
        if self.family is not None:
            _check_family(self.family)

    @property
    def pause(self) -> float:
        """Seconds between two requests: a second unless declared; none on the machine's own addresses."""
        if self.delay is not None:
            return self.delay
        hosts = {urlsplit(address).hostname or "" for address in self.starts}
        return 0.0 if all(host == "localhost" or host.startswith("127.") for host in hosts) else 1.0

    @property
    def at_once(self) -> int:
        """Requests on their way at the same time: two unless declared, many where there is no pause."""
        return self.concurrency or (2 if self.pause else 16)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses a crawl begins with: the starts, and one search for each word."""
        from urllib.parse import quote

        if self.search is None:
            return self.starts
        return self.starts + tuple(self.search.replace("{word}", quote(word)) for word in self.words)


def _check_pattern(pattern: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"detail 不是正确的正则表达式：{pattern!r}（{error}）") from error


def _check_family(family: str) -> None:
    from crawler.families import FAMILIES

    known = [item.id for item in FAMILIES]
    if family not in known:
        raise ValueError(f"family 应为 {'、'.join(known)} 之一：{family!r}")


def all_sites(folders: Iterable[Path] = ()) -> dict[str, Site]:
    """The sites by name, sorted: those of ``crawler/sites`` and those of ``folders``, which win.

    Raises ValueError naming the file that cannot be used.
    """
    import crawler.sites

    sites: dict[str, Site] = {}
    for module in pkgutil.iter_modules(crawler.sites.__path__):
        site: Site = importlib.import_module(f"crawler.sites.{module.name}").SITE
        sites[site.name] = site
    return dict(sorted({**sites, **read_sites(folders)}.items()))


def read_sites(folders: Iterable[Path]) -> dict[str, Site]:
    """The sites the files of these folders declare, by name; raises ValueError naming a file."""
    sites = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) + sorted(folder.glob("*.py")):
            site = read_site(path)
            sites[site.name] = site
    return sites


def read_site(path: Path) -> Site:
    """The site a ``.toml`` or ``.py`` file declares; raises ValueError naming the file."""
    try:
        if path.suffix == ".py":
            return _site_of_module(path)
        return site_from_table({"name": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))})
    except (ValueError, TypeError, OSError) as error:
        raise ValueError(f"网站文件 {path} 无法使用：{error}") from error


def _site_of_module(path: Path) -> Site:
    spec = importlib.util.spec_from_file_location(f"dafu_site_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ValueError("无法载入")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    site = getattr(module, "SITE", None)
    if not isinstance(site, Site):
        raise ValueError("没有声明 SITE = Site(...)")
    return site


def site_from_table(table: dict[str, Any]) -> Site:
    """The site of a TOML table; raises ValueError for an unknown key or a missing one."""
    known = {field.name for field in fields(Site)} - {"repair"}
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"不认识的项 {'、'.join(unknown)}（可用：{'、'.join(sorted(known))}）")
    missing = [key for key in ("title", "starts") if key not in table]
    if missing:
        raise ValueError(f"缺少 {'、'.join(missing)}")
    values: dict[str, Any] = {
        key: tuple(value) if key in (*_TUPLES, "expected") else value for key, value in table.items()
    }
    return Site(**values)


def site_to_table(site: Site) -> dict[str, Any]:
    """The site as plain values, without what stands at its default and without ``repair``."""
    table: dict[str, Any] = {}
    for field in fields(site):
        value = getattr(site, field.name)
        if field.name != "repair" and value != field.default:
            table[field.name] = list(value) if isinstance(value, tuple) else value
    return table


def site_to_toml(site: Site) -> str:
    """The site as the text of a ``.toml`` file; ``read_site`` gives the same site again."""
    return "".join(f"{key} = {_toml_value(value)}\n" for key, value in site_to_table(site).items())


def _toml_value(value: object) -> str:
    import json

    # JSON's strings, numbers, booleans and lists of these are TOML's; other values do not occur in a Site.
    return json.dumps(value, ensure_ascii=False)
