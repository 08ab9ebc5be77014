"""``dafu archive``: check the pages kept as received, or print one of them."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from app.database import one_line_errors, open_database
from app.errors import InputError, system_reason
from app.options import database_option

if TYPE_CHECKING:
    from app.settings import Settings
    from store.pages import StoredPage


@click.group("archive", subcommand_metavar="命令 [参数]...")
def archive() -> None:
    """核验或查看原始网页存档（WARC 1.1）。"""


@archive.command("verify")
@database_option
@click.option("--json", "as_json", is_flag=True, help="以 JSON 输出")
def verify_archive(db: str | None, as_json: bool) -> None:
    """逐条核验存档文件和数据库中的索引；先截去中断时写坏的尾部。"""
    from app.settings import read_settings
    from crawler.verify import recover, verify

    settings = read_settings(database_url=db)
    folder = settings.archive_dir
    recovered = recover(folder) if folder.exists() else ()
    with one_line_errors():
        findings = [*verify(folder), *check_index(settings, db)]
    if as_json:
        rows = [{"code": item.code, "file": item.file, "offset": item.offset, "message": item.message}
                for item in findings]  # fmt: skip
        click.echo(json.dumps({"findings": rows, "recovered": list(recovered)}, ensure_ascii=False, indent=2))
    else:
        for name in recovered:
            click.echo(f"已修复：{name}（上次采集中断，已截去不完整的尾部）")
        for item in findings:
            click.echo(item.message)
        files = len(list(folder.glob("*.warc.gz"))) if folder.exists() else 0
        click.echo(f"存档文件 {files} 个，问题 {len(findings)} 处")
    sys.exit(1 if findings else 0)


def check_index(settings: Settings, db: str | None) -> list:  # type: ignore[type-arg]
    """Findings for pages of the database whose record is missing from the archive or says something else."""
    from crawler.archive import Archive
    from crawler.verify import Finding
    from store.pages import all_pages

    findings = []
    archive = Archive(settings.archive_dir)
    with open_database(db, existing=True).connect() as connection:
        for stored in all_pages(connection):
            place = stored.location
            try:
                intact = archive.read(place).digest == stored.digest
            except (OSError, ValueError, KeyError):
                intact = False
            if not intact:
                message = f"{stored.address}：{place.file} 第 {place.offset} 字节处读不到这一网页"
                findings.append(Finding("missing", place.file, place.offset, message))
    return findings


@archive.command("show")
@click.argument("address", metavar="网址或摘要")
@database_option
@click.option("--version", type=int, help="第几个版本（默认最新）")
@click.option("--diff", is_flag=True, help="与上一版本的文字差异")
@click.option("--headers", is_flag=True, help="同时显示时间、出处等")
def show_page(address: str, db: str | None, version: int | None, diff: bool, headers: bool) -> None:
    """把这个网址或 SHA-256 的原始网页写到标准输出，一个字节也不改。"""
    from app.settings import read_settings
    from store.pages import find_page, page_versions

    settings = read_settings(database_url=db)
    with open_database(db, existing=True).connect() as connection:
        found = find_page(connection, address)
        versions = page_versions(connection, found.address) if found else ()
    if found is None:
        raise InputError(f"存档中没有这个网页：{address}")
    if version is not None:
        if not 1 <= version <= len(versions):
            raise InputError(f"{found.address} 只有 {len(versions)} 个版本，没有第 {version} 个")
        found = versions[version - 1]
    if headers:
        click.echo(describe_page(found, len(versions)), err=True)
    if diff:
        show_difference(settings, versions, found)
        return
    sys.stdout.buffer.write(read_body(settings, found))


def describe_page(stored: StoredPage, versions: int) -> str:
    """Where and when the page came from, one fact a line."""
    place = stored.location
    return "\n".join(
        (
            f"网址：{stored.address}",
            f"接收时间：{stored.received_at:%Y-%m-%d %H:%M:%S %Z}",
            f"版本：第 {stored.version} 个，共 {versions} 个",
            f"SHA-256：{stored.digest}",
            f"存档：{place.file}，第 {place.offset} 字节起 {place.length} 字节",
        )
    )


def read_body(settings: Settings, stored: StoredPage) -> bytes:
    """The page's bytes; raises InputError when the archive cannot give them."""
    from crawler.archive import Archive

    try:
        return Archive(settings.archive_dir).read(stored.location).body
    except OSError as error:
        raise InputError(f"存档文件读不出来：{stored.location.file}：{system_reason(error)}") from error
    except ValueError as error:
        raise InputError(f"存档文件读不出来：{error}") from error


def show_difference(settings: Settings, versions: tuple[StoredPage, ...], found: StoredPage) -> None:
    """Print what changed from the version before."""
    from app.differences import text_difference

    if found.version == 1:
        raise InputError(f"{found.address} 没有更早的版本")
    before, after = (read_body(settings, item) for item in (versions[found.version - 2], found))
    for line in text_difference(before, after, found):
        click.echo(line)


COMMAND = archive
