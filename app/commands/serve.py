"""``dafu serve``: the web pages and the JSON API on this machine, or on the net behind a token or a proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.options import database_option

if TYPE_CHECKING:
    from socket import socket

HELP = "启动网页界面和 JSON 接口（OpenAPI 在 /openapi.json）。"


@click.command("serve", help=HELP)
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="地址", help="监听地址；默认只接受本机访问"
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, metavar="数", help="端口"
)
@click.option("--token", metavar="口令", envvar="DAFU_TOKEN", help="访问口令；也可用环境变量 DAFU_TOKEN")
@click.option("--proxy-header", metavar="名称", help="反向代理认证后写入的请求头，如 X-Forwarded-User")
@click.option(
    "--workers",
    type=click.IntRange(1, 32),
    default=1,
    show_default=True,
    metavar="数",
    help="服务进程数；同时使用的人多时可加到处理器核数",
)
@database_option
def COMMAND(  # noqa: N802 - looked up by name
    host: str, port: int, token: str | None, proxy_header: str | None, workers: int, db: str | None
) -> None:
    """Serve until interrupted."""
    from app.errors import InputError, UsageError
    from app.server import Access, create_app, is_local
    from app.settings import read_settings
    from app.workers import run_server, run_workers
    from store.errors import DatabaseError

    if not is_local(host) and token is None and proxy_header is None:
        raise UsageError(
            f"监听 {host} 会让其他电脑也能访问：请加 --token 口令，或由反向代理认证并加 --proxy-header 名称"
        )
    if token is not None and len(token) < 12:
        raise UsageError("口令太短，至少 12 个字符")
    settings, access = read_settings(database_url=db), Access(token, proxy_header)
    try:
        app = create_app(settings, access)
    except DatabaseError as error:
        raise InputError(str(error)) from error
    where = f"http://{shown_host(host)}:{port}/{'?token=' + token if token else ''}"
    listener = listen(host, port)
    click.echo(f"请在浏览器打开 {where}\n按 Ctrl+C 结束。", err=True)
    if workers == 1:
        run_server(app, listener)
    else:
        app.state.engine.dispose()
        run_workers(workers, settings, access, listener)


def shown_host(host: str) -> str:
    """The host as a browser takes it."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def listen(host: str, port: int) -> socket:
    """A socket that has the address; one clear line when it cannot be had."""
    import socket as sockets

    from app.errors import InputError, system_reason

    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    # The protocol is named because asyncio sends small answers at once (TCP_NODELAY) only where it stands.
    listener = sockets.socket(family, sockets.SOCK_STREAM, sockets.IPPROTO_TCP)
    listener.setsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"无法监听 {host}:{port}：{system_reason(error)}（可用 --port 换一个端口）"
        ) from error
    return listener
