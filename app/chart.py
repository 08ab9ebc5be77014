"""A comparison as a chart: SVG written here for pages, matplotlib for files; the table is the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from math import ceil
from pathlib import Path
from typing import Any

from store.compare import Comparison, Row, Table

MOST_BARS = 40
BAR = 22
GAP = 12
BARS = 420
# Widths of a letter in the chart's type size: Chinese, and digits with Latin letters.
WIDE, NARROW = 14, 8.5
# A hollow bar needs room between its two strokes.
LEAST_TARGET = 6
LONGEST_PLACE = 18
TOP = 44
CJK_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "Noto Serif CJK SC",
    "AR PL UKai CN",
)
COLOUR = "#1f4e79"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands left of it, its length, what stands right of it, whether it is a target."""

    label: str
    value: Decimal
    text: str
    target: bool
    conflict: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows: one kind of figure in one unit; ``left_out`` counts bars beyond MOST_BARS."""

    title: str
    bars: tuple[Bar, ...]
    left_out: int = 0


def chart_of(comparison: Comparison) -> Chart | None:
    """The chart of the commonest comparable figures: levels, else shares, else changes; None without any."""
    for kinds in (("level",), ("share",), ("increase", "decrease")):
        for table in comparison.tables:
            rows = [row for row in table.rows if row.kind in kinds and covers_place(row)]
            if rows:
                bars = [bar_of(row, table) for row in rows]
                unit = f"（{table.unit}）" if table.unit else ""
                return Chart(f"{comparison.indicator}{unit}", tuple(bars[:MOST_BARS]), len(bars[MOST_BARS:]))
    return None


def covers_place(row: Row) -> bool:
    """Whether a row speaks of a whole place."""
    return row.place is not None and not row.part and row.scope is None


def bar_of(row: Row, table: Table) -> Bar:
    """The bar of one row."""
    place = row.place.name if row.place else "未写明地区"
    place = f"{place[:LONGEST_PLACE]}…" if len(place) > LONGEST_PLACE else place
    moment = f"{row.as_of}{'（发布）' if row.as_of_stated else ''}" if row.as_of else "时间未写明"
    sign = {"increase": "+", "decrease": "−"}.get(row.kind, "")
    target = row.status == "target"
    text = f"{sign}{row.value:,f}{table.unit or ''}{'（目标）' if target else ''}"
    return Bar(f"{place}  {moment}", row.value, text, target, row.conflict is not None)


def chart_svg(comparison: Comparison) -> str | None:
    """The chart as an SVG element without scripts, readable without styles too; None if empty."""
    chart = chart_of(comparison)
    if chart is None:
        return None
    height = TOP + len(chart.bars) * (BAR + GAP) + GAP
    most = max((bar.value for bar in chart.bars), default=Decimal(0)) or Decimal(1)
    left = max(text_width(bar.label) for bar in chart.bars) + 10
    right = max(text_width(f"{bar.text} *") for bar in chart.bars) + 16
    drawn = "".join(bar_svg(bar, number, most, left) for number, bar in enumerate(chart.bars))
    note = f"，另有 {chart.left_out} 项未画出" if chart.left_out else ""
    title = escape(f"{chart.title}：空心为目标，实心为实际{note}")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="{title}" '
        f'viewBox="0 0 {left + BARS + right} {height}" font-size="14">'
        f"<title>{title}</title>"
        f'<text class="chart-title" x="0" y="22" font-weight="600">{escape(chart.title)}</text>{drawn}</svg>'
    )


def text_width(text: str) -> int:
    """About how wide a text is drawn, rather too wide."""
    return ceil(sum(WIDE if ord(letter) > 0x2000 else NARROW for letter in text))


def bar_svg(bar: Bar, number: int, most: Decimal, left: int) -> str:
    """One bar with its label, which ends before ``left``, and its figure."""
    top = TOP + number * (BAR + GAP)
    width = max(LEAST_TARGET if bar.target else 1, round(float(bar.value / most) * BARS))
    kind = "target" if bar.target else "actual"
    paint = f'fill="none" stroke="{COLOUR}" stroke-width="1.5"' if bar.target else f'fill="{COLOUR}"'
    mark = " *" if bar.conflict else ""
    place = f'x="{left - 10}" y="{top + 16}" text-anchor="end"'
    return (
        f'<text class="chart-label" {place}>{escape(bar.label)}</text>'
        f'<rect class="chart-bar {kind}" x="{left}" y="{top}" width="{width}" height="{BAR}" {paint}/>'
        f'<text class="chart-figure" x="{left + width + 8}" y="{top + 16}">{escape(bar.text + mark)}</text>'
    )


def save_chart(comparison: Comparison, path: Path) -> None:
    """Write the chart to a .png or .svg file.

    Raises ValueError, in Chinese, when there is nothing to draw, for another kind of file, and for a PNG on a
    machine without a Chinese font.
    """
    chart = chart_of(comparison)
    if chart is None:
        raise ValueError(f"没有可画的数据：{comparison.indicator}")
    if path.suffix.lower() not in (".png", ".svg"):
        raise ValueError(f"图表只能存为 .png 或 .svg：{path}")
    font = chinese_font()
    if font is None and path.suffix.lower() == ".png":
        raise ValueError("这台电脑没有中文字体，无法画 PNG；请装 Noto Sans CJK 等字体，或存为 .svg")
    if font is None:
        path.write_text(chart_svg(comparison) or "", encoding="utf-8")
        return
    draw(chart, font, path)


def chinese_font() -> str | None:
    """The first Chinese font of this machine that is known to draw well."""
    from matplotlib import font_manager

    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((font for font in CJK_FONTS if font in installed), None)


def draw(chart: Chart, font: str, path: Path) -> None:
    """Draw the bars with matplotlib, off screen; the same chart gives the same bytes."""
    from matplotlib import rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    settings: Any = {"font.family": [font], "svg.hashsalt": "dafu", "axes.unicode_minus": False}
    with rc_context(settings):
        figure = Figure(figsize=(9, 1.2 + 0.36 * len(chart.bars)), layout="constrained")
        FigureCanvasAgg(figure)
        draw_bars(figure.add_subplot(), chart.bars, chart.title)
        svg = path.suffix.lower() == ".svg"
        figure.savefig(path, dpi=150, metadata={"Date": None} if svg else {"Software": None})


def draw_bars(axes: Any, bars: Sequence[Bar], title: str) -> None:
    """Horizontal bars, first on top, figures at their ends."""
    for number, bar in enumerate(bars):
        face = "none" if bar.target else COLOUR
        axes.barh(number, float(bar.value), height=0.62, facecolor=face, edgecolor=COLOUR, linewidth=1.2)
        axes.annotate(
            bar.text + (" *" if bar.conflict else ""),
            (float(bar.value), number),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
        )
    axes.set_yticks(range(len(bars)), [bar.label for bar in bars])
    axes.invert_yaxis()
    axes.margins(x=0.18)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.set_title(title, loc="left")
