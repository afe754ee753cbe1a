import re
from dataclasses import replace

import pytest

from letter_world import World
from pdf import pages
from ssa_desk.domain.records import Case, YoungPerson
from ssa_desk.services.letter_series import (
    NoLetterLeftError,
    SeriesStoppedError,
    TooManyCopiesError,
)

TALK = {"date": "01.02.2027", "time": "10:00", "room": "Raum 7"}
CAFE = {**TALK, "guardian": "Familie Niemand", "child": "Nie Mand", "interpreter": "yes"}


@pytest.fixture
def world(desk):
    return World(desk)


@pytest.fixture
def serial(world):
    return world.desk.letters.serial


def prepared(serial, kind="L04", class_name="5a", by="language", values=TALK):
    return serial.prepare(serial.orders(serial.of_class(kind, class_name), values), by)


def test_the_classes_of_open_cases_are_counted_by_children(world, serial):
    world.classmate(1, "10b")
    world.classmate(2, "5a")
    again = Case(case_no="F-2", young_person_id=world.child.id, class_name="5a")
    world.save(again.changed(school_id=world.nord.id))
    world.save(Case(case_no="F-3", class_name="5a", closed_on=world.today))
    found = [(one.name, one.school, one.children) for one in serial.classes()]
    assert found == [("5a", "Gesamtschule Nord", 2), ("10b", "Gesamtschule Nord", 1)]


def test_every_family_of_a_class_gets_its_letter_in_its_language(world, serial):
    world.classmate(1, language="tr")
    world.classmate(2)
    world.classmate(3, "6a", language="tr")
    series = prepared(serial)
    found = [(one.values["guardian"], one.language) for one in series.orders]
    assert found == [
        ("Mutter Test2", "de"),
        ("Mutter Test1", "tr"),
        ("Jan Groß", "tr"),
        ("Elif Öztürk", "ar"),
    ]


def test_by_class_the_names_of_the_children_decide(world, serial):
    world.classmate(2, language="tr")
    world.classmate(1)
    found = [one.recipient.child for one in prepared(serial, by="class").orders]
    assert found == ["Kind1 Test1", "Kind2 Test2", "Zoë Groß", "Zoë Groß"]


def test_all_letters_are_one_pdf_with_the_right_name_on_each(world, serial):
    world.classmate(1)
    text = "\n".join(pages(prepared(serial).pdf()))
    assert all(name in text for name in ("Elif Öztürk", "Jan Groß", "Mutter Test1"))


def test_what_is_different_in_every_family_is_not_taken_from_the_form(world, serial):
    world.classmate(1)
    series = prepared(serial, "L02", values=CAFE)
    assert {one.values["guardian"] for one in series.orders} >= {"Mutter Test1", "Jan Groß"}
    by_name = {one.values["guardian"]: one.values for one in series.orders}
    assert by_name["Mutter Test1"]["child"] == "Kind1 Test1"
    assert by_name["Jan Groß"]["interpreter"] == "yes"


def test_blocked_families_are_listed_with_the_reason(world, serial):
    _, _, secret = world.classmate(1)
    world.save(secret.changed(counselling_without_parents=True))
    world.classmate(2, contact_allowed="no")
    alone = YoungPerson(first_name="Ganz", last_name="Allein")
    world.save(alone, Case(case_no="K-3", young_person_id=alone.id, class_name="5a"))
    world.save(Case(case_no="K-4", class_name="5a"))
    series = prepared(serial)
    assert {one.recipient.child for one in series.orders} == {"Zoë Groß"}
    assert {one.name: one.blocks[0].reason for one in series.left_out} == {
        "Kind1 Test1 · Mutter Test1": "Beratung ohne Wissen der Eltern",
        "Kind2 Test2 · Mutter Test2": "Kontakt nicht erlaubt",
        "Ganz Allein": "niemand eingetragen",
        "Fall K-4": "ohne Kind",
    }


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [("name", "Mutter 😀", "U\\+1F600"), ("address", "\n".join("abcdefg"), "mehr als 6 Zeilen")],
)
def test_a_family_that_cannot_be_printed_does_not_stop_the_others(
    world, serial, field, value, told
):
    _, mother, _ = world.classmate(1)
    world.save(mother.changed(**{field: value}))
    series = prepared(serial)
    assert {one.recipient.child for one in series.orders} == {"Zoë Groß"}
    (left,) = series.left_out
    assert (left.name.split(" · ")[0], left.blocks[0].reason) == ("Kind1 Test1", "nicht druckbar")
    assert re.search(told, left.blocks[0].sentence)
    assert series.pdf().startswith(b"%PDF")


def test_restricted_cases_are_told_by_number_without_a_name(world, serial):
    _, _, case = world.classmate(1)
    world.desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    (hidden,) = prepared(serial).left_out
    assert hidden.name == "1 Fall mit eingeschränkter Verarbeitung"
    assert hidden.blocks[0].reason == "Verarbeitung eingeschränkt"
    assert "Test1" not in hidden.blocks[0].sentence


