"""Deletes cases for good: every row that hangs on them, while the figures stay to the digit."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ssa_desk.services.frozen_years import Before, FrozenYears, Known, Missing
from ssa_desk.storage import case_deletion, search_removal
from ssa_desk.storage.case_deletion import Gone
from ssa_desk.storage.database import Database

Progress = Callable[[float], None]
"""Called with the part done, 0 to 1; may raise to stop and take everything back."""

Proof = Callable[[Database, Gone], None]
"""Notes what is being deleted, in the transaction that deletes it."""

_COUNTED, _MISSED, _DELETED = 0.3, 0.6, 0.9


@dataclass(frozen=True, slots=True)
class Batch:
    """What leaves in one transaction: cases, and rows by table that leave beside or without one."""

    case_ids: Collection[str] = ()
    others: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many records of each kind were deleted."""

    records: dict[str, int] = field(default_factory=dict)

    def and_also(self, other: "Deleted") -> "Deleted":
        """Return both together."""
        return Deleted(dict(Counter(self.records) + Counter(other.records)))


class CaseDeletion:
    """Deletes in the file behind one writing connection that sees everything.

    What a batch counted for is known to the next one as long as nobody else saves something.
    """

    def __init__(self, database: Database, frozen_years: FrozenYears) -> None:
        self._database, self._frozen_years = database, frozen_years
        self._known, self._version = Known(), -1

    def delete(
        self, batch: Batch, proof: Proof | None = None, progress: Progress | None = None
    ) -> Deleted:
        """Delete all of a batch or nothing, with everything that belongs to it alone.

        What it counted for is sealed in the same transaction. Children without another case
        leave with their guardians. Raises the errors of a save. `finish` has to follow once.
        """
        try:
            return self._delete(batch, proof, progress or _nothing)
        except BaseException:
            # What was counted as gone is still there.
            self._known = Known()
            raise

    def _delete(self, batch: Batch, proof: Proof | None, step: Progress) -> Deleted:
        version = self._renewed()
        gone, before = self._counted(batch, part_of(step, 0, _COUNTED))
        missing = self._missing(gone, before, part_of(step, _COUNTED, _MISSED))
        with self._database.transaction():
            is_same = self._database.version == version
            if not is_same:
                # The window has saved something meanwhile.
                self._known = Known()
                gone, before = self._counted(batch, lambda _part: step(_MISSED))
            if proof is not None:
                proof(self._database, gone)
            case_deletion.delete(self._database, gone, part_of(step, _MISSED, _DELETED))
            if not is_same:
                missing = self._frozen_years.missing(before, lambda _part: step(_DELETED))
            self._frozen_years.keep(missing)
            step(1.0)
        return Deleted({kind: len(ids) for kind, ids in gone.ids.items()})

    def finish(self, progress: Progress | None = None) -> None:
        """Take the words of what was deleted off the pages of the full text."""
        search_removal.rewrite(self._database, progress or _nothing)

    def _renewed(self) -> int:
        """Forget what was counted when somebody else has saved; return what version it is."""
        version = self._database.version
        if version != self._version:
            self._known, self._version = Known(), version
        return version

    def _counted(self, batch: Batch, step: Progress) -> tuple[Gone, Before]:
        """Return what leaves with a batch, and what its periods count before."""
        gone = case_deletion.found(self._database, batch.case_ids, batch.others)
        days = case_deletion.days(self._database, gone)
        schools = case_deletion.schools(self._database, gone)
        return gone, self._frozen_years.counted(days, schools, step, self._known)

    def _missing(self, gone: Gone, before: Before, step: Progress) -> Missing:
        """Return what will be missing; counted before the file is locked for the deletion."""
        with self._database.restriction.as_if_gone(gone.all_ids):
            return self._frozen_years.missing(before, step)


def batches_of(case_ids: Iterable[str], size: int) -> list[Batch]:
    """Return the cases in batches, in their order."""
    ids = tuple(case_ids)
    return [Batch(ids[start : start + size]) for start in range(0, len(ids), size)]


def part_of(step: Progress, first: float, last: float) -> Progress:
    """Return a progress that fills the part of another one."""
    return lambda part: step(first + part * (last - first))


def _nothing(_part: float) -> None:
    """Tell nobody."""
