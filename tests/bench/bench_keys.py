"""Times of a change of password, of new keys for a full file, and of a deputy's opening."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import ten_years

from ssa_desk.services import deputy
from ssa_desk.services.keys import Keys
from ssa_desk.storage import rotation, vault
from ssa_desk.storage.keys import Root

ROOT = bytes(range(20))
OLD, NEW = "Zaun-Wolke-Besen-47-Ufer", "Moos-Hafen-Laterne-83-Tal"
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        vault.write_side_file(path, Root(ROOT), OLD)
        print(f"Größe der Datei: {path.stat().st_size / 1e6:.0f} MB")
        _passwords(path)
        desk = _timed(
            "Öffnen als Vertretung", lambda: deputy.open_as_deputy(path, Root(ROOT), "Urlaub")
        )
        _timed("Fallliste der Vertretung", lambda: desk.cases.rows(state="all"))
        _timed("Suche der Vertretung", lambda: desk.cases.rows(ten_years.EVERYWHERE, state="all"))
        desk.close()
        order = rotation.Order(path, Root(ROOT), NEW)
        _timed(
            "Neue Schlüssel (verschlüsselt, geprüft, ausgetauscht)",
            lambda: rotation.rotate(order, lambda *_: None, lambda _part: True),
        )


def _passwords(path: Path) -> None:
    database = vault.open_database(path, Root(ROOT))
    keys = Keys(database, Root(ROOT))
    _timed("Passwort prüfen (geschützter Bereich)", lambda: keys.check_password(OLD))
    _timed("Passwort ändern", lambda: keys.change_password(OLD, NEW), "1,5 s")
    database.close()


def _timed(what: str, work: Callable[[], T], budget: str = "") -> T:
    begin = perf_counter()
    found = work()
    seconds = perf_counter() - begin
    print(f"{what}: {seconds * 1000:.0f} ms" + (f" (höchstens {budget})" if budget else ""))
    return found
