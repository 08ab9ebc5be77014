"""``dafu crawl`` and ``dafu archive`` as people call them; the sample site from end to end."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import cli
from app.crawl import SiteProgress, warnings_of
from app.errors import InputError
from app.sample import sample_pages, sample_sites, serve_sample
from app.sample_files import docx_bytes, pdf_bytes, slipped
from app.settings import read_settings
from app.sources import (
    SiteState,
    add_site,
    configured_sites,
    probe_site,
    shown_sites,
    site_states,
    start_crawl,
    stop_crawl,
)
from crawler.site import Site, read_site
from extract import read_page
from store.database import open_store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
WANGCHUAN = "http://www.wangchuan.example/col/col1201/index.html"
LETTER = "http://www.wangchuan.example/art/2024/7/3/art_1201_3301.html"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAFU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DAFU_DATABASE_URL", raising=False)
    return tmp_path


@pytest.fixture(scope="module")
def proxy() -> Iterator[str]:
    with serve_sample() as address:
        yield address


def dafu(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments)


def test_from_probe_to_records_without_code(home: Path, proxy: str) -> None:
    probe = dafu("crawl", "--probe", WANGCHUAN, "--proxy", proxy)
    assert probe.exit_code == 0, probe.output
    assert "大汉" in probe.stderr
    assert "望川市生态环境局关于市政协八届四次会议第160号提案的答复" in probe.stderr
    (home / "wangchuan.toml").write_text(probe.stdout + "delay = 0\n", encoding="utf-8")
    crawl = ("crawl", "wangchuan", "--site-dir", str(home), "--proxy", proxy)
    first = dafu(*crawl, "--json")
    assert first.exit_code == 0, first.output
    (report,) = json.loads(first.stdout)
    assert (report["new"], report["records"], report["warnings"]) == (8, 8, [])
    second = dafu(*crawl)
    assert "未变 8" in second.stdout
    assert dafu("archive", "verify").stdout == "存档文件 2 个，问题 0 处\n"
    shown = dafu("archive", "show", LETTER, "--headers")
    assert shown.stdout_bytes == sample_pages()[LETTER].body
    assert "第 1 个，共 1 个" in shown.stderr
    assert dafu("archive", "show", LETTER, "--diff").exit_code == 1
    assert dafu("archive", "show", LETTER, "--version", "2").exit_code == 1
    assert "存档中没有" in dafu("archive", "show", "http://a.example/").stderr
    assert site_states(open_store(read_settings().database_url), [site_of(home)])[0].finished
    for path in (home / "home" / "archive").glob("*.warc.gz"):
        path.write_bytes(path.read_bytes()[:-300])
    broken = dafu("archive", "verify", "--json")
    assert broken.exit_code == 1
    assert "cut" in {item["code"] for item in json.loads(broken.stdout)["findings"]}


def test_the_sample_is_tried_without_a_network(home: Path) -> None:
    written = home / "sites" / "wangchuan.toml"
    probe = dafu("crawl", "--probe", WANGCHUAN, "--sample", "-o", str(written))
    assert probe.exit_code == 0, probe.output
    assert f"已写出网站文件 {written}" in probe.stdout
    assert read_site(written).title == "望川市人民政府（虚构）"
    assert "未覆盖" in dafu("crawl", "--probe", WANGCHUAN, "--sample", "-o", str(written)).stderr
    listed = dafu("crawl", "--sample", "--list").stdout
    assert len(listed.splitlines()) == len(sample_sites())
    assert dafu("crawl", "--sample", "bole").exit_code == 2
    engine = open_store(read_settings().database_url)
    assert not {site.name for site in sample_sites()} & set(shown_sites(read_settings(), engine))
    crawled = dafu("crawl", "wangchuan", "--site-dir", str(written.parent), "--sample")
    assert "新增 8，" in crawled.stdout
    assert "提取记录 8 条" in crawled.stdout


def site_of(home: Path) -> Site:
    return read_site(home / "wangchuan.toml")


def test_expected_count_and_nothing_found_are_said() -> None:
    site = Site("a", "甲", ("http://a.example/",), expected=(10, 20), max_pages=9)
    fine = SiteProgress("a", "甲", new=12, finished=True)

    def said(progress: SiteProgress, newest: datetime | None = NOW, full: bool = False) -> str:
        return "\n".join(warnings_of(site, progress, full, newest, NOW))

    assert said(fine) == ""
    assert "与预计的 10—20 篇不符" in said(SiteProgress("a", "甲", new=3, finished=True))
    assert "再次运行" in said(SiteProgress("a", "甲", new=12))
    assert "一篇也没有采到：robots.txt 不许采集" in said(
        SiteProgress("a", "甲", finished=True, reasons=(("robots", 3),))
    )
    assert "没有新网页" in said(fine, NOW - timedelta(days=200))
    assert "上限 9" in said(fine, full=True)
    assert "被网站拒绝" in said(SiteProgress("a", "甲", new=12, blocked=2, finished=True))
    assert not SiteProgress("a", "甲", finished=True).ok


def test_list_names_every_site() -> None:
    listed = dafu("crawl", "--list")
    assert "bole\t博乐市人民政府\thttps://www.xjbl.gov.cn/" in listed.stdout
    assert len(json.loads(dafu("crawl", "--list", "--json").stdout)) == len(listed.stdout.splitlines())


def test_a_folder_without_names_means_its_own_sites(home: Path) -> None:
    assert "目录中没有网站文件" in dafu("crawl", "--list", "--site-dir", str(home)).stderr
    (home / "songshi.toml").write_text('title = "松石"\nstarts = ["http://a.example/"]\n', encoding="utf-8")
    assert dafu("crawl", "--list", "--site-dir", str(home)).stdout == "songshi\t松石\thttp://a.example/\n"
    assert "bole" in dafu("crawl", "bole", "--list", "--site-dir", str(home)).stdout


def test_save_page_writes_the_bytes_once(home: Path, proxy: str) -> None:
    path = home / "pages" / "letter.html"
    saved = dafu("crawl", "--save-page", LETTER, "-o", str(path), "--proxy", proxy)
    assert saved.exit_code == 0, saved.output
    assert path.read_bytes() == sample_pages()[LETTER].body
    again = dafu("crawl", "--save-page", LETTER, "-o", str(path), "--proxy", proxy)
    assert again.exit_code == 1
    assert "未覆盖" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("nowhere",), 2, "没有这个网站：nowhere"),
        (("--site-dir", "no-such-folder"), 1, "没有这个目录"),
        (("--probe", "http://127.0.0.1:9/"), 1, "内网或本机地址"),
        (("--probe", "http://localhost:9/"), 1, "内网或本机地址"),
        (("--probe", "file:///etc/passwd"), 1, "不是 http(s) 网址"),
        (("--probe", "http://127.0.0.1:9/", "--allow-local"), 1, "无法取得"),
        (("--schedule", "whenever"), 2, "whenever"),
    ],
)
def test_wrong_use_is_one_line(arguments: tuple[str, ...], status: int, message: str) -> None:
    result = dafu("crawl", *arguments)
    assert result.exit_code == status
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_forbidden_and_missing_pages_are_not_probed(proxy: str) -> None:
    forbidden = dafu(
        "crawl", "--probe", "http://www.yunling.example/neibu/202401/t20240101_1.html", "--proxy", proxy
    )
    assert "robots.txt 不许采集" in forbidden.stderr
    missing = dafu("crawl", "--probe", "http://www.yunling.example/none.html", "--proxy", proxy)
    assert "404" in missing.stderr


@pytest.mark.parametrize(
    ("kind", "sign"), [("cron", "17 3 * * *"), ("systemd", "OnCalendar"), ("windows", "schtasks")]
)
def test_schedule_prints_an_entry_with_the_sites(home: Path, kind: str, sign: str) -> None:
    shown = dafu("crawl", "bole", "--schedule", kind, "--site-dir", str(home)).stdout
    assert sign in shown
    assert f"crawl bole --site-dir {home} --quiet" in shown


def test_the_sample_is_many_pages_of_several_families() -> None:
    pages = sample_pages()
    assert sum(address.endswith((".html", ".htm", ".shtml")) for address in pages) >= 40
    assert len(sample_sites()) == 6
    for address, page in pages.items():
        if address.endswith((".docx", ".pdf")):
            assert read_page(page.body, address, page.content_type).documents, address


def test_sample_files_are_the_same_every_time() -> None:
    lines = ["关于第1号提案的答复", "全县有托位1260个。"]
    assert docx_bytes(lines) == docx_bytes(lines)
    assert pdf_bytes(lines) == pdf_bytes(lines)


def test_the_mirror_page_is_noisy_and_comes_out_clean() -> None:
    address = "http://mirror.luxi.example/c/2024-09-05/66001.shtml"
    page = sample_pages()[address]
    assert slipped("。”開") == "?!遍_"
    assert "?!遍_" in page.body.decode()
    (document,) = read_page(page.body, address, page.content_type).documents
    assert "我局提出“让每个乡镇都有托育点。”开展从业人员培训5期，培训230人次。" in document.text
    assert document.trust == "untrusted"


def test_a_site_is_probed_and_added_once(home: Path, proxy: str) -> None:
    settings = read_settings()
    probe = probe_site(settings, WANGCHUAN, proxy=proxy)
    assert probe.family is not None
    add_site(settings, probe.site)
    assert configured_sites(settings)["wangchuan"] == probe.site
    with pytest.raises(InputError, match="已有"):
        add_site(settings, probe.site)
    engine = open_store(settings.database_url)
    assert site_states(engine, [probe.site]) == (SiteState(probe.site),)
    assert not stop_crawl(engine, "wangchuan")


def test_a_started_crawl_runs_on_its_own(home: Path) -> None:
    settings = read_settings()
    engine = open_store(settings.database_url)
    add_site(settings, Site("inside", "内网", ("http://127.0.0.1:9/jyta/",)))
    assert start_crawl(settings, engine, ["inside"])
    site = configured_sites(settings)["inside"]
    for _ in range(300):
        (state,) = site_states(engine, [site])
        if state.finished:
            break
        threading.Event().wait(0.1)
    assert state.reasons == (("unsafe", 1),)
