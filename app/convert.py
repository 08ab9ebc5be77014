"""Old Word files and scans through programs that may be installed: LibreOffice, tesseract."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from extract.files import NEEDS_OFFICE, OLE, PDF
from extract.pdf import SCANNED

OFFICE_SECONDS = 120
OCR_SECONDS = 60
MAX_SCANNED_PAGES = 50
OCR_SCALE = 300 / 72


def readable_body(body: bytes) -> bytes | str | None:
    """A form of ``body`` that can be read: .docx from LibreOffice, text from tesseract.

    A sentence instead when the program is missing or fails; None when no program would help.
    """
    if body.startswith((OLE, b"{\\rtf")):
        return office_to_docx(body)
    if PDF in body[:1024]:
        return scan_to_text(body)
    return None


def office_to_docx(body: bytes) -> bytes | str:
    """The .docx that LibreOffice makes of an old Word or WPS file, or why there is none."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return NEEDS_OFFICE
    with tempfile.TemporaryDirectory(prefix="dafu-") as folder:
        source = Path(folder) / "letter.doc"
        source.write_bytes(body)
        command = [
            program,
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "docx:Office Open XML Text",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=OFFICE_SECONDS, check=True)  # noqa: S603 - fixed program
            return (Path(folder) / "letter.docx").read_bytes()
        except (subprocess.SubprocessError, OSError):
            return "LibreOffice 无法转换这个文件（损坏或有密码）。"


def scan_to_text(body: bytes) -> bytes | str | None:
    """The words that tesseract reads from the pages of a scanned PDF, or why there are none."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    import pypdfium2

    texts = []
    try:
        document = pypdfium2.PdfDocument(body)
        for number in range(min(len(document), MAX_SCANNED_PAGES)):
            with tempfile.NamedTemporaryFile(suffix=".png", prefix="dafu-") as picture:
                document[number].render(scale=OCR_SCALE).to_pil().save(picture.name)
                texts.append(_recognise(program, picture.name))
    except (pypdfium2.PdfiumError, subprocess.SubprocessError, OSError):
        return SCANNED
    text = "\n".join(texts).strip()
    return text.encode() if text else "扫描件里没有识别出文字。"


def _recognise(program: str, picture: str) -> str:
    command = [program, picture, "stdout", "-l", "chi_sim"]
    done = subprocess.run(command, capture_output=True, timeout=OCR_SECONDS, check=True)  # noqa: S603 - fixed program
    return done.stdout.decode("utf-8", "replace")
