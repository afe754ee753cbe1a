"""SQL behind the check for missing data: what the figures of a period need and what is empty."""

from dataclasses import dataclass

from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database

_DAYS = "BETWEEN :first AND :last"
_HELD = f"""
    date {_DAYS} AND channel <> 'no_show'
    AND channel NOT IN (SELECT id FROM local_entry WHERE rolls_up_to = 'no_show')
"""
_CASES = f"""
    SELECT "case".id, "case".id, case_no FROM "case"
    LEFT JOIN young_person ON young_person.id = "case".young_person_id
    WHERE "case".id IN (SELECT case_id FROM case_contact WHERE {_HELD}) AND
"""
_OFFERS = f"""
    SELECT id, '', title FROM group_offer
    WHERE id IN (SELECT offer_id FROM group_session WHERE date {_DAYS} AND state = 'held') AND
"""
_SESSIONS = f"""
    SELECT group_session.id, '', date FROM group_session
    JOIN group_offer ON group_offer.id = offer_id WHERE date {_DAYS} AND state = 'held' AND
"""
_ABSENCES = """
    SELECT absence_record.id, case_id, starts_on FROM absence_record
    WHERE starts_on <= :last AND (ends_on IS NULL OR ends_on >= :first) AND
"""
_TRANSITIONS = f"""
    SELECT id, COALESCE(case_id, ''), started_on FROM transition WHERE started_on {_DAYS} AND
"""
_GOALS = """
    SELECT id, '', goal FROM year_plan_goal
    WHERE first_year || '-08-01' <= :last AND (first_year + 1) || '-07-31' >= :first AND
"""


def _dated(kind: str, case: str = "''") -> str:
    return f"SELECT id, {case}, date FROM {kind} WHERE date {_DAYS} AND"


def _empty_list(kind: str, name: str) -> str:
    return f"NOT EXISTS (SELECT 1 FROM {kind}_{name} WHERE owner_id = {kind}.id)"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that may be missing: `records` ends where the `condition` begins."""

    id: str
    kind: str
    records: str
    condition: str


_CONTACTS = f"SELECT id, case_id, date FROM case_contact WHERE {_HELD} AND"
_NO_CLASS = """"case".class_name = '' AND NOT EXISTS (
    SELECT 1 FROM class_membership AS one WHERE one.valid_from <= :last AND
    (one.case_id = "case".id OR one.case_id IS NULL AND
        one.young_person_id = "case".young_person_id))"""
_CLOSED = f'"case".closed_on {_DAYS} AND'
_PARENTS = _dated("parent_contact", "COALESCE(case_id, '')")
_STAFF = _dated("staff_consultation", "COALESCE(case_id, '')")

GAPS: tuple[Gap, ...] = (
    Gap("main_topic", "case", _CASES, "main_topic IS NULL"),
    Gap("gender", "case", _CASES, "young_person.gender IS NULL"),
    Gap("class", "case", _CASES, _NO_CLASS),
    Gap("access", "case", _CASES, "access_path IS NULL"),
    Gap("school", "case", _CASES, '"case".school_id IS NULL'),
    Gap("newly_arrived", "case", _CASES, "young_person.newly_arrived IS NULL"),
    Gap("german", "case", _CASES, "young_person.german_main_family_language IS NULL"),
    Gap("closure_reason", "case", _CASES, f"{_CLOSED} closure_reason IS NULL"),
    Gap("attainment", "case", _CASES, f"{_CLOSED} goal_attainment IS NULL"),
    Gap("duration", "case_contact", _CONTACTS, "duration_min IS NULL"),
    Gap("setting", "case_contact", _CONTACTS, "setting IS NULL"),
    Gap("addressee", "case_contact", _CONTACTS, _empty_list("case_contact", "addressee")),
    Gap("tally", "anonymous_contact", _dated("anonymous_contact"), "addressee IS NULL"),
    Gap("absence_form", "absence_record", _ABSENCES, "absence_form IS NULL"),
    Gap("absence_result", "absence_record", _ABSENCES, "absence_result IS NULL"),
    Gap("outcome", "transition", _TRANSITIONS, "outcome IS NULL"),
    Gap("parent_kind", "parent_contact", _PARENTS, "parent_contact_type IS NULL"),
    Gap("interpreter", "parent_contact", _PARENTS, "interpreter_used IS NULL"),
    Gap("event_kind", "parent_event", _dated("parent_event"), "parent_event_type IS NULL"),
    Gap("event_guests", "parent_event", _dated("parent_event"), "participants IS NULL"),
    Gap(
        "event_languages",
        "parent_event",
        _dated("parent_event"),
        _empty_list("parent_event", "languages"),
    ),
    Gap("offer_kind", "group_offer", _OFFERS, "group_offer_type IS NULL"),
    Gap("offer_form", "group_offer", _OFFERS, "offer_form IS NULL"),
    Gap(
        "participants",
        "group_session",
        _SESSIONS,
        "group_session.participants IS NULL AND visitors IS NULL",
    ),
    Gap(
        "network",
        "network_activity",
        _dated("network_activity"),
        "committee_type IS NULL AND partner_type IS NULL",
    ),
    Gap("staff", "staff_consultation", _STAFF, "staff_consultation_type IS NULL"),
    Gap("goal_attainment", "year_plan_goal", _GOALS, "goal_attainment IS NULL"),
    Gap("goal_actual", "year_plan_goal", _GOALS, "actual = '' AND measured_by = ''"),
)
"""Everything that is looked for, in the order of the page."""

_CHECKED_MONTHS = f"""
    SELECT month FROM (
        SELECT DISTINCT substr(date, 1, 7) AS month FROM case_contact WHERE date {_DAYS})
    WHERE month NOT IN (SELECT substr(date, 1, 7) FROM time_entry WHERE date {_DAYS})
    ORDER BY month
"""


def missing(database: Database, gap: Gap, period: Period) -> list[tuple[str, str, str]]:
    """Return the records with this gap: id, id of the case or "", and what it is called by.

    The last is the number of a case, the title of an offer or goal, or a day.
    """
    sql = f"{gap.records} {gap.condition} ORDER BY 3"
    return [(row[0], row[1], row[2]) for row in database.rows(sql, _values(period))]


def months_without_hours(database: Database, period: Period) -> list[str]:
    """Return the months ("2026-03") with contacts but without working time."""
    return [str(row[0]) for row in database.rows(_CHECKED_MONTHS, _values(period))]


def _values(period: Period) -> dict[str, str]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}
