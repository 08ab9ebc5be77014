"""Measures: spans, status, actor, programmes, problems, declined requests; the model and the rules."""

import csv
import json
from importlib.resources import files
from pathlib import Path

import pytest

from benchmarks.train_measures import allowed_labels
from extract.clauses import ClauseLabel, read_clauses
from extract.measure_model import label_clauses as label_by_model
from extract.measure_rules import label_clauses as label_by_rules
from extract.measures import Found, find_measures, find_runs
from extract.model import MeasureStatus
from extract.programs import programs_of
from extract.sections import find_sections
from extract.status import status_of
from extract.vocabulary import find_words

GOLD = sorted((Path(__file__).parent / "gold").glob("m-*.json"))


def read(text: str, issuers: tuple[str, ...] = ()) -> Found:
    return find_measures(text, find_sections(text), issuers)


def spans(text: str) -> list[str]:
    return [measure.text for measure in read(text).measures]


SPANS = [
    ("去年，我局投入资金86万元，建成农村幸福食堂12处。", 1),
    ("我局印发《助餐服务管理办法》，明确补贴标准。", 1),
    ("新建充电棚46处；清理飞线730余条；发放宣传资料2.3万份。", 3),
    ("一是建成停车场3处。二是施划泊位640个。三是开放共享泊位210个。", 3),
    ("李明委员：\n您提出的提案收悉，现答复如下：", 0),
    ("感谢您对交通运输工作的关心和支持！", 0),
    ("联系人：张三  联系电话：0000-1234567", 0),
]


@pytest.mark.parametrize(("text", "count"), SPANS)
def test_how_many_measures(text: str, count: int) -> None:
    assert len(spans(text)) == count


