"""DIN 5008 form B, large print, many letters in one PDF: measured from the pages."""

from dataclasses import replace

import pytest

from pdf import opened, pages
from pdf_geometry import MM, ends, lines, page_marks
from printed_letters import DAY, LARGE, SENDER, plain, printed, set_letter, values
from ssa_desk.content.errors import MissingValueError, UnknownPlaceholderError
from ssa_desk.content.letters import kind, kinds, text
from ssa_desk.domain import clock
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.services.information_sheet import sheet_data
from ssa_desk.typesetting.errors import MissingGlyphError
from ssa_desk.typesetting.letterhead import Layout, Sender
from ssa_desk.typesetting.letters import (
    OwnLetter,
    SetLetter,
    SetOwnLetter,
    letter_pdf,
    letters_pdf,
    own_letter_pdf,
)

OWN = OwnLetter(
    "Ausflug am {date}",
    "Guten Tag {guardian},",
    ("wir fahren mit {child} in den Zoo.\n\nBitte geben Sie {blank} Euro mit.", "Bis bald!"),
    "Herzliche Grüße",
    reply=True,
)
TALK = kind("L04")
every_kind = pytest.mark.parametrize("kind_id", [one.id for one in kinds()])


def near(wanted):
    return pytest.approx(wanted, abs=0.5)


def first_page(pdf):
    return page_marks(pdf)[0]


def inside(runs, x, y, width, height):
    """Return the runs whose baseline begins in a field."""
    return [run for run in runs if x - 0.5 <= run.x <= x + width and y <= run.y <= y + height]


@every_kind
def test_the_folds_and_the_hole_are_marked_to_the_millimetre(kind_id):
    for _, strokes in page_marks(printed(kind_id, "de")):
        marks = {round(one.y, 1): one for one in strokes if one.x < 12 and one.x2 < 20}
        assert set(marks) == {105.0, 148.5, 210.0}
        assert all(one.y == pytest.approx(one.y2, abs=0.05) for one in marks.values())


@every_kind
def test_the_address_stands_in_the_window(kind_id):
    runs, _ = first_page(printed(kind_id, "de"))
    back, *address = lines(inside(runs, 20, 45, 85, 45))
    assert 45 < back[0].y < 62.7
    assert all(62.7 < line[0].y < 90 and line[0].x == near(25) for line in address)
    assert all(ends(line)[1] <= 105 for line in (back, *address))
    assert len(address) == 3


@every_kind
def test_the_information_block_stands_beside_the_window(kind_id):
    runs, _ = first_page(printed(kind_id, "de"))
    block = lines(inside(runs, 125, 45, 75, 49))
    assert block[0][0].x == near(125)
    assert all(50 <= line[0].y <= 94 and ends(line)[1] <= 200.5 for line in block)


@every_kind
def test_the_subject_begins_below_the_fields_and_the_text_keeps_the_margins(kind_id):
    runs, _ = first_page(printed(kind_id, "de"))
    text_lines = lines([run for run in runs if run.y > 95])
    subject = text_lines[0][0]
    assert subject.y - 0.714 * subject.size / MM == near(98.5)
    assert min(ends(line)[0] for line in text_lines) == near(25)
    assert max(ends(line)[1] for line in text_lines) <= 190.5
    assert max(line[0].y for line in text_lines) <= 297 - 8


def test_the_letterhead_ends_above_the_window():
    runs, strokes = first_page(printed("L04", "de"))
    head = [run for run in runs if run.y < 45]
    assert max(run.y for run in head) < 42
    assert any(one.y == near(42) and one.x == near(25) and one.x2 == near(190) for one in strokes)


@every_kind
def test_large_print_has_fourteen_points_at_least(kind_id):
    for runs, _ in page_marks(set_letter(kind_id, options=LARGE)):
        small = [run for run in runs if run.size < 14]
        # The line above the address is for the post: it has to stay in the window.
        assert all(55 < run.y < 62.7 for run in small)


@pytest.mark.parametrize("kind_id", ["L02", "L03", "L04", "L11"])
def test_a_reply_slip_is_never_split(kind_id):
    for code in ("de", "tr"):
        found = pages(set_letter(kind_id, code, LARGE))
        words = text(kind(kind_id), code).words["reply"]
        with_title = [page for page in found if plain(words["title"])[:12] in plain(page)]
        assert any(plain(words["signature"]) in plain(page) for page in with_title)


def test_a_longer_letter_goes_on_on_numbered_pages():
    found = pages(set_letter("L04", "tr", LARGE))
    assert len(found) > 2
    assert all(f"Seite {at} von {len(found)}" in page for at, page in enumerate(found, start=1))


def test_a_letter_of_one_page_has_no_page_number():
    assert "Seite 1" not in pages(printed("L04", "de"))[0]


def test_the_information_sheet_follows_the_consent_to_counselling():
    sheet = sheet_data(WorkerProfile(name="Sabine Müller", employer_name="Stadt Krefeld"))
    consent = kind("L06")
    with clock.stopped_at(DAY):
        made = letter_pdf(consent, [text(consent, "de")], values(consent), SENDER, sheet=sheet)
    first, second, *_ = pages(made)
    assert "Einverständnis zur Beratung" in first
    assert "Stadt Krefeld" in second
    assert "Seite 2 von" in second


