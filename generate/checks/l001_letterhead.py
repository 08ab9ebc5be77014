"""L001: the letterhead and its rules are red."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Example, Hit
from generate.specimen import SPECIMEN, Look, clean
from generate.typography import is_laid_out, paragraphs_of

LARGE = 26.0


def find(case: Case) -> Iterator[Hit]:
    """A large name of the issuer above the title that is not red."""
    if not is_laid_out(case) or case.parts.title is None:
        return
    for item in paragraphs_of(case):
        if item.start >= case.parts.title.start or item.kind != "head":
            continue
        for run in item.paragraph.runs:
            if (
                run.size
                and run.size >= LARGE
                and (run.colour or "000000").upper() not in ("FF0000", "C00000", "E60000")
            ):
                yield Hit(item.start, item.end, "发文机关标志应为红色", "红色（FF0000）")
                return


CHECK = Check(
    code="L001",
    severity="warning",
    message="发文机关标志用红色小标宋，居中",
    source="GB/T 9704-2012 7.2.4、10.1",
    strength="standard",
    find=find,
    bad=(Example(SPECIMEN, {"looks": {"mark": Look("方正小标宋简体", 84, "center", 0, colour="000000")}}),),
    good=(clean(layout={}), clean()),
)
