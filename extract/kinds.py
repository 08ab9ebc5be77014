"""What kind of document a page holds: reply, co-handler's opinion, news, yearly summary, or another."""

from __future__ import annotations

import re

from extract.addressees import is_salutation
from extract.model import Kind
from extract.organs import is_organ
from extract.parts import head_fields
from extract.reading import Document

_OPINION = re.compile(r"(?:会办|协办)(?:的)?(?:意见|函)|(?:会|协)办[^，。]{0,6}意见")
_FOR_LEAD = re.compile(
    r"供贵?(?:[局委办厅部单位府处室]|[\u4e00-\u9fff]{2,12}局){1,3}[^，。]{0,10}(?:答复|回复|办理|参考)|(?:请|由)贵[局委办厅部单位][^，。]{0,6}(?:统一|一并|汇总)?(?:答复|回复)"
)
_RECEIVED = re.compile(
    r"收悉|(?:交|转)(?:由)?我[们局委办厅镇乡街区县市会部中单公院校]|现(?:将|就|予|作)?[^，。]{0,24}(?:答复|回复|函复|复函|反馈|提出)|答复如下|回复如下|复如下"
)
_REPLY_TITLE = re.compile(
    r"(?:提案|建议|议案|意见|来信).{0,16}(?:答复|复函|回复|办理情况|的函|函)|(?:答复|复函|回复)(?:函|意见|的函|情况)?(?:[（(].{1,14}[）)])?$|^(?:对|关于对?|.{2,20}(?:关于|对)).{2,60}第.{1,14}号(?:提案|建议)"
)
_SUMMARY_TITLE = re.compile(
    r"(?:建议|提案|议案).{0,14}(?:办理|承办|答复|办复).{0,6}(?:情况|结果|工作|总结|进展|报告|通报|概况|综述)|办理.{0,8}(?:建议|提案).{0,10}(?:情况|总结|通报|报告)|(?:建议|提案)办理(?:总体|工作)?(?:情况|总结|报告)"
)
_SUMMARY_TEXT = re.compile(r"(?:共|合计|全年|累计)?(?:承办|办理|收到|交办|办复)[^，。；]{0,36}\d+\s*件")
_RATES = re.compile(r"办[复结]率|满意率|答复率|面商率|办理完毕|按期办结|全部办[结复]")
_OTHER_TITLE = re.compile(
    r"(?:通知|公告|公示|通告|办法|方案|规定|条例|细则|指南|名单|简介|招聘.{0,6}|决定|预算|决算|解读|计划|规划|一览表|目录|须知|议程|章程|任命|任免|批复|责任书|制度|职责|报告|纪要|预案)(?:[（(].{1,20}[）)])?$|^关于(?:印发|公布|开展|做好|成立|调整|表彰|举办|召开)"
)
_PRESS = re.compile(
    r"日报|晚报|晨报|商报|都市报|融媒|新闻|电视|广播|在线|[^官]网$|网讯|周刊|发布$|头条|传媒|报社"
)
_NEWS_COLUMN = re.compile(r"新闻|要闻|动态|资讯|快讯|民生|头条|时政|焦点|媒体")
_NEWS_TEXT = re.compile(
    r"记者|本报讯|本网讯|通讯员|(?:近日|日前|连日来)[，,]|[”。]\S{0,16}(?:说|表示|介绍|告诉)[，。:：]|(?:说|表示|介绍)[：:]?“"
)
_LETTER_FIELDS = re.compile(
    r"提案人|建议人|领衔代表|领衔人|提案者|提案号|建议号|案\s*由|提案编号|建议编号|提案代表"
)

_PROPOSAL_TITLE = re.compile(
    r"(?:提案|建议|议案)(?:[（(].{1,14}[）)])?$|第.{1,14}号(?:委员|代表)?(?:提案|建议|议案)$"
)
_PROPOSAL_LABEL = re.compile(
    r"(?:提案|建议)(?:人|者|单位)|第一提案|领衔(?:代表|人)|案由|审查意见|交办(?:日期|意见|时间)|承办单位|主办单位|联名"
)
_ANSWERED = re.compile(
    r"收悉|(?:答复|回复|函复|复函|反馈)如下|现(?:将|就)?[^，。]{0,24}(?:答复|回复)|感谢您|您提出|你们提出|您[好们]"
)
_ASKS = re.compile(r"建议|希望|呼吁|提请|恳请|对策|请求|以下意见")


