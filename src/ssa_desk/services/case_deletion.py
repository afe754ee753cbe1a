"""Deletes cases for good: every row that hangs on them, while the figures stay to the digit."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from ssa_desk.domain.records import RECORDS
from ssa_desk.services.frozen_years import Before, FrozenYears
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_deletion
from ssa_desk.storage.case_deletion import Gone

Progress = Callable[[float], None]
"""Called with the part done, 0 to 1; may raise to stop and take everything back."""

_COUNTED, _DELETED = 0.5, 0.8


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many records of each kind were deleted."""

    records: dict[str, int]


class CaseDeletion:
    """Deletes cases of the open file; for the background, over a writing connection."""

    def __init__(self, workspace: Workspace, frozen_years: FrozenYears) -> None:
        self._workspace, self._frozen_years = workspace, frozen_years
        self._database = workspace.database

    def delete(self, case_ids: Collection[str], progress: Progress | None = None) -> Deleted:
        """Delete these cases, all or none, with everything that belongs to them alone.

        What they counted for is sealed in the same transaction. Children without another case
        leave with their guardians. Raises the errors of a save.
        """
        step = progress or _nothing
        version = self._database.version
        gone, before = self._counted(case_ids, _part(step, 0, _COUNTED))
        with self._database.transaction():
            if self._database.version != version:
                # The window has saved something meanwhile.
                gone, before = self._counted(case_ids, lambda _part: step(_COUNTED))
            case_deletion.delete(self._database, gone, _part(step, _COUNTED, _DELETED))
            self._frozen_years.seal(before, _part(step, _DELETED, 1))
        deleted = Deleted({kind: len(ids) for kind, ids in gone.ids.items()})
        self._workspace.changed_many(*(kind for kind in RECORDS if kind.KIND in deleted.records))
        return deleted

    def _counted(self, case_ids: Collection[str], step: Progress) -> tuple[Gone, Before]:
        """Return what leaves with the cases, and what its periods count before."""
        gone = case_deletion.found(self._database, case_ids)
        days = case_deletion.days(self._database, gone)
        schools = case_deletion.schools(self._database, gone)
        return gone, self._frozen_years.counted(days, schools, step)


def _part(step: Progress, first: float, last: float) -> Progress:
    return lambda part: step(first + part * (last - first))


def _nothing(_part: float) -> None:
    """Tell nobody."""
