"""Personal names in Chinese text: surname and given name, or 古丽娜·阿不都热西提."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
# 高年级同学, 安全教育, 成长经历: a surname character that begins an ordinary word.
_WORDS = re.compile(
    r"高(?:年级|中|校|考|度|龄|等|质|标|效|水平|一|二|三)|安(?:全|置|排|装|心|静)|成(?:长|绩|立|为|功|员|年|效|人)|康(?:复|养)|平(?:均|时|安|等|台)"
    r"|全(?:体|部|校|县|市|区|面|省|镇|国|员|程|日|年|覆|过)|应(?:当|该|急|享|届)|和(?:家|教|谐|老|学|其|社|困|留)|向(?:社|全|学|家|他|留|困)|明(?:确|显|年|德)|相(?:关|应|互|对)|文(?:化|明|体|艺)"
    r"|学生|儿童|关(?:爱|于|心|注|怀|键)|时(?:间|候|刻)|万(?:人|元|名|余)|常(?:态|年|见|住)|任(?:何|课|务)|金(?:额|融)|江(?:边|南|北)|华(?:侨|人)|居(?:民|住|家)|公(?:共|办|立|益|安|寓)|国(?:家|内)|计(?:划|算)"
    r"|方(?:面|便|式|法)|路(?:上|段|途)|连(?:续|同)|单(?:位|亲|独)|余(?:人|名)|同学|来(?:自|源|到)|信(?:息|心)|元(?:的|至)|原(?:则|因|有)|强(?:化|烈)|包(?:括|含)|司法|商(?:品|业)|边(?:远|缘)|祖(?:父|母|国)|母(?:亲|女|子)"
    r"|温(?:暖|馨)|乐(?:观|器)|利(?:用|益)|展(?:示|开|现)|支(?:持|教|付)|从(?:而|事|小)|管(?:理|护)|容易|游(?:戏|泳|玩)|修(?:建|缮)|智(?:力|慧|障|能)|干(?:部|预|警)|都(?:能|有|是|会)|宣(?:传|讲)|景(?:区|点)|农(?:村|民|业|户|民工)|多(?:名|个)"
    r"|车(?:辆|上|站)|石|古(?:城|镇)|海(?:边|洋)|苗(?:族|木)|满(?:意|足|族)|蒙(?:古|族)|水|黎族|白(?:天|血)|黄色|米|师(?:生|资|德|范)|施(?:工|行)|武(?:术|装)|毕(?:业|竟)|左右|冷(?:静|漠)|花(?:园|钱)|付(?:出|款)|班|房|位|区|门|官|党(?:员|委|支)|但|由|印(?:发|制)|富(?:有|裕)"
)
_GIVEN_BAD = re.compile(
    r"[的了在是有和与及等为被将会能可不也都就并按从对向至到由以该此其某各每两几岁名个们男女人员生年月日村镇乡县市区局]"
)
_MINORITY = re.compile(rf"{_HAN}{{1,8}}(?:[·•‧・]{_HAN}{{1,10}})+")


@cache
def surnames() -> frozenset[str]:
    """The surnames of data/surnames.csv."""
    with files("data").joinpath("surnames.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["surname"] for row in csv.DictReader(file))


def is_name(text: str) -> bool:
    """Whether the whole of ``text`` can be a person's name: 赵雨桐, 欧阳晓, 古丽娜·阿不都热西提; 安全 and 张某 are none."""
    if _MINORITY.fullmatch(text):
        return True
    family = 2 if text[:2] in surnames() and len(text) > 2 else 1
    given = text[family:]
    if text[:family] not in surnames() or not 1 <= len(given) <= 2:
        return False
    return not _WORDS.match(text) and not _GIVEN_BAD.search(given)


def longest_name(text: str, start: int) -> str | None:
    """The name that begins at ``text[start]``, longest reading first, up to the next non-Han character."""
    minority = _MINORITY.match(text, start)
    if minority:
        return minority[0]
    run = re.compile(rf"{_HAN}{{2,4}}").match(text, start)
    if run is None:
        return None
    return next((run[0][:size] for size in range(len(run[0]), 1, -1) if is_name(run[0][:size])), None)


def name_before(text: str, end: int) -> str | None:
    """The name that ends at ``text[end]``, longest reading first; it must begin a run or follow a title."""
    stretch = text[max(0, end - 20) : end]
    minority = re.search(rf"{_MINORITY.pattern}$", stretch)
    if minority:
        return minority[0]
    return next(
        (stretch[-size:] for size in (4, 3, 2) if len(stretch) >= size and is_name(stretch[-size:])), None
    )
