"""Families: recognised from addresses, and their ways of paging."""

from __future__ import annotations

import pytest

from crawler.families import FAMILIES, family_by_id, family_of_address, family_of_links, is_file
from crawler.links import read_html
from crawler.paging import next_pages

# Addresses of the shapes in sources.md, section 2, on invented hosts and with invented numbers.
ADDRESSES = {
    "trs": [
        "http://jyj.songshi.example/zwgk/jytabl/202312/t20231213_2318305.shtml",
        "http://songshi.example/zwgk_164/zxtabl/202306/t20230601_12017733_wap.html",
        "http://wlt.songshi.example/zfxxgk/jytajg/t12999367.shtml",
    ],
    "hanweb": ["http://www.songshi.example/art/2021/10/8/art_1229874428_59035376.html"],
    "vsb": ["http://songshi.example/info/2400/101196.htm"],
    "guangdong": ["http://www.songshi.example/zjys/rdjybljg/content/post_2033278.html"],
    "anhui": [
        "http://www.songshi.example/OpennessContent/show/1870682.html",
        "http://www.songshi.example/Jczwgk/show/2469413.html",
        "http://www.songshi.example/zfxxgk/public/24571/50902238.html",
    ],
    "yueyang": ["http://songshi.example/35048/35074/36346/content_1448378.html"],
    "kunming": ["http://www.songshi.example/c/2022-06-30/6036172.shtml"],
    "panjin": ["http://songshi.example/2020_11/27_14/content-298228.html"],
    "zibo": [
        "http://www.songshi.example/gongkai/site_zjj/channel_c_5f9f_n_16.86/doc_66d80aff9aaab7eb974b3c5b.html"
    ],
    "shaanxi": [
        "http://songshi.example/zfxxgk/jyta/zxwyta/1834433012973834241.html",
        "http://www.songshi.example/zwgk/qrdjybl/64b4fe09f8fd1c1a7035268c.html",
        "http://www.songshi.example/Content-2612727.html",
        "http://www.songshi.example/resources/site/154/html/xxgk/202108/571790.html",
    ],
    "hex": [
        "http://hgt.songshi.example/rddbjy/202312/4b4ab314cb5d4a47ae3dedc49bd3db6c.shtml",
        "http://songshi.example/jyta2024/20240531/08167cb2aa6245d5a309f2c7dfcd7abc.html",
    ],
    "jhtml": ["http://public.songshi.example/D1101X/4615422.jhtml"],
    "enorth": ["http://news.songshi.example/system/2020/01/07/011979147.shtml"],
    "govcn": ["http://www.songshi.example/zhengce/202401/content_6924820.htm"],
    "plain": [
        "http://songshi.example/xxgk/show.php?cid=21&id=20770",
        "http://songshi.example/zfxxgk/ins.asp?s=125&i=36015",
        "http://www.songshi.example/article-3948-1.html",
        "http://info.songshi.example/content/41298.html",
        "http://www.songshi.example/single/266/86207.html",
        "http://songshi.example/public/description/8426.html",
        "http://dx.songshi.example/view/jyta/147877.html",
        "http://jtj.songshi.example/xinwen/show/df564705-1e0c-464b-bb87-ef41fd2997e9.html",
        "http://xh.songshi.example/publicity/zdxxgz/jyta/qzxta/125606",
        "http://www.songshi.example/petition/711599",
    ],
}
NOT_DOCUMENTS = [
    "http://www.songshi.example/",
    "http://www.songshi.example/zwgk/jyta/index.html",
    "http://www.songshi.example/zwgk/jyta/index_12.html",
    "http://www.songshi.example/col/col1229214366/index.html",
    "http://www.songshi.example/list.php?cid=21&page=2",
    "http://www.songshi.example/about.html",
]


