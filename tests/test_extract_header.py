"""Reply headers: whole letters in many shapes, then each part by a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from extract.addressees import is_salutation, read_salutation
from extract.council import read_committee, read_number, read_session
from extract.dates import read_damaged_date, read_date
from extract.header import read_header
from extract.kinds import kind_of
from extract.labels import (
    read_contact,
    read_disclosure,
    read_document_number,
    read_outcome,
    read_reviewer,
    read_signatory,
)
from extract.model import Contact, Place, Reply
from extract.outcomes import meaning_of
from extract.reading import Document
from extract.regions import home_of
from extract.subject import read_subject
from extract.tail import read_tail


@dataclass(frozen=True)
class Letter:
    """One letter and what its header says; fields that ``says`` leaves out are not compared."""

    document: Document
    says: dict[str, object]
    kind: str = "reply"
    issues: tuple[str, ...] = field(default=())


def document(
    title: str | None, text: str, preamble: str = "", publisher: str | None = None, **rest: object
) -> Document:
    published_on = rest.pop("published_on", None)
    return Document(text, title, publisher, published_on, preamble=preamble, **rest)  # type: ignore[arg-type]


def compared(reply: Reply, names: dict[str, object]) -> dict[str, object]:
    values = {name: getattr(reply, name) for name in names}
    if "session" in values and reply.session:
        values["session"] = (reply.session.term, reply.session.number)
    if "addressees" in values:
        values["addressees"] = [(each.name, each.role) for each in reply.addressees]
    return values


LETTERS = {
    "county bureau, everything in the head": Letter(
        document(
            "桐庐县教育局关于县政协第十届三次会议第012号提案的答复",
            "陈望舒、林一帆委员：\n你们提出的《关于增加晚托服务的提案》（第012号）收悉，现答复如下：\n已开设晚托班12个。\n"
            "桐庐县教育局\n2024年6月8日\n联系人：周静远，电话：0571-64230000",
            "桐教提〔2024〕7号　　签发人：方　正\n（A1类）\n（此件主动公开）",
        ),
        {
            "council": "cppcc",
            "committee": "桐庐县政协",
            "session": (10, 3),
            "proposal_number": "012",
            "subject": "关于增加晚托服务的提案",
            "addressees": [("陈望舒", "member"), ("林一帆", "member")],
            "issuers": ("桐庐县教育局",),
            "outcome": "A1",
            "outcome_meaning": "resolved",
            "document_number": "桐教提〔2024〕7号",
            "signatory": "方正",
            "signed_on": date(2024, 6, 8),
            "disclosure": "public",
            "contact": Contact("周静远", "0571-64230000"),
        },
    ),
    "a county answers its city's congress": Letter(
        document(
            "桐庐县人民政府关于杭州市十四届人大二次会议第B045号建议的答复",
            "郑知行等6名代表：\n你们提出的关于开通夜间公交的建议，已交我们研究办理，现答复如下：\n已开通2条。\n"
            "桐庐县人民政府\n二〇二四年十月二十日",
        ),
        {
            "council": "npc",
            "committee": "杭州市人大",
            "session": (14, 2),
            "proposal_number": "B045",
            "subject": "关于开通夜间公交的建议",
            "addressees": [("郑知行", "deputy")],
            "issuers": ("桐庐县人民政府",),
            "signed_on": date(2024, 10, 20),
            "outcome": None,
            "disclosure": None,
        },
    ),
    "joint letter to a party": Letter(
        document(
            "关于市政协九届一次会议第20240031号提案的复函",
            "致公党灵宝市总支：\n贵总支提出的“关于整治飞线充电”的集体提案收悉。现函复如下：\n整治36处。\n专此函复。\n"
            "灵宝市住房和城乡建设局　灵宝市消防救援大队\n2024年6月8日\n抄送：市政协提案委，市政府督查室。",
        ),
        {
            "committee": "灵宝市政协",
            "addressees": [("致公党灵宝市总支", "organisation")],
            "issuers": ("灵宝市住房和城乡建设局", "灵宝市消防救援大队"),
            "subject": "关于整治飞线充电",
            "proposal_number": "20240031",
        },
    ),
    "co-handler's opinion": Letter(
        document(
            "关于区政协五届三次会议第7号提案的会办意见",
            "区教育局：\n陈望舒委员提出的《关于护学岗的提案》（第7号）收悉，现提出如下会办意见：\n已增派警力。\n"
            "宁波市公安局海曙分局\n2024年5月6日",
            publisher="宁波市公安局海曙分局",
            site="宁波市海曙区人民政府",
        ),
        {
            "addressees": [("区教育局", "organisation")],
            "committee": "海曙区政协",
            "issuers": ("宁波市公安局海曙分局",),
        },
        "opinion",
    ),
    "form page: proposers and class in fields": Letter(
        document(
            "关于修缮村道的建议",
            "问题答复：\n您提出的建议收悉，经研究，现答复如下：已列入2025年计划。",
            fields=(("建议人", "陈望舒、郑知行"), ("承办单位", "桐庐县交通运输局"), ("办理结果", "B类")),
            column="人大代表建议",
        ),
        {
            "council": "npc",
            "addressees": [("陈望舒", "deputy"), ("郑知行", "deputy")],
            "outcome": "B",
            "issuers": ("桐庐县交通运输局",),
            "subject": "关于修缮村道的建议",
            "signed_on": None,
        },
    ),
    "unlisted place, short signature, role of the other council": Letter(
        document(
            "县民政局关于县政协三届二次会议第５号提案的答复",
            "陈望舒代表：\n您提出的《关于老年食堂的提案》收悉，现答复如下：\n已建成4家。\n县民政局\n2024年5月6日",
            publisher="云岭县民政局",
        ),
        {
            "council": "cppcc",
            "committee": "云岭县政协",
            "addressees": [("陈望舒", "deputy")],
            "issuers": ("云岭县民政局",),
        },
        issues=("role_mismatch",),
    ),
    "damaged date that can mean two days": Letter(
        document(
            "桐庐县水利局关于县政协十届三次会议第9号提案的答复",
            "陈望舒委员：\n您提出的《关于清淤的提案》收悉，现答复如下：\n已清淤3公里。\n桐庐县水利局\n2024111",
            published_on=date(2025, 1, 6),
        ),
        {"signed_on": None, "issuers": ("桐庐县水利局",)},
        issues=("date_damaged",),
    ),
    "number and session differ, class in the title, name removed": Letter(
        document(
            "桐庐县水利局关于县政协十届三次会议第9号提案的答复（C类）",
            "***委员：\n您在县政协十届二次会议上提出的《关于清淤的提案》（第10号）收悉，现答复如下：\n暂不具备条件。",
        ),
        {"outcome": "C", "outcome_meaning": "reference", "proposal_number": "9", "addressees": []},
        issues=("addressee_hidden", "number_mismatch", "session_mismatch"),
    ),
    "dated after its publication": Letter(
        document(
            "桐庐县水利局关于县政协十届三次会议第9号提案的答复",
            "陈望舒委员：\n您提出的《关于清淤的提案》收悉，现答复如下：\n已清淤。\n桐庐县水利局\n2024年5月6日",
            published_on=date(2024, 4, 1),
        ),
        {"signed_on": date(2024, 5, 6)},
        issues=("date_order",),
    ),
    "published in the other council's column, another year's number": Letter(
        document(
            "桐庐县水利局关于县政协十届三次会议第9号提案的答复",
            "陈望舒委员：\n您提出的《关于清淤的提案》收悉，现答复如下：\n已清淤。\n桐庐县水利局\n2024年5月6日",
            "桐水函〔2023〕9号",
            column="人大建议办理",
        ),
        {"council": "cppcc", "document_number": "桐水函〔2023〕9号"},
        issues=("wrong_column", "document_number_year"),
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_whole_letters(name: str) -> None:
    letter = LETTERS[name]
    header = read_header(letter.document, home_of(letter.document))
    assert header.kind == letter.kind
    assert header.reply is not None
    assert compared(header.reply, letter.says) == letter.says
    assert tuple(sorted(issue.code for issue in header.issues)) == tuple(sorted(letter.issues))
    assert header.issuers == header.reply.issuers


def test_issue_spans_lie_on_what_they_name() -> None:
    text = "陈望舒委员：\n您提出的《关于清淤的提案》（第10号）收悉，现答复如下：\n已清淤。"
    header = read_header(document("关于县政协十届三次会议第9号提案的答复", text), None)
    (issue,) = header.issues
    assert issue.start is not None
    assert text[issue.start : issue.end] == "10"


@pytest.mark.parametrize(
    ("title", "text", "rest", "kind"),
    [
        ("关于第7号提案的答复", "陈望舒委员：\n您提出的提案收悉，现答复如下：\n完成。", {}, "reply"),
        ("关于增设路灯的建议", "陈望舒代表：\n您提出的建议收悉，现答复如下：\n完成。", {}, "reply"),
        (
            "关于第7号提案的函",
            "县教育局：\n陈望舒委员的提案收悉，该件由贵局主办，现将我局意见函告，供贵局答复时参考。",
            {},
            "opinion",
        ),
        ("云岭县2024年政协提案办理情况", "全年共承办提案55件，办复率100%。", {}, "summary"),
        ("2024年人大代表建议办理工作总结", "我局承办建议5件，全部办结，满意率100%。", {}, "summary"),
        ("关于做好建议提案办理工作的通知", "各乡镇：\n请于6月底前办复。", {}, "other"),
        ("云岭县停车场管理办法", "第一条 为规范管理，制定本办法。", {}, "other"),
        ("市民政局答复委员提案", "本报讯 日前，市民政局答复提案。", {"publisher": "望川日报"}, "news"),
        ("新路修到家门口", "“出门方便多了。”村民说。", {"column": "部门动态"}, "news"),
    ],
)
def test_kinds(title: str, text: str, rest: dict[str, str], kind: str) -> None:
    assert kind_of(document(title, text, **rest)) == kind


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("尊敬的陈望舒委员：", [("陈望舒", "member")]),
        ("陈望舒代表,您好:", [("陈望舒", "deputy")]),
        ("陈望舒、林一帆等7名代表：", [("陈望舒", "deputy"), ("林一帆", "deputy")]),
        ("陈望舒（等十位）代表：", [("陈望舒", "deputy")]),
        ("陈望舒委员、郑知行代表：", [("陈望舒", "member"), ("郑知行", "deputy")]),
        ("陈　望、林 帆委员：", [("陈望", "member"), ("林帆", "member")]),
        ("陈望舒 林一帆 郑知行代表：", [("陈望舒", "deputy"), ("林一帆", "deputy"), ("郑知行", "deputy")]),
        ("陈望舒政协委员：", [("陈望舒", "member")]),
        ("古丽娜·阿不都、阿依古丽委员：", [("古丽娜·阿不都", "member"), ("阿依古丽", "member")]),
        ("陈望舒（民盟）委员：", [("陈望舒", "member")]),
        ("致公党望川市总支：", [("致公党望川市总支", "organisation")]),
        ("民盟市委会、陈望舒委员：", [("民盟市委会", "organisation"), ("陈望舒", "member")]),
        ("县政协社会和法制委员会：", [("县政协社会和法制委员会", "organisation")]),
        ("区工商联界别：", [("区工商联界别", "organisation")]),
        ("市综合行政执法局：", [("市综合行政执法局", "organisation")]),
        ("省工业和信息化厅：", [("省工业和信息化厅", "organisation")]),
        ("尊敬的委员：", []),
        ("陈**代表：", []),
    ],
)
def test_salutations(line: str, expected: list[tuple[str, str]]) -> None:
    assert is_salutation(line)
    assert [(each.name, each.role) for each in read_salutation(line).addressees] == expected


@pytest.mark.parametrize(
    "line", ["现答复如下：", "一、基本情况：", "各乡镇人民政府的同志", "全县有委员120名。"]
)
def test_no_salutation(line: str) -> None:
    assert not is_salutation(line)


@pytest.mark.parametrize(
    ("text", "session", "number", "place"),
    [
        ("关于市政协第十一届三次会议第112号提案的答复", (11, 3), "112", "市"),
        ("对政协云岭县第十届委员会第三次会议第082号提案的复函", (10, 3), "082", "云岭县"),
        ("关于政协第十五届望川市委员会第三次会议第56号提案", (15, 3), "56", "望川市"),
        ("县第十七届人大第三次会议第28号建议", (17, 3), "28", "县"),
        ("市第九届人民代表大会第二次会议的第46号建议", (9, 2), "46", "市"),
        ("青渚区第十三届政治协商会议第四次会议第〔064〕号", (13, 4), "064", "青渚区"),
        ("对县政协10届3次会议“018”号提案", (10, 3), "018", "县"),
        ("关于市政协提案第2023-045号的答复", None, "2023-045", "市"),
        ("对十四届全国人大二次会议第2345号建议的答复", (14, 2), "2345", "全国"),
        ("关于停车难的提案（J027）的答复", None, "J027", None),
        ("关于县政协2024年提案的答复（云教函〔2024〕17号）", None, None, "县"),
        ("立案号：2020072", None, "2020072", None),
        ("由贵厅主办的省政协十三届二次会议第0245号", (13, 2), "0245", "省"),
        ("在县第十八届人民代表大会第次会议上", (18, None), None, "县"),
    ],
)
def test_titles(
    text: str, session: tuple[int, int | None] | None, number: str | None, place: str | None
) -> None:
    read = read_session(text)
    assert ((read.term, read.number) if read else None) == session
    assert read_number(text) == number
    named = read_committee(text)
    assert (named.place if named else None) == place


@pytest.mark.parametrize(
    ("opening", "subject"),
    [
        ("您提出的《关于增加托位的提案》（第7号）收悉", "关于增加托位的提案"),
        ("您提出的关于《关于增加托位的提案》收悉", "关于增加托位的提案"),
        ("您提出的“关于优化“一老一小”服务的建议”收悉", "关于优化“一老一小”服务的建议"),
        ("您提出的关于增加托位的建议，已交我们研究办理", "关于增加托位的建议"),
        ("您在县政协三届一次会议上提出的增加托位的提案（第7号）收悉", "增加托位的提案"),
        ("感谢您对《云岭县托育条例》的关心。您提出的《关于增加托位的提案》收悉", "关于增加托位的提案"),
        ("您提出的《关于增加托位的提案收悉，现答复如下", "关于增加托位的提案"),
        ("关于增加托位的提案收悉，现答复如下", "关于增加托位的提案"),
        ("收到您提出的关于增加托位的提案后，我局认真研究", "关于增加托位的提案"),
        ("您提出的关于解决送餐“最后一公里”的提案收悉", "关于解决送餐“最后一公里”的提案"),
        ("您的来信收悉", None),
    ],
)
def test_subjects(opening: str, subject: str | None) -> None:
    assert read_subject(opening, "关于县政协三届一次会议第7号提案的答复") == subject


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024年6月8日", date(2024, 6, 8)),
        ("2024 年 6 月 8 日", date(2024, 6, 8)),
        ("２０２４年６月８日", date(2024, 6, 8)),
        ("二〇二四年十二月三十一日", date(2024, 12, 31)),
        ("二0一七年五月二十六日", date(2017, 5, 26)),
        ("二○二四年十月十日", date(2024, 10, 10)),
        ("2024.6.8", date(2024, 6, 8)),
        ("2024年13月1日", None),
        ("2024年6月 日", None),
    ],
)
def test_dates(line: str, expected: date | None) -> None:
    assert read_date(line) == expected


@pytest.mark.parametrize(
    ("run", "not_after", "expected"),
    [
        ("202285", None, [date(2022, 8, 5)]),
        ("2021830", None, [date(2021, 8, 30)]),
        ("2024111", None, [date(2024, 1, 11), date(2024, 11, 1)]),
        ("2024111", date(2024, 9, 1), [date(2024, 1, 11)]),
        ("20240628", None, [date(2024, 6, 28)]),
        ("629", None, []),
    ],
)
def test_damaged_dates(run: str, not_after: date | None, expected: list[date]) -> None:
    assert list(read_damaged_date(run, not_after)) == expected


@pytest.mark.parametrize(
    ("tail", "issuers", "signed_on"),
    [
        ("感谢。\n云岭县教育局\n2024年6月8日", ["云岭县教育局"], date(2024, 6, 8)),
        ("感谢。\n云岭县教育局2024年6月8日", ["云岭县教育局"], date(2024, 6, 8)),
        ("感谢您的支持！　　云岭县教育局　　2024年6月8日", ["云岭县教育局"], date(2024, 6, 8)),
        (
            "感谢。\n云岭县教育局\n云岭县财政局\n2024年6月8日",
            ["云岭县教育局", "云岭县财政局"],
            date(2024, 6, 8),
        ),
        ("感谢。\n云岭县教育局（盖章）\n2024年6月 日", ["云岭县教育局"], None),
        ("感谢。\n2024年6月8日\n承办单位：云岭县教育局", ["云岭县教育局"], date(2024, 6, 8)),
        ("感谢。\n单位（盖章）：云岭县教育局\n日期：2024年6月8日", ["云岭县教育局"], date(2024, 6, 8)),
        # Copies, the printing line and an annex sign nothing.
        (
            "感谢。\n云岭县教育局\n2024年6月8日\n抄送：县政协提案委，县政府办公室。",
            ["云岭县教育局"],
            date(2024, 6, 8),
        ),
        (
            "感谢。\n云岭县教育局\n2024年6月8日\n云岭县教育局办公室　2024年6月9日印发",
            ["云岭县教育局"],
            date(2024, 6, 8),
        ),
        (
            "感谢。\n云岭县教育局\n2024年6月8日\n附件：\n云岭县财政局\n2023年1月1日",
            ["云岭县教育局"],
            date(2024, 6, 8),
        ),
        ("感谢您对教育工作的关心。", [], None),
    ],
)
def test_tails(tail: str, issuers: list[str], signed_on: date | None) -> None:
    read = read_tail("陈望舒委员：\n您提出的提案收悉。\n" + tail, None)
    assert list(read.issuers) == issuers
    assert read.signed_on == signed_on


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签发人：陈望舒", "陈望舒"),
        ("云教函〔2024〕1号　签发领导:方　正", "方正"),
        ("单位负责人签章：艾力·买买提", "艾力·买买提"),
        ("签发人：额尔登达拉", "额尔登达拉"),
        ("领导签字：\n云岭县教育局", None),
        ("承办负责人：陈望舒", None),
        ("签批：陈望舒", "陈望舒"),
        ("云教函〔2024〕1号　审签：陈望舒", "陈望舒"),
        ("核发：占文海", "占文海"),
        ("批准人：方 正（局长）", "方正"),
        ("主要领导：副局长陈望舒", "陈望舒"),
        ("单位主要负责人（签字）：陈望舒", "陈望舒"),
        ("分管负责人:陈望舒", "陈望舒"),
        ("签发人　陈望舒", "陈望舒"),
        ("签发人：\n陈望舒\n（A类）", "陈望舒"),
        ("签发人：\n联系人：陈望舒", None),
        ("会办单位负责人：陈望舒", None),
        ("项目负责人：陈望舒", None),
        ("审核人：陈望舒", None),
        ("主要领导：要高度重视", None),
        ("批准：同意公开", None),
    ],
)
def test_signatories(text: str, expected: str | None) -> None:
    assert read_signatory(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("此答复函已经局长陈望舒审签。", "陈望舒"),
        ("此复函已经陈望舒镇长审签。对以上答复有何意见，请反馈。", "陈望舒"),
        ("此项工作经镇长办公会研究。", None),
    ],
)
def test_reviewers(text: str, expected: str | None) -> None:
    assert read_reviewer(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（B类）", "B"),
        ("云教函〔2024〕1号　　A1类　　同意公开", "A1"),
        ("办复类别：Ｃ类", "C"),
        ("办理结果：（A类）", "A"),
        ("办理结果：列入计划", "列入计划"),
        ("办理结果:解决或采纳", "解决或采纳"),
        ("类别：提案", None),
        ("参加DNA检测A组", None),
    ],
)
def test_outcomes(text: str, expected: str | None) -> None:
    assert read_outcome(text, labelled_only=False) == expected


@pytest.mark.parametrize(
    ("outcome", "home", "meaning"),
    [
        ("A", None, "resolved"),
        ("B1", "411282", "in_progress"),
        ("C", "411282", "not_now"),
        # Zhejiang and Gansu have three classes: C is what others call D.
        ("C", "330122", "reference"),
        ("C", "620422", "reference"),
        ("D", "330122", None),
        ("留作参考", "330122", "reference"),
        ("解决或采纳", "310000", "resolved"),
        ("甲", None, None),
        (None, None, None),
    ],
)
def test_outcome_meanings(outcome: str | None, home: str | None, meaning: str | None) -> None:
    assert meaning_of(outcome, Place("", home) if home else None) == meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（此件主动公开）", "public"),
        ("是否同意公开：（是）", "public"),
        ("公开方式：主动公开", "public"),
        ("附注：此件依申请公开", "on_request"),
        ("此件不予公开", "withheld"),
        ("公开范围：内部公开", "withheld"),
        ("此件摘要公开", "summary"),
        ("我局推进政务公开工作", None),
    ],
)
def test_disclosure(text: str, expected: str | None) -> None:
    assert read_disclosure(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云教函〔2024〕17号", "云教函〔2024〕17号"),
        ("云教函【2024】 7 号", "云教函【2024】7号"),
        ("云教函[2024]第7号", "云教函[2024]第7号"),
        ("第7号", None),
        ("云路函20219", None),
    ],
)
def test_document_numbers(text: str, expected: str | None) -> None:
    assert read_document_number(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人：陈望舒　　联系电话：0571-64230000", Contact("陈望舒", "0571-64230000")),
        ("（联系人及电话：陈望舒  0571-64230000）", Contact("陈望舒", "0571-64230000")),
        ("承办人及联系电话：陈望舒13912345678", Contact("陈望舒", "13912345678")),
        ("联系单位：基教科　联系电话：64230000", Contact(None, "64230000")),
        ("感谢您的支持", None),
    ],
)
def test_contacts(text: str, expected: Contact | None) -> None:
    assert read_contact(text) == expected
