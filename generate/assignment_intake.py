"""Who handles a proposal, from the words that assign it.

Read: 主办：县教体局；会办：县财政局 · 县教体局（主办）、县财政局（会办） · 由县教体局主办，县财政局会办，
2026年7月10日前答复 · 县教体局牵头，县财政局配合.
"""

from __future__ import annotations

import re
from datetime import date

from generate.proposal import Assignment

_LEAD = r"(?:主办|独办|牵头|承办|分办)"
_HELP = r"(?:会办|协办|配合|协助|参与|会同办理|协同办理)"
_ROLE = rf"(?:{_LEAD}|{_HELP})"
_PREFIX = re.compile(rf"^(?:由)?({_ROLE})(?:单位|部门|机关)?[：:]\s*")
_SUFFIX = re.compile(rf"[（(]?({_ROLE})(?:单位|部门|办理)?[）)]?$")
_BREAK = re.compile(r"[，,；;。、\s]+")
_DAY = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})\s*日?")
_ASSIGNS = re.compile(
    rf"(?:现|已)?(?:交由?|转|由)?([\u4e00-\u9fff、]{{2,40}}?(?:局|委|办|厅|处|中心|政府|部|会|大队|支队|公司|院){_LEAD}(?:[，,；;、][^。]{{2,80}})?)$"
)
_ORGAN = re.compile(r"^[\u4e00-\u9fff（）()]{2,30}$")
_NO_ORGAN = re.compile(
    r"答复|办理|办结|以前|之前|\d|书面|提案者|提案人|委员会同意|另行|^无$|^略$|^等$|立案|已"
)


def read_assignment(
    lead: str, co_handlers: list[str], assigned_on: date | None, due_on: date | None
) -> Assignment:
    """The assignment from the words beside 承办单位 (``lead``) and 会办单位 (``co_handlers``)."""
    leads, helpers = _roles(lead, "lead")
    for value in co_handlers:
        more_leads, more = _roles(value, "help")
        leads, helpers = leads + more_leads, helpers + more
    first = leads[0] if leads else None
    named = tuple(dict.fromkeys([*leads[1:], *helpers]))
    return Assignment(
        first, tuple(name for name in named if name != first), assigned_on, due_on or day_in(lead)
    )


def _roles(value: str, usual: str) -> tuple[list[str], list[str]]:
    """The organs of a value by their part; a role named behind organs counts for those before it."""
    found: dict[str, list[str]] = {"lead": [], "help": []}
    waiting: list[str] = []
    role = usual
    spelled = False
    for piece in _BREAK.split(re.sub(rf"([（(]{_ROLE}[^）)]*[）)])", r"\1，", value.strip())):
        prefix = _PREFIX.match(piece)
        if prefix:
            found[role].extend(waiting)
            waiting, role, spelled = [], _role(prefix[1]), True
            piece = piece[prefix.end() :]
        suffix = _SUFFIX.search(piece)
        name = (piece[: suffix.start()] if suffix else piece).removeprefix("由").strip("（）() ")
        if name and _ORGAN.match(name) and not _NO_ORGAN.search(name):
            waiting.append(name)
        if suffix:
            found[_role(suffix[1])].extend(waiting)
            waiting, role = [], "help" if _role(suffix[1]) == "lead" else role
            spelled = True
    if waiting and role == "lead" and not spelled and not found["lead"]:
        found["lead"].append(waiting[0])
        found["help"].extend(waiting[1:])
    else:
        found[role].extend(waiting)
    return found["lead"], found["help"]


def _role(word: str) -> str:
    return "lead" if re.fullmatch(_LEAD, word) else "help"


def assigning_words(line: str) -> str:
    """What a line without a label assigns (交县教体局主办，县财政局会办), nothing for any other line."""
    match = _ASSIGNS.match(line.strip("（(）)。 \u3000"))
    return match[1] if match else ""


def day_in(where: str) -> date | None:
    """The first day named, if it is one."""
    match = _DAY.search(where)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
