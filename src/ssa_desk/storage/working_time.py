"""SQL behind the proposals of working time: minutes of a day by what decides the work area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes of one day from one kind of record; `choice` may decide the work area."""

    day: date
    kind: str
    choice: str
    minutes: int


_DAYS = "date BETWEEN :first AND :last"
# Several children in one contact have a copy each: the time was spent once.
_CONTACTS = f"""
    SELECT date, core_area, SUM(minutes) FROM (
        SELECT date, core_area, MAX(duration_min) AS minutes FROM case_contact
        WHERE {_DAYS} AND duration_min > 0
        GROUP BY COALESCE(contact_group_id, id))
    GROUP BY date, core_area
"""
_SESSIONS = """
    SELECT group_session.date, group_offer.group_offer_type, SUM(group_session.duration_min)
    FROM group_session JOIN group_offer ON group_offer.id = group_session.offer_id
    WHERE group_session.date BETWEEN :first AND :last AND group_session.state = 'held'
    GROUP BY group_session.date, group_offer.group_offer_type
"""
_TALLY = f"""
    SELECT date, '', SUM(short_count * :short + long_count * :long)
    FROM anonymous_contact WHERE {_DAYS} GROUP BY date
"""
_QUESTIONS: Mapping[str, str] = {
    "case_contact": _CONTACTS,
    "group_session": _SESSIONS,
    "anonymous_contact": _TALLY,
    **{
        kind: f"SELECT date, {choice}, SUM(duration_min) FROM {kind}"
        f" WHERE {_DAYS} GROUP BY date, {choice}"
        for kind, choice in (
            ("parent_contact", "parent_contact_type"),
            ("parent_event", "parent_event_type"),
            ("staff_consultation", "staff_consultation_type"),
            ("network_activity", "committee_type"),
            ("application_help", "application_kind"),
        )
    },
}


def spent(database: Database, period: Period, short: int, long: int) -> list[Spent]:
    """Return the minutes of all records with a length; a tally counts `short` or `long` each."""
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    found = []
    for kind, sql in _QUESTIONS.items():
        values = {**days, "short": short, "long": long} if sql is _TALLY else days
        found += [
            Spent(date.fromisoformat(row[0]), kind, row[1] or "", int(row[2]))
            for row in database.rows(sql, values)
            if row[2]
        ]
    return found
