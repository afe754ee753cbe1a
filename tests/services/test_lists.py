from datetime import date

import pytest

from ssa_desk.domain.records import Body, Case, ParentContact, School, Transition, YoungPerson
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services.lists import Column, ListSpec, Query
from ssa_desk.services.privacy import HIDDEN
from ssa_desk.services.undo import Undo

SPEC = ListSpec(
    ParentContact,
    (
        Column("date"),
        Column("case_id"),
        Column("parent_contact_type"),
        Column("duration_min"),
        Column("topics"),
    ),
    day="date",
)


def contact(day, **values):
    return ParentContact(date=date(2026, *day), **values)


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia", last_name="Müller")
    case = Case(case_no="2026-001", young_person_id=person.id)
    desk.workspace.save(person, case)
    return case


def days(desk, **query):
    return [row.cells[0] for row in desk.lists.page(SPEC, Query(**query))]


def test_a_row_reads_as_german_words(desk, case):
    made = contact((9, 1), case_id=case.id, parent_contact_type="telephone", duration_min=20)
    desk.workspace.save(made)
    (row,) = desk.lists.page(SPEC, Query())
    label = desk.workspace.catalogue("parent_contact_type").label("telephone")
    assert row.cells == ("01.09.2026", "Mia Müller · 2026-001", label, "20", "")


def test_hidden_names_leave_a_class_its_name_unless_a_person_may_stand_in_it(desk):
    spec = ListSpec(Transition, (Column("class_name"), Column("next_school")), day="started_on")
    made = (
        Transition(transition_kind="school_to_work", started_on=date(2026, 9, day), class_name=name)
        for day, name in ((1, "10b"), (2, "Klasse von Mia"))
    )
    desk.workspace.save(*made)
    desk.workspace.privacy.switch(on=True)
    rows = desk.lists.page(spec, Query(order="started_on"))
    assert [row.cells[0] for row in rows] == ["10b", HIDDEN]


def test_the_newest_stands_first_until_it_is_sorted(desk):
    desk.workspace.save(
        contact((9, 1), duration_min=5), contact((9, 3), duration_min=20), contact((9, 2))
    )
    assert days(desk) == ["03.09.2026", "02.09.2026", "01.09.2026"]
    assert days(desk, order="duration_min")[1:] == ["01.09.2026", "03.09.2026"]


def test_choices_are_sorted_by_their_labels(desk):
    catalogue = desk.workspace.catalogue("parent_contact_type")
    keys = [entry.identifier for entry in catalogue.active]
    desk.workspace.save(*(contact((9, 1), parent_contact_type=key) for key in keys))
    found = [row.cells[2] for row in desk.lists.page(SPEC, Query(order="parent_contact_type"))]
    assert found == sorted(found, key=str.casefold)


@pytest.mark.parametrize("words", ["mueller", "Müll", "001", "schlaf", "Mia schlaf"])
def test_a_word_is_found_in_notes_and_in_the_name_of_the_child(desk, case, words):
    desk.workspace.save(contact((9, 1), case_id=case.id, note="Zu wenig Schlaf"))
    desk.workspace.save(contact((9, 2), note="Anderes"))
    assert days(desk, words=words) == ["01.09.2026"]


def test_a_word_is_found_in_the_label_of_a_choice(desk):
    topic = desk.workspace.catalogue("topic").active[0]
    desk.workspace.save(contact((9, 1), topics=(topic.identifier,)), contact((9, 2)))
    assert days(desk, words=topic.label.split()[0][:5]) == ["01.09.2026"]


def test_the_school_year_and_a_choice_narrow_the_list(desk):
    desk.workspace.save(contact((7, 31)), contact((8, 1), interpreter_used="yes"))
    assert days(desk, period=school_year(date(2026, 8, 1))) == ["01.08.2026"]
    assert days(desk, equal={"interpreter_used": "yes"}) == ["01.08.2026"]
    assert len(desk.lists.school_years(SPEC)) == 2


def test_a_mistyped_year_neither_breaks_nor_fills_the_choice_of_years(desk):
    desk.workspace.save(ParentContact(date=date.max), ParentContact(date=date.min))
    assert len(desk.lists.school_years(SPEC)) < 100


def test_pages_follow_each_other_without_gap(desk):
    desk.workspace.save(*(contact((9, 1), duration_min=n) for n in range(7)))
    query = Query(order="duration_min")
    parts = [desk.lists.page(SPEC, query, offset, 3) for offset in (0, 3, 6)]
    assert [row.cells[3] for part in parts for row in part] == [str(n) for n in range(7)]
    assert desk.lists.count(SPEC, query) == 7


def test_three_letters_find_a_case_a_child_and_a_body(desk, case):
    body = Body(name="Schulpsychologie")
    desk.workspace.save(body)
    names = desk.lists.names
    assert names.find("case", "mül") == [(case.id, "Mia Müller · 2026-001")]
    assert names.find("young_person", "mia") == [(case.young_person_id, "Mia Müller")]
    assert names.find("body", "psych") == [(body.id, "Schulpsychologie")]


def test_a_new_record_begins_today_at_the_only_school(desk):
    school = School(name="Nord")
    desk.workspace.save(school)
    values = desk.lists.new_values(ParentContact, ("date",))
    assert values["school_id"] == school.id
    assert ParentContact(**values)


def test_what_was_deleted_comes_back_with_what_hung_on_it(desk, case):
    made = contact((9, 1), case_id=case.id, topics=("bullying",), note="Schlaf")
    desk.workspace.save(made)
    undo = Undo(desk.workspace)
    undo.delete(case)
    assert desk.workspace.count(Case) == 0
    assert undo.bring_back() == case.id
    assert desk.workspace.get(ParentContact, made.id) == made
    assert days(desk, words="schlaf") == ["01.09.2026"]
    assert undo.bring_back() == ""


def test_a_narrowed_list_is_sorted_and_counted_like_the_whole(desk, case):
    other = Case(case_no="2026-000")
    desk.workspace.save(other)
    for number, owner in enumerate((case.id, other.id, None, case.id)):
        desk.workspace.save(
            contact((9, 1), case_id=owner, duration_min=number, interpreter_used="yes")
        )
    desk.workspace.save(contact((9, 2), case_id=case.id))
    equal = {"interpreter_used": "yes"}
    for order in ("", "case_id", "duration_min", "parent_contact_type"):
        query = Query(equal=equal, order=order)
        rows, total = desk.lists.first(SPEC, query, 3)
        assert total == desk.lists.count(SPEC, query) == 4
        assert rows == desk.lists.page(SPEC, query, 0, 3)
