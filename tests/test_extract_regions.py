"""Places: the document's own, those its text names, those a person asks for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extract.gazetteer import official_names, parent_of, townships_near, usual_name
from extract.model import Place
from extract.reading import Document
from extract.regions import find_places, find_region, home_of, region_of


def letter(title: str, text: str = "", publisher: str | None = None, **rest: object) -> Document:
    return Document(text, title, publisher, None, **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (letter("桐庐县教育局关于县政协十届二次会议第7号提案的答复"), "330122"),
        # The city's congress asked, the county answers: the issuer is the home.
        (letter("桐庐县教育局关于杭州市人大十四届一次会议第7号建议的答复"), "330122"),
        # A title without an issuer: the signature, then the publisher.
        (letter("关于市政协第7号提案的答复", "张三委员：\n收悉。\n灵宝市水利局\n2024年5月1日"), "411282"),
        (letter("关于县政协第7号提案的答复", publisher="容县民政局"), "450921"),
        (letter("对区政协第7号提案的答复", publisher="区民政局", site="南京市鼓楼区人民政府"), "320106"),
        (letter("宝山区教育局关于第7号提案的答复", "答复。\n上海市宝山区教育局\n2024年5月1日"), "310113"),
        # The portal of the prefecture, the county in the title.
        (
            letter("景谷县交通运输局关于第7号建议的答复", publisher="县交通运输局", site="普洱市人民政府"),
            "530824",
        ),
        (letter("湖州：社区食堂飘香", "全市建成食堂12家。", publisher="浙江日报"), "330500"),
        (letter("“小零工”撑起大民生", "我市建成驿站12家。", publisher="德州日报"), "371400"),
        (letter("自治区民政厅关于第7号提案的答复", "答复。\n广西壮族自治区民政厅"), "450000"),
        # A former name still means the place.
        (letter("监利县水利局关于第7号提案的答复"), "421088"),
    ],
)
def test_home(document: Document, code: str) -> None:
    home = home_of(document)
    assert home is not None
    assert home.code == code


def test_a_township_keeps_its_name_and_takes_its_countys_code() -> None:
    document = letter("弥河镇人民政府关于第7号提案的答复", "答复。\n青州市弥河镇人民政府\n2024年5月1日")
    assert home_of(document) == Place("弥河镇", "370781")
    assert region_of(home_of(document)) == Place("青州市", "370781")


@pytest.mark.parametrize(
    ("publisher", "home", "region"),
    [
        ("云岭县卫生健康局", "云岭县", "云岭县"),
        ("湖北省望川市青渚区教育局", "青渚区", "青渚区"),
        ("云岭县青石镇人民政府", "云岭县青石镇", "云岭县"),
        ("县教育局", None, None),
        ("高新区管委会", None, None),
        ("某网", None, None),
    ],
)
def test_home_that_no_table_knows(publisher: str, home: str | None, region: str | None) -> None:
    found = home_of(letter("关于增加托位的通知", publisher=publisher))
    assert (found and found.name) == home
    assert (region_of(found) or Place("", None)).name == (region or "")


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("云岭县2024年度建议提案办理情况", "共承办12件。", "云岭县"),
        ("吃上热乎饭——云岭县推进校园餐改革", "云岭县有学校12所。", "云岭县"),
        (
            "关于政协云岭县第九届委员会第四次会议第7号提案的答复",
            "答复。\n青石镇人民政府\n2024年5月1日",
            "云岭县青石镇",
        ),
        ("吃上热乎饭——校园餐改革观察", "本区域有学校12所。", None),
    ],
)
def test_home_by_its_title(title: str, text: str, name: str | None) -> None:
    found = home_of(letter(title, text))
    assert (found and found.name) == name


def test_home_of_an_unlisted_paper() -> None:
    document = letter("社区食堂飘香 望川助餐点达到265个", "望川市今年新建助餐点36个。", "望川新闻网")
    assert home_of(document) == Place("望川市", None)


@pytest.mark.parametrize(
    ("site_code", "code"), [("6501020001", "650102"), ("3300000001", "330000"), ("bm12000001", None)]
)
def test_home_by_the_code_of_the_site(site_code: str, code: str | None) -> None:
    """Where nothing else names a place."""
    home = home_of(
        Document("已新增停车泊位三百个。", "关于增设停车泊位的答复", None, None, site_code=site_code)
    )
    assert (home.code if home else None) == code


def test_nothing_named_gives_no_home() -> None:
    assert home_of(letter("关于增加停车位的建议", "已经完成。")) is None


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("罗湖区南湖街道建成驿站", "440303", [("南湖街道", None)]),
        ("甘肃省白银市会宁县改造管网", "620422", [("会宁县", "620422")]),
        ("全县新增泊位，我县完成改造", "330122", [("桐庐县", "330122"), ("桐庐县", "330122")]),
        # A district's 全市 is its city, a county-level city's is itself.
        ("全市第一", "320106", [("南京市", "320100")]),
        ("全市第一", "330282", [("慈溪市", "330282")]),
        ("全区完成，全省推广", "320106", [("鼓楼区", "320106"), ("江苏省", "320000")]),
        ("全国平均水平", "320106", [("全国", None)]),
        ("吴兴区98家、德清县62家", "330500", [("吴兴区", "330502"), ("德清县", "330521")]),
        # Namesakes: the one of the own prefecture.
        ("鼓楼区12家", "410200", [("鼓楼区", "410204")]),
        ("鼓楼区12家", None, []),
        ("敦化经济开发区与3所高校共建基地", "222403", [("敦化经济开发区", None)]),
        ("完成改造。桃园社区现有托位19个，各社区均已覆盖，返乡创业12人", "330122", [("桃园社区", None)]),
        # Names of roads and things are no places; ordinary words neither.
        ("重庆路街道、北京路改造，老城区停车难", "410305", [("重庆路街道", None)]),
        ("我局会同县财政局，日照时间长，朝阳产业", "430923", []),
        (
            "宁乡市、安化和桃江两县",
            "430900",
            [("宁乡市", "430182"), ("安化县", "430923"), ("桃江县", "430922")],
        ),
    ],
)
def test_places_in_a_text(text: str, home: str | None, expected: list[tuple[str, str | None]]) -> None:
    place = Place(usual_name(home), home) if home else None
    found = find_places(text, place)
    assert [(each.place.name, each.place.code) for each in found] == expected
    assert all(0 <= each.start < each.end <= len(text) for each in found)


def test_an_unlisted_home_is_found_in_its_text() -> None:
    found = find_places("云岭县新建3家，全县共12家，全市共40家", Place("云岭县", None))
    assert [each.place.name for each in found] == ["云岭县", "云岭县"]


def test_spans_do_not_overlap() -> None:
    text = "浙江省杭州市桐庐县桐君街道，全县、我市、全省，桐庐县城南街道"
    found = find_places(text, Place("桐庐县", "330122"))
    assert all(left.end <= right.start for left, right in pairwise(found))


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("荆州", "421000"),
        ("荆州市", "421000"),
        ("421000", "421000"),
        ("42", "420000"),
        ("湖北荆州", "421000"),
        ("吉林", "220000"),
        ("北京朝阳区", "110105"),
        ("博州", "652700"),
        ("景谷县", "530824"),
        ("朝阳区", None),  # two of them
        ("999999", None),
        ("云岭县", None),
        ("", None),
    ],
)
def test_region_asked_for(asked: str, code: str | None) -> None:
    found = find_region(asked)
    assert (found and found.code) == code


@pytest.mark.parametrize(
    ("code", "usual"),
    [
        ("530824", "景谷县"),
        ("450000", "广西"),
        ("422800", "恩施州"),
        ("622926", "东乡县"),
        ("150724", "鄂温克旗"),
        ("330122", "桐庐县"),
    ],
)
def test_usual_names(code: str, usual: str) -> None:
    assert usual_name(code) == usual


def test_every_division_lies_in_another_one() -> None:
    names = official_names()
    assert len(names) > 3000
    for code in names:
        parent = parent_of(code)
        assert (parent is None) == code.endswith("0000")
        assert parent is None or parent in names


def test_townships_of_a_county_come_with_its_code() -> None:
    assert townships_near("330282")["浒山街道"] == "330282"
    assert townships_near("330000") == {}
