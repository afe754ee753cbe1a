"""What is due by the retention plan, why, and what keeps it."""

from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    RECORDS,
    Case,
    CaseContact,
    ChildProtectionAssessment,
    Consent,
    DataBreach,
    DataSubjectRequest,
    Disclosure,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    Guardian,
    Letter,
    ParentContact,
    Task,
    Transition,
    WorkerProfile,
    YoungPerson,
)
from ssa_desk.domain.retention import preset
from ssa_desk.services.retention import PlanRefusedError
from ssa_desk.storage.case_deletion import persons_of
from ssa_desk.storage.retention_facts import LOOSE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def left(desk):
    """A closed case of a child that left the school in summer."""
    child = YoungPerson(last_name="Mond", first_name="Ida", left_school_on=date(2026, 6, 20))
    case = Case(case_no="2026-1", young_person_id=child.id, closed_on=date(2026, 6, 1))
    desk.workspace.save(child, case)
    return case


def only(desk):
    (found,) = desk.retention.due().cases
    return found


def groups(desk):
    return {(one.retention, one.table): one for one in desk.retention.due().groups}


def test_a_case_of_a_child_that_left_is_due_and_proposed(desk, left):
    found = only(desk)
    assert (found.case_id, found.verdict.on) == (left.id, date(2026, 8, 1))
    assert found.is_proposed
    assert desk.retention.due().to_delete == 1


def test_an_open_case_is_due_but_not_proposed(desk, left):
    desk.workspace.save(left.changed(closed_on=None))
    assert not only(desk).is_proposed


def test_a_case_that_ended_with_a_change_of_school_is_kept_half_a_year(desk):
    case = Case(case_no="1", closed_on=date(2026, 6, 1), closure_reason="school_change")
    desk.workspace.save(case)
    assert desk.retention.due().cases == ()
    assert desk.retention.due(date(2027, 2, 1)).cases[0].verdict.on == date(2027, 2, 1)


def test_a_quiet_case_is_to_be_looked_at(desk):
    case = Case(case_no="2025-9", opened_on=date(2025, 1, 1))
    desk.workspace.save(case, CaseContact(case_id=case.id, date=date(2025, 11, 1)))
    assert only(desk).verdict.is_review
    assert desk.retention.due().to_review == 1


@pytest.mark.parametrize("ground", ["accuracy_contested", "unlawful", "needed_for_claims"])
def test_a_restricted_case_is_kept(desk, left, ground):
    desk.restrictions.restrict(left.id, ground, "Antrag")
    found = only(desk)
    assert [one.kind for one in found.holds] == ["restriction"]
    assert found.is_restricted


@pytest.mark.parametrize(
    ("ground", "kinds"),
    [("accuracy_contested", ["restriction"]), ("instead_of_deletion", [])],
)
def test_a_case_waits_while_another_one_of_the_child_does_not_count(desk, left, ground, kinds):
    other = Case(case_no="2026-2", young_person_id=left.young_person_id)
    desk.workspace.save(other)
    desk.restrictions.restrict(other.id, ground, "Antrag")
    holds = {one.case_id: one.holds for one in desk.retention.due().cases}
    assert [one.kind for one in holds[left.id]] == kinds


def test_a_case_waits_while_the_same_child_entered_twice_does_not_count(desk, left):
    child = YoungPerson(last_name="MOND", first_name="Ida ")
    other = Case(case_no="2026-2", young_person_id=child.id)
    desk.workspace.save(child, other)
    desk.restrictions.restrict(other.id, "unlawful", "Antrag")
    assert [one.kind for one in only(desk).holds] == ["restriction"]


def test_a_restriction_instead_of_deletion_keeps_nothing(desk, left):
    desk.restrictions.restrict(left.id, "instead_of_deletion", "Frist")
    assert only(desk).holds == ()


def test_a_legal_hold_keeps_a_case_with_its_reason_and_day(desk, left):
    hold = {"legal_hold_reason": "Klage", "legal_hold_until": date(2027, 3, 1)}
    desk.workspace.save(left.changed(legal_hold=True, **hold))
    (found,) = only(desk).holds
    assert (found.words, found.until) == ("Sperrvermerk: Klage", date(2027, 3, 1))
    assert not found.may_be_lifted


@pytest.mark.parametrize("link", ["case_id", "young_person_id"])
def test_an_assessment_keeps_case_and_child_until_the_youth_office_agreed(desk, left, link):
    ids = {"case_id": left.id, "young_person_id": left.young_person_id}
    desk.workspace.save(ChildProtectionAssessment(**{link: ids[link]}))
    (found,) = only(desk).holds
    assert (found.kind, found.may_be_lifted) == ("child_protection", True)


def test_an_open_request_of_the_person_keeps_the_case(desk, left):
    asked = DataSubjectRequest(young_person_id=left.young_person_id, received_on=date(2026, 11, 1))
    desk.workspace.save(asked)
    assert [one.kind for one in only(desk).holds] == ["request"]
    desk.workspace.save(asked.changed(request_decision="fulfilled"))
    assert only(desk).holds == ()


def test_contacts_without_a_case_are_due_after_their_own_time(desk, left):
    old, young = (ParentContact(date=day) for day in (date(2025, 11, 1), date(2026, 11, 1)))
    of_case = ParentContact(date=date(2024, 1, 1), case_id=left.id)
    desk.workspace.save(old, young, of_case)
    assert groups(desk)["parent_contact", "parent_contact"].ids == (old.id,)


