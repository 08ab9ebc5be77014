import pytest

from generate.profile import ProfileError, profile_names, read_profile, ready_profile
from generate.rendering import template_names


def test_three_profiles_are_ready() -> None:
    assert set(profile_names()) >= {"county-bureau", "city-department", "street-office"}


@pytest.mark.parametrize("name", profile_names())
def test_ready_profiles_say_what_letters_need(name: str) -> None:
    profile = ready_profile(name)
    assert profile.id == name
    assert profile.template in template_names()
    assert profile.meaning_of("A1") == "resolved"
    assert profile.copies_for("cppcc")
    assert profile.copies_for("npc")
    assert profile.copies_for(None) == ()


BAD = (
    ("a = 1", "不认识的项 a"),
    ("[unit]\nkind = 'office'", "unit.kind"),
    ("[unit]\nplace = '云岭县'", "unit.place"),
    ("[unit]\nplace = { name = '云岭县', code = '12' }", "六位"),
    ("[layout]\nsealed = 1", "true 或 false"),
    ("[deadlines]\nreply = 0", "正整数"),
    ("[outcomes]\nA = 'good'", "outcomes.A"),
    ("[copies]\ncppcc = '县政协'", "copies.cppcc"),
    ("[[suppress]]\ncode = 'C001'", "suppress"),
    ("unit = 3", r"\[unit\]"),
    ("= 3", "TOML"),
)


@pytest.mark.parametrize(("text", "named"), BAD)
def test_mistakes_are_named(text: str, named: str) -> None:
    with pytest.raises(ProfileError, match=named) as raised:
        read_profile(text, "本单位.toml")
    assert "本单位.toml" in str(raised.value)


def test_names_missing_profile() -> None:
    with pytest.raises(ProfileError, match="county-bureau"):
        ready_profile("nowhere")
