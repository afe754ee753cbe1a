"""The trail tells what was done and when, and nothing of what it was about."""

from datetime import UTC, datetime, timedelta

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import RECORDS, Case, CaseContact, YoungPerson
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail, errors
from ssa_desk.storage.audit_trail import Wanted
from storage.any_record import with_needed
from support import new_desk

MOMENT = datetime(2026, 11, 23, 8, tzinfo=UTC)
MARKER = "Zqxmarker"
EVER = Wanted(MOMENT - timedelta(days=999), MOMENT + timedelta(days=999))


@pytest.fixture
def database(tmp_path):
    desk = new_desk(tmp_path / "a.ssadesk")
    with clock.stopped_at(MOMENT):
        yield desk.workspace.database
    desk.close()


@pytest.fixture
def workspace(database):
    return Workspace(database)


def told(database, wanted=EVER):
    found = audit_trail.events(database, wanted, 0, 1000)
    return [(one.action, one.kind) for one in reversed(found)]


def test_making_changing_and_deleting_are_told_apart(workspace, database):
    child = YoungPerson(first_name="Mia")
    workspace.save(child)
    workspace.save(child.changed(first_name="Mia Sophie"))
    workspace.delete(child)
    assert told(database) == [
        (action, "young_person") for action in ("created", "changed", "deleted")
    ]


def test_what_leaves_with_a_record_is_noted_too(workspace, database):
    case = Case(case_no="F-1", opened_on=clock.today())
    contact = CaseContact(case_id=case.id, date=clock.today())
    workspace.save(case, contact)
    workspace.delete(case)
    assert ("deleted", "case_contact") in told(database)
    assert ("deleted", "case") in told(database)


def test_a_save_that_fails_leaves_no_trace(workspace, database):
    with pytest.raises(errors.LinkMissingError):
        workspace.save(CaseContact(case_id="nobody", date=clock.today()))
    assert told(database) == []


def test_an_act_without_a_record_is_noted(database):
    audit_trail.note(database, "printed", "letter")
    (event,) = audit_trail.events(database, EVER, 0, 10)
    assert (event.at, event.action, event.kind, event.record_id) == (
        MOMENT,
        "printed",
        "letter",
        "",
    )


def test_it_is_asked_by_day_action_and_kind(database):
    audit_trail.note(database, "printed", "letter")
    audit_trail.note(database, "exported", "access")
    later = Wanted(MOMENT + timedelta(days=1), MOMENT + timedelta(days=2))
    assert told(database, later) == []
    assert told(database, Wanted(EVER.first, EVER.before, ("printed",))) == [("printed", "letter")]
    assert told(database, Wanted(EVER.first, EVER.before, (), ("access",))) == [
        ("exported", "access")
    ]
    assert audit_trail.kinds(database) == ["access", "letter"]
    assert audit_trail.count(database, EVER) == 2


def test_old_events_are_removed_and_the_others_stay(database):
    audit_trail.note(database, "printed", "old")
    with clock.stopped_at(MOMENT + timedelta(days=1)):
        audit_trail.note(database, "printed", "new")
    assert audit_trail.remove_before(database, MOMENT + timedelta(hours=1)) == 1
    assert told(database) == [("printed", "new")]
    assert audit_trail.first_moment(database) == MOMENT + timedelta(days=1)


def test_no_word_of_a_record_enters_the_trail(workspace, database):
    """The table is read as a whole: every kind of record with a marker in every text."""
    for kind in RECORDS:
        workspace.save(*with_needed(kind, MARKER))
    for row in database.rows("SELECT * FROM audit_event"):
        assert MARKER not in "".join(map(str, row))
    kinds = {kind.KIND for kind in RECORDS}
    assert {kind for _, kind in told(database)} == kinds
