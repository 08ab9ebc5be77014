"""The chart as SVG: real text, targets hollow, nothing that could run."""

from decimal import Decimal
from xml.etree import ElementTree as ET

from app.chart import chart_of, chart_svg
from extract.model import Place
from store.compare import compare
from store.indicators import find_indicator
from tests.test_store_compare import figure

SVG = "{http://www.w3.org/2000/svg}"


def test_bars_of_levels() -> None:
    figures = [
        figure("100"),
        figure("200", status="target"),
        figure("7", kind="increase"),
        figure("50", place=Place("<b>石首市&", "421081"), document="d2"),
    ]
    svg = chart_svg(compare(figures, find_indicator("托位")))
    assert svg is not None
    root = ET.fromstring(svg)
    bars = root.findall(f"{SVG}rect")
    assert [bar.get("class") for bar in bars] == ["chart-bar actual", "chart-bar actual", "chart-bar target"]
    assert bars[2].get("fill") == "none"
    assert next(text.text for text in root.iter(f"{SVG}text")) == "托位（个）"
    assert any("<b>石首市&" in (text.text or "") for text in root.iter(f"{SVG}text"))
    assert "<script" not in svg


def test_nothing_to_draw() -> None:
    assert chart_svg(compare([], find_indicator("托位"))) is None


def test_many_bars_are_cut_and_said() -> None:
    figures = [
        figure(str(number), place=Place(f"{number}号县"), document=str(number)) for number in range(60)
    ]
    chart = chart_of(compare(figures, find_indicator("托位")))
    assert chart is not None
    assert (len(chart.bars), chart.left_out) == (40, 20)
    assert {bar.value for bar in chart.bars} <= {Decimal(number) for number in range(60)}


def test_no_label_is_cut_and_a_small_target_stays_hollow() -> None:
    figures = [
        figure("90000"),
        figure("3", status="target", place=Place("云岭县石门坎民族实验中学"), document="d2"),
    ]
    svg = chart_svg(compare(figures, find_indicator("托位")))
    assert svg is not None
    root = ET.fromstring(svg)
    label = next(text for text in root.iter(f"{SVG}text") if "石门坎" in (text.text or ""))
    # Anchored at its end: as many Chinese letters as it has must fit before.
    assert float(label.get("x", "0")) >= 14 * len("云岭县石门坎民族实验中学")
    small = next(bar for bar in root.findall(f"{SVG}rect") if "target" in bar.get("class", ""))
    assert float(small.get("width", "0")) >= 4 * float(small.get("stroke-width", "0"))
    right = max(float(text.get("x", "0")) for text in root.iter(f"{SVG}text"))
    assert right < float(root.get("viewBox", "").split()[2])
