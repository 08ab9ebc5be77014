"""Drafting over the store: reads the proposal, finds the evidence, writes letter, sidecar and PDF.

The web page uses the steps one by one: ``read_proposal_bytes``, ``edit_text``/``read_edit``,
``draft_proposal``,
``letter_files``.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.edit import Edit, EditError, edit_text, read_edit
from app.errors import InputError, system_reason
from app.files import DEFAULT_PROFILE, load_profile, read_bytes
from app.proposals import read_proposal_bytes
from extract.model import Place
from generate.compile import LetterRefusedError
from generate.compose import Draft, Order, draft_letter
from generate.evidence import evidence_text
from generate.facts import Fact, FactsError, read_facts
from generate.letter import Letter
from generate.profile import Profile
from generate.proposal import Proposal
from generate.rendering import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from store.query import Hit, HitKind

FACT_NAMES = ("facts.csv", "facts.xlsx")


class StoreLibrary:
    """Records of the database, best first."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find(
        self, words: str, kind: HitKind, place: Place | None, theme: str | None, limit: int
    ) -> tuple[Hit, ...]:
        """Hits with any of the words in ``place`` (everywhere when None); none for a place the store
        cannot read."""
        from store.errors import QueryError
        from store.query import Query
        from store.search import search

        region = None if place is None else place.code or place.name
        query = Query(
            words,
            kind=kind,
            region=region,
            theme=theme,
            any_words=True,
            order="relevance" if words else "newest",
            limit=limit,
            synonyms=False,
        )
        try:
            return search(self.connection, query).hits
        except QueryError:
            return ()


class EmptyLibrary:
    """No database: a letter from the proposal and the unit's own facts alone."""

    def find(self, *_search: object) -> tuple[Hit, ...]:
        """Nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A finished draft: what it answers, the letter with its material, and the files' bytes."""

    proposal: Proposal
    profile: Profile
    draft: Draft
    docx: bytes
    evidence: str
    facts: tuple[Fact, ...] = ()

    @property
    def letter(self) -> Letter:
        """The letter."""
        return self.draft.letter


def read_proposal_file(path: Path) -> Proposal:
    """The proposal in a file; raises InputError naming it."""
    return read_proposal_bytes(read_bytes(path), path.name)


def load_facts(path: Path | None, proposal: Path | None = None) -> tuple[Fact, ...]:
    """The facts of ``path``; without one, of facts.csv or facts.xlsx beside the proposal; raises
    InputError."""
    paths = [path] if path else _facts_beside(proposal)
    try:
        return tuple(fact for one in paths for fact in read_facts(read_bytes(one), one.name))
    except FactsError as error:
        raise InputError(str(error)) from error


def _facts_beside(proposal: Path | None) -> list[Path]:
    if proposal is None:
        return []
    stem = [proposal.with_name(f"{proposal.stem}.{name}") for name in FACT_NAMES]
    stem += [proposal.with_name(f"{proposal.stem}{mark}{name}") for name in FACT_NAMES for mark in "-_"]
    own = [path for path in stem if path.exists()]
    return own or [path for path in map(proposal.with_name, FACT_NAMES) if path.exists()]


@contextmanager
def open_library(engine: Engine | None) -> Iterator[StoreLibrary | EmptyLibrary]:
    """The library over the database."""
    if engine is None:
        yield EmptyLibrary()
        return
    with engine.connect() as connection:
        yield StoreLibrary(connection)


def draft_proposal(
    proposal: Proposal,
    library: StoreLibrary | EmptyLibrary,
    facts: tuple[Fact, ...],
    profile: Profile,
    order: Order,
    base: bytes | None = None,
    render: Callable[[str, dict[str, Any]], str] | None = None,
) -> Drafted:
    """The letter with its files; raises InputError when it would state what it cannot prove."""
    from generate.docx import BaseDocumentError, render_docx
    from generate.rendering import render_lines

    try:
        draft = draft_letter(proposal, library, facts, profile, order, render or render_lines)
        docx = render_docx(draft.letter, profile.layout, base)
    except LetterRefusedError as error:
        raise InputError(f"草稿没有通过核验，未写出：{error}") from error
    except (TemplateError, BaseDocumentError) as error:
        raise InputError(str(error)) from error
    return Drafted(proposal, profile, draft, docx, evidence_text(draft.letter, proposal), facts)


def apply_edit(proposal: Proposal, edit: Edit, order: Order) -> tuple[Proposal, Order]:
    """The proposal and the clerk's decisions as the edited split says."""
    return edit.proposal(proposal), replace(
        order, statuses=edit.statuses, outcome=edit.outcome or order.outcome, excluded=edit.excluded
    )


def public_docx(drafted: Drafted, base: bytes | None = None) -> bytes:
    """The 公开件: no comments, no contact, personal data masked."""
    from generate.docx import render_docx
    from generate.public import public_letter

    return render_docx(public_letter(drafted.letter), drafted.profile.layout, base, comments=False)


def clean_docx(drafted: Drafted, base: bytes | None = None) -> bytes:
    """The 送达件 as it goes out: with the contact, without comments."""
    from generate.docx import render_docx

    return render_docx(drafted.letter, drafted.profile.layout, base, comments=False)


def sidecar_path(letter: Path) -> Path:
    """LETTER.evidence.json beside LETTER.docx."""
    return letter.with_suffix(".evidence.json")


def write_files(drafted: Drafted, letter: Path) -> None:
    """Writes letter and sidecar; raises InputError naming the path."""
    try:
        letter.parent.mkdir(parents=True, exist_ok=True)
        letter.write_bytes(drafted.docx)
        sidecar_path(letter).write_text(drafted.evidence, "utf-8")
    except OSError as error:
        raise InputError(f"写不了文件 {letter}：{system_reason(error)}") from error


def draft_file(
    engine: Engine | None,
    proposal_path: Path,
    letter_path: Path,
    profile: str | None = None,
    facts: Path | None = None,
    signed_on: date | None = None,
) -> Drafted:
    """Drafts from a file to a file with its sidecar; the simplest way in for the demo and the batch."""
    proposal = read_proposal_file(proposal_path)
    loaded = load_profile(profile)
    order = Order(signed_on or date.today())  # noqa: DTZ011 - the clerk's own day
    with open_library(engine) as library:
        drafted = draft_proposal(proposal, library, load_facts(facts, proposal_path), loaded, order)
    write_files(drafted, letter_path)
    return drafted


__all__ = [
    "DEFAULT_PROFILE",
    "Drafted",
    "Edit",
    "EditError",
    "apply_edit",
    "clean_docx",
    "draft_file",
    "draft_proposal",
    "edit_text",
    "load_facts",
    "load_profile",
    "open_library",
    "public_docx",
    "read_edit",
    "read_proposal_bytes",
    "read_proposal_file",
    "write_files",
]
