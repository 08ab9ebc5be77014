"""S008: the closing formula fits the addressee: 特此答复 to persons, 特此函复 to organs."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean


def find(case: Case) -> Iterator[Hit]:
    """函复 to persons; 答复 to a government organ in an opinion."""
    closing, role = case.parts.closing, case.parts.role
    if closing is None or case.parts.salutation is None:
        return
    if case.profile is not None and case.profile.wording.closing_person and role is not None:
        if case.profile.wording.closing_person.strip("。") not in closing.text:
            yield Hit(closing.start, closing.end, "结束语与配置不符", case.profile.wording.closing_person)
    elif closing.text.strip().rstrip("！!。.，,") == "此致":
        if "敬礼" not in case.text[closing.end : closing.end + 12]:
            yield Hit(
                closing.start, closing.end, "结束语不完整：答复函用“特此答复。”，不单写“此致”", "特此答复。"
            )
    elif role is not None and "函复" in closing.text:
        reason = "结束语“函复”用于单位，答复个人宜用“特此答复”或“此复”"
        yield Hit(closing.start, closing.end, reason, "特此答复。", None if case.profile else "info")
    elif role is None and case.is_opinion and "答复" in closing.text:
        yield Hit(closing.start, closing.end, "致单位的会办意见宜用“特此函复”", "特此函复。")


CHECK = Check(
    code="S008",
    severity="warning",
    message="结束语与收文人相配：对个人用“特此答复”“此复”，对单位用“特此函复”",
    source="公文用语惯例（各地不一，可在配置中改）",
    strength="custom",
    find=find,
    bad=(
        changed(("反馈我局。\n", "反馈我局。\n特此函复。\n")),
        changed(("反馈我局。\n", "反馈我局。\n此致\n")),
    ),
    good=(
        clean(),
        changed(("反馈我局。\n", "反馈我局。\n特此答复。\n")),
        changed(("反馈我局。\n", "反馈我局。\n特此函复。\n"), ("周岚、何其山委员", "民盟云岭县总支部")),
    ),
)
