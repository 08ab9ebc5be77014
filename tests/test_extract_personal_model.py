"""The names model, the phrases of illness and offence, addresses, and the sentences kept out of training."""

from __future__ import annotations

import random
import re

import pytest

from benchmarks.personal_data import count_found, unmarked
from benchmarks.train_names import draw_name, plain
from extract.addresses import find_addresses
from extract.masking import mask_value
from extract.minors import find_minors
from extract.model import Personal
from extract.name_features import find_candidates
from extract.name_model import choose, is_likely, names_by_model, persons_by_model
from extract.privacy import find_personal
from extract.told import family, health, offence
from store.masking import mask_spans


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("社工每周上门陪汤子墨做康复训练。", ["汤子墨"]),
        ("宿管发现小宇半夜在被窝里哭，他说想妈妈。", ["小宇"]),
        ("小学生米兰娜·吐尔地在台上朗诵。", ["米兰娜·吐尔地"]),
        # Words, places and adults.
        ("香樟、银杏、桂花等苗木已栽植到位。", []),
        ("南川省农业农村厅印发通知，关爱留守儿童。", []),
        ("为困境儿童落实结对帮扶。", []),
        ("联系人：康宁，联系电话：0797-8391266", []),
        ("镇妇联主席柯美兰告诉记者，孩子们都来了。柯美兰说，人手不够。", []),
    ],
)
def test_children_whom_no_rule_introduces(text: str, names: list[str]) -> None:
    assert words(text, find_minors(text)) == names


def test_the_weights_decide() -> None:
    text = "社工每周上门陪汤子墨做康复训练。"
    assert names_by_model(text, {}) == ()
    assert names_by_model(text, {"bias": (9.0, -9.0)}) == ()  # persons, but adults
    assert names_by_model(text, {"bias": (9.0, 9.0)}) != ()
    text = "网格员走访了患病的邵玉珍。"
    assert "邵玉珍" in words(text, persons_by_model(text))


def test_features_do_not_know_a_name() -> None:
    """Two names of the same look in the same place have the same features."""
    first, second = ("社工陪汤子萱做训练。", "社工陪汤子轩做训练。")
    features = [
        next(
            each.features for each in find_candidates(text) if each.end - each.start == 3 and each.start == 3
        )
        for text in (first, second)
    ]
    assert features[0] == features[1]


@pytest.mark.parametrize(
    ("name", "scores", "likely"),
    [
        ("汤子墨", (0.5, 0.0), True),
        ("汤子墨", (-2.0, 9.0), False),  # hardly a name, whatever stands around it
        ("南音", (0.3, 0.0), False),
        ("但真正", (0.5, 0.0), False),
        ("但真正", (2.0, 0.0), True),
    ],
)
def test_short_and_rare_names_need_more(name: str, scores: tuple[float, float], likely: bool) -> None:
    assert is_likely(name, *scores) is likely


def test_the_best_of_overlapping_readings_stays() -> None:
    assert choose([(1.0, 0, 3), (2.0, 0, 4), (0.5, 5, 8)]) == ((0, 4), (5, 8))


def test_marks_of_training_sentences() -> None:
    text, children, adults = plain("[梁红梅]发现{崔雅静}<患抑郁症>，电话⟦phone|13800001111⟧。")
    assert text == "梁红梅发现崔雅静患抑郁症，电话13800001111。"
    assert (words(text, tuple(children)), words(text, tuple(adults))) == (["崔雅静"], ["梁红梅"])
    assert unmarked("{崔雅静}<患抑郁症>⟦phone|138⟧")[1] == (
        (0, 3, "minor"),
        (3, 7, "health"),
        (7, 10, "phone"),
    )


