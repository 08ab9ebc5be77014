"""帮助: one short text a task, and the rules of the checker with their reasons."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse

from app.web.rendering import page
from generate.check import Check, all_checks
from generate.reports import bad_lines, good_lines

router = APIRouter(include_in_schema=False)
FAMILIES = (
    ("F", "格式"),
    ("L", "版式"),
    ("S", "结构"),
    ("C", "内容"),
    ("N", "数字"),
    ("E", "依据"),
    ("P", "个人信息"),
)
STRENGTHS = {"law": "法规", "standard": "标准", "custom": "惯例"}


def rule_row(check: Check) -> dict[str, str]:
    """One rule as the help shows it."""
    return {
        "code": check.code,
        "severity": check.severity,
        "message": check.message,
        "source": check.source,
        "strength": STRENGTHS[check.strength],
    }


def help_context() -> dict[str, Any]:
    """The rules by family, in the order of the sheet."""
    rules = [rule_row(check) for check in all_checks()]
    return {
        "families": [
            {"name": name, "rules": [rule for rule in rules if rule["code"].startswith(letter)]}
            for letter, name in FAMILIES
        ]
    }


@router.get("/help", response_class=HTMLResponse)
def show_help(request: Request) -> HTMLResponse:
    """The help page."""
    return page(request, "help.html", help_context())


@router.get("/help/{code}", response_class=HTMLResponse)
def show_rule(request: Request, code: str) -> HTMLResponse:
    """One rule with an example that breaks it and one that keeps it."""
    check = next((check for check in all_checks() if check.code == code.upper()), None)
    if check is None:
        raise HTTPException(404, f"没有编号为 {code} 的规则。")
    examples = {"bad": bad_lines(check), "good": good_lines(check)}
    context = {**rule_row(check), **examples, "fix_is_safe": check.fix_is_safe}
    return page(request, "rule.html", context)
