from datetime import date

import pytest

from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.local_entry import LocalEntry
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.case_facts import Topics
from ssa_desk.storage.facts import material

YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
DAY = date(2025, 10, 1)
KREFELD = {"bullying": "bullying", "violence": "conflict_violence_prevention"}


@pytest.fixture
def gathered(database, repository):
    """Save records and return the material of the school year."""

    def gather(*records):
        repository.save(*records)
        return material(database, YEAR, Topics(KREFELD))

    return gather


def contact(case, day=DAY, **values):
    return CaseContact(case_id=case.id, date=day, **values)


def test_only_cases_with_a_contact_that_took_place_in_the_period_are_cases_of_it(gathered):
    held, missed, before = (Case(case_no=number) for number in "123")
    facts = gathered(
        held,
        missed,
        before,
        contact(held),
        contact(missed, channel="no_show"),
        contact(before, YEAR.first.replace(month=7)),
    )
    assert [case.case_id for case in facts.cases] == [held.id]
    assert (len(facts.contacts), facts.missed) == (1, 1)


def test_the_first_and_the_last_day_belong_to_the_period(gathered):
    case = Case(case_no="1")
    facts = gathered(case, contact(case, YEAR.first), contact(case, YEAR.last))
    assert facts.cases[0].contacts == 2


def test_what_is_not_given_counts_as_not_known(gathered):
    case = Case(case_no="1")
    facts = gathered(case, contact(case), AnonymousContact(date=DAY, short_count=1)).cases[0]
    assert (facts.gender, facts.access_path, facts.level) == ("not_stated", "unknown", "unknown")
    assert (facts.main_topic, facts.krefeld_topic) == ("not_stated", "not_in_concept")
    assert facts.topics == ("not_stated",)


def test_a_case_without_a_begin_begins_with_its_first_contact_of_all_time(gathered):
    old, new = Case(case_no="1"), Case(case_no="2")
    early = contact(old, date(2024, 9, 1))
    own = LocalEntry(catalogue="channel", label="vergessen", rolls_up_to="no_show")
    missed = (contact(new, date(2024, 9, 1), channel=name) for name in ("no_show", own.id))
    facts = gathered(own, old, new, early, *missed, contact(old), contact(new))
    assert [case.is_new for case in facts.cases] == [False, True]


def test_a_case_is_closed_only_when_its_end_lies_in_the_period(gathered):
    cases = [
        Case(case_no=str(number), closed_on=day, closure_reason="goal_reached")
        for number, day in enumerate((YEAR.last, date(2026, 8, 1)))
    ]
    facts = gathered(*cases, *(contact(case) for case in cases))
    assert [(case.is_closed, case.closure_reason) for case in facts.cases] == [
        (True, "goal_reached"),
        (False, ""),
    ]


def test_the_class_is_the_one_valid_on_the_day_of_the_first_contact(gathered):
    case = Case(case_no="1", class_name="5a")
    history = (
        ClassMembership(case_id=case.id, valid_from=day, class_name=name)
        for day, name in ((date(2025, 10, 2), "8a"), (DAY, "7a"), (date(2024, 8, 1), "6a"))
    )
    facts = gathered(case, *history, contact(case), contact(case, date(2025, 12, 1)))
    assert (facts.cases[0].level, facts.cases[0].level_group) == ("7", "7-8")


def test_a_class_of_the_child_counts_for_every_case_one_of_a_case_only_there(gathered):
    person = YoungPerson(last_name="A")
    first, second = (
        Case(case_no=number, young_person_id=person.id, class_name="1a") for number in "12"
    )
    of_child = ClassMembership(
        young_person_id=person.id, valid_from=date(2025, 8, 1), class_name="9b"
    )
    of_case = ClassMembership(
        young_person_id=person.id, case_id=first.id, valid_from=DAY, class_name="10b"
    )
    facts = gathered(person, first, second, of_child, of_case, contact(first), contact(second))
    assert [case.level for case in facts.cases] == ["10", "9"]


def test_of_two_classes_from_one_day_on_the_one_of_the_case_counts_then_the_later(gathered):
    person = YoungPerson(last_name="A")
    case = Case(case_no="1", young_person_id=person.id)
    owner = {"young_person_id": person.id, "valid_from": DAY}
    history = (
        ClassMembership(case_id=case.id, class_name="5a", **owner),
        ClassMembership(case_id=case.id, class_name="6a", **owner),
        ClassMembership(class_name="7a", **owner),
    )
    assert gathered(person, case, *history, contact(case)).cases[0].level == "6"


def test_without_a_valid_class_the_class_of_the_case_counts(gathered):
    case = Case(case_no="1", class_name="Q1")
    later = ClassMembership(case_id=case.id, valid_from=date(2026, 1, 1), class_name="Q2")
    assert gathered(case, later, contact(case)).cases[0].level == "12"


def test_at_a_vocational_college_every_level_is_its_own(gathered):
    school = School(name="Kolleg", school_type="vocational_college")
    case = Case(case_no="1", school_id=school.id, class_name="11b")
    assert gathered(school, case, contact(case)).cases[0].level_group == "BK"


def test_the_same_names_and_birth_date_are_the_same_child(gathered):
    people = [
        YoungPerson(last_name=last, first_name="Ali", birth_date=born)
        for last, born in (("Öz", DAY), ("  öZ ", DAY), ("Öz", None))
    ]
    cases = [
        Case(case_no=str(number), young_person_id=person.id) for number, person in enumerate(people)
    ]
    facts = gathered(*people, *cases, *(contact(case) for case in cases))
    assert len({case.child for case in facts.cases}) == 2
    assert len({one.child for one in facts.contacts}) == 2


def test_children_without_a_name_are_not_one_child(gathered):
    person = YoungPerson(gender="male")
    cases = [Case(case_no=number, young_person_id=person.id) for number in "12"]
    unknown = [Case(case_no=number) for number in "34"]
    facts = gathered(person, *cases, *unknown, *(contact(case) for case in (*cases, *unknown)))
    assert len({case.child for case in facts.cases}) == 3


def test_the_material_holds_no_name(gathered):
    person = YoungPerson(last_name="Geheim", first_name="Ganz")
    case = Case(case_no="1", young_person_id=person.id)
    assert "geheim" not in repr(gathered(person, case, contact(case))).casefold()


def test_own_choices_count_as_the_standard_ones(gathered):
    topic = LocalEntry(catalogue="topic", label="Ghosting", rolls_up_to="bullying")
    absent = LocalEntry(catalogue="channel", label="vergessen", rolls_up_to="no_show")
    aunt = LocalEntry(catalogue="addressee", label="Tante", rolls_up_to="relatives")
    case = Case(case_no="1", main_topic=topic.id, topics=("bullying", "violence"))
    facts = gathered(
        topic,
        absent,
        aunt,
        case,
        contact(case, addressee=("relatives", aunt.id)),
        contact(case, channel=absent.id),
    )
    assert facts.cases[0].topics == ("bullying", "violence")
    assert facts.cases[0].krefeld_topic == "bullying"
    assert (facts.contacts[0].addressees, facts.missed) == (("relatives",), 1)


def test_the_tally_counts_by_its_own_date(gathered):
    lines = [
        AnonymousContact(date=day, addressee="teacher", short_count=2, persons=1)
        for day in (DAY, date(2026, 8, 1))
    ]
    tallies = gathered(*lines).tallies
    assert [(one.addressee, one.short, one.long, one.persons) for one in tallies] == [
        ("teacher", 2, 0, 1)
    ]
