"""Words of a table found by walking and by matching."""

from extract.vocabulary import build_finder, build_matcher

WORDS = ("托管", "寒暑假托管", "停车", "停车泊位", "泊位")
TEXT = "寒暑假托管点旁增设停车泊位，夜间停车难。" * 3


def test_walking_and_matching_find_the_same_words() -> None:
    found = sorted(build_matcher(WORDS)(TEXT))
    assert sorted(build_finder(WORDS)(TEXT)) == found
    assert len(found) == 18
