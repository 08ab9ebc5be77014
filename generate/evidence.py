"""The sidecar ``LETTER.evidence.json``: the proof that travels with the letter (contract)."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from extract.model import as_json
from generate.layout import title_lines
from generate.letter import Citation, Figure, Gap, Letter, Outcome, Sentence
from generate.proposal import Proposal


def evidence_json(letter: Letter, proposal: Proposal) -> dict[str, Any]:
    """The sidecar as plain JSON values (contract, "Evidence of a letter"), with extra fields beside."""
    return {
        "proposal": {
            "number": proposal.number,
            "session": as_json(proposal.session),
            "subject": proposal.subject,
            "council": proposal.council,
            "committee": proposal.committee,
            "proposers": [{"name": row.name, "kind": row.kind} for row in proposal.proposers],
            "text": proposal.text,
            "suggestions": [
                {
                    "id": row.id,
                    "text": row.text,
                    "start": row.start,
                    "end": row.end,
                    "asks": [as_json(ask) for ask in row.asks],
                }
                for row in proposal.suggestions
            ],
        },
        "sentences": [
            _sentence_json(sentence, title_lines(sentence.text) if block.kind == "title" else None)
            for block in letter.blocks
            for sentence in block.sentences
        ],
        "gaps": [{"suggestion": gap.suggestion, "reason": gap.reason} for gap in letter.gaps],
        "outcome": {"class": letter.outcome.letter, "reason": letter.outcome.reason},
        "dispositions": [
            {"suggestion": row.suggestion, "status": row.status, "reason": row.reason}
            for row in letter.dispositions
        ],
    }


def _sentence_json(sentence: Sentence, lines: tuple[str, ...] | None) -> dict[str, Any]:
    """One sentence; ``lines`` are a title's words as the document breaks them."""
    return {
        "id": sentence.id,
        "text": "\n".join(lines) if lines else sentence.text,
        "suggestion": sentence.suggestion,
        "role": sentence.role,
        "evidence": [
            {
                "source": row.source,
                "address": row.address,
                "quote": row.quote,
                "own": row.own,
                "statistics": as_json(row.statistics),
                "place": row.place,
                "dated": row.dated,
                "reason": row.reason,
            }
            for row in sentence.evidence
        ],
    }


def evidence_text(letter: Letter, proposal: Proposal) -> str:
    """The sidecar's text: stable order and indentation, so that equal letters give equal files."""
    return json.dumps(evidence_json(letter, proposal), ensure_ascii=False, indent=1) + "\n"


def read_sentences(sidecar: dict[str, Any]) -> tuple[Sentence, ...]:
    """The sentences of a sidecar as values; raises KeyError for a sidecar of another shape."""
    return tuple(
        Sentence(
            id=row["id"],
            text=row["text"],
            role=row["role"],
            suggestion=row["suggestion"],
            evidence=tuple(_citation(item) for item in row["evidence"]),
        )
        for row in sidecar["sentences"]
    )


def read_gaps(sidecar: dict[str, Any]) -> tuple[Gap, ...]:
    """The gaps of a sidecar."""
    return tuple(Gap(row["suggestion"], row["reason"]) for row in sidecar["gaps"])


def read_outcome(sidecar: dict[str, Any]) -> Outcome:
    """The outcome class of a sidecar and its reason."""
    return Outcome(sidecar["outcome"]["class"], sidecar["outcome"]["reason"])


def _citation(row: dict[str, Any]) -> Citation:
    return Citation(
        source=row["source"],
        address=row["address"],
        quote=row["quote"],
        own=row["own"],
        statistics=tuple(
            Figure(item["indicator"], Decimal(item["value"]), item["unit"]) for item in row["statistics"]
        ),
        place=row.get("place"),
        dated=row.get("dated"),
        reason=row.get("reason", ""),
    )
