"""L004: signature and date stand at the right."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Example, Hit
from generate.specimen import SPECIMEN, Look, clean
from generate.typography import is_laid_out, paragraphs_of


def find(case: Case) -> Iterator[Hit]:
    """A signature or date at the left; a date flush with the right edge."""
    if not is_laid_out(case):
        return
    for item in paragraphs_of(case):
        if item.kind not in ("signature", "date"):
            continue
        form = item.paragraph.format
        shifted = max(
            form.left or 0, (form.left_chars or 0) * 3, form.first_line or 0, (form.first_line_chars or 0) * 3
        )
        name = "署名" if item.kind == "signature" else "成文日期"
        if (
            form.align not in ("right", "end", "center", "distribute")
            and shifted < 2500
            and not item.paragraph.text.startswith(("  ", "\u3000", "\t"))
        ):
            yield Hit(item.start, item.end, f"{name}应在右侧", "右对齐，日期右空四字（不加盖印章的右空二字）")
        elif (
            item.kind == "date"
            and form.align in ("right", "end")
            and not form.right
            and not form.right_chars
            and not item.paragraph.text.endswith(("\u3000", " "))
        ):
            yield Hit(
                item.start, item.end, "成文日期没有右空四字（不加盖印章的右空二字）", "右空四字", "info"
            )


CHECK = Check(
    code="L004",
    severity="warning",
    message="署名、成文日期居右，日期右空四字（不加盖印章的右空二字）",
    source="GB/T 9704-2012 7.3.5",
    strength="standard",
    find=find,
    bad=(
        Example(SPECIMEN, {"looks": {"date": Look(align="both", first=0)}}),
        Example(SPECIMEN, {"looks": {"signature": Look(align="left", first=0)}}),
        Example(SPECIMEN, {"looks": {"date": Look(align="right", first=0)}}),
    ),
    good=(clean(layout={}), clean()),
)
