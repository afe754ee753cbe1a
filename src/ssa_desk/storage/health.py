"""Looks whether a file is sound: every page, every table, every link, the full text, counts."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import errors
from ssa_desk.storage.database import Database

_INDEXES = ("search_word", "search_part")


@dataclass(frozen=True, slots=True)
class HealthReport:
    """What was found, in numbers of problems, and how many records of each kind there are.

    Each check alone misses a class of damage; only together they tell that a file is sound.
    """

    damaged_pages: int
    damaged_tables: int
    broken_links: int
    damaged_indexes: int
    counts: tuple[tuple[str, int], ...]

    @property
    def is_sound(self) -> bool:
        """Return whether nothing was found."""
        return not (
            self.damaged_pages or self.damaged_tables or self.broken_links or self.damaged_indexes
        )

    @property
    def findings(self) -> tuple[str, ...]:
        """Return a German line for each check with problems."""
        numbers = (
            ("Beschädigte Seiten der Datei", self.damaged_pages),
            ("Beschädigte Tabellen", self.damaged_tables),
            ("Verweise ohne Ziel", self.broken_links),
            ("Beschädigte Suchverzeichnisse", self.damaged_indexes),
        )
        return tuple(f"{title}: {number}" for title, number in numbers if number)


def check(database: Database) -> HealthReport:
    """Return the state of the file. Reads all of it: about 0.5 s for ten years of work."""
    return HealthReport(
        _problems(lambda: len(database.rows("PRAGMA cipher_integrity_check"))),
        _problems(lambda: _not_ok(database)),
        _problems(lambda: len(database.rows("PRAGMA foreign_key_check"))),
        sum(_problems(partial(_compare_index, database, index)) for index in _INDEXES),
        tuple((kind.KIND, _count(database, kind.KIND)) for kind in RECORDS),
    )


def _problems(look: Callable[[], int]) -> int:
    try:
        return look()
    except (errors.PageDamagedError, errors.FileDamagedError, errors.DiskError):
        return 1
    except errors.ReadOnlyError:
        # SQLCipher takes no more changes once a page failed its check.
        return 1


def _not_ok(database: Database) -> int:
    return sum(row != ("ok",) for row in database.rows("PRAGMA quick_check"))


def _compare_index(database: Database, index: str) -> int:
    """Compare an index with its texts; in a read-only file only quick_check has looked at it."""
    if not database.read_only:
        database.rows(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    return 0


def _count(database: Database, kind: str) -> int:
    """Return how many records can be read, -1 when the table is damaged."""
    try:
        return int(database.value(f'SELECT count(*) FROM "{kind}"'))
    except (errors.PageDamagedError, errors.FileDamagedError):
        return -1
