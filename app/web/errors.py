"""Every error as a Chinese page, nothing of the inside in it."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from app.web.rendering import page

Handler = Callable[[Request, Any], Response | Awaitable[Response]]
LOG = logging.getLogger("dafu.web")
HEADINGS = {
    400: "请求有误",
    403: "不允许",
    404: "找不到",
    405: "不支持这种请求",
    413: "文件太大",
    429: "请求太频繁",
}
MESSAGES = {
    404: "没有这个页面。地址可能抄错了，或者内容已更新。",
    405: "这个地址不接受这样的请求，请从页面上的按钮进入。",
}

# Names of form fields and of parts of an address, as the pages call them.
FIELDS = {
    "q": "检索词",
    "indicator": "指标",
    "region": "地区",
    "year": "年份",
    "unit": "单位",
    "pasted": "粘贴的文字",
    "name": "名称",
}
# What the form reader says of a field over its limit, a megabyte (Starlette, formparsers).
TOO_LONG = ("Part exceeded", "Field exceeded")
PASTE_TOO_LONG = (
    "粘贴的文字太长（最多约 30 万字），没有接收。请存成 .docx 或 .txt 文件再上传；返回上一页，文字还在。"
)


def show_error(request: Request, error: HTTPException) -> Response:
    """The page of an expected error; our own details are Chinese sentences, the framework's are not shown."""
    ours = error.detail if any("一" <= letter <= "鿿" for letter in str(error.detail)) else None
    if str(error.detail).startswith(TOO_LONG):
        ours = PASTE_TOO_LONG
    message = ours or MESSAGES.get(error.status_code, "请求没有成功。")
    context = {"heading": HEADINGS.get(error.status_code, "出错了"), "message": message}
    return page(request, "error.html", context, error.status_code)


def show_invalid(request: Request, error: RequestValidationError) -> Response:
    """The page of a request whose fields cannot be read."""
    message = "；".join(problem_words(problem) for problem in error.errors())
    return page(request, "error.html", {"heading": "请求有误", "message": f"{message}。"}, 400)


def problem_words(problem: Mapping[str, Any]) -> str:
    """What is wrong with one field, in Chinese: 检索词太长（最多 500 字）."""
    field = str(problem["loc"][-1])
    name = FIELDS.get(field, field)
    if problem["type"] == "string_too_long":
        return f"{name}太长（最多 {problem['ctx']['max_length']} 字）"
    return f"{name}没有填写" if problem["type"] == "missing" else f"{name}无法识别"


def show_failure(request: Request, error: Exception) -> Response:
    """The page of an error of ours; the details go to the log."""
    LOG.error("request failed: %s", request.url.path, exc_info=error)
    context = {
        "heading": "程序出错了",
        "message": "这次请求没有完成，内容没有丢失。请稍后再试；详情已记入日志。",
    }
    return page(request, "error.html", context, 500)


def by_audience(pages: Handler, api: Handler | None) -> Handler:
    """A handler that gives people a page and programs what the API gives them."""

    async def respond(request: Request, error: Exception) -> Response:
        chosen = api if api and request.url.path.startswith(("/api/", "/openapi.json")) else pages
        answer = chosen(request, error)
        return await answer if isinstance(answer, Awaitable) else answer

    return respond


def add_error_pages(app: FastAPI) -> None:
    """Pages for errors outside the API; errors of the API keep the handlers the app already has."""
    kinds: dict[type[Exception], Handler] = {
        HTTPException: show_error,
        RequestValidationError: show_invalid,
        Exception: show_failure,
    }
    for kind, ours in kinds.items():
        app.add_exception_handler(kind, by_audience(ours, app.exception_handlers.get(kind)))
