"""Whether a figure is an actual one or a target: goals, quotas, plans (GUIDELINES, "status")."""

from __future__ import annotations

import re

from extract.contexts import Figure
from extract.indicators import Wording
from extract.model import Period, StatisticStatus

_WILL = (
    r"(?<![应当即行])将(?=会|继续|进一步|积极|加快|加大|加强|推|建|新|开|组|实|完|"
    r"在|于|以|按|全面|全力|重点|持续|达|增|严|落|坚|着|力|结合|会同|联合|认真|适时|"
    r"逐步|根据|不断|切实|探|研|启|争|统筹|深|充分|围绕|配合|投(?!诉)|引|培|招|购|采|安|"
    r"再|有|迎|改|扩|优|通过|为|对|对照|从|与|发|举|分|一|每|把|抓|聚|突|强|提|建立|"
    r"设|超|带|惠|可|由|出台|编|制[定订]|印发|落实|选|打|拓)"
)
_PLAN = (
    r"(?<![原行善划实性发入])(?<!十四五)计划(?=今年|明年|年内|年底|下半年|从|每|总|投|新|改|[一二两三四五][个年]|"
    r"建|招|到|在|于|用|利|对|为|再|开|实|组|培|完|增|安|将|全|硬|购|采|引|设|发|"
    r"推|举|选|打|逐|分|力|通|整|修|拆|扩|配|争|[\d ])"
)
_AHEAD = re.compile(
    rf"(?P<plan>{_PLAN})|(?P<will>{_WILL})|拟(?![定于订]|制|上市)|力争|争取(?=将|在|"
    rf"把|到20|到[一-龥“]{0, 3}十|20|今年|明年|年内|年底|尽快|早日|[^，；。]{0, 10}(?:达到|"
    rf"实现|完成|提高|提升|建成|增加|覆盖))|预计|建成后|投用后|完工后|竣工后|达产后|"
    rf"投产后|启用后|落成后|建好后|全部建成(?:后|可|将)|规划(?:建设|新建|总投|面积|床位|用地|到)|打算(?!书)|准备(?=在|先|选|办|开|建|拿|对|再|新|安|投|把|组|试|启|实|用|从)|"
    rf"(?:年底|年末|月底)之?前(?=再|把|将|完成|建成|新|实现|全部)|今年下半年(?!以来|起)|"
    r"下达[^，；。]{0,12}任务|(?:总|年度)?目标(?:是|为(?!抓手|导向|牵引|引领|重点|中心)|任务)|各[一-龥]{1,8}(?:要|应|"
    r"须)(?!求)|(?:必须|应当|须|要)(?:确保|达到|不少于|不低于|至少)|确保(?:到|全)|"
    r"提出(?:到|力争)|申报|待[^，；。]{1,12}后"
)
_LISTED = re.compile(
    r"(?:列入|纳入|编入|进入)(?!(?:计划|规划)(?:的|，?逐步|解决))[^，；。]{0,6}(?:20\d\d|"
    r"明年|“?十[四五]五|年度|今年)?[^，；。]{0,16}(?:计划|项目库|规划|盘子|实事|项目|"
    r"储备库)(?!的[一-龥\d])"
)
_DONE = re.compile(
    r"(?:目前|现|均|我[局委厅镇会]|全部|累计|中)?(?<![但不])已(?!将|把|列入|纳入)(?:经|"
    r"全部|累计)?|截至(?!20\d\d年底前)|现有|实际|至今|共完成了|建成投用(?!后)|正在"
)
_GOAL_NOUN = re.compile(r"(?:任务|目标|指标任务|配额|计划投资|计划总投资|目标任务|目标值|控制数)$")
_GOAL_BEHIND = re.compile(r"^(?:的)?(?:目标|任务(?!.{0,6}(?:已|全部|均|完成)))")
# A work report of the government sets the year's goals; what is quoted from it is one.
_FROM_WORK_REPORT = re.compile(
    r"[。；\s”]*(?:—|-|－)*\s*[（(]?(?:摘自|引自|源自|出自|来自)[^。\n]{0,6}《[^》\n]{0,20}政府工作报告》"
)
_QUOTED_DONE = re.compile(
    r"^[^，。；]{0,20}(?:已(?:全部|经)?完成|已全部(?:完成|完工|竣工|建成|兑现|落实|更换|整改)|全部完成|已兑现|已落实|已投用)|"
    r"^[^，。；]{0,12}，已(?:于|全部|提前|经)|^(?:已|正在)"
)


