"""The lists of consents and disclosures, on the page and in the case."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, Consent, Disclosure, Guardian, YoungPerson
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui.dialogs.disclose import NoteDialog
from ssa_desk.ui.dialogs.revoke import RevokeDialog
from ssa_desk.ui.models.consent_list import STATE
from ssa_desk.ui.pages.data_protection.consent_tab import ConsentTab
from ssa_desk.ui.pages.data_protection.disclosure_tab import DisclosureTab
from ssa_desk.ui.pages.records.register import CONSENT, DISCLOSURE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CHILD = YoungPerson(first_name="Mia", last_name="Kaya", birth_date=date(2010, 1, 1))
CASE = Case(case_no="F-1", young_person_id=CHILD.id)
MOTHER = Guardian(young_person_id=CHILD.id, name="Elif Kaya", has_custody="yes")
GIVEN = {
    "case_id": CASE.id,
    "consent_kind": "release_from_secrecy",
    "scope": "Hilfeplan",
    "to_whom": "Jugendamt Krefeld",
    "purpose": "Hilfeplan",
    "given_by": ("young_person",),
    "given_on": date(2026, 1, 10),
    "informed_purpose": True,
    "informed_refusal": True,
    "informed_revocation": True,
}
CALL = Wish(
    document="letter",
    recipient="Elif Kaya",
    legal_basis="to_custodians",
    content="Einladung",
    case_id=CASE.id,
)


@pytest.fixture
def filled(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(CHILD, CASE, MOTHER)
        yield desk


def consent_tab(qtbot, desk, *consents):
    desk.workspace.save(*consents)
    tab = ConsentTab(desk, CONSENT, None)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    return tab


def disclosure_tab(qtbot, desk):
    tab = DisclosureTab(desk, DISCLOSURE, None)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    return tab


@pytest.mark.parametrize(
    ("values", "state", "words"),
    [
        ({}, "valid", "gültig"),
        ({"valid_until": date(2026, 12, 31)}, "valid", "bis 31.12.2026"),
        ({"valid_until": date(2026, 3, 20)}, "expiring", "endet 20.03.2026"),
        ({"valid_until": date(2026, 2, 20)}, "expired", "abgelaufen"),
        ({"valid_from": date(2026, 4, 1)}, "not_yet", "gilt ab 01.04.2026"),
        ({"revoked_on": date(2026, 2, 1)}, "revoked", "widerrufen"),
        ({"informed_refusal": False}, "incomplete", "unvollständig"),
    ],
)
def test_the_list_says_how_each_consent_stands(qtbot, filled, values, state, words):
    tab = consent_tab(qtbot, filled, Consent(**{**GIVEN, **values}))
    cell = tab.list_side.model.index(0, 0)
    assert (cell.data(STATE), cell.data()) == (state, words)


def test_the_list_says_whose_consent_it_is_also_where_the_room_is_short(qtbot, filled):
    tab = consent_tab(qtbot, filled, Consent(**GIVEN))
    whose = [one.name for one in CONSENT.listed.columns].index("case_id")
    assert not tab.list_side.table.isColumnHidden(whose)
    assert "Mia Kaya" in tab.list_side.model.words(0, whose)


def test_the_list_of_a_case_does_not_name_the_case_in_every_row(qtbot, filled):
    tab = consent_tab(qtbot, filled, Consent(**GIVEN))
    tab.show_for({"case_id": CASE.id}, CASE.id)
    whose = [one.name for one in CONSENT.listed.columns].index("case_id")
    assert tab.list_side.table.isColumnHidden(whose)
    assert not tab.list_side.table.isColumnHidden(whose + 2)


def test_what_a_consent_lacks_stands_above_its_form(qtbot, filled):
    lacking = Consent(**{**GIVEN, "informed_refusal": False, "purpose": ""})
    tab = consent_tab(qtbot, filled, lacking)
    tab.show_record(lacking.id)
    said = tab.side._lacks.accessibleName()
    assert "der Zweck" in said
    assert "Folgen einer Ablehnung" in said
    tab.side.form.editor("purpose").set_value("Hilfeplan")
    tab.side.form.editor("informed_refusal").set_value(value=True)
    assert tab.save()
    assert tab.side._lacks.isHidden()


def test_a_new_consent_belongs_to_its_case_and_begins_today(qtbot, filled):
    tab = consent_tab(qtbot, filled)
    tab.show_for({"case_id": CASE.id}, CASE.id)
    tab.new_record()
    tab.side.form.editor("to_whom").set_value("Jugendamt Krefeld")
    assert tab.save()
    (consent,) = filled.workspace.find(Consent)
    assert (consent.case_id, consent.given_on) == (CASE.id, date(2026, 3, 2))
    assert tab.side.revoked.isVisible()


def test_a_consent_is_revoked_with_day_and_effect(qtbot, filled, monkeypatch):
    consent = Consent(**GIVEN)
    tab = consent_tab(qtbot, filled, consent)
    tab.show_record(consent.id)

    def revoke(dialog):
        dialog._form.editor("revocation_effect").set_value("Keine Gespräche mehr")
        dialog.revoke()
        return dialog.result()

    monkeypatch.setattr(RevokeDialog, "exec", revoke)
    tab.side.revoked.click()
    revoked = filled.workspace.get(Consent, consent.id)
    assert revoked.revoked_on == date(2026, 3, 2)
    assert revoked.revocation_effect == "Keine Gespräche mehr"
    assert tab.side.revoked.isHidden()
    assert tab.list_side.model.index(0, 0).data(STATE) == "revoked"


def test_the_log_shows_an_entry_to_read_and_keeps_it(qtbot, filled):
    entry = filled.disclosures.log(filled.disclosures.permit(CALL), "print")
    tab = disclosure_tab(qtbot, filled)
    tab.show_record(entry.id)
    assert "Elif Kaya" in [value for _, value in facts(tab)]
    assert tab.side._delete.isHidden()
    assert tab.side._save.isHidden()
    tab._delete()
    assert filled.workspace.get(Disclosure, entry.id) == entry


def test_an_entry_names_the_consent_that_it_rested_on(qtbot, filled):
    consent = Consent(**GIVEN)
    filled.workspace.save(consent)
    rested = replace(
        CALL, legal_basis="consent", consent_id=consent.id, recipient="Jugendamt Krefeld"
    )
    entry = filled.disclosures.log(filled.disclosures.permit(rested))
    tab = disclosure_tab(qtbot, filled)
    tab.show_record(entry.id)
    said = dict(facts(tab))["Einwilligung"]
    assert said == "Schweigepflichtentbindung · Jugendamt Krefeld · gültig"


def facts(tab):
    return [(name.text(), value.text()) for name, value in tab.side._facts._pairs]


def test_a_call_is_noted_from_the_list(qtbot, filled, monkeypatch):
    tab = disclosure_tab(qtbot, filled)
    tab.show_for({"case_id": CASE.id}, CASE.id)

    def note(dialog):
        form = dialog._form
        form.editor("guardian_id").set_value(MOTHER.id)
        form.editor("legal_basis").set_value("to_custodians")
        form.editor("content").set_value("Termin besprochen")
        dialog.go()
        return dialog.result()

    monkeypatch.setattr(NoteDialog, "exec", note)
    tab.new_record()
    (entry,) = filled.workspace.find(Disclosure)
    assert (entry.recipient, entry.by_program) == ("Elif Kaya", False)
    tab.show_record(entry.id)
    assert tab.side._delete.isVisible()
    tab._delete()
    assert filled.workspace.find(Disclosure) == []
