"""What the draft page refuses: no proposal, a table of facts, words that ask for nothing."""

import re
from collections.abc import Iterator

import httpx
import pytest

from tests.serving import serve, settings_in

TABLE = "指标,数值,单位,截至,地区,来源\n托位,12,个,2025,云岭县,年报\n".encode()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    settings = settings_in(tmp_path_factory.mktemp("drafts"))
    with serve(settings) as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        yield client


def form_token(client: httpx.Client) -> str:
    found = re.search(r'name="form_token" value="([^"]+)"', client.get("/draft").text)
    assert found
    return found[1]


def test_words_that_ask_for_nothing_make_no_letter(client: httpx.Client) -> None:
    sent = client.post("/draft", data={"form_token": form_token(client), "pasted": "你好"})
    assert sent.status_code == 400
    assert "没有读到建议" in sent.text


def test_a_table_of_facts_is_no_proposal(client: httpx.Client) -> None:
    upload = {"proposal": ("facts.csv", TABLE, "text/csv")}
    sent = client.post("/draft", data={"form_token": form_token(client)}, files=upload)
    assert sent.status_code == 400
    assert "不是提案" in sent.text
