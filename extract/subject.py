"""The title of the proposal a letter answers, from its opening, else from the letter's own title."""

from __future__ import annotations

import re

_PAIRS = {"《": "》", "“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "〈": "〉", "<": ">"}
_KIND = r"(?:提案|建议|议案|意见|来信)"
_BARE = (
    re.compile(
        rf"(?:提出的?|提交的?|反映的?|的|您|你们|我们|收到)(关于.{{4,60}}?(?:的)?{_KIND})"
        r"(?=收悉|已收悉|办理|，|,|（|\(|。|我局|我委|交|已|现|$)"
    ),
    # A quotation inside it (解决“最后一公里”的提案) is not the title.
    re.compile(
        r"(?:提出的?|提交的?|^|\n)(关于(?![《“])[^，。；《\n]{4,70}?的(?:提案|建议|议案))(?=已?收悉|后|，|[（(]|已[交转]|的?办理|[答回函]复)"
    ),
    re.compile(r"[《“](关于[^《》“”\n]{4,60}?(?:提案|建议|议案))(?=收悉|已收悉|，)"),
    re.compile(
        r"(?:提出的?|提交的?)((?:关于)?[^，。《“：\n]{4,60}?的(?:提案|建议|议案|问题))(?=收悉|已收悉|[（(]第|，已?[交转])"
    ),
)
_LABELLED = re.compile(
    r"(?:^|\n)\s*(?:标题|案由|提案标题|建议标题|提案名称|建议名称|题目)\s*[:：]\s*(\S[^\n]{3,80}?)\s*(?=\n|$)"
)
_IN_TITLE = re.compile(rf"(关于.{{4,60}}?的?{_KIND})(?=[（(]|的?(?:答复|复函|回复|办理|会办|协办|函)|$)")


def read_subject(opening: str, title: str) -> str | None:
    """The proposal's title without its outer marks: 《关于…的提案》, “关于…的建议”, bare 关于…的建议收悉."""
    labelled = _LABELLED.search(opening)
    if labelled:
        return _inner(labelled[1].strip("《》“”"))
    unquoted = _BARE[1].search(opening)
    if unquoted:
        return unquoted[1]
    quoted = [words for words in _quoted(opening) if len(words) >= 4]
    about = [words for words in quoted if words.startswith(("关于", "对", "加强", "推进", "加快"))] or quoted[
        :1
    ]
    if about and _stands_as_title(opening, about[0]):
        return _inner(about[0])
    bare = next((match for pattern in _BARE if (match := pattern.search(opening))), None)
    if bare:
        return bare[1]
    if quoted and _stands_as_title(opening, quoted[0]):
        return _inner(quoted[0])
    return _from_title(title)


def _quoted(text: str) -> list[str]:
    """Every outermost quotation, quotations inside it included; an unclosed one is dropped."""
    found: list[str] = []
    at = 0
    while at < len(text):
        if text[at] in _PAIRS:
            end = _closing(text, at)
            if end is not None:
                found.append(text[at + 1 : end])
                at = end
        at += 1
    return found


def _closing(text: str, start: int) -> int | None:
    opener, closer = text[start], _PAIRS[text[start]]
    depth = 1
    for at in range(start + 1, min(len(text), start + 160)):
        if text[at] == closer:
            depth -= 1
        elif text[at] == opener:
            depth += 1
        if depth == 0:
            return at
    # 《关于“…提案》 with a mark lost: the first closing mark of any kind ends it.
    first = text.find(closer, start + 1, start + 160)
    return first if first > 0 else None


def _stands_as_title(opening: str, words: str) -> bool:
    """Whether a quotation is what was received, not a document or slogan quoted in passing."""
    end = opening.index(words) + len(words)
    near = opening[end : end + 60]
    before = opening[max(0, end - len(words) - 24) : end - len(words)]
    return bool(
        re.search(r"收悉|提案|建议|议案|号|交|办理|答复|意见", near)
        or re.search(r"提出|提交|收到|关于", before)
    )


def _inner(words: str) -> str:
    """关于《关于…的提案》 and ““…””: the innermost title."""
    words = (
        "".join(words.split()) if re.search(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]", words) else words.strip()
    )
    nested = re.match(r"^(?:关于)?[《“「](关于.+(?:提案|建议|议案))[》”」](?:的?(?:提案|建议|议案))?$", words)
    return nested[1] if nested else words


def _from_title(title: str) -> str | None:
    """关于加强…建议 in 某局关于加强…建议的答复; a title that only counts (第12号提案) names none."""
    title = "".join(title.split())
    quoted = [words for words in _quoted(title) if len(words) >= 6]
    if quoted:
        return _inner(quoted[0])
    matches = [match[1] for match in _IN_TITLE.finditer(title)]
    words = matches[0] if matches else ""
    words = re.sub(r"^关于(?:对|答复)?(?=.*关于)", "", words)
    words = words[words.rindex("关于") :] if "关于" in words else words
    if not words or re.search(r"第.{1,14}号|\d{2,}号|[届次]会议|政协|人大", words):
        return None
    return re.sub(r"^关于对(?!外|口)", "关于", words)
