"""C016: no place or organ of another region that was left from a copied text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.model import Place
from extract.regions import find_places
from generate.check import Case, Check, Hit
from generate.phrases import without_quotes
from generate.specimen import changed, clean

ORGAN = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:局|委员会|人民政府|政府|办事处|办公室|卫健委|发改委|住建局|厅)(?!长)|(?:县|市|区|省)?(?:委|政府)"
)
COMPARED = re.compile(
    r"借鉴|学习|考察|参考|外地|先进|经验|做法|模式|对口|协作|帮扶|援|来自|引进|招商|合作|共建|签订|联合|兄弟|周边|相邻|邻|毗邻|交界|如.{0,2}$|例如|比如|参观|调研|等地|转移|务工|输送|就业|户籍|籍|高速|铁路|高铁|公路|航班|线路|班线|(?<!截)至(?!今|目前)|—|－|大学|学院|医院|公司|集团|企业|银行|总部|协会|专家|教授|上级|流域|联盟|城市群|都市圈|经济区|移民|安置"
)


def find(case: Case) -> Iterator[Hit]:
    """A foreign place that acts or is reported on as if it were one's own."""
    home = case.profile.unit.place if case.profile and case.profile.unit.place else case.record.region
    if home is None:
        return
    body = case.parts.body
    words = without_quotes(body.text)
    around = case.text[case.parts.start : body.start] + case.text[body.end : case.parts.end]
    seen: set[str] = set()
    for found in find_places(words, home):
        name = words[found.start : found.end]
        if not is_foreign(found.place, home) or name in seen or len(name) < 3 or name in around:
            continue
        sentence, before, after = surroundings(words, found.start, found.end)
        organ = ORGAN.match(after)
        clause = before[before.rfind("，") + 1 :] if organ else sentence
        if COMPARED.search(clause):
            continue
        if (
            organ
            or re.search(r"(?:^|[，：；])(?:截至[^，]*，|目前，|今年|近年来，)?$", before)
            or before.endswith(("在", "为", "对"))
        ):
            seen.add(name)
            start, end = body.start + found.start, body.start + found.end + (organ.end() if organ else 0)
            yield Hit(
                start,
                end,
                f"出现外地的地名或机构“{case.text[start:end]}”，疑似从别处文稿带来（本单位在{home.name}）",
                "核对后删除",
            )


def is_foreign(place: Place, home: Place) -> bool:
    """Whether a place lies neither inside nor above one's own, nor in one's own city or prefecture.

    A home without a code is in no table; every listed county or city is then another place, provinces are
    not.
    """
    if place.code is None or place.code[2:6] == "0000":
        return bool(place.code and home.code) and (place.code or "")[:2] != (home.code or "")[:2]
    if home.code is None:
        return place.name not in home.name
    if place.code[:4] == home.code[:4]:
        return False
    if home.code[2:6] == "0000":
        return place.code[:2] != home.code[:2]
    return True


def surroundings(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The sentence around a stretch, and what stands in it before and after."""
    first = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    stops = [place for mark in "。；\n" if (place := text.find(mark, end)) >= 0]
    last = min(stops, default=len(text))
    return text[first:last], text[first:start], text[end:last]


CHECK = Check(
    code="C016",
    severity="error",
    message="不得出现从外地文稿带来的地名、机构名",
    source="各地办理规定（不得照抄）；行政区划代码 GB/T 2260",
    strength="custom",
    find=find,
    bad=(changed(("云岭县", "南溪区"), ("县", "区"), ("我局将于", "大余县民政局将于")),),
    good=(clean(),),
)
