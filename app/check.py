"""Checking a letter file: reads the files named, runs the rules, writes what was asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import InputError
from app.files import read_bytes
from app.proposals import read_proposal_bytes
from generate.check import Context, Report, run_checks
from generate.letterfile import LetterFile, read_letter
from generate.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Checked:
    """A letter with its bytes and its report."""

    path: Path
    body: bytes
    report: Report


def check_file(path: Path, context: Context) -> Checked:
    """The report on one letter file; raises InputError when it cannot be read."""
    body = read_bytes(path)
    return Checked(path, body, run_checks(letter_of(body, path), context))


def letter_of(body: bytes, path: Path) -> LetterFile:
    """The letter in a file's bytes; raises InputError naming the file."""
    try:
        letter = read_letter(body, path.name)
    except ValueError as error:
        raise InputError(f"{path}：{error}") from error
    if not letter.text.strip():
        raise InputError(f"{path}：文件里没有文字")
    return letter


def proposal_of(path: Path) -> Proposal:
    """The proposal in a .docx, .pdf or .txt, read as ``dafu draft`` reads it; raises InputError naming the
    file.
    """
    return read_proposal_bytes(read_bytes(path), path.name)


def evidence_of(path: Path, *, wanted: bool) -> dict[str, Any] | None:
    """The sidecar at ``path``; None when it does not exist and was not asked for by name."""
    if not wanted and not path.is_file():
        return None
    try:
        sidecar = json.loads(read_bytes(path))
    except ValueError as error:
        raise InputError(f"{path}：不是合法的 JSON") from error
    if not isinstance(sidecar, dict) or not isinstance(sidecar.get("sentences"), list):
        raise InputError(f"{path}：不是 dafu draft 写出的依据文件（缺少 sentences）")
    return sidecar
