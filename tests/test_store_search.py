"""Search finds exactly what LIKE finds, on every database, and everything around it."""

import contextlib
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection, Engine, select

from extract.model import Personal
from store.database import writing
from store.errors import QueryError
from store.language import read_query
from store.query import Hit, Query
from store.save import save_record
from store.search import Matching, search
from store.slices import newest_slices
from store.tables import ENTRY_TEXTS
from store.tokens import fold
from store.words import newest_by_slices
from tests.letters_of_yunling import letter, measure, sample_records


@pytest.fixture
def connection(library: Engine) -> Iterator[Connection]:
    """The sample records, saved."""
    with library.connect() as reader:
        yield reader


def texts(connection: Connection, words: str = "", **more: object) -> list[str]:
    return [hit.text for hit in search(connection, Query(words, **more)).hits]  # type: ignore[arg-type]


def only(connection: Connection, words: str, **more: object) -> Hit:
    (hit,) = search(connection, Query(words, **more)).hits  # type: ignore[arg-type]
    return hit


def found_keys(connection: Connection, query: Query) -> set[int]:
    matching = Matching(connection, read_query(query), query)
    return set(connection.scalars(matching.select(matching.key)))


def truth(connection: Connection, words: str) -> set[int]:
    holds = ENTRY_TEXTS.c.text.contains(fold(words), autoescape=True)
    return set(connection.scalars(select(ENTRY_TEXTS.c.key).where(holds)))


# Few characters, so that pairs, triples and singles collide as often as they can.
ALPHABET = "托育位幼儿，。（"


@pytest.mark.parametrize("seed", range(3))
def test_hits_equal_like(engine: Engine, seed: int) -> None:
    draw = random.Random(seed)
    with writing(engine) as writer:
        for number in range(25):
            text = "".join(draw.choices(ALPHABET, k=draw.randint(1, 12))) + "托"
            save_record(writer, letter(number, text, measures=[measure(text, text)], title="对提案的答复"))
    with engine.connect() as connection:
        for _ in range(50):
            words = "".join(draw.choices(ALPHABET[:5], k=draw.randint(1, 5)))
            query = Query(f'"{words}"', copies=True)
            assert found_keys(connection, query) == truth(connection, words), words


@pytest.mark.parametrize(
    "words", ["托育", "托", "婴幼儿照护", "建设婴幼儿", "14", "120个", "3所，新增", "45部"]
)
def test_hits_equal_like_on_letters(connection: Connection, words: str) -> None:
    assert found_keys(connection, Query(f'"{words}"', copies=True)) == truth(connection, words)


def test_false_candidates_do_not_cut_pages_short(engine: Engine) -> None:
    """5-2 has the tokens of 5+2; only the text tells them apart."""
    with writing(engine) as writer:
        for number in range(50):
            text = f"推行{'5+2' if number % 10 == 0 else '5-2'}服务模式{number}。"
            save_record(writer, letter(number, text, measures=[measure(text, text[:-1])]))
    with engine.connect() as connection:
        query = Query('"5+2"', kind="measure", limit=1, facets=True)
        seen: list[str] = []
        while True:
            results = search(connection, query)
            assert (results.total, results.facets["kind"][0].count) == (5, 5)
            seen += [hit.text for hit in results.hits]
            if results.next_cursor is None:
                break
            query = replace(query, cursor=results.next_cursor)
        assert seen == [f"推行5+2服务模式{number}" for number in (40, 30, 20, 10, 0)]
        best = search(connection, replace(query, order="relevance", cursor=None, limit=9))
        assert {hit.text for hit in best.hits} == set(seen)


def test_a_number_is_found_whole(connection: Connection) -> None:
    assert texts(connection, "2600", kind="statistic") == ["建成托位2600个"]
    assert texts(connection, "260", kind="statistic") == []


@pytest.mark.parametrize("words", ["26*", "260＊", "托位26*", "2600*"])
def test_a_star_finds_the_beginnings_of_numbers(connection: Connection, words: str) -> None:
    hit = only(connection, words, kind="statistic")
    assert hit.text == "建成托位2600个"
    ((start, end),) = hit.highlights
    assert "建成托位2600个"[start:end].endswith(fold(words).rstrip("*"))


