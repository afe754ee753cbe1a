"""What three restricted cases cost lists and search, at ten years of data, in the real services."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import ten_years

from ssa_desk.services.desk import Desk
from ssa_desk.services.lists import Query
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from ssa_desk.ui.pages.records.register import SPECS

ROOT = bytes(range(20))
QUERIES = ("g", "gespräch", "spräch", "schwänzen", "mül", "2020-1", "lara gespräch", "xyz")
GROUNDS = ("unlawful", "needed_for_claims", "instead_of_deletion")
_SEARCH, _PAGE = 50, 100
"""Milliseconds that a key in the search and another page may take."""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        desk = Desk(vault.open_database(path, Root(ROOT)), Root(ROOT))
        try:
            _say("Ohne Einschränkung", desk)
            for case_id, ground in zip(desk.cases.listed(state="all")[55:58], GROUNDS, strict=True):
                desk.restrictions.restrict(case_id, ground, "Messung")
            _say("Drei Fälle eingeschränkt", desk)
        finally:
            desk.close()


def _say(what: str, desk: Desk) -> None:
    searches = {word: _ms(lambda word=word: desk.cases.rows(word, "all")) for word in QUERIES}
    lists = {
        one.kind.KIND: _ms(lambda one=one: desk.lists.first(one.listed, Query())) for one in SPECS
    }
    year = desk.statistics.periods()[0]
    for name, found, allowed in (("Suche", searches, _SEARCH), ("Liste", lists, _PAGE)):
        slowest = max(found, key=found.__getitem__)
        print(
            f"{what}, langsamste {name} ({slowest}): {found[slowest]:.1f} ms (erlaubt: {allowed})"
        )
    print(f"{what}, Fallliste: {_ms(lambda: desk.cases.rows(state='all')):.1f} ms")
    print(f"{what}, Verbindung: {_ms(lambda: desk.workspace.database.reader().close()):.1f} ms")
    print(f"{what}, Zahlen eines Jahres: {_ms(lambda: desk.statistics.of_records(year)):.1f} ms")


def _ms(work: Callable[[], object]) -> float:
    """Return the best of three times in milliseconds."""
    best = float("inf")
    for _ in range(3):
        start = perf_counter()
        work()
        best = min(best, perf_counter() - start)
    return best * 1000


if __name__ == "__main__":
    sys.exit(main())
