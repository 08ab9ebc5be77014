"""Quality and speed of reading pages: dafu beside other readers and the bare parsers, in one run.

    python benchmarks/read_pages.py CORPUS [--pad KB] [--seconds S]

CORPUS is a folder with ``pages/*.html`` and ``gold/*.json`` (``source``, ``part``, ``text``), or the
word ``shapes`` for the project's own sample pages. Quality is the F1 of character 4-grams (after NFKC,
without white space) against all documents of a page; speed is pages per CPU second of one process, in the
best round.
``--pad`` fills each page to a size with scripts, styles and menus as real pages carry them (62 kB is the
mean of 150 real ones). A reader that is not installed is named and left out: ``uv sync --group benchmark``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import statistics
import sys
import time
import unicodedata
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ADDRESS = "http://www.yunling.example/zwgk/c_1.html"
Reader = Callable[[bytes, str], str]


@dataclass(frozen=True, slots=True)
class Case:
    """One page: its bytes, the same as text (most readers want text), and the text to be read."""

    name: str
    body: bytes
    html: str
    wanted: str


def dafu_reader(body: bytes, _html: str) -> str:
    """The documents that this program reads."""
    from extract import read_page

    return "\n".join(document.text for document in read_page(body, ADDRESS).documents)


def trafilatura_reader(_body: bytes, html: str) -> str:
    """What trafilatura reads, tables included."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False, include_tables=True) or ""


def readability_reader(_body: bytes, html: str) -> str:
    """The text of the summary of readability-lxml."""
    from lxml.html import fromstring
    from readability import Document

    summary = Document(html).summary()
    return fromstring(summary).text_content() if summary.strip() else ""


def justext_reader(body: bytes, _html: str) -> str:
    """The paragraphs that jusText keeps."""
    import justext

    # jusText has no Chinese stop words: its language-independent setting.
    found = justext.justext(
        body, frozenset(), stopwords_low=0, stopwords_high=0, length_low=20, length_high=60
    )
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def newspaper_reader(_body: bytes, html: str) -> str:
    """The text of a newspaper4k article."""
    from newspaper import Article

    article = Article(ADDRESS, language="zh")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def gne_reader(_body: bytes, html: str) -> str:
    """The content of GNE."""
    from gne import GeneralNewsExtractor

    return str(GeneralNewsExtractor().extract(html).get("content", ""))


def resiliparse_reader(_body: bytes, html: str) -> str:
    """The main content of resiliparse."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True))


def lexbor_floor(body: bytes, _html: str) -> str:
    """Parse only."""
    from selectolax.lexbor import LexborHTMLParser

    LexborHTMLParser(body)
    return ""


def lxml_floor(_body: bytes, html: str) -> str:
    """Parse only."""
    from lxml.html import fromstring

    fromstring(html)
    return ""


def soup_floor(_body: bytes, html: str) -> str:
    """Parse only."""
    from bs4 import BeautifulSoup

    BeautifulSoup(html, "lxml")
    return ""


READERS: tuple[tuple[str, str, Reader], ...] = (
    ("dafu", "extract", dafu_reader),
    ("trafilatura", "trafilatura", trafilatura_reader),
    ("readability-lxml", "readability", readability_reader),
    ("jusText", "justext", justext_reader),
    ("newspaper4k", "newspaper", newspaper_reader),
    ("GNE", "gne", gne_reader),
    ("resiliparse", "resiliparse", resiliparse_reader),
)
FLOORS: tuple[tuple[str, str, Reader], ...] = (
    ("lexbor, parse only", "selectolax", lexbor_floor),
    ("lxml, parse only", "lxml", lxml_floor),
    ("BeautifulSoup on lxml, parse only", "bs4", soup_floor),
)


def folded(text: str) -> str:
    """The text after NFKC and without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def gram_f1(got: str, wanted: str) -> float:
    """F1 of character 4-grams, counted with their repeats."""
    mine = Counter(got[place : place + 4] for place in range(len(got) - 3))
    gold = Counter(wanted[place : place + 4] for place in range(len(wanted) - 3))
    both = sum((mine & gold).values())
    total = sum(mine.values()) + sum(gold.values())
    return 2 * both / total if total else float(got == wanted)


