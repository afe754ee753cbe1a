"""Invented data protection and child protection around invented cases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import (
    Body,
    Case,
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
    Consent,
    DataBreach,
    DataSubjectRequest,
    Disclosure,
    EmergencyNumber,
    YoungPerson,
)
from ssa_desk.domain.schoolyear import school_year

_INFORMED = {"informed_purpose": True, "informed_refusal": True, "informed_revocation": True}
_WEEK = timedelta(weeks=1)
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class _Scene:
    open_cases: Sequence[Case]
    closed_cases: Sequence[Case]
    persons: dict[str, YoungPerson]
    body: Body
    today: date


def invented_protection(records: Sequence[Record], today: date) -> Iterator[Record]:
    """Yield consents, disclosures, requests, holds and a procedure for cases of `records`."""
    cases = [one for one in records if isinstance(one, Case)]
    scene = _Scene(
        [one for one in cases if one.is_open and not one.counselling_without_parents],
        [one for one in cases if not one.is_open],
        {one.id: one for one in records if isinstance(one, YoungPerson)},
        next(one for one in records if isinstance(one, Body)),
        today,
    )
    for part in (_consents, _disclosures, _requests, _ends, _procedure, _numbers):
        yield from part(scene)


def _consents(scene: _Scene) -> Iterator[Record]:
    day = scene.today
    spans = (
        (day - _YEAR / 2, day + _YEAR / 2, None),
        (day - _YEAR / 2, day + 2 * _WEEK, None),
        (day - 2 * _YEAR, day - _WEEK, None),
        (day - _YEAR, day + _YEAR, day - 3 * _WEEK),
    )
    for case, (first, last, revoked) in zip(scene.open_cases, spans, strict=False):
        yield Consent(
            case_id=case.id,
            young_person_id=case.young_person_id,
            consent_kind="release_from_secrecy",
            scope="Stand der Beratung, Termine",
            from_whom="Schulsozialarbeit",
            to_whom=scene.body.name,
            body_id=scene.body.id,
            mutual=True,
            purpose="Gemeinsame Begleitung",
            given_by=("young_person", "guardian_1"),
            consent_form="paper",
            given_on=first,
            valid_until=last,
            revoked_on=revoked,
            revocation_effect="Ab jetzt keine Gespräche mehr" if revoked else "",
            **_INFORMED,
        )
    for case in scene.open_cases[4:6]:
        yield Consent(
            case_id=case.id,
            young_person_id=case.young_person_id,
            consent_kind="photo_video",
            scope="Fotos vom Klassenrat",
            to_whom="Schülerzeitung",
            purpose="Bericht in der Schülerzeitung",
            given_by=("guardian_1",),
            consent_form="paper",
            given_on=day - 4 * _WEEK,
        )


def _disclosures(scene: _Scene) -> Iterator[Record]:
    for number, case in enumerate(scene.open_cases[:3]):
        yield Disclosure(
            case_id=case.id,
            young_person_id=case.young_person_id,
            date=scene.today - (number + 2) * _WEEK,
            disclosed_document="conversation",
            recipient=scene.body.name,
            body_id=scene.body.id,
            legal_basis="consent",
            disclosure_way="telephone",
            content="Terminabsprache",
            pseudonymised="no",
            informed="yes",
            informed_on=scene.today - (number + 2) * _WEEK,
        )


def _requests(scene: _Scene) -> Iterator[Record]:
    for case, weeks, decision in zip(
        scene.open_cases[6:8], (4, 20), (None, "fulfilled"), strict=False
    ):
        received = scene.today - weeks * _WEEK
        done = received + 2 * _WEEK if decision else None
        yield DataSubjectRequest(
            case_id=case.id,
            young_person_id=case.young_person_id,
            request_kind="access",
            requester="custodian",
            requester_name="Frau Beispiel (erfunden)",
            identity_proof="known",
            received_on=received,
            request_decision=decision,
            decided_on=done,
            answered_on=done,
        )


def _ends(scene: _Scene) -> Iterator[Record]:
    """Yield children who left the school long ago, a hold and a restriction."""
    left = school_year(scene.today).first - timedelta(days=2)
    gone = [one for one in scene.closed_cases if one.closed_on and one.closed_on < left]
    here = [one for one in scene.closed_cases if one not in gone]
    for case in gone[:5]:
        person = scene.persons.get(case.young_person_id or "")
        if person is not None:
            yield person.changed(left_school_on=left)
    for case in here[:1]:
        yield case.changed(
            legal_hold=True,
            legal_hold_reason="Verfahren beim Familiengericht (erfunden)",
            legal_hold_until=scene.today + 3 * _WEEK,
        )
    for case in here[1:2]:
        yield case.changed(
            restricted_on=scene.today - 2 * _WEEK,
            restriction_ground="accuracy_contested",
            restriction_reason="Die Person bestreitet Angaben (erfunden).",
        )


def _procedure(scene: _Scene) -> Iterator[Record]:
    day = scene.today - 3 * _WEEK
    for case in scene.open_cases[8:9]:
        assessment = ChildProtectionAssessment(
            case_id=case.id,
            young_person_id=case.young_person_id,
            number="K-01",
            noticed_on=day,
            legal_path="p8a_public",
            urgency="days",
            acute_danger="no",
            assessed_on=day + timedelta(days=2),
            specialist_consulted="yes",
            specialist_name="Kinderschutzfachkraft (erfunden)",
            specialist_on=day + timedelta(days=3),
            risk_result="latent",
            danger_types=("neglect",),
            next_review_on=scene.today + timedelta(days=4),
        )
        yield assessment
        yield from _procedure_parts(assessment.id, day)


def _procedure_parts(assessment_id: str, day: date) -> Iterator[Record]:
    yield ChildProtectionEntry(
        assessment_id=assessment_id,
        date=day,
        protection_entry_kind="observation",
        observer="Klassenleitung",
        text="Kommt seit drei Wochen ohne Frühstück (erfunden).",
        information_source="Klassenleitung",
    )
    yield ChildProtectionAnswer(
        assessment_id=assessment_id,
        protection_question="custodians_talk",
        answer="yes",
        date=day + timedelta(days=2),
    )
    for area, rating in (("nutrition", "red"), ("clothing", "yellow"), ("violence", "green")):
        yield ChildProtectionRating(
            assessment_id=assessment_id,
            risk_area=area,
            risk_rating=rating,
            facts="Erfundene Angabe",
            information_source="Klassenleitung",
        )
    yield ChildProtectionMeasure(
        assessment_id=assessment_id,
        measure="Frühstück in der Schule",
        responsible="Schulsozialarbeit",
        until=day + 6 * _WEEK,
    )


def _numbers(scene: _Scene) -> Iterator[Record]:
    yield EmergencyNumber(name="Jugendamt Musterstadt (erfunden)", telephone="02151 000030")
    yield DataBreach(
        breach_kind="wrong_recipient",
        happened_on=scene.today - 12 * _WEEK,
        discovered_on=scene.today - 12 * _WEEK,
        what="Ein Brief lag im falschen Fach (erfunden).",
        persons_affected=1,
        breach_risk="none",
        no_report_reason="Ungeöffnet zurückgegeben.",
        closed_on=scene.today - 11 * _WEEK,
    )
