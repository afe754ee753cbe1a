"""Names in the worker's texts: found in every spelling, cleared one by one."""

import pytest

from ssa_desk.domain.records import (
    Case,
    ClassMembership,
    ContactPerson,
    Guardian,
    ParentContact,
    RelatedPerson,
    School,
    Teacher,
    YoungPerson,
)
from ssa_desk.services.name_check import NameCheck, name_check


def found(text, *names, kind="name"):
    """Return the words of a text that are taken for somebody."""
    check = NameCheck((kind, name) for name in names)
    return [text[one.first : one.last] for one in check.hits({"summary": text})]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Müller", "Müllers Eltern"),
        ("Müller", "die Muellers"),
        ("Müller", "MÜLLER"),
        ("Mueller", "Herr Müller"),
        ("Groß", "Frau Gross"),
        ("Gross", "Frau Groß"),
        ("Heinz", "Heinzes Weg"),
        ("Ali", "Ali's Klasse"),
        ("Ali", "Ali’s Klasse"),
        ("Jonas", "Jonas’ Mutter"),
        ("Yıldız", "Familie Yildiz"),
        ("Şahin", "Sahin"),
        ("Anna-Lena", "Lena kam"),
        ("Anna-Lena", "Annalena kam"),
        ("Annalena", "Anna-Lena kam"),
        ("O'Brien", "O’Briens"),
        ("Kaya-Demir", "Frau Demir"),
        ("Müller", "Mu\u0308ller"),
        ("Müller", "Mül\u00adler"),
        ("von der Heide", "Heides Bruder"),
        ("Li", "Li kam"),
        ("Nur", "mit Nur gesprochen"),
        ("mehmet", "ein mehmet"),
    ],
)
def test_a_name_is_found_in_its_spellings_and_endings(name, text):
    assert found(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Nur", "nur am Montag"),
        ("Lang", "ein lang geplantes Projekt"),
        ("Li", "Literatur und Listen, li"),
        ("von der Heide", "von der Schule"),
        ("A. Berg", "a und b"),
        ("Ali", "Alibi, Alina"),
        ("Frau Dr. Wolf", "Eine Frau mit Doktorhut, Dr."),
    ],
)
def test_other_words_are_left_alone(name, text):
    assert found(text, name) == []


@pytest.mark.parametrize("text", ["7b", "Klasse 7 b", "(7B)", "7/b", "die 7-b.", "07b"])
def test_a_class_is_found_with_other_separators(text):
    assert found(text, "7b", kind="class")


@pytest.mark.parametrize("text", ["17b", "7bc", "7", "b7", "7 Berichte"])
def test_what_is_no_class_is_left_alone(text):
    assert found(text, "7b", kind="class") == []


def test_a_class_of_a_number_alone_is_found_where_it_is_called_a_class():
    assert found("Klasse 7 und 7 Termine", "7", kind="class") == ["7"]
    assert found("ef und EF", "EF", kind="class") == ["EF"]
    assert found("10.2 und 102", "10.2", kind="class") == ["10.2"]


def test_a_case_number_is_found_in_other_forms():
    assert found("Fall 2025-017", "2025-017", kind="case_number") == ["2025-017"]
    assert found("siehe 2025/17.", "2025-017", kind="case_number") == ["2025/17"]
    assert found("12 Fälle, Fall 12", "12", kind="case_number") == ["12"]
    assert found("F-3 und F3", "F-3", kind="case_number") == ["F-3", "F3"]


def test_a_mark_stays_while_the_text_around_stays():
    check = NameCheck([("name", "Rose")])
    (first,) = check.hits({"outlook": "Im Mai blüht eine Rose im Schulgarten der Schule."})
    text = "Ganz neuer Anfang, der weit genug davor steht.  Im Mai blüht eine Rose im Schulgarten "
    (moved,) = check.hits({"outlook": f"{text} der Schule."})
    (changed,) = check.hits({"outlook": "Im Mai weint Rose im Schulgarten der Schule."})
    assert first.mark != changed.mark
    (same,) = check.hits({"outlook": "Im Mai blüht eine Rose im Schulgarten der Schule."})
    assert first.mark == same.mark
    assert moved.first > first.first


def test_the_same_sentence_twice_is_two_places():
    hits = NameCheck([("name", "Rose")]).hits({"outlook": "Rose\nRose"})
    assert len({one.mark for one in hits}) == 2


def test_every_kind_of_person_in_the_file_is_known(desk):
    child = YoungPerson(last_name="Adler", first_name="Berta")
    case = Case(case_no="K-77", young_person_id=child.id, class_name="8c")
    desk.workspace.save(
        child,
        case,
        ClassMembership(young_person_id=child.id, valid_from="2026-08-01", class_name="9d"),
        Guardian(young_person_id=child.id, name="Cem Doğan"),
        RelatedPerson(young_person_id=child.id, name="Emil", school_and_class="GGS Mitte, 3a"),
        Teacher(name="Frieda Gans", class_name="6e"),
        ContactPerson(name="Hugo Igel"),
        School(name="Schule am Park", head="Jutta Kranz"),
        ParentContact(date="2026-09-01", participants="Frau Lorenz, Mutter"),
    )
    text = "Adler Berta K-77 8c 9d Cem Dogan Emil 3a Frieda Gans 6e Hugo Igel Jutta Kranz Lorenz"
    hits = name_check(desk.workspace).hits({"summary": text})
    assert [text[one.first : one.last] for one in hits] == text.split()


def test_nothing_of_the_file_shows_in_a_repr():
    assert repr(NameCheck([("name", "Adler")])) == "<NameCheck of 1 names>"
