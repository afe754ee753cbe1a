"""Which acts are noted, and what a line may show."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    ChildProtectionAssessment,
    Consent,
    YoungPerson,
)
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services import audit_trail, unlock
from ssa_desk.services.audit_trail import TrailFilter
from ssa_desk.services.deputy import open_as_owner
from ssa_desk.services.disclosures import Wish
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import openings
from ssa_desk.storage.audit_trail import Action
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.keys import Root
from support import ROOT, new_file

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = TrailFilter(NOW.date() - timedelta(days=1), NOW.date() + timedelta(days=1))


@pytest.fixture(autouse=True)
def _now():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def case(desk):
    made = Case(case_no="F-1", opened_on=NOW.date())
    desk.workspace.save(made)
    return made


def actions(desk):
    return [one.action for one in desk.trail.lines(TODAY)]


def test_opening_the_file_is_noted(tmp_path):
    new_file(tmp_path / "a.ssadesk")
    opened = unlock.open_desk(tmp_path / "a.ssadesk", Root(ROOT))
    assert actions(opened) == ["Datei entsperrt"]
    opened.close()


def test_opening_by_code_is_noted_with_who_it_was(tmp_path):
    new_file(tmp_path / "a.ssadesk")
    opened = open_as_owner(tmp_path / "a.ssadesk", Root(ROOT))
    openings.note(opened.workspace.database, "deputy", "krank")
    lines = [(one.action, one.kind) for one in opened.trail.lines(TODAY)]
    assert lines == [("mit Code geöffnet", "Vertretung"), ("mit Code geöffnet", "Fachkraft")]
    opened.close()


def test_every_action_and_every_document_has_its_word():
    titles = audit_trail.action_titles()
    assert set(titles) == set(Action.__args__)
    for one in catalogue("disclosed_document").entries:
        assert audit_trail.kind_title(one.identifier) == one.label


def test_a_line_shows_the_number_of_its_case(desk, case):
    desk.workspace.save(CaseContact(case_id=case.id, date=NOW.date()))
    assert [one.case_no for one in desk.trail.lines(TODAY)] == ["F-1", "F-1"]


def test_a_line_about_child_protection_leads_to_no_case(desk, case):
    desk.workspace.save(ChildProtectionAssessment(case_id=case.id, noticed_on=NOW.date()))
    line = desk.trail.lines(TODAY)[0]
    assert (line.kind, line.case_id) == (ChildProtectionAssessment.TITLE, "")


def test_a_line_about_a_restricted_case_leads_nowhere(desk, case):
    desk.workspace.save(case.changed(restricted_on=NOW.date(), restriction_ground="unlawful"))
    assert {one.case_id for one in desk.trail.lines(TODAY)} == {""}


def test_a_file_that_is_only_read_keeps_no_notes(desk):
    reader = desk.workspace.database.reader()
    audit_trail.AuditTrail(Workspace(reader)).note("printed", "letter")
    audit_trail.note_opening(reader, "unlocked")
    reader.close()
    assert actions(desk) == []


def test_days_are_those_of_the_calendar_here(desk):
    with clock.stopped_at(NOW.astimezone().replace(hour=0, minute=30)):
        desk.trail.note("printed", "letter")
        today = clock.today()
    assert desk.trail.count(TrailFilter(today, today)) == 1
    assert desk.trail.count(TrailFilter(today - timedelta(1), today - timedelta(1))) == 0


def test_what_leaves_through_the_gate_is_noted_as_printed_or_given_out(desk):
    child = YoungPerson(first_name="Mia", birth_date=date(2010, 4, 5))
    case = Case(case_no="F-1", young_person_id=child.id)
    consent = Consent(
        case_id=case.id,
        young_person_id=child.id,
        consent_kind="release_from_secrecy",
        scope="Hilfeplan",
        to_whom="Jugendamt",
        purpose="Hilfeplan",
        given_by=("young_person",),
        given_on=NOW.date(),
        informed_purpose=True,
        informed_refusal=True,
        informed_revocation=True,
    )
    desk.workspace.save(child, case, consent)
    wish = Wish(
        document="letter",
        recipient="Jugendamt",
        legal_basis="consent",
        content="Absprache",
        case_id=case.id,
        consent_id=consent.id,
    )
    desk.disclosures.log(desk.disclosures.permit(wish), "print")
    desk.disclosures.log(desk.disclosures.permit(wish), "file")
    found = [(one.action, one.kind) for one in desk.trail.lines(TODAY)]
    assert {("gedruckt", "Brief"), ("ausgegeben", "Brief")} < set(found)


def test_other_periods_are_noted(desk):
    desk.retention.choose(RetentionPlan(parent_contact_months=7))
    assert actions(desk) == ["Fristen geändert"]


def test_new_keys_are_noted_when_their_sheet_is_proved(desk):
    desk.sheets.note_proved()
    assert actions(desk) == []
    DeskSettings(desk.workspace.database).put("sheet_of_rotation", "another root")
    desk.sheets.note_proved()
    assert actions(desk) == ["neue Schlüssel"]


def test_a_restore_is_noted_in_the_file_that_came_back(desk, tmp_path):
    desk.backups.note_found(tmp_path / "SSA-Sicherung-1.ssabak")
    assert actions(desk) == ["Sicherung zurückgeholt"]
