"""Coverage of proposals worded otherwise than the letter; answers taken out are missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from generate.check import Context, run_checks
from generate.letterfile import read_letter
from generate.proposal import read_proposal

LETTERS = Path(__file__).parent / "checks" / "letters"
CARE = """政协望川市第八届委员会第三次会议提案
第117号
案由：关于增加社区老年食堂的提案
提案人：江亦舟
我市老龄化程度不断加深，不少独居老人吃饭难。建议：
1.加快社区老年食堂布点，重点向老年人口多的片区倾斜。
2.对就餐老年人按年龄给予补贴，减轻负担。
3.加强食品安全监管，定期检查后厨卫生。
"""
FIRES = """云岭县第十八届人民代表大会第三次会议代表建议
第24号
标题：关于加强森林防火能力建设的建议
代表：普光明
建议：1、充实护林员队伍，落实专职人员工资待遇。2、在重点林区修建防火隔离带和应急通道。3、安装视频监控，实现火情早发现。4、购置一批先进的扑火装备，组建半专业扑火队。
"""


def uncovered(name: str, proposal: str, without: str = "") -> list[str]:
    lines = (LETTERS / f"{name}.txt").read_text("utf-8").rstrip("\n").split("\n")
    text = "\n".join(line for line in lines if not without or not line.startswith(without))
    report = run_checks(
        read_letter(text.encode(), "x.txt"), Context(proposal=read_proposal(proposal), select=("C001",))
    )
    return [finding.message for finding in report.findings if finding.severity == "error"]


@pytest.mark.parametrize(("name", "proposal"), [("elderly-single", CARE), ("forest-fire", FIRES)])
def test_answers_in_other_words_are_seen(name: str, proposal: str) -> None:
    assert uncovered(name, proposal) == []


@pytest.mark.parametrize(
    ("name", "proposal", "without", "number"),
    [
        ("elderly-single", CARE, "（三）加强监管", "第3条"),
        ("elderly-single", CARE, "（二）落实补助", "第2条"),
        ("forest-fire", FIRES, "今后，", "第4条"),
    ],
)
def test_an_answer_taken_out_is_missed(name: str, proposal: str, without: str, number: str) -> None:
    (message,) = uncovered(name, proposal, without)
    assert number in message
