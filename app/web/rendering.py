"""Templates to HTML: the Jinja environment, the words for coded values, and the filters pages share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from extract.model import Period, Place, decimal_string

if TYPE_CHECKING:
    from fastapi import Request
    from fastapi.responses import HTMLResponse
    from jinja2 import Environment
    from markupsafe import Markup

NAVIGATION = (
    ("/search", "检索"),
    ("/compare", "对比"),
    ("/draft", "起草"),
    ("/check", "校核"),
    ("/sources", "数据源"),
    ("/help", "帮助"),
)

# What people read for the coded values of the contract.
WORDS = {
    "done": "已做",
    "ongoing": "在做",
    "planned": "计划",
    "declined": "暂不能",
    "actual": "实际",
    "target": "目标",
    "level": "数值",
    "increase": "增加",
    "decrease": "减少",
    "share": "比率",
    "range": "区间",
    "about": "约",
    "over": "超过",
    "under": "不足",
    "at_least": "至少",
    "at_most": "至多",
    "measure": "措施",
    "statistic": "统计数据",
    "reply": "答复",
    "opinion": "会办意见",
    "news": "新闻",
    "summary": "办理总结",
    "other": "其他",
    "official": "政府网站",
    "press": "新闻媒体",
    "untrusted": "不可信（疑为劫持或镜像页面）",
    "local": "本地文件",
    "member": "委员",
    "deputy": "代表",
    "organisation": "单位",
    "cppcc": "政协提案",
    "npc": "人大代表建议",
    "resolved": "已解决",
    "in_progress": "正在解决",
    "not_now": "暂不能解决",
    "reference": "留作参考",
    "public": "主动公开",
    "on_request": "依申请公开",
    "withheld": "不予公开",
    "pinyin": "去除夹带拼音",
    "traditional": "繁体转简体",
    "mojibake": "修复错位字节",
    "spam": "去除垃圾链接",
    "encoding": "修复编码",
    "digits": "修复残缺数字",
    "phone": "电话",
    "id_number": "身份证号",
    "bank_card": "银行卡号",
    "address": "住址",
    "minor": "未成年人",
    "health": "健康或涉案信息",
    "plate": "车牌",
    "email": "电子邮箱",
    "sum": "合计",
    "change": "增减",
    "repeat": "重复",
    "holds": "核算相符",
    "fails": "核算不符",
    "look": "请核对",
    "error": "错误",
    "warning": "警告",
    "info": "提示",
}


def chinese_word(value: str | None) -> str:
    """What people read for a coded value; the value itself when it has no word."""
    return WORDS.get(value or "", value or "")


def chinese_date(value: date | str | None) -> str:
    """2025年7月8日, 2025年7月 or 2025年."""
    if value is None:
        return ""
    parts = str(value).split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def chinese_period(period: Period | None) -> str:
    """One moment, or 从…到…; empty when none is stated."""
    if period is None:
        return ""
    start, end = chinese_date(period.start), chinese_date(period.end)
    if not start or not end or start == end:
        return start or end
    return f"{start}至{end}"


def figure(value: Decimal | None, upper: Decimal | None = None) -> str:
    """Digits in groups of three, nothing rounded: 14,826 or 3–5."""
    if value is None:
        return ""
    shown = format(Decimal(decimal_string(value)), ",f")
    return shown if upper is None else f"{shown}–{format(Decimal(decimal_string(upper)), ',f')}"


def place_name(place: Place | None) -> str:
    """The place's name, or nothing."""
    return place.name if place else ""


def highlighted(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """``text`` as HTML with each span in <mark>; spans are in order and do not overlap."""
    from markupsafe import Markup, escape

    pieces, at = [], 0
    for start, end in spans:
        pieces += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        at = end
    return Markup("").join([*pieces, escape(text[at:])])


@cache
def environment() -> Environment:
    """The page templates, strict about names they misspell."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("templates", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        word=chinese_word, date=chinese_date, period=chinese_period, place=place_name, highlight=highlighted
    )
    made.globals.update(figure=figure, navigation=NAVIGATION)
    return made


def page(request: Request, template: str, context: dict[str, Any], status: int = 200) -> HTMLResponse:
    """One rendered page; the context comes from the page's own pure function."""
    from fastapi.responses import HTMLResponse

    from app.web.security import HEADERS, form_token

    common = {"request_path": request.url.path, "notice": None, "form_token": form_token(request)}
    html = environment().get_template(template).render({**common, **context})
    return HTMLResponse(html, status, headers=HEADERS)
