"""What the user does with child protection procedures: begin, write, close, open again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import TypeVar

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain import child_protection as steps
from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.child_protection import Procedure, StepState
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import (
    Case,
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
    YoungPerson,
)
from ssa_desk.domain.retention import RetentionPlan, months_after
from ssa_desk.services.record_names import RecordNames
from ssa_desk.services.retention import RetentionPlans
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import protected_search

R = TypeVar("R", bound=Record)
_ALL = 100_000
_OWNER = attrgetter("assessment_id")


class StillOpenError(ExpectedError):
    """A procedure was to be closed while something is missing."""

    def __init__(self, codes: Iterable[str]) -> None:
        super().__init__(protection_words().missing_sentence(codes))


class ClosedError(ExpectedError):
    """Something was to be written into a closed procedure."""

    def __init__(self) -> None:
        super().__init__(
            "Dieses Verfahren ist abgeschlossen und kann nur gelesen werden. Es wurde nichts "
            "geändert. Zum Weiterschreiben nehmen Sie es mit einem Grund wieder auf."
        )


class IncompleteError(ExpectedError):
    """Something that has to be said was left out."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} Es wurde nichts gespeichert, nichts ist verloren.")


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One procedure in the list: whose it is, what is to be done next, what is due."""

    id: str
    number: str
    who: str
    noticed_on: date | None
    closed_on: date | None
    is_only_counted: bool
    next: StepState | None
    is_urgent: bool
    review_due: bool
    feedback_missing: bool
    yearly_due: bool

    @property
    def rank(self) -> tuple[int, int]:
        """Return its place in the list: urgent, due, open, closed, only counted; newest first."""
        is_due = self.review_due or self.feedback_missing
        is_open = self.closed_on is None
        group = (self.is_urgent, is_due, is_open and not self.is_only_counted, not is_open)
        day = self.noticed_on or date.min
        return group.index(True) if any(group) else len(group), -day.toordinal()


@dataclass(frozen=True, slots=True)
class Reminders:
    """What waits, in numbers alone: nothing of it names anybody."""

    urgent: int = 0
    reviews: int = 0
    feedback: int = 0
    yearly: int = 0

    @property
    def total(self) -> int:
        """Return how many lines there are to tell."""
        return self.urgent + self.reviews + self.feedback + self.yearly


class ChildProtection:
    """The procedures of one open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._names = RecordNames(workspace)

    def procedures(self) -> list[Procedure]:
        """Return all procedures with everything that belongs to them."""
        return self._with_parts(self._workspace.find(ChildProtectionAssessment, limit=_ALL))

    def procedure(self, procedure_id: str) -> Procedure:
        """Return one procedure; raises RecordMissingError."""
        found = self._workspace.get(ChildProtectionAssessment, procedure_id)
        return self._with_parts([found])[0]

    def of_case(self, case_id: str) -> list[ChildProtectionAssessment]:
        """Return the procedures of a case, the newest first."""
        return self._workspace.find(ChildProtectionAssessment, case_id=case_id, descending=True)

    def lines(self) -> list[Line]:
        """Return the list of procedures: urgent ones first, closed and counted ones last."""
        found, plan = self.procedures(), self._plan()
        names = self.names(one.assessment for one in found)
        return sorted((_line(one, names, plan) for one in found), key=lambda line: line.rank)

    def names(self, assessments: Iterable[ChildProtectionAssessment]) -> dict[str, str]:
        """Return whose each procedure is, as it may be seen now; without a child it is missing."""
        whose = {one.id: (one.case_id, one.young_person_id) for one in assessments}
        cases = self._names.of(Case.KIND, (case for case, _ in whose.values() if case))
        children = self._names.of(YoungPerson.KIND, (child for _, child in whose.values() if child))
        return {
            one: cases.get(case or "") or children.get(child or "") or ""
            for one, (case, child) in whose.items()
        }

    def reminders(self) -> Reminders:
        """Return how much waits today."""
        if not self._workspace.count(ChildProtectionAssessment):
            return Reminders()
        found, plan, today = self.procedures(), self._plan(), clock.today()
        return Reminders(
            urgent=sum(map(_is_urgent, found)),
            reviews=sum(steps.review_due(one, today) for one in found),
            feedback=sum(steps.feedback_missing(one, today) for one in found),
            yearly=sum(steps.yearly_review_due(one, today, plan) for one in found),
        )

    def usual_path(self) -> str | None:
        """Return the legal path that the type of the employer suggests."""
        employer = self._workspace.profile().employer_type
        return steps.PATH_OF_EMPLOYER.get(employer or "")

    def next_number(self, day: date) -> str:
        """Return a number that is not taken yet, of the year of a day."""
        beginning = f"KS-{day.year}-"
        with self._workspace.database.whole():
            known = self._workspace.find(ChildProtectionAssessment, limit=_ALL)
        taken = (
            one.number.removeprefix(beginning) for one in known if one.number.startswith(beginning)
        )
        latest = max((int(one) for one in taken if one.isdigit()), default=0)
        return f"{beginning}{latest + 1:02}"

    def begin(
        self, assessment: ChildProtectionAssessment, observation: ChildProtectionEntry
    ) -> ChildProtectionAssessment:
        """Save a new procedure with what was noticed; raises IncompleteError."""
        if assessment.noticed_on is None:
            raise IncompleteError("Bitte geben Sie an, wann es wahrgenommen wurde.")
        _demand(observation.text, "Bitte schreiben Sie auf, was Sie wahrgenommen haben.")
        number = assessment.number or self.next_number(assessment.noticed_on)
        child = assessment.young_person_id
        if assessment.case_id:
            child = self._workspace.get(Case, assessment.case_id).young_person_id or child
        made = assessment.changed(number=number, young_person_id=child)
        self._workspace.save(
            made,
            observation.changed(assessment_id=made.id, date=assessment.noticed_on),
        )
        return made

    def save(self, assessment: ChildProtectionAssessment) -> None:
        """Save changed details of an open procedure; raises ClosedError, IncompleteError."""
        self._demand_open(assessment.id)
        if assessment.noticed_on is None:
            raise IncompleteError("Bitte geben Sie an, wann es wahrgenommen wurde.")
        self._workspace.save(assessment)

    def write(self, entry: ChildProtectionEntry) -> None:
        """Add an entry to the protocol; into a closed procedure only a correction.

        Raises ClosedError, IncompleteError.
        """
        if not entry.corrects_id:
            self._demand_open(entry.assessment_id)
        _demand(entry.text, "Bitte schreiben Sie den Eintrag.")
        self._workspace.save(entry)

    def answer(self, answer: ChildProtectionAnswer) -> None:
        """Add an answer; the newest counts. Raises ClosedError, IncompleteError."""
        self._demand_open(answer.assessment_id)
        if not steps.is_complete(answer):
            raise IncompleteError("Zu einem Ja gehört der Tag, zu einem Nein der Grund.")
        self._workspace.save(answer)

    def rate(self, procedure_id: str, ratings: Iterable[ChildProtectionRating]) -> None:
        """Add ratings; the newest of each area counts. Raises ClosedError."""
        self._demand_open(procedure_id)
        self._workspace.save(*ratings)

    def plan(self, measure: ChildProtectionMeasure) -> None:
        """Save a measure of the protection plan; raises ClosedError, IncompleteError."""
        self._demand_open(measure.assessment_id)
        _demand(measure.measure, "Bitte beschreiben Sie die Maßnahme.")
        self._workspace.save(measure)

    def remove(self, measure: ChildProtectionMeasure) -> None:
        """Take a measure out of the plan; raises ClosedError."""
        self._demand_open(measure.assessment_id)
        self._workspace.delete(measure)

    def close(self, procedure_id: str, note: str) -> None:
        """Close a procedure; raises StillOpenError, which lists all that is missing."""
        found = self.procedure(procedure_id)
        if found.is_closed:
            raise ClosedError
        if codes := steps.missing(found):
            raise StillOpenError(codes)
        # The next day to look at it follows from the day of closing.
        closed = {"closed_on": clock.today(), "closing_note": note, "next_review_on": None}
        self._workspace.save(found.assessment.changed(**closed))

    def reopen(self, procedure_id: str, reason: str) -> None:
        """Open a closed procedure again; the reason and the former closing stay in the protocol."""
        _demand(reason, "Bitte geben Sie den Grund an.")
        found = self.procedure(procedure_id).assessment
        if found.closed_on is None:
            return
        former = f"Abgeschlossen am {found.closed_on:%d.%m.%Y}. {found.closing_note}".strip()
        entry = self._entry(procedure_id, steps.REOPENING, f"{reason}\n({former})")
        self._workspace.save(found.changed(closed_on=None, closing_note=""), entry)

    def review_yearly(self, procedure_id: str, text: str) -> None:
        """Note that a closed procedure was looked at again, and what was decided."""
        _demand(text, "Bitte schreiben Sie, was entschieden wurde.")
        following = months_after(clock.today(), self._plan().protection_review_months)
        found = self._workspace.get(ChildProtectionAssessment, procedure_id)
        entry = self._entry(procedure_id, steps.YEARLY_REVIEW, text)
        self._workspace.save(found.changed(next_review_on=following), entry)

    @property
    def is_in_search(self) -> bool:
        """Return whether search and timeline know of child protection."""
        return protected_search.is_on(self._workspace.database)

    def show_in_search(self, *, shown: bool) -> None:
        """Let search and timeline know of child protection from now on, or no more."""
        records: list[Record] = []
        # Those of restricted cases, too: they are found again once the case is released.
        with self._workspace.database.whole():
            for kind in protected_search.KINDS if shown else ():
                records += self._workspace.find(kind, limit=_ALL)
            protected_search.switch(self._workspace.database, records, on=shown)

    def _entry(self, procedure_id: str, kind: str, text: str) -> ChildProtectionEntry:
        now = clock.now().astimezone()
        return ChildProtectionEntry(
            assessment_id=procedure_id,
            date=clock.today(),
            time=now.time().replace(second=0, microsecond=0, tzinfo=None),
            protection_entry_kind=kind,
            observer=self._workspace.profile().name,
            text=text,
        )

    def _plan(self) -> RetentionPlan:
        return RetentionPlans(self._workspace).plan()

    def _demand_open(self, procedure_id: str) -> None:
        if self._workspace.get(ChildProtectionAssessment, procedure_id).closed_on is not None:
            raise ClosedError

    def _with_parts(self, assessments: list[ChildProtectionAssessment]) -> list[Procedure]:
        ids = tuple(one.id for one in assessments)
        entries = self._parts(ChildProtectionEntry, ids)
        answers = self._parts(ChildProtectionAnswer, ids)
        ratings = self._parts(ChildProtectionRating, ids)
        measures = self._parts(ChildProtectionMeasure, ids)
        return [
            Procedure(
                one,
                tuple(entries[one.id]),
                tuple(answers[one.id]),
                tuple(ratings[one.id]),
                tuple(measures[one.id]),
            )
            for one in assessments
        ]

    def _parts(self, kind: type[R], ids: tuple[str, ...]) -> defaultdict[str, list[R]]:
        parts: defaultdict[str, list[R]] = defaultdict(list)
        for one in self._workspace.find(kind, assessment_id=ids, limit=_ALL):
            parts[_OWNER(one)].append(one)
        return parts


def _demand(text: str, sentence: str) -> None:
    if not text.strip():
        raise IncompleteError(sentence)


def _line(procedure: Procedure, names: dict[str, str], plan: RetentionPlan) -> Line:
    one, today = procedure.assessment, clock.today()
    return Line(
        id=one.id,
        number=one.number,
        who=names[one.id],
        noticed_on=one.noticed_on,
        closed_on=one.closed_on,
        is_only_counted=procedure.is_only_counted,
        next=steps.next_step(procedure),
        is_urgent=_is_urgent(procedure),
        review_due=steps.review_due(procedure, today),
        feedback_missing=steps.feedback_missing(procedure, today),
        yearly_due=steps.yearly_review_due(procedure, today, plan),
    )


def _is_urgent(procedure: Procedure) -> bool:
    return not procedure.is_closed and steps.needs_help_at_once(procedure)
