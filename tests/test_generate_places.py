import pytest

from extract.model import Place
from generate.places import Relation, foreign_places, ground_of, relation

YUNLING = ground_of(Place("云岭县"), (Place("临岭市"), Place("江南省")))
CIXI = ground_of(Place("慈溪市", "330282"))
STREET = ground_of(Place("南门街道"), (Place("云岭县"), Place("临岭市")))

RELATIONS: tuple[tuple[Place | None, Relation], ...] = (
    (Place("云岭县"), "same"),
    (Place("临岭市云岭县"), "same"),
    (Place("全县"), "same"),
    (Place("全市"), "unknown"),
    (Place("临岭市"), "superior"),
    (Place("江南省"), "superior"),
    (Place("龙门乡"), "within"),
    (Place("城区"), "within"),
    (Place("望川市"), "other"),
    (Place("海口市", "460100"), "other"),
    (None, "unknown"),
)


@pytest.mark.parametrize(("place", "wanted"), RELATIONS)
def test_places_without_code(place: Place | None, wanted: Relation) -> None:
    assert relation(place, YUNLING) == wanted


CODED: tuple[tuple[Place, Relation], ...] = (
    (Place("慈溪市", "330282"), "same"),
    (Place("宁波市", "330200"), "superior"),
    (Place("浙江省", "330000"), "superior"),
    (Place("余姚市", "330281"), "other"),
    (Place("海口市", "460100"), "other"),
)


@pytest.mark.parametrize(("place", "wanted"), CODED)
def test_places_with_code(place: Place, wanted: Relation) -> None:
    assert relation(place, CIXI) == wanted


STREETS: tuple[tuple[Place, Relation], ...] = (
    (Place("南门街道"), "same"),
    (Place("云岭县"), "superior"),
    (Place("望川市"), "other"),
)


@pytest.mark.parametrize(("place", "wanted"), STREETS)
def test_streets(place: Place, wanted: Relation) -> None:
    assert relation(place, STREET) == wanted


def test_names_places_of_others_in_a_sentence() -> None:
    assert foreign_places("借鉴海口市做法，望川市已建成320个。", YUNLING) == ("海口市", "望川市")
    assert foreign_places("我县会同市财政局，在全县各城市社区建成12个。", YUNLING) == ()