def series(count=3, **options):
    one = SetLetter(TALK, [text(TALK, "tr")], values(TALK), SENDER)
    german = SetLetter(TALK, [text(TALK, "de")], values(TALK, child="Ben"), SENDER, LARGE)
    with clock.stopped_at(DAY):
        return letters_pdf([one, german] * count, **options)


def test_every_letter_of_a_series_counts_its_own_pages():
    found = pages(series(1, both_sides=False))
    assert "Seite 1 von 2" in found[0]
    assert "Seite 2 von 2" in found[1]
    assert "Seite 1 von 2" in found[2]


def test_on_both_sides_every_letter_begins_on_a_sheet_of_its_own():
    own = SetOwnLetter(OWN, {"guardian": "A", "child": "B", "date": "C"}, SENDER)
    single = pages(letters_pdf([own, own, own], both_sides=False))
    double = pages(letters_pdf([own, own, own]))
    assert len(single) == 3
    assert [bool(page.strip()) for page in double] == [True, False, True, False, True]


def test_the_title_of_a_series_names_no_person():
    with opened(series(1)) as document:
        assert str(document.docinfo.Title) == "Einladung zum Gespräch"


def own(**given):
    words = {"guardian": "Elif Öztürk", "child": "Zoë", "date": "12.03.2026", **given}
    with clock.stopped_at(DAY):
        return own_letter_pdf(OWN, words, SENDER)


def test_an_own_letter_is_set_with_its_values_on_the_letterhead():
    page = plain(pages(own())[0])
    for words in ("Ausflug am 12.03.2026", "wir fahren mit Zoë in den Zoo.", "Bis bald!"):
        assert words in page
    assert "Gesamtschule Nord" in page
    assert "Bitte rufen Sie mich an. Telefon:" in page


def test_lines_of_an_own_letter_stay_lines():
    letter = replace(OWN, paragraphs=("Bitte mitbringen:\nBadehose\nHandtuch",))
    page = pages(own_letter_pdf(letter, {"guardian": "A", "child": "B", "date": "C"}, SENDER))[0]
    assert "Bitte mitbringen:\nBadehose\nHandtuch" in page.replace(" \n", "\n")


def test_a_sign_in_an_own_letter_that_cannot_be_printed_is_named_in_german():
    with pytest.raises(MissingGlyphError, match="„Name des Kindes“"):
        own(child="Zoë 😀")
    with pytest.raises(MissingGlyphError, match="„Brieftext“"):
        own_letter_pdf(OwnLetter("Gruß", "", (), "Tschüs 😀"), {}, SENDER)


def test_an_own_letter_with_a_placeholder_nobody_fills_is_refused():
    with pytest.raises(UnknownPlaceholderError, match="„birthday“"):
        own_letter_pdf(replace(OWN, subject="{birthday}"), {"guardian": "A"}, SENDER)


def test_an_own_letter_has_a_neutral_title():
    with opened(own(date="Zoë Öztürk")) as document:
        assert str(document.docinfo.Title) == "Brief"


def test_without_profile_the_sender_is_lines_to_write_on():
    page = plain(pages(set_letter("L04", sender=Sender()))[0])
    assert "Anstellungsträger" in page


def test_a_checked_translation_may_stand_alone_and_is_signed():
    consent = kind("L09")
    turkish = text(consent, "tr")
    checked = type(turkish)(turkish.language, "Ayşe", DAY.date(), turkish.words)
    alone = pages(
        letter_pdf(consent, [checked], values(consent), SENDER, options=Layout(german=False))
    )
    assert len(alone) == 1
    assert plain(turkish.words["signatures"]["names"][0]) in plain(alone[0])
    assert "Lesehilfe" not in alone[0]
    unchecked = letter_pdf(
        consent, [turkish], values(consent), SENDER, options=Layout(german=False)
    )
    assert len(pages(unchecked)) == 2


def test_what_is_empty_and_optional_is_left_out():
    cafe = plain(pages(set_letter("L02", topic=""))[0])
    assert "Thema an diesem Tag" not in cafe
    assert "Kinderbetreuung" in cafe
    trip = plain(pages(set_letter("L09", costs="", bring=""))[0])
    assert "Kosten" not in trip
    assert "Bitte mitbringen" not in trip


def test_a_letter_to_all_parents_has_a_german_address_and_an_empty_slip():
    page = plain(pages(set_letter("L03", "tr", guardian="parents", address=""))[0])
    assert "Eltern und Sorgeberechtigte" in page
    assert "parents" not in page
    assert plain(text(kind("L03"), "tr").choice("guardian", "parents")) in page


def test_words_of_a_choice_carry_values_of_their_own():
    page = plain(pages(set_letter("L14", child="Zoë"))[0])
    assert "bald wechselt Zoë in die weiterführende Schule" in page


@pytest.mark.parametrize("subject", ["", "  ", "{child}"])
def test_an_own_letter_asks_for_a_subject_with_a_word(subject):
    with pytest.raises(MissingValueError, match="Betreff"):
        own_letter_pdf(OwnLetter(subject, "", ("Text",), ""), {"child": ""}, SENDER)
