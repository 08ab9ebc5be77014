"""``dafu draft``: a proposal (or a folder of them) to a reply letter with its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.options import database_option

if TYPE_CHECKING:
    from app.draft import Drafted


@click.command(
    "draft",
    help="根据提案和记录起草答复函（.docx）；提案可以是 .docx .pdf .txt 文件或装着提案的文件夹。",
)
@click.argument("proposal", metavar="提案")
@click.option("-o", "--output", metavar="答复函.docx", help="写到哪里（文件夹则为批量）；默认在当前目录")
@click.option(
    "--profile", metavar="文件.toml", help="单位配置：文件，或 county-bureau city-department street-office"
)
@click.option(
    "--facts", metavar="文件", help="本单位数据（.csv .xlsx）；默认用提案旁的 facts.csv、facts.xlsx"
)
@click.option("--date", "day", metavar="YYYY-MM-DD", help="成文日期；默认今天")
@click.option("--number", type=click.IntRange(1), metavar="数", help="发文顺序号；默认由登记簿取下一号")
@click.option("--template", metavar="名称", help="信的模板：名称，或自己的 .txt 模板文件")
@click.option("--base", metavar="文件.docx", help="底稿：用 Word、WPS 改过样式的 .docx")
@click.option("--edit", metavar="文件.toml", help="核对稿：没有这个文件就写出来供修改，有就按它起草")
@click.option("--pdf", is_flag=True, help="另存 PDF（要装 LibreOffice；不带批注）")
@click.option("--public", is_flag=True, help="另存公开件（去掉联系方式和批注，遮盖个人信息）")
@click.option("--clean", is_flag=True, help="另存送达件（不带批注）")
@click.option("--merge", is_flag=True, help="批量时：同一事项的提案合并起草，每位提案者一封")
@click.option("--explain", is_flag=True, help="列出每句依据的选用理由和没有采用的记录")
@database_option
def COMMAND(**options: object) -> None:  # noqa: N802 - looked up by name
    """Draft and say what was found and what is missing."""
    from app.draft_run import run_draft

    run_draft(**options)


def summary(drafted: Drafted) -> str:
    """What the clerk reads after a draft."""
    from generate.disposition import status_words

    letter = drafted.letter
    rows = [f"类别：{letter.outcome.letter or '待定'}（{letter.outcome.reason}）"]
    for suggestion, disposition in zip(drafted.proposal.suggestions, letter.dispositions, strict=True):
        stands = status_words(disposition.status)
        rows.append(f"  {suggestion.id} {suggestion.title}：{stands}（{disposition.reason}）")
    rows.append(f"待补{len(letter.gaps)}处：" if letter.gaps else "没有待补")
    rows += [f"  {gap.suggestion or '全文'}：{gap.reason}" for gap in letter.gaps]
    return "\n".join(rows)
