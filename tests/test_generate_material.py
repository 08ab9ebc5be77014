from dataclasses import replace
from datetime import date

import pytest

from extract.model import Period, Place
from generate.adapt import Origin, UnusableError, adapt
from generate.facts import read_facts
from generate.material import Refusal, Scope, material_of
from generate.places import foreign_places, ground_of
from generate.records_library import RecordsLibrary
from generate.selection import select_material
from generate.topic import is_on_topic, topic_of
from store.query import Hit
from tests.draft_records import OURS, TEN, THEIRS, facts, proposal, records

GROUND = ground_of(OURS, (Place("临岭市"),))
PARKING = proposal("parking")
SCOPE = Scope(GROUND, "云岭县教育体育局", 2026, topic_of(PARKING))
OWN = Origin("same", OURS, "云岭县教育体育局", True, date(2025, 8, 31))


def hit(sentence: str, **changed: object) -> Hit:
    made = Hit(
        kind="measure",
        id="m1",
        document="d1",
        source="https://www.yunling.example/1.html",
        text=sentence.rstrip("。"),
        start=0,
        end=len(sentence) - 1,
        title="关于停车工作的答复",
        publisher="云岭县住房和城乡建设局",
        published_on=date(2025, 12, 20),
        signed_on=None,
        region=OURS,
        trust="official",
        document_kind="reply",
        status="done",
        sentence=sentence,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


ADAPTED = (
    ("关于建设中央厨房的建议，2025年建成中央厨房2个。", "2025年建成中央厨房2个"),
    ("还建成中央厨房2个，日供餐3000份。", "建成中央厨房2个，日供餐3000份"),
    ("一是印发停车管理办法，明确收费标准。", "印发停车管理办法，明确收费标准"),
    ("同时，我局清理僵尸车315辆。", "我局清理僵尸车315辆"),
    ("今年，全县新建停车场3处。", "2025年，全县新建停车场3处"),
    ("截至目前，全县共有停车场31处。", "截至2025年8月，全县共有停车场31处"),
    # the comparison with last year goes, the figure stays
    ("2025年5月底，全县有泊位126个，比上年增加4个，较去年更均衡。", "2025年5月底，全县有泊位126个"),
)


@pytest.mark.parametrize(("sentence", "wanted"), ADAPTED)
def test_adapts_sentences(sentence: str, wanted: str) -> None:
    assert adapt(sentence, OWN, GROUND, 2026).text == wanted


def test_keeps_this_year_in_its_own_year() -> None:
    assert adapt("今年，全县新建停车场3处。", OWN, GROUND, 2025).text == "今年，全县新建停车场3处"


UNUSABLE = (
    ("您提出的增加停车位的建议很好。", "来信人"),
    ("去年全县新建停车场3处。", "相对"),
    ("该项目总投资3480万元已经到位。", "指代"),
    ("我局高度重视停车难问题并扎实推进。", "评价"),
    ("停车场（含地下车库共有31处。", "成对"),
    ("联系人王某，电话13800138000负责停车。", "个人信息"),
    ("停车。", "太短"),
)


@pytest.mark.parametrize(("sentence", "reason"), UNUSABLE)
def test_refuses_sentences(sentence: str, reason: str) -> None:
    with pytest.raises(UnusableError, match=reason):
        adapt(sentence, OWN, GROUND, 2026)


REFUSED = (
    (hit("全市新建停车场120处。", region=None), "不明"),
    (hit("借鉴海口市做法，新建停车场120处。"), "外地"),
    (hit("新建停车场120处，缓解停车难。", trust="untrusted"), "不可信"),
    (hit("新建公共充电桩700个，乡镇驻地全覆盖。", title="关于充电桩的答复"), "不是提案这件事"),
    (hit("今后各乡镇要新建停车场不少于3处。", status="planned"), "下级"),
    (hit("力争新建停车场120处。", region=THEIRS, status="planned"), "外地没有办成"),
)


@pytest.mark.parametrize(("found", "reason"), REFUSED)
def test_leaves_records_out_with_the_reason(found: Hit, reason: str) -> None:
    made = material_of(found, SCOPE)
    assert isinstance(made, Refusal)
    assert reason in made.reason


def test_tells_whose_a_record_is() -> None:
    ours = material_of(hit("新建停车场3处，新增停车泊位260个。"), SCOPE)
    theirs = material_of(hit("新建停车场120处，新增停车泊位9600个。", region=THEIRS), SCOPE)
    above = material_of(hit("全市新建停车场12处，停车难有所缓解。", region=Place("临岭市")), SCOPE)
    assert not isinstance(ours, Refusal)
    assert ours.is_own
    assert not isinstance(theirs, Refusal)
    assert not theirs.is_own
    assert all(not row.own for row in theirs.citations)
    assert not isinstance(above, Refusal)
    assert above.is_own
    assert above.text.startswith("截至2025年12月，临岭市新建停车场12处")


def test_another_places_figure_in_our_document_is_not_ours() -> None:
    found = hit(
        "停车泊位达9600个，居于前列。", kind="statistic", place=THEIRS, indicator="停车泊位", status="actual"
    )
    made = material_of(found, SCOPE)
    assert isinstance(made, Refusal) or not made.is_own


@pytest.mark.parametrize("name", TEN)
def test_evidence_is_on_the_proposals_topic(name: str) -> None:
    read = proposal(name)
    selection = select_material(read, RecordsLibrary(records()), facts(), SCOPE)
    topic = topic_of(read)
    used = [item for items in (*selection.own.values(), *selection.precedents.values()) for item in items]
    for item in used:
        if item.fact is None:
            assert is_on_topic(topic, item.text, item.citations[0].source, ()), item.text


@pytest.mark.parametrize("name", TEN)
def test_explains_its_choice(name: str) -> None:
    selection = select_material(proposal(name), RecordsLibrary(records()), facts(), SCOPE)
    for items in (*selection.own.values(), *selection.precedents.values()):
        assert all(item.reason for item in items)
    assert all(row.reason for row in selection.refused)


def test_takes_the_newest_figure_of_an_indicator() -> None:
    table = (
        "指标,数值,单位,截至,地区,来源\n停车泊位,8000,个,2023,云岭县,年报\n"
        "停车泊位,8600,个,2025,云岭县,年报\n"
    )
    selection = select_material(PARKING, RecordsLibrary(()), facts(table), SCOPE)
    values = [item.fact.written for items in selection.own.values() for item in items if item.fact]
    assert values == ["8600"]


def test_a_deed_without_its_time_is_dated_by_the_month_of_its_letter_not_by_its_year() -> None:
    made = material_of(hit("新建停车场3处，新增停车泊位260个。", signed_on=date(2025, 4, 19)), SCOPE)
    assert not isinstance(made, Refusal)
    assert made.text == "截至2025年4月，新建停车场3处，新增停车泊位260个"


def test_a_figure_takes_the_time_that_an_earlier_clause_gives_it() -> None:
    found = hit(
        "停车泊位8600个，其中公共泊位3100个。", kind="statistic", indicator="停车泊位", status="actual"
    )
    made = material_of(replace(found, period=Period("2024-12-31", "2024-12-31")), SCOPE)
    assert not isinstance(made, Refusal)
    assert made.text.startswith("截至2024年底，停车泊位8600个")


@pytest.mark.parametrize("sentence", ["已将县妇幼保健院列入计划", "把县医院纳入名单", "对市一中学改造"])
def test_words_before_a_level_are_no_place(sentence: str) -> None:
    assert foreign_places(sentence, SCOPE.ground) == ()


def test_the_units_own_rows_stand_in_the_letter_even_for_the_subjects_words_alone() -> None:
    read = proposal("parking")
    rows = read_facts("指标,数值,单位,截至\n停车泊位总数,9100,个,2026年3月底\n".encode(), "facts.csv")
    chosen = select_material(read, RecordsLibrary(()), rows, SCOPE)
    assert [item.fact for items in chosen.own.values() for item in items] == list(rows)
