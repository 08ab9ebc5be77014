"""P001: no mobile number, identity number, bank card, home address, plate or private e-mail is published."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Hit
from generate.personal import masked, personal_in
from generate.specimen import changed, clean

NAMES = {
    "phone": ("手机号码", "改用办公电话，或遮盖为{masked}"),
    "id_number": ("身份证号码", "删除或遮盖"),
    "bank_card": ("银行卡号", "删除或遮盖"),
    "address": ("家庭住址", "只写到乡镇（街道）"),
    "plate": ("车牌号", "删除或遮盖"),
    "email": ("个人邮箱", "删除，或改用单位邮箱"),
}


def find(case: Case) -> Iterator[Hit]:
    """Each datum with what to do about it."""
    for datum, words in personal_in(case, *NAMES):
        name, advice = NAMES[datum.category]
        edit = masked(datum, words)
        advice = advice.replace("{masked}", edit.new)
        yield Hit(datum.start, datum.end, f"含{name}，公开会泄露个人信息", advice, edits=(edit,))


CHECK = Check(
    code="P001",
    severity="error",
    message="不得公开手机号、身份证号、银行卡号、家庭住址、车牌和个人邮箱",
    source="《个人信息保护法》第二十五条；《政府信息公开条例》第十五条",
    strength="law",
    find=find,
    bad=(
        changed(("0873-6120045", "13809996120")),
        changed(("共开设假期", "（身份证号110101199003074557）共开设假期")),
        changed(("感谢你们对", "周岚同志家住云岭县青石镇柳河路12号3栋2单元501室。感谢你们对")),
    ),
    good=(clean(),),
)
