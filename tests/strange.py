# ruff: noqa: E501 - a line of HTML stays one line
"""Sites of systems nobody has described: each lists its replies in a shape of its own, on invented names.

``strange_sites()`` gives name, start address and the addresses of the documents; ``answer`` serves them. A crawl
is given nothing but the start address.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from tests.hostile import letter
from tests.site import Answer, Asked

HTML = (("Content-Type", "text/html; charset=utf-8"),)
JSON = (("Content-Type", "application/json"),)
MENU = (
    '<div class="nav"><a href="/">首页</a><a href="/zfxxgk/">政府信息公开</a><a href="/hdjl/zxft/">在线访谈</a>'
    '<a href="http://www.elsewhere.example/">中国政府网</a></div>'
)
SIDE = (
    '<div class="side"><h3>通知公告</h3><ul><li><a href="/tzgg/n901.html">关于开展安全生产大检查的通知</a></li>'
    '<li><a href="/tzgg/n902.html">关于国庆节放假安排的通知</a></li></ul></div>'
)
FOOT = '<div class="foot"><a href="/about/us.html">关于我们</a><a href="/map.html">网站地图</a></div>'


def title(number: int) -> str:
    """The title of a reply."""
    return f"关于对县政协十届三次会议第{number}号提案的答复"


def frame(content: str, name: str = "建议提案办理") -> bytes:
    """A page of such a site."""
    return f"<html><head><title>{name}</title></head><body>{MENU}{SIDE}{content}{FOOT}</body></html>".encode()


@dataclass
class Strange:
    """One site: what it answers by address, and what should be found."""

    host: str
    start: str
    pages: dict[str, Answer] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    asked: Callable[[Asked], Answer | None] = lambda _: None

    def document(self, path: str, number: int) -> str:
        """Add a reply; its address."""
        address = f"http://{self.host}{path}"
        self.pages[address] = Answer(letter(number).encode())
        self.documents.add(address)
        return address

    def show(self, path: str, content: str) -> None:
        """Add a page of the frame."""
        self.pages[f"http://{self.host}{path}"] = Answer(frame(content))


def onclick_list() -> Strange:
    """Rows that open a document by a function; paging by another."""
    site = Strange("www.onclick.example", "http://www.onclick.example/wcm/list.do?channel=57")
    script = (
        "<script>function openDoc(id, kind){ window.open('/wcm/view/' + kind + '/' + id + '.do', '_blank'); }\n"
        "function toPage(n){ window.location.href = '/wcm/list.do?channel=57&cur=' + n; }</script>"
    )
    for number in range(1, 13):
        site.document(f"/wcm/view/r/D{number:03}X.do", number)
    for page in (1, 2, 3):
        rows = "".join(
            f"<tr onclick=\"openDoc('D{number:03}X','r')\"><td>{title(number)}</td><td>2024-05-{number:02}</td></tr>"
            for number in range(page * 4 - 3, page * 4 + 1)
        )
        pager = "".join(f'<span class="pg" onclick="toPage({n})">{n}</span>' for n in (1, 2, 3))
        name = "/wcm/list.do?channel=57" if page == 1 else f"/wcm/list.do?channel=57&cur={page}"
        site.show(name, f"{script}<table>{rows}</table>{pager}")
    site.pages[f"http://{site.host}/wcm/list.do?channel=57&cur=1"] = site.pages[
        f"http://{site.host}/wcm/list.do?channel=57"
    ]
    return site


def relative_paths() -> Strange:
    """Paths that climb, content_1.jhtml, dates apart from the titles."""
    site = Strange("www.climbing.example", "http://www.climbing.example/zwgk/jyta/zx/index.jhtml")
    for number in range(1, 9):
        site.document(f"/zwgk/jyta/2024/content_{number}.jhtml", number)
    for page in (1, 2):
        rows = "".join(
            f'<dl><dt><a href="../../../zwgk/./jyta/2024/content_{number}.jhtml">{title(number)}</a></dt>'
            f"<dd><span>2024</span>-<span>05</span>-<span>{number:02}</span></dd></dl>"
            for number in range(page * 4 - 3, page * 4 + 1)
        )
        pager = '<a href="index_2.jhtml">下 一 页</a>' if page == 1 else '<a href="index.jhtml">上一页</a>'
        site.show("/zwgk/jyta/zx/index.jhtml" if page == 1 else "/zwgk/jyta/zx/index_2.jhtml", rows + pager)
    return site


def asp_form() -> Strange:
    """Paging sends a form; the function that does it stands in another file."""
    site = Strange("www.aspform.example", "http://www.aspform.example/news/list.asp?classid=7")
    for number in range(1, 10):
        site.document(f"/news/view.asp?nid={number}", number)

    def content(page: int) -> str:
        rows = "".join(
            f'<tr><td>·<a href="view.asp?nid={number}" target="_blank"><font color="blue">{title(number)}</font></a></td></tr>'
            for number in range(page * 3 - 2, page * 3 + 1)
        )
        links = "".join(f'<a href="javascript:turnTo({n})">[{n}]</a>' for n in (1, 2, 3))
        return (
            f"<table>{rows}</table>{links}<form name='frm' method='POST' action='list.asp?classid=7'>"
            f"<input type='hidden' name='curpage' value='{page}'><input type='hidden' name='key' value=''></form>"
        )

    site.show("/news/list.asp?classid=7", content(1))
    site.asked = lambda asked: (
        Answer(frame(content(int(dict(parse_qsl(asked.form))["curpage"])))) if asked.form else None
    )
    return site


def frames() -> Strange:
    """A frameset; the list stands in one of its frames."""
    site = Strange("www.frames.example", "http://www.frames.example/tian/index.htm")
    rows = "".join(
        f'<p><a href="shownews.asp?newsid={site_number}">{title(site_number)}</a></p>'
        for site_number in range(11, 16)
    )
    for number in range(11, 16):
        site.document(f"/tian/shownews.asp?newsid={number}", number)
    site.pages[site.start] = Answer(
        b"<html><frameset cols='20%,*'><frame src='left.htm'><frame name='main' src='main.asp?lm=3'></frameset></html>"
    )
    site.show("/tian/left.htm", '<a href="main.asp?lm=3" target="main">提案办理</a>')
    site.show("/tian/main.asp?lm=3", rows)
    return site


def nested_json() -> Strange:
    """A script asks for the list; title and path stand in different objects."""
    site = Strange(
        "www.nested.example", "http://www.nested.example/#/jyta".partition("#")[0] + "web/jyta.html"
    )
    for number in range(1, 24):
        site.document(f"/web/detail/a{number}-b.html", number)
    site.pages[site.start] = Answer(
        frame(
            "<div id='list'></div><script>var channelId = '8812'; var page = 1;\n"
            "$.ajax({ url: '/api/article/query', type: 'get', dataType: 'json',"
            " data: { channelId: channelId, pageNo: page, pageSize: 10 }, success: function (r) { show(r); } });\n"
            "$.post('/api/visit/count', { id: 5 });</script>"
        )
    )

    def answer(asked: Asked) -> Answer | None:
        if "/api/article/query" not in asked.path:
            return None
        page = int(dict(parse_qsl(asked.path.partition("?")[2]))["pageNo"])
        rows = [
            {
                "base": {"headline": title(number), "time": "2024-05-01"},
                "link": {"pc": {"path": f"/web/detail/a{number}-b.html"}},
            }
            for number in range(page * 10 - 9, min(page * 10, 23) + 1)
        ]
        return Answer(json.dumps({"code": 0, "result": {"total": 23, "rows": rows}}).encode(), headers=JSON)

    site.asked = answer
    return site


def posted_json() -> Strange:
    """The same by POST and fetch, counted in pages."""
    site = Strange("www.posted.example", "http://www.posted.example/col/tian.html")
    for number in range(1, 8):
        site.document(f"/art/{number:08x}-8b86-d011-b42d-00cf4fc964ff", number)
    site.pages[site.start] = Answer(
        frame(
            "<script>$.post('/front/list.action', {columnId: 'c77', currPage: 1, rows: 3}, function(d){});</script>"
        )
    )

    def answer(asked: Asked) -> Answer | None:
        if "/front/list.action" not in asked.path:
            return None
        page = int(dict(parse_qsl(asked.form))["currPage"])
        rows = [
            {
                "TITLE": title(number),
                "visitUrl": f"/art/{number:08x}-8b86-d011-b42d-00cf4fc964ff",
                "ID": number,
            }
            for number in range(page * 3 - 2, min(page * 3, 7) + 1)
        ]
        return Answer(json.dumps({"totalPages": 3, "list": rows}).encode(), headers=JSON)

    site.asked = answer
    return site


def cut_titles() -> Strange:
    """Titles cut short, nothing in the addresses, hot news beside."""
    site = Strange("www.cut.example", "http://www.cut.example/lm/tabl")
    links = []
    for number in range(1, 7):
        site.document(f"/nr/k{number}z", number)
        links.append(
            f'<li><a href="/nr/k{number}z">关于加快推进我县第{number}片区…</a><i>05-0{number}</i></li>'
        )
    site.show("/lm/tabl", f'<div class="main"><ul>{"".join(links)}</ul></div>')
    return site


def mixed_schemes() -> Strange:
    """Links say https or nothing, a base element, capital endings."""
    site = Strange("www.mixed.example", "http://www.mixed.example/JYTA/LIST.HTM")
    rows = []
    for number in range(1, 7):
        address = site.document(f"/JYTA/2024/DOC{number}.HTM", number)
        rows.append(
            f'<li><a href="{("//" + address.partition("//")[2]) if number % 2 else f"2024/DOC{number}.HTM"}">{title(number)}</a></li>'
        )
    base = '<base href="http://www.mixed.example/JYTA/">'
    site.pages[site.start] = Answer(
        frame(f"<ul>{''.join(rows[:3])}</ul><a href='LIST_2.HTM'>下页</a>").replace(
            b"<head>", b"<head>" + base.encode()
        )
    )
    site.pages["http://www.mixed.example/JYTA/LIST_2.HTM"] = Answer(
        frame(f"<ul>{''.join(rows[3:])}</ul>").replace(b"<head>", b"<head>" + base.encode())
    )
    return site


def blog() -> Strange:
    """A blog system: ?p=7, /category/x/page/2/."""
    site = Strange("www.blog.example", "http://www.blog.example/category/jyta/")
    for number in range(1, 9):
        site.document(f"/?p={number}", number)
    for page in (1, 2):
        rows = "".join(
            f'<h2><a href="/?p={number}" rel="bookmark">{title(number)}</a></h2>'
            for number in range(page * 4 - 3, page * 4 + 1)
        )
        more = '<a class="next page-numbers" href="/category/jyta/page/2/"><i></i></a>' if page == 1 else ""
        site.show("/category/jyta/" if page == 1 else "/category/jyta/page/2/", rows + more)
    return site


def files_only() -> Strange:
    """The list links PDF and Word files; nothing else."""
    site = Strange("www.filesonly.example", "http://www.filesonly.example/zxta/default.aspx")
    rows = []
    for number in range(1, 5):
        address = f"http://www.filesonly.example/upload/2024/{number}.{'pdf' if number % 2 else 'DOC'}"
        site.pages[address] = Answer(
            b"%PDF-1.4 \n%%EOF" if number % 2 else b"\xd0\xcf\x11\xe0 doc",
            headers=(("Content-Type", "application/octet-stream"),),
        )
        site.documents.add(address)
        rows.append(
            f'<tr><td><a href="../upload/2024/{address.rpartition("/")[2]}">{title(number)}</a></td></tr>'
        )
    site.show("/zxta/default.aspx", f"<table>{''.join(rows)}</table>")
    return site


def numbered_columns() -> Strange:
    """Columns by year whose addresses look like documents'."""
    site = Strange("www.years.example", "http://www.years.example/lanmu/1100.html")
    site.show(
        "/lanmu/1100.html",
        '<ul class="y"><li><a href="1101.html">2023年</a></li><li><a href="1102.html">2024年</a></li></ul>',
    )
    for column, start in ((1101, 10), (1102, 20)):
        rows = "".join(
            f'<li><a href="/neirong/55{number}.html">{title(number)}</a></li>'
            for number in range(start, start + 4)
        )
        site.show(f"/lanmu/{column}.html", f"<ul>{rows}</ul>")
        for number in range(start, start + 4):
            site.document(f"/neirong/55{number}.html", number)
    return site


