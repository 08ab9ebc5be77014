"""Named children, and what is said of the health, family or offences of a named person."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.names import is_name, longest_name, name_before

Stretch = tuple[int, int]

_CHILD = re.compile(
    r"(?:留守|困境|孤残|流浪|残疾|低保|单亲|特困|适龄|患病|脑瘫|自闭症|重病|事实无人抚养|贫困|困难|受助|小|初中|高中|女|男|中)*"
    r"(?:儿童|学生|孤儿|女童|男童|幼童|小朋友|少年|少女|幼儿|患儿|女孩|男孩|孩子|女婴|男婴|婴儿|同学|新生)|(?:儿子|女儿|孙子|孙女|外孙女?|子女|之子|之女|长子|次子|长女|次女|弟弟|妹妹|哥哥|姐姐)"
)
_STRONG_CHILD = re.compile(r"留守|困境|孤|童|患儿|女孩|男孩|婴|朋友|少[年女]|事实")
_AFTER_CHILD = re.compile(
    r"[，,（(、：:。；;”\"]|因|患|被|随|跟|家|的?父|的?母|今年|现年|就读|从小|自幼|在|与|和|由|说|是|一家|身|生活|同学|小朋友|同|等|$|\s"
)
_ADDRESSED = re.compile(r"(?:小?同学|小朋友)")
_AGE = re.compile(
    r"(?:[，,、]?\s*[（(]?\s*(?:男|女)(?:孩|童|生|性)?\s*[，,、]?\s*(?:[^，。,；\n]{1,4}族[，,])?\s*(?:今年|现年|年仅|年龄)?\s*|[，,]?\s*[（(]?\s*(?:今年|现年|年仅|刚满|未满|才)?\s*)"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(?:周?岁|个?月大)"
)
_BORN = re.compile(
    r"[，,]?\s*[（(]?\s*(?:男|女)?[，,]?\s*(20[012]\d)年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生)"
)
_GRADE = re.compile(
    r"(?:[小初高][一二三四五六]|[一二三四五六七八九]年级|[幼小中大]班)[^，。；\n]{0,8}?(?:学生|的|班|同学)?$"
)
_CHINESE_AGE = {"十": 10, **{char: value for value, char in enumerate("零一二三四五六七八九")}}
_ADULT_TITLE = re.compile(
    r"(?:村民|居民|老人|群众|患者|职工|农民|市民|残疾人|低保户|贫困户|脱贫户|困难户|特困户|监测户|五保户|户主|户|老党员|党员|教师|家长|父亲|母亲|爷爷|奶奶|外公|外婆|祖父|祖母|丈夫|妻子|工人|司机|业主|当事人|嫌疑人|人员|老兵|军人|委员|代表|户籍人口|男子|女子|病人|伤者)[“]?"
)
_AFTER_ADULT = re.compile(
    r"[，,（(、。；;：:]|因|患|被|今年|现年|家|的|身|是|常年|长期|一家|夫妇|去世|病|住|说|自|老人|女士|先生|同志"
)
_HEALTH = re.compile(
    r"(?:被?确?诊断?[为出]|确诊|患有?|身患|罹患|查出|感染|先天性?|突发|遗传性)?(?:[\u4e00-\u9fff]{0,6}?)(?:抑郁症|焦虑症|精神分裂症?|自闭症|孤独症|多动症|癫痫|白血病|尿毒症|糖尿病|高血压|心脏病|肺结核|结核病|艾滋病|肝炎|脑瘫|脑梗死?|脑出血|中风|瘫痪|偏瘫|"
    r"肿瘤|癌症?|精神障碍|智力障碍|心理障碍|精神疾病|精神病|心理疾病|慢性病|重病|大病|疾病|残疾|智障|失明|失聪|聋哑|骨折|肾衰竭|抑郁|强直性脊柱炎|红斑狼疮|血友病|唐氏综合征|[\u4e00-\u9fff]{1,6}综合征|[\u4e00-\u9fff]{1,5}(?:炎|症|瘤|癌))"
)
_CRIME = re.compile(
    r"(?:因?[\u4e00-\u9fff]{0,6}(?:罪)?被?(?:判处?|判刑|拘留|逮捕|拘役|起诉|强制戒毒)|(?:正在|在监狱)?服刑|入狱|坐牢|吸毒|犯罪|刑满释放|社区矫正|涉嫌[\u4e00-\u9fff]{1,8}|欠债[^，。；]{0,8}|负债[^，。；]{0,8})"
)
_FAMILY = re.compile(
    r"(?:父母|父亲|母亲|父|母|双亲|爸爸|妈妈|家长|监护人)(?:亲)?(?:均|都|双双|早年|长年|常年|长期|先后|已|因[^，。；]{1,8}|远在)*"
    r"(?:离异|离婚|去世|病故|身亡|亡故|双亡|失踪|失联|改嫁|再婚|离家出走|出走|服刑|残疾|重残|患病|患[^，。；]{1,10}|在外[^，。；]{0,3}(?:务工|打工)|在[^，。；]{1,8}(?:务工|打工)|外出[^，。；]{0,3}(?:务工|打工)|务工|打工|智力[^，。；]{1,6}|精神[^，。；]{1,6}|吸毒|入狱|丧失劳动能力)"
    r"|(?:跟随|随|与|和|由|跟)(?:其|年迈的?|年过[^，。；]{1,3}的|患病的?)*(?:祖父母?|祖母|外祖父母?|外祖母|爷爷奶奶|爷爷|奶奶|外公外婆|外公|外婆|姑姑|舅舅|叔叔|伯父|亲戚|母亲|父亲)(?:和[^，。；]{1,3})?(?:共同|一起|相依为命|独自)*(?:生活|居住|抚养|照顾|照料|监护|长大|相依为命)"
    r"|(?:被|遭)(?:遗弃|家暴|虐待|性侵)|相依为命|家境贫困|家庭(?:十分|特别|非常)?(?:贫困|困难)|低保家庭|建档立卡"
)
_NEGATED = re.compile(r"(?:预防|防治|防控|筛查|救助|治疗|未|无|没有|非|防)$")


def find_minors(text: str) -> tuple[Stretch, ...]:
    """Every mention of the name of a child who is named somewhere in ``text``, in order.

    留守儿童赵雨桐，11岁；李明轩同学；三年级学生王小丫因…；张某某 and names marked 化名 are none.
    """
    named = {text[start:end] for start, end in _introduced(text)}
    named = {name for name in named if not re.search(rf"{name}[“”]?[（(]?化名", text)}
    return _mentions(text, named)


def _mentions(text: str, named: set[str]) -> tuple[Stretch, ...]:
    if not named:
        return ()
    pattern = re.compile("|".join(re.escape(name) for name in sorted(named, key=len, reverse=True)))
    return tuple((match.start(), match.end()) for match in pattern.finditer(text))


def _introduced(text: str) -> Iterator[Stretch]:
    for child in _CHILD.finditer(text):
        name = _name_after(text, child)
        if name:
            start = child.end() + (text[child.end() : child.end() + 1] in "“：:")
            yield start, start + len(name)
    for addressed in _ADDRESSED.finditer(text):
        before = name_before(text, addressed.start())
        if before and not _CHILD.fullmatch(before):
            yield addressed.start() - len(before), addressed.start()
    yield from _by_age(text)


def _name_after(text: str, child: re.Match[str]) -> str | None:
    """赵雨桐 after 留守儿童; the reading whose next words suit a person wins."""
    start = child.end() + (text[child.end() : child.end() + 1] in ("“", "：", ":"))
    longest = longest_name(text, start)
    if longest is None or "·" in longest:
        return longest
    for size in range(len(longest), 1, -1):
        name = text[start : start + size]
        after = _AFTER_CHILD.match(text, start + size)
        if is_name(name) and after is not None:
            firm = size >= 3 or after[0] in "，,（(" or bool(_STRONG_CHILD.search(child[0]))
            if firm and not _is_listing(text, start + size):
                return name
    return None


def _is_listing(text: str, end: int) -> bool:
    """学生安全、健康 and the like: a list of things, where the 'name' is followed by 、 and no person's word."""
    return text[end : end + 1] == "、" and longest_name(text, end + 1) is None


