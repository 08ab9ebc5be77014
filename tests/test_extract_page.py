"""Statuses of pages, trust, parts and attachments."""
# ruff: noqa: E501 - the HTML stands in long lines, as sites print it

from __future__ import annotations

from email.encoders import encode_base64, encode_quopri
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart

import pytest

from extract import extract_page, read_page

ADDRESS = "https://www.yunling.example/zwgk/jyta/202405/t20240520_117.html"
PROSE = "全县共建成村级养老服务站二十六个，配备护理员六十一名，累计服务老年人三千二百人次，受到群众欢迎。"
LETTER = (
    "<p>陆青禾委员：</p><p>您提出的《关于完善养老服务的提案》收悉，现答复如下：</p>"
    f"<p>{PROSE}</p><p>感谢您的关心。</p><p>云岭县民政局</p><p>2024年5月6日</p>"
)


def page(body: str, title: str = "关于第21号提案的答复") -> bytes:
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


LINKS = "".join(
    f'<li><a href="t{number}.html">关于县政协第{number}号提案办理情况的答复</a><span>2024-05-{number:02}</span></li>'
    for number in range(1, 21)
)
NOTICES = "<div>主办：云岭县人民政府办公室　网站标识码：5399990001　云ICP备12345678号</div>"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (page(f"<h1>提案办理</h1><ul>{LINKS}</ul>{NOTICES}"), "list"),
        (page(f'<div class="content"><ul>{LINKS}</ul></div>'), "list"),
        # a list in a table, whose rows would read as figures
        (page("<table><tr><th>序号</th><th>标题</th><th>日期</th></tr>" + "".join(f'<tr><td>{n}</td><td><a href="{n}.html">关于县政协第{n}号提案办理情况的答复</a></td><td>2024-05-{n:02}</td></tr>' for n in range(1, 16)) + "</table>"), "list"),
        # a list with an abstract below each title
        (page("".join(f'<div><a href="{n}.html">关于第{n}号提案办理情况的答复</a><p>{PROSE}</p></div>' for n in range(9))), "list"),
        (page('<h1>关于第3号提案的答复</h1><p><a href="/f/3.pdf">关于第3号提案的答复.pdf</a></p>' + NOTICES), "attachments"),
        (page(f'<div id="zoom">{LETTER}</div>'), "article"),
        (page("<p>您访问的页面不存在或已被删除！</p><a href='/'>返回首页</a>", "404"), "missing"),
        (page("<p>对不起，您要找的文章不存在。</p>", "提示信息"), "missing"),
        (b"<html><head><script>document.cookie='__jsl_clearance=1';location.href=location.href</script></head></html>", "challenge"),
        (page("<p>请开启JavaScript并刷新该页。</p>", "安全检查"), "challenge"),
        (b"<html><body><div id='app'></div></body></html>", "empty"),
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\x00\x01\x02\x03" * 200, "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "unreadable"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512, "unreadable"),
    ],
)  # fmt: skip
def test_status(body, status):
    reading = read_page(body, ADDRESS)
    assert reading.status == status
    assert bool(reading.documents) == (status == "article")
    assert bool(reading.note) == (status != "article")


def test_parts_that_follow_are_named():
    script = '<script>createPageHTML(3, 0, "t20240520_117", "html");</script>'
    reading = read_page(page(f'<div class="TRS_Editor">{LETTER}</div>{script}'), ADDRESS)
    assert reading.status == "pages"
    assert [link.address.rsplit("/", 1)[1] for link in reading.pages] == [
        "t20240520_117_1.html",
        "t20240520_117_2.html",
    ]


def test_one_page_call_names_no_part():
    script = (
        '<script>function createPageHTML(n, i, a, b){}createPageHTML(1, 0, "t20240520_117", "html");</script>'
    )
    assert read_page(page(f'<div class="TRS_Editor">{LETTER}</div>{script}'), ADDRESS).status == "article"


