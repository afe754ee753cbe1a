"""Restriction of processing (Art. 18 DSGVO, § 84 SGB X): a case is stored, and nothing else.

What a restricted case holds is left out by every connection (`storage.restricted`); here it is
restricted and released, and here alone it can be looked at, behind the password.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.figures.identity import child_identity
from ssa_desk.domain.records import Case, ChildProtectionAssessment, YoungPerson
from ssa_desk.domain.restriction import leaves_figures
from ssa_desk.services.concerns import Concern
from ssa_desk.services.timeline import Timeline, TimelineEntry
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail

_MOST = 100_000
_ONCE_MORE = (
    "Ein Kind mit diesem Namen hat einen eingeschränkten Fall ({}). Ist es dasselbe Kind, darf nur "
    "weiter verarbeitet werden, wenn es einwilligt oder das Gesetz es erlaubt (Art. 18 Abs. 2 "
    "DSGVO). Es ist noch nichts gespeichert: Speichern Sie noch einmal, wenn das geklärt ist."
)


class RestrictionIncompleteError(ExpectedError):
    """Something that the law asks for is missing."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"{missing} Es wurde nichts geändert und nichts ist verloren.")


class ProtectionOpenError(ExpectedError):
    """A child must not drop out of sight while somebody looks after its safety."""

    def __init__(self) -> None:
        super().__init__(
            "Zu diesem Fall läuft noch ein Verfahren im Kinderschutz. Solange das Kind Schutz "
            "braucht, darf weiter verarbeitet werden (Art. 18 Abs. 2 DSGVO: Schutz der Rechte "
            "anderer). Es wurde nichts geändert. Bitte schließen Sie zuerst das Verfahren ab."
        )


@dataclass(frozen=True, slots=True, repr=False)
class RestrictedCase:
    """One restricted case as the page lists it: without a name, without content."""

    case_id: str
    case_no: str
    ground_id: str | None
    ground: str
    since: date
    reason: str
    counts: bool
    """Whether it still counts in periods without an issued report."""


def concern(restrictions: "Restrictions") -> Concern:
    """Return how many cases are restricted; nothing is due about them."""
    number = restrictions.count()
    words = {0: "kein Fall ist eingeschränkt", 1: "1 Fall ist eingeschränkt"}
    state = words.get(number, f"{number} Fälle sind eingeschränkt")
    return Concern("Einschränkungen", state, "data_protection", "restrictions")


class Restrictions:
    """Restricts cases and releases them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._database = workspace.database

    def restrict(self, case_id: str, ground: str, reason: str, on: date | None = None) -> None:
        """Restrict a case: from now on it is stored, and nothing else.

        Raises RestrictionIncompleteError, ProtectionOpenError.
        """
        on = on or clock.today()
        if ground not in self._workspace.catalogue("restriction_ground"):
            raise RestrictionIncompleteError("Bitte wählen Sie einen Grund der Einschränkung.")
        if not reason.strip():
            raise RestrictionIncompleteError("Bitte begründen Sie die Einschränkung kurz.")
        if on > clock.today():
            raise RestrictionIncompleteError("Der Beginn der Einschränkung liegt in der Zukunft.")
        before = self._case(case_id)
        open_procedures = {"case_id": case_id, "closed_on": None}
        if self._workspace.count(ChildProtectionAssessment, **open_procedures):
            raise ProtectionOpenError
        self._workspace.save(
            before.changed(
                restricted_on=on, restriction_ground=ground, restriction_reason=reason.strip()
            )
        )

    def release(self, case_id: str, reason: str) -> None:
        """End the restriction; the reasons of both stay in the case.

        Raises RestrictionIncompleteError: the person is told before, and why (Art. 18 (3)).
        """
        if not reason.strip():
            raise RestrictionIncompleteError("Bitte begründen Sie, warum die Einschränkung endet.")
        case = self._case(case_id)
        since = f" (eingeschränkt seit {case.restricted_on:%d.%m.%Y})" if case.restricted_on else ""
        kept = (
            case.restriction_reason,
            f"Aufgehoben am {clock.today():%d.%m.%Y}{since}: {reason.strip()}",
        )
        self._workspace.save(
            case.changed(
                restricted_on=None,
                restriction_ground=None,
                restriction_reason="\n".join(one for one in kept if one),
            )
        )

    def count(self) -> int:
        """Return how many cases are restricted."""
        return len(self._database.restriction.cases())

    def listed(self) -> list[RestrictedCase]:
        """Return the restricted cases, the latest first; none for a deputy."""
        if self._database.is_limited:
            return []
        grounds = self._workspace.catalogue("restriction_ground")
        with self._database.whole():
            ids = tuple(self._database.restriction.cases())
            found = self._workspace.find(Case, id=ids, limit=_MOST) if ids else []
        rows = [
            RestrictedCase(
                case_id=one.id,
                case_no=one.case_no,
                ground_id=one.restriction_ground,
                ground=grounds.label(one.restriction_ground) if one.restriction_ground else "",
                since=one.restricted_on,
                reason=self._workspace.privacy.text(one.restriction_reason),
                counts=not leaves_figures(one.restriction_ground, is_issued=False),
            )
            for one in found
            if one.restricted_on
        ]
        return sorted(rows, key=lambda one: (one.since, one.case_no), reverse=True)

    def hint_for(self, person: YoungPerson) -> str:
        """Return what to think of before a child is written down once more, or nothing.

        A case of its own for a child whose case is restricted would bring back what is locked.
        """
        names = child_identity(person.last_name, person.first_name, None)
        if not (person.last_name.strip() and person.first_name.strip()):
            return ""
        numbers = [
            case.case_no
            for case, child in self._children()
            if child.id != person.id
            and child_identity(child.last_name, child.first_name, None) == names
            and (
                child.birth_date == person.birth_date
                or None in (child.birth_date, person.birth_date)
            )
        ]
        return _ONCE_MORE.format(", ".join(numbers)) if numbers else ""

    def content(self, case_id: str) -> list[TimelineEntry]:
        """Return what happened in a restricted case, to read: ask for the password before."""
        if not self._database.read_only:
            audit_trail.note(self._database, "protected_opened", Case.KIND, case_id)
        with closing(self._database.whole_reader()) as database:
            workspace = Workspace(database)
            workspace.privacy = self._workspace.privacy
            timeline = Timeline(workspace, opens_entrusted=True)
            return timeline.page(workspace.get(Case, case_id), 0, _MOST)

    def _children(self) -> Iterator[tuple[Case, YoungPerson]]:
        """Yield the restricted cases with their children; none for a deputy."""
        ids = tuple(self._database.restriction.cases())
        with self._database.whole():
            found = self._workspace.find(Case, id=ids, limit=_MOST) if ids else []
            for case in found:
                if case.young_person_id:
                    yield case, self._workspace.get(YoungPerson, case.young_person_id)

    def _case(self, case_id: str) -> Case:
        with self._database.whole():
            return self._workspace.get(Case, case_id)