@pytest.mark.parametrize(
    ("words", "filters", "found"),
    [
        ("普惠", {"kind": "measure"}, ["新建普惠托育园3所"]),
        ("普惠 托育", {"kind": "measure"}, ["新建普惠托育园3所"]),
        ("普惠 停车", {"kind": "measure"}, []),
        ("停车 -泊位", {"kind": "measure"}, ["暂不具备新建停车场的条件"]),
        ("停车 -停车泊位", {"kind": "measure"}, ["暂不具备新建停车场的条件"]),
        ("“托育园3所”", {"kind": "measure"}, ["新建普惠托育园3所"]),
        ("普惠托育園", {"kind": "measure"}, ["新建普惠托育园3所"]),
        ("托位", {"kind": "statistic", "region": "荆州"}, ["建成托位2600个", "同比增加300个"]),
        (
            "托位",
            {"kind": "statistic", "region": "湖北省", "status": "actual"},
            ["建成托位2600个", "同比增加300个"],
        ),
        ("托位", {"kind": "statistic", "region": "云岭县"}, ["设立托位20个", "新增托位120个"]),
        ("", {"kind": "measure", "theme": "parking"}, ["暂不具备新建停车场的条件", "改造停车泊位"]),
        ("", {"kind": "measure", "theme": "停车", "year": 2023}, ["改造停车泊位"]),
        ("", {"kind": "measure", "status": "declined"}, ["暂不具备新建停车场的条件"]),
        (
            "",
            {"kind": "measure", "publisher": "住房和城乡"},
            ["老旧小区加装电梯45部", "暂不具备新建停车场的条件"],
        ),
        ("", {"kind": "measure", "publisher": "没有这个单位"}, []),
        ("-状态:已完成 类型:措施 地区:湖北", {}, ["暂不具备新建停车场的条件", "改造停车泊位"]),
        ("-托 -停车 -小区 类型:措施", {"region": "421000"}, ["为留守儿童建立档案"]),
    ],
)
def test_words_and_filters(
    connection: Connection, words: str, filters: dict[str, object], found: list[str]
) -> None:
    assert texts(connection, words, synonyms=False, **filters) == found


def test_synonyms_widen_and_are_named(connection: Connection) -> None:
    results = search(connection, Query("托育", kind="measure"))
    assert [hit.text for hit in results.hits] == ["新建普惠托育园3所", "将建设婴幼儿照护服务中心"]
    assert results.synonyms == ("婴幼儿照护",)
    assert texts(connection, "托育", kind="measure", synonyms=False) == ["新建普惠托育园3所"]


def test_newest_first_and_paging(connection: Connection) -> None:
    whole = search(connection, Query("", kind="measure", limit=50))
    days = [hit.signed_on for hit in whole.hits]
    assert days == sorted(days, reverse=True, key=str)
    pages, cursor = [], None
    while True:
        page = search(connection, Query("", kind="measure", limit=2, cursor=cursor))
        assert page.total == 6
        pages += page.hits
        cursor = page.next_cursor
        if cursor is None:
            break
    assert tuple(pages) == whole.hits


def test_relevance_ranks_within_the_newest(connection: Connection) -> None:
    results = search(connection, Query("停车 电梯", any_words=True, order="relevance", kind="measure"))
    assert {hit.text for hit in results.hits} == {
        "老旧小区加装电梯45部",
        "暂不具备新建停车场的条件",
        "改造停车泊位",
    }
    assert results.ranked_within is None  # all were ranked
    first = search(connection, Query("停车 电梯", any_words=True, order="relevance", kind="measure", limit=2))
    rest = search(
        connection,
        Query("停车 电梯", any_words=True, order="relevance", kind="measure", cursor=first.next_cursor),
    )
    assert first.hits + rest.hits == results.hits


@pytest.mark.parametrize("cursor", ["x1", "n", "n-1", "n1; DROP", "r5", "n" + "9" * 30])
def test_a_spoilt_cursor_is_refused(connection: Connection, cursor: str) -> None:
    with pytest.raises(QueryError, match="翻页"):
        search(connection, Query("托育", cursor=cursor))


def test_an_unknown_place_is_named(connection: Connection) -> None:
    with pytest.raises(QueryError, match="天堂县"):
        search(connection, Query("地区:天堂县"))


def test_facets_count_hits(connection: Connection) -> None:
    results = search(connection, Query("", kind="measure", facets=True))
    facets = {name: {value.value: value.count for value in values} for name, values in results.facets.items()}
    assert results.total == 6
    assert facets["kind"] == {"measure": 6}
    assert facets["status"] == {"done": 3, "planned": 1, "ongoing": 1, "declined": 1}
    assert facets["theme"] == {
        "parking": 2,
        "childcare": 2,
        "left_behind_children": 1,
        "old_communities": 1,
        "age_friendly": 1,
    }
    assert facets["year"] == {"2025": 2, "2024": 2, "2023": 2}
    assert facets["region"] == {"420000": 4, "421000": 4, "421081": 2, "云岭县": 2}
    assert facets["unit"] == {"云岭县教育局": 2, "石首市住房和城乡建设局": 2, "荆州市教育局": 2}
    county = next(value for value in results.facets["region"] if value.value == "421081")
    assert (county.label, county.parent) == ("石首市", "421000")


def test_every_facet_value_filters_to_its_count(connection: Connection) -> None:
    for name, values in search(connection, Query("", facets=True)).facets.items():
        field = {"unit": "publisher"}.get(name, name)
        for value in values:
            wanted = int(value.value) if name == "year" else value.value
            narrowed = search(connection, Query(**{field: wanted}))  # type: ignore[arg-type]
            assert narrowed.total == value.count, (name, value)


