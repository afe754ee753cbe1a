"""Consents are told before they end, found for a recipient, and revoked."""

from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Body, Case, Consent, YoungPerson
from ssa_desk.services import concerns
from ssa_desk.services.consents import concern

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)
CHILD = YoungPerson(first_name="Mia", last_name="Kaya")
CASE = Case(case_no="F-1", young_person_id=CHILD.id)
OFFICE = Body(name="Jugendamt Krefeld")
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


@pytest.fixture
def filled(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(CHILD, CASE, OFFICE)
        yield desk


def given(desk, **values):
    consent = Consent(**{**GIVEN, **values})
    desk.workspace.save(consent)
    return consent


def ending(desk):
    return [(one.id, one.text) for one in desk.agenda.deadlines() if one.kind == "consent"]


@pytest.mark.parametrize(
    ("end", "is_told"),
    [
        (None, False),
        (date(2026, 4, 2), False),
        (date(2026, 4, 1), True),
        (date(2026, 3, 2), True),
        (date(2025, 12, 1), True),
    ],
)
def test_heute_tells_thirty_days_before_and_after_the_end(filled, end, is_told):
    consent = given(filled, valid_until=end)
    assert ending(filled) == ([(consent.id, "Schweigepflichtentbindung")] if is_told else [])


def test_a_consent_that_was_renewed_or_revoked_is_told_no_more(filled):
    old = given(filled, valid_until=DAY)
    assert ending(filled)
    given(filled, valid_until=date(2027, 3, 1))
    assert ending(filled) == []
    filled.consents.revoke(given(filled, valid_until=DAY, to_whom="Arzt"), DAY, "")
    assert ending(filled) == []
    assert filled.consents.state(old) == "expiring"


def test_a_consent_of_a_closed_case_is_told_no_more(filled):
    given(filled, valid_until=DAY)
    filled.workspace.save(CASE.changed(closed_on=DAY))
    assert ending(filled) == []


def test_it_stands_on_its_day_in_the_week(filled):
    given(filled, valid_until=date(2026, 3, 4))
    wednesday = filled.agenda.week(DAY)[2]
    assert [one.kind for one in wednesday.lines] == ["consent"]


def test_the_overview_counts_what_ended_and_what_ends(filled):
    assert concern(filled.workspace, DAY).state == "keine läuft bald ab"
    given(filled, valid_until=date(2026, 3, 9))
    given(filled, valid_until=date(2026, 2, 1), to_whom="Arzt")
    found = concern(filled.workspace, DAY)
    assert found.state == "1 ist abgelaufen, 1 läuft bald ab"
    assert found in concerns.concerns(filled)


def test_those_that_count_come_first(filled):
    over = given(filled, valid_until=date(2026, 2, 1), given_on=date(2026, 1, 20))
    good = given(filled)
    assert filled.consents.of(CASE.id) == [good, over]


def test_the_one_that_names_the_recipient_fits_best(filled):
    doctor = given(filled, to_whom="Kinderarzt Öz")
    office = given(filled, to_whom="", body_id=OFFICE.id)
    found = filled.consents.of(CASE.id)
    assert filled.consents.best(found, "letter", "Kinderarzt Öz") == doctor
    assert filled.consents.best(found, "letter", "Frau A", OFFICE.id) == office
    assert filled.consents.best(found, "letter", "Jugendamt Krefeld") == office
    assert filled.consents.best(found, "letter", "") is None
    assert filled.consents.best([doctor], "letter", "") == doctor


def test_names_are_covered_in_the_title(filled):
    consent = given(filled)
    assert filled.consents.title(consent).startswith("Schweigepflichtentbindung · Jugendamt")
    filled.workspace.privacy.switch(on=True)
    assert "Jugendamt" not in filled.consents.title(consent)