STATUSES: list[tuple[str, MeasureStatus]] = [
    ("建成食堂12处", "done"),
    ("每季度开展一次联合检查", "done"),
    ("将校园餐管理纳入学校年度考核", "done"),  # 将 as 把
    ("我局将推动目录统一", "planned"),
    ("拟改造小区15个", "planned"),
    ("力争硬化率提高到72%", "planned"),
    ("已将候车亭建设列入2025年建设计划", "planned"),
    ("各校要每学期召开2次家长会", "planned"),
    ("正在进行桥面铺装", "ongoing"),
    ("大桥改造项目已开工", "ongoing"),
    ("养老院正在装修，预计年底前开放", "ongoing"),  # what is expected of works under way
    ("受财力限制，暂不具备建设条件", "declined"),
    ("我县无权自行设立", "declined"),
    ("政府不便强制减免", "declined"),
    ("为行动不便老人送餐上门4万人次", "done"),
    ("今年计划实施的12万亩改良任务已全部完成", "done"),  # 计划 inside a modifier
    ("完成改造，2025年计划再建充电棚30处", "planned"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status_of_a_measure_by_itself(text: str, status: MeasureStatus) -> None:
    assert status_of(read_clauses(text, ())) == status


def test_a_bare_verb_takes_the_status_of_its_heading() -> None:
    action = "（一）开展回头看，建立问题台账。"
    text = f"一、下一步工作打算\n{action}\n二、已采取的措施\n{action}"
    clauses = read_clauses(text, find_sections(text))
    bare = [i for i, clause in enumerate(clauses) if clause.text.startswith("开展")]
    assert [status_of((clauses[i],)) for i in bare] == ["planned", "done"]


def test_a_direction_to_others_tells_them_what_to_do_throughout() -> None:
    text = "各乡镇要加强管护。建立巡查制度，配备管护员。"
    assert {clause.part for clause in read_clauses(text, ())} == {"plans"}


DECLINED = [
    # The request stands in the span only where the refusal does not repeat what was asked for.
    ("关于新建跨江大桥的建议，因财力有限，暂不安排。", "关于新建跨江大桥的建议，因财力有限，暂不安排"),
    ("关于新建跨江大桥的建议，因财力有限，暂不新建大桥。", "因财力有限，暂不新建大桥"),
]


@pytest.mark.parametrize(("text", "span"), DECLINED)
def test_span_of_a_refusal(text: str, span: str) -> None:
    def label(clauses: tuple[object, ...]) -> tuple[ClauseLabel, ...]:
        return ("begin", *(["inside"] * (len(clauses) - 1)))

    (measure,) = find_measures(text, (), (), label).measures
    assert (measure.text, measure.status) == (span, "declined")


def test_leads_and_topics_are_no_clauses() -> None:
    text = "截至2024年5月底，全市建成充电桩60个。关于增设公厕的建议，我局拟新建公厕3座。"
    first, second = read_clauses(text, ())
    assert (first.text, first.lead, first.opener) == ("全市建成充电桩60个", "截至2024年5月底", "\n")
    assert second.topic is not None
    assert text[second.topic.start : second.topic.end] == "关于增设公厕的建议"


def test_item_numbers_and_headings() -> None:
    clauses = read_clauses("一是加大投入。投入资金60万元。\n（二）建成食堂3处。", ())
    assert [(c.text, c.numbered, c.heading) for c in clauses] == [
        ("加大投入", True, True),
        ("投入资金60万元", False, False),
        ("建成食堂3处", True, False),
    ]


ACTORS = [
    ("我局投入资金86万元，建成食堂12处。", ("云岭县民政局",), "云岭县民政局"),
    ("我局投入资金86万元，建成食堂12处。", ("甲局", "乙局"), "我局"),
    ("县市场监管局开展专项检查3轮。", (), "县市场监管局"),
    ("我县投入资金86万元，建成食堂12处。", ("云岭县民政局",), "我县"),
    ("联合县公安局开展专项检查3轮。", (), None),  # a partner, not the subject
    ("今年建成食堂12处。", ("云岭县民政局",), None),
]


@pytest.mark.parametrize(("text", "issuers", "actor"), ACTORS)
def test_actor(text: str, issuers: tuple[str, ...], actor: str | None) -> None:
    assert read(text, issuers).measures[0].actor == actor


PROGRAMS = [
    ("开办“彩云”爱心托管班32个，推行‘代建租用’模式", ("彩云", "代建租用")),
    ("清理“飞线”730余条", ()),
    ("“十四五”期间新建公园3个", ()),
    ("组建“银龄”队，“银龄”队上门服务", ("银龄",)),
]


@pytest.mark.parametrize(("text", "names"), PROGRAMS)
def test_programs(text: str, names: tuple[str, ...]) -> None:
    assert programs_of(text) == names


def test_problems_stand_beside_measures() -> None:
    text = "一、存在的问题\n志愿者流动性大，部分村组缺少固定场地。\n二、采取的措施\n建成托管点12个。"
    found = read(text)
    assert [problem.text for problem in found.problems] == ["志愿者流动性大，部分村组缺少固定场地"]
    assert [measure.text for measure in found.measures] == ["建成托管点12个"]


def test_words_are_the_longest_and_never_overlap() -> None:
    words = find_words("建立健全制度，暂不具备条件")
    assert [word.text for word in words] == ["建立健全", "暂不具备"]
    assert "declined" in words[1].lists


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_spans_hold_and_lie_in_order(path: Path) -> None:
    text = json.loads(path.read_text(encoding="utf-8"))["text"]
    end = 0
    for measure in read(text).measures:
        assert end <= measure.start < measure.end <= len(text)
        assert text[measure.start : measure.end] == measure.text
        assert len(measure.themes) <= 2
        end = measure.end


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotations_are_runs_of_clauses(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    text = document["text"]
    for measure in document["measures"]:
        assert text[measure["start"] : measure["end"]] == measure["quote"]
    clauses = read_clauses(text, find_sections(text))
    labels: tuple[ClauseLabel, ...] = ("begin", "inside", "outside")
    runs = find_runs(clauses, tuple(labels[a[0]] for a in allowed_labels(clauses, document["measures"])))
    assert len(runs) >= 0.85 * len(document["measures"])


def test_the_rules_stand_behind_the_same_interface() -> None:
    text = "我局建成食堂12处，惠及老人300人；正在改造敬老院2所。"
    by_rules = find_measures(text, (), (), label_by_rules).measures
    by_model = find_measures(text, (), (), label_by_model).measures
    assert [m.status for m in by_rules] == [m.status for m in by_model] == ["done", "ongoing"]


def test_every_word_has_a_source_and_stands_once_a_list() -> None:
    table = files("data").joinpath("measure_words.csv").read_text(encoding="utf-8")
    rows = [tuple(row.values()) for row in csv.DictReader(table.splitlines())]
    assert all(all(row) for row in rows)
    assert len({row[:2] for row in rows}) == len(rows)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。。。", "，", "“", "一、", "目前，", "（" * 2000, "建成，" * 2000]
)
def test_odd_texts_are_read_without_a_fault(text: str) -> None:
    assert all(text[m.start : m.end] == m.text for m in read(text).measures)
