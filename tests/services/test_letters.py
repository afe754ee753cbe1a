from datetime import date

import pytest

from pdf import pages
from ssa_desk.content.errors import UnknownLetterError
from ssa_desk.domain.records import Case, Guardian, School, WorkerProfile, YoungPerson
from ssa_desk.services.letters import LetterBlockedError

CHILD = YoungPerson(first_name="Zoë", last_name="Öztürk-Groß", birth_date=date(2013, 4, 5))
MOTHER = Guardian(
    young_person_id=CHILD.id,
    name="Elif Öztürk",
    language="ar",
    interpreter_needed="yes",
    has_custody="yes",
    address="Nordstraße 5\n47798 Krefeld",
)
FATHER = Guardian(young_person_id=CHILD.id, name="Jan Groß", language="sq", has_custody="no")
NORD = School(name="Gesamtschule Nord", address="Nordwall 1, 47798 Krefeld")
SUED = School(name="Realschule Süd")
CASE = Case(case_no="F-031", young_person_id=CHILD.id, school_id=NORD.id, main_topic="bullying")
TALK = {"guardian": "A", "child": "B", "date": "1.2.2026", "time": "14:30", "room": "B 014"}


@pytest.fixture
def letters(desk):
    desk.workspace.save(
        CHILD, FATHER, MOTHER, NORD, SUED, CASE, WorkerProfile(name="Sabine Müller", room="B 014")
    )
    return desk.letters


def test_the_letter_knows_what_the_file_knows(letters):
    assert letters.prefill(case_id=CASE.id) == {
        "guardian": "Elif Öztürk",
        "address": "Nordstraße 5\n47798 Krefeld",
        "child": "Zoë Öztürk-Groß",
        "room": "B 014",
        "interpreter": "yes",
        "school": "Gesamtschule Nord",
    }


def test_another_guardian_may_be_chosen(letters):
    values = letters.prefill(CASE.id, FATHER.id)
    assert values["guardian"] == "Jan Groß"
    assert "address" not in values


def test_everything_prefilled_is_known_to_every_letter(letters):
    for kind in letters.kinds():
        names = {one.name for one in letters.placeholders(kind.id)}
        assert set(letters.prefill(case_id=CASE.id)) <= names


def test_without_a_case_the_form_begins_with_the_room(letters):
    assert letters.prefill() == {"room": "B 014"}


def test_the_letter_goes_out_under_the_school_of_the_case(letters):
    values = {**letters.prefill(case_id=CASE.id), "date": "1.2.2026", "time": "14:30"}
    (text,) = pages(letters.set_letter("L04", "de", values))
    assert "Gesamtschule Nord · Nordwall 1, 47798 Krefeld" in text
    assert "Sabine Müller" in text


def test_a_letter_tells_nothing_of_the_case(letters):
    values = {**letters.prefill(case_id=CASE.id), "date": "1.2.2026", "time": "14:30"}
    text = " ".join(pages(letters.set_letter("L04", "ar", values)))
    assert not any(word in text for word in ("F-031", "Mobbing", "05.04.2013", "2013"))


def test_a_child_counselled_without_its_parents_gets_no_letter(letters, desk):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    with pytest.raises(LetterBlockedError, match=r"§ 8 Abs\. 3 SGB VIII"):
        letters.prefill(case_id=CASE.id)
    with pytest.raises(LetterBlockedError):
        letters.prefill(guardian_id=FATHER.id)


def test_another_case_of_the_same_child_blocks_too(letters, desk):
    desk.workspace.save(
        Case(case_no="F-032", young_person_id=CHILD.id, counselling_without_parents=True)
    )
    with pytest.raises(LetterBlockedError):
        letters.prefill(case_id=CASE.id)


@pytest.mark.parametrize("name", ["Zoë Öztürk-Groß", "ÖZTÜRK-GROSS, Zoë", "zoë öztürk groß"])
def test_a_blocked_child_typed_by_hand_is_blocked_too(letters, desk, name):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    with pytest.raises(LetterBlockedError):
        letters.set_letter("L04", "de", {**TALK, "child": name})


def test_other_children_are_not_blocked_with_it(letters, desk):
    desk.workspace.save(CASE.changed(counselling_without_parents=True))
    assert letters.set_letter("L04", "de", TALK).startswith(b"%PDF")


def test_a_guardian_who_may_not_be_contacted_gets_no_letter(letters, desk):
    desk.workspace.save(MOTHER.changed(contact_allowed="no"))
    with pytest.raises(LetterBlockedError):
        letters.prefill(guardian_id=MOTHER.id)
    assert letters.prefill(case_id=CASE.id)["guardian"] == "Jan Groß"


def test_the_language_is_that_of_the_guardian_where_the_letter_has_it(letters):
    assert letters.language_for("L04", MOTHER.id) == "ar"
    assert letters.language_for("L04", FATHER.id) == "de"


def test_the_arabic_text_is_shown_as_unchecked(letters):
    assert letters.review_state("L04", "ar") == "ungeprüft"


def test_an_unknown_kind_is_refused(letters):
    with pytest.raises(UnknownLetterError):
        letters.set_letter("L99", "de", TALK)
