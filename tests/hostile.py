"""The test site: every family's list and every fault of a real site, on invented names.

``HostileSite().answer`` serves it through ``tests.site.Loopback``; ``documents`` are the addresses a crawl of
``sites()`` must keep, each once; ``traps`` are addresses that must never be asked for.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from urllib.parse import parse_qsl

from crawler.site import Site
from tests.site import Answer, Asked

HTML = (("Content-Type", "text/html; charset=utf-8"),)
GONE = "http://www.faults.example/jyta/202401/t20240101_104.html"


def letter(number: int, version: int = 1) -> str:
    """A short reply letter."""
    return (
        f"<html><head><title>关于第{number}号提案的答复</title></head><body><div class='nr'><p>章可委员：</p>"
        f"<p>您提出的“关于增加托位的提案”收悉，现答复如下：</p>"
        f"<p>截至2024年5月，全县有托位{number * 10 + version}个。</p>"
        f"<p>下一步，计划新增托位{number}个。</p><p>松石县卫生健康局</p><p>2024年6月5日</p></div></body></html>"
    )


def part_of_letter(number: int, part: int, paging: str) -> str:
    """One of the three pages that a long reply letter is split over."""
    paragraphs = (
        "<p>章可委员：</p><p>您提出的“关于增加托位的提案”收悉，现答复如下：</p>",
        f"<p>截至2024年5月，全县有托位{number}个，其中普惠托位{number - 1}个，分布在十二个乡镇。</p>",
        f"<p>下一步，计划新增托位{number}个，改造社区用房三处。</p><p>松石县卫生健康局</p><p>2024年6月5日</p>",
    )[part - 1]
    return (
        f"<html><head><title>关于第{number}号提案的答复</title></head><body>"
        f"<h1>关于第{number}号提案的答复</h1><div class='nr'>{paragraphs}<div class='fy'>{paging}</div></div>"
        "<p>版权所有 松石县</p></body></html>"
    )


def listing(links: list[tuple[str, str]], rest: str = "") -> bytes:
    """A list page."""
    rows = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    return f"<html><head><title>提案答复</title></head><body><ul>{rows}</ul>{rest}</body></html>".encode()


class HostileSite:
    """The pages by address, and the state that faults need."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.documents: set[str] = set()
        self.parts: set[str] = set()
        self.traps: set[str] = set()
        self.asked: Counter[str] = Counter()
        self.changed: set[str] = set()
        self.versions: Counter[str] = Counter()
        for build in (
            self._trs,
            self._hanweb,
            self._vsb,
            self._guangdong,
            self._json,
            self._php,
            self._numbered,
            self._jpage,
            self._webforms,
            self._split,
            self._faults,
        ):
            build()

    def sites(self, **changes: object) -> tuple[Site, ...]:
        """The sites to crawl; ``changes`` go to every one."""
        starts = {
            "trs": "http://www.trs.example/jyta/",
            "hanweb": "http://www.hanweb.example/col/col77/index.html",
            "vsb": "http://www.vsb.example/info/1290/1001.htm",
            "guangdong": "http://www.guangdong.example/jytabl/",
            "json": "http://www.json.example/jyta/index.html",
            "php": "http://www.php.example/list.php?cid=21",
            "numbered": "http://www.numbered.example/zwgk/",
            "jpage": "http://www.jpage.example/col/col55/index.html",
            "webforms": "http://www.webforms.example/list.aspx?cid=3",
            "split": "http://www.split.example/jyta/",
            "faults": "http://www.faults.example/jyta/",
        }
        return tuple(Site(name, name, (start,), delay=0.0, **changes) for name, start in starts.items())  # type: ignore[arg-type]

    def answer(self, asked: Asked) -> Answer:
        """What the site says."""
        self.asked[asked.address] += 1
        if asked.path == "/robots.txt":
            return Answer(b"User-agent: *\nDisallow: /secret/\n", headers=(("Content-Type", "text/plain"),))
        if asked.host == "www.php.example" and "calendar" in asked.path:
            return self._calendar(asked)
        if asked.host == "www.faults.example":
            return self._faulty(asked)
        if asked.host in ("www.jpage.example", "www.webforms.example") and asked.form:
            return self._posted(asked)
        if asked.address in self.changed:
            return Answer(letter(int("".join(filter(str.isdigit, asked.path))[-3:]), version=2).encode())
        return self.pages.get(asked.address, Answer(b"", status=404))

    def _document(self, address: str, body: bytes | None = None, **kwargs: object) -> str:
        number = int("".join(filter(str.isdigit, address))[-3:])
        self.pages[address] = Answer(body or letter(number).encode(), **kwargs)  # type: ignore[arg-type]
        self.documents.add(address)
        return address

    def _trs(self) -> None:
        """Three list pages by createPageHTML, a forbidden entry, an entry on a look-alike domain."""
        host = "http://www.trs.example"
        links = [
            (self._document(f"{host}/jyta/202401/t20240101_{100 + number}.html"), f"答复{number}")
            for number in range(25)
        ]
        script = '<script>createPageHTML(3, 0, "index", "html");</script>'
        traps = [
            (f"{host}/secret/202401/t20240101_999.html", "内部"),
            ("http://www.trs.example.spam.example.com/jyta/202401/t20240101_998.html", "仿冒"),
            ("http://127.0.0.1:9/jyta/202401/t20240101_997.html", "本机"),
            ("file:///etc/202401/t20240101_996.html", "文件"),
        ]
        self.traps |= {address for address, _ in traps}
        self.pages[f"{host}/jyta/"] = Answer(listing(links[:10] + traps, script))
        self.pages[f"{host}/jyta/index_1.html"] = Answer(listing(links[10:20], script))
        self.pages[f"{host}/jyta/index_2.html"] = Answer(listing(links[20:], script))

    def _hanweb(self) -> None:
        """Records in script CDATA; the further ones through dataproxy."""
        host = "http://www.hanweb.example"
        pages = [self._document(f"{host}/art/2024/1/{day}/art_77_{300 + day}.html") for day in range(1, 9)]
        proxy = "/module/web/jpage/dataproxy.jsp?page=2&webid=1&columnid=77&unitid=9"
        self.pages[f"{host}/col/col77/index.html"] = Answer(
            '<html><body><script type="text/xml"><datastore>'
            f'<nextgroup><![CDATA[<a href="{proxy}"></a>]]></nextgroup>'
            f"<recordset>{self._records(pages[:4])}</recordset></datastore></script></body></html>".encode()
        )
        self.pages[f"{host}{proxy}"] = Answer(
            f"<datastore><recordset>{self._records(pages[4:])}</recordset></datastore>".encode()
        )

    @staticmethod
    def _records(addresses: list[str]) -> str:
        return "".join(
            f"<record><![CDATA[<li><a href='{address}' title='关于提案的答复'>关于…</a></li>]]></record>"
            for address in addresses
        )

    def _jpage(self) -> None:
        """大汉 again: the page holds the first records, the others come by POST, a group at a time."""
        host = "http://www.jpage.example"
        self.jpage = [
            self._document(f"{host}/art/2024/2/{day}/art_55_{400 + day}.html") for day in range(1, 24)
        ]
        sends = "{col:1,appid:'1',webid:7,path:'/',columnid:55,unitid:'88',webname:'松石县',permissiontype:0}"
        self.pages[f"{host}/col/col55/index.html"] = Answer(
            '<html><body><div id="88"></div><script type="text/xml" id="d"><datastore><recordset>'
            f"{self._records(self.jpage[:5])}</recordset></datastore></script>"
            "<script>$('#88').jpage({totalRecord:23,totalPage:5,perPage:5,groupSize:2,barPosition:'bottom',"
            f"proxyUrl:'/module/web/jpage/dataproxy.jsp',dataStore:d,ajaxParam:{sends}}});</script>"
            # The list of another column stands beside it.
            "<script>$('#89').jpage({totalRecord:900,perPage:5,proxyUrl:'/module/web/jpage/dataproxy.jsp',"
            "ajaxParam:{columnid:99,unitid:'89'}});</script></body></html>".encode()
        )

    def _webforms(self) -> None:
        """ASP.NET: paging sends a form with the state of the page."""
        host = "http://www.webforms.example"
        self.webforms = [self._document(f"{host}/show.aspx?id={number}") for number in range(4001, 4010)]
        self.pages[f"{host}/list.aspx?cid=3"] = Answer(self._webforms_page(1))

    def _webforms_page(self, number: int) -> bytes:
        pager = "".join(
            f"<a href=\"javascript:__doPostBack('pager','{other}')\">{other}</a>" for other in (1, 2, 3)
        )
        state = f'<input type="hidden" name="__VIEWSTATE" value="state{number}+/=">'
        form = f'<form method="post" action="list.aspx?cid=3">{state}{pager}</form>'
        return listing(
            [(page, "关于提案的答复") for page in self.webforms[number * 3 - 3 : number * 3]], form
        )

    def _posted(self, asked: Asked) -> Answer:
        """What the lists answer to a form; 404 to one that lacks what the page would send."""
        sent, fields = dict(parse_qsl(asked.form)), dict(parse_qsl(asked.path.partition("?")[2]))
        if asked.host == "www.webforms.example":
            number = int(sent["__EVENTARGUMENT"])
            fine = sent["__EVENTTARGET"] == "pager" and sent["__VIEWSTATE"].startswith("state")
            return Answer(self._webforms_page(number)) if fine else Answer(status=500)
        if (sent.get("columnid"), sent.get("unitid"), sent.get("webname")) != ("55", "88", "松石县"):
            self.traps.add(asked.address)
            return Answer(status=404)
        records = self._records(self.jpage[int(fields["startrecord"]) - 1 : int(fields["endrecord"])])
        body = f"<datastore><totalrecord>23</totalrecord><recordset>{records}</recordset></datastore>"
        return Answer(body.encode(), headers=(("Content-Type", "text/xml; charset=utf-8"),))

    def _split(self) -> None:
        """Letters over several pages: one counted by a script, one with links, one by ?page=."""
        host = "http://www.split.example/jyta/"
        script, links = f"{host}202401/t20240101_901.html", f"{host}202401/t20240101_902.html"
        asked = f"{host}show.php?id=903"
        for head, paging in (
            (script, '<script>createPageHTML(3, 0, "t20240101_901", "html")</script>'),
            (links, '<a href="t20240101_902_1.html">下一页</a>'),
            (asked, '<a href="show.php?id=903&page=2">2</a><a href="show.php?id=903&page=3">3</a>'),
        ):
            self._document(head, part_of_letter(901, 1, paging).encode())
        for number in (1, 2):
            self.part(f"{host}202401/t20240101_901_{number}.html", part_of_letter(901, number + 1, ""))
            further = '<a href="t20240101_902_2.html">下一页</a>' if number == 1 else ""
            self.part(f"{host}202401/t20240101_902_{number}.html", part_of_letter(901, number + 1, further))
            self.part(f"{asked}&page={number + 1}", part_of_letter(901, number + 1, ""))
        self.pages[host] = Answer(
            listing([(head, "关于第901号提案的答复") for head in (script, links, asked)])
        )

    def part(self, address: str, body: str) -> None:
        """A page that continues another."""
        self.parts.add(address)
        self.pages[address] = Answer(body.encode())

    def _vsb(self) -> None:
        """No list: each page links to its neighbours; GBK without a charset."""
        host = "http://www.vsb.example"
        for number in range(1001, 1008):
            near = f'<a href="{number - 1}.htm">上一条：前</a>' if number > 1001 else ""
            near += f'<a href="{number + 1}.htm">下一条：后</a>' if number < 1007 else ""
            body = letter(number % 1000).replace("</body>", f"{near}</body>").encode("gbk")
            self._document(f"{host}/info/1290/{number}.htm", body, headers=(("Content-Type", "text/html"),))

    def _guangdong(self) -> None:
        """A next link; the reply of one page stands in its attachment; a gzip lie."""
        host = "http://www.guangdong.example/jytabl/"
        pages = [self._document(f"{host}content/post_{number}.html") for number in range(501, 506)]
        word = self._document(f"{host}content/attach_511.docx", b"PK\x03\x04 not read by the crawler")
        self.pages[pages[0]] = Answer(
            letter(501).replace("</body>", f'<a href="{word}">附件</a></body>').encode()
        )
        self.pages[pages[1]] = Answer(letter(502).encode(), headers=(*HTML, ("Content-Encoding", "gzip")))
        packed = gzip.compress(letter(503).encode(), mtime=0)
        self.pages[pages[2]] = Answer(packed, headers=(*HTML, ("Content-Encoding", "gzip")))
        more = '<a href="index_2.html">下一页</a>'
        self.pages[host] = Answer(listing([(page, "答复") for page in pages[:3]], more))
        # The last page's "next" leads to itself by another name.
        loop = '<a href="index_3.html">下一页</a>'
        self.pages[f"{host}index_2.html"] = Answer(listing([(page, "答复") for page in pages[3:]], loop))
        self.pages[f"{host}index_3.html"] = Answer(
            listing([(page, "答复") for page in pages[3:]], '<a href="index_4.html">下一页</a>')
        )
        self.traps.add(f"{host}index_5.html")

    def _json(self) -> None:
        """A list only a script fills, from JSON."""
        host = "http://www.json.example"
        pages = [self._document(f"{host}/jyta/202401/{number:032x}.html") for number in range(601, 605)]
        self.pages[f"{host}/jyta/index.html"] = Answer(
            b"<html><body><script>load('./list_1.json')</script></body></html>"
        )
        rows = [{"title": "关于提案的答复", "url": page} for page in pages]
        self.pages[f"{host}/jyta/list_1.json"] = Answer(
            json.dumps({"data": rows}).encode(), headers=(("Content-Type", "application/json"),)
        )

    def _php(self) -> None:
        """Query addresses, session ids, numbered paging, and a calendar without end."""
        host = "http://www.php.example"
        for page in (1, 2):
            links = [(f"{host}/show.php?cid=21&id={700 + page * 10 + item}", "答复") for item in range(3)]
            for address, _ in links:
                self._document(address)
            with_session = [(f"{address}&PHPSESSID=abc{page}", words) for address, words in links]
            paging = f'<a href="list.php?cid=21&page=2">2</a><a href="calendar.php?month={page}">{page}</a>'
            name = "list.php?cid=21" if page == 1 else "list.php?cid=21&page=2"
            self.pages[f"{host}/{name}"] = Answer(listing(with_session, paging))

    def _calendar(self, asked: Asked) -> Answer:
        month = int(asked.path.rpartition("=")[2])
        return Answer(listing([], f'<a href="calendar.php?month={month + 1}">下一页</a>'))

    def _numbered(self) -> None:
        """A portal of columns below columns; plain numbered pages."""
        host = "http://www.numbered.example/zwgk/"
        pages = [self._document(f"{host}jyta/2024/202401/content_{800 + number}.html") for number in range(4)]
        self.pages[host] = Answer(listing([(f"{host}jyta/", "建议提案")]))
        self.pages[f"{host}jyta/"] = Answer(listing([(f"{host}jyta/2024/", "2024年")]))
        self.pages[f"{host}jyta/2024/"] = Answer(listing([(page, "答复") for page in pages]))

    def _faults(self) -> None:
        """The entries of the site of faults; what each answers is in ``_faulty``."""
        host = "http://www.faults.example/jyta/202401/t20240101_"
        numbers = (100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111)
        self.pages["http://www.faults.example/jyta/"] = Answer(
            listing([(f"{host}{number}.html", f"答复{number}") for number in numbers])
        )
        self.documents |= {f"{host}{number}.html" for number in (100, 101, 102, 104, 110)}
        self.documents.add("http://www.faults.example/jyta/202401/t20240101_203.html")
        self.documents.add("http://www.faults.example/jyta/202401/t20240101_206.html")
        self.traps |= {
            "http://elsewhere.example/jyta/202401/t20240101_208.html",
            "http://www.faults.example/login",
        }

    def _faulty(self, asked: Asked) -> Answer:
        name = asked.path.rpartition("_")[2].removesuffix(".html")
        first = self.asked[asked.address] == 1
        page = Answer(letter(int(name)).encode()) if name.isdigit() else None
        refresh = b'<html><head><meta http-equiv="refresh" content="0;url=t20240101_206.html"></head></html>'
        away = "http://elsewhere.example/jyta/202401/t20240101_208.html"
        special = {
            "101": Answer(letter(101).encode(), cut=90) if first else page,
            "102": Answer(b"slow down", status=429, headers=(*HTML, ("Retry-After", "0"))) if first else page,
            "103": Answer(status=302, headers=(("Location", "t20240101_203.html"),)),
            "105": Answer(b"<html><body><script>var $_ts={};</script></body></html>", status=412),
            "106": Answer(refresh),
            "107": Answer("<html><title>404</title><body>您访问的页面不存在</body></html>".encode()),
            "108": Answer(status=302, headers=(("Location", away),)),
            "109": Answer(status=302, headers=(("Location", "/login?from=109"),)),
            "110": Answer(status=503, headers=HTML) if first else page,
            "111": Answer(status=302, headers=(("Location", "t20240101_111.html"),)),
        }  # fmt: skip
        if asked.address == GONE and GONE in self.changed:
            return Answer(status=404)
        found = special.get(name, page)
        return found or self.pages.get(asked.address, Answer(status=404))
