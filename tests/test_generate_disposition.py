from dataclasses import replace

import pytest

from generate.disposition import dispose, propose_outcome, status_words
from generate.letter import Citation, Disposition, SuggestionStatus
from generate.material import Material
from generate.profile import ready_profile
from generate.proposal import read_proposal
from generate.relevance import terms_of

BUREAU = ready_profile("county-bureau")
READ = read_proposal("关于停车的提案\n建议：\n1.明确停车收费标准。\n2.扩建停车场，清理僵尸车。")
SUBJECT = terms_of("关于停车的提案")


def material(text: str, status: str) -> Material:
    citation = Citation("某局", "https://www.yunling.example/1.html", text, own=True)
    return Material(text, status, "same", (citation,), text, "d", "云岭县", 2025)


ONE = READ.suggestions[0]
ROWS: tuple[tuple[tuple[Material, ...], SuggestionStatus | None], ...] = (
    ((material("印发办法，明确停车收费标准", "done"),), "done"),
    ((material("正在制定停车收费标准", "ongoing"),), "ongoing"),
    ((material("将制定停车收费标准", "planned"),), "planned"),
    ((material("停车收费标准暂不具备调整条件", "declined"),), "explained"),
    ((material("停车收费标准为每小时2元", "figure"),), "ongoing"),
    ((), None),
)


@pytest.mark.parametrize(("own", "status"), ROWS)
def test_status_follows_the_material(own: tuple[Material, ...], status: SuggestionStatus | None) -> None:
    assert dispose(ONE, own, (), SUBJECT).status == status


def test_only_a_precedent_is_for_reference() -> None:
    foreign = replace(material("明确停车收费标准", "done"), relation="other")
    assert dispose(ONE, (), (foreign,), SUBJECT).status == "reference"


def test_one_of_two_asks_is_not_done() -> None:
    two = READ.suggestions[1]
    disposed = dispose(two, (material("清理僵尸车315辆", "done"),), (), SUBJECT)
    assert disposed.status == "ongoing"
    assert dict(disposed.asks) == {"s2a1": None, "s2a2": "done"}


def rows(*statuses: SuggestionStatus | None) -> tuple[Disposition, ...]:
    return tuple(Disposition(f"s{number}", status, "") for number, status in enumerate(statuses, 1))


CLASSES: tuple[tuple[tuple[SuggestionStatus | None, ...], str | None], ...] = (
    (("done", "done"), "A"),
    (("done", None), "B"),
    (("done", "planned"), "B"),
    (("planned", "planned"), "B"),
    (("explained", "explained"), "C"),
    (("reference", "reference"), "D"),
    (("reference", None), None),
    ((None, None), None),
)


@pytest.mark.parametrize(("statuses", "letter"), CLASSES)
def test_class_is_never_inflated(statuses: tuple[SuggestionStatus | None, ...], letter: str | None) -> None:
    outcome = propose_outcome(rows(*statuses), BUREAU)
    assert outcome.letter == letter
    assert outcome.reason


def test_class_follows_the_profiles_meanings() -> None:
    elsewhere = replace(BUREAU, outcomes=(("A", "resolved"), ("B", "in_progress"), ("C", "planned")))
    assert propose_outcome(rows("planned", "planned"), elsewhere).letter == "C"
    assert propose_outcome(rows("explained"), elsewhere).letter is None


def test_words_for_people() -> None:
    assert (status_words("done"), status_words(None)) == ("已办", "待补")
