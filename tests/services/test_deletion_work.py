"""Deleting in the background, over a connection of its own."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from deleting import PROOF, delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    DataSubjectRequest,
    Guardian,
    YoungPerson,
)
from ssa_desk.services import deletion_work
from ssa_desk.services.deletion_work import DeletionOrder, HeldError


@pytest.fixture
def case(desk):
    child = YoungPerson(last_name="Mond", first_name="Ida")
    case = Case(case_no="2026-7", young_person_id=child.id)
    talk = CaseContact(case_id=case.id, date=date(2026, 2, 10))
    desk.workspace.save(child, case, talk)
    return case


def test_the_open_window_hears_what_was_deleted(desk, case):
    heard = []
    desk.workspace.feed.listen(lambda change: heard.append(change.kind))
    delete_cases(desk, [case.id])
    assert set(heard) == {"case", "case_contact", "young_person"}
    assert desk.workspace.count(Case) == 0


def test_stopping_leaves_the_case(desk, case):
    assert delete_cases(desk, [case.id], lambda part: part < 0.5).is_stopped
    assert desk.workspace.find(Case) == [case]


def test_the_window_may_save_while_cases_are_counted(desk, case):
    other = Case(case_no="2026-8")
    talk = CaseContact(case_id=other.id, date=date(2026, 2, 11))
    later = CaseContact(case_id=case.id, date=date(2026, 2, 12))
    saved = []

    def goes_on(part):
        if not saved:
            saved.append(part)
            desk.workspace.save(other, talk, later)
        return True

    period = next(one for one in desk.statistics.periods() if talk.date in one)
    delete_cases(desk, [case.id], goes_on)
    assert desk.workspace.find(CaseContact) == [talk]
    (table,) = (one for one in desk.statistics.tables(period) if one.id == "A01")
    assert table.cells[""] == 3


def test_the_window_reads_while_cases_are_deleted(desk, case):
    read = []
    delete_cases(desk, [case.id], lambda _part: read.append(desk.workspace.count(Case)) is None)
    assert set(read[:-1]) == {1}


def test_there_is_nothing_to_tidy_in_a_new_file(desk):
    assert not deletion_work.tidy(desk)


def forms(desk):
    return {(one.form, one.record_id) for one in desk.workspace.drafts.all()}


def test_a_draft_of_the_case_summary_leaves_with_its_case(desk, case):
    keep = desk.workspace.drafts.keep
    keep("case_summary", case.id, {"texts": {"question": "Was hilft?"}, "key": []})
    keep("case_summary", "other", {"texts": {"question": "Was hilft?"}, "key": []})
    delete_cases(desk, [case.id])
    assert forms(desk) == {("case_summary", "other")}


@pytest.mark.parametrize("name", ["Ida Mond", "Frau Mond"])
def test_so_does_that_of_another_case_whose_key_names_somebody_who_leaves(desk, case, name):
    other = Case(case_no="2026-8")
    desk.workspace.save(other, Guardian(young_person_id=case.young_person_id, name="Frau Mond"))
    desk.workspace.drafts.keep(
        "case_summary", other.id, {"texts": {"question": "?"}, "key": [["Kind B", name]]}
    )
    delete_cases(desk, [case.id])
    assert forms(desk) == set()


@pytest.fixture
def procedure(desk):
    """A closed procedure of a child without a case, to be looked at."""
    child = YoungPerson(last_name="Stern", first_name="Ole")
    closed = ChildProtectionAssessment(
        young_person_id=child.id,
        number="K-1",
        noticed_on=date(2024, 10, 1),
        closed_on=date(2024, 11, 1),
    )
    desk.workspace.save(
        child, closed, ChildProtectionEntry(assessment_id=closed.id, date=date(2024, 10, 1))
    )
    with clock.stopped_at(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)):
        yield closed


def delete_groups(desk, **decided):
    order = DeletionOrder(replace(PROOF, **decided), groups=desk.retention.due().groups)
    return deletion_work.delete(desk, order, lambda _part: True)


def figures(desk, day):
    periods = [one for one in desk.statistics.periods() if day in one]
    return [[dict(table.cells) for table in desk.statistics.tables(one)] for one in periods]


def test_a_procedure_without_a_case_leaves_as_decided_with_the_youth_office(desk, procedure):
    before = figures(desk, procedure.noticed_on)
    decided = {"child_protection_assessment": date(2026, 11, 20)}
    deleted = delete_groups(desk, youth_office_on=decided).deleted.records
    assert set(deleted) == {
        "child_protection_assessment",
        "child_protection_entry",
        "young_person",
    }
    assert figures(desk, procedure.noticed_on) == before
    (proof,) = desk.deletion_records.all()
    assert "mit dem Jugendamt entschieden am 20.11.2026" in proof.grounds


def test_a_draft_of_the_consultation_paper_leaves_with_its_procedure(desk, procedure):
    desk.workspace.drafts.keep("child_protection/consultation", procedure.id, {"texts": {}})
    delete_groups(desk, youth_office_on={"child_protection_assessment": date(2026, 11, 20)})
    assert forms(desk) == set()


def test_without_the_youth_office_a_procedure_stays(desk, procedure):
    with pytest.raises(HeldError):
        delete_groups(desk)
    assert desk.workspace.count(ChildProtectionAssessment) == 1


def test_a_procedure_that_was_opened_again_stays(desk, procedure):
    order = DeletionOrder(
        replace(PROOF, youth_office_on={"child_protection_assessment": date(2026, 11, 20)}),
        groups=desk.retention.due().groups,
    )
    desk.workspace.save(procedure.changed(closed_on=None))
    with pytest.raises(HeldError):
        deletion_work.delete(desk, order, lambda _part: True)


def test_a_procedure_stays_while_the_child_waits_for_an_answer(desk, procedure):
    asked = DataSubjectRequest(
        young_person_id=procedure.young_person_id, received_on=date(2026, 11, 20)
    )
    desk.workspace.save(asked)
    (group,) = desk.retention.due().groups
    assert not group.may_be_deleted


def test_a_procedure_that_is_still_needed_is_looked_at_a_year_later(desk, procedure):
    deletion_work.keep(desk, [], [procedure.id])
    assert desk.retention.due().groups == ()
    found = desk.workspace.get(ChildProtectionAssessment, procedure.id)
    assert found.next_review_on == date(2027, 11, 23)
