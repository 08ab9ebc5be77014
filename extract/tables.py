"""Tables of figures in a text: rows are lines, cells stand apart by wide spaces or tabs.

乡镇　改造管网（公里）　受益人口（人）
柴山镇　68.5　12460
合计　283.0　48700
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extract.numerals import read_arabic, read_scale
from extract.units import read_unit, unit_pattern

_SPLIT = re.compile(r"\t+|\u3000+| {2,}|\s*\|\s*")
_LINE = re.compile(r"^.*(?:\t|\u3000| {2,}|\|).*$", re.MULTILINE)
_NUMBER = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")
_BRACKET = re.compile(r"[（(]([^（）()]{1,12})[）)]")
_CAPTION_UNIT = re.compile(r"(?:计量)?单位[：:]\s*([一-龥%/㎡²·]{1,10}?)(?=[）)\s，,、；;。]|$)")
_TOTAL = re.compile(r"(?:全[市县区省州镇乡]|合计|总计|共计|小计|总数|总和|合\s+计|总\s+计)$")
_NO_FIGURE = re.compile(r"序号|编号|年份|年度|电话|日期|时间|邮编|备注|排名|名次|届次")
_GENERIC = re.compile(
    r"(?:数量|合计|总计|个数|人数|金额|数值|数据|数|面积|规模|完成数|任务数|指标值|资金|投资)$"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table at ``text[start:end]``, with the words of its row and column."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    row: str
    row_start: int
    column: str
    row_total: bool
    column_total: bool
    row_number: int
    column_number: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures at ``text[start:end]``; ``caption`` is the line above its header."""

    start: int
    end: int
    caption: str
    caption_start: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    cells: tuple[tuple[int, str], ...]


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of figures in ``text``, in order."""
    return tuple(_tables(text))


def indicator_of(cell: Cell) -> str:
    """What a cell counts: its column, or its row where the column only says 数量 or the like."""
    if _GENERIC.fullmatch(cell.column) and not cell.row_total and not cell.column_total:
        return cell.row
    return cell.column


def _tables(text: str) -> Iterator[Table]:
    for block in _blocks(text):
        header, body = block[0], block[1:]
        if any(_NUMBER.fullmatch(word) for _, word in header.cells[1:]):
            continue
        caption, caption_start = _caption(text, header.start)
        cells = tuple(_cells(header, body, caption))
        if cells:
            yield Table(header.start, body[-1].end, caption, caption_start, cells)


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Stretches of two or more adjoining lines with equally many cells."""
    block: list[_Line] = []
    for match in _LINE.finditer(text):
        line = _line(match)
        if line is None:
            continue
        if block and (block[-1].end + 1 < line.start or len(block[-1].cells) != len(line.cells)):
            if len(block) >= 2:
                yield block
            block = []
        block.append(line)
    if len(block) >= 2:
        yield block


def _line(match: re.Match[str]) -> _Line | None:
    cells = [
        (match.start() + start, match[0][start:end])
        for begin, stop in _parts(match[0])
        for start, end in (_trimmed(match[0], begin, stop),)
        if start < end
    ]
    if len(cells) < 2 or any(len(word) > 40 for _, word in cells):
        return None
    return _Line(match.start(), match.end(), tuple(cells))


def _trimmed(line: str, begin: int, stop: int) -> tuple[int, int]:
    word = line[begin:stop]
    return begin + len(word) - len(word.lstrip()), begin + len(word.rstrip())


def _parts(line: str) -> Iterator[tuple[int, int]]:
    last = 0
    for gap in _SPLIT.finditer(line):
        yield last, gap.start()
        last = gap.end()
    yield last, len(line)


def _caption(text: str, start: int) -> tuple[str, int]:
    begin = text.rfind("\n", 0, max(0, start - 1)) + 1
    if text.startswith(("单位", "（单位", "(单位"), begin):
        begin = text.rfind("\n", 0, max(0, begin - 1)) + 1
    return text[begin : max(begin, start - 1)], begin


def _cells(header: _Line, body: list[_Line], caption: str) -> Iterator[Cell]:
    stated = _CAPTION_UNIT.search(caption)
    for number, line in enumerate(body):
        row_start, row = line.cells[0]
        row_bracket = _BRACKET.search(row)
        for column, ((start, word), (_, head)) in enumerate(
            zip(line.cells[1:], header.cells[1:], strict=True)
        ):
            bracket = _BRACKET.search(head)
            unit = next(
                (each[1] for each in (bracket, row_bracket, stated) if each and _is_unit(each[1])), None
            )
            read = _read(word, unit)
            if _NO_FIGURE.search(head) or read is None:
                continue
            yield Cell(
                start,
                start + len(word),
                *read,
                row=_BRACKET.sub("", row).strip(),
                row_start=row_start,
                column=_BRACKET.sub("", head).strip() if bracket and _is_unit(bracket[1]) else head,
                row_total=bool(_TOTAL.fullmatch(row)),
                column_total=bool(_TOTAL.search(head)),
                row_number=number,
                column_number=column,
            )


def _is_unit(word: str) -> bool:
    bare = word.lstrip("十百千万亿")
    return bool(bare) and re.fullmatch(unit_pattern(), bare) is not None


def _read(word: str, unit_word: str | None) -> tuple[Decimal, str | None] | None:
    """Value and unit of a cell, None if it is no number."""
    number = _NUMBER.match(word)
    if number is None:
        return None
    value, rest = read_arabic(number[0].lstrip("-")), word[number.end() :].strip()
    value = -value if number[0].startswith("-") else value
    if rest and not _is_unit(rest):
        return None
    unit_word = rest or unit_word
    if unit_word is None:
        return value, None
    bare = unit_word.lstrip("十百千万亿")
    return value * read_scale(unit_word[: len(unit_word) - len(bare)]), read_unit(bare).unit
