"""What an answer means: labels, and the targets it names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crawler.frontier import Target
from crawler.page import Page
from crawler.reader import Answer, SiteReader
from crawler.site import Site

AT = datetime(2026, 1, 1, tzinfo=UTC)
START = "http://www.songshi.example/jyta/"
PAGE = Target("http://www.songshi.example/jyta/202401/t20240101_1.html", "page", 1)
LIST = Target(START, "list")
LETTER = "<html><head><title>答复</title></head><body>" + "全县有托位一千个。" * 100 + "</body></html>"


def read(
    target: Target, body: str | bytes, status: int = 200, kind: str | None = None, **site: object
) -> Answer:
    reader = SiteReader(Site("songshi", "松石", (START,), **site))  # type: ignore[arg-type]
    data = body.encode() if isinstance(body, str) else body
    return reader.read_page(target, Page(target.address, data, AT, status, kind))


@pytest.mark.parametrize(
    ("status", "label"),
    [
        *((status, "missing") for status in (400, 404, 410)),
        *((status, "throttled") for status in (429, 503)),
        (403, "forbidden"),
        *((status, "challenge") for status in (412, 521)),
        *((status, "server_error") for status in (500, 502)),
        (401, "login"),
    ],
)
def test_status_labels(status: int, label: str) -> None:
    assert read(PAGE, LETTER, status).label == label


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (LETTER, "page"),
        ("", "empty"),
        ("  \n", "empty"),
        ("<html><head><title>404 Not Found</title></head><body>nothing</body></html>", "missing"),
        ("<html><body><p>对不起，您访问的页面不存在！</p></body></html>", "missing"),
        ("<html><body><p>该信息已被删除</p></body></html>", "missing"),
        ("<html><head><title>提示</title></head><body><script>$_ts = {}</script></body></html>", "challenge"),
        ("<html><body>请完成验证后继续访问<script>go()</script></body></html>", "challenge"),
        ("<html><head><title>关于第404号提案的答复</title></head><body>章可委员：</body></html>", "page"),
        # A letter that speaks of 404 homes, or of deleted files, is a letter.
        (LETTER.replace("一千", "404"), "page"),
        (LETTER.replace("<body>", "<body>相关信息已删除，现答复如下："), "page"),
    ],
)
def test_body_labels(body: str, label: str) -> None:
    assert read(PAGE, body).label == label


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.4 ...", "text/html"),
        (b"PK\x03\x04", None),
        (b"x", "application/msword"),
        (b"\xd0\xcf\x11\xe0", None),
    ],
)
def test_files_are_files_whatever_they_are_called(body: bytes, kind: str | None) -> None:
    assert read(PAGE, body, kind=kind).label == "file"


def test_list_names_documents_paging_columns_and_files() -> None:
    html = """<a href="202401/t20240101_7.html">一</a><a href="202401/t20240101_8.html" title="整题">一…</a>
    <a href="2023/">2023年</a><a href="/o/">别处</a><a href="附件.pdf">表</a><a href="index_1.html">下一页</a>
    <a href="http://b.example/202401/t20240101_9.html">外站</a>"""
    found = {(target.address.rpartition("example/")[2], target.role) for target in read(LIST, html).found}
    assert found == {
        ("jyta/202401/t20240101_7.html", "page"),
        ("jyta/202401/t20240101_8.html", "page"),
        ("jyta/2023/", "list"),
        ("jyta/%E9%99%84%E4%BB%B6.pdf", "file"),
        ("jyta/index_1.html", "list"),
    }


def test_a_title_cut_short_is_completed_from_its_attribute() -> None:
    html = '<a href="202401/t20240101_8.html" title="关于增加托位的答复">关于增…</a>'
    assert [target.words for target in read(LIST, html).found] == ["关于增加托位的答复"]


def test_declared_selector_and_pattern() -> None:
    html = '<div class="l"><a href="a.html">甲</a></div><div class="r"><a href="b.html">乙</a></div>'
    assert [t.address for t in read(LIST, html, links=".l a").found if t.role == "page"] == [f"{START}a.html"]
    assert [t.address for t in read(LIST, html, detail=r"/b\.html$").found if t.role == "page"] == [
        f"{START}b.html"
    ]


def test_news_are_chosen_by_their_words() -> None:
    html = '<a href="202401/t20240101_1.html">托育点开放</a><a href="202401/t20240101_2.html">足球赛</a>'
    answer = read(LIST, html, kind="news", words=("托育",))
    assert [target.words for target in answer.found] == ["托育点开放"]


def test_news_of_an_unknown_system_are_found_by_how_a_list_looks() -> None:
    rows = "".join(f'<li><a href="/x?k={k}">全市新增托育机构第{k}批开放报名</a></li>' for k in "abc")
    reader = SiteReader(Site("songshi", "松石", (START,), kind="news", words=("托育",)))
    answer = reader.read_page(LIST, Page(START, f"<ul>{rows}</ul>".encode(), AT))
    assert len([target for target in answer.found if target.role == "page"]) == 3


def test_json_list_with_and_without_padding() -> None:
    rows = '{"data": [{"title": "<b>答复</b>", "url": "/jyta/202401/t20240101_3.html"}]}'
    for body in (rows, f"callback({rows});"):
        answer = read(LIST, body, kind="application/json")
        assert [(target.role, target.words) for target in answer.found] == [("page", "答复")]


def test_lists_without_entries_end() -> None:
    html = '<a href="index_2.html">下一页</a>'
    assert read(LIST, html).found[0].hops == 1
    assert read(Target(START, "list", 0, 1), html).found == ()


def test_detail_names_attachments_and_neighbours_in_its_column_only() -> None:
    html = LETTER.replace(
        "</body>",
        '<a href="f.docx">附件</a><a href="t20240101_2.html">下一篇：二</a>'
        '<a href="/xwzx/202401/t20240101_5.html">上一篇：五</a>'
        '<a href="../202312/t20231201_3.html">上一篇：三</a>'
        '<a href="t20240101_4.html">热点</a></body>',
    )
    assert [target.words for target in read(PAGE, html, words=("托育",)).found] == ["附件"]
    found = [(target.address.rpartition("/")[2], target.role) for target in read(PAGE, html).found]
    assert found == [("f.docx", "file"), ("t20240101_2.html", "page"), ("t20231201_3.html", "page")]


@pytest.mark.parametrize(
    ("location", "label"),
    [
        ("t20240101_2.html", "moved"),
        ("https://www.songshi.example/jyta/202401/t20240101_1.html", "moved"),
        ("http://zjj.songshi.example/a/", "moved"),
        ("/", "missing"),
        ("/index.html", "missing"),
        ("/sso/login?to=1", "login"),
        ("http://songshi.example.spam.com/", "offsite"),
        ("http://127.0.0.1/", "offsite"),
        ("t20240101_1.html", "loop"),
        ("javascript:alert(1)", "missing"),
    ],
)
def test_redirects(location: str, label: str) -> None:
    assert SiteReader(Site("songshi", "松石", (START,))).read_redirect(PAGE, location).label == label


def test_redirects_end() -> None:
    tired = Target(PAGE.address, "page", 1, hops=5)
    assert SiteReader(Site("songshi", "松石", (START,))).read_redirect(tired, "t9.html").label == "loop"


def test_meta_refresh_is_a_redirect() -> None:
    html = '<html><head><META HTTP-EQUIV="Refresh" CONTENT="0; URL=\'t20240101_2.html\'"></head></html>'
    answer = read(PAGE, html)
    assert answer.label == "moved"
    assert answer.found[0].address.endswith("t20240101_2.html")


def test_start_that_is_a_document_is_read_as_one() -> None:
    site = Site("songshi", "松石", ("http://a.example/info/1/22.htm", "http://a.example/jyta/"))
    assert [target.role for target in SiteReader(site).start_targets()] == ["page", "list"]


def beside(shape: str = "/xwzx/202401/t20240101_9{}.html") -> str:
    """A block of hot news in the family's shape."""
    rows = "".join(f'<li><a href="{shape.format(number)}">热点</a></li>' for number in range(3))
    return f'<div class="side"><ul>{rows}</ul></div>'


