"""C012: documents cited are well numbered, not later than the letter, and still in force."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean

CITED = re.compile(
    r"》\s*(?P<open>[（(])(?P<number>[^（）()]{0,16}[〔【\[（(［〈]?(?:\d{4}|\d{2})[〕】\]）)］〉]?[^（）()，。]{0,8}号)(?P<close>[）)])"
)
LOOSE = re.compile(
    r"》\s*(?P<open>[（(])(?P<number>[^（）()，。》]{0,14}[（(]\s*\d{4}\s*[）)]\s*第?\d+号)(?P<close>[）)])"
)
GOOD = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z]{2,14}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号|[\u4e00-\u9fff]{2,14}(?:令|公告|通告)?(?:（?(?:19|20)\d{2}年）?)?第\s*\d+\s*号)"
)
PARTS = re.compile(
    r"(?P<code>[\u4e00-\u9fffA-Za-z]+?)\s*[〔【\[（(［〈]?\s*(?P<year>(?:19|20)\d{2})\s*年?\s*[〕】\]）)］〉]?\s*第?\s*0*(?P<sequence>\d+)\s*号"
)
BARE = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{2,10})(?P<open>[【\[（(［])(?P<year>(?:19|20)\d{2})[】\]）)］]\s*(?:第\s*)?\d{1,4}号"
)
YEAR = re.compile(r"(?:19|20)\d{2}")
TITLE = re.compile(r"《(?P<title>[^《》\n]{3,60})》")


@dataclass(frozen=True, slots=True)
class Repealed:
    """A document no longer in force: since when and what took its place."""

    title: str
    number: str
    repealed_on: date
    replaced_by: str
    source: str


@cache
def repealed() -> dict[str, Repealed]:
    """The documents of data/policies.csv by title."""
    text = resources.files("data").joinpath("policies.csv").read_text("utf-8")
    rows = [
        Repealed(
            title=row["title"],
            number=row["number"],
            repealed_on=date.fromisoformat(row["repealed_on"]),
            replaced_by=row["replaced_by"],
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    ]
    return {row.title: row for row in rows}


def find(case: Case) -> Iterator[Hit]:
    """Ill-formed numbers, years after the letter, repealed documents."""
    body = case.parts.body
    seen: set[int] = set()
    for pattern in (CITED, LOOSE):
        for found in pattern.finditer(body.text):
            start = body.start + found.start("number")
            if start in seen or re.match(r"第", found["number"]):
                continue
            seen.add(start)
            yield from number_hits(case, found["number"], start)
    for found in BARE.finditer(body.text):
        start = body.start + found.start()
        if not any(place <= start <= place + 16 for place in seen):
            yield from number_hits(case, found[0], start)
    for found in TITLE.finditer(body.text):
        row = repealed().get(found["title"])
        if row is not None and (case.signed_on is None or case.signed_on >= row.repealed_on):
            instead = f"，现行为《{row.replaced_by}》" if row.replaced_by else ""
            start = body.start + found.start()
            yield Hit(
                start,
                body.start + found.end(),
                f"《{row.title}》已于{row.repealed_on.year}年废止{instead}",
                f"《{row.replaced_by}》" if row.replaced_by else None,
            )


def number_hits(case: Case, number: str, start: int) -> Iterator[Hit]:
    """A cited number's form, then its year."""
    end = start + len(number)
    if not GOOD.fullmatch(number):
        whole = PARTS.fullmatch(number)
        better = f"{whole['code']}〔{whole['year']}〕{whole['sequence']}号" if whole else None
        edits = (Edit(start, end, better),) if better else ()
        why = "缺少机关代字" if not re.match(r"[\u4e00-\u9fffA-Za-z]{2}", number) else "应为“代字〔年份〕号”"
        yield Hit(start, end, f"所引文件的文号“{number}”不规范，{why}", better, edits=edits)
    year = YEAR.search(number)
    if year and case.signed_on and int(year[0]) > case.signed_on.year:
        yield Hit(
            start + year.start(),
            start + year.end(),
            f"所引文件是{year[0]}年的，晚于成文日期{case.signed_on.year}年",
        )


CHECK = Check(
    code="C012",
    severity="warning",
    message="引用的文件要写明标题和规范文号，不晚于成文日期，未被废止",
    source="《党政机关公文处理工作条例》第十九条（引用公文先引标题、后引发文字号）",
    strength="standard",
    find=find,
    bad=(
        changed(("云教体发〔2024〕12号", "云教体发[2024]12号")),
        changed(("云教体发〔2024〕12号", "云教体发（2024）012号")),
        changed(("云教体发〔2024〕12号", "云教体发〔2027〕12号")),
        changed(("（云教体发〔2024〕12号）", "（〔2024〕12号）")),
        changed(("《云岭县假期托管服务实施方案》（云教体发〔2024〕12号）", "《中华人民共和国合同法》")),
    ),
    good=(clean(), changed(("（云教体发〔2024〕12号）", "（国务院令第492号）"))),
)
