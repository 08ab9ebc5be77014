"""F009: page, fonts, sizes, line pitch and indents as GB/T 9704-2012 has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generate.check import Case, Check, Example, Hit, Severity
from generate.specimen import LOOKS, SPECIMEN, Look, clean
from generate.typography import (
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TOLERANCE,
    TOP,
    TYPE_HEIGHT,
    TYPE_WIDTH,
    Set,
    family_of,
    han_runs,
    is_laid_out,
    millimetres,
    paragraphs_of,
    points,
)

# kind of paragraph: family, size in points, what people call it
WANTED = {
    "title": (("小标宋",), 22.0, "标题", "2号小标宋"),
    "salutation": (("仿宋",), 16.0, "称呼", "3号仿宋"),
    "body": (("仿宋",), 16.0, "正文", "3号仿宋"),
    "heading1": (("黑体",), 16.0, "一级标题“一、”", "3号黑体"),
    "heading2": (("楷体", "仿宋"), 16.0, "二级标题“（一）”", "3号楷体"),
    "signature": (("仿宋",), 16.0, "署名", "3号仿宋"),
    "date": (("仿宋",), 16.0, "成文日期", "3号仿宋"),
    "note": (("仿宋",), 16.0, "附注", "3号仿宋"),
    "copies": (("仿宋",), 14.0, "抄送", "4号仿宋"),
    "number": (("仿宋",), 16.0, "发文字号", "3号仿宋"),
}
SETTLED = ("body", "heading1", "heading2")


def find(case: Case) -> Iterator[Hit]:
    """Each aspect once: the first place where it is wrong, and how many paragraphs share it."""
    if not is_laid_out(case):
        return
    yield from page_hits(case)
    paragraphs = tuple(paragraphs_of(case))
    alike: dict[tuple[object, ...], list[Set]] = {}
    for paragraph in paragraphs:
        if paragraph.kind in WANTED:
            families, size, _, wanted = WANTED[paragraph.kind]
            alike.setdefault((families, size, wanted), []).append(paragraph)
    for own in alike.values():
        yield from grouped(own, font_fault, named=True)
        yield from grouped(own, size_fault, named=True)
    flowing = [paragraph for paragraph in paragraphs if paragraph.kind in SETTLED]
    for fault in (pitch_fault, indent_fault, space_fault):
        yield from grouped(flowing, fault)
    yield from grouped([paragraph for paragraph in paragraphs if paragraph.kind == "title"], centre_fault)


Fault = tuple[str, str | None, Severity | None]


def grouped(
    paragraphs: list[Set], fault: Callable[[Set], Fault | None], *, named: bool = False
) -> Iterator[Hit]:
    """The same fault of several paragraphs as one hit at the first, of running text if there is any.

    ``named`` puts before the message what the paragraphs are.
    """
    found: dict[Fault, list[Set]] = {}
    for paragraph in paragraphs:
        own = fault(paragraph)
        if own is not None:
            found.setdefault(own, []).append(paragraph)
    for (message, better, severity), places in found.items():
        count = f"（共{len(places)}段）" if len(places) > 1 else ""
        first = next((place for place in places if place.kind == "body"), places[0])
        names = "、".join(dict.fromkeys(WANTED[place.kind][2] for place in places)) if named else ""
        yield Hit(first.start, first.end, names + message + count, better, severity)


def page_hits(case: Case) -> Iterator[Hit]:
    """Paper, margins and type area of the sections, each fault once."""
    seen: set[str] = set()
    for page in case.file.pages:
        measures = []
        if page.width and page.height:
            measures += [("纸张宽", page.width, PAGE_WIDTH), ("纸张高", page.height, PAGE_HEIGHT)]
        if page.top is not None and page.left is not None:
            measures += [("天头（上边距）", abs(page.top), TOP), ("订口（左边距）", page.left, LEFT)]
        if page.width and page.left is not None and page.right is not None:
            measures.append(("版心宽", page.width - page.left - page.right, TYPE_WIDTH))
        if page.height and page.top is not None and page.bottom is not None:
            measures.append(("版心高", page.height - abs(page.top) - abs(page.bottom), TYPE_HEIGHT))
        for name, actual, wanted in measures:
            slack = TOLERANCE * (2 if name.startswith("版心") else 1)
            if abs(actual - wanted) > slack and name not in seen:
                seen.add(name)
                yield Hit(
                    None,
                    None,
                    f"{name}是{millimetres(actual)}，应为{millimetres(wanted)}（±1毫米）",
                    millimetres(wanted),
                )


def font_fault(item: Set) -> Fault | None:
    """A Chinese font of another family; of headings only the first run counts."""
    families, _, _, wanted = WANTED[item.kind]
    runs = list(han_runs(item.paragraph))
    if item.kind in ("heading1", "heading2"):
        runs = runs[:1]
    for run in runs:
        family = family_of(run.east)
        if family is not None and family not in families:
            return f"用了“{run.east}”，应为{wanted}", wanted, None
    return None


def size_fault(item: Set) -> Fault | None:
    """A size other than the standard's."""
    _, size, _, wanted = WANTED[item.kind]
    for run in item.paragraph.runs:
        words = item.paragraph.text[run.start : run.end].strip()
        if words and run.size is not None and abs(run.size - size) > 0.1:
            return f"字号是{run.size:g}磅，应为{size:g}磅（{wanted[:2]}）", wanted, None
    return None


