"""Deleting what was chosen in the background: in batches, each with its figures and its proof."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ssa_desk.domain import clock
from ssa_desk.domain.deletion import Hold
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import RECORDS, Case, ChildProtectionAssessment
from ssa_desk.domain.retention import months_after
from ssa_desk.services.background import StoppedError
from ssa_desk.services.case_deletion import (
    Batch,
    CaseDeletion,
    Deleted,
    Progress,
    batches_of,
    part_of,
)
from ssa_desk.services.deletion_concern import DueCount, keep_due
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.desk import Desk
from ssa_desk.services.due_list import DueGroup, DueList, free_procedures, holds_of
from ssa_desk.services.frozen_years import FrozenYears
from ssa_desk.services.retention import RetentionPlans
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import (
    audit_trail,
    case_deletion,
    deletion_records,
    gone_drafts,
    group_names,
    openings,
    search_removal,
)
from ssa_desk.storage.database import Database

AT_ONCE = 100
"""Cases in one transaction: it takes less than a second, all counting is done before."""
_ROWS_AT_ONCE = 500
_PATIENCE = 5.0
"""Seconds that a save of the window may take meanwhile."""
_DELETED = 0.95


class HeldError(ExpectedError):
    """Something keeps a case from being deleted."""

    def __init__(self) -> None:
        super().__init__(
            "Mindestens ein gewählter Fall darf nicht gelöscht werden: Ein Sperrvermerk, eine "
            "Gefährdungseinschätzung, eine Einschränkung oder ein offener Antrag steht dagegen. "
            "Es wurde nichts gelöscht. Bitte sehen Sie die Liste noch einmal durch."
        )


@dataclass(frozen=True, slots=True, repr=False)
class DeletionOrder:
    """What is to be deleted, and what its proofs say."""

    proof: DeletionProof
    case_ids: Sequence[str] = ()
    groups: Sequence[DueGroup] = ()


@dataclass(frozen=True, slots=True)
class DeletionResult:
    """What a deletion did; `is_stopped`: the user stopped it between two batches."""

    deleted: Deleted = field(default_factory=Deleted)
    cases: int = 0
    is_stopped: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """What hangs on a choice: the number of entries by their German name, found by the links."""

    lines: tuple[tuple[str, int], ...]
    drafts: int

    @property
    def entries(self) -> int:
        """Return how many entries there are together."""
        return sum(number for _, number in self.lines)


def find_due(desk: Desk) -> DueList:
    """Return what is due today; for the background, over a connection that sees everything."""
    with _reading(desk) as database:
        return RetentionPlans(Workspace(database)).due()


def preview(desk: Desk, case_ids: Sequence[str], groups: Iterable[DueGroup] = ()) -> Preview:
    """Return what would be deleted, for the background."""
    with _reading(desk) as database:
        return _previewed(database, case_ids, groups)


def holds(desk: Desk, case_id: str) -> tuple[Hold, ...]:
    """Return what keeps one case from being deleted."""
    with _reading(desk) as database:
        return holds_of(database, [case_id]).get(case_id, ())


def keep(desk: Desk, case_ids: Sequence[str], procedure_ids: Sequence[str] = ()) -> None:
    """Note that these are still needed: they are looked at again after the usual time."""
    with _writing(desk) as database:
        workspace = Workspace(database)
        plan, today = RetentionPlans(workspace).plan(), clock.today()
        on = months_after(today, max(plan.case_review_months, 1))
        cases = [workspace.get(Case, one).changed(review_date=on) for one in case_ids]
        on = months_after(today, max(plan.protection_review_months, 1))
        procedures = [
            workspace.get(ChildProtectionAssessment, one).changed(next_review_on=on)
            for one in procedure_ids
        ]
        workspace.save(*cases, *procedures)


def _previewed(database: Database, case_ids: Sequence[str], groups: Iterable[DueGroup]) -> Preview:
    batch = Batch(case_ids, _rows_of(database, groups))
    gone = case_deletion.found(database, batch.case_ids, batch.others)
    titles = {kind.KIND: kind.PLURAL for kind in RECORDS}
    lines = [
        (titles.get(table, table), len(gone.ids[table])) for table in titles if table in gone.ids
    ]
    lines += [(table, len(ids)) for table, ids in gone.ids.items() if table not in titles]
    return Preview(tuple(lines), len(list(gone_drafts.of(database, gone))))


def delete(desk: Desk, order: DeletionOrder, goes_on: Callable[[float], bool]) -> DeletionResult:
    """Delete what was ordered, some cases at a time; each case leaves whole or not at all.

    `goes_on` is told the part done; when it returns False the batch under way is taken back and
    those before stay deleted. Raises HeldError and the errors of a save. Call `tell_of` in the
    thread of the window afterwards.
    """
    with _writing(desk) as database:
        _demand_free(database, order)
        work = _Deleting(database, order, goes_on)
        return work.result()


def tell_of(desk: Desk, deleted: Deleted) -> None:
    """Tell the pages of the open file what was deleted."""
    desk.workspace.changed_many(*(kind for kind in RECORDS if kind.KIND in deleted.records))


def tidy(desk: Desk) -> bool:
    """Remove what leaves by itself when its time is over; return whether there was something.

    Counts of deleted cases, old proofs of deletions and of access, words of a deletion that was
    killed before its end.
    """
    if desk.workspace.read_only:
        return False
    with _writing(desk) as database:
        plan, today = RetentionPlans(Workspace(database)).plan(), clock.today()
        access = months_after(today, -plan.audit_months)
        workspace = Workspace(database)
        done = [
            FrozenYears(workspace, Statistics(workspace)).tidy(),
            deletion_records.remove_before(database, months_after(today, -plan.proof_months)),
            openings.remove_before(database, access),
            audit_trail.remove_before(database, clock.now() - (today - access)),
            search_removal.is_due(database),
        ]
        note_due(workspace)
        search_removal.rewrite(database, lambda _part: None)
        return any(done)


def note_due(workspace: Workspace) -> None:
    """Count what is due for the page Heute, which reads the number only."""
    found = RetentionPlans(workspace).due()
    keep_due(workspace, DueCount(found.to_delete, found.to_review))


class _Deleting:
    """One deletion on its way."""

    def __init__(
        self, database: Database, order: DeletionOrder, goes_on: Callable[[float], bool]
    ) -> None:
        self._database, self._order, self._goes_on = database, order, goes_on
        workspace = Workspace(database)
        self._deletion = CaseDeletion(database, FrozenYears(workspace, Statistics(workspace)))
        self._deleted, self._cases = Deleted(), 0

    def result(self) -> DeletionResult:
        """Delete batch by batch; the index of words is written anew whatever happens."""
        is_stopped = False
        try:
            self._delete_all()
        except StoppedError:
            is_stopped = True
        finally:
            self._deletion.finish()
            if self._deleted.records:
                audit_trail.note(self._database, "deletion_run")
                note_due(Workspace(self._database))
        self._goes_on(1.0)
        return DeletionResult(self._deleted, self._cases, is_stopped)

    def _delete_all(self) -> None:
        steps = [*self._case_steps(), *self._group_steps()]
        for place, step in enumerate(steps):
            step(
                part_of(
                    self._step, _DELETED * place / len(steps), _DELETED * (place + 1) / len(steps)
                )
            )

    def _case_steps(self) -> Iterator[Callable[[Progress], None]]:
        def of(batch: Batch) -> Callable[[Progress], None]:
            def delete_batch(step: Progress) -> None:
                proof = self._order.proof.of_cases
                self._note(self._deletion.delete(batch, proof, step), len(batch.case_ids))

            return delete_batch

        # Cases of one school and time touch few periods together: each is counted per batch.
        ids = case_deletion.in_order(self._database, self._order.case_ids)
        yield from map(of, batches_of(ids, AT_ONCE))

    def _group_steps(self) -> Iterator[Callable[[Progress], None]]:
        def of(group: DueGroup, ids: tuple[str, ...]) -> Callable[[Progress], None]:
            def delete_group(step: Progress) -> None:
                self._note(self._delete_group(group, ids, step))

            return delete_group

        for group in self._order.groups:
            for start in range(0, len(group.ids), _ROWS_AT_ONCE):
                yield of(group, group.ids[start : start + _ROWS_AT_ONCE])

    def _delete_group(self, group: DueGroup, ids: tuple[str, ...], step: Progress) -> Deleted:
        part = DueGroup(group.retention, group.table, group.title, ids, group.since, group.reason)

        def proof(database: Database, gone: case_deletion.Gone) -> None:
            self._order.proof.of_others(database, group.retention, group.table, gone.rows)
            if group.retention == "group_names":
                group_names.remove_words(database, ids)

        return self._deletion.delete(Batch((), _rows_of(self._database, [part])), proof, step)

    def _note(self, deleted: Deleted, cases: int = 0) -> None:
        self._deleted = self._deleted.and_also(deleted)
        self._cases += cases

    def _step(self, part: float) -> None:
        if not self._goes_on(part):
            raise StoppedError


def _demand_free(database: Database, order: DeletionOrder) -> None:
    """Raise HeldError when something keeps a case or a procedure that no decision has lifted."""
    for case_id, holds in holds_of(database, order.case_ids).items():
        decided = case_id in order.proof.youth_office_on
        if any(not (one.may_be_lifted and decided) for one in holds):
            raise HeldError
    for group in order.groups:
        is_decided = group.table in order.proof.youth_office_on
        if group.needs_youth_office and not (
            is_decided and free_procedures(database).issuperset(group.ids)
        ):
            raise HeldError


def _rows_of(database: Database, groups: Iterable[DueGroup]) -> dict[str, tuple[str, ...]]:
    """Return the rows of groups by table; of a list of names only who was there leaves."""
    rows: dict[str, tuple[str, ...]] = {}
    for group in groups:
        table, ids = group.table, group.ids
        if group.retention == "group_names":
            table, ids = "group_attendance", group_names.attendance(database, group.ids)
        rows[table] = (*rows.get(table, ()), *ids)
    return rows


@contextmanager
def _reading(desk: Desk) -> Iterator[Database]:
    database = desk.workspace.database.whole_reader()
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _writing(desk: Desk) -> Iterator[Database]:
    database = desk.workspace.database.whole_writer()
    try:
        database.wait_for_others(_PATIENCE)
        database.spare_readers()
        yield database
    finally:
        database.close()
