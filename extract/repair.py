"""Repair of what mirrors and broken converters do to a text: pinyin, slipped bytes, traditional characters.

Each repair has a gate, measured on the text itself: mirrors carry some 95 pinyin notes on 1,000 Han
characters, clean pages none; a clean page that quotes a name in traditional characters keeps it as it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from extract.decode import gbk_bytes
from extract.model import Repair

if TYPE_CHECKING:
    from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HAN_RUN = re.compile(f"[^{HAN}]+")
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300-\u0304\u030c"
NOTE = re.compile(rf"[(（](?<=[^\s(].)[ \u3000]?([a-zü\u0261{TONED}]{{1,8}})[ \u3000]?[)）]")
SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang?|i?ao|iong|[iu]e|i[eunao]|ing?|u?ai|u?an|uang|u[eo]|ui|un|"
    "ueng|ong|[aeo]|ei|ou|eng?|er|[iuüv]|[üv]e|[üv]an|[üv]n|ia|ua)|m|n|ng|hm|hng"
)
TRADITIONAL = re.compile(
    "[們國會個為爲來對時這過說說學開關發經實動問題應進務區員與業長機構設產電運點總縣鎮鄉體現將據無從處費條種"
    "達聯勞價積極東車歲衛劃辦議該網頁覆於農廳術負責單給兩幾還後計練號組織結統轉環節養醫藥護優義勢報紙團圍書寫"
    "當歷認證讓請調質資購貧貨賽華萬傳備儀億償兒內軍創劇勝協衝決況減複親覺觀規視診註變邊遠選適遷遺鄰鋼錢鐵銀門"
    "間關陽陰際隨險雙雞離難雲靈靜頂項順須預領頭顯風飛飯館馬驗鬥魚鳥麼黨齊齡龍戶漁樣標樓樂檢權歡殘氣決濟滿漢測準溝"
    "潔災煙熱營爭狀獨獎獲療發監盡眾確禮積穩競筆築簡糧紅約級純線綠維績緊緣總縮織繼續罰習聖聲職聽腳膚臨舉舊藝處蘇虛補裝"
    "訂訓記許設訪評詞試話誠語誤諮謝識譯護讀豐貝負財貴費貿賀賓賞賣賴贊趕趙躍軌軟較載輔輕輛輪輸轄農迴連週遊運遞釋鑒長閉閱隊階陳陸隱雖雜電韓響頁額願類飲養駐騎骨髮鬧鮮麗麵黃點]"
)
SLIP = re.compile(
    r"[?？]([!！]?[^\x00-\x7f]{1,80}?[@-~]|[!！]?[^\x00-\x7f]{2,80}(?=$|[\x00-\x3f]))", re.MULTILINE
)
SENTENCE_MARK = "。，、；：！？…—”’》）"
PAIRED_MARKS = re.compile("[。，；：！？…][“”‘’《》（）【】「」]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u2060\ufeff\u00ad]")
STRAY_MARK = re.compile(r"^(?:[?？\ufffd\ue000-\uf8ff] ?)+(?=[^\s?？])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class RepairPlan:
    """Which repairs a page needs, decided on its body and applied to its body, title and metadata alike."""

    pinyin: bool = False
    mojibake: bool = False
    traditional: bool = False

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Names of the repairs, in their order."""
        named: tuple[tuple[Repair, bool], ...] = (
            ("pinyin", self.pinyin),
            ("traditional", self.traditional),
            ("mojibake", self.mojibake),
        )
        return tuple(name for name, needed in named if needed)


def count_han(text: str) -> int:
    """How many Han characters ``text`` holds."""
    return len(HAN_RUN.sub("", text))


def plan_repairs(text: str) -> RepairPlan:
    """The repairs that ``text`` needs, by the density of each kind of damage."""
    pinyin = ("(" in text or "（" in text) and _has_pinyin(text)
    plain = remove_pinyin(text) if pinyin else text
    mojibake = ("?" in plain or "？" in plain) and restore_slipped(plain) != plain
    return RepairPlan(pinyin, mojibake, is_traditional(plain))


