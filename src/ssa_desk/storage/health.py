"""Looks whether a file is sound: every page, every table, every link, the full text, counts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import errors
from ssa_desk.storage.database import Database

_INDEXES = ("search_word", "search_part")
_DAMAGE = (errors.PageDamagedError, errors.FileDamagedError, errors.DiskError)


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


def _on(_part: float) -> bool:
    return True


def check(database: Database, goes_on: Callable[[float], bool] = _on) -> HealthReport:
    """Return the state of the file. Reads all of it: about 2.5 s for ten years of work.

    `goes_on` is told the part done (0 to 1) between the checks. Raises CheckStoppedError when
    it returns False.
    """
    looks: tuple[Callable[[], int], ...] = (
        partial(_damaged_pages, database),
        partial(_not_ok, database),
        partial(_broken_links, database),
        *(partial(_compare_index, database, index) for index in _INDEXES),
    )
    found = []
    for number, look in enumerate(looks):
        if not goes_on(number / len(looks)):
            raise errors.CheckStoppedError
        found.append(_problems(look))
    with database.whole():
        counts = tuple((kind.KIND, _count(database, kind.KIND)) for kind in RECORDS)
    goes_on(1.0)
    pages, tables, links, *indexes = found
    return HealthReport(pages, tables, links, sum(indexes), counts)


def newest_moment(database: Database) -> datetime | None:
    """Return when the newest entry was made, None in an empty file."""
    columns = (*((kind.KIND, "created_at") for kind in RECORDS), ("draft", "at"), ("opening", "at"))
    with database.whole():
        newest = [
            database.value(f'SELECT MAX({column}) FROM "{table}"') for table, column in columns
        ]
    return max((datetime.fromisoformat(one) for one in newest if one), default=None)


def _problems(look: Callable[[], int]) -> int:
    try:
        return look()
    except _DAMAGE:
        return 1
    except errors.ReadOnlyError:
        # SQLCipher takes no more changes once a page failed its check.
        return 1


def _damaged_pages(database: Database) -> int:
    """Count pages that fail their proof, once more without writers when there are some.

    The check reads past all locks: what is written at the same moment looks damaged to it.
    """
    sql = "PRAGMA cipher_integrity_check"
    if not database.rows(sql):
        return 0
    with database.held():
        return len(database.rows(sql))


def _not_ok(database: Database) -> int:
    return sum(row != ("ok",) for row in database.rows("PRAGMA quick_check"))


def _broken_links(database: Database) -> int:
    return len(database.rows("PRAGMA foreign_key_check"))


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
