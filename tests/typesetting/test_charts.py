from xml.etree import ElementTree as ET

import pytest

from ssa_desk.typesetting.charts import COLOURS, Chart, Series, bar_chart
from ssa_desk.typesetting.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"


def parts(svg, name):
    return list(ET.fromstring(svg).iter(SVG + name))


def bars(svg):
    """Return the lengths of the bars; the first rectangle is the frame of the drawing."""
    return [float(one.get("width")) for one in parts(svg, "rect")[1:]]


def chart(*rows, **options):
    """Return a chart of one series: label and value."""
    labels, values = zip(*rows, strict=True) if rows else ((), ())
    return Chart(tuple(labels), (Series("2025/26", tuple(values)),), **options)


def two(*, is_stacked):
    """Return a chart of two series."""
    series = (Series("weiblich", (20, 5)), Series("männlich", (10, 0)))
    return Chart(("a", "b"), series, is_stacked=is_stacked)


def test_bars_are_as_long_as_their_values():
    longest, half, none = bars(bar_chart(chart(("a", 20), ("b", 10), ("c", 0))))
    assert longest == pytest.approx(2 * half)
    assert none == 0


def test_labels_and_values_are_real_text_of_ten_points():
    texts = parts(bar_chart(chart(("Größe & Maß", 20))), "text")
    assert [one.text for one in texts] == ["Größe & Maß", "20"]
    assert all("font-size: 10.0px" in one.get("style") for one in texts)
    assert all("font-family: Noto Sans" in one.get("style") for one in texts)


def test_a_long_label_is_broken_into_lines():
    long = "Belastung der Eltern (Krankheit, Sucht, psychische Erkrankung, Haft) und vieles mehr"
    assert len(parts(bar_chart(chart((long, 5))), "text")) == 3


def test_a_unit_stands_behind_each_value():
    texts = parts(bar_chart(chart(("a", 60), unit=" %")), "text")
    assert texts[-1].text == "60 %"


def test_two_series_have_a_legend_and_bars_of_their_own():
    svg = bar_chart(two(is_stacked=False))
    texts = [one.text for one in parts(svg, "text")]
    assert texts == ["weiblich", "männlich", "a", "20", "10", "b", "5", "0"]
    assert len(bars(svg)) == 2 + 4


def test_a_stack_shows_its_parts_and_their_sum():
    texts = [one.text for one in parts(bar_chart(two(is_stacked=True)), "text")]
    assert texts == ["weiblich", "männlich", "a", "20", "10", "30", "b", "5", "5"]


def test_the_fills_differ_in_grey():
    greys = [sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / 3 for colour in COLOURS]
    assert greys[1] - greys[2] > 60
    assert greys[2] - greys[0] > 25


def test_no_bars_make_an_empty_drawing():
    assert parts(bar_chart(chart()), "text") == []


def test_a_qr_code_is_square_and_the_same_for_the_same_text():
    svg = qr_svg("7K3Q-W9ZM")
    root = ET.fromstring(svg)
    assert root.get("width") == root.get("height")
    assert svg == qr_svg("7K3Q-W9ZM") != qr_svg("7K3Q-W9ZN")
