"""The pages over HTTP: what they say, what they refuse, what they keep masked."""

import io
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import docx
import httpx
import pytest

from tests.serving import fill_from_sample, serve, settings_in

PROPOSAL = (files("data") / "sample" / "proposal.txt").read_bytes()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A browser without JavaScript on a server over the sample."""
    settings = settings_in(tmp_path_factory.mktemp("served"))
    assert fill_from_sample(settings) > 30
    with serve(settings) as address, httpx.Client(base_url=address, follow_redirects=True) as client:
        yield client


@pytest.fixture(scope="module")
def empty_client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with (
        serve(settings_in(tmp_path_factory.mktemp("empty"))) as address,
        httpx.Client(base_url=address) as client,
    ):
        yield client


LETTER = """云岭县民政局关于县政协十届三次会议第9号提案的答复

周岚委员：
您提出的《关于养老服务的提案》（第9号）收悉，现答复如下：
全县有养老床位100张。
云岭县民政局
2025年7月8日
（联系人：何山，电话：13800001234）
"""
PAGES = [
    "/",
    "/search",
    "/search?q=托育",
    "/compare",
    "/compare?indicator=托位",
    "/draft",
    "/check",
    "/compare/programmes?theme=childcare",
    "/sources",
    "/help",
    "/help/F001",
]


def token(client: httpx.Client, path: str) -> str:
    """The form token of a page; its cookie stays with the client."""
    client.get(path)
    found = re.search(r'name="form_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_with_a_full_and_an_empty_store(
    client: httpx.Client, empty_client: httpx.Client, path: str
) -> None:
    for one in (client, empty_client):
        answer = one.get(path)
        assert answer.status_code == 200
        assert '<html lang="zh-Hans">' in answer.text


def test_nothing_on_a_page_comes_from_another_machine(client: httpx.Client) -> None:
    for path in PAGES:
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', client.get(path).text)


def test_answers_forbid_foreign_and_inline_scripts(client: httpx.Client) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_search_marks_the_hit_and_leads_to_its_place(client: httpx.Client) -> None:
    answer = client.get("/search", params={"q": "持证上岗", "kind": "measure"})
    assert "<mark>持证上岗</mark>" in answer.text
    found = re.search(r'href="(/document/[0-9a-f]+)#([0-9a-f]+)"', answer.text)
    assert found
    document = client.get(found[1])
    assert f'id="{found[2]}"' in document.text


def test_a_filter_narrows_and_can_be_taken_back(client: httpx.Client) -> None:
    everything = client.get("/search", params={"q": "托育"}).text
    planned = client.get("/search", params={"q": "托育", "status": "planned"}).text
    count = [int(re.search(r"共 ([\d,]+) 条", page)[1].replace(",", "")) for page in (everything, planned)]
    assert 0 < count[1] < count[0]
    assert 'aria-current="true"' in planned


def test_a_query_that_cannot_be_read_is_told_in_chinese(client: httpx.Client) -> None:
    answer = client.get("/search", params={"q": "状态:胡说"})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text


def first_document(client: httpx.Client, query: str) -> str:
    found = re.search(r'href="(/document/[0-9a-f]+)', client.get("/search", params={"q": query}).text)
    assert found
    return found[1]


def test_the_archived_page_is_shown_where_nothing_of_it_can_run(client: httpx.Client) -> None:
    document = first_document(client, "托育")
    assert 'sandbox=""' in client.get(f"{document}/page").text
    raw = client.get(f"{document}/page/raw")
    assert raw.headers["content-security-policy"].startswith("sandbox;")
    assert "script-src" not in raw.headers["content-security-policy"]


def test_personal_data_need_a_reason_and_a_token(client: httpx.Client) -> None:
    document = first_document(client, "托育")
    without = client.post(f"{document}/reveal", data={"reason": "核对"})
    assert without.status_code == 403
    unreasoned = client.post(
        f"{document}/reveal", data={"reason": " ", "form_token": token(client, "/check")}
    )
    assert unreasoned.status_code == 400


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/document/0123456789abcdef0123", 404),
        ("/draft/../../etc/passwd", 404),
        ("/check/zz", 404),
        ("/help/X999", 404),
        ("/compare/chart.exe?indicator=托位", 404),
        ("/nothing", 404),
    ],
)
def test_a_wrong_address_gets_a_chinese_page_without_internals(
    client: httpx.Client, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert "找不到" in answer.text
    assert "Traceback" not in answer.text


def test_a_letter_is_drafted_edited_and_taken_away(client: httpx.Client) -> None:
    upload = {"proposal": ("提案.txt", PROPOSAL, "text/plain")}
    sent = client.post(
        "/draft", data={"form_token": token(client, "/draft"), "profile": "county-bureau"}, files=upload
    )
    assert sent.status_code == 200
    assert sent.text.count('<fieldset class="suggestion">') == 4
    address = sent.url.path
    texts = re.findall(r'<textarea id="text-\d" name="text" rows="3">([^<]+)</textarea>', sent.text)
    merged = client.post(
        address,
        data={
            "form_token": token(client, address),
            "action": "remove-3",
            "number": "16",
            "text": texts,
            "status": [""] * 4,
        },
    )
    assert merged.text.count('<fieldset class="suggestion">') == 3
    for copy, magic in (("review", b"PK"), ("sent", b"PK"), ("public", b"PK"), ("evidence", b"{")):
        assert client.get(f"{address}/{copy}").content.startswith(magic)


def test_words_not_in_the_proposal_are_refused_and_nothing_is_lost(client: httpx.Client) -> None:
    sent = client.post("/draft", data={"form_token": token(client, "/draft"), "pasted": PROPOSAL.decode()})
    address = sent.url.path
    refused = client.post(
        address, data={"form_token": token(client, address), "text": "修建太空电梯", "status": ""}
    )
    assert refused.status_code == 400
    assert "不是提案原文里连续的一段" in refused.text
    assert client.get(address).text.count('<fieldset class="suggestion">') == 4


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"", "请选择"), (b"\x00\x01\x02", "不是 .docx"), (b"PK\x03\x04 no zip at all", "已损坏")],
)
def test_an_upload_that_is_no_letter_is_told_in_chinese(
    client: httpx.Client, body: bytes, words: str
) -> None:
    upload = {"letter": ("函.docx", body, "application/octet-stream")} if body else None
    answer = client.post("/check", data={"form_token": token(client, "/check")}, files=upload)
    assert answer.status_code == 400
    assert words in answer.text


def test_a_letter_is_checked_and_masked(client: httpx.Client) -> None:
    sent = client.post("/check", data={"form_token": token(client, "/check"), "pasted": LETTER})
    assert sent.status_code == 200
    assert "P001" in sent.text
    masked = client.get(f"{sent.url.path}/masked").text
    assert "13800001234" not in masked
    assert client.get(f"{sent.url.path}/findings").json()


def test_an_edited_draft_is_held_against_its_evidence(client: httpx.Client) -> None:
    upload = {"proposal": ("提案.txt", PROPOSAL, "text/plain")}
    drafted = client.post("/draft", data={"form_token": token(client, "/draft")}, files=upload).url.path
    letter = client.get(f"{drafted}/sent").content
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(letter)).paragraphs)
    assert "320个" in text
    sent = client.post(
        "/check",
        data={"form_token": token(client, "/check")},
        files={
            "letter": ("函.txt", text.replace("320个", "820个").encode(), "text/plain"),
            "evidence": ("函.evidence.json", client.get(f"{drafted}/evidence").content, "application/json"),
        },
    )
    assert "E001" in sent.text


def test_an_evidence_file_of_another_kind_is_told(client: httpx.Client) -> None:
    files = {
        "letter": ("函.txt", LETTER.encode(), "text/plain"),
        "evidence": ("a.json", b"[1]", "application/json"),
    }
    answer = client.post("/check", data={"form_token": token(client, "/check")}, files=files)
    assert answer.status_code == 400
    assert "依据" in answer.text


def test_a_form_from_elsewhere_is_refused(client: httpx.Client) -> None:
    assert client.post("/check", data={"pasted": "你好"}).status_code == 403


def test_an_upload_over_the_cap_is_refused(client: httpx.Client) -> None:
    upload = {"letter": ("函.txt", b"a" * (20 * 2**20 + 1), "text/plain")}
    answer = client.post("/check", data={"form_token": token(client, "/check")}, files=upload)
    assert answer.status_code == 413


def test_static_files_stay_in_their_folder(client: httpx.Client) -> None:
    assert client.get("/static/dafu.css").status_code == 200
    assert client.get("/static/..%2fpages%2fbase.html").status_code == 404


def test_the_desk_names_no_path_of_a_request(tmp_path: Path) -> None:
    from app.web.desk import Desk

    desk = Desk(tmp_path)
    job = desk.new_job()
    assert desk.find_job(job.name) == job
    assert desk.find_job(f"../{job.name}") is None
    with pytest.raises(ValueError, match="not a name"):
        job.path("../secret")


def test_a_population_table_gives_rates_and_is_not_kept(client: httpx.Client) -> None:
    path = "/compare?indicator=托位"
    form = {"indicator": "托位", "form_token": token(client, path)}
    table = {"table": ("人口.csv", "地区,人口,年份\n荆州市,5000000,2023\n".encode(), "text/csv")}
    assert client.post("/compare", data={**form, "form_token": "x"}, files=table).status_code == 403
    answer = client.post("/compare", data=form, files=table)
    assert answer.status_code == 200
    assert answer.text.count("<table>") >= 1
    wrong = client.post("/compare", data=form, files={"table": ("人口.csv", b"a,b\n1,2\n", "text/csv")})
    assert wrong.status_code == 400
    assert "缺少列" in wrong.text
    assert "人口 5,000,000" not in client.get(path).text


def test_facts_for_a_reference_stand_in_it(client: httpx.Client) -> None:
    answer = client.get(first_document(client, "托育"))
    found = re.search(r"<dt>引用</dt><dd>(.*?)\s*<button", answer.text)
    assert found
    # GB/T 7714-2015, 4.6: who. what[EB/OL]. (issued)[visited]. where.
    assert re.fullmatch(r".+\. .+\[EB/OL\]\. \(\d{4}-\d\d-\d\d\)\[2026-01-0\d\]\. http.+\.", found[1])


def test_what_a_letter_says_comes_before_the_letter(client: httpx.Client) -> None:
    page = client.get("/search", params={"q": "托育"}).text
    first = page.index('<ol class="results"')
    assert page.index('class="status status-', first) < page.index('class="snippet"', first)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/search?q=" + "托" * 600, "检索词太长（最多 500 字）"),
        ("/search?year=abc&q=养老", "年份写法不对：abc"),
        ("/search?year=2023-2025", "年份请只写一年"),
        ("/compare?indicator=托位&year=abc", "年份写法不对：abc"),
    ],
)
def test_what_cannot_be_asked_is_named(client: httpx.Client, path: str, words: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 400
    assert words in answer.text


@pytest.mark.parametrize("path", ["/draft", "/check"])
def test_a_paste_over_the_limit_says_so(client: httpx.Client, path: str) -> None:
    sent = {"form_token": (None, token(client, path)), "pasted": (None, "建议增加托位。" * 80_000)}
    answer = client.post(path, files=sent)
    assert answer.status_code == 400
    assert "粘贴的文字太长" in answer.text


def test_the_check_page_names_profiles_and_answers_and_no_option(client: httpx.Client) -> None:
    form = client.get("/check").text
    assert ">city-department</option>" not in form
    assert 'value="city-department"' in form
    sent = {
        "form_token": (None, token(client, "/check")),
        "pasted": (None, LETTER),
        "proposal": ("提案.txt", PROPOSAL),
    }
    answer = client.post("/check", files=sent)
    assert "逐条核对" in answer.text
    assert "建议1“扩大普惠托位供给”" in answer.text
    assert "--" not in re.sub(r"<!--.*?-->", "", re.sub(r"<head>.*?</head>", "", answer.text, flags=re.S))


def test_a_rule_shows_its_examples(client: httpx.Client) -> None:
    page = client.get("/help/F001").text
    assert "云教体函〔2025〕第17号" in page
    assert "云教体函〔2025〕17号" in page
    assert "--explain" not in page