def phpcms() -> Strange:
    """index.php with everything in the query; go to a page by a form with GET."""
    host = "http://www.phpcms.example/index.php"
    site = Strange("www.phpcms.example", f"{host}?m=content&c=index&a=lists&catid=9")
    for number in range(1, 7):
        site.document(f"/index.php?m=content&c=index&a=show&catid=9&id={number}", number)
    for page in (1, 2):
        rows = "".join(
            f'<li><a href="/index.php?m=content&c=index&a=show&catid=9&id={number}">{title(number)}</a></li>'
            for number in range(page * 3 - 2, page * 3 + 1)
        )
        pager = '<a href="/index.php?m=content&c=index&a=lists&catid=9&page=2">&gt;&gt;</a>'
        path = "/index.php?m=content&c=index&a=lists&catid=9"
        site.show(path if page == 1 else f"{path}&page=2", f"<ul>{rows}</ul>{pager}")
    return site


def rows_with_script() -> Strange:
    """Links to # whose onclick returns a call with two arguments."""
    site = Strange("www.rows.example", "http://www.rows.example/gov/tacl.jsp")
    script = "<script>var root='/gov/'; function show(tid, sort){ location.href = root + 'view.jsp?sort=' + sort + '&tid=' + tid; return false; }</script>"
    rows = ""
    for number in range(1, 6):
        site.document(f"/gov/view.jsp?sort=ta&tid={number}", number)
        rows += f"<li><a href=\"#\" onclick=\"return show({number},'ta')\" title='{title(number)}'>关于对县政协…</a></li>"
    site.show("/gov/tacl.jsp", f"{script}<ul>{rows}</ul>")
    return site


