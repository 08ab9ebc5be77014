"""Drafting and checking are slowed down for who sends too much, on a Chinese page that says how long."""

from pathlib import Path

import httpx

from app.web.limits import RateLimit
from tests.serving import serve, settings_in


def asked(path: str = "/draft", method: str = "POST", client: str = "a", user: str = "") -> dict:
    headers = [(b"x-forwarded-user", user.encode())] if user else []
    return {"method": method, "path": path, "client": (client, 1), "headers": headers}


def test_a_bucket_empties_and_refills() -> None:
    now = [100.0]
    limit = RateLimit(burst=3, seconds_each=2, clock=lambda: now[0])
    assert [limit.wait(asked()) for _ in range(5)] == [0, 0, 0, 2, 2]
    assert limit.wait(asked(client="b")) == 0
    assert limit.wait(asked(method="GET")) == 0
    assert limit.wait(asked("/search")) == 0
    now[0] += 2
    assert limit.wait(asked("/check/0f/revise")) == 0
    assert limit.wait(asked()) == 2
    now[0] += 100
    assert [limit.wait(asked()) for _ in range(4)] == [0, 0, 0, 2]


def test_behind_a_proxy_each_user_has_a_bucket() -> None:
    limit = RateLimit(burst=1, seconds_each=9, clock=lambda: 5.0, client_header="X-Forwarded-User")
    assert [limit.wait(asked(user=user)) for user in ("甲", "乙", "甲")] == [0, 0, 9]


def test_the_page_says_how_long_to_wait(tmp_path: Path) -> None:
    with serve(settings_in(tmp_path), RateLimit(burst=2, seconds_each=60)) as address:
        answers = [httpx.post(f"{address}/check", data={"pasted": "函"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [403, 403, 429]
    refused = answers[-1]
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert "请求太频繁" in refused.text
    assert "秒后再试" in refused.text
    assert "content-security-policy" in refused.headers