def test_attachments_are_absolute():
    link = '<p>附件：<a href="../P020240520.docx">征询意见表</a></p><a href="/index.html">首页</a>'
    reading = read_page(page(f'<div class="TRS_Editor">{LETTER}{link}</div>'), ADDRESS)
    assert [(link.address, link.text) for link in reading.attachments] == [
        ("https://www.yunling.example/zwgk/jyta/P020240520.docx", "征询意见表")
    ]


@pytest.mark.parametrize(
    ("address", "trust"),
    [
        ("https://www.yunling.gov.cn/a.html", "official"),
        ("https://www.gov.cn/a.html", "official"),
        ("https://www.yunling.gov.cn.mirror.com/a.html", "untrusted"),
        ("https://fakegov.cn/a.html", "untrusted"),
        ("https://mygov.cn/a.html", "untrusted"),
        ("https://politics.people.com.cn/a.html", "press"),
        ("https://www.example.com/gov.cn/a.html", "untrusted"),
        ("https://www.yunling.example/a.html", "local"),
        ("pages/a.html", "local"),
        ("http://[broken/a.html", "local"),
    ],
)
def test_trust_by_the_suffix_of_the_host(address, trust):
    assert read_page(page(f'<div id="zoom">{LETTER}</div>'), address).documents[0].trust == trust


def test_a_brand_in_place_of_a_place_is_told():
    body = LETTER.replace("云岭县", "开云体育县")
    document = read_page(page(f'<div id="zoom">{body}</div>'), "https://www.yunling.gov.cn/a.html").documents[
        0
    ]
    assert document.trust == "untrusted"
    assert [issue.code for issue in document.issues] == ["hijacked"]


def test_a_form_page_gives_its_answer_and_its_fields():
    form = (
        "<table><tr><td>案由</td><td>关于完善养老服务的建议</td></tr><tr><td>建议人</td><td>陆青禾</td></tr>"
        "<tr><td>主办单位</td><td>县民政局</td></tr></table>"
        f"<div>建议内容</div><div>{PROSE.replace('建成', '应当建设')}</div><div>答复内容</div><div>{PROSE}</div><div>县民政局</div>"
    )
    document = read_page(page(form, "关于完善养老服务的建议"), ADDRESS).documents[0]
    assert document.text == f"{PROSE}\n县民政局"
    assert dict(document.fields)["建议人"] == "陆青禾"


@pytest.mark.parametrize(
    "form",
    [
        "<div>答复内容：</div>{}<div>答复单位：云岭县交通运输局</div><div>答复时间：2024-05-08</div><div>满意度：满意</div>",
        "<table><tr><td>回复内容</td><td>{}</td></tr><tr><td>回复部门</td><td>云岭县交通运输局</td></tr></table>",
        "<dl><dt>问题答复</dt><dd>{}</dd><dt>处理单位</dt><dd>云岭县交通运输局</dd><dt>评价</dt><dd>满意</dd></dl>",
        '<div id="zoom"><p>回复内容：</p>{}<p>回复单位：云岭县交通运输局</p><p>办理状态：已办结</p></div>',
    ],
)
def test_what_a_form_prints_below_its_answer_is_none_of_it(form):
    (document,) = read_page(page(form.format(LETTER), "关于增设公交站的建议"), ADDRESS).documents
    assert document.text.endswith("2024年5月6日")
    assert document.publisher == "云岭县交通运输局"


