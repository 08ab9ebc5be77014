"""A folder of proposals to a folder of drafts, with an overview table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app import draft as drafting
from app.errors import InputError
from generate.merging import group_by_matter, merged
from generate.proposal import Proposal

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from app.draft_run import Options

SUFFIXES = {".docx", ".pdf", ".txt"}
COLUMNS: tuple[tuple[str, int], ...] = (
    ("提案文件", 24),
    ("提案号", 10),
    ("案由", 44),
    ("提案人", 20),
    ("主办单位", 24),
    ("会办单位", 20),
    ("交办日期", 12),
    ("办理期限", 12),
    ("建议条数", 9),
    ("待补处数", 9),
    ("待补内容", 60),
    ("类别", 8),
    ("类别理由", 40),
    ("校核错误", 9),
    ("校核提醒", 9),
    ("草稿", 30),
    ("说明", 30),
)
"""Headings of the overview with their widths in characters."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the overview: a proposal with its draft, or why there is none."""

    source: Path
    proposal: Proposal | None = None
    drafted: drafting.Drafted | None = None
    letter: Path | None = None
    findings: tuple[int, int] = (0, 0)
    note: str = ""


def run_batch(engine: Engine | None, folder: Path, target: Path, options: Options) -> None:
    """Drafts every proposal of the folder; raises InputError at the end when some could not be drafted."""
    paths = sorted(path for path in folder.iterdir() if _is_proposal(path))
    if not paths:
        raise InputError(f"{folder} 里没有提案（.docx .pdf .txt）")
    target.mkdir(parents=True, exist_ok=True)
    read = [_read(path) for path in paths]
    rows = [row for row in read if row.proposal is None]
    good = [row for row in read if row.proposal is not None]
    for row in _merged(good) if options.merge else good:
        rows.append(_drafted(engine, row, target, options))
        click.echo(f"{row.source.name}：{rows[-1].note or '已起草'}")
    rows.sort(key=lambda row: row.source.name)
    (target / "办理总表.xlsx").write_bytes(overview(tuple(rows), options.profile.deadlines.reply))
    click.echo(f"已写出 {target / '办理总表.xlsx'}")
    failed = [row.source.name for row in rows if row.drafted is None]
    if failed:
        raise InputError(f"{len(failed)}份没有起草：{'、'.join(failed)}（原因见总表）")


def _is_proposal(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))


def _read(path: Path) -> Row:
    try:
        proposal = drafting.read_proposal_file(path)
    except InputError as error:
        return Row(path, note=error.format_message())
    if not proposal.suggestions:
        return Row(path, proposal=None, note="没有找到建议，请检查文件")
    return Row(path, proposal)


def _merged(rows: list[Row]) -> list[Row]:
    """Rows of the same matter with each other's suggestions."""
    proposals = tuple(row.proposal for row in rows if row.proposal is not None)
    joined = list(rows)
    for group in group_by_matter(proposals):
        if len(group) > 1:
            together = merged(tuple(proposals[position] for position in group))
            for position, proposal in zip(group, together, strict=True):
                names = "、".join(rows[other].source.name for other in group if other != position)
                joined[position] = Row(rows[position].source, proposal, note=f"与{names}合并起草")
    return joined


def _drafted(engine: Engine | None, row: Row, target: Path, options: Options) -> Row:
    from app.draft_run import draft_one, write_copies

    if row.proposal is None:
        return row
    letter = target / f"{row.source.stem}.答复.docx"
    try:
        drafted = draft_one(engine, row.proposal, row.source, options)
    except InputError as error:
        return Row(row.source, row.proposal, note=error.format_message())
    if drafted is None:
        return row
    drafting.write_files(drafted, letter)
    write_copies(drafted, letter, options)
    return Row(row.source, row.proposal, drafted, letter, _findings(drafted, letter), row.note)


def _findings(drafted: drafting.Drafted, letter: Path) -> tuple[int, int]:
    """How many errors and warnings ``dafu check`` has on the draft."""
    from generate.check import Context, run_checks
    from generate.letterfile import read_letter

    report = run_checks(
        read_letter(drafted.docx, letter.name), Context(proposal=drafted.proposal, profile=drafted.profile)
    )
    severities = [finding.severity for finding in report.findings]
    return severities.count("error"), severities.count("warning")


def overview(rows: tuple[Row, ...], days: int) -> bytes:
    """The overview table as .xlsx; ``days`` from assignment give a due date where the assignment states
    none."""
    import io

    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet("办理总表")
    sheet.append([name for name, _ in COLUMNS])
    for row in rows:
        sheet.append(_cells(row, days))
    for index, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2):
        for cell in line:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.is_date:
                cell.number_format = "yyyy-mm-dd"
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(row: Row, days: int) -> list[str | int | date | None]:
    proposal = row.proposal
    if proposal is None:
        return [row.source.name, *([None] * (len(COLUMNS) - 2)), row.note]
    assignment = proposal.assignment
    letter = row.drafted.letter if row.drafted else None
    return [
        row.source.name,
        proposal.number,
        _plain(proposal.subject),
        _plain("、".join(item.name for item in proposal.proposers)),
        _plain(assignment.lead),
        _plain("、".join(assignment.co_handlers)),
        assignment.assigned_on,
        assignment.due_on or _due(assignment.assigned_on, days),
        len(proposal.suggestions),
        len(letter.gaps) if letter else None,
        "\n".join(gap.reason for gap in letter.gaps) if letter else None,
        letter.outcome.letter if letter else None,
        letter.outcome.reason if letter else None,
        row.findings[0] if letter else None,
        row.findings[1] if letter else None,
        row.letter.name if row.letter else None,
        row.note,
    ]


def _plain(text: str | None) -> str | None:
    """Text that a spreadsheet never takes for a formula."""
    return f"'{text}" if text and text[0] in "=+-@" else text


def _due(assigned_on: date | None, days: int) -> date | None:
    return assigned_on + timedelta(days=days) if assigned_on else None
