"""Documents of invented places in the page shapes that Chinese government and news sites use.

Each shape is a function of one document to HTML; each document knows the lines it should be read as. Tests and
the benchmark take every document through every shape.
"""
# ruff: noqa: E501, SIM905 - the HTML stands in long lines, as sites print it

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Sample:
    """A document: what the page prints in its body, and the parts that are to be read (lines of each)."""

    name: str
    title: str
    source: str
    day: str
    printed: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]


LETTER_BODY = (
    "陆青禾、满江红·托乎提委员：",
    "你们提出的《关于加快补齐城区公共停车设施短板的提案》（第087号）收悉。我局会同县公安局认真研究，现答复如下：",
    "一、基本情况",
    "截至2024年5月底，全县机动车保有量达到6.82万辆，城区共有公共停车泊位4315个，夜间缺口约1200个。",
    "二、已开展的工作",
    "（一）挖潜增量。2023年以来，利用边角地建成临时停车场9处，新增泊位640个；在文昌路、书院街施划路内泊位210个。",
    "（二）开放共享。组织32家单位夜间开放内部泊位1100个。如：县图书馆、县文化馆停车场已全天开放。",
    "三、下一步打算",
    "一是将城东立体停车楼列入2025年城建计划，拟建泊位380个。二是关于地下停车库的建议，因地质条件限制，暂不具备实施条件。",
    "感谢你们对城市管理工作的关心和支持！",
    "专此答复。",
    "联系人：闻小舟    联系电话：0999-5550123",
    "云岭县城市管理局",
    "2024年6月28日",
    "（此件公开发布）",
)
LETTER = Sample(
    "letter",
    "云岭县城市管理局关于县政协十一届三次会议第087号提案的答复",
    "云岭县城市管理局",
    "2024-07-05",
    (
        "云城管提〔2024〕12号    签发人：毕之行",
        "（A类）",
        "云岭县城市管理局关于县政协十一届三次会议",
        "第087号提案的答复",
        *LETTER_BODY,
    ),
    (LETTER_BODY,),
)

SHORT_BODY = (
    "尊敬的简守拙代表：",
    "您好！您提出的关于松坪镇至大桥村道路硬化的建议收悉，现答复如下：",
    "该路全长3.2公里，已列入2025年农村公路建设计划，预计明年6月底前完工。",
    "感谢您对交通工作的关心！",
    "澄湖区交通运输局",
    "2024年9月3日",
)
SHORT = Sample(
    "short",
    "对区七届人大四次会议第19号建议的答复",
    "区交通运输局",
    "2024-09-10",
    SHORT_BODY,
    (SHORT_BODY,),
)

PARTY_BODY = (
    "民建沐水市委会：",
    "贵委提出的“关于发展银发经济的提案”收悉。该提案由我局主办，市财政局会办，现将办理情况答复如下：",
    "1.基本情况。我市60周岁以上老年人52.6万人，占总人口的24.3%。",
    "2.主要做法。建成社区老年食堂118家，日均就餐6200人次；发放助餐补贴860万元。",
    "3.下步打算。力争到2025年底建成老年食堂150家以上。",
    "特此函复。",
    "沐水市民政局",
    "二〇二四年八月九日",
    "（联系单位：养老服务科，电话：0999-5550456）",
    "抄送：市政协提案委员会，市政府督查室。",
)
PARTY = Sample(
    "party",
    "沐水市民政局对市政协九届二次会议第2024016号提案的答复函",
    "沐水市民政局",
    "2024-08-15",
    ("沐民函〔2024〕33号", "办理结果：B", *PARTY_BODY),
    (PARTY_BODY,),
)

SECOND_BODY = (
    "陆青禾代表：",
    "您提出的《关于加强农村留守儿童关爱的提案》收悉，现就涉及我局的内容答复如下：",
    "我局在全县建成乡村少年宫12个，各校开设课后服务课程。要求各校建立留守儿童档案，及时更新。",
    "特此答复。",
    "承办单位：云岭县教育局",
)
FIRST_BODY = (
    "陆青禾委员：",
    "您提出的《关于加强农村留守儿童关爱的提案》已交我局办理，现答复如下：",
    "一、摸清底数。全县共有留守儿童431人，其中小学生257人、初中生174人。",
    "二、建强阵地。建成儿童之家26个。",
    "感谢您的关心支持！",
    "云岭县民政局",
    "2024年9月2日",
)
PAIR = Sample(
    "pair",
    "关于县政协十一届三次会议第53号提案的答复",
    "县民政局、县教育局",
    "2024-10-11",
    (*FIRST_BODY, "云教复〔2024〕7号", *SECOND_BODY),
    (FIRST_BODY, SECOND_BODY),
)

