"""The test site: every family's list and every fault of a real site, on invented names.

``HostileSite().answer`` serves it through ``tests.site.Loopback``; ``documents`` are the addresses a crawl of
``sites()`` must keep, each once; ``traps`` are addresses that must never be asked for.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter

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


def listing(links: list[tuple[str, str]], rest: str = "") -> bytes:
    """A list page."""
    rows = "".join(f'<li><a href="{address}">{words}</a></li>' for address, words in links)
    return f"<html><head><title>提案答复</title></head><body><ul>{rows}</ul>{rest}</body></html>".encode()


class HostileSite:
    """The pages by address, and the state that faults need."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer] = {}
        self.documents: set[str] = set()
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
