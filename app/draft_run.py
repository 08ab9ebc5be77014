"""What ``dafu draft`` does with its options."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import draft as drafting
from app.commands.draft import summary
from app.errors import InputError, UsageError
from app.files import read_bytes
from generate.compose import Order
from generate.profile import Profile
from generate.proposal import Proposal

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True, slots=True)
class Options:
    """The command's options, checked."""

    profile: Profile
    order: Order
    facts: Path | None
    base: bytes | None
    edit: Path | None
    number: int | None
    pdf: bool
    public: bool
    clean: bool
    explain: bool
    merge: bool


def run_draft(**given: Any) -> None:
    """Draft one proposal or a folder of them."""
    source = Path(given["proposal"])
    options = read_options(given)
    if source.is_dir():
        from app.batch import run_batch

        run_batch(database_engine(given["db"]), source, Path(given["output"] or "答复草稿"), options)
        return
    proposal = drafting.read_proposal_file(source)
    if not proposal.suggestions and not (options.edit and options.edit.exists()):
        raise InputError(f"{source}：没有读到建议；请检查文件，或写一份核对稿用 --edit 给出")
    engine = database_engine(given["db"])
    output = Path(given["output"] or f"{source.stem}.答复.docx")
    if output.suffix.lower() != ".docx":
        raise UsageError(f"输出文件应以 .docx 结尾：{output}")
    drafted = draft_one(engine, proposal, source, options)
    if drafted is None:
        return
    drafting.write_files(drafted, output)
    write_copies(drafted, output, options)
    if engine is None:
        click.echo("提示：还没有数据库（可先 dafu crawl 或 dafu ingest），只用了提案和本单位数据", err=True)
    click.echo(f"已写出 {output}，依据见 {drafting.sidecar_path(output)}")
    click.echo(summary(drafted))
    if options.explain:
        click.echo(explanation(drafted))


def read_options(given: dict[str, Any]) -> Options:
    """The options; raises UsageError or InputError."""
    order = Order(_day(given["day"]), sequence=given["number"])
    template = given["template"]
    if template and template.endswith(".txt"):
        source = read_bytes(Path(template)).decode("utf-8", "replace")
        order = replace(order, template=Path(template).stem, source=source)
    elif template:
        order = replace(order, template=template)
    return Options(
        profile=drafting.load_profile(given["profile"]),
        order=order,
        facts=Path(given["facts"]) if given["facts"] else None,
        base=read_bytes(Path(given["base"])) if given["base"] else None,
        edit=Path(given["edit"]) if given["edit"] else None,
        number=given["number"],
        pdf=given["pdf"],
        public=given["public"],
        clean=given["clean"],
        explain=given["explain"],
        merge=given["merge"],
    )


def _day(written: str | None) -> date:
    if written is None:
        return date.today()  # noqa: DTZ011 - the clerk's own day
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise UsageError(f"--date 应写成 2026-06-08 的样子，现为“{written}”") from error


def database_engine(db: str | None) -> Engine | None:
    """The database; None when the usual one was never made."""
    from app.database import open_database
    from app.settings import read_settings

    url = read_settings(database_url=db).database_url
    if db is None and url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        return None
    return open_database(db)


def draft_one(
    engine: Engine | None, proposal: Proposal, source: Path, options: Options
) -> drafting.Drafted | None:
    """The draft; None when a split was written out for the clerk instead."""
    facts = drafting.load_facts(options.facts, source)
    order = options.order
    if options.edit is not None and options.edit.exists():
        try:
            edit = drafting.read_edit(read_bytes(options.edit).decode("utf-8-sig"))
            proposal, order = drafting.apply_edit(proposal, edit, order)
        except drafting.EditError as error:
            raise InputError(f"{options.edit}：{error}") from error
    order = with_number(engine, proposal, options.profile, order)
    render = _renderer(order)
    with drafting.open_library(engine) as library:
        drafted = drafting.draft_proposal(
            proposal, library, facts, options.profile, order, options.base, render
        )
    if options.edit is not None and not options.edit.exists():
        options.edit.write_text(drafting.edit_text(proposal, drafted.draft), "utf-8")
        click.echo(f"已写出核对稿 {options.edit}；改好后再运行同一命令")
        return None
    return drafted


def _renderer(order: Order) -> Any:
    if order.source is None:
        return None
    from app.sandbox import render_sandboxed

    return render_sandboxed


def with_number(engine: Engine | None, proposal: Proposal, profile: Profile, order: Order) -> Order:
    """The order with the register's number, where the profile has a code and there is a register."""
    code = profile.numbering.code
    if order.sequence is not None or engine is None or not code:
        return order
    from store.database import writing
    from store.register import register_number

    session = f"{proposal.session.term}-{proposal.session.number}" if proposal.session else ""
    matter = "|".join((proposal.committee or "", session, proposal.number or "", proposal.subject or ""))
    with writing(engine) as connection:
        number = register_number(connection, code, order.signed_on.year, matter, profile.numbering.first)
    return replace(order, sequence=number)


def write_copies(drafted: drafting.Drafted, output: Path, options: Options) -> None:
    """The 送达件, 公开件 and PDF that were asked for, beside the draft."""
    copies: dict[str, bytes] = {}
    if options.clean:
        copies[f"{output.stem}.送达件.docx"] = drafting.clean_docx(drafted, options.base)
    if options.public:
        copies[f"{output.stem}.公开件.docx"] = drafting.public_docx(drafted, options.base)
    if options.pdf:
        from app.pdf import pdf_of

        copies[f"{output.stem}.pdf"] = pdf_of(drafting.clean_docx(drafted, options.base))
    for name, body in copies.items():
        output.with_name(name).write_bytes(body)
        click.echo(f"已写出 {output.with_name(name)}")


def explanation(drafted: drafting.Drafted) -> str:
    """Why each record was used, and which were found and left out."""
    rows = ["选用理由："]
    for items in (*drafted.draft.selection.own.values(), *drafted.draft.selection.precedents.values()):
        rows += [f"  {item.text}\n    {item.reason}" for item in items]
    rows.append("没有采用：")
    rows += [f"  {row.quote[:60]}（{row.source}）：{row.reason}" for row in drafted.draft.selection.refused]
    return "\n".join(rows)
