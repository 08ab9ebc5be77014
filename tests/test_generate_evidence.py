import json
from dataclasses import replace

import pytest

from generate.compose import Draft, Order, draft_letter
from generate.evidence import evidence_json, evidence_text, read_gaps, read_outcome, read_sentences
from generate.records_library import RecordsLibrary
from tests.draft_records import SIGNED, TEN, facts, profile, proposal, records

ROLES = {"formula", "fact", "answer", "plan", "precedent", "courtesy", "gap"}


def drafted(name: str) -> Draft:
    return draft_letter(proposal(name), RecordsLibrary(records()), facts(), profile(), Order(SIGNED, 17))


@pytest.mark.parametrize("name", TEN)
def test_has_the_form_of_the_contract(name: str) -> None:
    read = proposal(name)
    sidecar = json.loads(evidence_text(drafted(name).letter, read))
    assert set(sidecar) >= {"proposal", "sentences", "gaps", "outcome"}
    assert set(sidecar["proposal"]) >= {"number", "session", "subject", "proposers", "suggestions", "text"}
    for row in sidecar["proposal"]["suggestions"]:
        assert sidecar["proposal"]["text"][row["start"] : row["end"]] == row["text"]
    known = {row["id"] for row in sidecar["proposal"]["suggestions"]}
    for sentence in sidecar["sentences"]:
        assert sentence["role"] in ROLES
        assert sentence["suggestion"] is None or sentence["suggestion"] in known
        for row in sentence["evidence"]:
            assert set(row) >= {"source", "address", "quote", "own", "statistics"}
            assert all(set(figure) == {"indicator", "value", "unit"} for figure in row["statistics"])
    assert set(sidecar["outcome"]) == {"class", "reason"}


def test_holds_every_sentence_in_its_order() -> None:
    letter = drafted("parking").letter
    sidecar = evidence_json(letter, proposal("parking"))
    assert [row["text"] for row in sidecar["sentences"]] == [row.text for row in letter.sentences]
    ids = [row["id"] for row in sidecar["sentences"]]
    assert len(set(ids)) == len(ids)


def test_round_trip() -> None:
    letter = drafted("parking").letter
    sidecar = json.loads(evidence_text(letter, proposal("parking")))
    assert read_sentences(sidecar) == letter.sentences
    assert read_gaps(sidecar) == letter.gaps
    assert read_outcome(sidecar) == letter.outcome


def test_equal_letters_give_equal_text() -> None:
    assert evidence_text(drafted("parking").letter, proposal("parking")) == evidence_text(
        drafted("parking").letter, proposal("parking")
    )


def test_another_shape_is_refused() -> None:
    with pytest.raises(KeyError):
        read_sentences({"sentences": [{"id": "s001"}]})


def test_a_proposal_without_session_has_none() -> None:
    letter = drafted("parking").letter
    sidecar = evidence_json(letter, replace(proposal("parking"), session=None))
    assert sidecar["proposal"]["session"] is None