def test_a_table_of_figures_comes_out_as_rows():
    table = "<table><tr><th>乡镇</th><th>泵站<br>（座）</th></tr><tr><td>松坪镇</td><td><span>1</span><span>2</span></td></tr></table>"
    text = (
        read_page(page(f'<div id="zoom">{LETTER.replace("<p>感谢", table + "<p>感谢")}</div>'), ADDRESS)
        .documents[0]
        .text
    )
    assert "乡镇　泵站（座）\n松坪镇　12\n感谢您的关心。" in text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        # the shown date goes before the meta, the labelled one before others
        (
            '<meta name="PubDate" content="2025-01-01">|<p>发布时间：2024-05-21 来源：县民政局</p>',
            "2024-05-21",
        ),
        ('<meta name="PubDate" content="2024-06-01">|<p>来源：县民政局</p>', "2024-06-01"),
        ("|<p>更新时间：2024-07-01　发布日期：2024年5月22日</p>", "2024-05-22"),
        ("|<p>2024/5/23 10:11　来源：县民政局</p>", "2024-05-23"),
        ("|<p>今天是2031年1月1日 星期三</p>", "2024-05-20"),  # the address has t20240520
        (
            "|<table><tr><td>成文日期</td><td>2024-01-02</td></tr><tr><td>公开日期</td><td>2024-05-25</td></tr></table>",
            "2024-05-25",
        ),
        ("|<p>成文日期：2024-01-02</p><p>生效日期：2024-01-03</p>", "2024-05-20"),
        ("|<p>时间：2024-05-26　更新时间：2024-08-01</p>", "2024-05-26"),
        ('<meta property="article:published_time" content="2024-05-24T08:00:00+08:00">|', "2024-05-24"),
    ],
)
def test_published_on(head, day):
    meta, shown = head.split("|")
    html = f'<html><head>{meta}<title>关于第21号提案的答复</title></head><body><h1>关于第21号提案的答复</h1>{shown}<div id="zoom">{LETTER}</div></body></html>'
    assert str(read_page(html.encode(), ADDRESS).documents[0].published_on) == day


@pytest.mark.parametrize(
    ("html", "title"),
    [
        ("<title>关于第21号提案的答复_政务公开_云岭县</title>|<h2>关于第21号提案的答复</h2>", "关于第21号提案的答复"),
        ("<title>关于加强农村公路养护管理工...</title>|<div>关于加强农村公路养护管理工作的答复</div>", "关于加强农村公路养护管理工作的答复"),
        ("<title>云岭县人民政府门户网站</title>|<h1>关于第21号提案的答复</h1>", "关于第21号提案的答复"),
        ("<title>关于县政协十一届三次会议第21号提案的答复</title>|<h1>关于县政协十一届三次会议<br>第21号提案的答复</h1>", "关于县政协十一届三次会议第21号提案的答复"),
        ('<meta name="ARTICLETITLE" content="<b>关于第21号提案的答复</b>"><title>详情</title>|', "关于第21号提案的答复"),
    ],
)  # fmt: skip
def test_title(html, title):
    head, shown = html.split("|")
    text = f'<html><head>{head}</head><body>{shown}<p>来源：县民政局　时间：2024-05-20</p><div id="zoom">{LETTER}</div></body></html>'
    assert read_page(text.encode(), ADDRESS).documents[0].title == title


def test_records_come_from_readings():
    records = extract_page(page(f'<div id="zoom">{LETTER}</div>'), ADDRESS)
    assert [record.source for record in records] == [ADDRESS]
    assert records[0].text.startswith("陆青禾委员：")


@pytest.mark.parametrize(
    ("shown", "publisher"),
    [
        ("来源：县教育局发布时间：2024-05-06", "县教育局"),
        ("来源：云岭发布　作者：洛川", "云岭发布"),  # 发布 may end a name
        ("信息来源：云岭县人民政府办公室　【字体：大 中 小】", "云岭县人民政府办公室"),
        ("文章来源：县教育局（县委教育工委）", "县教育局（县委教育工委）"),
        ("来源：县民政局、县教育局  编辑：景行", "县民政局、县教育局"),
        ("发布机构：县政府办公室</p><p>来源：县民政局", "县民政局"),
        ("来源：县民政局</p><p>发布机构：县政府办公室", "县民政局"),
        ("来源：</p><p>县教育局", "县教育局"),
        ("来源：本站原创</p><p>发布机构：县政府办公室", "县政府办公室"),
        ("来源：</p><p>浏览次数：3", None),
        ("来源： 浏览：3", None),
        ("来源：县教育局浏览", "县教育局"),
        ("来源：县教育局阅读（12）", "县教育局"),
        ("来源：县教育局 点击数 33 打印本页 关闭窗口", "县教育局"),
        ("来源：县教育局信息员：景行", "县教育局"),
        ("来源：云岭时间", "云岭时间"),
        ("来源：云岭阅读网　浏览：3", "云岭阅读网"),
        ("发布部门：县教育局", "县教育局"),
        ("时间：2024-05-06", None),
    ],
)
def test_publisher(shown, publisher):
    html = f'<html><head><title>关于第21号提案的答复</title></head><body><h1>关于第21号提案的答复</h1><p>{shown}</p><div id="zoom">{LETTER}</div></body></html>'
    assert read_page(html.encode(), ADDRESS).documents[0].publisher == publisher


