"""Organs of state and other bodies: telling their names apart from other words, by data/organs.csv."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_LINE = re.compile(r"[\u4e00-\u9fff（）()〇A-Za-z0-9·]{3,40}")
_SENTENCE = re.compile(r"[的了是您]|感谢|提出|收悉|答复|办理结果|如下|关于|下一步|情况|问题|计划|建议$")
_SEAL = re.compile(r"\s*[（(](?:公章|盖章|印章|章|印)[）)]$")
_PARTY = re.compile(
    r"^(?:中国|.{0,12}?)(?:民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|国民党革命委员会|民主同盟|民主建国会|民主促进会|无党派|侨联|台联|工商联|总工会|团[市县区省]?委|共青团|妇联|妇女联合会|科协|青联|残联|文联|贸促会)"
    r"|(?:界别?|活动组|委员小组|提案委|专门?委员会|专委会|提案委员会|支部|总支部?|联络[委组]|工作委员会|政协.{0,20}委员会|委员会|代表团|代表小组)$"
)


@cache
def _ending() -> re.Pattern[str]:
    with files("data").joinpath("organs.csv").open(encoding="utf-8") as file:
        suffixes = sorted((row["suffix"] for row in csv.DictReader(file)), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, suffixes)) + ")$")


def is_organ(text: str) -> bool:
    """Whether the whole of ``text`` names one organ: 容县教育局, 弥河镇人民政府, 国网某县供电公司."""
    return bool(_LINE.fullmatch(text)) and bool(_ending().search(text)) and not _SENTENCE.search(text)


def is_proposing_body(text: str) -> bool:
    """Whether this is a party, a people's organisation, a sector or a committee that makes proposals."""
    return bool(_PARTY.search(text))


def without_seal(text: str) -> str:
    """An organ's name without （盖章）."""
    return _SEAL.sub("", text)