def apply_repairs(plan: RepairPlan, text: str) -> str:
    """``text`` with the planned repairs made: pinyin, slipped bytes, traditional characters."""
    if plan.pinyin:
        text = remove_pinyin(text)
    if plan.mojibake:
        text = restore_slipped(text)
    return to_simplified(text) if plan.traditional else text


def _has_pinyin(text: str) -> bool:
    notes = sum(1 for found in NOTE.finditer(text) if _is_note(text, found))
    return notes >= 3 and notes * 200 >= count_han(text)


def _is_note(text: str, found: re.Match[str]) -> bool:
    """Whether a bracket holds one syllable: toned, or untoned and after a Han character."""
    kind = _syllable(found.group(1))
    return kind == "toned" or (kind == "plain" and not HAN_RUN.match(text[found.start() - 1]))


@lru_cache(maxsize=4096)
def _syllable(word: str) -> Literal["toned", "plain"] | None:
    """What ``word`` is: a syllable with its tone, one of two letters or more without, or none."""
    letters = unicodedata.normalize("NFD", word.replace("\u0261", "g"))
    base = "".join(letter for letter in letters if not "\u0300" <= letter <= "\u036f" or letter == "\u0308")
    base = unicodedata.normalize("NFC", base)
    if SYLLABLE.fullmatch(base) is None:
        return None
    if len(letters) > len(base):
        return "toned"
    return "plain" if len(base) > 1 else None


def remove_pinyin(text: str) -> str:
    """``text`` without its pinyin notes: 育(yù)兒(er) becomes 育兒; other brackets stay."""
    return NOTE.sub(lambda found: "" if _is_note(text, found) else found.group(), text)


def is_traditional(text: str) -> bool:
    """Whether the whole text is in traditional characters, not only a name or a quotation in it."""
    marked = len(TRADITIONAL.findall(text))
    return marked >= 3 and marked * 12 >= count_han(text)


def to_simplified(text: str) -> str:
    """``text`` in simplified characters by OpenCC tw2s: 隨著 becomes 随着 while 著名 stays."""
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("tw2s")


def restore_slipped(text: str) -> str:
    """``text`` with runs restored whose GBK bytes slipped by one.

    ``?`` stands for a lead byte that was lost; the bytes after it pair up wrongly until an ASCII character
    takes the place of a trail byte: ``?!遍_`` is A1|A3A1 B1E9 5F, read rightly A1A3 A1B1 E95F = 。”開.
    """
    return SLIP.sub(_restored, text)


def _restored(found: re.Match[str]) -> str:
    run = found.group(1)
    if run[0] == "!":
        run = "！" + run[1:]
    code = gbk_bytes(run)
    if code is None:
        return found.group()
    best = found.group()
    for lead in (b"\xa1", b"\xa3"):
        try:
            candidate = (lead + code).decode("gb18030")
        except UnicodeDecodeError:
            continue
        if _is_restoration(found.group(1), candidate):
            return candidate
    return best


def _is_restoration(before: str, after: str) -> bool:
    """Whether ``after`` reads as text where ``before`` did not."""
    if after[0] not in SENTENCE_MARK + "“‘《（" or "\ufffd" in after:
        return False
    rare_after = _rare_share(after)
    if PAIRED_MARKS.match(after) and rare_after == 0:
        return True
    return rare_after < 0.1 and _rare_share(before) >= 0.3


def _rare_share(text: str) -> float:
    """Share of characters outside everyday use: neither ASCII, nor punctuation, nor GB 2312 level one."""
    simplified = to_simplified(text)
    rare = sum(1 for character in simplified if not _is_common(character))
    return rare / len(simplified) if simplified else 0.0


def _is_common(character: str) -> bool:
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 1 or 0xA1 <= code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7


def drop_stray_marks(text: str) -> str:
    """``text`` without invisible characters and question marks that stand for lost bullets before a line."""
    return STRAY_MARK.sub("", INVISIBLE.sub("", text))
