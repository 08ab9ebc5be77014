# ruff: noqa: E501 - a line of HTML stays one line
"""Further pages that only a script or a form leads to, and lists that come as data."""

from __future__ import annotations

import json

import pytest

from crawler.datalists import is_xml, read_json_list, read_xml_list
from crawler.entries import find_entries, is_list_address, is_reply_title
from crawler.links import FoundLink, read_html
from crawler.paging import data_lists, next_data, next_pages
from crawler.parts import further_parts, is_part, part_number
from crawler.scripts import Scripts

HOST = "http://www.songshi.example"
JPAGE = (
    "<script>$('#8').jpage({totalRecord:%s,perPage:15,groupSize:3,proxyUrl:'/module/web/jpage/dataproxy.jsp',"
    "ajaxParam:{col:1,columnid:77,unitid:'8',webname:'松石'}});</script>"
)
SENT = "col=1&columnid=77&unitid=8&webname=%E6%9D%BE%E7%9F%B3"
PROXY = f"{HOST}/module/web/jpage/dataproxy.jsp"
FORM = "<form method='{}' action='list.asp'><input name='curPage' id='cp' value='1'><input name='k' value='v'></form>"


def paths(links: tuple[FoundLink, ...]) -> list[str]:
    return [link.address.removeprefix(HOST) + (f" {link.form}" if link.form else "") for link in links]


@pytest.mark.parametrize(
    ("path", "html", "expected"),
    [
        # Counted from 0, from 1 beside the box's name, and where the page says that it is the first.
        ("/jyta/", 'createPageHTML(3, 0, "index", "html")', ["/jyta/index_1.html", "/jyta/index_2.html"]),
        ("/jyta/", "createPageHTML('page-div',3, 1,'list','shtml',57)", ["/jyta/list_2.shtml", "/jyta/list_3.shtml"]),
        ("/jyta/", 'createPageHTML(3, 1, "index", "htm")', ["/jyta/index_2.htm", "/jyta/index_3.htm"]),
        ("/jyta/index_1.htm", 'createPageHTML(3, 1, "index", "htm")', ["/jyta/index_2.htm"]),
        ("/jyta/index.htm", 'var countPage = 3; x = "index_" + n', ["/jyta/index_1.htm", "/jyta/index_2.htm"]),
    ],
)  # fmt: skip
def test_pages_counted_by_a_script(path: str, html: str, expected: list[str]) -> None:
    page = read_html(f"<html><body><script>{html}</script></body></html>", HOST + path)
    assert paths(next_pages(page, HOST + path)) == expected


def test_vsb_pages_stand_in_a_folder_of_the_lists_name() -> None:
    page = read_html('<a href="jyta/3.htm">下页</a><a href="xwzx/9.htm">下页</a>', f"{HOST}/zwgk/jyta.htm")
    assert paths(next_pages(page, f"{HOST}/zwgk/jyta.htm")) == ["/zwgk/jyta/3.htm"]


@pytest.mark.parametrize(
    ("path", "total", "records"),
    [
        ("/col/col77/index.html", "50", [(1, 45), (46, 50)]),
        ("/col/col78/index.html", "50", []),  # the list of another column
        ("/col/col77/index.html", "0", []),
    ],
)
def test_hanweb_records_are_asked_in_groups(path: str, total: str, records: list[tuple[int, int]]) -> None:
    page = read_html(f"<html><body>{JPAGE % total}</body></html>", HOST + path)
    assert [(link.address, link.form) for link in next_pages(page, HOST + path)] == [
        (f"{PROXY}?startrecord={first}&endrecord={last}&perpage=15", SENT) for first, last in records
    ]


