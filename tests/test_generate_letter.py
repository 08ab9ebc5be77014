from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.model import Place, Record
from generate.answers import Line, Voice, dated_once, precedent_text
from generate.compile import LetterRefusedError, compile_letter, numbers_in, sentence_violations
from generate.compose import Draft, Order, draft_letter, held_back
from generate.letter import Citation, Disposition, Letter, Sentence
from generate.material import Material
from generate.places import ground_of
from generate.profile import ready_profile
from generate.proposal import Assignment, Proposer, read_proposal
from generate.public import public_letter
from generate.records_library import RecordsLibrary
from generate.rendering import TemplateError, render_lines, template_names, template_source
from generate.selection import precedents_for
from generate.topic import common_terms
from generate.wording import salutation, unit_field
from tests.draft_records import FOREIGN_FACTOR, OURS, SIGNED, TEN, facts, profile, proposal, records

LETTERS = Path(__file__).parent / "letters"
GROUND = ground_of(OURS, (Place("临岭市"),))


def drafted(name: str, template: str | None = None, store: tuple[Record, ...] | None = None) -> Draft:
    library = RecordsLibrary(records() if store is None else store)
    return draft_letter(proposal(name), library, facts(), profile(), Order(SIGNED, 17, template=template))


def printed(letter: Letter) -> str:
    return "\n".join(f"{block.kind}: {block.text}" for block in letter.blocks) + "\n"


@pytest.mark.parametrize("template", template_names())
def test_every_template_gives_the_expected_letter(template: str) -> None:
    assert printed(drafted("holiday_care", template).letter) == (LETTERS / f"{template}.txt").read_text(
        "utf-8"
    )


@pytest.mark.parametrize("name", TEN)
def test_letters_hold_what_they_promise(name: str) -> None:
    assert_proven(drafted(name), proposal(name).text)


def assert_proven(draft: Draft, text: str) -> None:
    letter = draft.letter
    spoken = {row.suggestion for row in letter.sentences if row.role not in {"formula", "courtesy"}}
    assert spoken >= {row.suggestion for row in letter.dispositions}
    for sentence in letter.sentences:
        if sentence.role in {"fact", "answer", "plan"}:
            assert sentence.evidence
            assert all(row.own for row in sentence.evidence)
            quotes = numbers_in(" ".join(row.quote for row in sentence.evidence) + text)
            assert numbers_in(sentence.text) <= quotes, sentence.text
            assert "望川" not in sentence.text
        if sentence.role == "precedent":
            assert not any(row.own for row in sentence.evidence)
            assert "望川市" in sentence.text


