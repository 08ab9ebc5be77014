"""F004: the title ends in a document type, as the profile wants it."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """A title that does not end as the profile says; silent without a profile, for habits differ."""
    title = case.parts.title
    if title is None or case.profile is None or case.is_opinion:
        return
    wanted = case.profile.layout.title_ending
    if wanted in ("答复的函", "答复函", "复函") and not title.text.rstrip("） )").endswith("函"):
        yield Hit(
            title.end - min(2, len(title.text)),
            title.end,
            f"标题没有落到公文文种“函”：配置要求以“{wanted}”结尾",
            wanted,
        )


CHECK = Check(
    code="F004",
    severity="warning",
    message="标题应以文种“函”（答复的函、复函）结尾（由配置决定）",
    source="《党政机关公文处理工作条例》第八条：“函”是法定文种，“答复”不是",
    strength="standard",
    find=find,
    bad=(changed(("提案答复的函", "提案的答复"), profile="county-bureau"),),
    good=(clean(profile="county-bureau"), changed(("提案答复的函", "提案的答复"))),
)
