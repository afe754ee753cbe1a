"""Of counselling without the parents' knowledge nobody at home learns by any way."""

from datetime import date

import pytest

from ssa_desk.domain.records import Appointment, Case, CaseContact, Guardian, ParentContact
from ssa_desk.domain.records.young_person import YoungPerson
from ssa_desk.services.deputy import emergency_list
from ssa_desk.services.letter_names import LetterBlockedError, SecretNames
from ssa_desk.services.record_names import RecordNames
from ssa_desk.services.without_parents import EndWithoutReasonError, WithoutParents

DAY = date(2026, 3, 2)
HOME = "Hauptstr. 1\n12345 Musterstadt"
LETTER = {"day": "2026-03-02", "time": "10:00", "place": "Raum 1"}


@pytest.fixture
def family(desk):
    """A child counselled in secret and its sister, with the same mother in the file twice."""
    child = YoungPerson(first_name="Elif", last_name="Müller")
    sister = YoungPerson(first_name="Mia", last_name="Müller")
    case = Case(case_no="2026-001", young_person_id=child.id, counselling_without_parents=True)
    case = case.changed(without_parents_reason="Angst vor Gewalt", deputy_consent=True)
    other = Case(case_no="2026-002", young_person_id=sister.id)
    mother, again = (
        Guardian(young_person_id=one.id, name="Ayşe Müller", address=HOME, telephone="0151 1")
        for one in (child, sister)
    )
    desk.workspace.save(child, sister, case, other, mother, again)
    return {"child": child, "sister": sister, "case": case, "mother": mother, "again": again}


@pytest.fixture
def secret(desk):
    return WithoutParents(desk.workspace)


def letter(desk, **values):
    kind = next(one for one in desk.letters.kinds() if one.to == "guardian")
    asked = {one.name: "x" for one in desk.letters.placeholders(kind.id)}
    SecretNames(desk.workspace).refuse({**asked, **values})


def test_the_mother_is_covered_for_this_child_only(secret, family):
    assert "§ 8 Abs. 3" in secret.covers(family["mother"])
    assert not secret.covers(family["again"])


def test_another_case_of_the_child_is_guarded_too(desk, secret, family):
    other = Case(case_no="2026-003", young_person_id=family["child"].id)
    desk.workspace.save(other)
    assert secret.is_case(other)
    assert desk.cases.view(other.id).without_parents
    assert all(row.protected for row in desk.cases.rows("Elif", "all"))


def test_so_it_is_while_the_marked_case_is_restricted(desk, secret, family):
    other = Case(case_no="2026-003", young_person_id=family["child"].id)
    desk.workspace.save(other)
    desk.restrictions.restrict(family["case"].id, "unlawful", "Antrag")
    assert secret.is_case(other)
    assert [row.protected for row in desk.cases.rows("2026-003", "all")] == [True]


@pytest.mark.parametrize(
    "values",
    [
        {"child": "Elif Müller"},
        {"child": "Mueller, Elif"},
        {"guardian": "Eltern von Elif Muller"},
        {"child": "Elif", "guardian": "Ayse Müller", "address": "Hauptstr. 1, 12345 Musterstadt"},
    ],
)
@pytest.mark.usefixtures("family")
def test_no_letter_names_the_child_by_any_way(desk, values):
    with pytest.raises(LetterBlockedError):
        letter(desk, **values)


@pytest.mark.usefixtures("family")
def test_a_letter_about_the_sister_is_written(desk):
    letter(desk, child="Mia Müller", guardian="Ayşe Müller", address=HOME)


def test_nor_does_the_form_offer_one(desk, family):
    draft = desk.letters.begin("L04", case_id=family["case"].id)
    assert draft.recipients
    for one in draft.recipients:
        with pytest.raises(LetterBlockedError):
            desk.letters.pdf(desk.letters.order(draft, one))


def test_who_may_not_be_contacted_gets_no_letter_typed_by_hand(desk):
    desk.workspace.save(Guardian(name="Kai Vogt", address=HOME, contact_allowed="no"))
    with pytest.raises(LetterBlockedError):
        letter(desk, guardian="Vogt, Kai", address=HOME)


def test_a_contact_with_parents_is_asked_about(desk, family):
    case_id = family["case"].id
    records = (
        ParentContact(case_id=case_id, date=DAY),
        CaseContact(case_id=case_id, date=DAY, addressee=("parents",)),
        Appointment(case_id=case_id, date=DAY, title="Gespräch"),
    )
    assert all(desk.plausibility.hints(one) for one in records)
    assert not desk.plausibility.hints(CaseContact(case_id=case_id, date=DAY))


def test_it_ends_only_with_a_new_reason(desk, family):
    ended = family["case"].changed(counselling_without_parents=False)
    with pytest.raises(EndWithoutReasonError):
        desk.cases.save_case(ended)
    told = "Elif hat es der Mutter selbst gesagt."
    desk.cases.save_case(ended.changed(without_parents_reason=told))
    assert not desk.workspace.get(Case, ended.id).counselling_without_parents


def test_the_emergency_list_has_no_number_to_call(desk, family):
    assert family["case"].deputy_consent
    line = next(one for one in emergency_list(desk) if one.name == "Elif Müller")
    assert [(one.telephone, one.may_be_called) for one in line.guardians] == [("", False)]


def test_a_choice_of_guardians_says_so(desk, family):
    names = RecordNames(desk.workspace).of("guardian", [family["mother"].id, family["again"].id])
    assert names[family["mother"].id] == "Ayşe Müller (nicht kontaktieren)"
    assert names[family["again"].id] == "Ayşe Müller"