@pytest.mark.parametrize(
    ("family", "address"), [(family, address) for family, found in ADDRESSES.items() for address in found]
)
def test_address_shows_its_family(family: str, address: str) -> None:
    found = family_of_address(address)
    assert found is not None
    assert found.id == family


@pytest.mark.parametrize("address", NOT_DOCUMENTS)
def test_lists_are_no_documents(address: str) -> None:
    assert family_of_address(address) is None


def test_every_family_has_examples() -> None:
    assert {family.id for family in FAMILIES} == set(ADDRESSES)


def test_most_links_decide_and_plain_ones_last() -> None:
    plain = [
        "http://a.example/news/1234.html",
        "http://a.example/news/1235.html",
        "http://a.example/news/1236.html",
    ]
    assert family_of_links([*plain, *ADDRESSES["trs"]]) == family_by_id("trs")
    assert family_of_links(plain) == family_by_id("plain")
    assert family_of_links(["http://a.example/about.html"]) is None


@pytest.mark.parametrize(
    ("address", "html", "expected"),
    [
        (
            "http://a.example/jyta/",
            "<script>createPageHTML(4, 0, 'index', 'shtml')</script>",
            ["http://a.example/jyta/index_1.shtml", "http://a.example/jyta/index_2.shtml",
             "http://a.example/jyta/index_3.shtml"],
        ),
        ("http://a.example/jyta/", '<script>createPageHTML(1, 0, "index", "html")</script>', []),
        (
            "http://a.example/col/col7/index.html",
            "<script>var u = '/module/web/jpage/dataproxy.jsp?page=2&amp;columnid=7'</script>",
            ["http://a.example/module/web/jpage/dataproxy.jsp?page=2&columnid=7"],
        ),
        (
            "http://a.example/list.php?cid=3",
            '<a href="list.php?cid=3&page=2">2</a><a href="list.php?cid=3&page=9">尾页</a>',
            ["http://a.example/list.php?cid=3&page=2", "http://a.example/list.php?cid=3&page=9"],
        ),
        ("http://a.example/jyta/index.htm", '<a href="1.htm">下一页</a>', ["http://a.example/jyta/1.htm"]),
        ("http://a.example/jyta/", '<a href="http://b.example/jyta/2.htm">下一页</a>', []),
        ("http://a.example/jyta/", '<a href="202401/t20240101_5.html">下一页</a>', []),  # a document
        ("http://a.example/jyta/", "<script>get('./list_7.json')</script>", ["http://a.example/jyta/list_7.json"]),
        ("http://a.example/jyta/", "<script>get('/package.json')</script>", []),
        ("http://a.example/jyta/", '<iframe src="inner.jsp?id=3"></iframe>', ["http://a.example/jyta/inner.jsp?id=3"]),
        ("http://a.example/jyta/", '<iframe src="http://b.example/"></iframe>', []),
        (
            "http://a.example/jyta/index.htm",
            '<select><option value="2.htm">第2页</option><option value="3">3</option></select>',
            ["http://a.example/jyta/2.htm"],
        ),
        (
            "http://a.example/jyta/index.htm",
            """<a href="#" onclick="location.href='/jyta/2.htm'">下一页</a>""",
            ["http://a.example/jyta/2.htm"],
        ),
    ],
)  # fmt: skip
def test_next_pages(address: str, html: str, expected: list[str]) -> None:
    page = read_html(f"<html><body>{html}</body></html>", address)
    assert [link.address for link in next_pages(page, address)] == expected


def test_a_list_that_claims_too_many_pages_is_cut() -> None:
    page = read_html("<script>createPageHTML(999999, 0, 'index', 'html')</script>", "http://a.example/")
    assert len(next_pages(page, "http://a.example/")) < 2001


@pytest.mark.parametrize(
    ("address", "expected"),
    [("http://a.example/b.PDF?x=1", True), ("http://a.example/b.html?f=x.pdf", False)],
)
def test_is_file(address: str, expected: bool) -> None:
    assert is_file(address) is expected
