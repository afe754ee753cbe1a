"""SQL behind the figures: gathers the cases, contacts and tally lines of a period, nameless."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ssa_desk.domain.figures.facts import ContactFacts, TallyFacts
from ssa_desk.domain.figures.material import Material
from ssa_desk.domain.figures.work_facts import ActivityFacts
from ssa_desk.domain.rules import default_core_area
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.case_facts import Topics, case_facts
from ssa_desk.storage.database import Database
from ssa_desk.storage.fact_scope import Children, Scope
from ssa_desk.storage.work_facts import work

_CONTACTS = """
    SELECT case_id, channel, date, id, duration_min, setting,
           (SELECT group_concat(value) FROM case_contact_addressee
            WHERE owner_id = case_contact.id), core_area
    FROM case_contact WHERE date BETWEEN :first AND :last ORDER BY date
"""
_CASE, _CHANNEL, _DAY, _ADDRESSEES = 0, 1, 2, 6
"""Columns of it: these rows are by far the most, so they are not wrapped."""
_MISSED = "no_show"
_CLOSED = 'SELECT id, school_id FROM "case" WHERE closed_on BETWEEN :first AND :last'
_TALLIES = """
    SELECT id, school_id, addressee, short_count, long_count, persons FROM anonymous_contact
    WHERE date BETWEEN :first AND :last ORDER BY date
"""


def material(
    database: Database,
    period: Period,
    topics: Topics,
    school_id: str | None = None,
    children: Children | None = None,
) -> Material:
    """Return what the figures of a period are counted from, of one school or of all.

    Materials made with the same `children` have the same numbers for them.
    """
    return _Gathering(Scope(database, period, school_id, children), topics).material()


class _Gathering:
    """One pass over the file; choices are rolled up and empty ones replaced on the way."""

    def __init__(self, scope: Scope, topics: Topics) -> None:
        self._scope = scope
        self._topics = topics
        rows = scope.rows(_CONTACTS)
        scope.meet({row[_CASE] for row in rows})
        self._here = {id_: one for id_, one in scope.cases.items() if scope.holds(one.school_id)}
        self._rows = [row for row in rows if row[_CASE] in self._here]
        own = scope.own
        self._held = [row for row in self._rows if own.get(row[_CHANNEL], row[_CHANNEL]) != _MISSED]

    def material(self) -> Material:
        """Return the material."""
        days: dict[str, list[str]] = defaultdict(list)
        for row in self._held:
            days[row[_CASE]].append(row[_DAY])
        cases = tuple(case_facts(self._scope, self._topics, days))
        contacts, talks = self._contacts({case.case_id: case.main_topic for case in cases})
        return Material(
            period=self._scope.period,
            cases=cases,
            contacts=tuple(contacts),
            tallies=tuple(self._tallies()),
            missed=len(self._rows) - len(self._held),
            work=work(self._scope, talks),
            closed_without_contact=self._closed_without({case.case_id for case in cases}),
        )

    def _contacts(
        self, topics: Mapping[str, str]
    ) -> tuple[list[ContactFacts], list[ActivityFacts]]:
        """Return the contacts, and what they are as activities (A1)."""
        standard, contacts, talks = self._scope.standard, [], []
        default = {case_id: default_core_area(topic) for case_id, topic in topics.items()}
        lists = {row[_ADDRESSEES] for row in self._held}
        addressees_of = {joined: self._addressees(joined) for joined in lists}
        for case_id, channel, _, id_, minutes, setting, addressees, area in self._held:
            child, school_id, _ = self._here[case_id]
            contact = ContactFacts(
                case_id,
                child,
                minutes,
                standard(channel, "not_stated"),
                standard(setting, "not_stated"),
                addressees_of[addressees],
                id_,
                school_id,
            )
            contacts.append(contact)
            core_area = standard(area, "") or default[case_id]
            talks.append(ActivityFacts(core_area, 1, "case_contact", id_, child, school_id))
        return contacts, talks

    def _addressees(self, joined: str | None) -> tuple[str, ...]:
        return self._scope.each_once(joined.split(",")) if joined else ()

    def _closed_without(self, with_contact: set[str]) -> int:
        holds, only_school = self._scope.holds, self._scope.only_school
        return sum(
            id_ not in with_contact and holds(school or only_school)
            for id_, school in self._scope.rows(_CLOSED)
        )

    def _tallies(self) -> Iterable[TallyFacts]:
        for id_, school, addressee, short, long, persons in self._scope.rows(_TALLIES):
            school_id = school or self._scope.only_school
            if self._scope.holds(school_id):
                code = self._scope.standard(addressee, "not_stated")
                yield TallyFacts(code, short, long, persons, id_, school_id)
