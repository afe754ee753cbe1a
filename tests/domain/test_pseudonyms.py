"""Code names: the same person has the same one in every text, however the name is written."""

from datetime import date

import pytest

from ssa_desk.content.case_summary import name_words
from ssa_desk.domain.pseudonym_days import Days, age
from ssa_desk.domain.pseudonym_things import Thing
from ssa_desk.domain.pseudonyms import Known, Person, Pseudonyms

START, NEAR = date(2026, 2, 2), date(2026, 3, 2)
CHILD = Person("Kind A", ("Aylin Müller",), fixed=True, in_family=True)
MOTHER = Person("Mutter", ("Fatma Müller",), fixed=True, in_family=True, title="frau")
FATHER = Person("Vater", ("Hans Müller",), fixed=True, in_family=True, title="herr")
TEACHER = Person("Lehrkraft", ("Frau Lang",), title="frau")
STRANGER = Person("Person", ("Leon Wolf",), is_own=False)
SUMMER = Person("Lehrkraft", ("Herr Kevin Sommer",), title="herr")
KNOWN = Known(
    (
        *(CHILD, MOTHER, FATHER, TEACHER, STRANGER),
        Person("Geschwister", ("Jean-Luc Müller",)),
        SUMMER,
    ),
    (Thing("Gesamtschule Kaiserplatz", "Schule", words=("Kaiserplatz",)),),
    (("7b", "Jahrgang 7"),),
    (
        "Hauptstraße 12a\n47798 Krefeld",
        "Am Markt 3\n45127 Essen",
        "Köln-Mindener-Str. 7",
        "Dr.-Ott-Platz 4",
    ),
    ("02151 123456",),
    ("2026-001",),
)


@pytest.fixture
def said():
    days = Days(START, "weeks", frozenset({date(2015, 3, 12)}))
    pseudonyms = Pseudonyms(KNOWN, days, name_words())
    return lambda text: pseudonyms.replaced(text, NEAR)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Aylin kam.", "Kind A kam."),
        ("Aylins Heft", "Kind A’s Heft"),
        ("AYLIN MÜLLER", "Kind A"),
        ("Ailin", "Kind A"),
        ("A. M. kam", "Kind A kam"),
        ("Frau Müller", "Mutter"),
        ("Herr Mueller", "Vater"),
        ("Familie Muller", "Familie A"),
        ("Müllers", "Familie A’s"),
        ("Müllerkinder", "Familie A-Kinder"),
        ("Müller-Kind", "Familie A-Kind"),
        ("Mül-\nler", "Familie A"),
        ("Mül\u00adler", "Familie A"),
        ("Jean Luc und Jean-Lucs Rad", "Geschwister 1 und Geschwister 1’s Rad"),
        ("Frau Lang ist lang da.", "Lehrkraft 1 ist lang da."),
        ("Leon sah einen Wolf.", "Person 1 sah einen Wolf."),
        ("Herr Wolf", "Person 1"),
        ("Frau Özdemir, Frau Özdemirs Rat", "Person 1, Person 1’s Rat"),
        ("Gesamtschule Kaiserplatz, am Kaiserplatz", "Schule 1, bei Schule 1"),
        ("Im Kaiserplatz, vom Kaiserplatz", "In Schule 1, von Schule 1"),
        ("Im Sommer war Herr Sommer da.", "Im Sommer war Lehrkraft 1 da."),
        ("Anfang August und im letzten Winter", "Anfang August und im letzten Winter"),
        ("Mit Sommer im Hof, dann Sommers Rad", "Mit Lehrkraft 1 im Hof, dann Lehrkraft 1’s Rad"),
        ("Der Sommer Kevin kam.", "Der Lehrkraft 1 kam."),
        ("Das Essen war gut. In Essen, nach Essen.", "Das Essen war gut. In [Ort], nach [Ort]."),
        ("krefeld klein, KREFELD groß", "krefeld klein, [Ort] groß"),
        ("Klasse 7 b", "Jahrgang 7"),
        ("Hauptstr. 12 a, 47798 Krefeld", "[Anschrift], [Anschrift]"),
        ("Tel. 0049 2151-12 34 56", "Tel. [Telefon]"),
        ("a.mueller@beispiel.de", "[E-Mail]"),
        ("Fall 2026/001", "[Fall]"),
        ("Koeln-Mindener-Str. 7, Dr.-Ott-Platz 4", "[Anschrift], [Anschrift]"),
        ("geboren 2015/03/12", "geboren (Alter: 10 Jahre)"),
        ("in Krefeld", "in [Ort]"),
        ("geb. 12.3.2015", "geb. (Alter: 10 Jahre)"),
        ("Am 3. März war Ruhe.", "In Woche 5 war Ruhe."),
        ("am 15.1.", "3 Wochen vor Beginn"),
    ],
)
def test_what_tells_who_is_meant_is_replaced(said, text, wanted):
    assert said(text) == wanted


def test_one_person_has_one_code_name_in_all_texts(said):
    assert said("Frau Lang. Frau Özdemir.") == "Lehrkraft 1. Person 1."
    assert said("Özdemir, Lang, Leon") == "Person 1, Lehrkraft 1, Person 2"


@pytest.mark.parametrize(
    ("day", "weeks", "months"),
    [
        (date(2026, 2, 2), "Woche 1", "Februar 2026"),
        (date(2026, 2, 8), "Woche 1", "Februar 2026"),
        (date(2026, 2, 9), "Woche 2", "Februar 2026"),
        (date(2026, 1, 30), "1 Woche vor Beginn", "Januar 2026"),
        (date(2015, 2, 2), "etwa 11 Jahre vor Beginn", "etwa 11 Jahre vor Beginn"),
    ],
)
def test_a_day_is_told_as_a_week_or_a_month(day, weeks, months):
    assert Days(START, "weeks", ()).said(day) == weeks
    assert Days(START, "months", ()).said(day) == months


def test_an_age_counts_full_years():
    assert age(date(2015, 3, 12), date(2026, 3, 11)) == 10
    assert age(date(2015, 3, 12), date(2026, 3, 12)) == 11
