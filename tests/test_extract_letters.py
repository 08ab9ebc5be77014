"""Salutations, tails, news trimming, line kinds."""

from __future__ import annotations

from datetime import date

import pytest

from extract.letters import find_salutations, is_tail, split_documents
from extract.lines import Line, page_lines
from extract.lostmarks import restore_date_marks
from extract.prose import is_info, is_page_line, is_prose

OPENING = "您提出的《关于完善养老服务的提案》收悉，现答复如下："


@pytest.mark.parametrize(
    "salutation",
    [
        "陆青禾委员：",
        "陆青禾代表:",
        "尊敬的陆青禾委员：",
        "尊敬的陆青禾代表：您好！",
        "陆青禾、闻小舟委员",
        "陆青禾  闻小舟 委员：",
        "陆青禾等委员：",
        "陆青禾等7名代表：",
        "陆青禾（等10位）代表：",
        "满江红·托乎提委员：",
        "陆青禾政协委员：",
        "***代表：",
        "尊敬的委员：",
        "陆青禾委员，您好：",
        "民建沐水市委会：",
        "民盟云岭县总支部：",
        "农工党沐水市委：",
        "县工商联：",
        "第三界别活动组：",
        "县政协提案委：",
        "云岭县民政局：",
        "贵局：",
    ],
)
@pytest.mark.parametrize(
    "opening",
    [
        OPENING,
        "您好！您在县政协十一届三次会议上提出的“关于完善养老服务的提案”已收悉。",
        "你们提出的关于完善养老服务的建议，已交由我局办理，现将办理情况函复如下：",
        "首先感谢您对养老工作的关心。您提出的建议收悉。",
        "闻小舟委员提出的提案收悉，现提出会办意见如下：",
    ],
)
def test_salutations(salutation, opening):
    lines = [Line("云民提〔2024〕1号"), Line(salutation), Line(opening), Line("正文。")]
    assert find_salutations(lines) == (1,)


@pytest.mark.parametrize(
    "lines",
    [
        ("三、走访代表委员", "走访代表委员二十人次，召开座谈会三场。"),
        ("联系人：", "闻小舟 0999-5550123"),
        ("主要做法如下：", "一是建立台账。"),
        ("来源：县民政局", "您提出的提案收悉。"),
    ],
)
def test_no_salutations(lines):
    assert find_salutations([Line(text) for text in lines]) == ()


def test_a_salutation_with_its_opening_on_one_line():
    lines = [Line("陆青禾委员：您提出的提案收悉，现答复如下。"), Line("已建成三处。")]
    (part,) = split_documents(lines, None, contained=True)
    assert part.is_letter
    assert part.lines == ("陆青禾委员：您提出的提案收悉，现答复如下。", "已建成三处。")


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("云岭县民政局", True),
        ("2024年5月6日", True),
        ("二〇二四年五月六日", True),
        ("二0二四年五月六日", True),
        ("2024.5.6", True),
        ("联系人：闻小舟  0999-5550123", True),
        ("（联系人：闻小舟，电话：0999-5550123）", True),
        ("承办单位：云岭县民政局", True),
        ("（此件公开发布）", True),
        ("抄送：县政协提案委，县政府督查室。", True),
        ("办复类别：B类", True),
        ("附注：此件依申请公开", True),
        ("此致", True),
        ("敬礼！", True),
        ("云岭县民政局　云岭县财政局", True),
        ("县图书馆今日开馆", False),
        ("全县共建成养老服务站二十六个，配备护理员六十一名。", False),
    ],
)
def test_tail_lines(text, tail):
    assert is_tail(text) is tail


@pytest.mark.parametrize(
    ("text", "page_word"),
    [
        ("上一篇：关于第20号提案的答复", True),
        ("【打印】【关闭】", True),
        ("分享到：微信 微博 QQ空间", True),
        ("责任编辑：管理员", True),
        ("（责任编辑：景行）", True),
        ("扫一扫在手机打开当前页", True),
        ("云ICP备12345678号　网站标识码：5399990001", True),
        ("版权声明：本网作品未经授权不得转载。", True),
        ("字号：大 中 小", True),
        ("————", True),
        ("关闭煤矿12处", False),
        ("打印社整治情况", False),
        ("设立举报电话12345，欢迎监督。", False),
        ("如有疑问，请与我们联系。", False),
        ("65%", False),
        ("（一）", False),
        ("大力发展养老服务", False),
        ("2024年5月6日", False),
    ],
)
def test_page_lines(text, page_word):
    assert is_page_line(Line(text)) is page_word


