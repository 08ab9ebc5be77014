"""Pinyin, slipped bytes, traditional characters: restored on mirrors, left alone on clean pages."""

from __future__ import annotations

import pytest

from extract.decode import gbk_bytes
from extract.repair import (
    apply_repairs,
    drop_stray_marks,
    is_traditional,
    plan_repairs,
    remove_pinyin,
    restore_slipped,
    to_simplified,
)


@pytest.mark.parametrize(
    ("noisy", "plain"),
    [
        ("托育(yù)服務(wù)", "托育服務"),
        ("社會(huì )化", "社會化"),  # a blank before the bracket's end
        ("孩子(zi)們", "孩子們"),  # neutral tone after a Han character
        ("綠(lǜ)色", "綠色"),
        ("兒(ér)童", "兒童"),
        ("43個鎮(zhèn)(街)", "43個鎮(街)"),  # a Han bracket stays
        ("提案(A类)", "提案(A类)"),
        ("长度(km)", "长度(km)"),  # no syllable
        ("型号(abc)", "型号(abc)"),
    ],
)
def test_pinyin_notes_go(noisy, plain):
    assert remove_pinyin(noisy) == plain


def test_pinyin_needs_density():
    clean = "本次培训面向保育员（a）和育婴员(yu)两类。" + "全县共有托育机构二十家，托位一千个。" * 30
    assert not plan_repairs(clean).pinyin


def slipped(text: str, start: int, end: int) -> str:
    """``text`` with the bytes of ``text[start:end]`` slipped by one, the first lost."""
    code = gbk_bytes(text[start:end])
    assert code is not None
    assert code[-1] < 0x80
    return text[:start] + "?" + code[1:].decode("gbk") + text[end:]


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("學會了游泳。”開園那天，來了許多人。", "。”開"),
        ("每天都來。“孩子喜歡無拘束的玩耍，”她說。", "。“孩子喜歡無"),
        ("他們學習。”居民向社區工作人員述說。", "。”居民向社區"),
    ],
)
def test_slipped_bytes_come_back_exactly(text, run):
    start = text.index(run)
    damaged = slipped(text, start, start + len(run))
    assert damaged != text
    assert restore_slipped(damaged) == text
    assert restore_slipped(damaged.replace("！", "!")) == text  # as folded by a browser


@pytest.mark.parametrize(
    "text",
    [
        "孩子放学后谁来管?社区办起了托管班。",
        "怎么办？记者走访了多家机构。",
        "真的吗?!大家都很惊讶。",
        "https://a.example/list?id=3_5 见附件",
        "是否满意?A满意B不满意",
    ],
)
def test_real_question_marks_stay(text):
    assert restore_slipped(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("隨著發展", "随着发展"),
        ("著名學者", "著名学者"),
        ("成效顯著", "成效显著"),
        ("乾淨的皇后", "干净的皇后"),
    ],
)
def test_simplified_by_phrase(text, wanted):
    assert to_simplified(text) == wanted


def test_traditional_names_on_a_clean_page_stay():
    text = "云岭县作家陸靑禾的小说《龍門記》再版。" + "全县共有图书馆三家，农家书屋一百二十个。" * 5
    plan = plan_repairs(text)
    assert not plan.traditional
    assert apply_repairs(plan, text) == text


def test_a_traditional_page_is_converted_whole():
    text = "為推動養老服務發展，我區開展了適老化改造，新增養老床位。"
    assert is_traditional(text)
    assert (
        apply_repairs(plan_repairs(text), text) == "为推动养老服务发展，我区开展了适老化改造，新增养老床位。"
    )


def test_stray_marks_at_line_starts_go():
    assert drop_stray_marks("?截至2024年底\n为什么？\n？ 其中") == "截至2024年底\n为什么？\n其中"
