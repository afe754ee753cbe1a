"""The ledger of issued reports (R11): in the file, and encrypted in the side file.

What was printed stays as printed. After a restore the side file may know of reports that the
file forgot: the longer ledger wins.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from ssa_desk.storage import errors, side_file
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root

_COLUMNS = "ledger_id, sequence, period_first, period_last, publication_json, issued_at"
_NO_SIDE_FILE = (
    errors.SideFileMissingError,
    errors.SideFileDamagedError,
    errors.SideFileForeignError,
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One issued report. `publication_json`: everything printed, with its audit."""

    ledger_id: str
    sequence: int
    period_first: str
    period_last: str
    publication_json: str
    issued_at: str


class Ledger:
    """Reads and extends the ledger of an open file."""

    def __init__(self, database: Database, root: Root) -> None:
        self._database = database
        self._root = root

    def entries(self) -> list[LedgerEntry]:
        """Return all issued reports, the first one first."""
        self._agree()
        return self._stored()

    def add(self, entry: LedgerEntry) -> None:
        """Note a new report in file and side file, both or neither.

        Raises LedgerChangedError when another report was noted since its sequence was chosen:
        two roundings of the same days would give people away.
        """
        self._agree()
        with self._writing():
            if entry.sequence != len(self._stored()) + 1:
                raise errors.LedgerChangedError
            self._put(entry)

    def renew(self, entry: LedgerEntry) -> None:
        """Put a changed entry in place of the one with its id and forget its files."""
        self._agree()
        with self._writing():
            self._put(entry)
            self._database.change(
                "UPDATE issued_report SET pdf = NULL, report_json = NULL WHERE ledger_id = :id",
                {"id": entry.ledger_id},
            )

    def files(self, ledger_id: str) -> dict[str, bytes]:
        """Return the files that were already made of a report, by format."""
        row = self._database.row(
            "SELECT pdf, report_json FROM issued_report WHERE ledger_id = :id", {"id": ledger_id}
        )
        pdf, report = row or (None, None)
        made = {"pdf": pdf, "json": report.encode() if report else None}
        return {name: data for name, data in made.items() if data}

    def keep_files(self, ledger_id: str, files: dict[str, bytes]) -> None:
        """Keep the files of a report, so that it comes out the same on request."""
        report = files.get("json")
        self._database.change(
            "UPDATE issued_report SET pdf = COALESCE(:pdf, pdf), "
            "report_json = COALESCE(:report, report_json) WHERE ledger_id = :id",
            {
                "pdf": files.get("pdf"),
                "report": report.decode() if report else None,
                "id": ledger_id,
            },
        )

    def _agree(self) -> None:
        """Bring file and side file to the same reports: none of them may be forgotten."""
        if self._database.read_only:
            return
        outside = self._outside()
        if outside is None:
            return
        wanted = _merged(self._stored(), outside)
        if wanted != self._stored() or wanted != outside:
            with self._writing():
                for entry in _merged(self._stored(), outside):
                    self._put(entry)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Change the ledger: the side file gets it last, while the file is still locked.

        Should the power fail in between, the side file is ahead, and `_agree` mends that.
        """
        with self._database.transaction():
            yield
            self._copy_out()

    def _stored(self) -> list[LedgerEntry]:
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM issued_report ORDER BY sequence")
        return [LedgerEntry(*row) for row in rows]

    def _outside(self) -> list[LedgerEntry] | None:
        """Return the reports of the side file; None when it is missing or of no use."""
        try:
            kept = side_file.read_ledger(self._database.path, self._root)
        except _NO_SIDE_FILE:
            return None
        return [_entry(one) for one in kept["reports"]] if kept else []

    def _copy_out(self) -> None:
        reports = [asdict(one) for one in self._stored()]
        data = {"sequence": len(reports), "reports": reports}
        try:
            side_file.write_ledger(self._database.path, self._root, data)
        except _NO_SIDE_FILE:
            # Opened by code without its side file: a later one gets the reports (`_agree`).
            return
        except OSError as error:
            raise errors.of_system(error) from None

    def _put(self, entry: LedgerEntry) -> None:
        period = json.loads(entry.publication_json)["period"]["kind"]
        self._database.change(
            f"INSERT INTO issued_report ({_COLUMNS}, kind) VALUES (:ledger_id, :sequence, "
            ":period_first, :period_last, :publication_json, :issued_at, :kind) "
            "ON CONFLICT (ledger_id) DO UPDATE SET publication_json = :publication_json",
            {**asdict(entry), "kind": period},
        )


def _merged(stored: list[LedgerEntry], outside: list[LedgerEntry]) -> list[LedgerEntry]:
    """Return the reports of both; of two versions of one report that with its number counts."""
    versions = {entry.ledger_id: entry for entry in outside}
    found = [
        versions[entry.ledger_id]
        if entry.ledger_id in versions and not _has_number(entry)
        else entry
        for entry in stored
    ]
    known = {entry.ledger_id for entry in stored}
    for entry in outside:
        if entry.ledger_id not in known:
            found.append(replace(entry, sequence=len(found) + 1))
    return found


def _has_number(entry: LedgerEntry) -> bool:
    return bool(json.loads(entry.publication_json).get("about", {}).get("report_id"))


def _entry(data: dict[str, Any]) -> LedgerEntry:
    return LedgerEntry(**{field.name: data[field.name] for field in fields(LedgerEntry)})
