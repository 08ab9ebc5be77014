"""Sites: each file declares one, each finds a page of its family, and a file of one's own is checked."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.addresses import registrable_domain
from crawler.families import FAMILIES, family_of_address
from crawler.frontier import Target
from crawler.page import Page
from crawler.reader import SiteReader
from crawler.site import Site, all_sites, read_site, site_from_table, site_to_table, site_to_toml
from extract.gazetteer import official_names

AT = datetime(2026, 1, 1, tzinfo=UTC)
# One document path of each family's shape, invented.
SHAPES = {
    "hanweb": "/art/2024/5/6/art_1229_5{0}.html",
    "trs": "/jyta/202405/t20240506_5{0}.html",
    "zibo": "/gongkai/channel_5f/doc_66d80aff9aaab7eb974b3c{0}.html",
    "guangdong": "/jytabl/content/post_5{0}.html",
    "govcn": "/content/2024-05/06/content_5{0}.htm",
    "yueyang": "/33664/content_5{0}.html",
    "panjin": "/2024_05/06_10/content-5{0}.html",
    "kunming": "/c/2024-05-06/5{0}.shtml",
    "vsb": "/info/1290/5{0}.htm",
    "anhui": "/public/6598811/5{0}.html",
    "hex": "/jyta/202405/4b4ab314cb5d4a47ae3dedc49bd3db{0}.shtml",
    "shaanxi": "/jyta/18344330129738342{0}.html",
    "jhtml": "/c/jytabl/5{0}.jhtml",
    "enorth": "/system/2024/05/06/0119{0}.shtml",
    "plain": "/xxgk/show.php?cid=21&id=5{0}",
}
SITES = all_sites()


def test_there_are_sites_of_many_families() -> None:
    assert len(SITES) >= 80
    # Sites that only their sites' files name are news sites; every family that lists replies has one.
    assert {site.family for site in SITES.values()} - {None} == {family.id for family in FAMILIES} - {
        "enorth"
    }
    assert sorted({site.kind for site in SITES.values()}) == ["news", "replies"]


@pytest.mark.parametrize("site", SITES.values(), ids=lambda site: site.name)
def test_declared_site(site: Site) -> None:
    import importlib

    declared = importlib.import_module(f"crawler.sites.{site.name}").SITE
    assert declared == site
    # Two hosts in sources.md do not show which of several places they belong to.
    assert site.region in official_names() or site.name in ("ynsz", "yanshan")
    assert site.tls == "verify"


@pytest.mark.parametrize("site", SITES.values(), ids=lambda site: site.name)
def test_declared_site_finds_its_documents(site: Site) -> None:
    """A list page of the family's shape, as the site would show it, gives its entries and nothing else."""
    start = site.starts[0]
    host = "/".join(start.split("/")[:3])
    shape = SHAPES[site.family or ("enorth" if "jznews" in start else "govcn")]
    words = site.words[0] if site.words else "关于提案的答复"
    rows = [f'<li><a href="{host}{shape.format(number)}">{words}</a></li>' for number in (11, 12, 13)]
    chrome = '<a href="/">首页</a><a href="/about.html">关于</a><a href="http://songshi.example/">链接</a>'
    page = Page(start, f"<html><body>{chrome}<ul>{''.join(rows)}</ul></body></html>".encode(), AT)
    answer = SiteReader(site).read_page(Target(start, "list"), page)
    found = [target.address for target in answer.found if target.role == "page"]
    assert found == [f"{host}{shape.format(number)}" for number in (11, 12, 13)]


SOURCES = Path(__file__).parents[2] / "shared" / "domain" / "sources.md"


@pytest.mark.skipif(not SOURCES.exists(), reason="../shared/domain/sources.md is not here")
def test_every_address_of_the_sources_is_declared() -> None:
    """Each host of the families' table belongs to a declared site, and its addresses show their family."""
    table = SOURCES.read_text(encoding="utf-8").partition("## 2.")[2].partition("## 3.")[0]
    named = re.findall(r"(?<![\w.])((?:[\w-]+\.)+gov\.cn)((?:/[\w./?=&-]*)?)", table)
    declared = {registrable_domain(host) for site in SITES.values() for host in hosts_of(site)}
    assert len(named) > 60
    assert {host for host, _ in named if registrable_domain(host) not in declared} == set()
    documents = [f"http://{host}{path}" for host, path in named if re.search(r"\d{3,}\.\w+$|id=\d+", path)]
    assert [address for address in documents if family_of_address(address) is None] == []


def hosts_of(site: Site) -> list[str]:
    return [urlsplit(address).hostname or "" for address in site.starts]


def test_every_family_has_a_shape() -> None:
    assert set(SHAPES) == {family.id for family in FAMILIES}


def test_a_file_of_ones_own_wins_and_reads_back(tmp_path: Path) -> None:
    site = Site(
        "songshi",
        "松石“县”",
        ("http://www.songshi.example/jyta/",),
        expected=(10, 20),
        words=("托育",),
        delay=2.5,
        detail=r"/a\d+\.html$",
    )
    (tmp_path / "songshi.toml").write_text(site_to_toml(site), encoding="utf-8")
    assert all_sites([tmp_path])["songshi"] == site
    assert site_from_table(site_to_table(site)) == site


def test_a_python_file_may_repair(tmp_path: Path) -> None:
    path = tmp_path / "songshi.py"
    path.write_text(
        "from crawler.site import Site\n"
        "SITE = Site('songshi', '松石', ('http://a.example/',), repair=str.upper)\n",
        encoding="utf-8",
    )
    site = read_site(path)
    assert site.repair is not None
    assert site.repair("x") == "X"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('title = "松石"', "starts"),
        ('title = "松石"\nstarts = []', "不能为空"),
        ('title = "松石"\nstarts = ["www.a.example"]', "http"),
        ('title = "松石"\nstarts = ["file:///etc/"]', "http"),
        ('title = "松石"\nstarts = ["http://a.example/"]\ncolour = 1', "colour"),
        ('title = "松石"\nstarts = ["http://a.example/"]\nkind = "blog"', "kind"),
        ('title = "松石"\nstarts = ["http://a.example/"]\ntls = "none"', "tls"),
        ('title = "松石"\nstarts = ["http://a.example/"]\ndelay = -1', "delay"),
        ('title = "松石"\nstarts = ["http://a.example/"]\ndetail = "("', "正则"),
        ('title = "松石"\nstarts = ["http://a.example/"]\nfamily = "wordpress"', "family"),
        ('name = "Song Shi"\ntitle = "松石"\nstarts = ["http://a.example/"]', "name"),
        ("title = ", "songshi.toml"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "songshi.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"songshi\.toml") as error:
        read_site(path)
    assert message in str(error.value)


def test_search_addresses_come_from_the_words() -> None:
    site = Site("a", "甲", ("http://a.example/",), words=("托育",), search="http://a.example/s?q={word}")
    assert site.addresses == ("http://a.example/", "http://a.example/s?q=%E6%89%98%E8%82%B2")