NEWS_BODY = (
    "“早上七点半送来，晚上六点接走，孩子有人看，我们上班也安心。”8月12日，在澄湖区柳浪社区托育驿站，居民白女士对记者说。",
    "像这样的托育驿站，今年以来全区已建成14个，提供托位560个，每千人口托位数达到4.1个。",
    "办到家门口",
    "柳浪社区把闲置的旧办公楼改造成托育驿站，面积620平方米，投入资金180万元。",
    "柳浪社区托育驿站。",
    "收费更普惠",
    "驿站实行公建民营，每月收费1280元，比市场价低三成左右。区卫健局对备案机构按每个托位每年2000元给予补助。",
    "区卫健局有关负责人表示，到2025年底，全区将新增托位800个，实现街道全覆盖。",
)
NEWS = Sample(
    "news",
    "澄湖区：托育驿站办到“家门口”",
    "沐水日报",
    "2024-08-13",
    ("本报记者 洛川 通讯员 桑榆", *NEWS_BODY, "（责任编辑：景行）"),
    (NEWS_BODY,),
)

SUMMARY_BODY = (
    "2024年，县政府系统共承办建议提案156件，其中代表建议61件、政协提案95件，全部按期办结，办复率100%。",
    "一、总体情况",
    "按办理结果分，A类98件，占62.8%；B类41件，占26.3%；C类17件，占10.9%。",
    "二、主要做法",
    "县政府常务会议2次专题研究，县领导领衔督办重点提案8件，召开面商会37场。",
    "云岭县人民政府办公室",
    "2024年12月20日",
)
SUMMARY = Sample(
    "summary",
    "云岭县2024年建议提案办理情况",
    "云岭县人民政府办公室",
    "2024-12-24",
    SUMMARY_BODY,
    (SUMMARY_BODY,),
)

SAMPLES = (LETTER, SHORT, PARTY, PAIR, NEWS, SUMMARY)

NAVIGATION = (
    '<div class="nav"><ul>'
    + "".join(
        f'<li><a href="/c{number}/">{word}</a></li>'
        for number, word in enumerate(
            "首页 要闻动态 政务公开 政务服务 互动交流 数据开放 走进云岭 专题专栏".split()
        )
    )
    + "</ul></div>"
)
RELATED = (
    '<div class="xg"><h3>相关信息</h3><ul><li><a href="1.html">关于县政协第31号提案的答复</a><span>2024-04-10</span></li>'
    '<li><a href="2.html">关于县人大第44号建议的答复</a><span>2024-05-11</span></li></ul></div>'
)
NEIGHBOURS = (
    '<div class="pn"><p>上一篇：<a href="a.html">关于第86号政协提案的答复</a></p>'
    '<p>下一篇：<a href="b.html">关于第15号代表建议的答复</a></p></div>'
)
FOOTER = (
    '<div class="links"><a>国家发展改革委</a> <a>教育部</a> <a>民政部</a> <a>财政部</a></div>'
    '<div class="foot">主办：云岭县人民政府办公室　承办：云岭县大数据中心　联系电话：0999-5550001<br>'
    "云ICP备12345678号　网站标识码：5399990001　云公网安备53999900000001号<br>"
    "版权所有：云岭县人民政府，未经书面授权，任何单位和个人不得转载、摘编本网站内容。</div>"
)


def _paragraphs(sample: Sample, opening: str = "<p>", closing: str = "</p>") -> str:
    return "".join(f"{opening}{escape(line)}{closing}\n" for line in sample.printed)


def _info(sample: Sample) -> str:
    return (
        f'<div class="info">来源：{sample.source}　发布时间：{sample.day} 09:30　浏览次数：<span>128</span>次　'
        "【字体：<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a></div>"
    )


def _page(sample: Sample, middle: str, head: str = "", suffix: str = "-云岭县人民政府") -> str:
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{sample.title}{suffix}</title>{head}</head><body>'
        f'<script>var site="yl";if(1<2){{var t="<p>脚本里的字不是正文。</p>";}}</script>{NAVIGATION}'
        '<div class="wz">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; 建议提案办理</div>'
        f"{middle}{FOOTER}</body></html>"
    )


def trs(sample: Sample) -> str:
    """A known container, metas with a migration date, info line above."""
    head = (
        f'<meta name="ArticleTitle" content="{sample.title}"><meta name="PubDate" content="2025-11-01 08:00">'
        '<meta name="ColumnName" content="建议提案办理"><meta name="ContentSource" content="">'
    )
    body = (
        f'<div class="xl"><h1>{sample.title}</h1>{_info(sample)}<div class="TRS_Editor"><style>p{{margin:0}}</style>'
        f"{_paragraphs(sample, '<p style=text-indent:2em>&nbsp;&nbsp;')}</div></div>{NEIGHBOURS}{RELATED}"
    )
    return _page(sample, body, head)