def padded(html: str, size: int) -> str:
    """The page filled to about ``size`` bytes: a third scripts in its head, the rest menus."""
    missing = size - len(html.encode())
    if missing <= 0:
        return html
    script = (
        'var m={a:1,b:function(x){return x<3&&x>1}};document.title="a";$(".nav li").hover(function(){});\n'
    )
    menu = (
        '<li class="item"><a href="/zwgk/c{0}/index.html" title="栏目" target="_blank">栏目{0}</a>'
        '<span class="date">0{1}-1{1}</span></li>\n'
    )
    block = f'<script type="text/javascript">{script * (missing // 3 // len(script))}</script>'
    rows = [menu.format(number, number % 9) for number in range(missing * 2 // 3 // len(menu.encode()))]
    groups = "".join(
        f'<div class="menu"><ul>{"".join(rows[start : start + 20])}</ul></div>'
        for start in range(0, len(rows), 20)
    )
    html = html.replace("</head>", f"{block}</head>", 1)
    place = html.lower().find("<body")
    place = html.find(">", place) + 1
    end = html.lower().rfind("</body>")
    end = end if end > place else len(html)
    half = len(groups) // 2
    half = groups.find("<div", half) if "<div" in groups[half:] else 0
    return html[:place] + groups[:half] + html[place:end] + groups[half:] + html[end:]


def read_corpus(corpus: str, pad: int) -> Iterator[Case]:
    """The pages of a corpus, each filled to ``pad`` kB."""
    for name, body, wanted in _own_shapes() if corpus == "shapes" else _folder(Path(corpus)):
        html = _decoded(body)
        if pad:
            html = padded(html, pad * 1000)
            body = html.encode()
        yield Case(name, body, html, folded(wanted))


def _decoded(body: bytes) -> str:
    from extract.decode import decode

    decoded = decode(body)
    return decoded.text if decoded else ""


def _folder(corpus: Path) -> Iterator[tuple[str, bytes, str]]:
    texts: dict[str, list[tuple[int, str]]] = {}
    for path in sorted((corpus / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts.setdefault(gold["source"], []).append((gold["part"], gold["text"]))
    for path in sorted((corpus / "pages").iterdir()):
        if path.name in texts:
            yield path.name, path.read_bytes(), "\n".join(text for _, text in sorted(texts[path.name]))


def _own_shapes() -> Iterator[tuple[str, bytes, str]]:
    path = Path(__file__).resolve().parent.parent / "tests" / "page_shapes.py"
    spec = importlib.util.spec_from_file_location("page_shapes", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["page_shapes"] = module
    spec.loader.exec_module(module)
    for shape in module.SHAPES:
        for sample in module.SAMPLES:
            wanted = "\n".join(line for part in sample.parts for line in part)
            yield f"{shape.__name__}/{sample.name}", shape(sample).encode(), wanted


def measure(reader: Reader, cases: list[Case], seconds: float) -> tuple[float, int, float]:
    """Mean F1, pages with nothing read, pages per CPU second in the best round of those that fit."""
    scores = [gram_f1(folded(_read(reader, case)), case.wanted) for case in cases]
    rounds: list[float] = []
    while not rounds or sum(rounds) < seconds:
        start = time.process_time()
        for case in cases:
            _read(reader, case)
        rounds.append(time.process_time() - start)
    return statistics.fmean(scores), sum(1 for score in scores if score < 0.1), len(cases) / min(rounds)


def _read(reader: Reader, case: Case) -> str:
    try:
        return reader(case.body, case.html)
    except Exception:  # noqa: BLE001 - a reader that fails on a page has read nothing from it
        return ""


def main() -> None:
    """Read the corpus with every reader and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus")
    parser.add_argument("--pad", type=int, default=0, metavar="KB")
    parser.add_argument("--seconds", type=float, default=3.0)
    arguments = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    cases = list(read_corpus(arguments.corpus, arguments.pad))
    size = statistics.fmean(len(case.body) for case in cases) / 1000
    print(f"{len(cases)} pages, {size:.0f} kB a page")
    print(f"{'reader':36}{'4-gram F1':>10}{'lost':>6}{'pages/CPU s':>13}")
    for name, module, reader in READERS + FLOORS:
        if importlib.util.find_spec(module) is None:
            print(f"{name:36}  not installed")
            continue
        score, lost, speed = measure(reader, cases, arguments.seconds)
        quality = (
            f"{score:>10.3f}{lost:>6}" if reader not in (lexbor_floor, lxml_floor, soup_floor) else " " * 16
        )
        print(f"{name:36}{quality}{speed:>13.0f}", flush=True)


if __name__ == "__main__":
    main()