@pytest.mark.parametrize("label", ["答复单位", "办理部门", "承办单位", "回复部门"])
@pytest.mark.parametrize("form", ["<td>{}</td><td>县交通运输局</td>", "<td>{}：县交通运输局</td>"])
def test_who_answers_a_form_has_published_it(label, form):
    rows = f"<tr><td>提案编号：12</td></tr><tr>{form.format(label)}</tr>"
    answer = "<p>您提出的建议收悉，现答复如下：我局已在县城新增公交站点12个，开通夜间线路2条。</p>" * 3
    html = f"<html><body><h1>关于增设公交站的建议</h1><table>{rows}</table><h3>答复内容</h3><div>{answer}</div></body></html>"
    assert read_page(html.encode(), ADDRESS).documents[0].publisher == "县交通运输局"


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        (
            "<h3>信息公开目录</h3><p>关于第21号提案的答复</p><p>来源：县民政局 时间：2024-05-20</p>",
            "关于第21号提案的答复",
        ),
        (
            "<table><tr><td>名　称</td><td>养老服务：从试点到普及</td></tr></table><p>养老服务：从试点到普及</p><p>时间：2024-05-20</p>",
            "养老服务：从试点到普及",
        ),
        ("<p>首页 &gt; 政务公开</p><h2>养老服务工作</h2><p>来源：县民政局</p>", "养老服务工作"),
    ],
)
def test_title_that_nothing_confirms(shown, title):
    html = f'<html><head><title>云岭县人民政府门户网站</title></head><body>{shown}<div id="zoom">{LETTER}</div></body></html>'
    assert read_page(html.encode(), ADDRESS).documents[0].title == title


def test_a_side_box_with_a_known_name_is_not_the_body():
    notice = '<div class="content"><p>本站通知：因系统升级，网站将于本周六暂停服务，请各位网友提前安排好办理时间，给您带来不便敬请谅解。</p></div>'
    html = page(
        f'<div class="side">{notice}</div><div class="k1">{"<p>" + PROSE + "</p>"}{"<p>" + PROSE * 5 + "</p>"}</div>'
    )
    assert read_page(html, ADDRESS).documents[0].text == f"{PROSE}\n{PROSE * 5}"
    html = page(
        f'<div class="side">{notice}</div><div class="m"><div class="content"><p>{PROSE * 4}</p></div></div>'
    )
    assert read_page(html, ADDRESS).documents[0].text == PROSE * 4


def test_an_article_that_a_script_will_show_is_read():
    html = page(f'<div id="js_content" style="visibility: hidden; opacity: 0">{"<p>" + PROSE + "</p>"}</div>')
    assert read_page(html, ADDRESS).documents[0].text == PROSE


@pytest.mark.parametrize(
    "shown", ['<iframe src="/upload/3.pdf"></iframe>', '<script>showPdf("/upload/3.pdf","100%")</script>']
)
def test_a_file_shown_in_a_frame_is_an_attachment(shown):
    reading = read_page(page(f"<h1>关于第21号提案的答复</h1>{shown}"), ADDRESS)
    assert reading.status == "attachments"
    assert [link.address for link in reading.attachments] == ["https://www.yunling.example/upload/3.pdf"]


