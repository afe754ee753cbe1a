import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.content.letters import kinds, languages_of, text
from ssa_desk.content.locate import resource
from ssa_desk.typesetting.errors import MissingGlyphError
from ssa_desk.typesetting.fonts import FILES, check_glyphs, clean, covered, isolate


def test_the_fonts_are_those_that_the_sources_name():
    sources = resource("fonts", "SOURCES.md").read_text(encoding="utf-8")
    files = sorted(resource("fonts").glob("*.ttf"))
    assert len(files) == 6
    for file in files:
        assert f"| {file.name} | `{hashlib.sha256(file.read_bytes()).hexdigest()}` |" in sources


@pytest.mark.parametrize("family", FILES)
def test_bold_prints_what_regular_prints(family):
    from reportlab.pdfbase.ttfonts import TTFontFile

    bold = resource("fonts", FILES[family].replace("Regular", "Bold"))
    assert covered(family) <= set(TTFontFile(str(bold)).charToGlyph)


@pytest.mark.parametrize(
    "name", ["Łukasz Ćwikła", "Зоя Ґалаґан", "أميرة الحسن", "ትርሃስ", "Şengül Bağcı"]
)
def test_names_of_the_families_can_be_printed(name):
    check_glyphs({"Name": name})


def test_a_character_no_font_has_is_named_with_its_field_not_the_value():
    with pytest.raises(MissingGlyphError) as caught:
        check_glyphs({"Name des Kindes": "Li 李"})
    sentence = caught.value.sentence
    assert "„Name des Kindes“" in sentence
    assert "„李“ (U+674E)" in sentence
    assert "Li 李" not in sentence


def test_every_shipped_text_of_every_letter_can_be_printed():
    for letter in kinds():
        for language in languages_of(letter):
            check_glyphs({language.code: str(text(letter, language.code).words).replace("\\n", "")})


def test_a_name_in_single_marks_becomes_whole_letters():
    assert clean("Mu\u0308ller\t") == "Müller"


def test_left_to_right_values_are_isolated():
    assert isolate("0123-456789") == "\u20660123-456789\u2069"


def test_a_right_to_left_value_keeps_its_own_direction():
    assert isolate("أميرة, 7b") == "\u2067أميرة, 7b\u2069"


@given(st.text(alphabet="a\u202e\u2066\u2069\u200f\u2068ب1", max_size=20))
def test_no_typed_mark_breaks_out_of_the_isolation(value):
    inside = isolate(clean(value))[1:-1]
    assert not set(inside) & set("\u202e\u2066\u2067\u2068\u2069\u200f")
