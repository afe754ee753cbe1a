"""The tally sheet: its entries of a period, to read and to correct."""

from dataclasses import dataclass
from datetime import timedelta

from ssa_desk.domain.records import AnonymousContact
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.workspace import Workspace


@dataclass(frozen=True, slots=True, repr=False)
class TallyLine:
    """One entry with the words for its choices."""

    entry: AnonymousContact
    school: str
    addressee: str
    topics: str


class Tally:
    """What the user does with entries that are there already."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lines(self, period: Period) -> list[TallyLine]:
        """Return the entries of a period, newest first."""
        length = (period.last - period.first).days + 1
        days = [period.first + timedelta(days=number) for number in range(length)]
        found = self._workspace.find(
            AnonymousContact, order="date", descending=True, limit=100_000, date=days
        )
        schools = {school.id: school.name for school in self._workspace.schools()}
        return [self._line(entry, schools) for entry in found]

    def save(self, entry: AnonymousContact) -> None:
        """Save an entry, new or corrected."""
        self._workspace.save(entry)

    def delete(self, entry: AnonymousContact) -> None:
        """Delete an entry: it counts no more."""
        self._workspace.delete(entry)

    def _line(self, entry: AnonymousContact, schools: dict[str, str]) -> TallyLine:
        people = self._workspace.catalogue("addressee")
        topics = self._workspace.catalogue("topic")
        return TallyLine(
            entry=entry,
            school=schools.get(entry.school_id or "", ""),
            addressee=people.label(entry.addressee) if entry.addressee else "",
            topics=", ".join(topics.label(one) for one in entry.topics),
        )
