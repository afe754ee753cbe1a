"""The ledger of issued reports (R11): in the file, and encrypted in the side file.

What was printed stays as printed. After a restore the side file may know of reports that the
file forgot: no report of either is lost.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict

from ssa_desk.domain import clock
from ssa_desk.storage import errors, ledger_copy, sealed_counts, side_file
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root
from ssa_desk.storage.ledger_entry import LedgerEntry, merged, newest, without_document

_COLUMNS = ", ".join(LedgerEntry.__slots__)
_NO_SIDE_FILE = (
    errors.SideFileMissingError,
    errors.SideFileDamagedError,
    errors.SideFileForeignError,
)


class Ledger:
    """Reads and extends the ledger of an open file."""

    def __init__(self, database: Database, root: Root) -> None:
        self._database = database
        self._root = root

    def entries(self) -> list[LedgerEntry]:
        """Return all issued reports, the first one first; also those that others replaced."""
        self._agree()
        return self._stored()

    def newest(self) -> list[LedgerEntry]:
        """Return the reports that count: of one period and school the one issued last."""
        return newest(self.entries())

    def add(self, *entries: LedgerEntry) -> None:
        """Note new reports in file and side file, all or none.

        What deleted cases had counted for in their periods is removed with it. Raises
        LedgerChangedError when another report was noted since their sequence was chosen: two
        roundings of the same days would give people away.
        """
        self._agree()
        with self._writing():
            for entry in entries:
                stored = self._stored()
                if entry.sequence != len(stored) + 1 or entry.replaces != _replaced(entry, stored):
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
        """Keep PDF and JSON of a report; the other formats are written from its document."""
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
        if sealed_counts.is_due(self._database, clock.today()):
            with self._database.transaction():
                sealed_counts.remove_done(self._database, clock.today())
        outside = self._outside()
        if outside is None:
            return
        stored = self._stored()
        wanted = merged(stored, outside)
        if wanted != stored or [without_document(one) for one in wanted] != outside:
            with self._writing():
                for entry in merged(self._stored(), outside):
                    self._put(entry)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Change the ledger: the side file gets it last, while the file is still locked.

        Should the power fail in between, the side file is ahead, and `_agree` mends that.
        """
        with self._database.transaction():
            yield
            sealed_counts.remove_done(self._database, clock.today())
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
        return ledger_copy.entries(kept) if kept else []

    def _copy_out(self) -> None:
        data = ledger_copy.data(self._stored())
        try:
            side_file.write_ledger(self._database.path, self._root, data)
        except _NO_SIDE_FILE:
            # Opened by code without its side file: a later one gets the reports (`_agree`).
            return
        except OSError as error:
            raise errors.of_system(error) from None

    def _put(self, entry: LedgerEntry) -> None:
        period = json.loads(entry.publication_json)["period"]["kind"]
        places = ", ".join(f":{name}" for name in LedgerEntry.__slots__)
        self._database.change(
            f"INSERT INTO issued_report ({_COLUMNS}, kind) VALUES ({places}, :kind) "
            "ON CONFLICT (ledger_id) DO UPDATE SET publication_json = :publication_json,"
            " document_json = COALESCE(:document_json, document_json)",
            {**asdict(entry), "kind": period},
        )


def _replaced(entry: LedgerEntry, stored: list[LedgerEntry]) -> str | None:
    """Return the report that this one must replace: the newest of its days and school."""
    return next((one.ledger_id for one in newest(stored) if one.scope == entry.scope), None)
