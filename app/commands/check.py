"""``dafu check``: findings on a reply letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from app.errors import InputError, UsageError
from app.options import database_option


@click.command("check")
@click.argument("letter", metavar="[答复函]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--proposal",
    "proposal_path",
    type=click.Path(path_type=Path),
    help="所答复的提案（.docx .pdf .txt），用于逐条核对",
)
@click.option("--profile", "profile_name", metavar="文件.toml", help="本单位配置（文件，或内置配置名）")
@click.option(
    "--evidence",
    "evidence_path",
    type=click.Path(path_type=Path),
    help="起草时的依据文件；默认取同名 .evidence.json",
)
@click.option(
    "--previous", "previous_path", type=click.Path(path_type=Path), help="往年对同一事项的答复，用于查重"
)
@click.option("--select", metavar="代码", help="只查这些规则（代码或开头，逗号分隔，如 F,C001）")
@click.option("--ignore", metavar="代码", help="不查这些规则")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "sarif", "docx"]), default="text", help="输出形式"
)
@click.option("--fix", is_flag=True, help="自动修改有把握的问题，并显示改动")
@click.option("--mask", is_flag=True, help="另存一份遮盖个人信息的公开件")
@click.option("--render", is_flag=True, help="用 LibreOffice 排版后核验每页行数、每行字数")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="写到哪个文件（--fix、--mask、--format docx）"
)
@click.option("--published", is_flag=True, help="与数据库里本单位、本地已公布的数字核对")
@click.option("--explain", metavar="代码", help="说明一条规则")
@database_option
def COMMAND(letter: Path | None, explain: str | None, **options: Any) -> None:  # noqa: N802 - the name the group looks for
    """校核答复函：格式、答复、数字、隐私。有错误时退出状态为 1。"""
    if explain:
        click.echo(explained(explain), nl=False)
        return
    if letter is None:
        raise UsageError("请给出要校核的答复函，例如：dafu check 答复函.docx")
    raise SystemExit(run(letter, **options))


def explained(code: str) -> str:
    """The explanation of a rule, or of all whose code begins so; raises UsageError for an unknown code."""
    from generate.check import all_checks
    from generate.reports import explanation

    chosen = [check for check in all_checks() if check.code.startswith(code.upper())]
    if not chosen:
        raise UsageError(f"没有规则“{code}”；全部规则：{'、'.join(check.code for check in all_checks())}")
    return "\n".join(explanation(check) for check in chosen)


def run(
    letter: Path,
    *,
    fix: bool,
    mask: bool,
    form: str,
    output: Path | None,
    render: bool,
    published: bool,
    db: str | None,
    **options: Any,
) -> int:
    """Checks, mends or masks one letter; the exit status."""
    if fix and mask:
        raise UsageError("--fix 和 --mask 不能同时使用")
    context = context_of(letter, **options)
    if render:
        from app.files import read_bytes
        from app.rendering import with_rendering

        context = with_rendering(context, read_bytes(letter))
    if not published:
        return checked_status(letter, context, fix=fix, mask=mask, form=form, output=output)
    from dataclasses import replace

    from app.database import one_line_errors, open_database
    from app.published import StoredFigures

    with one_line_errors(), open_database(db, existing=True).connect() as connection:
        context = replace(context, published=StoredFigures(connection))
        return checked_status(letter, context, fix=fix, mask=mask, form=form, output=output)


def checked_status(
    letter: Path, context: Any, *, fix: bool, mask: bool, form: str, output: Path | None
) -> int:
    """Checks a letter, writes what was asked for, prints the report; the exit status."""
    from app.check import check_file

    checked = check_file(letter, context)
    if fix:
        checked = fixed(checked, output, context)
    elif mask:
        masked_copy(checked, output)
    print_report(checked, form, None if fix or mask else output)
    return int(checked.report.has_errors)


def context_of(
    letter: Path,
    *,
    proposal_path: Path | None,
    profile_name: str | None,
    evidence_path: Path | None,
    previous_path: Path | None,
    select: str | None,
    ignore: str | None,
) -> Any:
    """What the letter is checked against, from the options."""
    from app.check import evidence_of, letter_of, proposal_of
    from app.files import load_profile, read_bytes
    from generate.check import Context

    sidecar = evidence_path or letter.with_suffix(".evidence.json")
    return Context(
        proposal=proposal_of(proposal_path) if proposal_path else None,
        profile=load_profile(profile_name) if profile_name else None,
        evidence=evidence_of(sidecar, wanted=evidence_path is not None),
        earlier=letter_of(read_bytes(previous_path), previous_path).text if previous_path else None,
        select=codes_of(select),
        ignore=codes_of(ignore),
    )


def codes_of(words: str | None) -> tuple[str, ...]:
    """Codes or their beginnings from a comma list; raises UsageError for one that no rule has."""
    from generate.check import all_checks

    codes = tuple(
        code.strip().upper() for code in (words or "").replace("，", ",").split(",") if code.strip()
    )
    for code in codes:
        if not any(check.code.startswith(code) for check in all_checks()):
            raise UsageError(f"没有规则“{code}”")
    return codes


def fixed(checked: Any, output: Path | None, context: Any) -> Any:
    """The letter with safe fixes written and shown, checked again."""
    from app.check import check_file
    from generate.fixes import difference, edited_letter, safe_edits

    edits = safe_edits(checked.report)
    click.echo(difference(checked.report.file, edits), nl=False, err=True)
    target = output or checked.path
    written(target, checked, edits, edited_letter)
    click.echo(f"已修改{len(edits)}处，写入 {target}", err=True)
    return check_file(target, context)


def masked_copy(checked: Any, output: Path | None) -> None:
    """Writes the copy for publication."""
    from generate.fixes import difference, edited_letter, mask_edits

    edits = mask_edits(checked.report)
    target = output or checked.path.with_suffix(f".masked{checked.path.suffix}")
    click.echo(difference(checked.report.file, edits), nl=False, err=True)
    written(target, checked, edits, edited_letter)
    click.echo(f"已遮盖{len(edits)}处，公开件写入 {target}", err=True)


def written(target: Path, checked: Any, edits: Any, edited: Any) -> None:
    """Writes the edited letter; raises InputError when it cannot be edited or written."""
    try:
        target.write_bytes(edited(checked.body, checked.report.file, edits))
    except (ValueError, OSError) as error:
        raise InputError(f"{target}：{error}") from error


def print_report(checked: Any, form: str, output: Path | None) -> None:
    """The report to standard output, or the commented copy to its file."""
    from generate import reports

    if form == "json":
        click.echo(reports.json_report(checked.report), nl=False)
    elif form == "sarif":
        from importlib.metadata import version

        click.echo(reports.sarif_report(checked.report, version("dafu")), nl=False)
    elif form == "docx":
        from generate.comments import commented_word

        target = output or checked.path.with_suffix(".checked.docx")
        try:
            target.write_bytes(commented_word(checked.body, checked.report))
        except (ValueError, OSError) as error:
            raise InputError(f"{target}：{error}") from error
        click.echo(f"{reports.summary(checked.report)}；批注写入 {target}")
    else:
        click.echo(reports.text_report(checked.report), nl=False)