@pytest.mark.parametrize(
    ("text", "info"),
    [
        ("来源：县民政局　发布时间：2024-05-20", True),
        ("发布日期：2024-05-20", True),
        ("2024-05-20 15:43", True),
        ("浏览次数：128次", True),
        ("今天是2024年5月20日 星期一", False),
        ("截至2024年5月20日，全县建成三处。", False),
    ],
)
def test_info_lines(text, info):
    assert is_info(text) is info


def test_prose():
    assert is_prose(Line("全县共建成养老服务站二十六个，配备护理员六十一名。"))
    assert not is_prose(Line("一、基本情况"))
    assert not is_prose(Line("关于第二十一号提案办理情况的答复函，请查阅附件。", linked=24))


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("本报记者 洛川", "正文第一段。", "（记者 洛川）"), ("正文第一段。",)),
        (("澄湖区新闻", "正文第一段。"), ("正文第一段。",)),  # the title again
        (("正文第一段。", "□记者 洛川", "手记一段。"), ("正文第一段。", "□记者 洛川", "手记一段。")),
        (("沐水日报讯（记者 洛川）正文第一段，较长。",), ("沐水日报讯（记者 洛川）正文第一段，较长。",)),
        (("正文第一段。", "来源：沐水日报", "编辑：景行"), ("正文第一段。",)),
        (("正文第一段。", "（作者：洛川）"), ("正文第一段。",)),
    ],
)
def test_news_without_bylines(printed, read):
    (part,) = split_documents([Line(text) for text in printed], "澄湖区新闻", contained=True)
    assert part.lines == read


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>一<b>二</b>三</p>四", ["一二三", "四"]),
        ("<p><span>2021</span>年<span>8</span>月</p>", ["2021年8月"]),
        ("一<br>二<hr>三", ["一", "二", "三"]),
        ("<p>全县\n    建成</p>", ["全县建成"]),
        ("<p>New\n Town</p>", ["New Town"]),
        ("<pre>一\n二</pre>", ["一", "二"]),
        ('<div style="white-space: pre-wrap">一\n二</div>', ["一", "二"]),
        ("<p>a &amp; b &lt;c&gt;&nbsp;d</p>", ["a & b <c> d"]),
        ('<p title="a>b">一</p>', ["一"]),
        ("<p>一<!-- 二 --></p>", ["一"]),
        ("<p>一</p><select><option>二</option></select><p>三</p>", ["一", "三"]),
        ("<script>一</script><style>二</style><p>三</p>", ["三"]),
    ],
)
def test_lines_of_html(html, lines):
    assert [line.text for line in page_lines(html)] == lines


def test_lines_know_where_they_stand():
    html = (
        '<h1>题</h1><div data-dafu-body="1"><p>文</p><p style="display:none">藏</p></div>'
        '<p><a href="">链接</a></p>'
    )
    found = {line.text: line for line in page_lines(html)}
    assert found["题"].heading
    assert not found["题"].inside
    assert found["文"].inside
    assert found["藏"].hidden
    assert not found["链接"].inside
    assert found["链接"].is_link


@pytest.mark.parametrize(
    ("run", "not_after", "wanted"),
    [
        ("202285", None, "2022年8月5日"),
        ("2021830", None, "2021年8月30日"),
        ("2024111", None, "2024111"),  # 1月11日 or 11月1日
        ("2024111", date(2024, 6, 1), "2024年1月11日"),  # published in June
        ("20240628", None, "20240628"),
        ("0999555", None, "0999555"),
    ],
)
def test_lost_date_marks(run, not_after, wanted):
    lines = ("陆青禾委员：", OPENING, "已建成三处。", "云岭县民政局", run)
    assert restore_date_marks(lines, not_after)[-1] == wanted


def test_a_letter_without_its_salutation():
    lines = [
        Line("云民提〔2024〕1号"),
        Line("（A类）"),
        Line(OPENING),
        Line("已建成三处。"),
        Line("云岭县民政局"),
    ]
    (part,) = split_documents(lines, None, contained=True)
    assert part.is_letter
    assert part.preamble == ("云民提〔2024〕1号", "（A类）")
    assert part.lines == (OPENING, "已建成三处。", "云岭县民政局")
