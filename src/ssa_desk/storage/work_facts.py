"""SQL behind the figures of the work beside the cases, nameless.

Every question of records begins with their id, their school and their case.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from ssa_desk.domain.figures.material import Work
from ssa_desk.domain.figures.work_facts import (
    ActivityFacts,
    AssessmentFacts,
    ConsultationFacts,
    GoalFacts,
    NetworkFacts,
    ParentContactFacts,
    ParentEventFacts,
    ReferralFacts,
    SchoolFacts,
    SessionFacts,
    TimeFacts,
    TransitionFacts,
)
from ssa_desk.storage.fact_scope import OfCase, Scope

_DAYS = "date BETWEEN :first AND :last"
_PARENT_CONTACTS = f"""
    SELECT id, school_id, case_id, core_area, parent_contact_type, interpreter_used, language
    FROM parent_contact WHERE {_DAYS} ORDER BY date
"""
_PARENT_EVENTS = f"""
    SELECT id, school_id, NULL, core_area, parent_event_type, participants, mothers, fathers,
           (SELECT group_concat(value) FROM parent_event_languages
            WHERE owner_id = parent_event.id)
    FROM parent_event WHERE {_DAYS} ORDER BY date
"""
_SESSIONS = f"""
    SELECT group_session.id, school_id, NULL, core_area, offer_id, group_offer_type, offer_form,
           participants, visitors, duration_min, female, male, diverse,
           (SELECT group_concat(value) FROM group_offer_partners
            WHERE owner_id = group_offer.id)
    FROM group_session JOIN group_offer ON group_offer.id = offer_id
    WHERE {_DAYS} AND state = 'held' ORDER BY date
"""
_TRANSITIONS = """
    SELECT id, school_id, case_id, core_area, young_person_id, transition_kind,
           CASE WHEN outcome_on <= :last THEN outcome END,
           (SELECT group_concat(stage) FROM transition_stage
            WHERE transition_id = transition.id AND state = 'done'
                  AND (transition_stage.date IS NULL OR transition_stage.date <= :last))
    FROM transition WHERE started_on BETWEEN :first AND :last ORDER BY started_on
"""
_NETWORK = f"""
    SELECT id, school_id, NULL, core_area, committee_type, partner_type, activity_side,
           duration_min
    FROM network_activity WHERE {_DAYS} ORDER BY date
"""
_CONSULTATIONS = f"""
    SELECT id, school_id, case_id, core_area, staff_consultation_type, duration_min
    FROM staff_consultation WHERE {_DAYS} ORDER BY date
"""
_REFERRALS = f"""
    SELECT id, NULL, case_id, partner_type, accepted, referral_kind FROM referral
    WHERE {_DAYS} ORDER BY date
"""
_TIMES = f"""
    SELECT id, school_id, NULL, work_area, minutes FROM time_entry WHERE {_DAYS} ORDER BY date
"""
_SCHOOLS = "SELECT id, id, NULL, school_type, pupils, post_share FROM school ORDER BY name"
# The school year of a goal begins on 1 August of its first year.
_GOALS = """
    SELECT id, school_id, NULL, goal_attainment FROM year_plan_goal
    WHERE first_year || '-08-01' <= :last AND (first_year + 1) || '-07-31' >= :first
"""
_ASSESSMENTS = """
    SELECT id, NULL, NULL, COALESCE(assessed_on BETWEEN :first AND :last, 0),
           specialist_consulted,
           COALESCE(reported_on BETWEEN :first AND :last, 0),
           COALESCE(answered_on BETWEEN :first AND :last, 0), risk_result
    FROM child_protection_assessment ORDER BY assessed_on
