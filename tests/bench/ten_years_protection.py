"""What ten years leave in data protection and child protection, invented."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ssa_desk.domain.base import Record
from ssa_desk.domain.clock import today
from ssa_desk.domain.records import (
    Case,
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    Consent,
    DataSubjectRequest,
    Disclosure,
)

_ENTRIES = 8


def protection(chance: random.Random, cases: Sequence[Case]) -> Iterator[Record]:
    """Yield a consent and two disclosures for each case, some requests and procedures."""
    for number, case in enumerate(cases):
        day = case.opened_on or today()
        yield Consent(
            case_id=case.id,
            consent_kind="release_from_secrecy",
            to_whom=f"Beratungsstelle {chance.randrange(40)}",
            given_on=day,
            valid_until=day + timedelta(days=365),
        )
        for _ in range(2):
            yield Disclosure(case_id=case.id, date=day, recipient="Eltern", by_program=True)
        if number % 20 == 0:
            yield DataSubjectRequest(case_id=case.id, request_kind="access", received_on=day)
            yield from _procedure(case, number)


def _procedure(case: Case, number: int) -> Iterator[Record]:
    day = case.opened_on or today()
    made = ChildProtectionAssessment(
        case_id=case.id,
        number=f"KS-{number:04}",
        noticed_on=day,
        legal_path="p8a_agreement",
        closed_on=day + timedelta(days=60) if number % 3 else None,
    )
    yield made
    for _ in range(_ENTRIES):
        yield ChildProtectionEntry(assessment_id=made.id, date=day, text="Gespräch")
    yield ChildProtectionAnswer(
        assessment_id=made.id, protection_question="child_involved", answer="yes", date=day
    )
