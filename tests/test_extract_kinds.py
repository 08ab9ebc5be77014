"""Proposals are told from replies and news: what they ask for is nobody's measure."""

import pytest

from extract.model import Place
from extract.record import extract_page

PROPOSALS = [
    """县政协十届五次会议第41号提案
关于办好村级书屋的提案
提案人：林知远
承办单位：云岭县文化和旅游局

村里的书屋常年关门。为此，建议每村聘请一名管理员，每年更新图书200册。
""",
    """关于增设夜间公交的建议
近年来，城东居民反映晚上九点后无车可乘。建议开通两条夜间线路，延长运营到二十三点。
""",
    """政协青渚区委员会提案表
案由　关于整治飞线充电的提案
提案者　叶晚舟、何清和　审查意见　立案交办
主办单位　区住房和城乡建设局
提案内容　小区飞线充电多。提出以下意见：首先，增建充电棚。其次，加强巡查。
""",
]
OTHERS = [
    """关于对县政协十届五次会议第41号提案的答复
林知远委员：
您提出的关于办好村级书屋的提案收悉。现答复如下：我局已为62个书屋聘请了管理员。
""",
    """云岭县2025年人大代表建议和政协提案办理情况
2025年，县政府共承办建议提案118件，办结118件，办复率100%。建议继续加强督办。
各承办单位实行领导包案，主要负责人走访代表委员260余人次，面商率和满意率均有提高，一批群众关心的事情得到解决。
下一步将健全台账，跟踪落实列入计划的事项，防止答而不办。
""",
    """村级书屋重新开门
记者近日从县文旅局获悉，62个书屋聘请了管理员。读者建议延长开放时间。
“以前想借书要跑到镇上，现在家门口就有。”正在看书的居民说。书屋每周开放五天，每年更新图书两百册，假期还办起了读书会。
县文旅局负责人介绍，今年还将为偏远村配送流动书箱。
""",
]


@pytest.mark.parametrize("text", PROPOSALS)
def test_what_a_proposal_asks_for_is_no_measure(text: str) -> None:
    (record,) = extract_page(text.encode(), "提案.txt")
    assert (record.kind, record.measures) == ("other", ())
    assert "proposal" in {issue.code for issue in record.issues}


@pytest.mark.parametrize("text", OTHERS)
def test_other_documents_are_no_proposals(text: str) -> None:
    (record,) = extract_page(text.encode(), "文.txt")
    assert "proposal" not in {issue.code for issue in record.issues}


def test_the_two_halves_of_a_department_name_are_no_town() -> None:
    text = """石渡县住房和城乡建设局对县政协九届四次会议第35号提案的答复
林知远委员：
您提出的关于停车的提案收悉。现答复如下：全县现有停车泊位3200个。
石渡县住房和城乡建设局
2024年6月3日
"""
    (record,) = extract_page(text.encode(), "复函.txt")
    assert [statistic.place for statistic in record.statistics] == [Place("石渡县", None)]