@given(factor=st.integers(2, 9_999), swapped=st.sets(st.integers(0, 11)), blank=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_holds_whatever_the_store_says(factor: int, swapped: set[int], blank: bool) -> None:
    """Figures multiplied, places swapped or lost: nothing foreign becomes ours, nothing differs from
    its quote."""
    store = records()
    for index in swapped:
        store = (*store[:index], moved(store[index], blank), *store[index + 1 :])
    store = tuple(multiplied(row, factor) for row in store)
    for name in ("holiday_care", "parking", "ev_charging"):
        draft = drafted(name, store=store)
        assert_proven(draft, proposal(name).text)


def moved(record: Record, blank: bool) -> Record:
    place = None if blank else Place("望川市")
    statistics = tuple(replace(row, place=place) for row in record.statistics)
    return replace(record, region=place, statistics=statistics)


def multiplied(record: Record, factor: int) -> Record:
    text = record.text
    statistics = list(record.statistics)
    for index in range(len(statistics) - 1, -1, -1):
        row = statistics[index]
        if row.value is None or text[row.start : row.end] != row.text:
            continue
        value = str(int(row.value) * factor)
        text = text[: row.start] + value + text[row.end :]
        grown = len(value) - len(row.text)
        statistics[index] = replace(row, value=Decimal(value), text=value, end=row.end + grown)
        measures = tuple(shifted(item, row.end, grown, text) for item in record.measures)
        record = replace(record, measures=measures)
    return replace(record, text=text, statistics=tuple(statistics))


def shifted(measure, at: int, grown: int, text: str):  # type: ignore[no-untyped-def]
    start = measure.start + (grown if measure.start >= at else 0)
    end = measure.end + (grown if measure.end >= at else 0)
    return replace(measure, start=start, end=end, text=text[start:end])


def test_a_larger_figure_elsewhere_is_never_ours() -> None:
    letter = drafted("parking").letter
    own = [row.text for row in letter.sentences if row.role in {"fact", "answer", "plan"}]
    assert any("8600个" in text for text in own)
    assert not any(str(8600 * FOREIGN_FACTOR) in text for text in own)


CITED = Citation("年报", "facts.csv#第2行", "云岭县 托管点 12个 2025年", own=True)
FOREIGN = replace(CITED, own=False, quote="海口市设立托管站43个", place="海口市")
VIOLATIONS = (
    (Sentence("s1", "全县有托管点12个。", "fact", "s1"), "没有依据"),
    (Sentence("s1", "全县有托管点13个。", "fact", "s1", (CITED,)), "数字13"),
    (Sentence("s1", "全县有托管点十三个。", "fact", "s1", (CITED,)), "数字13"),
    (Sentence("s1", "全县有托管站43个。", "fact", "s1", (FOREIGN,)), "当作本地事实"),
    (Sentence("s1", "海口市有托管点12个。", "answer", "s1", (CITED,)), "提到外地"),
    (Sentence("s1", "外地有托管站43个。", "precedent", "s1", (FOREIGN,)), "没有写明"),
    (Sentence("s1", "海口市有托管站44个。", "precedent", "s1", (FOREIGN,)), "数字44"),
    (Sentence("s1", "海口市有托管点12个。", "precedent", "s1", (CITED,)), "外地依据"),
    (Sentence("s1", "感谢您的支持！", "courtesy", None, (CITED,)), "套语"),
)


@pytest.mark.parametrize(("sentence", "reason"), VIOLATIONS)
def test_the_compiler_refuses(sentence: Sentence, reason: str) -> None:
    found = sentence_violations(sentence, proposal("holiday_care"), GROUND)
    assert any(reason in item for item in found), found


def test_the_compiler_refuses_an_unanswered_suggestion() -> None:
    letter = drafted("holiday_care").letter
    blocks = tuple(
        replace(block, sentences=tuple(row for row in block.sentences if row.suggestion != "s2"))
        for block in letter.blocks
    )
    with pytest.raises(LetterRefusedError, match="s2"):
        compile_letter(replace(letter, blocks=blocks), proposal("holiday_care"), GROUND)


def test_the_compiler_refuses_a_templates_own_figures() -> None:
    source = template_source("point-by-point").replace("{{ thanks }}", "全县已建成托管点999个。")
    with pytest.raises(LetterRefusedError, match="999"):
        draft_letter(
            proposal("holiday_care"), RecordsLibrary(()), (), profile(), Order(SIGNED, source=source)
        )


NUMBERS = (
    ("1,436人次", {"1436"}),
    ("三百余人", {"300"}),
    ("8.50%", {"8.5"}),
    ("07月", {"7"}),
    ("没有数字", set()),
)


@pytest.mark.parametrize(("text", "wanted"), NUMBERS)
def test_numbers_in(text: str, wanted: set[str]) -> None:
    assert numbers_in(text) == wanted


BAD_TEMPLATES = (
    ("{{ cycler.__init__.__globals__ }}", "不允许|没有的字段"),
    ("{{ answers.__class__ }}", "不允许"),
    ("{{ nothing }}", "没有的字段"),
    ("{% for %}", "第1行"),
    ("@banner 大字", "大字|banner"),
)


@pytest.mark.parametrize(("source", "reason"), BAD_TEMPLATES)
def test_bad_templates_are_named(source: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=reason):
        draft_letter(
            proposal("holiday_care"),
            RecordsLibrary(()),
            (),
            profile(),
            Order(SIGNED, source=source),
            render_lines,
        )


def test_without_profile_the_proposal_says_who_answers() -> None:
    read = proposal("parking")
    draft = draft_letter(read, RecordsLibrary(()), (), ready_profile("county-bureau"), Order(SIGNED))
    assert draft.unit == "市城市管理局"
    assert any("机关代字" in gap.reason for gap in draft.letter.gaps)


def test_the_public_copy_has_no_contact() -> None:
    letter = drafted("holiday_care").letter
    assert any(block.kind == "contact" for block in letter.blocks)
    assert not any(block.kind == "contact" for block in public_letter(letter).blocks)


def test_our_place_may_be_told_by_the_facts_alone() -> None:
    read = replace(proposal("parking"), place=None, committee=None, assignment=Assignment())
    read = replace(read, text=read.text + "\n云州市")
    table = (
        "指标,数值,单位,截至,地区,来源\n停车泊位,8600,个,2025,云州市,年报\n"
        "停车泊位,99999,个,2025,海口市,网络\n"
    )
    draft = draft_letter(
        read, RecordsLibrary(()), facts(table), ready_profile("county-bureau"), Order(SIGNED)
    )
    assert any("8600个" in row.text for row in draft.letter.sentences if row.role == "fact")
    assert not any("99999" in row.text for row in draft.letter.sentences)


def test_an_unknown_place_is_not_guessed() -> None:
    read = replace(proposal("parking"), place=None, committee=None, assignment=Assignment())
    draft = draft_letter(read, RecordsLibrary(()), (), ready_profile("county-bureau"), Order(SIGNED))
    assert any("对我们工作" in row.text for row in draft.letter.sentences)


def test_a_unit_named_by_its_level_gets_its_place_and_copies_of_that_level() -> None:
    read = replace(proposal("parking"), place="临岭市", assignment=Assignment(lead="市城市管理局"))
    draft = draft_letter(read, RecordsLibrary(()), (), ready_profile("county-bureau"), Order(SIGNED))
    assert draft.unit == "临岭市城市管理局"
    assert [row.text for row in draft.letter.blocks if row.kind == "copies"] == [
        "抄送：市政协提案委，市政府办公室。"
    ]


PRECEDENTS = (
    ("市卫健委联合市发改委统筹推进备案", "望川市卫健委联合市发改委统筹推进备案"),
    ("市场监管部门开展检查", "望川市市场监管部门开展检查"),
    ("推动出台《望川市助餐方案》", "望川市推动出台《望川市助餐方案》"),
    ("在望川市设立服务点", "在望川市设立服务点"),
)


@pytest.mark.parametrize(("said", "wanted"), PRECEDENTS)
def test_a_precedent_names_its_place_once_and_outside_of_titles(said: str, wanted: str) -> None:
    cited = Citation("望川日报", "a", said, own=False, place="望川市")
    material = Material(said, "done", "other", (cited,), "k", "d", "望川市", 2025)
    assert f"：{wanted}，" in precedent_text(material, Voice("我局", 2026, "我局将研究借鉴"))


def test_sentences_in_a_row_say_the_same_time_and_us_once() -> None:
    quotes = (
        Citation("s", "a", "q", own=True),
        Citation("s", "a", "成文（发布）日期：2025年4月1日", own=True),
    )
    lines = tuple(
        Line(f"截至2025年4月，我局{words}。", "answer", "s1", quotes) for words in ("建成2处", "改造3处")
    )
    assert [line.text for line in dated_once(lines, Voice("我局", 2026, ""))] == [
        "截至2025年4月，我局建成2处。",
        "改造3处。",
    ]


FIELDS = (
    ("云岭县卫生健康局", "卫生健康"),
    ("市城市管理局", "城市管理"),
    ("云州市发展和改革委员会", "发展和改革"),
    ("云州市市场监督管理局", "市场监督管理"),
    ("南城街道办事处", ""),
    ("云州高新区管理委员会", ""),
    (None, ""),
)


@pytest.mark.parametrize(("unit", "field"), FIELDS)
def test_the_field_of_work_is_in_the_units_name(unit: str | None, field: str) -> None:
    assert unit_field(ready_profile("county-bureau"), unit) == field


def test_the_salutation_keeps_the_proposals_order() -> None:
    member, party = Proposer("周岚", "member"), Proposer("民盟云岭县总支", "party")
    read = replace(proposal("parking"), proposer_count=2)
    for order, wanted in (
        ((member, party), "周岚委员、民盟云岭县总支"),
        ((party, member), "民盟云岭县总支、周岚委员"),
    ):
        assert salutation(replace(read, proposers=order)) == wanted


def test_money_alone_makes_no_precedent() -> None:
    read = read_proposal("关于养老服务的提案\n建议：\n1.加强护理员队伍建设，提高入职补贴。\n2.发展助餐服务。")
    said = "对困难老年人每餐补贴4元"
    cited = Citation("望川日报", "a", said, own=False, place="望川市")
    meal = Material(said, "done", "other", (cited,), "k", "d", "望川市", 2025)
    assert not precedents_for(read.suggestions, [meal], common_terms(read))["s1"]
    staff = replace(meal, text="招收护理员60名，发放入职补贴12万元")
    assert precedents_for(read.suggestions, [staff], common_terms(read))["s1"]


def test_a_class_is_not_raised_over_an_admitted_shortfall_or_an_open_plan() -> None:
    done = Disposition("s1", "done", "1项要求中，1项已办", (("s1a1", "done"),))
    row = Material("发放补助，惠及机构52家", "done", "same", (), "k", "d", None, 2025)
    lacking = replace(row, text="仍有不少家庭反映负担偏重", key="l")
    planned = replace(row, text="将建成监管平台", status="planned", key="p")
    assert held_back(done, (row,), (row,)).status == "done"
    assert held_back(done, (row, lacking), (row, lacking)).status == "ongoing"
    assert held_back(done, (row, planned), (row,)).status == "ongoing"


def test_declining_says_so_only_where_the_clerk_declines() -> None:
    order = Order(SIGNED, 17, template="declining", statuses=(("s1", "explained"),))
    letter = draft_letter(
        proposal("holiday_care"), RecordsLibrary(records()), facts(), profile(), order
    ).letter
    assert printed(letter).count("目前尚不具备办理条件") == 1
    assert "跟踪条件变化" in printed(letter)
    assert "跟踪条件变化" not in printed(drafted("holiday_care", "declining").letter)


CONFLICT = (
    ("2025-03-31", "438", "420"),
    ("2026-03-31", "420", "438"),
)


@pytest.mark.parametrize(("as_of", "kept", "left"), CONFLICT)
def test_of_two_figures_of_one_thing_the_newest_stands(as_of: str, kept: str, left: str) -> None:
    table = (
        "指标,数值,单位,截至,地区,来源\n"
        f"假期公益托管点,420,个,{as_of},云岭县,台账\n全县假期公益托管点总数,438,个,2025-12-31,云岭县,年报\n"
    )
    draft = draft_letter(
        proposal("holiday_care"), RecordsLibrary(()), facts(table), profile(), Order(SIGNED, 17)
    )
    assert kept in printed(draft.letter)
    assert left not in printed(draft.letter)
    assert [row.quote for row in draft.selection.refused if left in row.quote]


def test_a_council_named_by_level_is_that_of_our_place() -> None:
    read = read_proposal(
        "县政协十届五次会议第41号提案\n关于假期托管的提案\n提案人：周岚\n承办单位：云岭县教育体育局\n建议：一是开设托管点；二是配备安全员。"
    )
    letter = draft_letter(
        read, RecordsLibrary(()), (), ready_profile("county-bureau"), Order(SIGNED, 1)
    ).letter
    assert "关于政协云岭县第十届委员会第五次会议第41号提案答复的函" in printed(letter).replace("\n", "")


OTHERS = (
    "指标,数值,单位,截至,地区,来源\n"
    "乡镇敬老院改造,5,所,2025-12,云岭县,总结\n养老护理员培训,186,人次,2025-12,云岭县,总结\n"
)


def test_rows_of_another_matter_stay_out() -> None:
    draft = draft_letter(
        proposal("holiday_care"), RecordsLibrary(()), facts(OTHERS), profile(), Order(SIGNED, 17)
    )
    assert "敬老院" not in printed(draft.letter)
    assert "护理员" not in printed(draft.letter)


def test_an_older_record_that_counts_otherwise_gives_way_to_the_units_row() -> None:
    table = "指标,数值,单位,截至,地区,来源\n老年食堂和助餐点,46,个,2026-05-31,云岭县,月报\n"
    draft = draft_letter(
        proposal("elderly_meals"), RecordsLibrary(records()), facts(table), profile(), Order(SIGNED, 17)
    )
    assert "46个" in printed(draft.letter)
    assert "31个" not in printed(draft.letter)
    assert all(row.reason.startswith("同一指标") for row in draft.selection.refused if "31个" in row.quote)