def test_hanweb_answers_say_how_many_there_are() -> None:
    xml = "<datastore><totalrecord>100</totalrecord><totalpage>7</totalpage></datastore>"
    asked = f"{PROXY}?startrecord=1&endrecord=45&perpage=15"
    assert [dict_of(link) for link in next_pages(read_html(xml, asked), asked, SENT)] == [
        {"startrecord": "46", "endrecord": "90", "perpage": "15"},
        {"startrecord": "91", "endrecord": "100", "perpage": "15"},
    ]
    one = f"{PROXY}?columnid=77&page=5"
    assert [dict_of(link)["page"] for link in next_pages(read_html(xml, one), one)] == ["6", "7"]


def dict_of(link: FoundLink) -> dict[str, str]:
    return dict(item.split("=") for item in link.address.partition("?")[2].split("&"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # A function of the page sets the field and sends the form.
        (
            FORM.format("post")
            + "<script>function go(n){document.getElementById('cp').value=n; f.submit();}</script>"
            "<a href='javascript:go(2)'>2</a>",
            ["/list.asp curPage=2&k=v"],
        ),
        (FORM.format("get") + "<a href='javascript:turn(3)'>尾页</a>", ["/list.asp?curPage=3&k=v"]),
        (FORM.format("post") + "<a onclick='turn(3)'>热点</a>", []),
        (FORM.format("post").replace("curPage", "name") + "<a href='javascript:turn(3)'>3</a>", []),
        ("<form></form><a href='javascript:turn(3)'>3</a>", []),
        # ASP.NET sends the state of the page back.
        (
            "<form method='post'><input name='__VIEWSTATE' value='a+b'></form><a href=\"javascript:__doPostBack('p$next','')\">下一页</a>",
            ["/list.asp?c=1 __VIEWSTATE=a%2Bb&__EVENTTARGET=p%24next&__EVENTARGUMENT="],
        ),
    ],
)
def test_pages_behind_forms(html: str, expected: list[str]) -> None:
    address = f"{HOST}/list.asp?c=1"
    assert paths(next_pages(read_html(f"<html><body>{html}</body></html>", address), address)) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("go(3)", "list_3.html"),
        ("javascript:go('4');", "list_4.html"),
        ("return open2('a7', 1)", "/v/a7.jsp?k=1"),
        ("location.href='/x/1.html'", "/x/1.html"),
        ("window.open(root + 'b.htm', '_blank')", "/r/b.htm"),
        ("unknown(3)", None),
        ("hard(3)", None),
        ("alert('/x.html')", None),
    ],
)
def test_where_a_script_leads(code: str, expected: str | None) -> None:
    scripts = Scripts(
        "<script>var root = '/r/'; function go(n){ location.href = 'list_' + n + '.html'; }\n"
        "var open2 = function (id, k) { window.open('/v/' + id + '.jsp?k=' + k); };\n"
        "function hard(n){ location.href = f(n) + '.html'; }</script>"
    )
    assert scripts.destination(code) == expected


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("$.get('/l.json?c=1', function(d){})", ["/l.json?c=1"]),
        ("$.post('/api/list', {c: 5, page: p, rows: size, x: f(y)})", ["/api/list c=5&page=1&rows=20"]),
        ("var p=2; fetch('/api/l?page=' + p)", ["/api/l?page=2"]),
        ("$.ajax({type:'POST', url:'/api/q', data:{cid:'a b'}})", ["/api/q cid=a+b"]),
        ("axios.get('/api/q', {params: {cid: 7}})", ["/api/q?cid=7"]),
        ("$.get('/api/weather'); $.post('/visit/count', {id: 1}); $.get('http://b.example/l')", []),
    ],
)
def test_what_scripts_ask_for(script: str, expected: list[str]) -> None:
    page = read_html(f"<html><body><script>{script}</script></body></html>", f"{HOST}/l.html")
    assert paths(data_lists(page, f"{HOST}/l.html")) == expected