def transition(**values):
    return Transition(transition_kind="kita_to_primary", started_on=date(2024, 9, 1), **values)


def test_a_transition_is_due_a_year_after_it_was_confirmed(desk, left):
    done = transition(outcome_on=date(2025, 8, 1), outcome="enrolled", follow_up_3="yes")
    unsure = transition(outcome_on=date(2024, 8, 1))
    desk.workspace.save(done, unsure)
    found = [one for one in desk.retention.due().groups if one.table == "transition"]
    assert [(one.ids, one.is_review) for one in found] == [
        ((done.id,), False),
        ((unsure.id,), True),
    ]


def test_a_transition_stays_with_a_case_that_is_kept(desk, left):
    desk.workspace.save(left.changed(legal_hold=True))
    desk.workspace.save(transition(case_id=left.id, outcome_on=date(2025, 8, 1), follow_up_6="yes"))
    assert groups(desk) == {}


def test_consents_disclosures_and_breaches_have_their_own_times(desk):
    consent = Consent(consent_kind="photo_video", revoked_on=date(2026, 11, 1))
    passed = Disclosure(date=date(2021, 11, 1))
    lost = DataBreach(discovered_on=date(2020, 1, 1), closed_on=date(2021, 1, 1))
    letter = Letter(date=date(2025, 11, 1))
    desk.workspace.save(consent, passed, lost, letter)
    assert set(groups(desk)) == {
        ("consent", "consent"),
        ("letter", "letter"),
        ("proof", "disclosure"),
        ("proof", "data_breach"),
    }


def test_names_of_a_group_that_is_over_are_due(desk, left):
    offer = GroupOffer(title="Klettern", ends_on=date(2026, 5, 1))
    session = GroupSession(offer_id=offer.id, date=date(2026, 3, 1), participants=6)
    there = GroupAttendance(session_id=session.id, young_person_id=left.young_person_id)
    desk.workspace.save(offer, session, there)
    found = groups(desk)["group_names", "group_session"]
    assert (found.ids, found.since) == ((session.id,), date(2026, 8, 1))


def test_an_assessment_of_a_case_is_looked_at_each_year_and_leaves_with_the_case(desk, left):
    desk.workspace.save(ChildProtectionAssessment(case_id=left.id, closed_on=date(2025, 1, 1)))
    found = groups(desk)["child_protection", "child_protection_assessment"]
    assert (found.is_review, found.may_be_deleted) == (True, False)


def test_a_child_that_nothing_knows_is_looked_at(desk):
    with clock.stopped_at(datetime(2025, 1, 1, tzinfo=UTC)):
        child = YoungPerson(last_name="Still")
    desk.workspace.save(child, Guardian(young_person_id=child.id))
    assert set(groups(desk)) == {("case", "young_person")}


def test_an_old_note_is_recalled(desk):
    with clock.stopped_at(datetime(2026, 9, 1, tzinfo=UTC)):
        task = Task(title="Anrufen")
    desk.workspace.save(task)
    assert groups(desk)["personal_note", "task"].is_review


def test_nothing_that_may_stand_without_a_case_is_forgotten(desk):
    """Every kind about people either belongs to somebody for ever or has a rule of its own."""
    persons = persons_of(desk.workspace.database)
    people = {"young_person", "guardian", "relative"}
    free = {
        kind.KIND
        for kind in RECORDS
        if people & set(kind.HANDLING.about)
        and all(kind.model_fields[one].default is None for one in persons.get(kind.KIND, ()))
    }
    own = {one.table for one in LOOSE} | {"case", "child_protection_assessment", "group_session"}
    assert free - own == set()


@pytest.mark.parametrize("due", LOOSE, ids=lambda one: f"{one.table}-{one.retention}")
def test_what_is_due_by_itself_is_due_by_the_class_that_its_kind_declares(due):
    (kind,) = (one for one in RECORDS if due.table == one.KIND)
    assert due.retention in (kind.HANDLING.retention, kind.HANDLING.loose)


def test_the_plan_of_the_land_holds_when_the_profile_says_so(desk):
    desk.workspace.save(
        WorkerProfile(employer_type="land", device_private=True),
        Case(case_no="1", closed_on=date(2025, 3, 1)),
        Case(case_no="2", closed_on=date(2024, 3, 1)),
    )
    found = [one.case_no for one in desk.retention.due().cases if not one.verdict.is_review]
    assert found == ["2"]
    assert desk.retention.periods()["case"].period.startswith("1 Jahr (privates Gerät)")


def test_a_changed_plan_stays_in_the_file_until_it_is_reset(desk, left):
    plan = desk.retention.plan().model_copy(update={"case_months": 24})
    desk.retention.choose(plan)
    assert desk.retention.plan() == plan
    assert all(one.verdict.is_review for one in desk.retention.due().cases)
    assert desk.retention.reset("land") == preset("land")


@pytest.mark.parametrize(
    "changes", [{"case_months": -1}, {"audit_months": 3}, {"proof_months": 999}]
)
def test_a_period_that_cannot_be_kept_is_refused(desk, changes):
    with pytest.raises(PlanRefusedError):
        desk.retention.choose(desk.retention.plan().model_copy(update=changes))
    assert not desk.retention.is_chosen


def test_what_is_due_tells_nobody(desk, left):
    assert "Mond" not in repr(desk.retention.due())
    assert "Mond" not in repr(only(desk))
