"""SQL behind the due list: what decides how long cases and other records are kept."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.restriction import STORED_ONLY
from ssa_desk.domain.retention import CaseFacts
from ssa_desk.domain.retention_classes import RetentionClass
from ssa_desk.storage.database import Database, Row

_CASES = """
    SELECT "case".id, case_no, opened_on, closed_on,
        COALESCE((SELECT rolls_up_to FROM local_entry WHERE id = closure_reason), closure_reason),
        review_date, legal_hold, legal_hold_reason, legal_hold_until, restricted_on,
        restriction_ground, young_person_id, last_name, first_name, birth_date, left_school_on,
        next_school, last_talk
    FROM "case" LEFT JOIN young_person ON young_person.id = young_person_id
        LEFT JOIN (
            SELECT case_id AS talked, MAX(day) AS last_talk FROM (
                SELECT case_id, MAX(date) AS day FROM case_contact GROUP BY case_id
                UNION ALL SELECT case_id, MAX(date) FROM parent_contact
                    WHERE case_id IS NOT NULL GROUP BY case_id)
            GROUP BY case_id) ON talked = "case".id
    {where} ORDER BY case_no
"""
_ASSESSED = """
    SELECT id, case_id, young_person_id, closed_on, next_review_on, number,
        case_id IS NOT NULL OR young_person_id IN (SELECT young_person_id FROM "case")
    FROM child_protection_assessment
"""
_ASKED = """
    SELECT case_id, young_person_id FROM data_subject_request
    WHERE request_decision IS NULL AND (case_id IS NOT NULL OR young_person_id IS NOT NULL)
"""
_LEFT_OUT = """
    SELECT young_person_id FROM "case" WHERE restricted_on IS NOT NULL
    AND (restriction_ground IS NULL
         OR restriction_ground IN (SELECT value FROM json_each(:grounds)))
"""
_CHILDREN = "SELECT id, last_name, first_name, birth_date FROM young_person"
_SESSIONS = """
    SELECT offer_id, title, group_session.id, COALESCE(ends_on, date)
    FROM group_session JOIN group_offer ON group_offer.id = offer_id
    WHERE course <> '' OR group_session.evaluation <> ''
        OR EXISTS (SELECT 1 FROM group_attendance WHERE session_id = group_session.id)
    ORDER BY title, offer_id, date
