"""P001: no mobile number, identity number, bank card, home address, plate or private e-mail is published."""

from __future__ import annotations

import re
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

# Taken for an office's mailbox because of its label, but called private or made of a person's data.
FREE_MAIL = re.compile(
    r"(?P<label>[^，。；：\n@]{0,10}[：:]?\s*)(?P<mail>(?P<name>(?<![A-Za-z\d._\-])[A-Za-z\d._\-]+)@(?:163|126|qq|foxmail|sina|sohu|139|189|gmail"
    r"|outlook|hotmail|yeah|vip\.qq|vip\.163|aliyun|wo|21cn)\.(?:com|cn|net))",
    re.IGNORECASE,
)
PRIVATE = re.compile(r"私人|个人|本人|私邮|家用")
PERSON = re.compile(r"19[5-9]\d(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)")  # a year of birth, a mobile number


def find(case: Case) -> Iterator[Hit]:
    """Each datum with what to do about it."""
    for datum, words in personal_in(case, *NAMES):
        name, advice = NAMES[datum.category]
        edit = masked(datum, words)
        advice = advice.replace("{masked}", edit.new)
        yield Hit(datum.start, datum.end, f"含{name}，公开会泄露个人信息", advice, edits=(edit,))
    yield from mail_hits(case)


def mail_hits(case: Case) -> Iterator[Hit]:
    """Addresses at free providers labelled as contact, but called private or made of a person's data."""
    known = {datum.start for datum, _ in personal_in(case, "email")}
    for found in FREE_MAIL.finditer(case.text, case.parts.start, case.parts.end):
        if found.start("mail") in known:
            continue
        if PRIVATE.search(found["label"]) or PERSON.search(found["name"]):
            name, advice = NAMES["email"]
            yield Hit(found.start("mail"), found.end("mail"), f"含{name}，公开会泄露个人信息", advice)


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
        changed(("联系电话：0873-6120045", "联系人个人邮箱：liwq_2@163.com")),
        changed(("联系电话：0873-6120045", "电子邮箱：lwq1984@qq.com")),
    ),
    good=(clean(), changed(("联系电话：0873-6120045", "办公室电子邮箱：ylxjtj@163.com"))),
)
