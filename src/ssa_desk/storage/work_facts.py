"""SQL behind the figures of the work beside the cases, nameless."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from ssa_desk.domain.figures.material import (
    NetworkFacts,
    ParentContactFacts,
    ParentEventFacts,
    SchoolFacts,
    SessionFacts,
    TransitionFacts,
    Work,
)
from ssa_desk.domain.rules import default_core_area
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database

Standard = Callable[[str | None, str], str]
"""Rolls a choice up to its standard list; gives the second text for an empty one."""

_DAYS = "date BETWEEN :first AND :last"
_PARENT_CONTACTS = f"""
    SELECT parent_contact_type, interpreter_used, case_id IS NOT NULL FROM parent_contact
    WHERE {_DAYS}
"""
_PARENT_EVENTS = f"""
    SELECT parent_event_type, participants,
           (SELECT group_concat(value) FROM parent_event_languages
            WHERE owner_id = parent_event.id)
    FROM parent_event WHERE {_DAYS}
"""
_SESSIONS = f"""
    SELECT group_offer.id, group_offer_type, offer_form, participants, visitors
    FROM group_session JOIN group_offer ON group_offer.id = offer_id
    WHERE {_DAYS} AND state = 'held'
"""
_TRANSITIONS = """
    SELECT transition_kind, CASE WHEN outcome_on <= :last THEN outcome END FROM transition
    WHERE started_on BETWEEN :first AND :last
"""
_NETWORK = f"""
    SELECT committee_type, partner_type, activity_side FROM network_activity WHERE {_DAYS}
"""
_CONSULTATIONS = f"SELECT staff_consultation_type FROM staff_consultation WHERE {_DAYS}"
_MINUTES = f"SELECT work_area, SUM(minutes) FROM time_entry WHERE {_DAYS} GROUP BY work_area"
_SCHOOLS = "SELECT school_type, pupils FROM school WHERE pupils IS NOT NULL"
# The school year of a goal begins on 1 August of its first year.
_GOALS = """
    SELECT goal_attainment FROM year_plan_goal
    WHERE first_year || '-08-01' <= :last AND (first_year + 1) || '-07-31' >= :first
"""
_TALKS = """
    SELECT COALESCE(case_contact.core_area, ''), main_topic, COUNT(*)
    FROM case_contact JOIN "case" ON "case".id = case_id
    WHERE date BETWEEN :first AND :last AND channel <> 'no_show'
          AND channel NOT IN (SELECT id FROM local_entry WHERE rolls_up_to = 'no_show')
    GROUP BY 1, 2
"""
_ASSESSMENTS = """
    SELECT COUNT(assessed_on BETWEEN :first AND :last OR NULL),
           COUNT(assessed_on BETWEEN :first AND :last AND specialist_consulted = 'yes' OR NULL),
           COUNT(reported_on BETWEEN :first AND :last OR NULL),
           COUNT(answered_on BETWEEN :first AND :last OR NULL)
    FROM child_protection_assessment
"""
_ASSESSMENT_STEPS = ("assessments", "specialist_consulted", "reported", "answered")
_RESULTS = """
    SELECT risk_result, COUNT(*) FROM child_protection_assessment
    WHERE assessed_on BETWEEN :first AND :last GROUP BY risk_result
