"""The token table: readable in both schemes, and the shipped drawings fit it."""

import re

import pytest

from ssa_desk.content.locate import resource
from ssa_desk.ui.look.tokens import READABLE, VISIBLE, as_mapping, contrast, tokens

SCHEMES = ("light", "dark")


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