def test_the_label_in_a_source_meta_goes():
    html = f'<html><head><meta name="ContentSource" content="来源：县民政局"></head><body><div id="zoom">{LETTER}</div></body></html>'
    assert read_page(html.encode(), ADDRESS).documents[0].publisher == "县民政局"


def mime(html: str, charset: str, encode) -> bytes:
    """A page as a browser saves it in one file, with a picture."""
    html_part = MIMEBase("text", "html", charset=charset)
    html_part["Content-Location"] = "http://www.yunling.example/zwgk/jyta/3.html"
    html_part.set_payload(html.encode(charset))
    picture = MIMEBase("image", "png")
    picture.set_payload(b"\x89PNG" * 20)
    encode(html_part)
    encode_base64(picture)
    whole = MIMEMultipart("related")
    whole["From"] = "<Saved by a browser>"
    whole.attach(html_part)
    whole.attach(picture)
    return whole.as_bytes()


@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("encode", [encode_base64, encode_quopri])
def test_a_page_saved_with_its_pictures_is_read(charset, encode):
    html = page(
        f'<h1>关于第21号提案的答复</h1><div id="zoom">{LETTER}<a href="a.doc">附件</a></div>'
    ).decode()
    reading = read_page(mime(html, charset, encode), "saved.mht")
    assert reading.documents[0].text.startswith("陆青禾委员：\n您提出的")
    assert reading.documents[0].trust == "local"  # a file may say that it came from anywhere
    assert reading.attachments[0].address == "http://www.yunling.example/zwgk/jyta/a.doc"


@pytest.mark.parametrize(
    "body",
    [
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\n",
        b"MIME-Version: 1.0\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(999)),
    ],
)
def test_a_saved_page_without_a_page_says_so(body):
    reading = read_page(body, "saved.mht")
    assert reading.status == "unreadable"
    assert ".mht" in (reading.note or "")


@pytest.mark.parametrize(
    "script",
    [
        'window.data = {"title":"关于第21号提案的答复","source":"云岭县民政局","publish_time":"2024-05-20 09:00","content":"%s"}',
        "new Vue({data:{articleTitle:'关于第21号提案的答复',sourceName:'云岭县民政局',pubDate:'2024-05-20',html:'%s'}})",
    ],
)
@pytest.mark.parametrize(
    "escaped", [LETTER, LETTER.replace("</", "<\\/"), LETTER.replace("<", "&lt;").replace(">", "&gt;")]
)
def test_a_page_that_a_script_builds_is_read_from_its_data(script, escaped):
    html = f'<html><body><div id="app"></div><script>{script % escaped}</script></body></html>'
    (document,) = read_page(html.encode(), "http://www.yunling.example/a.html").documents
    assert document.text.startswith("陆青禾委员：\n您提出的")
    assert (document.title, document.publisher, str(document.published_on)) == (
        "关于第21号提案的答复",
        "云岭县民政局",
        "2024-05-20",
    )


def test_a_page_whose_text_comes_later_says_so():
    body = b"<html><body><div id='app'></div><script src='/js/app.js'></script></body></html>"
    reading = read_page(body, ADDRESS)
    assert reading.status == "empty"
    assert "脚本" in (reading.note or "")


def test_the_entries_of_a_list_in_a_script_are_no_document():
    entries = ",".join(f'{{"title":"第{number}号提案","content":"<p>{PROSE}</p>"}}' for number in range(5))
    html = f'<html><body><div id="app"></div><script>var list=[{entries}]</script></body></html>'
    assert read_page(html.encode(), ADDRESS).status == "empty"