"""
_LEAVING = frozenset({"school_change", "left_school"})


@dataclass(frozen=True, slots=True, repr=False)
class CaseRow:
    """One case with what decides when it is due, and what keeps it."""

    id: str
    case_no: str
    child_id: str | None
    name: str
    facts: CaseFacts
    is_open: bool
    legal_hold: bool
    hold_reason: str
    hold_until: date | None
    restricted_on: date | None
    restriction_ground: str | None


@dataclass(frozen=True, slots=True, repr=False)
class AssessmentRow:
    """One assessment of child protection, and whose it is."""

    id: str
    case_id: str | None
    child_id: str | None
    closed_on: date | None
    review_on: date | None
    number: str
    has_case: bool
    """Whether it leaves with a case: its own, or one of its child."""


@dataclass(frozen=True, slots=True, repr=False)
class SessionRow:
    """A session that still has names; `day` is the end of its offer, or its own."""

    offer_id: str
    title: str
    id: str
    day: date


@dataclass(frozen=True, slots=True)
class LooseKind:
    """Records that are due by themselves: of which class, from which day on.

    `where` picks them; `is_review`: they are to be looked at, not to be deleted.
    """

    retention: RetentionClass
    table: str
    day: str
    where: str
    case_column: str = ""
    """Where they may belong to a case that keeps them."""
    is_review: bool = False


@dataclass(frozen=True, slots=True)
class LooseRow:
    """A record that is due by itself: its id, its day, its case."""

    id: str
    day: date
    case_id: str | None = field(default=None, repr=False)


_CONFIRMED = "(follow_up_3 = 'yes' OR follow_up_6 = 'yes') AND outcome_on IS NOT NULL"
_NO_CHILD = "young_person_id IS NULL"
LOOSE: tuple[LooseKind, ...] = (
    LooseKind("parent_contact", "parent_contact", "date", "case_id IS NULL"),
    LooseKind("parent_contact", "staff_consultation", "date", "case_id IS NULL"),
    LooseKind("parent_contact", "application_help", "date", "case_id IS NULL"),
    LooseKind("transition", "transition", "outcome_on", _CONFIRMED, "case_id"),
    LooseKind(
        "transition",
        "transition",
        "COALESCE(outcome_on, started_on)",
        f"case_id IS NULL AND NOT COALESCE({_CONFIRMED}, 0)",
        is_review=True,
    ),
    LooseKind(
        "consent",
        "consent",
        "COALESCE(revoked_on, valid_until)",
        f"case_id IS NULL AND {_NO_CHILD} AND COALESCE(revoked_on, valid_until) IS NOT NULL",
    ),
    LooseKind("letter", "letter", "date", f"case_id IS NULL AND {_NO_CHILD}"),
    LooseKind("proof", "disclosure", "date", f"case_id IS NULL AND {_NO_CHILD}"),
    LooseKind(
        "proof",
        "data_subject_request",
        "COALESCE(answered_on, decided_on, received_on)",
        f"case_id IS NULL AND {_NO_CHILD} AND request_decision IS NOT NULL",
    ),
    LooseKind("proof", "data_breach", "closed_on", "closed_on IS NOT NULL"),
    LooseKind(
        "personal_note", "task", "substr(created_at, 1, 10)", "case_id IS NULL", is_review=True
    ),
    LooseKind("personal_note", "appointment", "date", "case_id IS NULL", is_review=True),
    LooseKind(
        "case",
        "young_person",
        "substr(updated_at, 1, 10)",
        """NOT EXISTS (SELECT 1 FROM "case" WHERE young_person_id = young_person.id)
        AND NOT EXISTS (SELECT 1 FROM transition WHERE young_person_id = young_person.id)
        AND NOT EXISTS (SELECT 1 FROM group_attendance WHERE young_person_id = young_person.id)
        AND NOT EXISTS (SELECT 1 FROM child_protection_assessment AS own
            WHERE own.young_person_id = young_person.id)""",
        is_review=True,
    ),
    LooseKind("case", "guardian", "substr(updated_at, 1, 10)", _NO_CHILD, is_review=True),
    LooseKind("case", "related_person", "substr(updated_at, 1, 10)", _NO_CHILD, is_review=True),
    LooseKind(
        "case",
        "class_membership",
        "substr(updated_at, 1, 10)",
        f"case_id IS NULL AND {_NO_CHILD}",
        is_review=True,
    ),
)
"""What may stand in the file without a case, and transitions, whose purpose ends before it."""


def cases(database: Database, case_ids: Iterable[str] | None = None) -> list[CaseRow]:
    """Return all cases, or these, by their numbers."""
    if case_ids is None:
        rows = database.rows(_CASES.format(where=""))
    else:
        where = 'WHERE "case".id IN (SELECT value FROM json_each(:ids))'
        rows = database.rows(_CASES.format(where=where), {"ids": json.dumps([*case_ids])})
    return [_case(row) for row in rows]


def assessments(database: Database) -> list[AssessmentRow]:
    """Return all assessments of child protection."""
    return [
        AssessmentRow(id_, case_id, child_id, _day(closed), _day(review), number, bool(has_case))
        for id_, case_id, child_id, closed, review, number, has_case in database.rows(_ASSESSED)
    ]


def asked(database: Database) -> set[str]:
    """Return the ids of the cases and children with a request that is not decided yet."""
    return {one for row in database.rows(_ASKED) for one in row if one}


def children_left_out(database: Database) -> set[str]:
    """Return the ids of the children with a restricted case that does not count at present.

    Children who are the same by names and day of birth count as one, all of them are meant.
    """
    grounds = {"grounds": json.dumps(sorted(STORED_ONLY))}
    left_out = {row[0] for row in database.rows(_LEFT_OUT, grounds) if row[0]}
    if not left_out:
        return left_out
    who = {id_: child_identity(*names) for id_, *names in database.rows(_CHILDREN)}
    same = {who[one] for one in left_out} - {None}
    return left_out | {id_ for id_, identity in who.items() if identity in same}


def loose(database: Database, kind: LooseKind) -> list[LooseRow]:
    """Return the records of a kind that are due by themselves some day, the oldest first."""
    case_id = kind.case_column or "NULL"
    rows = database.rows(
        f'SELECT id, {kind.day}, {case_id} FROM "{kind.table}" WHERE {kind.where} ORDER BY 2'
    )
    return [LooseRow(id_, date.fromisoformat(day), owner) for id_, day, owner in rows]


def sessions(database: Database) -> list[SessionRow]:
    """Return the sessions that still have names of children or words about them."""
    rows = database.rows(_SESSIONS)
    return [
        SessionRow(offer, title, id_, date.fromisoformat(day)) for offer, title, id_, day in rows
    ]


def _case(row: Row) -> CaseRow:
    """Return a case of a row of `_CASES`."""
    case_id, case_no, opened, closed, reason, review, *rest = row
    hold, hold_reason, hold_until, restricted_on, ground, child_id, *rest = rest
    last_name, first_name, birth_date, left_on, next_school, last_talk = rest
    facts = CaseFacts(
        opened_on=_day(opened),
        closed_on=_day(closed),
        last_contact=_day(last_talk),
        left_on=_day(left_on) or (_day(closed) if reason in _LEAVING else None),
        changes_school=bool(next_school) or reason == "school_change",
        birth_date=_day(birth_date),
        review_on=_day(review),
    )
    return CaseRow(
        id=case_id,
        case_no=case_no,
        child_id=child_id,
        name=f"{first_name or ''} {last_name or ''}".strip(),
        facts=facts,
        is_open=closed is None,
        legal_hold=bool(hold),
        hold_reason=hold_reason,
        hold_until=_day(hold_until),
        restricted_on=_day(restricted_on),
        restriction_ground=ground,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
