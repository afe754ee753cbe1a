"""The token table: readable in both schemes, and the shipped drawings fit it."""

import re

import pytest

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.tokens import as_mapping, tokens

SCHEMES = ("light", "dark")
GROUNDS = ("window", "sidebar", "surface", "field", "hover")

READABLE = (
    *((ink, ground) for ink in ("text", "muted", "accent_text") for ground in GROUNDS),
    *((ink, ground) for ink in ("error_text", "warning_text") for ground in GROUNDS),
    ("text", "accent_soft"),
    ("muted", "accent_soft"),
    ("accent_text", "accent_soft"),
    ("warning_text", "warning_soft"),
    ("text", "warning_soft"),
    ("error_text", "error_soft"),
    ("text", "error_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_accent", "accent_pressed"),
    ("on_danger", "danger"),
    ("on_tooltip", "tooltip"),
)
"""Pairs of ink and ground that occur: 4.5:1 (WCAG 1.4.3)."""

VISIBLE = (
    *(("field_border", ground) for ground in ("window", "sidebar", "surface", "field")),
    *(("accent", ground) for ground in ("window", "sidebar", "surface", "field")),
    *((f"chart_{number}", "surface") for number in range(1, 6)),
)
"""Pairs of a line or shape and its ground: 3:1 (WCAG 1.4.11)."""


def contrast(first, second):
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), READABLE)
def test_text_is_readable(scheme, ink, ground):
    table = as_mapping(tokens(scheme))
    assert contrast(table[ink], table[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("line", "ground"), VISIBLE)
def test_edges_and_charts_are_visible(scheme, line, ground):
    table = as_mapping(tokens(scheme))
    assert contrast(table[line], table[ground]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_is_written_in_full(scheme):
    for colour in as_mapping(tokens(scheme)).values():
        assert re.fullmatch(r"#[0-9a-f]{6}", colour)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_drawings_of_the_style_sheet_have_colours_of_the_table(scheme):
    table = tokens(scheme)
    files = sorted(resource("icons", scheme).glob("*.svg"))
    assert files
    for file in files:
        found = set(re.findall(r"#[0-9a-f]{6}", file.read_text(encoding="utf-8")))
        assert found == {table.muted if file.stem.startswith("chevron") else table.on_accent}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_drawing_the_style_sheet_names_is_there(scheme):
    text = resource("look", "style.qss").read_text(encoding="utf-8")
    for name in set(re.findall(r"icons:\$scheme/([a-z-]+)\.svg", text)):
        assert resource("icons", scheme, f"{name}.svg").is_file()
