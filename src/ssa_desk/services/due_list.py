"""What is to be deleted or looked at, since when and why, and what keeps it (retention plan)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from ssa_desk.domain.deletion import Hold
from ssa_desk.domain.records import RECORDS
from ssa_desk.domain.retention import (
    RetentionPlan,
    Verdict,
    due_on,
    group_names_due,
    months_after,
    protection_due,
)
from ssa_desk.domain.retention_classes import RetentionClass
from ssa_desk.domain.retention_words import retention_of
from ssa_desk.storage import retention_facts
from ssa_desk.storage.database import Database
from ssa_desk.storage.retention_facts import LOOSE, AssessmentRow, CaseRow, LooseKind, LooseRow

_TITLES = {kind.KIND: kind.PLURAL for kind in RECORDS}
_REVIEWED_LATER = 12
"""Months that a transition without a known outcome has more, before it is looked at."""
_INSTEAD_OF_DELETION = "instead_of_deletion"
PROCEDURE = "child_protection_assessment"


@dataclass(frozen=True, slots=True, repr=False)
class DueCase:
    """A case that is due: by which rule, and what keeps it."""

    case_id: str
    case_no: str
    name: str
    verdict: Verdict
    holds: tuple[Hold, ...]
    is_open: bool
    is_restricted: bool

    @property
    def is_free(self) -> bool:
        """Return whether nothing keeps it."""
        return not self.holds

    @property
    def is_proposed(self) -> bool:
        """Return whether it is chosen by itself: due, kept by nothing, and closed."""
        return self.is_free and not self.verdict.is_review and not self.is_open


@dataclass(frozen=True, slots=True, repr=False)
class DueGroup:
    """Records without a case that are due together, or the names in the lists of one offer."""

    retention: RetentionClass
    table: str
    title: str
    ids: tuple[str, ...]
    since: date
    reason: str
    is_review: bool = False
    may_be_deleted: bool = True

    @property
    def needs_youth_office(self) -> bool:
        """Return whether it may leave only as decided with the youth office."""
        return self.table == PROCEDURE


@dataclass(frozen=True, slots=True, repr=False)
class DueList:
    """Everything that is due on a day."""

    today: date
    cases: tuple[DueCase, ...]
    groups: tuple[DueGroup, ...]

    @property
    def to_delete(self) -> int:
        """Return how many cases and groups are to be deleted and kept by nothing."""
        cases = sum(not one.verdict.is_review and one.is_free for one in self.cases)
        return cases + sum(not one.is_review and one.may_be_deleted for one in self.groups)

    @property
    def to_review(self) -> int:
        """Return how many are to be looked at."""
        cases = sum(one.verdict.is_review for one in self.cases)
        return cases + sum(one.is_review for one in self.groups)


def due_list(
    database: Database, plan: RetentionPlan, today: date, *, private: bool = False
) -> DueList:
    """Return what is due; the connection has to see restricted cases, too."""
    rows = retention_facts.cases(database)
    held = _Holds(database)
    kept = {row.id for row in rows if held.of(row)}
    cases = [
        _due_case(row, verdict, held.of(row))
        for row in rows
        if (verdict := due_on(row.facts, plan, today, private=private)).is_due(today)
    ]
    groups = [
        *_loose_groups(database, plan, today, kept),
        *_name_groups(database, plan, today),
        *_protection_groups(database, plan, today),
    ]
    return DueList(today, tuple(sorted(cases, key=_order)), tuple(groups))


def holds_of(database: Database, case_ids: Collection[str]) -> dict[str, tuple[Hold, ...]]:
    """Return what keeps these cases, by their id."""
    held = _Holds(database)
    return {row.id: held.of(row) for row in retention_facts.cases(database, case_ids)}


def _order(one: DueCase) -> tuple[bool, date, str]:
    return one.verdict.is_review, one.verdict.on or date.max, one.case_no


def _due_case(row: CaseRow, verdict: Verdict, holds: tuple[Hold, ...]) -> DueCase:
    return DueCase(
        case_id=row.id,
        case_no=row.case_no,
        name=row.name,
        verdict=verdict,
        holds=holds,
        is_open=row.is_open,
        is_restricted=row.restricted_on is not None,
    )


class _Holds:
    """Knows what keeps cases from being deleted."""

    def __init__(self, database: Database) -> None:
        self._asked = retention_facts.asked(database)
        self._assessed = {
            one: row
            for row in retention_facts.assessments(database)
            for one in (row.case_id, row.child_id)
            if one
        }
        self._left_out = retention_facts.children_left_out(database)

    def of(self, row: CaseRow) -> tuple[Hold, ...]:
        return tuple(self._found(row))

    def _found(self, row: CaseRow) -> Iterator[Hold]:
        if row.legal_hold:
            yield Hold("legal_hold", f"Sperrvermerk: {row.hold_reason or '–'}", row.hold_until)
        assessment = self._assessed.get(row.id) or self._assessed.get(row.child_id or "")
        if assessment is not None:
            yield Hold("child_protection", _assessment_words(assessment), assessment.review_on)
        if row.restricted_on and row.restriction_ground != _INSTEAD_OF_DELETION:
            yield Hold("restriction", f"eingeschränkt seit {row.restricted_on:%d.%m.%Y}")
        elif not row.restricted_on and row.child_id in self._left_out:
            # Sealed without the other case, the child would count twice once that is released.
            yield Hold("restriction", "ein anderer Fall des Kindes ist eingeschränkt")
        if not {row.id, row.child_id}.isdisjoint(self._asked):
            yield Hold("request", "offener Antrag der betroffenen Person")


def _assessment_words(row: AssessmentRow) -> str:
    if row.closed_on is None:
        return "Gefährdungseinschätzung ist nicht abgeschlossen"
    return "Gefährdungseinschätzung: Löschung nur nach Absprache mit dem Jugendamt"


def _loose_groups(
    database: Database, plan: RetentionPlan, today: date, kept: Collection[str]
) -> Iterator[DueGroup]:
    for kind in LOOSE:
        due = [
            one
            for one in retention_facts.loose(database, kind)
            if one.case_id not in kept and loose_due(kind, one.day, plan) <= today
        ]
        if due:
            yield _loose_group(kind, due, plan)


def loose_due(kind: LooseKind, day: date, plan: RetentionPlan) -> date:
    """Return the first day on which a record that belongs to no case is due."""
    if kind.retention == "personal_note":
        return day + timedelta(days=plan.personal_note_days)
    months = {
        "parent_contact": plan.parent_contact_months,
        "transition": plan.transition_months + (_REVIEWED_LATER if kind.is_review else 0),
        "consent": plan.consent_months,
        "letter": plan.letter_months,
        "proof": plan.proof_months,
        "case": plan.case_review_months,
    }[kind.retention]
    return months_after(day, months) + timedelta(days=1)


def _loose_group(kind: LooseKind, due: list[LooseRow], plan: RetentionPlan) -> DueGroup:
    reason = retention_of(plan)[kind.retention].period
    if kind.is_review:
        reason = "Werden diese Einträge noch gebraucht?"
    return DueGroup(
        retention=kind.retention,
        table=kind.table,
        title=_TITLES[kind.table],
        ids=tuple(one.id for one in due),
        since=loose_due(kind, due[0].day, plan),
        reason=reason,
        is_review=kind.is_review,
    )


def _name_groups(database: Database, plan: RetentionPlan, today: date) -> Iterator[DueGroup]:
    rows = retention_facts.sessions(database)
    reason = retention_of(plan)["group_names"].period
    for _, own in groupby(rows, key=lambda one: one.offer_id):
        due = [one for one in own if group_names_due(one.day, plan) <= today]
        if due:
            yield DueGroup(
                retention="group_names",
                table="group_session",
                title=f"Namen und Verlauf: {due[0].title}",
                ids=tuple(one.id for one in due),
                since=min(group_names_due(one.day, plan) for one in due),
                reason=reason,
            )


def _protection_groups(database: Database, plan: RetentionPlan, today: date) -> Iterator[DueGroup]:
    """Yield the assessments to be looked at (RC2).

    Those of a case leave with it; each other one may leave from here, once the youth office agreed.
    """
    due = [
        (row, on)
        for row in retention_facts.assessments(database)
        if (on := protection_due(row.closed_on, row.review_on, plan).on) is not None and on <= today
    ]
    free = free_procedures(database)
    of_cases = [(row, on) for row, on in due if row.id not in free]
    if of_cases:
        ids = tuple(row.id for row, _ in of_cases)
        since = min(on for _, on in of_cases)
        yield _protection_group(_TITLES[PROCEDURE], ids, since, may_be_deleted=False)
    for row, on in due:
        if row.id in free:
            title = f"Verfahren ohne Fall {row.number}".strip()
            yield _protection_group(title, (row.id,), on, may_be_deleted=True)


def free_procedures(database: Database) -> frozenset[str]:
    """Return the closed procedures that leave with no case, and that no open request keeps."""
    asked = retention_facts.asked(database)
    return frozenset(
        row.id
        for row in retention_facts.assessments(database)
        if row.closed_on is not None and not row.has_case and row.child_id not in asked
    )


def _protection_group(
    title: str, ids: tuple[str, ...], since: date, *, may_be_deleted: bool
) -> DueGroup:
    return DueGroup(
        retention="child_protection",
        table=PROCEDURE,
        title=title,
        ids=ids,
        since=since,
        reason="jährliche Überprüfung, mit dem Jugendamt entschieden",
        is_review=True,
        may_be_deleted=may_be_deleted,
    )
