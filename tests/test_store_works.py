"""Copies of one document are one work; like answers to different proposals are not."""

from dataclasses import replace

import pytest

from extract.model import Record
from store.works import work_of
from tests.letters_of_yunling import letter

BODY = "\n".join(
    f"{mark}是{what}，由县教育局会同有关部门抓好落实，安排专人负责，每季度通报一次进展情况，确保件件有着落。"
    for mark, what in (
        ("一", "扩大普惠托育的供给"),
        ("二", "加强托育机构的备案"),
        ("三", "开展照护人员的培训"),
    )
)
LETTER = letter(1, f"方晓岚委员：\n{BODY}\n云岭县教育局")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (replace(LETTER, source="http://b.example/2.html"), True),
        (replace(LETTER, text=LETTER.text.replace("，", ",")), True),
        (replace(LETTER, text=f"{LETTER.text}\n（编辑：林予安）"), True),
        (replace(LETTER, text=LETTER.text.replace("每季度", "每个月")), False),
        (replace(LETTER, text=f"贺明委员：\n{BODY}", reply=letter(2, "").reply), False),
        (replace(LETTER, kind="opinion"), False),
    ],
)
def test_copies(other: Record, same: bool) -> None:
    assert (work_of(other) == work_of(LETTER)) is same


def test_short_documents_must_be_equal() -> None:
    assert work_of(letter(1, "同意。")) == work_of(letter(1, "同意"))
    assert work_of(letter(1, "同意。")) != work_of(letter(1, "不同意。"))