def test_a_hit_says_where_it_stands(connection: Connection) -> None:
    hit = only(connection, "普惠", kind="measure")
    record = sample_records()[0]
    assert record.text[hit.start : hit.end] == hit.text
    assert hit.sentence == "我局新建普惠托育园3所，新增托位120个。"
    assert record.text[hit.sentence_start :].startswith(hit.sentence)
    assert [hit.text[start:end] for start, end in hit.highlights] == ["普惠"]
    assert [hit.sentence[start:end] for start, end in hit.sentence_highlights] == ["普惠"]
    assert (hit.title, hit.publisher, hit.issuers) == (
        "对第1号提案的答复",
        "云岭县人民政府",
        ("云岭县教育局",),
    )
    assert (hit.status, hit.themes, hit.heading) == ("done", ("childcare",), ("一、工作进展",))


def test_copies_are_folded(connection: Connection) -> None:
    assert only(connection, "普惠", kind="reply").copies == 1
    assert len(texts(connection, "普惠", kind="reply", copies=True)) == 2


def test_personal_data_are_masked_and_not_found(connection: Connection) -> None:
    hit = only(connection, "联系电话", kind="reply")
    assert "138****1111" in hit.text
    assert "13800001111" not in hit.text + hit.sentence
    assert texts(connection, "13800001111") == []
    revealed = only(connection, "联系电话", kind="reply", reveal=True)
    assert "13800001111" in revealed.text


def test_names_of_children_are_masked_wherever_they_stand(engine: Engine) -> None:
    text = "我局为周小朵办理入托手续。"
    record = letter(9, text, measures=[measure(text, "为周小朵办理入托手续")], title="周小朵的故事")
    name = Personal(text.index("周小朵"), text.index("周小朵") + 3, "minor")
    with writing(engine) as writer:
        save_record(writer, replace(record, personal=(name,)))
    with engine.connect() as connection:
        for hit in search(connection, Query("入托")).hits:
            assert "周小朵" not in f"{hit.text}{hit.sentence}{hit.title}"
        assert texts(connection, "周小朵") == []


def test_undated_documents_come_last(engine: Engine) -> None:
    with writing(engine) as writer:
        save_record(writer, letter(1, "有日期的托育答复。", day=date(1950, 1, 1)))
        save_record(writer, letter(2, "没有日期的托育答复。", day=None))
    with engine.connect() as connection:
        assert [text[:3] for text in texts(connection, "托育")] == ["有日期", "没有日"]


def test_a_place_among_the_words_is_suggested_as_a_filter(connection: Connection) -> None:
    assert search(connection, Query("荆州市 停车 档案馆")).suggestions == ("停车 档案馆 地区:荆州市",)
    assert search(connection, Query("荆州市 -停车 地区:石首")).suggestions == ()
    assert search(connection, Query("托育")).suggestions == ()


@pytest.mark.parametrize("seed", range(3))
def test_any_words_at_all_are_answered_or_refused(connection: Connection, seed: int) -> None:
    draw = random.Random(seed)
    signs = "托育 “”\"'-：:地区主题年份单位类型*()%_\\/ANDORNOT^{}!12３aé\0😀𠀀，。\n"
    for _ in range(60):
        words = "".join(draw.choices(signs, k=draw.randint(0, 12)))
        with contextlib.suppress(QueryError):
            search(connection, Query(words, any_words=draw.random() < 0.3, order="relevance", limit=2))


def test_an_empty_store_answers(engine: Engine) -> None:
    with engine.connect() as connection:
        results = search(connection, Query("托育", facets=True))
    assert (results.hits, results.total, results.next_cursor) == ((), 0, None)


def test_a_total_that_is_not_counted_out_says_so(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.search.COUNTED_HITS", 3)
    results = search(connection, Query("", kind="measure", limit=2))
    assert (results.total, results.capped) == (3, True)
    whole = search(connection, Query("", kind="measure", limit=2, count_all=True))
    assert (whole.total, whole.capped) == (6, False)


@pytest.mark.parametrize("word", ["停车", "托育", "普惠托育", "托", "2600", "没有这样的词"])
def test_slices_give_the_newest_that_the_index_gives(library: Engine, word: str) -> None:
    if library.dialect.name != "postgresql":
        pytest.skip("SQLite keeps its index in the order of time")
    with library.connect() as connection:
        matching = Matching(connection, read_query(Query(word)), Query(word))
        every = list(connection.scalars(matching.candidates(10_000).select()))
        assert every == sorted(every, reverse=True)
        assert every or word == "没有这样的词"
        for below in (None, every[len(every) // 2] if every else 1):
            for most in (1, 3, 10_000):
                truth = [key for key in every if below is None or key < below][:most]
                for common in (False, True):
                    slices = newest_slices(max(every, default=0), common=common)
                    found = newest_by_slices(["key"], matching.clauses, slices, below, most)
                    assert list(connection.scalars(found)) == truth