"""
_OTHERS = (
    (
        "anonymous_contact",
        f"""SELECT id, school_id, NULL, core_area, short_count + long_count
            FROM anonymous_contact WHERE {_DAYS}""",
        "accompanying_counselling",
    ),
    (
        "absence_record",
        """SELECT id, NULL, case_id, core_area, 1 FROM absence_record
           WHERE starts_on BETWEEN :first AND :last""",
        "absenteeism_prevention",
    ),
    (
        "application_help",
        f"SELECT id, school_id, case_id, core_area, 1 FROM application_help WHERE {_DAYS}",
        "accompanying_counselling",
    ),
)
"""Records that are activities, and the core area of what has none (A1)."""


def work(scope: Scope, talks: Iterable[ActivityFacts]) -> Work:
    """Return the work beside the cases; the contacts of cases are among its activities."""
    return _Gathering(scope, talks).work()


class _Of(NamedTuple):
    """Whose a record is; `case` is None without one."""

    id: str
    school_id: str | None
    case: OfCase | None

    @property
    def child(self) -> str | None:
        """Return the child of its case."""
        return self.case.child if self.case else None


class _Gathering:
    """Gathers list by list; what has a core area is an activity too."""

    def __init__(self, scope: Scope, talks: Iterable[ActivityFacts]) -> None:
        self._scope = scope
        self._standard = scope.standard
        self._activities = list(talks)

    def work(self) -> Work:
        lists = Work(
            parent_contacts=tuple(self._parent_contacts()),
            parent_events=tuple(self._parent_events()),
            sessions=tuple(self._sessions()),
            transitions=tuple(self._transitions()),
            network=tuple(self._network()),
            consultations=tuple(self._consultations()),
            referrals=tuple(self._referrals()),
            goals=tuple(self._goals()),
            schools=tuple(self._schools()),
            times=tuple(self._times()),
            assessments=tuple(self._assessments()),
        )
        for kind, sql, default in _OTHERS:
            for of, (area, number) in self._records(sql):
                self._did(kind, of, self._standard(area, default), number=number)
        return replace(lists, activities=tuple(self._activities))

    def _records(self, sql: str) -> Iterator[tuple[_Of, tuple[Any, ...]]]:
        """Yield the records of the school asked for: whose they are, and their values."""
        cases, only_school, holds = self._scope.cases, self._scope.only_school, self._scope.holds
        for row in self._scope.rows(sql):
            id_, school, case_id = row[:3]
            case = cases[case_id] if case_id else None
            school_id = school or (case.school_id if case else only_school)
            if holds(school_id):
                yield _Of(id_, school_id, case), row[3:]

    def _did(
        self, kind: str, of: _Of, area: str, *, child: str | None = None, number: int = 1
    ) -> None:
        activity = ActivityFacts(area, number, kind, of.id, child or of.child, of.school_id)
        self._activities.append(activity)

    def _parent_contacts(self) -> Iterable[ParentContactFacts]:
        standard = self._standard
        for of, (area, kind, interpreter, language) in self._records(_PARENT_CONTACTS):
            self._did("parent_contact", of, standard(area, "parent_work"))
            case = of.case
            yield ParentContactFacts(
                standard(kind, "not_stated"),
                # What is not known to be one was none (COUNTING 28).
                "yes" if standard(interpreter, "") == "yes" else "no",
                case is not None,
                of.id,
                case.child if case else None,
                of.school_id,
                standard(language, "not_stated"),
                case is not None and case.is_newly_arrived,
            )

    def _parent_events(self) -> Iterable[ParentEventFacts]:
        for of, values in self._records(_PARENT_EVENTS):
            area, kind, participants, mothers, fathers, languages = values
            self._did("parent_event", of, self._standard(area, "parent_work"))
            yield ParentEventFacts(
                self._standard(kind, "not_stated"),
                self._list(languages),
                participants or 0,
                of.id,
                of.school_id,
                mothers or 0,
                fathers or 0,
            )

    def _sessions(self) -> Iterable[SessionFacts]:
        for of, values in self._records(_SESSIONS):
            area, offer_id, kind, form, *numbers, partners = values
            participants, visitors, minutes, female, male, diverse = (one or 0 for one in numbers)
            self._did("group_session", of, self._standard(area, "personality_development"))
            yield SessionFacts(
                offer_id=offer_id,
                group_offer_type=self._standard(kind, "not_stated"),
                offer_form=self._standard(form, "not_stated"),
                participants=participants,
                visitors=visitors,
                id=of.id,
                school_id=of.school_id,
                minutes=minutes,
                female=female,
                male=male,
                diverse=diverse,
                partners=self._list(partners),
            )

    def _transitions(self) -> Iterable[TransitionFacts]:
        for of, (area, person_id, kind, outcome, stages) in self._records(_TRANSITIONS):
            child = of.child or self._scope.persons.get(person_id)
            self._did("transition", of, self._standard(area, "transition_support"), child=child)
            yield TransitionFacts(
                self._standard(kind, "not_stated"),
                self._standard(outcome, "open"),
                of.id,
                child,
                of.school_id,
                self._list(stages),
            )

    def _network(self) -> Iterable[NetworkFacts]:
        for of, (area, committee, partner, side, minutes) in self._records(_NETWORK):
            self._did("network_activity", of, self._standard(area, "school_in_social_space"))
            yield NetworkFacts(
                self._standard(committee, ""),
                self._standard(partner, ""),
                side == "external",
                of.id,
                of.school_id,
                minutes or 0,
            )

    def _consultations(self) -> Iterable[ConsultationFacts]:
        for of, (area, kind, minutes) in self._records(_CONSULTATIONS):
            self._did("staff_consultation", of, self._standard(area, "accompanying_counselling"))
            yield ConsultationFacts(
                self._standard(kind, "not_stated"),
                of.id,
                of.child,
                of.school_id,
                minutes or 0,
            )

    def _referrals(self) -> Iterable[ReferralFacts]:
        for of, (partner, accepted, kind) in self._records(_REFERRALS):
            if self._standard(kind, "") == "referral":
                yield ReferralFacts(
                    self._standard(partner, "not_stated"),
                    self._standard(accepted, "unknown"),
                    of.id,
                    of.child,
                    of.school_id,
                )

    def _goals(self) -> Iterable[GoalFacts]:
        for of, (attainment,) in self._records(_GOALS):
            yield GoalFacts(self._standard(attainment, "not_stated"), of.id, of.school_id)

    def _schools(self) -> Iterable[SchoolFacts]:
        for of, (kind, pupils, share) in self._records(_SCHOOLS):
            yield SchoolFacts(self._standard(kind, "not_stated"), pupils or 0, of.id, share or 0.0)

    def _times(self) -> Iterable[TimeFacts]:
        for of, (area, minutes) in self._records(_TIMES):
            yield TimeFacts(self._standard(area, "not_stated"), minutes, of.id, of.school_id)

    def _assessments(self) -> Iterable[AssessmentFacts]:
        for of, (assessed, specialist, reported, answered, result) in self._records(_ASSESSMENTS):
            if assessed or reported or answered:
                yield AssessmentFacts(
                    bool(assessed),
                    bool(assessed) and self._standard(specialist, "") == "yes",
                    bool(reported),
                    bool(answered),
                    self._standard(result, "not_stated"),
                    of.id,
                )

    def _list(self, joined: str | None) -> tuple[str, ...]:
        return self._scope.each_once(joined.split(",")) if joined else ()
