"""The whole way in a real browser, as a new user goes it; and axe on every page."""

import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from tests.serving import fill_from_sample, serve, settings_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and not os.environ.get("CI"), reason="needs Chromium (apt install chromium)"
    ),
]
# Chromium as root in a container has no sandbox of its own; nothing else may go out.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTH, HEIGHT = 1093, 614  # an office screen of 1366 x 768 at 125 %


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    settings = settings_in(tmp_path_factory.mktemp("served"))
    fill_from_sample(settings)
    with serve(settings) as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def tab(request: pytest.FixtureRequest, browser, address: str) -> Iterator[object]:
    """A tab that fails the test when a request leaves the machine or a script fails."""
    context = browser.new_context(
        base_url=address,
        java_script_enabled=request.param,
        viewport={"width": WIDTH, "height": HEIGHT},
        accept_downloads=True,
    )
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "request",
        lambda sent: wrong.append(sent.url) if not sent.url.startswith((address, "data:")) else None,
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert not wrong


def test_a_researcher_searches_reads_and_compares(tab) -> None:
    tab.goto("/")
    tab.get_by_label("检索词").fill("托育")
    tab.get_by_role("button", name="检索").click()
    expect(tab.locator(".results > li").nth(5)).to_be_attached()
    tab.get_by_role("link", name="措施", exact=True).first.click()
    tab.locator(".results .sentence a").first.click()
    expect(tab.locator(".letter .m").nth(0)).to_be_attached()
    tab.get_by_role("link", name="看原网页（安全显示）").click()
    expect(tab.locator("iframe[sandbox]")).to_have_count(1)
    tab.get_by_role("link", name="对比", exact=True).click()
    tab.get_by_label("指标").fill("托位")
    tab.get_by_role("button", name="对比").click()
    expect(tab.locator("svg.chart")).to_have_count(1)
    expect(tab.locator("tbody tr").nth(5)).to_be_attached()


def test_a_query_is_saved_opened_exported_and_forgotten(tab, tmp_path: Path) -> None:
    tab.goto("/search?q=托育&status=done")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="xlsx").click()
    assert Path(download.value.path()).read_bytes()[:2] == b"PK"
    tab.get_by_text("存下这次检索").click()
    tab.get_by_label("名称").fill("托育，已做")
    tab.get_by_role("button", name="存下").click()
    tab.get_by_role("link", name="托育，已做", exact=True).click()
    expect(tab).to_have_url(re.compile("status=done"))
    expect(tab.locator(".results > li").nth(0)).to_be_attached()
    tab.goto("/saved")
    tab.get_by_role("button", name=re.compile("删去.*托育，已做")).click()
    expect(tab.get_by_text("还没有存下检索")).to_be_attached()


def test_a_choice_changes_the_results_alone_where_scripts_run(browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto("/search?q=托育")
    page.evaluate("() => { window.stayed = true; }")
    page.locator(".facets").get_by_role("link", name="措施", exact=True).click()
    expect(page).to_have_url(re.compile("kind=measure"))
    expect(page.locator(".facets [aria-current]")).to_have_count(1)
    page.get_by_label("检索词").fill("补贴")
    page.get_by_role("button", name="检索").click()
    expect(page).to_have_url(re.compile("%E8%A1%A5%E8%B4%B4"))
    expect(page.locator(".results mark").first).to_have_text("补贴")
    assert page.evaluate("() => window.stayed")
    page.go_back()
    expect(page.locator(".results mark").first).to_have_text("托育")
    page.close()
    assert not wrong


def test_nothing_is_wider_than_a_phone(browser, address: str) -> None:
    page = browser.new_page(base_url=address, viewport={"width": 390, "height": 844})
    document = re.search(r"/document/[0-9a-f]{20}", httpx.get(f"{address}/search?kind=reply").text)
    assert document
    paths = [
        "/",
        "/search?q=托育",
        "/compare?indicator=托位",
        "/draft",
        "/check",
        "/sources",
        "/help",
        "/saved",
    ]
    for path in [*paths, document[0], f"{document[0]}/page"]:
        page.goto(path)
        wider = page.evaluate(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wider <= 0, path
    page.close()


def test_a_clerk_drafts_corrects_checks_and_downloads(tab, tmp_path: Path) -> None:
    proposal = tmp_path / "提案.txt"
    proposal.write_bytes((files("data") / "sample" / "proposal.txt").read_bytes())
    tab.goto("/draft")
    tab.get_by_label("提案（.docx、.pdf 或 .txt）").set_input_files(proposal)
    tab.get_by_role("button", name="起草").click()
    expect(tab.locator("fieldset.suggestion")).to_have_count(4)
    tab.get_by_role("button", name="与下一条合并").nth(2).click()
    expect(tab.locator("fieldset.suggestion")).to_have_count(3)
    tab.get_by_role("button", name="恢复程序的拆分").click()
    expect(tab.locator("fieldset.suggestion")).to_have_count(4)
    tab.wait_for_load_state()
    kept = tab.locator("input[name=keep]").count()
    tab.locator("input[name=keep]").first.uncheck()
    tab.get_by_role("button", name="保存并重新起草").click()
    expect(tab.locator("input[name=keep]")).to_have_count(kept - 1)
    with tab.expect_download() as download:
        tab.get_by_role("link", name="送达件").click()
    letter = tmp_path / "函.docx"
    download.value.save_as(letter)
    tab.goto("/check")
    tab.get_by_label("答复函（.docx、.pdf 或 .txt）").set_input_files(letter)
    tab.get_by_label("提案（可选：附上就逐条核对有没有答复）").set_input_files(proposal)
    tab.get_by_role("button", name="校核").click()
    expect(tab.get_by_text("S009").nth(0)).to_be_attached()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/search?q=托育",
        "/search?q=没有这样的词",
        "/compare?indicator=托位",
        "/compare/programmes?theme=childcare",
        "/draft",
        "/check",
        "/sources",
        "/help",
        "/help/F001",
        "/saved",
        "/none",
        "a document",
        "its page",
    ],
)
def test_axe_finds_no_violation(browser, address: str, path: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    if not path.startswith("/"):
        found = re.search(r"/document/[0-9a-f]{20}", httpx.get(f"{address}/search?kind=reply").text)
        assert found
        path = found[0] + ("/page" if path == "its page" else "")

    for scheme in ("light", "dark"):
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": WIDTH, "height": HEIGHT}, bypass_csp=True
        )
        page = context.new_page()
        page.goto(f"{address}{path}")
        results = Axe().run(page)
        context.close()
        assert results.violations_count == 0, results.generate_report()


def test_keys_walk_the_results(browser, address: str) -> None:
    page = browser.new_page(base_url=address)
    page.goto("/search?q=托育")
    page.locator("h1").first.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".results > li.here")).to_have_count(1)
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.name") == "q"
    page.close()