def _by_age(text: str) -> Iterator[Stretch]:
    for pattern in (_AGE, _BORN):
        for match in pattern.finditer(text):
            before = name_before(text, match.start())
            if before is None or not _is_under_age(match):
                continue
            yield match.start() - len(before), match.start()


def _is_under_age(match: re.Match[str]) -> bool:
    words = match[1]
    if words.isdigit() and len(words) == 4:
        return int(words) >= 2008
    if words.isdigit():
        return int(words) < 18
    if words.startswith("十"):
        return len(words) == 1 or _CHINESE_AGE.get(words[1], 9) < 8
    return len(words) == 1


def find_circumstances(text: str, minors: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """The words that tell a named person's illness or offence, and for a named child its family's circumstances."""
    adults = _named_adults(text)
    found: set[Stretch] = set()
    for start, end in _sentences_with(text, minors):
        found |= {*_told(text, start, end, (_HEALTH, _CRIME, _FAMILY))}
    for start, end in _sentences_with(text, adults):
        found |= {*_told(text, start, end, (_HEALTH, _CRIME))}
    return tuple(sorted(found))


def _named_adults(text: str) -> tuple[Stretch, ...]:
    named: list[Stretch] = []
    for title in _ADULT_TITLE.finditer(text):
        longest = longest_name(text, title.end())
        for size in range(len(longest or ""), 1, -1):
            name = text[title.end() : title.end() + size]
            if (is_name(name) or "·" in name) and _AFTER_ADULT.match(text, title.end() + size):
                named.append((title.end(), title.end() + size))
                break
    return tuple(named)


def _sentences_with(text: str, mentions: tuple[Stretch, ...]) -> Iterator[Stretch]:
    for start, end in mentions:
        begin = max(text.rfind(mark, 0, start) for mark in "。！？\n；") + 1
        stops = [at for mark in "。！？\n" if (at := text.find(mark, end)) >= 0]
        yield begin, min(stops, default=len(text))


def _told(text: str, start: int, end: int, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Stretch]:
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            if not _NEGATED.search(text[max(start, match.start() - 4) : match.start()]):
                yield match.start(), match.end()
