"""Programmes say only what their sentences say."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from store.database import writing
from store.errors import QueryError
from store.programmes import compare_programmes
from store.save import save_record
from tests.letters_of_yunling import JINGZHOU, letter, measure

ONE = "自2023年9月起，县财政每月为留守儿童家庭补助300元。全县学校开放操场。"
TWO = "由福利彩票公益金和社会资本共同投入，面向3岁以下婴幼儿开展“暖阳计划”。"


def test_who_pays_for_whom_since_when(engine: Engine) -> None:
    with writing(engine) as connection:
        plan = replace(
            measure(TWO, "面向3岁以下婴幼儿开展“暖阳计划”", "ongoing", ["childcare"]), programs=("暖阳计划",)
        )
        save_record(connection, letter(2, TWO, measures=[plan], region=JINGZHOU))
        subsidy = measure(ONE, "县财政每月为留守儿童家庭补助300元", "done", ["childcare"])
        ground = measure(ONE, "全县学校开放操场", "done", ["childcare"])
        save_record(connection, letter(1, ONE, measures=[subsidy, ground]))
        found = compare_programmes(connection, "托育")
        assert [(one.payers, one.audience, one.since, one.names) for one in found] == [
            (("福利彩票公益金", "社会资本"), ("婴幼儿",), None, ("暖阳计划",)),
            (("县财政",), ("儿童", "家庭"), "2023年9月", ()),
        ]
        assert [one.hit.status for one in compare_programmes(connection, "托育", regions=["荆州"])] == [
            "ongoing"
        ]
        with pytest.raises(QueryError, match="飞船"):
            compare_programmes(connection, "飞船")
