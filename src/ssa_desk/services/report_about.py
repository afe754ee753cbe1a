"""What a report says about itself: worker, schools and the numbers of the Fachstelle."""

import re
from collections.abc import Mapping

from ssa_desk.domain import clock
from ssa_desk.domain.disclosure.publication import About
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import School, WorkerProfile
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.report_choices import ReportChoices


class UnknownSchoolError(ExpectedError):
    """A number was given for a school that the file does not have."""

    def __init__(self) -> None:
        super().__init__(
            "Eine der genannten Schulen gibt es in dieser Datei nicht. Es wurde nichts "
            "geschrieben. Bitte geben Sie den Namen so an, wie er unter Schulen steht."
        )


class ReportNumbers:
    """Knows the numbers that the Fachstelle handed out, and what else heads a report."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._choices = ReportChoices(workspace.database)

    def report_number(self, school_id: str = "") -> str:
        """Return the number of the joint report, or of the reports of one school; "" is none."""
        if school_id:
            return self._choices.numbers().get(school_id, "")
        return self._workspace.profile().report_slot

    def put_report_number(self, school_id: str, number: str) -> None:
        """Keep the number of the joint report, or of the reports of one school."""
        if number == self.report_number(school_id):
            return
        if school_id:
            self._choices.put_number(school_id, number)
        else:
            self._workspace.save(self._workspace.profile().changed(report_slot=number))

    def put_school_number(self, school: School, number: str) -> None:
        """Keep the number of a school."""
        if number != school.report_slot:
            self._workspace.save(school.changed(report_slot=number))

    def check(self, slots: Mapping[str, str], school_slots: Mapping[str, str]) -> None:
        """Raise UnknownSchoolError when a number is for a school that the file does not have."""
        names = {one.name for one in self._workspace.schools()}
        if (set(slots) - {""} | set(school_slots)) - names:
            raise UnknownSchoolError

    def take(self, slots: Mapping[str, str], school_slots: Mapping[str, str]) -> None:
        """Keep numbers of reports and of schools by the names of the schools ("" is joint)."""
        self.check(slots, school_slots)
        schools = {one.name: one for one in self._workspace.schools()}
        for name, number in slots.items():
            self.put_report_number(schools[name].id if name else "", number)
        for name, number in school_slots.items():
            self.put_school_number(schools[name], number)

    def about(self, school_id: str = "") -> About:
        """Return what a report says about itself today."""
        profile = self._workspace.profile()
        schools = [one for one in self._workspace.schools() if school_id in ("", one.id)]
        return About(
            report_id=self.report_number(school_id) or None,
            school_slots=tuple(sorted({one.report_slot for one in schools if one.report_slot})),
            school_forms=tuple(sorted({one.school_type for one in schools if one.school_type})),
            fte=_fte(profile, schools, school_id),
            worker=profile.name,
            employer=profile.employer_name,
            schools=tuple(school.name for school in schools),
            issued_on=clock.today(),
        )


def is_report_number(text: str) -> bool:
    """Return whether it is an R with three digits."""
    return bool(re.fullmatch("R[0-9]{3}", text))


def is_school_number(text: str) -> bool:
    """Return whether it is an S with two digits."""
    return bool(re.fullmatch("S[0-9]{2}", text))


def _fte(profile: WorkerProfile, schools: list[School], school_id: str) -> float | None:
    shares = [school.post_share for school in schools if school.post_share is not None]
    share = sum(shares) if shares else None
    found = share if school_id or profile.fte is None else profile.fte
    return None if found is None else round(found, 2)
