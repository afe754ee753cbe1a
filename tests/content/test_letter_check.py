import pytest

from ssa_desk.content.errors import LetterFileError, UnknownLetterLanguageError
from ssa_desk.content.letters import kind, parsed
from ssa_desk.content.locate import resource

TALK = kind("L04")


@pytest.fixture
def german():
    return resource("letters", TALK.name, "de.toml").read_text(encoding="utf-8")


def refused(toml):
    with pytest.raises(LetterFileError) as caught:
        parsed(TALK, "tr", toml)
    return caught.value.sentence


def test_the_words_of_the_german_letter_fit_themselves(german):
    assert parsed(TALK, "TR", german).language.german_name == "Türkisch"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (
            'label = "Ort", text = "{room}"',
            'label = "Ort", text = "{place}"',
            "Teil 2, Angabe 3, Text",
        ),
        (
            'label = "Ort", text = "{room}"',
            'label = "", text = "{room}"',
            "Teil 2, Angabe 3, Bezeichnung",
        ),
        ('{ label = "Ort", text = "{room}" },', "", "Teil 2, Angabe: Hier müssen 3 Einträge"),
        ('subject = "Einladung zum Gespräch"', "", "Betreff: Das fehlt"),
        ('farewell = "Mit freundlichen Grüßen"', "farewell = 7", "Grußformel"),
        ('two = "Sie und ich"', 'both = "Sie und ich"', "Auswahl, „participants“, „two“"),
        (
            'interpreter = "no"',
            'interpreter = "yes"',
            "Antwortabschnitt, Möglichkeit 4: Die Bedingung",
        ),
        ("Guten Tag {guardian}", "Guten Tag", "Anrede: Die Platzhalter"),
        ("Ich komme lieber", "Ich komme {blank} lieber", "Antwortabschnitt, Möglichkeit 2, Text"),
        ('title = "Antwort', 'titel = "Antwort', "Antwortabschnitt, Titel: Das fehlt"),
        ('reviewed_by = ""', "reviewed_by = 1", "Prüfvermerk"),
        ('reviewed_on = ""', 'reviewed_on = "bald"', "Prüfvermerk"),
        ('reviewed_on = ""', "", "Prüfvermerk"),
        ("herzlich", "herzlich " * 300, "Teil 1, Text: Mehr als 2000"),
    ],
)
def test_what_differs_is_named_by_its_place(german, old, new, place):
    assert old in german
    assert place in refused(german.replace(old, new, 1))


def test_a_part_too_many_is_refused(german):
    assert "Teil: Hier müssen 4 Einträge" in refused(german + '\n[[part]]\ntext = "Mehr"\n')


def test_what_the_german_letter_does_not_have_is_refused(german):
    assert "„extra“: Das hat der deutsche Brief nicht" in refused('extra = "x"\n' + german)


def test_a_slip_of_the_pen_is_named_by_its_line(german):
    broken = german.replace('subject = "Einladung zum Gespräch"', 'subject = "Einladung')
    assert "Zeile 4" in refused(broken)


def test_a_file_that_is_far_too_large_is_refused(german):
    assert "zu groß" in refused(german + "#" * 100_000)


def test_a_language_nobody_knows_is_refused(german):
    with pytest.raises(UnknownLetterLanguageError, match="tr \\(Türkisch\\)"):
        parsed(TALK, "xx", german)


@pytest.mark.parametrize(
    "day", ["2026-03-02", '"2026-03-02"', '"02.03.2026"', "2026-03-02T08:00:00"]
)
def test_who_has_checked_a_text_and_when_is_kept(german, day):
    checked = german.replace('reviewed_by = ""', 'reviewed_by = "Ayşe Kaya"').replace(
        'reviewed_on = ""', f"reviewed_on = {day}"
    )
    assert parsed(TALK, "tr", checked).review_state == "geprüft von Ayşe Kaya am 02.03.2026"


def test_a_file_of_the_windows_editor_is_read_too(german):
    windows = "\ufeff" + german.replace("\n", "\r\n")
    assert parsed(TALK, "tr", windows).words["farewell"] == "Mit freundlichen Grüßen"