_COMING = re.compile(r"[^，。；]{0,10}(?:将于|拟于|计划于|预计于)")
_ESTIMATE = re.compile("概算|估算|计划(?:总)?投资|拟投资|规划总投资")
_UNDER_WAY = re.compile("正在(?:筹建|建设|施工|推进|实施|改造|升级改造|安装)")
# 收费标准仍为每小时2元
_UNCHANGED = re.compile("仍(?:为|按|是|执行|维持|保持)|(?:维持|保持)不变")
_BECAUSE = re.compile("(?:但)?(?:因|由于|受|鉴于)")


def read_status(
    text: str, figure: Figure, wording: Wording, planned: bool, period: Period | None, written: str | None
) -> StatisticStatus:
    """``target`` for goals, quotas and plans, else ``actual``.

    ``planned`` says that the figure stands in a section on plans; ``written`` is the letter's date (ISO).
    """
    clause, run = text[figure.clause : figure.start], text[max(figure.run, figure.start - 300) : figure.start]
    stated = _by_own_words(text, figure, wording, clause, run)
    if stated is not None:
        return stated
    if figure.quantity.unit == "%" and (wording.share or "完成" in clause):
        return "target" if planned or _is_later(period, written) else "actual"
    ahead, done = _last(_AHEAD, run), _last(_DONE, clause)
    expected = "预计" in clause and clause.rfind("预计") - len(clause) > _last(_UNDER_WAY, run) - len(run)
    if (_UNDER_WAY.search(run) and not expected) or _BECAUSE.match(clause) or _is_past(period, written):
        return "actual"
    if done >= 0 and done - len(clause) > ahead - len(run):
        return "actual"
    if (ahead >= 0 and not _ended(run, ahead)) or _is_later(period, written):
        return "target"
    return "target" if planned else "actual"


def _by_own_words(
    text: str, figure: Figure, wording: Wording, clause: str, run: str
) -> StatisticStatus | None:
    """The status that the words beside the number state, None if they state none."""
    rest = text[figure.end : min(figure.sentence_end, figure.end + 40)]
    if wording.leaves or _QUOTED_DONE.match(rest) or _UNCHANGED.search(clause):
        return "actual"
    if _COMING.match(rest) or _ESTIMATE.search(figure.left):
        return "target"
    if figure.quantity.unit == "%" and (wording.share or "完成" in clause):
        return None
    if _GOAL_NOUN.search(wording.noun) or _GOAL_BEHIND.match(figure.right):
        return "target"
    if _FROM_WORK_REPORT.match(text, figure.sentence_end) and _last(_DONE, run) < 0:
        return "target"
    listed = _LISTED.search(clause + "#" + re.split("[，；。]", rest, maxsplit=1)[0]) or _LISTED.search(run)
    return "target" if listed else None


def _is_past(period: Period | None, written: str | None) -> bool:
    return bool(period and written and (period.end or "9")[:4] < written[:4])


def _last(pattern: re.Pattern[str], text: str) -> int:
    position = -1
    for match in pattern.finditer(text):
        position = match.start()
    return position


def _ended(run: str, ahead: int) -> bool:
    """Whether a present state in between ends what a plan word governs (将…，目前已…，)."""
    return bool(re.search(r"[，,](?:目前|现已|现|已|截至)", run[ahead:]))


def _is_later(period: Period | None, written: str | None) -> bool:
    if period is None or written is None:
        return False
    stated = period.start or period.end or ""
    return bool(stated) and stated[:4].isdigit() and stated > written[: len(stated)]
