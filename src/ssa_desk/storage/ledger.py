"""The ledger of issued reports (R11): in the file, and encrypted in the side file.

What was printed stays as printed. After a restore the side file may know of reports that the
file forgot: the longer ledger wins.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from ssa_desk.storage import errors, side_file
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root

_COLUMNS = "ledger_id, sequence, period_first, period_last, publication_json, issued_at"


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

    def next_sequence(self) -> int:
        """Return the sequence number of the next report."""
        return len(self.entries()) + 1

    def keep(self, entry: LedgerEntry) -> None:
        """Write a new or changed entry into the file, then the whole ledger into the side file."""
        self._agree()
        with self._database.transaction():
            self._put(entry)
        self._copy_out()

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

    def drop_files(self, ledger_id: str) -> None:
        """Forget the files of a report, because its number was handed in later."""
        self._database.change(
            "UPDATE issued_report SET pdf = NULL, report_json = NULL WHERE ledger_id = :id",
            {"id": ledger_id},
        )

    def _agree(self) -> None:
        """Bring file and side file to the same reports: none of them may be forgotten."""
        if self._database.read_only:
            return
        kept = self._outside()
        if kept is None:
            return
        known = {entry.ledger_id for entry in self._stored()}
        missing = [one for one in kept if one["ledger_id"] not in known]
        if missing:
            with self._database.transaction():
                for one in missing:
                    self._put(LedgerEntry(**one))
        if len(kept) < len(known) + len(missing):
            self._copy_out()

    def _stored(self) -> list[LedgerEntry]:
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM issued_report ORDER BY sequence")
        return [LedgerEntry(*row) for row in rows]

    def _outside(self) -> list[dict[str, Any]] | None:
        """Return the reports of the side file; None when the file was opened without one."""
        try:
            kept = side_file.read_ledger(self._database.path, self._root)
        except errors.SideFileMissingError:
            return None
        return list(kept["reports"]) if kept else []

    def _copy_out(self) -> None:
        reports = [asdict(one) for one in self._stored()]
        data = {"sequence": len(reports), "reports": reports}
        try:
            side_file.write_ledger(self._database.path, self._root, data)
        except errors.SideFileMissingError:
            # Opened by code without a side file: a later one gets the reports (`_agree`).
            return

    def _put(self, entry: LedgerEntry) -> None:
        period = json.loads(entry.publication_json)["period"]["kind"]
        self._database.change(
            f"INSERT INTO issued_report ({_COLUMNS}, kind) VALUES (:ledger_id, :sequence, "
            ":period_first, :period_last, :publication_json, :issued_at, :kind) "
            "ON CONFLICT (ledger_id) DO UPDATE SET publication_json = :publication_json",
            {**asdict(entry), "kind": period},
        )
