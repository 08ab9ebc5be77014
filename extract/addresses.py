"""Home addresses in a text: what stands behind a word for living there, and flats wherever they stand.

青石镇小井村3组12号, 长宁路388弄21号602室, 机械厂家属院3号楼2单元401; a township or a street alone is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.wordlists import one_of

Stretch = tuple[int, int]

_HAN = r"[\u4e00-\u9fff]"
_COUNT = r"(?:\d+|[一二三四五六七八九十甲乙丙丁]+)"
# An address is personal only below the township: 家住某某街道 alone is none.
_TOWNSHIP = re.compile(r"镇|乡(?!村)|街道")
_ADDRESS = re.compile(rf"(?:{_HAN}|[0-9A-Za-z\-—号#~]){{3,40}}")
_DETAIL = re.compile(
    rf"{_COUNT}\s*(?:号|栋|幢|座|单元|室|组|弄|号楼|社|队|巷|门|楼|#)|(?:村|路|街|巷|宿舍|院)\d+|(?:宿舍|家属[院楼区])"
    r"|(?:(?<!农)村|屯|庄|寨|小区|花园|公寓|家园|新村|嘉苑|苑)(?!委|民|干)"
)
_STOP = re.compile(r"的|一带|附近|长大|期间|[，。]")
# 3号楼2单元501室, 5栋302室, 12号院6号楼3门502: a flat, whose street or estate stands before it.
_BUILDING = r"(?:\d{1,4}|[A-Z]\d{0,3}|[一二三四五六七八九十]{1,3})(?:号楼|号院|栋|幢|座|号)"
_UNIT = rf"(?:{_COUNT}(?:单元|门))"
_ROOM = r"(?:\d{2,4}(?:室|户)|\d{1,2}楼(?:左|右|东|西|中)(?:户|室)?)"
_FLAT = re.compile(
    rf"(?<![\dA-Z])(?:{_BUILDING}\s*)?{_BUILDING}\s*(?:{_UNIT}\s*(?:{_ROOM}|\d{{1,4}}(?:号|房)?)|{_ROOM}|\d{{3,4}}(?![\d.%万亿{_HAN[1:-1]}]))"
    rf"|(?<![\dA-Z])\d{{1,4}}弄\d{{1,4}}号\s*(?:{_ROOM})?"
)
_ESTATE = re.compile(rf"(?:{_HAN}|\d+号|\d+弄|[A-Z]区){{2,18}}$")
_ESTATE_WORD = re.compile(r"小区|花园|家园|公寓|新村|宿舍|家属[院楼区]|[苑城庭里村路街弄巷院]")
_OFFICE = re.compile(r"政务|机关|办公|大厦|中心|[局厅署委]|大楼|服务|窗口|会议|公司|酒店|宾馆|法院|医院|学校")
# 12楼 alone leads nobody to a door.
_SHORTEST = 5


@cache
def _lives() -> re.Pattern[str]:
    alone = (
        r"(?:(?<![^，,。;；、（(\s：:我他她])(?:暂|租|居|常)?住(?:在|于)?|租住(?:在|于)?)"
        r"(?![房宅院户建所宿址地处满进上着])"
    )
    return re.compile(rf"(?:{one_of('home_address')}|{alone})(?:[:：为是在]|\s)*")


@cache
def _resident() -> re.Pattern[str]:
    """民主路34号纺织厂宿舍3幢 before 的退休职工吴保山: a door whose people are named."""
    door = rf"{_COUNT}\s*(?:号|栋|幢|号楼|单元|室|组)"
    return re.compile(
        rf"(?:(?<=[，。；：、“\n])|^)((?:{_HAN}|\d){{2,24}}?[路街巷弄村镇里](?:{_HAN}|\d){{0,16}}?{door})的?{_HAN}{{0,2}}"
        rf"(?={one_of('adult')}{_HAN}{{2,3}})",
        re.M,
    )


def find_addresses(text: str) -> Iterator[Stretch]:
    """Where a home address stands, down to what leads to a door; they may overlap."""
    for lives in _lives().finditer(text):
        match = _ADDRESS.match(text, lives.end())
        words = _STOP.split(match[0])[0] if match else ""
        if len(words) >= _SHORTEST and _DETAIL.search(_TOWNSHIP.split(words)[-1]):
            yield lives.end(), lives.end() + len(words)
    for resident in _resident().finditer(text):
        told = _lives().search(resident[1]) or _OFFICE.search(resident[1])  # 家住… is read above
        if not told and _DETAIL.search(_TOWNSHIP.split(resident[1])[-1]):
            yield resident.span(1)
    for flat in _FLAT.finditer(text):
        estate = _ESTATE.search(text, max(0, flat.start() - 18), flat.start())
        if estate and _ESTATE_WORD.search(estate[0]):
            before = re.split(r"[住在于位至到为：]", estate[0])[-1]
            if not _OFFICE.search(before) and _ESTATE_WORD.search(before):
                yield flat.start() - len(before), flat.end()
