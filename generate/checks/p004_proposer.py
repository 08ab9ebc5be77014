"""P004: the proposer's telephone, employer and address are not published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.specimen import changed, clean

LABEL = re.compile(
    r"(?:提案人|提案者|建议人|领衔代表|委员|代表)[^，。；\n]{0,8}?(?P<bad>(?:的)?(?:联系)?(?:电话|手机|单位|住址|地址|职务|工作单位|通讯地址|通信地址|邮箱|微信)\s*[：:为是]\s*[^，。；）)\n]{2,30})"
    r"|(?P<bad2>(?:工作单位|通讯地址|通信地址|家庭住址|委员电话|代表电话|提案人电话)\s*[：:]\s*[^，。；）)\n]{2,30})"
)
EMPLOYED = re.compile(
    r"[（(](?P<bad>[^（）()]{2,24}(?:公司|学校|医院|局|中学|小学|集团|厂|银行|大学|律师事务所|中心|委员会|企业)[^（）()]{0,10}(?:董事长|经理|主任|校长|院长|职工|教师|医生|律师|总裁|负责人|局长|书记|会长|职员|员工)?|(?:电话|手机)?\s*1[3-9]\d[\d*]{8})[）)]"
)

POSTED = re.compile(
    r"\s*(?:尊敬的)?(?P<bad>[\u4e00-\u9fff]{0,14}(?:主任|经理|校长|院长|教师|老师|医生|董事长|书记|会长|局长|律师|总裁|厂长|所长|站长|教授|村民|职工|干部))"
    r"[\u4e00-\u9fff·]{2,4}(?:、[\u4e00-\u9fff·]{2,4})*(?:委员|代表)"
)


def find(case: Case) -> Iterator[Hit]:
    """Labels with the proposer's data, and an employer or number in brackets after the name in the
    salutation.
    """
    for found in LABEL.finditer(case.letter.text):
        group = "bad" if found["bad"] else "bad2"
        start, end = case.parts.start + found.start(group), case.parts.start + found.end(group)
        yield Hit(start, end, f"公开的文本不应写提案人的联系方式、单位、住址：“{found[group]}”", "删去")
    spot = case.parts.salutation
    posted = POSTED.match(spot.text) if spot else None
    if spot and posted:
        yield Hit(
            spot.start + posted.start("bad"),
            spot.start + posted.end("bad"),
            f"称呼中写了提案人的职务：“{posted['bad']}”，只写姓名和“委员（代表）”",
            "删去",
        )
    employed = EMPLOYED.search(spot.text) if spot else None
    if spot and employed:
        yield Hit(
            spot.start + employed.start("bad"),
            spot.start + employed.end("bad"),
            f"称呼中写了提案人的单位或电话：“{employed['bad']}”",
            "删去",
        )


CHECK = Check(
    code="P004",
    severity="warning",
    message="公开的文本不写提案人的电话、工作单位和住址",
    source="国办发〔2014〕46号及皖政办〔2015〕2号（委员、代表联系方式不公开）",
    strength="standard",
    find=find,
    bad=(
        changed(("感谢你们对", "提案人周岚联系电话：0873-6120999。感谢你们对")),
        changed(("周岚、何其山委员：\n", "周岚（云岭县第一中学教师）、何其山委员：\n")),
        changed(("周岚、何其山委员：\n", "云岭一中校长周岚委员：\n")),
        changed(("B类\n", "B类\n提案人：周岚　工作单位：云岭县第一中学\n")),
    ),
    good=(clean(),),
)
