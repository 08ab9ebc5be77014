"""What an answer is: a page, a challenge, a notice that nothing is there; never guessed to be empty.

A challenge or a refusal is labelled and left alone: nothing here tries to get around it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from crawler.frontier import Label
from crawler.links import ReadPage

CHALLENGE_STATUS = frozenset({412, 521, 567})
THROTTLED_STATUS = frozenset({429, 503})
_CHALLENGE = re.compile(
    r"\$_ts\s*=|__jsl_clearance|_waf_|acw_sc__v2|/cdn-cgi/challenge|jsjiami|安全验证|人机验证|请完成验证|"
    r"访问过于频繁|您的访问.{0,10}(?:被拦截|存在异常)|请开启\s*JavaScript|enable JavaScript",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"(?<![\d第])(?<!第 )404(?![\d.])(?!\s*(?:号|件|个|名|户|人|万|亿|元|所|家|米|公里|平))"
    r"|页面?(?:不存在|找不到|未找到|已(?:被)?删除|无法(?:访问|找到))|找不到(?:该|您|此|指定)?.{0,8}(?:页|文件|资源)|"
    r"(?:信息|文章|内容|文件|网页)(?:不存在|已(?:被)?(?:删除|撤销|下线|移除))|not found|访问的页面",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"(?i)/(?:login|signin|sso|passport|cas|oauth2?|idp|unauth\w*)(?:[/.?]|$)")
_SMALL = 600


def label_status(status: int) -> Label | None:
    """What the status alone says; None when the body has to be looked at."""
    if status in CHALLENGE_STATUS:
        return "challenge"
    if status in THROTTLED_STATUS:
        return "throttled"
    if status == 403:
        return "forbidden"
    if status in (401, 407):
        return "login"
    if status in (404, 410, 451):
        return "missing"
    if status >= 500:
        return "server_error"
    if status >= 400:
        return "missing"
    return None


def label_page(page: ReadPage) -> Label | None:
    """What the body says against itself: a challenge or a notice that the page is gone; None for a page."""
    if page.text_length < _SMALL and _CHALLENGE.search(page.html[:20_000]):
        return "challenge"
    if _MISSING.search(page.title) and page.text_length < 4 * _SMALL:
        return "missing"
    if page.text_length < _SMALL // 2 and _MISSING.search(_text_head(page.html)):
        return "missing"
    return None


def is_login(address: str) -> bool:
    """Whether an address leads to a login page."""
    return _LOGIN.search(urlsplit(address).path) is not None


def _text_head(html: str) -> str:
    return re.sub(r"(?s)<(script|style)\b.*?</\1>|<[^>]*>", " ", html)[:5000]
