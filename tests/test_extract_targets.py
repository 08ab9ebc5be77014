"""What a government work report is quoted with is a goal, unless it says that it is done."""

from datetime import date

import pytest

from extract.model import Place
from extract.statistics import find_statistics

HOME = Place("云岭县")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("新增普惠托位300个。\n——摘自《云岭县2024年政府工作报告》\n记者走访了各乡镇。", "target"),
        ("新增普惠托位300个。（引自《2024年云岭县政府工作报告》）", "target"),
        ("已新增普惠托位300个。\n——摘自《云岭县2024年政府工作报告》", "actual"),
        ("新增普惠托位300个。\n——摘自《云岭日报》", "actual"),
        ("新增普惠托位300个。\n记者走访了各乡镇。", "actual"),
    ],
)
def test_goals_of_a_work_report(text: str, status: str) -> None:
    (found,) = find_statistics(text, (), HOME, date(2024, 12, 20))
    assert found.status == status
