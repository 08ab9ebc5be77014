"""``dafu crawl --probe`` and ``--save-page``: one address fetched and looked at."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from app.errors import InputError, system_reason

if TYPE_CHECKING:
    from crawler.page import Page
    from crawler.probe import Probe

_SHOWN = 5


def print_probe(address: str, output: Path | None, *, allow_local: bool, proxy: str | None) -> None:
    """Print what was recognised to standard error and the site file to standard output, or write it."""
    from app.settings import read_settings
    from app.sources import probe_site
    from crawler.site import site_to_toml

    found = probe_site(read_settings(), address, allow_local=allow_local, proxy=proxy)
    for line in probe_lines(found):
        click.echo(line, err=True)
    if output is None:
        name = f"{found.site.name}.toml"
        click.echo(f"把下面的内容存为 {name}，放进 --site-dir 指定的目录即可采集：", err=True)
        click.echo(site_to_toml(found.site), nl=False)
        return
    write_new(output, site_to_toml(found.site).encode())
    click.echo(f"已写出网站文件 {output}，可以采集了：dafu crawl --site-dir {output.parent}")


def probe_lines(found: Probe) -> list[str]:
    """What was recognised, for people."""
    lines = [
        f"类别：{found.family.title if found.family else '未认出'}",
        f"本页条目 {len(found.entries)} 个：",
    ]
    lines += [f"  {entry.words or '（无题）'}  {entry.address}" for entry in found.entries[:_SHOWN]]
    if found.further:
        lines.append(f"其他各页 {len(found.further)} 个，如 {found.further[0].address}")
    if found.columns:
        lines.append(f"下级栏目 {len(found.columns)} 个，如 {found.columns[0]}")
    return lines


def save_one_page(address: str, output: Path | None, *, allow_local: bool, proxy: str | None) -> None:
    """Write one page's bytes to a file and say where."""
    page = fetch(address, allow_local=allow_local, proxy=proxy)
    path = output or Path(file_name(page.address))
    write_new(path, page.body)
    click.echo(f"已保存 {path}（{len(page.body)} 字节，SHA-256 {page.digest}）")


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; raises InputError."""
    if path.exists():
        raise InputError(f"文件已存在，未覆盖：{path}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise InputError(f"无法写入 {path}：{system_reason(error)}") from error


def fetch(address: str, *, allow_local: bool, proxy: str | None) -> Page:
    """The page at an address; raises InputError."""
    from app.settings import read_settings
    from crawler.fetch import FetchError, fetch_page
    from crawler.settings import user_agent

    agent = user_agent(read_settings().contact)
    try:
        return fetch_page(address, agent, lambda: datetime.now(UTC), allow_local=allow_local, proxy=proxy)
    except FetchError as error:
        raise InputError(str(error)) from error


def file_name(address: str) -> str:
    """A file name for a page: the last part of its path, ``.html`` when it has no ending."""
    name = urlsplit(address).path.rstrip("/").rpartition("/")[2] or "index.html"
    return name if "." in name else f"{name}.html"
