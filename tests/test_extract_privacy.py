"""Personal data: what is found, what is left alone, what masking leaves."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import Contact, Issue, Measure, Passage, Personal, Record, Reply, Statistic
from extract.names import is_name, is_usual_name
from extract.privacy import find_personal, is_id_number, mask_phone, mask_record, mask_text, passes_luhn


def found(text: str, category: str) -> list[str]:
    return [text[item.start : item.end] for item in find_personal(text) if item.category == category]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人：陈望舒，手机：13912345678", ["13912345678"]),
        ("电话 139 1234 5678、139-1234-5679", ["139 1234 5678", "139-1234-5679"]),
        ("承办人及联系电话：陈望舒13912345678", ["13912345678"]),
        ("电话：１３９１２３４５６７８", ["１３９１２３４５６７８"]),
        ("家庭电话：0571-62345678", ["0571-62345678"]),
        # An office landline, a hotline, a credit code and a project number are none.
        ("联系电话：0571-62345678转801，热线12345、4008123456", []),
        ("统一社会信用代码91330000123456789X，项目2024-330282-04-01-123456", []),
        ("已打码138****1234", []),
        ("金额139123456781元", []),
    ],
)
def test_phones(text: str, expected: list[str]) -> None:
    assert found(text, "phone") == expected


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("身份证号11010519491231002X已核对", "id_number", ["11010519491231002X"]),
        # The check digit fails and nothing says what it is.
        ("编号110105194912310021", "id_number", []),
        # It fails, but the letter calls it an identity card: better masked.
        ("身份证：110105194912310021", "id_number", ["110105194912310021"]),
        ("银行卡号6222 0212 3456 7890 128", "bank_card", ["6222 0212 3456 7890 128"]),
        ("号码6222021234567890129", "bank_card", []),
        ("车辆（浙B5K72M）已移走，新A·D12345也已移走", "plate", ["浙B5K72M", "新A·D12345"]),
        ("G318线、苏A9高速、川A大道", "plate", []),
        ("邮箱：chenws_88@example.com", "email", ["chenws_88@example.com"]),
        ("邮箱：jyj@yunling.gov.cn；举报邮箱：jubao@example.com", "email", []),
        ("家住青石镇小井村3组12号的陈某", "address", ["青石镇小井村3组12号"]),
        ("住址：和平小区5栋2单元301室", "address", ["和平小区5栋2单元301室"]),
        ("家住云岭县北苑街道的刘阿姨", "address", []),
        ("镇政府位于人民路128号，地址：行政中心3号楼205室", "address", []),
        ("家住农村的学生、居住在城区的居民、住房和城乡建设局", "address", []),
        ("和平小区12号楼加装电梯1部，5栋楼已完工", "address", []),
    ],
)
def test_numbers_plates_mail_addresses(text: str, category: str, expected: list[str]) -> None:
    assert found(text, category) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石镇留守儿童陈小禾，11岁，成绩优良。陈小禾已返校。", ["陈小禾", "陈小禾"]),
        ("陈小禾（女，12岁）随祖母生活", ["陈小禾"]),
        ("三年级学生陈小禾因骨折住院", ["陈小禾"]),
        ("陈小禾同学家庭困难", ["陈小禾"]),
        ("慰问了陈小禾、林一帆、欧阳晓晴等5名困境儿童", ["陈小禾", "林一帆", "欧阳晓晴"]),
        ("为陈小禾、林一帆两名孤儿发放补助", ["陈小禾", "林一帆"]),
        ("一名叫陈小禾的女孩", ["陈小禾"]),
        ("陈小禾，男，2015年3月出生", ["陈小禾"]),
        ("古丽努尔·艾合买提，女，8岁", ["古丽努尔·艾合买提"]),
        ("其中孤儿2名：陈小禾、林一帆，已纳入保障", ["陈小禾", "林一帆"]),
        # Masked, invented, grown up, or no name at all.
        ("留守儿童陈某某，8岁", []),
        ("小禾（化名），8岁", []),
        ("陈小禾（化名），8岁", []),
        ("居民陈小禾，28岁", []),
        ("大学生陈小禾、林一帆回乡创业", []),
        ("学生陈小禾，女，21岁", []),
        ("教师陈小禾、校长林一帆获评优秀", []),
        ("加强学生安全、健康教育，关爱儿童成长、康复", []),
        ("明确每名学生每天收费不超过30元。\n三、加强管理", []),
        ("扩大保障范围。\n六年级学生就近入学", []),
        ("联合部门成立3岁以下婴幼儿照护联合机制", []),
        ("在全区建设3个青少年法治教育基地", []),
        ("五年级学生成绩优良，三年级3个班，各位同学、李老师同学", []),
        ("学生高度重视，孩子温暖，儿童万人签名，学生时间管理", []),
    ],
)
def test_minors(text: str, expected: list[str]) -> None:
    assert found(text, "minor") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("留守儿童陈小禾，父母离异，患有轻度抑郁症", ["父母离异", "患有轻度抑郁症"]),
        ("儿童陈小禾，9岁。其父亲服刑，母亲改嫁，由奶奶抚养。", ["父亲服刑", "母亲改嫁", "由奶奶抚养"]),
        (
            "儿童陈小禾，与奶奶在家中留守，无人照顾。改善了陈小禾的心理焦虑",
            ["与奶奶在家中留守", "无人照顾", "心理焦虑"],
        ),
        ("村民陈望舒患尿毒症多年", ["患尿毒症"]),
        ("居民陈望舒因盗窃被行政拘留", ["因盗窃被行政拘留"]),
        # Said of nobody in particular.
        ("全县开展高血压、心脏病筛查，预防抑郁症", []),
        ("留守儿童的父母在外务工，随祖父母生活", []),
        ("困境儿童陈某，父亲患精神病", []),
        ("将视力残疾人和一、二级肢体残疾人纳入免费乘车", []),
    ],
)
def test_circumstances(text: str, expected: list[str]) -> None:
    assert [words for words in found(text, "health") if any(e in words or words in e for e in expected)] == (
        found(text, "health")
    )
    assert len(found(text, "health")) == len(expected)


def test_check_digits() -> None:
    assert is_id_number("11010519491231002X")
    assert not is_id_number("110105194912310021")
    assert not is_id_number("11010519491331002X")  # no thirteenth month
    assert passes_luhn("6222021234567890128") == (sum_of_luhn("6222021234567890128") % 10 == 0)
    assert passes_luhn("4111111111111111")
    assert not passes_luhn("4111111111111112")


def sum_of_luhn(digits: str) -> int:
    total = 0
    for place, digit in enumerate(digits[::-1]):
        value = int(digit) * (1 + place % 2)
        total += value // 10 + value % 10
    return total


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("陈小禾", True),
        ("欧阳晓晴", True),
        ("高年级", False),
        ("安全教", False),
        ("陈某", False),
        ("李老师", False),
    ],
)
def test_names(text: str, usual: bool) -> None:
    assert is_usual_name(text) == usual
    assert not usual or is_name(text)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("手机13912345678。", "手机139****5678。"),
        ("身份证号11010519491231002X。", "身份证号11*************02X。"),
        ("留守儿童陈小禾，11岁", "留守儿童某儿童，11岁"),
        ("家住青石镇小井村3组12号，", "家住青石镇某处，"),
        ("车辆浙B5K72M", "车辆浙B****M"),
        ("邮箱：chenws@example.com", "邮箱：c***@example.com"),
        ("联系电话：0571-62345678", "联系电话：0571-62345678"),
    ],
)
def test_masks(text: str, masked: str) -> None:
    assert mask_text(text, find_personal(text)) == masked


def test_a_masked_record_keeps_its_spans() -> None:
    text = "青石镇留守儿童陈小禾，11岁，我局为其上门服务14次。手机13912345678。"
    measure = text.index("我局"), text.index("。")
    number = text.index("14次"), text.index("14次") + 3
    record = Record(
        source="a.txt",
        part=0,
        kind="reply",
        title="关于陈小禾的答复",
        publisher=None,
        published_on=None,
        region=None,
        trust="local",
        text=text,
        reply=Reply(contact=Contact("陈望舒", "13912345678")),
        measures=(Measure(*measure, text[slice(*measure)], "done", actor="陈小禾"),),
        problems=(Passage(0, 12, text[:12]),),
        statistics=(Statistic(*number, "14次", "服务", Decimal(14), "次"),),
        personal=find_personal(text),
        issues=(Issue("x", "陈小禾的年龄不明", 7, 10), Issue("y", "无处")),
    )
    masked = mask_record(record)
    for item in (*masked.measures, *masked.problems, *masked.statistics):
        assert masked.text[item.start : item.end] == item.text
    assert masked.statistics[0].text == "14次"
    assert masked.reply is not None
    assert masked.reply.contact == Contact("陈望舒", "139****5678")
    shown = str(dataclasses.asdict(masked))
    assert "陈小禾" not in shown
    assert "13912345678" not in shown
    assert mask_record(dataclasses.replace(record, personal=())).text == text


def test_mask_phone_leaves_an_office_line() -> None:
    assert mask_phone("0571-62345678") == "0571-62345678"
    assert mask_phone(None) is None


@given(st.text(alphabet="陈小禾同学1234567890岁，。家住号室@浙B学生患症的 \n", max_size=60))
def test_found_spans_are_ordered_and_apart(text: str) -> None:
    spans = find_personal(text)
    assert all(0 <= item.start < item.end <= len(text) for item in spans)
    assert all(left.end <= right.start for left, right in pairwise(spans))


@given(st.text(alphabet="甲乙丙。", max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_carrying_spans_over_stays_in_order(text: str, cuts: list[int]) -> None:
    points = sorted({min(cut, len(text)) for cut in cuts})
    personal = tuple(
        Personal(left, right, "minor")
        for left, right in zip(points[::2], points[1::2], strict=False)
        if left < right
    )
    base = Record("a", 0, "news", None, None, None, None, "local", text, personal=personal)
    record = dataclasses.replace(base, problems=(Passage(0, len(text), text),))
    masked = mask_record(record)
    assert masked.problems[0].text == masked.text
    assert [masked.text[item.start : item.end] for item in masked.personal] == ["某儿童"] * len(personal)
