"""The server in one process or in several that share one address."""

from __future__ import annotations

import multiprocessing
import signal
import time
from socket import socket
from typing import TYPE_CHECKING

from app.errors import InputError
from app.server import Access, create_app
from app.settings import Settings
from app.web.limits import BURST, SECONDS_EACH, RateLimit

if TYPE_CHECKING:
    from fastapi import FastAPI


def run_server(app: FastAPI, listener: socket) -> None:
    """Serve until interrupted."""
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", server_header=False, ws="none")
    uvicorn.Server(config).run(sockets=[listener])


def run_workers(count: int, settings: Settings, access: Access, listener: socket) -> None:
    """Serve in ``count`` processes until interrupted, or until one of them fails, which ends them all."""
    # Spawned, not forked: the libraries that drafting loads do not survive a fork.
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=serve_part, args=(count, settings, access, listener)) for _ in range(count)
    ]
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    for worker in workers:
        worker.start()
    try:
        while all(worker.is_alive() for worker in workers):
            time.sleep(0.5)
    except KeyboardInterrupt:
        return
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()
    raise InputError("一个服务进程意外结束，服务已停止；请查看上面的错误信息后重新启动")


def serve_part(count: int, settings: Settings, access: Access, listener: socket) -> None:
    """One of ``count`` processes; each lets its share of the costly requests pass."""
    limit = RateLimit(
        burst=max(1, BURST // count),
        seconds_each=SECONDS_EACH * count,
        client_header=access.proxy_header,
    )
    run_server(create_app(settings, access, limit), listener)
