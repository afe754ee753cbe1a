"""Writes the proofs of a deletion in its transaction, and answers whether a case was deleted."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain import clock
from ssa_desk.domain.deletion import METHOD, ArchiveAnswer, DeletionGround, ground_words
from ssa_desk.domain.retention_classes import RetentionClass
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_deletion, deletion_records
from ssa_desk.storage.case_deletion import Gone
from ssa_desk.storage.database import Database
from ssa_desk.storage.deletion_records import DeletionRecord

__all__ = ["DeletionProof", "DeletionRecord", "DeletionRecords"]


@dataclass(frozen=True, slots=True)
class DeletionProof:
    """What all proofs of one deletion say alike; no words of people are among it."""

    ground: DeletionGround
    archive: ArchiveAnswer
    youth_office_on: Mapping[str, date] = field(default_factory=dict)
    """By case, or table of procedures without one: when the youth office agreed."""
    reviewed: frozenset[str] = frozenset()
    """The cases and tables that were looked at rather than due."""

    def of_cases(self, database: Database, gone: Gone) -> None:
        """Keep a proof for each case that leaves, before its rows are gone."""
        owner = case_deletion.owners(database, gone)
        rows = Counter(owner.values())
        passed = _passed_on(database, gone, owner)
        for case_id, case_no, first, last in case_deletion.years(database, gone):
            record = replace(
                self._record("case", rows[case_id], case_id),
                case_mark=deletion_records.mark_of(database, case_no),
                first_year=first,
                last_year=last,
                disclosures=passed[case_id],
            )
            deletion_records.add(database, record)

    def of_others(
        self, database: Database, retention: RetentionClass, table: str, rows: int
    ) -> None:
        """Keep a proof for records that leave without a case."""
        deletion_records.add(database, self._record(retention, rows, table))

    def _record(self, retention: str, rows: int, of: str) -> DeletionRecord:
        ground: DeletionGround = "review" if of in self.reviewed else self.ground
        return DeletionRecord(
            at=clock.now(),
            retention=retention,
            case_mark="",
            first_year=None,
            last_year=None,
            method=METHOD,
            archive=self.archive.words,
            grounds=ground_words(ground, self.youth_office_on.get(of)),
            records=rows,
            disclosures={},
        )


def _passed_on(
    database: Database, gone: Gone, owner: Mapping[str, str]
) -> Mapping[str, Mapping[str, int]]:
    """Return by case how often something was passed on, by legal basis."""
    known = {one.identifier for one in catalogue("legal_basis").entries}
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for disclosure_id, basis in case_deletion.legal_bases(database, gone):
        code = basis if basis in known else "not_stated"
        found[owner.get(disclosure_id, "")][code] += 1
    return found


class DeletionRecords:
    """Shows the proofs of the open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._database = workspace.database

    def all(self) -> list[DeletionRecord]:
        """Return every proof, the newest first."""
        return deletion_records.all_of(self._database)

    def of_case(self, case_no: str) -> list[DeletionRecord]:
        """Return the proofs that a case of this number was deleted; the number is kept nowhere."""
        return deletion_records.of_case(self._database, case_no)
