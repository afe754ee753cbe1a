"""Working time: proposed from the records of a week, stored when the worker confirms it (B17)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ssa_desk.domain.records import TimeEntry, WorkingHours
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import working_time

SHORT_MIN, LONG_MIN = 10, 25
"""What a mark of the tally sheet stands for: up to 15 minutes, above."""

Cell = tuple[date, str]
"""A day and a work area."""

_AREAS: Mapping[str, str] = {
    "case_contact": "counselling_casework",
    "anonymous_contact": "open_offer",
    "group_session": "group_class_project",
    "parent_contact": "parent_work",
    "parent_event": "parent_work",
    "staff_consultation": "staff_consultation",
    "network_activity": "committees_networking",
    "application_help": "education_benefit_advice",
}
_BY_CHOICE: Mapping[tuple[str, str], str] = {
    ("case_contact", "transition_support"): "transition_support",
    ("group_session", "break_open_offer"): "open_offer",
    ("group_session", "parent_event"): "parent_work",
    ("network_activity", "training"): "training_supervision_quality",
    ("network_activity", "supervision_peer_consultation"): "training_supervision_quality",
    ("network_activity", "quality_circle"): "training_supervision_quality",
}
_CHOICES: Mapping[str, str] = {
    "case_contact": "core_area",
    "group_session": "group_offer_type",
    "network_activity": "committee_type",
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday: what the records propose and what is stored."""

    first: date
    proposed: Mapping[Cell, int]
    stored: Mapping[Cell, int]
    contracted: int | None
    """Minutes of a usual week, None when nothing is said."""

    @property
    def days(self) -> tuple[date, ...]:
        """Return Monday to Sunday."""
        return tuple(self.first + timedelta(days=one) for one in range(7))

    @property
    def is_confirmed(self) -> bool:
        """Return whether something is stored for this week."""
        return bool(self.stored)

    def minutes(self, cell: Cell) -> int:
        """Return what is stored; in a week that is not confirmed what is proposed."""
        return (self.stored if self.is_confirmed else self.proposed).get(cell, 0)


class WorkingTime:
    """The working time of one open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def week(self, day: date) -> Week:
        """Return the week of a day."""
        first = day - timedelta(days=day.weekday())
        stored: dict[Cell, int] = defaultdict(int)
        for entry in self._entries(first):
            stored[entry.date, self._area(entry.work_area)] += entry.minutes
        return Week(first, self._proposed(first), dict(stored), self._contracted(first))

    def confirm(self, first: date, wanted: Mapping[Cell, int], school_id: str | None) -> None:
        """Store the minutes of a week; what is stored already is corrected, not doubled."""
        by_cell: dict[Cell, list[TimeEntry]] = defaultdict(list)
        for entry in self._entries(first):
            by_cell[entry.date, self._area(entry.work_area)].append(entry)
        cells = by_cell.keys() | wanted.keys()
        saved, gone = [], []
        for cell in sorted(cells):
            for entry, minutes in _corrected(cell, by_cell[cell], wanted.get(cell, 0), school_id):
                if not minutes:
                    gone.append(entry)
                elif entry.minutes != minutes:
                    saved.append(entry.changed(minutes=minutes))
        self._workspace.save(*saved)
        for entry in gone:
            self._workspace.delete(entry)

    def _entries(self, first: date) -> list[TimeEntry]:
        days = tuple(first + timedelta(days=one) for one in range(7))
        return self._workspace.find(TimeEntry, order="date", limit=1000, date=days)

    def _area(self, work_area: str) -> str:
        return self._workspace.catalogue("work_area").rolled_up(work_area)

    def _proposed(self, first: date) -> dict[Cell, int]:
        found: dict[Cell, int] = defaultdict(int)
        period = Period(first, first + timedelta(days=6))
        rows = working_time.spent(self._workspace.database, period, SHORT_MIN, LONG_MIN)
        for one in rows:
            found[one.day, self._area_of(one.kind, one.choice)] += one.minutes
        return dict(found)

    def _area_of(self, kind: str, choice: str) -> str:
        name = _CHOICES.get(kind)
        standard = self._workspace.catalogue(name).rolled_up(choice) if name else ""
        return _BY_CHOICE.get((kind, standard), _AREAS[kind])

    def _contracted(self, first: date) -> int | None:
        known = self._workspace.find(WorkingHours, order="valid_from", descending=True)
        valid = next((one for one in known if one.valid_from <= first + timedelta(days=6)), None)
        if valid is None:
            hours = self._workspace.profile().weekly_hours
            return round(hours * 60) if hours else None
        return round(60 * sum(getattr(valid, day) or 0 for day in _WEEKDAYS)) or None


def _corrected(
    cell: Cell, entries: list[TimeEntry], minutes: int, school_id: str | None
) -> Iterator[tuple[TimeEntry, int]]:
    """Yield entries with their minutes to come: the first takes up the difference."""
    if not entries:
        if minutes:
            yield TimeEntry(date=cell[0], work_area=cell[1], school_id=school_id), minutes
        return
    left = minutes - sum(entry.minutes for entry in entries)
    for entry in entries:
        change = max(left, -entry.minutes)
        left -= change
        yield entry, entry.minutes + change
