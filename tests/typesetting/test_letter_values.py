"""Values as hostile as families, keyboards and copied texts make them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf import pages
from pdf_geometry import ends, page_marks
from printed_letters import plain, set_letter, squeezed
from ssa_desk.content.errors import MissingValueError
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.typesetting.errors import MissingGlyphError

LONG = "Maximiliane-Friederike von der Hohenstaufen-Wittgensteinburg"
UNBROKEN = "Maximilianefriederikevonderhohenstaufenwittgensteinburgerhof"
ARABIC = "أميرة الحسن"
MARKUP = '#strong[x] *fett* _kursiv_ $a$ "z" \\ `c` <y> @z {guardian} {} [[w]]'


def first(code="de", kind_id="L04", **given):
    return pages(set_letter(kind_id, code, **given))[0]


def test_marks_of_the_typesetter_and_of_patterns_stay_text():
    assert squeezed(MARKUP) in squeezed(first(child=MARKUP))


@pytest.mark.parametrize("name", [LONG, UNBROKEN])
@pytest.mark.parametrize(
    ("kind_id", "code", "where"),
    [
        ("L04", "de", "room"),
        ("L04", "ar", "room"),
        ("L09", "tr", "offer"),
        ("L10", "de", "occasion"),
    ],
)
def test_names_of_sixty_letters_stay_on_the_paper(kind_id, code, where, name):
    assert len(name) == 60
    made = set_letter(kind_id, code, child=name, guardian=name, **{where: name})
    for runs, _ in page_marks(made):
        assert max(run.x + run.width for run in runs) <= 200.5
        assert max(run.x + run.width for run in runs if run.y > 95) <= 190.5
    assert name[-20:-10] in squeezed(pages(made)[-1])


def test_a_right_to_left_name_stays_whole_in_a_german_letter():
    page = first(child=ARABIC, guardian=ARABIC)
    assert all(page.count(word) == 5 for word in ARABIC.split())


def test_a_right_to_left_name_does_not_move_what_follows_it():
    page = plain(first(child=ARABIC))
    assert "Ich komme am 12.03.2026 um 14:30." in page


def test_a_latin_name_stays_whole_in_an_arabic_letter():
    page = plain(first("ar", child="Ben Groß", room="Raum B-7"))
    assert "Ben Groß" in page
    assert "Raum B-7" in page


@pytest.mark.parametrize(
    ("value", "number"), [("Zoë 😀", "1F600"), ("Li 李", "674E"), ("a\ue000b", "E000")]
)
def test_what_no_font_prints_is_refused_and_named(value, number):
    with pytest.raises(MissingGlyphError, match=f"„Name des Kindes“.*U\\+{number}"):
        set_letter("L04", child=value)


@pytest.mark.parametrize(
    "value", ["", "   ", "\n", "\u202e", "\x00\x07", "\u200b", "\u2066", "\ufeff"]
)
def test_what_looks_empty_counts_as_empty(value):
    with pytest.raises(MissingValueError, match="Name des Kindes"):
        set_letter("L04", child=value)


def test_line_breaks_in_a_name_become_blanks():
    assert "austauschen" in first(child="Zoë\r\nÖztürk")
    assert "Zoë Öztürk" in plain(first(child="Zoë\r\nÖztürk"))


def test_lines_of_a_longer_text_stay_lines():
    page = first(kind_id="L12", body_1="Beratungsstelle Nord\nNordwall 2\nTelefon 0123-45")
    assert "Beratungsstelle Nord\n" in page.replace(" \n", "\n")
    assert "Telefon 0123-45" in plain(page)


def test_control_characters_and_marks_of_direction_are_left_out():
    page = first(child="Z\x00o\u202eë\u2067 Öz\x1btürk\u2069")
    assert "Zoë Öztürk" in plain(page)
    assert "\u202e" not in page


def test_a_name_in_pieces_is_composed():
    assert "Müller" in first(child="Mu\u0308ller")


def test_every_value_of_a_page_is_walled_off():
    from ssa_desk.typesetting.letter_words import value_pieces

    (piece,) = value_pieces("0123-456789")
    assert piece == {"value": "\u20660123-456789\u2069", "latin": True}
    (piece,) = value_pieces(ARABIC)
    assert piece == {"value": f"\u2067{ARABIC}\u2069", "latin": False}


def test_a_line_of_the_address_runs_from_left_to_right():
    runs, _ = page_marks(set_letter("L04", "ar", guardian="Amira, 7b", address="Nordwall 1"))[0]
    address = [run for run in runs if 62.7 < run.y < 90 and run.x < 105]
    assert min(run.x for run in address) == pytest.approx(25, abs=0.5)
    assert ends(address)[1] < 105


@settings(max_examples=25)
@given(st.text(max_size=120), st.sampled_from(["de", "ar", "ti"]))
def test_any_value_is_printed_or_refused(value, code):
    try:
        made = set_letter("L04", code, child=value, address=value, alternative=value)
    except ExpectedError:
        return
    assert made.startswith(b"%PDF")


@settings(max_examples=25)
@given(st.text("Aä1 \u0628\u0627\u12a0-.,:()\n", min_size=1, max_size=80).filter(str.strip))
def test_mixed_scripts_stay_on_the_paper(value):
    try:
        made = set_letter("L09", "ar", child=value, offer=value, dates=value)
    except MissingValueError:
        return
    for runs, _ in page_marks(made):
        assert all(run.x >= 24.5 and run.x + run.width <= 200.5 for run in runs)
