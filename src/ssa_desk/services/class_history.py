"""The classes of a case over the years: read, add, correct, delete."""

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, ClassMembership
from ssa_desk.services.workspace import Workspace


class ClassDayTakenError(ExpectedError):
    """Another class begins on the same day."""

    def __init__(self) -> None:
        super().__init__(
            "Ab diesem Tag ist schon eine Klasse eingetragen. Es ist nichts verloren: "
            "Bitte wählen Sie einen anderen Tag oder ändern Sie den vorhandenen Eintrag."
        )


class ClassHistory:
    """What the user does with the classes of a case."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, case: Case) -> list[ClassMembership]:
        """Return the classes that count for a case, newest first; of one day the valid one first.

        A class noted with the case comes before one of the child, a later entry before an
        earlier one (COUNTING 15).
        """
        find = self._workspace.find
        found = find(ClassMembership, order="valid_from", descending=True, case_id=case.id)
        if case.young_person_id:
            person = case.young_person_id
            found += find(
                ClassMembership,
                order="valid_from",
                descending=True,
                young_person_id=person,
                case_id=None,
            )
        return sorted(found, key=lambda row: row.valid_from, reverse=True)

    def today(self, case: Case) -> str:
        """Return the class of today, else the one noted in the case."""
        today = clock.today()
        valid = (row.class_name for row in self.of(case) if row.valid_from <= today)
        return next(valid, case.class_name)

    def save(self, case: Case, row: ClassMembership) -> ClassMembership:
        """Save a class and return it as saved; a new one belongs to the child, if there is one.

        Raises ClassDayTakenError when another class of the same owner begins on that day.
        """
        if not (row.young_person_id or row.case_id):
            owner = "young_person_id" if case.young_person_id else "case_id"
            row = row.changed(**{owner: case.young_person_id or case.id})
        history = self.of(case)
        days = {one.valid_from for one in history if one.case_id == row.case_id}
        # An imported list may hold two classes of one day: each can still be corrected.
        days -= {one.valid_from for one in history if one.id == row.id}
        if row.valid_from in days:
            raise ClassDayTakenError
        self._workspace.save(row)
        return row

    def delete(self, row: ClassMembership) -> None:
        """Delete a class of the history."""
        self._workspace.delete(row)