def test_an_empty_value_stops_every_letter_and_says_so(world, serial):
    series = prepared(serial, values={})
    assert series.orders == ()
    assert {one.blocks[0].reason for one in series.left_out} == {"Angabe fehlt"}
    with pytest.raises(NoLetterLeftError):
        series.pdf()


def test_a_letter_that_names_no_child_goes_to_a_family_once(world, serial):
    sister = YoungPerson(first_name="Mia", last_name="Groß")
    home = world.guardian("Elif Öztürk", world.mother.address, sister)
    case = Case(case_no="F-2", young_person_id=sister.id, class_name="5a")
    world.save(sister, home, case)
    assert len(prepared(serial, "L01", values={}).orders) == 2
    assert len(prepared(serial, "L04").orders) == 3


def test_an_offer_writes_to_the_families_of_its_names(world, serial):
    other, _, _ = world.classmate(1, "6b")
    offer = world.offer(world.child, other)
    draft = serial.of_offer("L09", offer.id)
    series = serial.prepare(serial.orders(draft, {"room": "Halle"}), "class")
    assert [one.recipient.class_name for one in series.orders] == ["5a", "5a", "6b"]
    assert {one.offer_id for one in series.orders} == {offer.id}


def test_a_restricted_child_of_an_offer_is_told_by_number(world, serial):
    other, _, case = world.classmate(1)
    offer = world.offer(world.child, other)
    world.desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    series = serial.prepare(serial.orders(serial.of_offer("L09", offer.id), {"room": "Halle"}))
    assert {one.recipient.child for one in series.orders} == {"Zoë Groß"}
    assert [one.name for one in series.left_out] == ["1 Fall mit eingeschränkter Verarbeitung"]


@pytest.mark.parametrize("kind", ["L15", "L17"])
def test_a_letter_to_an_office_or_a_teacher_is_no_letter_to_families(world, serial, kind):
    series = prepared(serial, kind, values={})
    assert series.orders == ()
    found = [(one.name, one.blocks[0].reason) for one in series.left_out]
    assert found == [("Zoë Groß", "nur einzeln")]


def test_copies_without_names_come_in_every_language(world, serial):
    orders = serial.copies("L01", {"tr": 3, "de": 2, "ar": 0})
    series = serial.prepare(orders)
    assert [(one.language, one.copies) for one in series.orders] == [("de", 2), ("tr", 3)]
    assert world.desk.letters.wishes(series.orders) == ()
    assert len(series.letters) == 5
    assert "Öztürk" not in "".join(pages(series.pdf()))


def test_a_letter_that_needs_a_name_has_no_copies_without(serial):
    series = serial.prepare(serial.copies("L04", {"de": 2}, TALK))
    assert [one.blocks[0].reason for one in series.left_out] == ["Angabe fehlt"]


@pytest.mark.usefixtures("world")
def test_too_many_copies_are_refused_before_anything_is_set(serial):
    with pytest.raises(TooManyCopiesError):
        serial.copies("L01", {"tr": 400, "de": 101})


def test_who_stops_a_run_gets_no_paper(serial):
    series = prepared(serial)
    told = []
    with pytest.raises(SeriesStoppedError):
        series.pdf(lambda part: told.append(part) or False)
    assert told == [0.0]
    told.clear()
    series.pdf(lambda part: told.append(part) or True)
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_of_many_letters_it_is_told_on_the_way_and_stopped_on_the_way(serial):
    series = serial.prepare(serial.copies("L01", {"tr": 60}))
    told = []
    assert series.pdf(lambda part: told.append(part) or True).startswith(b"%PDF")
    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(SeriesStoppedError):
        series.pdf(lambda part: part < 0.02)


def test_every_letter_of_a_run_passes_the_gate_and_is_noted(world, serial, tmp_path):
    world.classmate(1)
    series = prepared(serial)
    permits = [
        world.desk.disclosures.permit(one) for one in world.desk.letters.wishes(series.orders)
    ]
    world.desk.disclosures.write_all(permits, tmp_path / "briefe.pdf", series.pdf())
    entries = world.desk.letters.log(series.orders, "by_child")
    assert len(entries) == len(permits) == 3
    assert len({one.batch_id for one in entries}) == 1
    assert world.desk.letters.logbook.batch(entries[0].batch_id)


def test_an_own_letter_goes_to_many_families_too(world, serial):
    letters = world.desk.letters
    own = letters.templates.blank()
    own = replace(own, subject="Ausflug", paragraphs=("mit {child} fahren wir los.",))
    draft = serial.of_class("L04", "5a")
    orders = [letters.own_order(own, one, title="Ausflug") for one in draft.recipients]
    series = serial.prepare(orders)
    assert len(series.orders) == 2
    assert "mit Zoë Groß fahren wir los." in " ".join("".join(pages(series.pdf())).split())
