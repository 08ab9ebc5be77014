"""Letters to PDF and page pictures through LibreOffice, with stand-ins for the office fonts."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import escape

from app.errors import InputError

_SECONDS = 120


def find_office() -> str | None:
    """LibreOffice's program, if it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def pdf_of(docx: bytes) -> bytes:
    """The document as PDF; give it a document without comments, they would show in the PDF's structure.

    Raises InputError when LibreOffice is missing, fails or takes more than two minutes.
    """
    office = find_office()
    if office is None:
        raise InputError(
            "没有安装 LibreOffice，不能输出 PDF（可在装有 LibreOffice 或 Word 的电脑上打开 .docx 另存为 PDF）"
        )
    with tempfile.TemporaryDirectory(prefix="dafu-pdf-") as folder:
        source = Path(folder, "letter.docx")
        source.write_bytes(docx)
        command = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            str(source),
        ]
        environment = {**os.environ, "FONTCONFIG_FILE": str(_font_file(Path(folder)))}
        try:
            done = subprocess.run(  # noqa: S603 - our own command
                command, capture_output=True, timeout=_SECONDS, env=environment, check=False
            )
        except subprocess.TimeoutExpired as error:
            raise InputError(f"LibreOffice 转换 PDF 超过{_SECONDS}秒，已停止") from error
        target = Path(folder, "letter.pdf")
        if done.returncode != 0 or not target.exists():
            raise InputError("LibreOffice 没有生成 PDF，请检查其安装")
        return target.read_bytes()


def _font_file(folder: Path) -> Path:
    """A font configuration that maps the office fonts to free ones (data/font_stand_ins.csv), before
    the system's own."""
    rows = csv.DictReader(
        resources.files("data").joinpath("font_stand_ins.csv").read_text("utf-8").splitlines()
    )
    aliases = "".join(_alias(row["name"], row["stand_ins"].split(";")) for row in rows)
    target = folder / "fonts.conf"
    target.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f'{aliases}<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n'
        f"<cachedir>{escape(str(folder / 'fontcache'))}</cachedir>\n</fontconfig>\n",
        "utf-8",
    )
    return target


def _alias(name: str, stand_ins: list[str]) -> str:
    families = "".join(
        '<edit name="family" mode="append" binding="strong">'
        f"<string>{escape(item.partition(':')[0])}</string></edit>"
        for item in stand_ins
    )
    weight = (
        '<edit name="weight" mode="assign"><const>bold</const></edit>'
        if stand_ins[0].endswith(":bold")
        else ""
    )
    test = f'<test name="family"><string>{escape(name)}</string></test>'
    return f'<match target="pattern">{test}{families}{weight}</match>\n'


def page_pictures(pdf: bytes, dots_per_inch: int = 100) -> tuple[bytes, ...]:
    """Each page as PNG."""
    import io

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pictures = []
    for page in document:
        stream = io.BytesIO()
        page.render(scale=dots_per_inch / 72).to_pil().save(stream, format="PNG")
        pictures.append(stream.getvalue())
    document.close()
    return tuple(pictures)
