"""Stretches of a text whose numbers measure nothing: dates, clock times, numbers of things, names.

The kinds are those of the guidelines, "Not statistics": dates, clock times, document and proposal numbers,
terms and sessions, phone numbers, postal and legal references, names, ordinals, list numbers.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_N = "[0-9０-９]"
_C = "[零〇○一二两三四五六七八九十百]"

_YEAR = r"(?:(?:19|20)\d\d|[一二][〇○零0九][〇○零0一二三四五六七八九]{2})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
DATES = "|".join(
    (
        rf"{_YEAR} ?[—–\-－~～至到][—–\-－]? ?{_YEAR} ?(?:学年|年度|年)?",
        rf"{_YEAR} ?[、和] ?{_YEAR} ?年",
        (
            rf"{_YEAR} ?年度?(?: ?{_MONTH} ?月(?:份|底|末|初)?(?: ?{_DAY} ?[日号](?!楼|"
            rf"线))?)?(?: ?[—–\-－~～至到][—–\-－]? ?(?:{_YEAR}年)?{_MONTH} ?月(?:份|底|"
            rf"末)?(?: ?{_DAY} ?[日号])?)?"
        ),
        rf"{_YEAR}[.\-/]{_MONTH}[.\-/]{_DAY}(?!\d)",
        (
            rf"(?<![\d个.]){_MONTH} ?月?(?: ?{_DAY} ?日)? ?[—–\-－~～至到][—–\-－]? ?{_MONTH} ?月(?:份|"
            rf"底|末|初)?(?: ?{_DAY} ?[日号])?"
        ),
        rf"(?<![\d个.]){_MONTH} ?月 ?{_DAY} ?[日号](?: ?[—–\-－~～至到、][—–\-－]? ?{_DAY} ?[日号])?",
        rf"(?<![\d个.]){_MONTH} ?月(?:份|底|末|初|上旬|中旬|下旬)?(?!龄)(?!三)",
        rf"(?<!\d){_DAY} ?日(?![均常用供产处内前后元]|间照)",
        rf"(?<!\d)\d\d ?年(?:{_MONTH}月)(?:份)?",
        r"(?<!\d)[一二三四1-4前]、?[一二三四1-4]?(?:个)?季度",
        r"(?<=[近前])[一二两三四五六七八九十\d]+(?:个)?(?:年多?|个月|月|天|周|日)(?:多)?来?",
        (
            r"(?:近|过去|未来|连续|今后|前|后|历时|每隔|用|利用)(?:[一二两三四五六七八九十]|"
            r"\d{1,2})(?:至|-|—|到)?\d?(?:年|个月|个季度|天|周|日)(?:多)?(?:来|内|间|时间)?"
        ),
        r"[一二两三四五六七八九十]+(?:年|个月|天|日|周)(?:多)?(?:来|以来|间|前|后|内)",
    )
)
_TIMES = "|".join(
    (
        r"(?<!\d)[012]?\d[:：][0-5]\d(?:[:：][0-5]\d)?(?: ?[—–\-－~～至到] ?[012]?\d[:：][0-5]\d)?",
        (
            r"(?<!\d)(?:[01]?\d|2[0-4]) ?[点时](?:半|整|许|[0-5]?\d分)?(?: ?[—–\-－~～至到] ?\d\d? ?[点时](?"
            r":半|[0-5]?\d分)?)?(?![\d点])"
        ),
        (
            r"(?:十[一二]?|[一二两三四五六七八九])点(?:半|整|钟|多|左右|一刻|三刻|[一二三四五]?十[一二三四五"
            r"六七八九]?分)?(?!建议|意见|要求|问题|体会|希望|[一二三四五六七八九])"
        ),
        r"7[×xX*]24 ?小时|24小时(?:不间断|值班|值守|热线|开放|自助|全天候|运行|在线)?",
    )
)
_NUMBERS_OF_THINGS = "|".join(
    (
        rf"[〔\[［【(（](?:19|20)\d\d[〕\]］】)）] ?第?{_N}+ ?号?",
        rf"[（(〔\[]?第? ?[A-Za-z]*{_N}+ ?号(?:提案|建议|议案|文件|文|楼|院|令|线|公告|决议)?[）)〕\]]?",
        rf"[（(〔][A-Za-z]*{_N}{{2,}}[）)〕]",
        rf"第(?:{_C}+|{_N}+)(?![{{0-9}}%])",
        rf"(?:{_C}+|{_N}+)次(?:会议|全会|全体会议|常委会|代表大会)",
        rf"{_C}+届(?:{_C}+次)?(?:会议|全会|常委会)?(?:第{_C}+次)?|{_N}+届{_N}*次?",
        r"(?<!\d)0\d{2,3}[ —–\-－)）]{0,2}\d{7,8}(?:[—–\-－转]\d{1,5})?(?!\d)",
        r"(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)1[3-9]\d ?\d{4} ?\d{4}(?!\d)|[48]00[—–\-－]?\d{3}[—–\-－]?\d{4}",
        r"(?<!\d)(?:1[12]\d|1\d{4}|9\d{4})(?= ?(?:热线|平台|电话|政务|市民|便民|举报|投诉|急救|报警|指挥))",
        r"(?<=[拨打电话热线：:])(?<!\d)(?:1[12]\d|1\d{4}|9[56]\d{3,4}|\d{7,8})(?!\d|[万亿]|\.\d)",
        r"(?<![\d.])\d{15,}[\dXx]?",
        r"(?:邮编|邮政编码)[:： ]*\d{6}",
        (
            r"(?:GB|DB|CJJ|JGJ|JTG|HJ|WS|ISO|TSG|NY|SL|YY|CECS)[ /]?[TZ]?[ /]?[A-Z]?\d[\d.]*(?:[—–\-－:]\d{2"
            r",4})?"
        ),
        r"(?<![A-Za-z])[GSXYCK]\d{1,5}(?:线|路|段|国道|省道|高速)?",
        r"(?<!\d)\d{1,4}(?:国道|省道|县道|乡道)|(?<![\d.])\d{1,3}(?:、\d{1,3})*路(?!段|口|面|[灯长网])",
        (
            r"[A-Za-z][A-Za-z]?[\-—]?\d+(?:\.\d+)?(?![\d]*(?:台|个|套|辆|件|万|%|部))|"
            r"\d+(?:[GKDSPQR](?![a-zA-Z])|[a-zA-Z]{2,}\d)|[A-Za-z]\d[A-Z0-9]+"
        ),
        r"[A-Za-z0-9_.]+@[\w.]+|https?://[\w./?=&%\-]+|www\.[\w./]+",
        (
            rf"(?:{_C}|{_N})+[·.+＋×xX]{_N}+(?:[+＋]{_N}+)+|(?<![\d.])\d+[+＋][\dNXn]+(?:[+＋][\dNXn]+)*|"
            rf"{_N}+·{_N}+|[Nn\d][+＋][Nn\d]"
        ),
        r"\d{1,3}分钟(?=[^，。；、\d]{0,8}圈)|\d{1,2}(?:公里|里)(?=[^，。；、\d]{0,6}圈)",
        (
            rf"(?:{_C}+|\d)年级|(?:{_C}+|\d{{1,2}})岁半?[以之](?!上|下|内)|(?<!\d)[1-9]A级?|"
            rf"(?<!\d)[1-9]星级?(?!期)|{_C}+星级?"
        ),
        (
            r"(?:[一二三四五六七八九十]|\d)(?:号|级)(?:线|公路|响应|保护|医院|响应|预案|"
            r"等保|甲等|乙等|标准|以上医院)"
        ),
        r"(?<=[A-Za-z一-龥])\d(?:\.0)(?![\d%万亿元个])",
        r"[一二两三四五六七八九十](?:年)(?:行动|计划|规划|攻坚|制|期)",
        r"[一二三四五六七八九十]是|其[一二三四五]|[一二三四五六七八九十]要",
    )
)
_LIST_NUMBERS = "|".join(
    (
        rf"(?m:^)[ 　]*[（(]?(?:{_N}{{1,2}}|{_C}{{1,3}})(?:[）)][、.．]?|[.．、])(?!{_N})",
        rf"(?<=[。；;：:，])[ 　]*{_N}{{1,2}}[.．、](?=[一-龥“《])",
        rf"[（(](?:{_N}{{1,2}}|{_C}{{1,3}})[）)]",
    )
)
_NAMES = r"《[^》\n]{1,80}》|“[^”\n。！？；，]{1,14}”|「[^」\n。]{1,14}」|【[^】\n]{1,20}】"


_HEADS = "零〇○一二两三四五六七八九十百千万《“「【（(〔〖［ \u3000①近前过未连今后历每用利第其邮"


@cache
def _excluded() -> re.Pattern[str]:
    with files("data").joinpath("not_statistics.csv").open(encoding="utf-8") as file:
        words = sorted((row["word"] for row in csv.DictReader(file)), key=len, reverse=True)
    names = "|".join(re.escape(word) for word in words)
    parts = "|".join((_NAMES, _LIST_NUMBERS, DATES, _TIMES, _NUMBERS_OF_THINGS, names))
    # Most characters begin none of these: to look at one first makes the scan four times as fast.
    heads = "".join(sorted({word[0] for word in words} | set(_HEADS)))
    return re.compile(f"(?=[{heads}0-9０-９A-Za-z])(?:{parts})")


def find_exclusions(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of every stretch whose numbers count nothing, in order, without overlaps."""
    return tuple(match.span() for match in _excluded().finditer(text))