def feed() -> Strange:
    """The list is an XML file that a script loads."""
    site = Strange("www.feed.example", "http://www.feed.example/jyta/index.html")
    rows = ""
    for number in range(1, 6):
        site.document(f"/jyta/x{number}.html", number)
        rows += f"<item><title><![CDATA[{title(number)}]]></title><link>/jyta/x{number}.html</link></item>"
    site.pages[site.start] = Answer(
        frame("<script>$.get('/jyta/list.xml', function(d){ draw(d); });</script>")
    )
    site.pages["http://www.feed.example/jyta/list.xml"] = Answer(
        f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{rows}</channel></rss>'.encode(),
        headers=(("Content-Type", "text/xml"),),
    )
    return site


def vsb_list() -> Strange:
    """VSB: the list's further pages stand in a folder of its name and count down."""
    site = Strange("www.vsblist.example", "http://www.vsblist.example/zwgk/jyta.htm")
    for page, path in ((1, "jyta.htm"), (2, "jyta/2.htm"), (3, "jyta/1.htm")):
        up = "../" * (2 if page > 1 else 1)
        rows = "".join(
            f'<li><a href="{up}info/1068/{1000 + number}.htm" title="{title(number)}">关于对县政…</a></li>'
            for number in range(page * 3 - 2, page * 3 + 1)
        )
        more = {1: "jyta/2.htm", 2: "1.htm", 3: ""}[page]
        pager = f'<span class="p_next"><a href="{more}">下页</a></span>' if more else ""
        site.show(f"/zwgk/{path}", f"<ul>{rows}</ul>{pager}")
    for number in range(1, 10):
        site.document(f"/info/1068/{1000 + number}.htm", number)
    return site


