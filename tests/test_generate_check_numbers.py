"""Arithmetic and time in letters: sums told with 中, growth rates, deadlines passed, results to come."""

from __future__ import annotations

import pytest

from generate.check import Context, run_checks
from generate.letterfile import read_letter
from generate.specimen import SPECIMEN

PLACE = "2024年暑期，我局招募"


def codes(sentence: str, *select: str) -> list[str]:
    text = SPECIMEN.replace(PLACE, f"{sentence}\n{PLACE}")
    report = run_checks(read_letter(text.encode(), "x.txt"), Context(select=select))
    return [finding.code for finding in report.findings]


@pytest.mark.parametrize(
    ("sentence", "code", "found"),
    [
        ("18条线路中直达乡镇的有12条、直达村的有6条。", "N001", False),
        ("18条线路中直达乡镇的有12条、直达村的有9条。", "N001", True),
        ("18条线路中直达乡镇的有3条、直达村的有2条。", "N001", False),  # the others are not told
        ("安排资金380万元，比2024年增加50万元，增长15.2%。", "N002", False),
        ("安排资金380万元，比2024年增加50万元，增长25.2%。", "N002", True),
        ("受理投诉90件，比2024年减少10件，下降10%。", "N002", False),
        ("受理投诉90件，比2024年减少10件，下降11.1%。", "N002", True),
        ("群众满意率达到112%。", "N002", True),
        ("完成任务的143%。", "N002", False),
        ("配备车辆96，投入使用。", "N003", True),
        ("设立热线12345，全天受理。", "N003", False),
        ("力争2024年底前完成改造。", "C011", True),
        ("力争2026年底前完成改造。", "C011", False),
        ("已列入2024年城建计划并完工。", "C011", False),
        ("原计划2024年底完成，因故推迟至2025年9月。", "C011", False),
        ("2024年计划培训60人，已培训58人。", "C011", False),
        ("工程已于2026年3月建成。", "C011", True),
        ("工程已于2025年3月建成。", "C011", False),
    ],
)
def test_sentence(sentence: str, code: str, found: bool) -> None:
    assert (code in codes(sentence, code)) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("路灯维护不属于我局职责范围，建议您向县住房和城乡建设局反映。", True),
        ("路灯维护不属于我局职责范围，我局已会同县住房和城乡建设局安排维修。", False),
        ("路灯由县住房和城乡建设局负责维护，我局已将您的建议转交该局办理。", False),
    ],
)
def test_deflection(sentence: str, found: bool) -> None:
    assert ("C008" in codes(sentence, "C008")) is found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("关于增加人员的建议，我局高度重视，将进一步研究论证。", True),
        ("关于增加人员的建议，我局将于2025年9月招聘教师6名。", False),
        ("关于增加人员的建议，受编制限制，暂不具备条件。", False),
    ],
)
def test_empty_answer_inside_a_paragraph(sentence: str, found: bool) -> None:
    assert ("C009" in codes(sentence, "C009")) is found