@pytest.mark.parametrize(
    ("value", "query", "expected"),
    [
        ({"totalPages": 3}, "page=1", ["page=2", "page=3"]),
        ({"data": {"total": 25, "rows": []}}, "pageNo=1&pageSize=10", ["pageNo=2&pageSize=10", "pageNo=3&pageSize=10"]),
        ({"pages": 2}, "page=0", ["page=1"]),  # counted from 0
        ({"total": 25}, "page=1", []),  # of what size?
        ({"totalPages": 3}, "cid=1", []),
    ],
)  # fmt: skip
def test_data_says_how_many_pages_there_are(value: object, query: str, expected: list[str]) -> None:
    found = next_data(json.dumps(value), f"{HOST}/api?{query}")
    assert [link.address.partition("?")[2] for link in found] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"list": [{"title": "<b>答复一</b>", "url": "/a/1.html"}]}, [("/a/1.html", "答复一")]),
        ([{"bt": "关于增加托位的答复", "lj": "../a/2.html", "tp": "/p/1.png"}], [("/a/2.html", "关于增加托位的答复")]),
        ([{"base": {"headline": "答复三"}, "to": {"pc": {"path": "/a/3"}}}], [("/a/3", "答复三")]),
        ([{"title": "无处", "img": "/p/1.png"}], []),
    ],
)  # fmt: skip
def test_entries_of_json(value: object, expected: list[tuple[str, str]]) -> None:
    found = read_json_list(json.dumps(value), f"{HOST}/api/list")
    assert [(link.address.removeprefix(HOST), link.words) for link in found] == expected


def test_entries_of_xml() -> None:
    xml = "<?xml version='1.0'?><r><item><title><![CDATA[答复]]></title><link>/a/1.html</link></item></r>"
    assert is_xml(xml)
    assert not is_xml("<?xml version='1.0'?><!DOCTYPE html><html></html>")
    assert [(link.address, link.words) for link in read_xml_list(xml, HOST)] == [(f"{HOST}/a/1.html", "答复")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("关于县政协十届三次会议第21号提案的答复", True),
        ("对市十五届人大二次会议第8号建议的复函", True),
        ("县教育局关于第15号提案办理情况的函", True),
        ("关于增加公共停车位的建议", True),
        ("关于国庆节放假安排的通知", False),
        ("建议提案办理", False),
        ("征求意见反馈", False),
    ],
)
def test_titles_of_replies(words: str, expected: bool) -> None:
    assert is_reply_title(words) is expected


def test_the_block_of_titles_is_the_list() -> None:
    menu = [FoundLink(f"{HOST}/m{number}.html", "机构职能", "div.nav") for number in range(9)]
    rows = [
        FoundLink(f"{HOST}/v?k={number}", f"关于加快第{number}片区道路建设", "ul.l") for number in range(3)
    ]
    assert find_entries([*menu, *rows]) == tuple(rows)
    assert find_entries(menu) == ()
    assert is_list_address(f"{HOST}/jyta/index_2.html")
    assert not is_list_address(f"{HOST}/v?k=1")


@pytest.mark.parametrize(
    ("head", "html", "expected"),
    [
        ("/a/t2_5.html", "<script>createPageHTML(3,0,'t2_5','html')</script>", ["/a/t2_5_1.html", "/a/t2_5_2.html"]),
        ("/a/t2_5.html", "<script>createPageHTML(3,0,'index','html')</script>", []),
        ("/a/5.html", '<a href="5.html">1</a><a href="5_2.html">2</a><a href="5_2.html">下一页</a>', ["/a/5_2.html"]),
        ("/a/5.html", '<a href="6.html">下一页</a><a href="5_2.html">附件2</a>', []),
        ("/s?id=5", '<a href="s?id=5&page=2">下一页</a><a href="s?id=6&page=2">3</a>', ["/s?id=5&page=2"]),
    ],
)  # fmt: skip
def test_parts_of_a_split_document(head: str, html: str, expected: list[str]) -> None:
    found = further_parts(read_html(f"<html><body>{html}</body></html>", HOST + head), HOST + head)
    assert [address.removeprefix(HOST) for address in found] == expected
    assert all(is_part(address, HOST + head) for address in found)
    assert [part_number(address) for address in found] == sorted(map(part_number, found))