@pytest.mark.parametrize(
    ("head", "foot", "code"),
    [
        ('<meta name="SiteIDCode" content="5399990001">', "", "5399990001"),
        ("", "<p>政府网站标识码：5399990001</p>", "5399990001"),
        ("", "<p>网站标识码：bm12000001　备案号：1</p>", "bm12000001"),
        ("", "<p>联系电话：13800000000</p>", None),
    ],
)
def test_site_code(head, foot, code):
    html = f'<html><head>{head}</head><body><div id="zoom">{LETTER}</div>{foot}</body></html>'
    assert read_page(html.encode(), ADDRESS).documents[0].site_code == code


@pytest.mark.parametrize(
    ("info", "publisher"),
    [
        ("云岭县民政局　　2024年5月20日　　阅读[ 233 ]次", "云岭县民政局"),
        ("<span>云岭县民政局</span><span>2024-05-20</span><span>阅读 1024</span>", "云岭县民政局"),
        ("发表于 2024年5月20日 由 云岭日报", "云岭日报"),
        ("Source: 云岭县民政局 | Updated: 2024-05-20", "云岭县民政局"),
        ("<div>云岭县民政局</div><div>2024-05-20 10:00:00</div>", "云岭县民政局"),
        ("云岭县人民政府 2024年5月20日 星期一", None),  # today's date in the banner
        ("云岭县民政局 云岭县教育局 2024-05-20", None),
    ],
)
def test_an_organ_beside_the_date_has_published(info, publisher):
    html = (
        f'<html><body><h1>关于第21号提案的答复</h1><p>{info}</p><div id="zoom">{LETTER}</div></body></html>'
    )
    assert read_page(html.encode(), ADDRESS).documents[0].publisher == publisher


def test_tables_of_figures_are_rows_whatever_surrounds_them():
    rows = "".join(
        f"<tr><td><p>{name}</p></td><td><p>{count}</p></td></tr>"
        for name, count in (("乡镇", "泵站"), ("松坪镇", "12"))
    )
    inner = f"<p>{PROSE}</p><table>{rows}</table><p>{PROSE}</p>"
    for whole in (f'<div class="unknown">{inner}</div>', f"<table><tr><td>{inner}</td></tr></table>"):
        assert (
            read_page(page(whole), ADDRESS).documents[0].text == f"{PROSE}\n乡镇　泵站\n松坪镇　12\n{PROSE}"
        )


def test_an_info_line_below_a_saved_letter_does_not_hide_it():
    letter = (
        "陆青禾委员：\n您提出的关于养老的提案收悉，现答复如下：\n已建成三处。\n云岭县民政局\n2024年5月6日"
    )
    text = f"关于第21号提案的答复\n\n{letter}\n\n信息来源：云岭县民政局　　更新日期：2024-05-20\n"
    (document,) = read_page(text.encode(), "a.txt").documents
    assert document.text == letter
    assert (document.publisher, str(document.published_on)) == ("云岭县民政局", "2024-05-20")


def test_control_characters_in_a_text_are_dropped():
    text = "陆青禾委员：\n您提出的关于养老的提案收悉，现答复如下：\n已建成\x00三\x1f处。\n云岭县民政局\x7f\n2024年5月6日\n"
    for encoding in ("utf-8", "gb18030"):
        (document,) = read_page(text.encode(encoding), "a.txt").documents
        assert document.text.split("\n")[2:] == ["已建成三处。", "云岭县民政局", "2024年5月6日"]


@pytest.mark.parametrize("span", ["", ' rowspan="2"'])
def test_cells_of_a_table_come_out_in_rows_merged_or_not(span: str) -> None:
    rows = f"<tr><td{span}>云岭县</td><td>托位</td><td>1260个</td></tr><tr><td>石渡县</td><td>托位</td><td>680个</td></tr>"
    text = "全县各地托位建设情况如下，均按年初任务推进，按月通报进度。" * 4
    page = f"<html><head><title>托位建设情况</title></head><body><div class='TRS_Editor'><p>{text}</p><table>{rows * 2}</table></div></body></html>"
    (document,) = read_page(page.encode(), "https://www.yunling.gov.cn/a/t20240605_1.html").documents
    assert "云岭县　托位　1260个\n石渡县　托位　680个" in document.text
