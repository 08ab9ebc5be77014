"""The desk: what a person uploaded and what was made from it; leaving and coming back loses nothing.

One folder a job under the user's data folder. A job's name is made by us and checked on the way in, file
names are ours too: nothing a request says becomes a path.
"""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

JOB_NAME = re.compile(r"[0-9a-f]{20}")
FILE_NAME = re.compile(r"[a-z]+(\.[a-z]+)*|page-\d+\.png")
# How a file begins, by what it is: uploads are judged by their bytes, not by their names.
SIGNATURES = {"docx": b"PK\x03\x04", "pdf": b"%PDF-"}


@dataclass(frozen=True, slots=True)
class Job:
    """One upload and all that belongs to it."""

    name: str
    folder: Path

    def path(self, file: str) -> Path:
        """Where a file of this job lies; raises ValueError for a name that is not ours."""
        if not FILE_NAME.fullmatch(file):
            raise ValueError(f"not a name of ours: {file!r}")
        return self.folder / file

    def has(self, file: str) -> bool:
        """Whether the job has this file."""
        return self.path(file).is_file()

    def read(self, file: str) -> bytes:
        """The bytes of one file; raises FileNotFoundError."""
        return self.path(file).read_bytes()

    def write(self, file: str, content: bytes) -> Path:
        """Write one file whole or not at all, and say where."""
        path = self.path(file)
        unfinished = path.with_name(path.name + ".new")
        unfinished.write_bytes(content)
        return unfinished.replace(path)

    def notes(self) -> dict[str, Any]:
        """What was noted about the job."""
        notes: dict[str, Any] = json.loads(self.read("notes.json")) if self.has("notes.json") else {}
        return notes

    def note(self, **values: Any) -> None:
        """Add to the notes."""
        self.write("notes.json", json.dumps({**self.notes(), **values}, ensure_ascii=False).encode())


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder of all jobs of one kind (drafts, letters to check)."""

    folder: Path

    def new_job(self) -> Job:
        """An empty job with a name that cannot be guessed."""
        name = secrets.token_hex(10)
        job = Job(name, self.folder / name)
        job.folder.mkdir(parents=True)
        return job

    def find_job(self, name: str) -> Job | None:
        """The job of that name, or None."""
        known = JOB_NAME.fullmatch(name) and (self.folder / name).is_dir()
        return Job(name, self.folder / name) if known else None

    def jobs(self) -> tuple[Job, ...]:
        """All jobs, the one touched last first."""
        folders = [path for path in self.folder.glob("*") if JOB_NAME.fullmatch(path.name)]
        folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        return tuple(Job(path.name, path) for path in folders)


def kind_of_upload(content: bytes) -> str | None:
    """``docx``, ``pdf`` or ``txt`` by the bytes; None for anything else."""
    for kind, signature in SIGNATURES.items():
        if content.startswith(signature):
            return kind
    return "txt" if content.strip() and b"\x00" not in content else None