def menu_of_pages() -> Strange:
    """Paging by a menu of numbers whose script builds the address."""
    site = Strange("www.menu.example", "http://www.menu.example/ta/list_1.html")
    for page in (1, 2, 3):
        rows = "".join(
            f"<li><a href=show-{number}.html>{title(number)}</a></li>"
            for number in range(page * 2 - 1, page * 2 + 1)
        )
        options = "".join(f"<option value='{n}'>{n}</option>" for n in (1, 2, 3))
        menu = f"<select onchange=\"location.href='list_'+this.value+'.html'\">{options}</select>"
        site.show(f"/ta/list_{page}.html", f"<ul>{rows}</ul>{menu}")
    for number in range(1, 7):
        site.document(f"/ta/show-{number}.html", number)
    return site


def written_list() -> Strange:
    """The list is written by a script, string by string."""
    site = Strange("www.written.example", "http://www.written.example/lm.asp?k=ta")
    lines = ""
    for number in range(1, 6):
        site.document(f"/nr.asp?k={number}", number)
        lines += f'document.write("<li><a href=\\"nr.asp?k={number}\\" target=\\"_blank\\">" + "{title(number)}" + "<\\/a><\\/li>");\n'
    site.show("/lm.asp?k=ta", f"<script>{lines}</script>")
    return site