def unknown_class(sample: Sample) -> str:
    """A container that no table knows."""
    body = f'<div class="k7"><h2>{sample.title}</h2>{_info(sample)}<div class="bd9">{_paragraphs(sample)}</div>{NEIGHBOURS}</div>{RELATED}'
    return _page(sample, body)


def bare_cell(sample: Sample) -> str:
    """An old table layout: the text in a cell, lines ended by <br>, a menu in the cell beside it."""
    lines = "<br>\n".join("&nbsp;&nbsp;&nbsp;&nbsp;" + escape(line) for line in sample.printed)
    body = (
        '<table><tr><td width="200"><table><tr><td>· <a href="x.asp?id=1">机构职能</a></td></tr>'
        '<tr><td>· <a href="x.asp?id=2">关于第30号提案的答复</a></td></tr></table></td><td><table>'
        f'<tr><td align="center"><b>{sample.title}</b></td></tr>'
        f"<tr><td align=center>发布日期：{sample.day}&nbsp;&nbsp;信息来源：{sample.source}&nbsp;&nbsp;浏览次数：36</td></tr>"
        f"<tr><td>{lines}</td></tr><tr><td>【<a>打印此页</a>】【<a>关闭窗口</a>】</td></tr>"
        "<tr><td>上一条：关于第36号建议的答复</td></tr></table></td></tr></table>"
    )
    return _page(sample, body)


def spans(sample: Sample) -> str:
    """Paragraphs pasted from Word: every number in a span of its own, empty <o:p> at the end."""
    lines = []
    for line in sample.printed:
        pieces = "".join(
            f'<span lang="EN-US">{escape(character)}</span>' if character.isdigit() else escape(character)
            for character in line
        )
        lines.append(f'<p class="MsoNormal"><span style="font-family:仿宋">{pieces}</span><o:p></o:p></p>')
    body = f'<form name="_newscontent_fromname"><h1>{sample.title}</h1>{_info(sample)}<div id="vsb_content"><div class="v_news_content">{"".join(lines)}</div></div></form>'
    return _page(sample, body + NEIGHBOURS)


def early_end(sample: Sample) -> str:
    """An </html> before the article, as left by a broken include."""
    return _page(
        sample,
        f'</body></html><div class="mid"><h1>{sample.title}</h1>{_info(sample)}<div id="abc">{_paragraphs(sample)}</div></div>{RELATED}',
    )


def preformatted(sample: Sample) -> str:
    """The text in a <pre>, a line break ends a line."""
    text = "\n".join("    " + escape(line) for line in sample.printed)
    return _page(sample, f"<h1>{sample.title}</h1>{_info(sample)}<pre>{text}</pre>{NEIGHBOURS}")


def divisions(sample: Sample) -> str:
    """Each paragraph a <div> in a one-cell table, source lines broken in the middle of sentences."""
    lines = []
    for line in sample.printed:
        cut = len(line) // 2
        lines.append(
            f"<div>{escape(line[:cut])}\n        {escape(line[cut:])}</div>"
            if cut > 10
            else f"<div>{escape(line)}</div>"
        )
    body = f'<div class="t">{sample.title}</div>{_info(sample)}<div class="c"><table><tbody><tr><td>{"".join(lines)}</td></tr></tbody></table></div>'
    return _page(sample, body + NEIGHBOURS + RELATED)


def everything_inside(sample: Sample) -> str:
    """A wide container that also holds title, info line, share bar, editors' line, neighbours and related links."""
    body = (
        f'<div id="content"><h1>{sample.title}</h1>{_info(sample)}<div class="share">分享到：<a>微信</a><a>微博</a></div>'
        f"{_paragraphs(sample)}<p>责任编辑：管理员</p><p>【打印】【关闭】</p><div>扫一扫在手机打开当前页</div>{NEIGHBOURS}{RELATED}</div>"
    )
    return _page(sample, body)


def inline_links(sample: Sample) -> str:
    """Words of the text linked, a hidden box and a comment with other text in the container."""
    lines = _paragraphs(sample).replace("提案", '<a href="/ta/">提案</a>')
    body = (
        f'<article><h1>{sample.title}</h1>{_info(sample)}<div class="article-content"><!-- <p>旧正文：此段已被替换，不应读出。</p> -->'
        f'<div style="display:none">朗读内容，请点击播放按钮，本段文字不显示。</div>{lines}</div></article>'
    )
    return _page(sample, body + RELATED)


def siblings(sample: Sample) -> str:
    """The text in two containers of one class, one after the other."""
    half = len(sample.printed) // 2
    first = "".join(f"<p>{escape(line)}</p>" for line in sample.printed[:half])
    second = "".join(f"<p>{escape(line)}</p>" for line in sample.printed[half:])
    body = f'<h1>{sample.title}</h1>{_info(sample)}<div class="TRS_Editor">{first}</div><div class="TRS_Editor">{second}</div>'
    return _page(sample, body + NEIGHBOURS)


