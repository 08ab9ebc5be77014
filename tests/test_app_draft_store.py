"""What letters must hold on a store built from real pages: seeds, development pages, the sample site.

Ten proposals over ten themes, and one inferred from each of the two sample letters; then stores whose places
are swapped and whose figures are multiplied.
"""

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.draft import StoreLibrary
from app.sample import sample_pages
from extract import extract_page
from extract.model import Place, Record
from generate.compile import numbers_in
from generate.compose import Draft, Order, draft_letter
from generate.letter import Sentence
from generate.profile import Profile, ready_profile
from generate.proposal import Proposal, read_proposal
from store.database import open_store, writing
from store.save import save_records
from tests.draft_records import PROPOSALS, SIGNED, TEN
from tests.test_generate_letter import multiplied

SHARED = Path(__file__).parent.parent.parent / "shared"
INFERRED = ("holiday_care_in_bole", "left_behind_in_fushun")
YUNLING = "云岭县"


def pages() -> Iterator[tuple[bytes, str, str | None]]:
    """Body, address and content type of every page there is."""
    if SHARED.exists():
        for folder in (SHARED / "seeds", SHARED / "gold" / "dev" / "pages"):
            for path in sorted(folder.iterdir()):
                yield path.read_bytes(), path.name, None
    elif os.environ.get("CI"):
        pytest.fail("CI must have ../shared beside the checkout")
    for address, answer in sorted(sample_pages().items()):
        if not address.endswith("robots.txt"):
            yield answer.body, address, answer.content_type


@pytest.fixture(scope="module")
def read_records() -> tuple[Record, ...]:
    return tuple(record for page in pages() for record in extract_page(*page))


def saved(url: str, records: tuple[Record, ...]) -> Engine:
    engine = open_store(url)
    with writing(engine) as connection:
        save_records(connection, records)
    return engine


@pytest.fixture(scope="module")
def store(read_records: tuple[Record, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = saved(f"sqlite:///{tmp_path_factory.mktemp('letters') / 'store.sqlite'}", read_records)
    yield engine
    engine.dispose()


def bureau(place: str, unit: str, *superiors: str) -> Profile:
    ready = ready_profile("county-bureau")
    filled = replace(
        ready.unit, name=unit, field="", place=Place(place), superiors=tuple(map(Place, superiors))
    )
    return replace(ready, unit=filled)


def asked(name: str) -> tuple[Proposal, Profile]:
    """The proposal and who answers it: the ten as if handed in at 云岭县, the inferred ones at home."""
    if name in INFERRED:
        read = read_proposal((PROPOSALS / "inferred" / f"{name}.txt").read_text("utf-8"))
        place = read.place or ""
        unit = "博乐市南城区街道办事处" if place == "博乐市" else "抚顺县教育局"
        return read, bureau(place, unit, "辽宁省抚顺市" if place == "抚顺县" else "博尔塔拉蒙古自治州")
    read = read_proposal((PROPOSALS / f"{name}.txt").read_text("utf-8"))
    council = f"{YUNLING}政协" if read.council == "cppcc" else f"{YUNLING}人大"
    return replace(read, place=YUNLING, committee=council), bureau(YUNLING, "云岭县人民政府", "望川市")


def drafted(engine: Engine, name: str) -> Draft:
    proposal, profile = asked(name)
    with engine.connect() as connection:
        return draft_letter(proposal, StoreLibrary(connection), (), profile, Order(SIGNED, 17))


def assert_holds(draft: Draft, proposal: Proposal) -> None:
    """Every suggestion answered or a gap; every figure proven; no precedent as our own."""
    letter = draft.letter
    spoken = {row.suggestion for row in letter.sentences if row.role not in {"formula", "courtesy"}}
    assert spoken >= {item.id for item in proposal.suggestions}
    for sentence in letter.sentences:
        if sentence.role in {"fact", "answer", "plan"}:
            assert_proven(sentence, proposal)
        elif sentence.role == "precedent":
            assert sentence.evidence
            assert not any(row.own for row in sentence.evidence)
            assert all(row.place and row.place[-3:] in sentence.text for row in sentence.evidence)


def assert_proven(sentence: Sentence, proposal: Proposal) -> None:
    assert sentence.evidence
    assert all(row.own for row in sentence.evidence), sentence
    quotes = " ".join(row.quote for row in sentence.evidence)
    assert numbers_in(sentence.text) <= numbers_in(f"{quotes} {proposal.text}"), sentence.text


@pytest.mark.parametrize("name", [*TEN, *INFERRED])
def test_letters_hold_on_a_real_store(store: Engine, name: str) -> None:
    assert_holds(drafted(store, name), asked(name)[0])


def test_the_store_answers(store: Engine) -> None:
    """The proofs are not empty: letters quote the store, and precedents are told apart."""
    if not SHARED.exists():
        pytest.skip("../shared is not here")
    roles = [row.role for name in (*TEN, *INFERRED) for row in drafted(store, name).letter.sentences]
    assert roles.count("answer") + roles.count("fact") + roles.count("plan") >= 12
    assert roles.count("precedent") >= 3


@pytest.mark.parametrize("seed", range(3))
def test_letters_hold_whatever_the_store_says(
    read_records: tuple[Record, ...], tmp_path: Path, seed: int
) -> None:
    """Places swapped or lost, figures multiplied: nothing foreign becomes ours, nothing differs."""
    rng = random.Random(seed)
    places = [Place(YUNLING), Place("博乐市"), Place("抚顺县"), Place("望川市"), None]
    changed = []
    for record in read_records:
        if rng.random() < 0.4:
            place = rng.choice(places)
            rows = tuple(replace(row, place=place) for row in record.statistics)
            record = replace(record, region=place, statistics=rows)
        if rng.random() < 0.4:
            record = multiplied(record, rng.randrange(2, 999))
        changed.append(record)
    engine = saved(f"sqlite:///{tmp_path / 'changed.sqlite'}", tuple(changed))
    for name in (*TEN[:4], *INFERRED):
        assert_holds(drafted(engine, name), asked(name)[0])
    engine.dispose()