def held_list() -> Strange:
    """The list stands in the page as an array."""
    site = Strange("www.held.example", "http://www.held.example/jyta/")
    rows = []
    for number in range(1, 6):
        site.document(f"/jyta/w{number}.shtml", number)
        rows.append(
            {"DocTitle": title(number), "DocPubUrl": f"./w{number}.shtml", "DocRelTime": "2024-05-01"}
        )
    site.show("/jyta/", f"<div id='app'></div><script>var docs = {json.dumps(rows)}; render(docs);</script>")
    return site


def encoded_ids() -> Strange:
    """Identifiers in letters; pages by ?pageNum= with arrows for words."""
    site = Strange("www.encoded.example", "http://www.encoded.example/reply/index?cate=MTI")
    for page in (1, 2):
        rows = "".join(
            f'<div class="it"><a href="/reply/detail?rid=QmF{chr(96 + number)}x">{title(number)}</a></div>'
            for number in range(page * 4 - 3, page * 4 + 1)
        )
        more = '<a href="/reply/index?cate=MTI&pageNum=2">下一页&gt;&gt;</a>' if page == 1 else ""
        site.show("/reply/index?cate=MTI" if page == 1 else "/reply/index?cate=MTI&pageNum=2", rows + more)
    for number in range(1, 9):
        site.document(f"/reply/detail?rid=QmF{chr(96 + number)}x", number)
    return site


BUILDERS = (
    onclick_list, relative_paths, asp_form, frames, nested_json, posted_json, cut_titles, mixed_schemes, blog,
    files_only, numbered_columns, phpcms, rows_with_script, feed, vsb_list, menu_of_pages,
    written_list, held_list, encoded_ids,
)  # fmt: skip


def strange_sites() -> tuple[Strange, ...]:
    """All of them."""
    return tuple(build() for build in BUILDERS)


def answer_of(sites: tuple[Strange, ...]) -> Callable[[Asked], Answer]:
    """What the server of all these sites answers."""
    by_host = {site.host: site for site in sites}

    def answer(asked: Asked) -> Answer:
        site = by_host.get(asked.host)
        if site is None or asked.path == "/robots.txt":
            return Answer(status=404)
        return site.asked(asked) or site.pages.get(asked.address, Answer(status=404))

    return answer