def uppercase_unclosed(sample: Sample) -> str:
    """Upper-case tags, paragraphs never closed, the title in <font>, text straight in the body."""
    lines = "".join(f"<P ALIGN=left>　　{escape(line)}\n" for line in sample.printed)
    return _page(
        sample,
        f"<CENTER><FONT SIZE=5><B>{sample.title}</B></FONT></CENTER><CENTER>{sample.day}　来源：{sample.source}</CENTER><HR>{lines}<HR>",
    )


def list_items(sample: Sample) -> str:
    """Label and value list above, info line in list items, paragraphs in a section."""
    body = (
        f'<ul class="meta"><li><b>索引号：</b>5399-2024-00017</li><li><b>发布机构：</b>{sample.source}</li>'
        f"<li><b>文　号：</b></li><li><b>发布日期：</b>{sample.day}</li><li><b>成文日期：</b>2024-01-02</li></ul>"
        f"<section><h1>{sample.title}</h1><ul><li>时间：{sample.day}</li><li>来源：{sample.source}</li><li>字号：大 中 小</li></ul>"
        f'<div class="wz-nr">{_paragraphs(sample)}</div></section>'
    )
    return _page(sample, body + RELATED)


def lead_box(sample: Sample) -> str:
    """Title in a plain division below a logo headline; metas cut off; source and date in separate elements."""
    head = f'<meta name="ArticleTitle" content="{sample.title[:9]}..."><meta name="Description" content="x">'
    body = (
        f'<h1 class="logo"><a href="/">云岭县人民政府</a></h1><div class="bt">{sample.title}</div>'
        f'<div class="ly"><span>文章来源：{sample.source}</span></div><div class="sj"><span>发布时间：</span><span>{sample.day}</span></div>'
        f'<div class="nr" id="nr">{_paragraphs(sample)}</div><div class="fj">附件：<a href="/files/a.docx">征询意见表.docx</a></div>'
    )
    return _page(sample, body + NEIGHBOURS + RELATED, head)


def interrupted(sample: Sample) -> str:
    """An advertisement and a box of related links between the paragraphs, blank paragraphs, wide spaces."""
    lines = [f"<p>&emsp;&emsp;{escape(line)}</p><p>&emsp;</p><p>&nbsp;</p>" for line in sample.printed]
    box = '<div><a href="/ad">家电以旧换新活动开启</a></div><div><h4>相关链接</h4><ul><li><a href="1">关于第3号提案的答复</a></li></ul></div>'
    middle = len(lines) * 2 // 3
    body = f'<h1>{sample.title}</h1>{_info(sample)}<div class="zw"><div id="UCAP-CONTENT">{"".join(lines[:middle])}{box}{"".join(lines[middle:])}</div></div>'
    return _page(sample, body + NEIGHBOURS)


PINYIN = {
    "關": "guān", "開": "kāi", "會": "huì ", "務": "wù", "區": "qū", "實": "shí", "設": "shè", "辦": "bàn", "時": "shí",
    "縣": "xiàn", "為": "wéi", "員": "yuán", "國": "guó", "來": "lái", "將": "jiāng", "動": "dòng", "對": "duì", "間": "jiān",
    "過": "guò", "產": "chǎn", "機": "jī", "進": "jìn", "萬": "wàn", "資": "zī", "補": "bǔ", "費": "fèi", "覆": "fù", "號": "hào",
}  # fmt: skip


def mirror(sample: Sample) -> str:
    """A hijacked copy: traditional characters, pinyin in brackets, confetti of empty elements, spam links."""
    from opencc import OpenCC

    traditional = OpenCC("s2tw").convert(unknown_class(sample))
    annotated = "".join(
        f"{character}({PINYIN[character]})" if character in PINYIN else character for character in traditional
    )
    confetti = (
        '<strike id="x7f3q"><i id="x7f3q"></i></strike><span id="x7f3q"></span><cite id="x7f3q"></cite>' * 3
    )
    spam = '<div><a href="http://spam.example/">国产精品无码一区二区</a> <a href="#">亚洲欧美在线观看免费视频</a></div>'
    return annotated.replace("<body>", f"<body>{confetti}{spam}").replace(
        "</body>", f"{spam}{confetti}</body>"
    )


SHAPES: tuple[Callable[[Sample], str], ...] = (
    trs,
    unknown_class,
    bare_cell,
    spans,
    early_end,
    preformatted,
    divisions,
    everything_inside,
    inline_links,
    siblings,
    uppercase_unclosed,
    list_items,
    lead_box,
    interrupted,
    mirror,
)

SHAPES_AS_TEXT = tuple(shape for shape in SHAPES if shape is not interrupted)
"""Once links are forgotten, a box of links in the middle of a text looks like the text."""