def test_drawn_names_follow_their_seed() -> None:
    shares = (0.35, 0.5, 0.1, 0.05)
    assert draw_name(random.Random(3), "汤子墨", shares) == draw_name(random.Random(3), "汤子墨", shares)
    assert re.fullmatch("小.", draw_name(random.Random(3), "小宇", shares))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("前年查出胃癌，花光了积蓄", "查出胃癌"),
        ("患戈谢病十九年", "患戈谢病"),
        ("确诊为肺癌晚期", "确诊为肺癌晚期"),
        ("精神残疾二级，无劳动能力", "精神残疾二级"),
        ("因车祸高位截瘫", "因车祸高位截瘫"),
        ("摔断了腿", "摔断了腿"),
        ("看病难、看病贵，病房紧张", None),
        ("医院病床数", None),
    ],
)
def test_phrases_of_illness(text: str, told: str | None) -> None:
    found = health().search(text)
    assert (found and found[0]) == told or (told and found and told in found[0])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("因贩卖毒品被判过刑", "因贩卖毒品被判过刑"),
        ("因危险驾驶罪获刑", "因危险驾驶罪获刑"),
        ("因涉嫌诈骗被刑事拘留", "因涉嫌诈骗被刑事拘留"),
        ("因盗伐林木罪被判处有期徒刑一年", "因盗伐林木罪被判处有期徒刑一年"),
        ("因工作调动离开本地", None),
        ("依法追究刑事责任", None),
    ],
)
def test_phrases_of_offence(text: str, told: str | None) -> None:
    found = offence().search(text)
    assert (found and found[0]) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("退役军人韩德胜在执勤时落下腰伤，至今不能干重活。", ["落下腰伤"]),
        ("李某军（身份证号不详）因贩卖毒品被判过刑。", ["因贩卖毒品被判过刑"]),
        ("父亲患精神病的赵雨桐，11岁。", ["父亲患精神病"]),
        ("陈志远代表建议加强精神障碍患者救治。", []),
        ("检察官周敏对涉嫌犯罪的未成年人开展帮教。", []),
    ],
)
def test_what_is_told_of_the_named(text: str, told: list[str]) -> None:
    found = [text[item.start : item.end] for item in find_personal(text) if item.category == "health"]
    assert found == told


def test_phrases_of_family() -> None:
    for text in ("父亲三年前在工地出事走了", "母亲改嫁", "跟着年迈的爷爷过日子", "父亲下落不明"):
        found = family().search(text)
        assert found is not None, text
        assert found.start() == 0, text
    assert family().search("父母应当履行监护职责") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("患者（家住城关镇建设路48号3单元502室）确诊", ["城关镇建设路48号3单元502室"]),
        ("住东风路铁路宿舍12幢301，无电梯", ["东风路铁路宿舍12幢301"]),
        ("户籍所在地：马坪镇新民村下坝组58号", ["马坪镇新民村下坝组58号"]),
        ("地址：长宁路388弄21号602室", ["长宁路388弄21号602室"]),
        ("地址：人民路12号政务服务中心3号楼402室", []),
        ("在东湖路北侧落实2处", []),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    found = sorted({*find_addresses(text)})
    assert words(text, tuple(found)) == expected


@pytest.mark.parametrize(
    ("category", "raw", "masked"),
    [
        ("phone", "13800001234", "138****1234"),
        ("phone", "1380-000-1234", "138*-***-1234"),
        ("minor", "崔静", "某童"),
        ("minor", "崔雅静", "某儿童"),
        ("minor", "欧阳雅静", "某儿童＊"),
        ("health", "患抑郁症", "＊＊＊＊"),
    ],
)
def test_masks_that_keep_the_length(category: str, raw: str, masked: str) -> None:
    text = f"甲{raw}乙"
    datum = Personal(1, 1 + len(raw), category)  # type: ignore[arg-type]
    assert mask_spans(text, [datum]) == f"甲{masked}乙"
    if category == "phone":
        assert mask_value(category, raw) == masked
    # Cut by the stretch, nothing of it shows.
    assert mask_spans(text[2:], [datum], 2) == "＊" * (len(raw) - 1) + "乙"


def test_what_is_found_in_texts_kept_out_of_training() -> None:
    counts = count_found()
    least = {"minor": 0.78, "health": 0.8, "address": 0.85, "plate": 0.8}
    for category, count in counts.items():
        assert count["found"] >= least.get(category, 1.0) * count["wanted"], (category, count)
        assert count["wrong"] <= 0.16 * count["given"] + 1, (category, count)