@pytest.mark.parametrize(
    ("start", "entries"),
    [
        (START, ["/jyta/202401/t20240101_1.html"]),  # below the column, though fewer than beside it
        ("http://www.songshi.example/col/col77/index.html", ["/art/2024/1/1/art_77_1.html"]),  # by its number
        (
            "http://www.songshi.example/index.html",  # nothing shows the column: the longest block
            [f"/bm/{name}/202401/t20240101_1.html" for name in "abcd"],
        ),
    ],
)
def test_what_stands_beside_the_list_is_left(start: str, entries: list[str]) -> None:
    rows = "".join(f'<li><a href="{entry}">关于托位</a></li>' for entry in entries)
    chrome = beside("/art/2024/1/1/art_88_9{}.html") if "col77" in start else beside()
    html = f'<body>{chrome}<div class="main"><ul class="list">{rows}</ul></div></body>'
    reader = SiteReader(Site("songshi", "松石", (start,)))
    answer = reader.read_page(Target(start, "list"), Page(start, html.encode(), AT))
    assert [
        target.address.partition("example")[2] for target in answer.found if target.role == "page"
    ] == entries


def test_a_reply_beside_the_list_is_kept() -> None:
    html = (
        beside().replace("热点", "关于第3号提案的答复", 1) + '<p><a href="202401/t20240101_1.html">甲</a></p>'
    )
    assert len([target for target in read(LIST, html).found if target.role == "page"]) == 2


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("建议提案", "要闻", "机构"), ["/a/"]),
        (("甲", "乙", "丙"), ["/a/", "/b/", "/c/"]),  # nothing says where the replies are: everywhere
    ],
)
def test_a_home_page_leads_to_the_replies(words: tuple[str, ...], expected: list[str]) -> None:
    home = "http://www.songshi.example/"
    html = "".join(f'<a href="/{path}/">{word}</a>' for path, word in zip("abc", words, strict=True))
    answer = SiteReader(Site("songshi", "松石", (home,))).read_page(
        Target(home, "list"), Page(home, html.encode(), AT)
    )
    assert [target.address.partition("example")[2] for target in answer.found] == expected
