import io
import json
import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook

from app.cli import cli
from app.errors import InputError
from app.pdf import find_office, page_pictures, pdf_of
from app.proposals import read_proposal_bytes
from app.sandbox import render_sandboxed
from generate.rendering import TemplateError
from store.database import open_store, writing
from store.register import register_number
from store.save import save_record
from tests.draft_records import PROPOSALS, records

FACTS = (
    "指标,数值,单位,截至,地区,来源\n"
    "县财政安排托管专项经费,60,万元,2025,云岭县,预算\n"
    "托管点,444,个,2025,海口市,网络\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAFU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DAFU_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(PROPOSALS / "holiday_care.txt", tmp_path / "p.txt")
    (tmp_path / "facts.csv").write_text(FACTS, "utf-8")
    return tmp_path


def draft(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["draft", *arguments])


def sidecar(path: Path) -> dict:  # type: ignore[type-arg]
    read: dict = json.loads(path.read_text("utf-8"))  # type: ignore[type-arg]
    return read


def test_writes_letter_and_evidence(folder: Path) -> None:
    done = draft("p.txt", "-o", "l.docx", "--date", "2026-06-08")
    assert done.exit_code == 0, done.output
    assert "待补" in done.output
    found = sidecar(folder / "l.evidence.json")
    assert any("60万元" in row["text"] and row["role"] == "fact" for row in found["sentences"])
    assert not any("444" in row["text"] for row in found["sentences"])
    text = "\n".join(item.text for item in Document(str(folder / "l.docx")).paragraphs)
    for row in found["sentences"][1:]:
        assert row["text"] in text


def test_equal_calls_give_equal_files(folder: Path) -> None:
    for name in ("a", "b"):
        assert draft("p.txt", "-o", f"{name}.docx", "--date", "2026-06-08").exit_code == 0
    assert (folder / "a.docx").read_bytes() == (folder / "b.docx").read_bytes()
    assert (folder / "a.evidence.json").read_bytes() == (folder / "b.evidence.json").read_bytes()


def test_uses_the_database(folder: Path) -> None:
    url = f"sqlite:///{folder / 'x.sqlite'}"
    engine = open_store(url)
    for record in records():
        with writing(engine) as connection:
            save_record(connection, record)
    engine.dispose()
    done = draft("p.txt", "-o", "l.docx", "--date", "2026-06-08", "--db", url, "--explain")
    assert done.exit_code == 0, done.output
    texts = [row["text"] for row in sidecar(folder / "l.evidence.json")["sentences"] if row["role"] == "fact"]
    assert any("托管点12个" in text for text in texts)
    assert "选用理由" in done.output


def test_edits_the_split_and_takes_it_back(folder: Path) -> None:
    assert draft("p.txt", "-o", "l.docx", "--edit", "e.toml").exit_code == 0
    assert not (folder / "l.docx").exists()
    split = (folder / "e.toml").read_text("utf-8")
    first = 'text = "扩大公办托管点覆盖面，优先覆盖城区三个街道"\nstatus = ""'
    assert first in split
    split = split.replace(first, first.replace('status = ""', 'status = "not_ours"'))
    split = split.replace("keep = true", "keep = false").replace('outcome = ""', 'outcome = "C"', 1)
    split = split[: split.rindex("[[suggestion]]")]
    (folder / "e.toml").write_text(split, "utf-8")
    done = draft("p.txt", "-o", "l.docx", "--edit", "e.toml")
    assert done.exit_code == 0, done.output
    found = sidecar(folder / "l.evidence.json")
    assert len(found["proposal"]["suggestions"]) == 3
    assert found["outcome"]["class"] == "C"
    assert found["dispositions"][0]["status"] == "not_ours"
    assert not any(row["evidence"] for row in found["sentences"])


BAD = (
    (("nowhere.txt",), 1, "nowhere.txt"),
    (("p.txt", "-o", "l.pdf"), 2, ".docx"),
    (("p.txt", "--profile", "nowhere"), 1, "county-bureau"),
    (("p.txt", "--profile", "nowhere.toml"), 1, "nowhere.toml"),
    (("p.txt", "--facts", "nowhere.csv"), 1, "nowhere.csv"),
    (("p.txt", "--date", "2026.6.8"), 2, "--date"),
    (("p.txt", "--template", "nothing"), 1, "point-by-point"),
    (("p.txt", "--base", "p.txt"), 1, "底稿"),
)


@pytest.mark.parametrize(("arguments", "status", "named"), BAD)
def test_mistakes_are_one_line(folder: Path, arguments: tuple[str, ...], status: int, named: str) -> None:
    done = draft(*arguments)
    assert done.exit_code == status, done.output
    assert named in done.output
    assert "Traceback" not in done.output


def test_an_edit_that_is_not_in_the_proposal_is_named(folder: Path) -> None:
    (folder / "e.toml").write_text('[[suggestion]]\ntext = "修建机场"\n', "utf-8")
    done = draft("p.txt", "-o", "l.docx", "--edit", "e.toml")
    assert done.exit_code == 1
    assert "修建机场" in done.output


def test_writes_the_public_and_the_clean_copy(folder: Path) -> None:
    assert draft("p.txt", "-o", "l.docx", "--public", "--clean").exit_code == 0
    public = Document(str(folder / "l.公开件.docx"))
    clean = Document(str(folder / "l.送达件.docx"))
    assert not any("联系人" in item.text for item in public.paragraphs)
    assert any("联系人" in item.text for item in clean.paragraphs)
    assert not list(public.comments)
    assert not list(clean.comments)


SLOW = "{% for a in long %}{% for b in long %}{% for c in long %}{% endfor %}{% endfor %}{% endfor %}"
HOSTILE = (
    ("{{ cycler.__init__.__globals__ }}", "不允许|没有的字段"),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不允许"),
    ("{{ 'a' * 99999999 }}", "太长|内存|停止"),
    ("{{ 'a' * 99999999999 }}", "内存|停止"),
    (SLOW, "时间|停止"),
    ("{% include '/etc/passwd' %}", "模板"),
)


@pytest.mark.parametrize(("source", "reason"), HOSTILE)
def test_foreign_templates_are_held_back(source: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason):
        render_sandboxed(source, {"long": ["x"] * 9999})


def test_a_template_of_ones_own(folder: Path) -> None:
    (folder / "own.txt").write_text(
        "@title {{ title }}\n@salutation {{ salutation }}：\n{% for answer in answers %}\n"
        "@heading1 {{ answer.heading }}\n{{ (answer.facts + answer.gaps) | join }}\n{% endfor %}\n"
        "@signature {{ unit }}\n",
        "utf-8",
    )
    done = draft("p.txt", "-o", "l.docx", "--template", "own.txt")
    assert done.exit_code == 0, done.output
    sentences = sidecar(folder / "l.evidence.json")["sentences"]
    assert sentences[1]["text"] == "周岚、何其山委员："


def test_a_template_that_leaves_suggestions_out_is_refused(folder: Path) -> None:
    (folder / "own.txt").write_text("@title {{ title }}\n{{ thanks }}\n", "utf-8")
    done = draft("p.txt", "-o", "l.docx", "--template", "own.txt")
    assert done.exit_code == 1
    assert "没有答复" in done.output
    assert not (folder / "l.docx").exists()


def test_the_register_numbers_letters(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'r.sqlite'}")
    with writing(engine) as connection:
        numbers = [register_number(connection, "云教体函", 2026, matter, 5) for matter in ("a", "b", "a")]
        other = register_number(connection, "云教体函", 2027, "a")
    engine.dispose()
    assert (numbers, other) == ([5, 6, 5], 1)


def test_drafts_a_folder(folder: Path) -> None:
    (folder / "in").mkdir()
    for name in ("parking", "holiday_care"):
        shutil.copy(PROPOSALS / f"{name}.txt", folder / "in" / f"{name}.txt")
    text = (
        (PROPOSALS / "holiday_care.txt")
        .read_text("utf-8")
        .replace("第38号", "第39号")
        .replace("周岚、何其山", "程野")
    )
    (folder / "in" / "second.txt").write_text(text, "utf-8")
    (folder / "in" / "empty.txt").write_text("你好", "utf-8")
    done = draft("in", "-o", "out", "--merge")
    assert done.exit_code == 1
    assert "empty.txt" in done.output
    rows = list(load_workbook(folder / "out" / "办理总表.xlsx").active.iter_rows(values_only=True))
    by_name = {row[0]: row for row in rows[1:]}
    assert by_name["parking.txt"][7] == datetime(2026, 5, 31)  # noqa: DTZ001 - a day, as Excel holds it
    assert "合并" in by_name["second.txt"][-1]
    assert "没有找到建议" in by_name["empty.txt"][-1]
    assert sidecar(folder / "out" / "second.答复.evidence.json")["proposal"]["proposers"][0]["name"] == "程野"


@pytest.mark.office
def test_pdf_carries_no_comments(folder: Path) -> None:
    if find_office() is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs LibreOffice")
        pytest.skip("LibreOffice is missing")
    assert draft("p.txt", "-o", "l.docx", "--pdf").exit_code == 0
    body = (folder / "l.pdf").read_bytes()
    import pypdfium2

    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(body)))
    assert "原文：" not in text
    assert "网址" not in text
    assert page_pictures(body, 30)[0].startswith(b"\x89PNG")


def test_without_libreoffice_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.pdf.find_office", lambda: None)
    with pytest.raises(Exception, match="LibreOffice"):
        pdf_of(b"")


def test_a_table_of_facts_is_no_proposal() -> None:
    with pytest.raises(InputError, match="不是提案"):
        read_proposal_bytes("指标,数值,单位,截至\n托位,12,个,2025\n".encode(), "facts.csv")
