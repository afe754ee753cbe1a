"""What the file survives: 200 kills while it is written, kills while one types, 60 flipped bits."""

import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from faults.drafts import ALLOWED, seconds_lost
from faults.kills import kill_many
from ssa_desk.domain.clock import today
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.demo_year import invented_records
from ssa_desk.storage import health
from support import new_desk, open_desk

KILLS, TYPISTS, FLIPS, SEED = 200, 5, 60, 2026


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _kills(folder / "kills.ssadesk")
        ages = [
            seconds_lost(folder / f"drafts-{one}.ssadesk", random.Random(one).uniform(3, 7))
            for one in range(TYPISTS)
        ]
        print(
            f"{TYPISTS} Abbrüche beim Tippen, ältester Verlust: {max(ages):.1f} s "
            f"(erlaubt: {ALLOWED:.0f} s)"
        )
        print(
            f"{FLIPS} gekippte Bits, gefunden: {_found(folder / 'bits.ssadesk')} (nötig: {FLIPS})"
        )


def _kills(path: Path) -> None:
    tally = kill_many(path, KILLS, SEED)
    print(f"{tally.kills} Abbrüche beim Schreiben, mitten im Speichern: {tally.cut_short}")
    print(f"bestätigte Einträge, verloren: {tally.lost} von {tally.acknowledged} (erlaubt: 0)")
    print(f"Dateien danach nicht in Ordnung: {tally.unreadable} (erlaubt: 0)")


def _found(path: Path) -> int:
    """Flip one random bit after the other in a file of two years and count what is noticed."""
    chance = random.Random(SEED)
    desk = new_desk(path)
    desk.workspace.save(*invented_records(random.Random(SEED), 60, today()))
    desk.close()
    whole = path.read_bytes()
    found = 0
    for _ in range(FLIPS):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data)
        found += not _is_sound(path)
    return found


def _is_sound(path: Path) -> bool:
    try:
        desk = open_desk(path)
    except ExpectedError:
        return False
    sound = health.check(desk.workspace.database).is_sound
    desk.close()
    return sound


if __name__ == "__main__":
    main()