def is_proposal(document: Document) -> bool:
    """Whether this is a proposal or suggestion itself: what it asks for is nobody's measure yet.

    By its title or its form (案由, 提案人), where nothing of an answer stands in the text.
    """
    text = document.text
    lines = [line.strip() for line in text.splitlines() if line.strip()][:12]
    if (
        not _ASKS.search(text)
        or _ANSWERED.search(text)
        or any(is_salutation(line) for line in lines[:3] if line.endswith(("：", ":")))
    ):
        return False
    if _is_summary("".join((document.title or "").split()), text) or _SUMMARY_TITLE.search(
        document.title or ""
    ):
        return False
    heads = ["".join(line.split()) for line in (document.title or "", *lines[:4])]
    titled = any(_PROPOSAL_TITLE.search(head) and not _REPLY_TITLE.search(head) for head in heads)
    labels = [label for label, _ in (*document.fields, *head_fields(text))]
    labelled = sum(bool(_PROPOSAL_LABEL.search("".join(each.split()))) for each in (*labels, *lines))
    return labelled >= 2 or (titled and (labelled >= 1 or not _is_press(document)))


def kind_of(document: Document) -> Kind:
    """The kind, by title, salutation, opening, column and wording."""
    title = "".join((document.title or "").split())
    head = document.text[:500]
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    salutation = bool(lines) and is_salutation(lines[0])
    if is_proposal(document):
        return "other"
    if _is_opinion(title, document.text, lines[0] if lines else ""):
        return "opinion"
    to_organ = salutation and is_organ(lines[0].rstrip("：: "))
    if to_organ and _is_summary(title, document.text) and not re.search(r"收悉", head):
        return "summary"
    if salutation and (_RECEIVED.search(head) or _REPLY_TITLE.search(title)):
        return "reply"
    if _is_summary(title, document.text):
        return "summary"
    if _REPLY_TITLE.search(title) and _RECEIVED.search(head):
        return "reply"
    fields = (*document.fields, *head_fields(document.text))
    answered = re.search(r"收悉|答复|回复|办理情况", document.text)
    if (
        answered
        and any(_LETTER_FIELDS.search(label) for label, _ in fields)
        and not _SUMMARY_TITLE.search(title)
    ):
        return "reply"
    if _REPLY_TITLE.search(title) and re.search(r"收悉|提案|建议", head) and not _is_news(document):
        return "reply"
    return "news" if _is_news(document) else "other"


def _is_opinion(title: str, text: str, first: str) -> bool:
    if _OPINION.search(title) and re.search(r"意见|函", title):
        return True
    addressee = first.rstrip("：: ")
    to_organ = first.endswith(("：", ":")) and is_organ(addressee)
    return to_organ and bool(_OPINION.search(text[:400]) or _FOR_LEAD.search(text[:400] + text[-400:]))


def _is_summary(title: str, text: str) -> bool:
    counts = len(_SUMMARY_TEXT.findall(text)) + len(_RATES.findall(text))
    if _SUMMARY_TITLE.search(title) and not re.search(r"第.{1,14}号", title):
        return counts >= 1
    return counts >= 3 and bool(re.search(r"建议|提案", title)) and not re.search(r"第.{1,14}号", title)


def _is_press(document: Document) -> bool:
    return document.trust == "press" or _NEWS_TEXT.search(document.text) is not None


def _is_news(document: Document) -> bool:
    title = "".join((document.title or "").split())
    signs = sum(
        bool(sign)
        for sign in (
            _PRESS.search(document.publisher or ""),
            _PRESS.search(document.site or ""),
            _NEWS_COLUMN.search(document.column or ""),
            _NEWS_TEXT.search(document.text),
            document.trust == "press",
        )
    )
    if _OTHER_TITLE.search(title):
        return signs >= 3
    return signs >= 1 or len(document.text) >= 200
