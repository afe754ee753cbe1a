from xml.etree import ElementTree as ET

import pytest

from ssa_desk.typesetting.charts import bar_chart
from ssa_desk.typesetting.qr import qr_svg

SVG = "{http://www.w3.org/2000/svg}"


def parts(svg, name):
    return list(ET.fromstring(svg).iter(SVG + name))


def bars(svg):
    """Return the lengths of the bars; the first rectangle is the frame of the drawing."""
    return [float(one.get("width")) for one in parts(svg, "rect")[1:]]


def test_bars_are_as_long_as_their_values():
    longest, half, none = bars(bar_chart([("a", 20), ("b", 10), ("c", 0)]))
    assert longest == pytest.approx(2 * half)
    assert none == 0


def test_labels_and_values_are_real_text_of_ten_points():
    texts = parts(bar_chart([("Größe & Maß", 20)]), "text")
    assert [one.text for one in texts] == ["Größe & Maß", "20"]
    assert all("font-size: 10.0px" in one.get("style") for one in texts)
    assert all("font-family: Noto Sans" in one.get("style") for one in texts)


def test_a_long_label_is_broken_into_lines():
    long = "Belastung der Eltern (Krankheit, Sucht, psychische Erkrankung, Haft) und vieles mehr"
    assert len(parts(bar_chart([(long, 5)]), "text")) == 3


def test_no_bars_make_an_empty_drawing():
    assert parts(bar_chart([]), "text") == []


def test_a_qr_code_is_square_and_the_same_for_the_same_text():
    svg = qr_svg("7K3Q-W9ZM")
    root = ET.fromstring(svg)
    assert root.get("width") == root.get("height")
    assert svg == qr_svg("7K3Q-W9ZM") != qr_svg("7K3Q-W9ZN")
