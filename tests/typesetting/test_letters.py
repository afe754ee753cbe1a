import re
from datetime import UTC, datetime

import pikepdf
import pytest

from pdf import opened, pages, xmp
from ssa_desk.content.letters import kind, text
from ssa_desk.domain import clock
from ssa_desk.typesetting.errors import MissingGlyphError
from ssa_desk.typesetting.letterhead import AddressTooLongError, Sender
from ssa_desk.typesetting.letters import letter_pdf

TALK = {
    "guardian": "Amira und Yusuf Al-Hassan",
    "child": "Layla Öztürk-Al-Hassan",
    "date": "12.03.2026",
    "time": "14:30",
    "room": "B 014",
}
SENDER = Sender(
    "Sabine Müller",
    "Schulsozialarbeiterin",
    "Stadt Krefeld",
    "Von-der-Leyen-Platz 1\n47798 Krefeld",
    "Gesamtschule Nord",
    "Nordwall 1, 47798 Krefeld",
    "0123-456789",
    "s.mueller@schule.example",
    "B 014",
    "Mo–Do 8–13 Uhr",
)


def letter(language="ar", sender=SENDER, **values):
    with clock.stopped_at(datetime(2026, 3, 2, 12, tzinfo=UTC)):
        return letter_pdf(kind("L04"), [text(kind("L04"), language)], {**TALK, **values}, sender)


def plain(page):
    """Return the text without marks of direction and with single blanks."""
    return re.sub(r"\s+", " ", re.sub("[\u200e\u200f\u2066-\u2069]", "", page))


def test_the_german_letter_is_one_page_and_the_arabic_one_two():
    assert len(pages(letter("de"))) == 1
    assert len(pages(letter("ar"))) == 2


def test_the_german_text_stands_behind_the_arabic_one():
    arabic, german = pages(letter("ar"))
    assert plain(text(kind("L04"), "ar").words["subject"]) in plain(arabic)
    assert "Guten Tag Amira und Yusuf Al-Hassan," in plain(german)


def test_arabic_words_come_back_whole_and_in_reading_order():
    words = plain(pages(letter("ar"))[0])
    assert plain(text(kind("L04"), "ar").words["farewell"]) in words
    assert plain(text(kind("L04"), "ar").choice("participants", "two")) in words


def test_dates_times_and_numbers_are_not_turned_round():
    arabic = plain(pages(letter("ar", alternative="0123-456789", room="Raum B 7"))[0])
    assert all(value in arabic for value in ("12.03.2026", "14:30", "0123-456789", "Raum B 7"))


def test_address_field_and_information_block_stay_german():
    arabic = plain(pages(letter("ar", address="Uerdinger Straße 27\n47799 Krefeld"))[0])
    for words in ("Datum 02.03.2026", "Telefon 0123-456789", "Uerdinger Straße 27 47799 Krefeld"):
        assert words in arabic


def test_a_translation_says_which_text_is_binding_and_that_nobody_checked_it():
    arabic = plain(pages(letter("ar"))[0])
    assert "Rechtlich maßgeblich ist die deutsche Fassung." in arabic
    assert "Diese Übersetzung ist noch ungeprüft." in arabic
    assert plain(text(kind("L04"), "ar").words["notes"]["binding"]) in arabic


def test_the_german_letter_says_nothing_of_translations():
    assert "maßgeblich" not in pages(letter("de"))[0]


def test_marks_of_the_typesetter_stay_text():
    page = plain(pages(letter("de", child='#strong[x] *fett* _kursiv_ $a$ "z" \\ `c` <y> @z'))[0])
    assert '#strong[x] *fett* _kursiv_ $a$ "z" \\ `c` <y> @z' in page


def test_with_an_interpreter_nobody_is_asked_for_one():
    assert "Ich brauche eine Person" in pages(letter("de", interpreter="nein"))[0]
    assert "Ich brauche eine Person" not in pages(letter("de", interpreter="ja"))[0]


def test_the_choice_is_printed_in_the_language_of_the_page():
    arabic, german = pages(letter("ar", participants="with_child"))
    assert plain(text(kind("L04"), "ar").choice("participants", "with_child")) in plain(arabic)
    assert "Sie, Ihr Kind und ich" in plain(german)


def test_without_profile_and_school_the_letter_prints_lines():
    (page,) = pages(letter("de", Sender()))
    assert "Ansprechperson" in page
    assert "Anstellungsträger" in page


def test_very_long_values_still_print():
    long = "Maximiliane-Friederike von der Hohenstaufen-Wittgenstein " * 2
    assert "Friederike" in pages(letter("ar", guardian=long, child=long, occasion=long * 3))[0]


def test_a_longer_letter_still_fits_on_one_sheet():
    words = "Wir sprechen über das letzte Halbjahr und darüber, was im nächsten wichtig wird."
    assert len(pages(letter("ar", occasion=words, alternative="16.03.2026, 15:00 Uhr"))) == 2


def test_a_character_that_cannot_be_printed_refuses_the_letter():
    with pytest.raises(MissingGlyphError, match=r"„Name des Kindes“.*U\+674E"):
        letter("de", child="Li 李")


def test_an_address_longer_than_the_window_is_refused():
    with pytest.raises(AddressTooLongError):
        letter("de", address="a\nb\nc\nd\ne\nf")


def test_the_letter_is_accessible_and_fit_for_the_archive():
    data = xmp(letter())
    assert "<pdfuaid:part>1</pdfuaid:part>" in data
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data


def test_the_document_has_tags_a_language_and_a_colour_profile():
    with opened(letter()) as document:
        root = document.Root
        assert root.MarkInfo.Marked
        assert str(root.Lang) == "de-DE"
        assert root.StructTreeRoot.K is not None
        assert root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1
        assert root.ViewerPreferences.DisplayDocTitle


def test_arabic_paragraphs_are_tagged_as_arabic():
    with opened(letter()) as document:
        assert "ar" in {str(one.Lang) for one in document.objects if _has_language(one)}


def _has_language(one):
    return isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one


def test_all_fonts_are_embedded():
    with opened(letter()) as document:
        found = [one for one in document.objects if _is_descriptor(one)]
        assert len(found) >= 2
        assert all("/FontFile2" in one or "/FontFile3" in one for one in found)


def _is_descriptor(one):
    return isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"


def test_title_and_metadata_name_no_person():
    with opened(letter()) as document:
        shown = " ".join(str(value) for value in document.docinfo.values())
    assert "Einladung zum Gespräch" in shown
    assert not any(name in shown + xmp(letter()) for name in ("Hassan", "Layla", "Müller"))


def test_the_same_letter_on_the_same_day_has_the_same_bytes():
    assert letter() == letter()


def test_setting_a_letter_writes_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    letter()
    assert not list(tmp_path.iterdir())
