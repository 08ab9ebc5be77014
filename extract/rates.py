"""What is paid at a rate, where the words beside the number don't say it: 每人每月100元 of 补助."""

from __future__ import annotations

import re

from extract.borrowing import short_name
from extract.contexts import Figure
from extract.indicators import Wording
from extract.nouns import trimmed

_PAY = (
    "补助金?|补贴|津贴|奖励|奖补|资助|救助金?|生活费|护理费|服务费|伙食费|托育费|物业费|房租|租金|工资|报酬|薪酬|"
    "养老金|保障金|扶持资金|待遇|票价|学费"
)
_NAMED = re.compile(rf"(?P<noun>[一-龥]{{0,6}}(?:{_PAY}))")
_MONEY = re.compile(rf"(?:{_PAY}|标准|费用?|金|价格?|限额|收入|支出|投入|投资|成本|资金|增收|消费|额)")
# 散居孤儿每人每月1050元、集中养育孤儿每人每月1450元的标准发放基本生活费
_GRANTED_BEHIND = re.compile(
    r"(?:[、和及][^，。；]{0,20}?\d[\d.,]*万?元)*的(?:标准)?[，,]?[^，。；\d]{0,12}?"
    r"(?:给予|发放|落实|拨付|补发|提供|予以|支付|安排)(?:一次性)?(?P<noun>[^，。；、\d的]{2,10})"
)
# 每餐只需3元
_COSTS = re.compile("(?:只需|仅需|只要|只收|仅收|花费|缴纳|自付|支付|收取?)(?:付|要|花)?$")


def is_money(name: str) -> bool:
    """Whether a name is that of a sum: 托管经费."""
    return bool(re.search(rf"(?:{_PAY}|经费|资金|投资|费用?)$", name))


def paid_at(text: str, figure: Figure, wording: Wording, name: str) -> str:
    """``name`` of a sum paid at a rate (每人每月), with what is paid where the name lacks it."""
    per, bare = wording.per, name == f"{wording.per}标准" and wording.noun
    if figure.quantity.unit != "元" or not per or (_MONEY.search(name) and not bare):
        return name
    who = wording.noun if bare else name.removeprefix(per)
    if behind := _GRANTED_BEHIND.match(text, figure.end):
        return who + per + trimmed(behind["noun"])
    if _COSTS.search(figure.left):
        return per + "费用"
    stated = list(_NAMED.finditer(text, figure.sentence, figure.start))
    return per + trimmed(stated[-1]["noun"]) if stated else name


_EACH_OF_MANY = re.compile(
    r"每[百千万十]{1,2}(?:名|个|位)?[一-龥]{1,7}?(?:拥有|享有|配备)|(?P<mean>[人户亩村班次]均)(?P<what>增收)?(?:约为?|近|达到?|超过?|为)?$"
)


def mean_name(text: str, figure: Figure, wording: Wording, earlier: str) -> str | None:
    """每千名老年人拥有床位36.5张, 发放津贴1560万元，人均678元: the mean with what it is a mean of.

    ``earlier`` is the name that the figure may borrow; None where no mean is spoken of.
    """
    match = _EACH_OF_MANY.search(text, figure.clause, figure.start)
    if match is None or (match["mean"] and not (wording.noun == match["mean"] or match["what"])):
        return None
    if match["what"]:
        return match["mean"] + match["what"]
    noun = wording.noun if not match["mean"] else ""
    return (match["mean"] or match[0]) + (noun or short_name(earlier) if earlier else noun)
