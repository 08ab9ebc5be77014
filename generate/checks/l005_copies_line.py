"""L005: the line of copies ends with a full stop and has commas between bodies of different levels."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Edit, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """The last line of copies without its full stop."""
    if not case.parts.copies:
        return
    spot = case.parts.copies[-1]
    if not spot.text.rstrip().endswith("。"):
        stem = spot.text.rstrip().rstrip("；;，,.")
        edit = Edit(spot.start + len(stem), spot.end, "。")
        yield Hit(spot.start, spot.end, "抄送栏末尾应加句号", stem + "。", edits=(edit,))


CHECK = Check(
    code="L005",
    severity="info",
    message="抄送栏末尾用句号",
    source="GB/T 9704-2012 7.4.2",
    strength="standard",
    find=find,
    bad=(changed(("县政府办公室。", "县政府办公室")),),
    good=(clean(),),
    fix_is_safe=True,
)
