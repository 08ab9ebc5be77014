"""Records for tests of the store, written by us: places and people do not exist."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from extract.model import (
    Addressee,
    Contact,
    Measure,
    Personal,
    Place,
    Record,
    Reply,
    Session,
    Statistic,
)

YUNLING = Place("云岭县")
JINGZHOU = Place("荆州市", "421000")
SHISHOU = Place("石首市", "421081")


def measure(text: str, phrase: str, status: str = "done", themes: Sequence[str] = ()) -> Measure:
    """The measure that ``phrase`` states in ``text``."""
    start = text.index(phrase)
    return Measure(start, start + len(phrase), phrase, status, ("一、工作进展",), tuple(themes), "县教育局")  # type: ignore[arg-type]


def statistic(
    text: str, phrase: str, indicator: str, value: str, unit: str | None = "个", **more: object
) -> Statistic:
    """The statistic that ``phrase`` states in ``text``."""
    start = text.index(phrase)
    return Statistic(start, start + len(phrase), phrase, indicator, Decimal(value), unit, **more)  # type: ignore[arg-type]


def letter(
    number: int,
    text: str,
    *,
    measures: Sequence[Measure] = (),
    statistics: Sequence[Statistic] = (),
    personal: Sequence[Personal] = (),
    region: Place | None = YUNLING,
    day: date | None = date(2024, 5, 6),
    kind: str = "reply",
    issuer: str = "云岭县教育局",
    title: str | None = None,
) -> Record:
    """A letter, or news when ``kind`` says so."""
    reply = Reply(
        council="cppcc",
        committee="政协云岭县委员会",
        session=Session(9, 3),
        proposal_number=str(number),
        subject="关于增加托位的提案",
        addressees=(Addressee("方晓岚", "member"),),
        issuers=(issuer,),
        signed_on=day,
        disclosure="public",
        contact=Contact("办公室", "0717-0000000"),
    )
    return Record(
        source=f"http://www.yunling.example/{number}.html",
        part=0,
        kind=kind,  # type: ignore[arg-type]
        title=title or f"对第{number}号提案的答复",
        publisher="云岭县人民政府",
        published_on=day,
        region=region,
        trust="local",
        text=text,
        reply=reply if kind == "reply" else None,
        measures=tuple(measures),
        statistics=tuple(statistics),
        personal=tuple(personal),
    )


def sample_records() -> list[Record]:
    """Five documents: three letters of two places, news, and a copy of the first letter."""
    one = (
        "方晓岚委员：\n我局新建普惠托育园3所，新增托位120个。"
        "下一步将建设婴幼儿照护服务中心。\n联系电话：13800001111。"
    )
    two = "贺明委员：\n全市建成托位2600个，同比增加300个。已为留守儿童建立档案，正在改造停车泊位。"
    three = "林予安委员：\n老旧小区加装电梯45部，暂不具备新建停车场的条件。"
    news = "云岭县的托育点开到了家门口，设立托位20个，收费标准为每月900元。"
    first = letter(
        1,
        one,
        measures=[
            measure(one, "新建普惠托育园3所", themes=["childcare"]),
            measure(one, "将建设婴幼儿照护服务中心", "planned", ["childcare"]),
        ],
        statistics=[statistic(one, "新增托位120个", "托位", "120", kind="increase", place=YUNLING)],
        personal=[Personal(one.index("13800001111"), one.index("13800001111") + 11, "phone")],
    )
    return [
        first,
        letter(
            2,
            two,
            measures=[
                measure(two, "为留守儿童建立档案", themes=["left_behind_children"]),
                measure(two, "改造停车泊位", "ongoing", ["parking"]),
            ],
            statistics=[
                statistic(two, "建成托位2600个", "托位", "2600", place=JINGZHOU),
                statistic(two, "同比增加300个", "托位", "300", kind="increase", place=JINGZHOU),
            ],
            region=JINGZHOU,
            day=date(2023, 11, 2),
            issuer="荆州市教育局",
        ),
        letter(
            3,
            three,
            measures=[
                measure(three, "老旧小区加装电梯45部", themes=["old_communities", "age_friendly"]),
                measure(three, "暂不具备新建停车场的条件", "declined", ["parking"]),
            ],
            region=SHISHOU,
            day=date(2025, 1, 15),
            issuer="石首市住房和城乡建设局",
        ),
        letter(
            4,
            news,
            statistics=[statistic(news, "设立托位20个", "托位", "20", place=Place("桃溪社区"))],
            kind="news",
            day=date(2024, 8, 1),
            title="托育点开到家门口",
        ),
        copy_of(first, 5),
    ]


def copy_of(record: Record, number: int) -> Record:
    """The same document on another page."""
    from dataclasses import replace

    return replace(record, source=f"http://news.yunling.example/{number}.html")
