"""L010: the body font has every character of the letter; names with rare characters print as boxes."""

from __future__ import annotations

from collections.abc import Iterator

from generate.check import Case, Check, Example, Hit
from generate.specimen import SPECIMEN, clean


def find(case: Case) -> Iterator[Hit]:
    """Each character outside GB 2312 in a font that ends there, once."""
    if case.file.format != "docx" or not case.first:
        return
    seen: set[str] = set()
    for number, paragraph in enumerate(case.file.paragraphs):
        for run in paragraph.runs:
            if not (run.east or "").upper().endswith("GB2312"):
                continue
            for place in range(run.start, run.end):
                letter = paragraph.text[place]
                if letter not in seen and "\u3400" <= letter <= "\u9fff" and not in_gb2312(letter):
                    seen.add(letter)
                    start = case.file.starts[number] + place
                    yield Hit(
                        start,
                        start + 1,
                        f"字体“{run.east}”里没有“{letter}”字，打印时会缺字或换成别的字体",
                        "改用收字更全的字体（如方正仿宋_GBK）",
                    )


def in_gb2312(letter: str) -> bool:
    """Whether GB 2312 holds the character."""
    try:
        letter.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


CHECK = Check(
    code="L010",
    severity="warning",
    message="所用字体收有文中全部汉字（人名中的生僻字）",
    source="GB/T 9704-2012 5.2.2；GB 18030-2022",
    strength="standard",
    find=find,
    bad=(Example(SPECIMEN.replace("周岚", "周喆"), {}),),
    good=(clean(layout={}), clean()),
)
