"""SQL behind Heute and the week: what has a day, as lines, not whole records."""

from dataclasses import dataclass
from datetime import date, time

from ssa_desk.storage.database import Database

_MOST = 500
_CASE = """LEFT JOIN "case" ON "case".id = {kind}.case_id
           LEFT JOIN young_person ON young_person.id = "case".young_person_id"""
_WHOSE = """COALESCE("case".id, ''), COALESCE("case".case_no, ''),
            TRIM(COALESCE(young_person.first_name, '') || ' '
                 || COALESCE(young_person.last_name, ''))"""
_OPEN_CASE = '("case".id IS NULL OR "case".closed_on IS NULL)'

_COVERED = "CASE WHEN {kind}.entrusted THEN 'anvertraut' ELSE {kind}.agreements END"
"""What was entrusted (§ 65 SGB VIII) is read in the entry itself, never in a list."""
_FOLLOW_UPS = {
    "case_contact": _COVERED.format(kind="case_contact"),
    "parent_contact": _COVERED.format(kind="parent_contact"),
    "application_help": "application_help.note",
}
"""Kinds with a follow-up, and what says what was agreed."""

_DEADLINES = {
    "case_goal": ("due_on", "goal", "case_goal.goal_attainment IS NULL"),
    "support_plan_step": ("due_on", "step", "support_plan_step.done_on IS NULL"),
}
"""Kinds of a case with a day until when: the day, the text, and that it is not done."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One thing with a day: of which kind, whose it is, when, and what it says."""

    kind: str
    id: str
    case_id: str
    case_no: str
    name: str
    day: date | None
    time: time | None
    minutes: int | None
    text: str
    cancelled: bool = False

    def __repr__(self) -> str:
        return f"<AgendaLine {self.kind} {self.id}>"


def follow_ups(database: Database, first: date, last: date) -> list[AgendaLine]:
    """Return the open follow-ups of these days: of contacts, of talks with parents, of help."""
    each = (
        f"""SELECT '{kind}', {kind}.id, {_WHOSE}, {kind}.follow_up_on AS day,
                   NULL AS at, NULL, {text}, 0
            FROM {kind} {_CASE.format(kind=kind)}
            WHERE {kind}.follow_up_done = 0 AND {kind}.follow_up_on IS NOT NULL
                  AND {kind}.follow_up_on BETWEEN :first AND :last AND {_OPEN_CASE}"""
        for kind, text in _FOLLOW_UPS.items()
    )
    return _lines(database, " UNION ALL ".join(each), first, last)


def meetings(database: Database, first: date, last: date) -> list[AgendaLine]:
    """Return the appointments and the group sessions of these days, in their order."""
    sessions = """
        SELECT 'group_session', group_session.id, '', '', '', group_session.date AS day,
               group_session.time AS at, group_session.duration_min, group_offer.title,
               group_session.state = 'cancelled'
        FROM group_session JOIN group_offer ON group_offer.id = group_session.offer_id
        WHERE group_session.date BETWEEN :first AND :last"""
    appointments = f"""
        SELECT 'appointment', appointment.id, {_WHOSE}, appointment.date, appointment.time,
               appointment.duration_min, appointment.title, appointment.cancelled
        FROM appointment {_CASE.format(kind="appointment")}
        WHERE appointment.date BETWEEN :first AND :last"""
    return _lines(database, f"{sessions} UNION ALL {appointments}", first, last)


def tasks(database: Database, first: date, last: date) -> list[AgendaLine]:
    """Return the open tasks due in these days; without a day they come last."""
    question = f"""
        SELECT 'task', task.id, {_WHOSE}, task.due_on AS day, NULL AS at, NULL, task.title, 0
        FROM task {_CASE.format(kind="task")}
        WHERE task.done_on IS NULL AND COALESCE(task.due_on, :last) BETWEEN :first AND :last"""
    return _lines(database, question, first, last)


def deadlines(database: Database, first: date, last: date) -> list[AgendaLine]:
    """Return goals, steps and reviews that are to be looked at in these days."""
    each = [
        f"""SELECT '{kind}', {kind}.id, {_WHOSE}, {kind}.{day} AS day, NULL AS at, NULL,
                   {kind}.{text}, 0
            FROM {kind} {_CASE.format(kind=kind)}
            WHERE {kind}.{day} BETWEEN :first AND :last AND {is_open} AND {_OPEN_CASE}"""
        for kind, (day, text, is_open) in _DEADLINES.items()
    ]
    each.append(
        f"""SELECT 'case', "case".id, {_WHOSE}, "case".review_date, NULL, NULL, '', 0
            FROM "case" LEFT JOIN young_person ON young_person.id = "case".young_person_id
            WHERE "case".review_date BETWEEN :first AND :last AND "case".closed_on IS NULL"""
    )
    each.append(
        """SELECT 'school_agreement', school_agreement.id, '', '', '', review_on, NULL, NULL,
                  COALESCE(school.name, ''), 0
           FROM school_agreement LEFT JOIN school ON school.id = school_id
           WHERE review_on BETWEEN :first AND :last"""
    )
    return _lines(database, " UNION ALL ".join(each), first, last)


def consents(database: Database, first: date, last: date) -> list[AgendaLine]:
    """Return the consents that end in these days, of open cases, unless a later one followed."""
    question = f"""
        SELECT 'consent', consent.id, {_WHOSE}, consent.valid_until AS day, NULL AS at, NULL,
               COALESCE(consent.consent_kind, ''), 0
        FROM consent {_CASE.format(kind="consent")}
        WHERE consent.valid_until BETWEEN :first AND :last AND {_OPEN_CASE}
              AND consent.revoked_on IS NULL
              AND NOT EXISTS (
                  SELECT 1 FROM consent AS later
                  WHERE later.id <> consent.id AND later.consent_kind = consent.consent_kind
                        AND later.case_id IS consent.case_id AND later.revoked_on IS NULL
                        AND later.to_whom = consent.to_whom AND +later.body_id IS consent.body_id
                        AND COALESCE(later.valid_until, '9999') > consent.valid_until)"""
    return _lines(database, question, first, last)


def _lines(database: Database, question: str, first: date, last: date) -> list[AgendaLine]:
    found = database.rows(
        f"""SELECT * FROM ({question})
            ORDER BY day IS NULL, day, at IS NULL, at, 4, 2 LIMIT {_MOST}""",
        {"first": first.isoformat(), "last": last.isoformat()},
    )
    return [
        AgendaLine(
            kind,
            record_id,
            case_id,
            case_no,
            name,
            date.fromisoformat(day) if day else None,
            time.fromisoformat(at) if at else None,
            minutes,
            text,
            bool(cancelled),
        )
        for kind, record_id, case_id, case_no, name, day, at, minutes, text, cancelled in found
    ]
