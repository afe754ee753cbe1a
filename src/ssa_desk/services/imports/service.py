"""Importing lists: first a plan that writes nothing, then the writing of that plan."""

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ssa_desk.domain.base import Record
from ssa_desk.services.imports.files import OpenedFile, opened
from ssa_desk.services.imports.kinds import READ_KINDS
from ssa_desk.services.imports.plan import FilePlan, ImportPlan, ImportResult, ReadyRow
from ssa_desk.services.imports.reading import Reading
from ssa_desk.services.imports.stock import Stock
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import import_rows
from ssa_desk.storage.import_rows import ImportedRow
from ssa_desk.storage.repository import Repository

Progress = Callable[[int, int], None]
"""Called with the rows done so far and all rows; may raise to stop and take everything back."""

_STEP = 50


class Imports:
    """Reads a worker's own lists into the open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._database = workspace.database

    def read(self, files: Sequence[Path], progress: Progress | None = None) -> ImportPlan:
        """Return what the files would give, whatever their order; nothing is written."""
        found = [opened(path) for path in files]
        stock, step = Stock(self._workspace), _counter(found, progress)
        plans: dict[int, FilePlan] = {}
        for place, file in sorted(enumerate(found), key=lambda one: _turn(one[1])):
            if isinstance(file, OpenedFile):
                plans[place] = Reading(file, stock).plan(step)
            else:
                plans[place] = file
        return ImportPlan(tuple(plans[place] for place in range(len(found))))

    def write(self, plan: ImportPlan, progress: Progress | None = None) -> ImportResult:
        """Write all rows of a plan or none; rows written meanwhile are left out."""
        known = import_rows.known_rows(self._database)
        rows = [
            row
            for file in plan.files
            for row in file.accepted
            if (row.key.kind, row.key.digest, row.key.occurrence) not in known
        ]
        kinds: Counter[type[Record]] = Counter()
        with self._database.transaction():
            for start in range(0, len(rows), _STEP):
                step = rows[start : start + _STEP]
                self._write(step, kinds)
                if progress:
                    progress(start + len(step), len(rows))
        self._workspace.changed_many(*kinds)
        return ImportResult(len(rows), {kind.KIND: count for kind, count in kinds.items()})

    def _write(self, rows: Sequence[ReadyRow], kinds: Counter[type[Record]]) -> None:
        repository = Repository(self._database)
        for row in rows:
            repository.save_inside(row.records)
            kinds.update(type(record) for record in row.records)
        import_rows.note(self._database, (_imported(row) for row in rows))


def _counter(
    found: Sequence[OpenedFile | FilePlan], progress: Progress | None
) -> Callable[[], None]:
    """Return what is called with every row that is read."""
    rows = sum(len(file.sheet.rows) for file in found if isinstance(file, OpenedFile))
    done = itertools.count(1)

    def step() -> None:
        number = next(done)
        if progress and number % _STEP == 0:
            progress(number, rows)

    return step


def _turn(file: OpenedFile | FilePlan) -> int:
    return READ_KINDS.index(file.kind) if isinstance(file, OpenedFile) else -1


def _imported(row: ReadyRow) -> ImportedRow:
    key, record = row.key, row.records[-1]
    return ImportedRow(key.kind, key.digest, key.occurrence, record.KIND, record.id)