def pitch_fault(item: Set) -> Fault | None:
    """Line pitch: exactly 28 to 29 pt is right, to 30 a hint, anything else a warning."""
    line, rule = item.paragraph.format.line, item.paragraph.format.line_rule
    if rule == "exact" and line is not None:
        if 558 <= line <= 582:
            return None
        return (
            f"行距是固定值{points(line)}，应为28—29磅",
            "固定值28.95磅",
            "info" if 580 < line <= 600 else None,
        )
    if line is None or (rule in (None, "auto") and line == 240):
        return "正文没有设固定行距，应为固定值28—29磅", "固定值28.95磅", "info"
    words = f"最小值{points(line)}" if rule == "atLeast" else f"{line / 240:g}倍"
    return f"行距是{words}，应为固定值28—29磅", "固定值28.95磅", None


def indent_fault(item: Set) -> Fault | None:
    """First line indent of two characters; typed spaces are a hint."""
    form = item.paragraph.format
    chars, twips = form.first_line_chars, form.first_line
    right = chars == 200 if chars else 560 <= (twips or 0) <= 700
    if right or item.paragraph.format.align == "center":
        return None
    typed = len(item.paragraph.text) - len(item.paragraph.text.lstrip(" \u3000\t"))
    if typed and not twips:
        return "段首用空格代替首行缩进，应设首行缩进2字符", "首行缩进2字符", "info"
    return f"首行缩进不是2字符（现为{points(twips or 0)}）", "首行缩进2字符", None


def space_fault(item: Set) -> Fault | None:
    """Space before or after a paragraph."""
    form = item.paragraph.format
    if (form.before or 0) > 20 or (form.after or 0) > 20:
        return f"段前段后有间距（{points(max(form.before or 0, form.after or 0))}），应为0", "0", None
    return None


def centre_fault(item: Set) -> Fault | None:
    """A title that is not centred."""
    return None if item.paragraph.format.align in ("center", None) else ("标题没有居中", "居中", None)


def with_look(kind: str, **values: object) -> Example:
    """The specimen with one kind of paragraph set otherwise."""
    base = LOOKS[kind]
    fields = {
        name: values.get(name, getattr(base, name))
        for name in ("east", "size", "align", "first", "right", "colour")
    }
    return Example(SPECIMEN, {"looks": {kind: Look(**fields)}})  # type: ignore[arg-type]


CHECK = Check(
    code="F009",
    severity="warning",
    message="页面、字体、字号、行距、缩进符合公文格式（A4，3号仿宋，标题2号小标宋，行距28—29磅，首行缩进2字）",
    source="GB/T 9704-2012 第5章、7.3",
    strength="standard",
    find=find,
    bad=(
        with_look("body", size=24),
        with_look("body", east="宋体"),
        with_look("body", first=0),
        with_look("title", size=36),
        with_look("title", east="黑体"),
        with_look("title", align="left"),
        with_look("heading1", east="仿宋_GB2312"),
        Example(SPECIMEN, {"line": 360, "rule": "auto"}),
        Example(SPECIMEN, {"line": 640}),
        Example(SPECIMEN, {"before": 120}),
        Example(SPECIMEN, {"page": {"top": 1440}}),
        Example(SPECIMEN, {"page": {"right": 1800}}),
        Example(SPECIMEN, {"page": {"width": 12240, "height": 15840}}),
    ),
    good=(clean(layout={}), clean(layout={"plain": True}), clean()),
)