"""
_HELD_SESSIONS = "group_session JOIN group_offer ON group_offer.id = offer_id AND state = 'held'"


def _by_area(source: str, number: str = "COUNT(*)", day: str = "date") -> str:
    return (
        f"SELECT core_area, {number} FROM {source}"
        f" WHERE {day} BETWEEN :first AND :last GROUP BY core_area"
    )


_ACTIVITIES = (
    (
        _by_area("anonymous_contact", "SUM(short_count + long_count)"),
        "accompanying_counselling",
    ),
    (_by_area(_HELD_SESSIONS), "personality_development"),
    (_by_area("absence_record", day="starts_on"), "absenteeism_prevention"),
    (_by_area("transition", day="started_on"), "transition_support"),
    (_by_area("parent_contact"), "parent_work"),
    (_by_area("parent_event"), "parent_work"),
    (_by_area("application_help"), "accompanying_counselling"),
    (_by_area("staff_consultation"), "accompanying_counselling"),
    (_by_area("network_activity"), "school_in_social_space"),
)
"""Counts by core area, and the core area of what has none (A1)."""


def work(database: Database, period: Period, standard: Standard) -> Work:
    """Return the work of a period beside the cases; choices are rolled up by `standard`."""
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    return _Gathering(database, days, standard).work()


class _Gathering:
    def __init__(self, database: Database, days: dict[str, str], standard: Standard) -> None:
        self._database = database
        self._days = days
        self._standard = standard

    def work(self) -> Work:
        return Work(
            parent_contacts=tuple(self._parent_contacts()),
            parent_events=tuple(self._parent_events()),
            sessions=tuple(self._sessions()),
            transitions=tuple(self._transitions()),
            network=tuple(self._network()),
            consultations=tuple(self._named(_CONSULTATIONS)),
            goals=tuple(self._named(_GOALS)),
            schools=tuple(self._schools()),
            minutes=tuple(self._minutes()),
            activities=tuple(self._activities()),
            assessments=tuple(zip(_ASSESSMENT_STEPS, self._rows(_ASSESSMENTS)[0], strict=True)),
            assessment_results=tuple(self._results()),
        )

    def _rows(self, sql: str) -> list[tuple[Any, ...]]:
        return self._database.rows(sql, self._days)

    def _named(self, sql: str) -> Iterable[str]:
        return (self._standard(row[0], "not_stated") for row in self._rows(sql))

    def _parent_contacts(self) -> Iterable[ParentContactFacts]:
        for kind, interpreter, has_case in self._rows(_PARENT_CONTACTS):
            yield ParentContactFacts(
                self._standard(kind, "not_stated"),
                # What is not known to be one was none (COUNTING 28).
                "yes" if self._standard(interpreter, "") == "yes" else "no",
                bool(has_case),
            )

    def _parent_events(self) -> Iterable[ParentEventFacts]:
        for kind, participants, joined in self._rows(_PARENT_EVENTS):
            languages = (self._standard(one, "") for one in (joined or "").split(",") if one)
            yield ParentEventFacts(
                self._standard(kind, "not_stated"),
                tuple(dict.fromkeys(languages)),
                participants or 0,
            )

    def _sessions(self) -> Iterable[SessionFacts]:
        for offer_id, kind, form, participants, visitors in self._rows(_SESSIONS):
            yield SessionFacts(
                offer_id,
                self._standard(kind, "not_stated"),
                self._standard(form, "not_stated"),
                participants or 0,
                visitors or 0,
            )

    def _transitions(self) -> Iterable[TransitionFacts]:
        for kind, outcome in self._rows(_TRANSITIONS):
            yield TransitionFacts(kind, self._standard(outcome, "open"))

    def _network(self) -> Iterable[NetworkFacts]:
        for committee, partner, side in self._rows(_NETWORK):
            yield NetworkFacts(
                self._standard(committee, ""), self._standard(partner, ""), side == "external"
            )

    def _schools(self) -> Iterable[SchoolFacts]:
        for kind, pupils in self._rows(_SCHOOLS):
            yield SchoolFacts(self._standard(kind, "not_stated"), pupils)

    def _minutes(self) -> Iterable[tuple[str, int]]:
        for area, minutes in self._rows(_MINUTES):
            yield self._standard(area, "not_stated"), minutes

    def _results(self) -> Iterable[tuple[str, int]]:
        for result, number in self._rows(_RESULTS):
            yield self._standard(result, "not_stated"), number

    def _activities(self) -> Iterable[tuple[str, int]]:
        found: Counter[str] = Counter()
        for area, main_topic, number in self._rows(_TALKS):
            topic = self._standard(main_topic, "")
            found[self._standard(area, default_core_area(topic))] += number
        for sql, default in _ACTIVITIES:
            for area, number in self._rows(sql):
                found[self._standard(area, default)] += number
        return found.items()
