"""Times of the encrypted file with ten years of one worker: 2,000 cases, 60,000 notes.

Run as a program; prints one line for each figure and always ends with status 0.
"""

import random
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson
from ssa_desk.storage import health, search, vault
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import DEFAULT_COST, Root, slot_key
from ssa_desk.storage.repository import Repository

CASES = 2_000
NOTES = 60_000
_SYLLABLES = "ab be ci do eng für gel hus ich jo kla lei mün nor öst pra qui ro sch tür un vol wir"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path, root = Path(folder) / "zehn-jahre.ssadesk", Root.random()
        vault.create_database(path, root, "00000000-0000-4000-8000-000000000001")
        database = vault.open_database(path, root)
        seconds = _timed(lambda: _fill(Repository(database)))
        _say("fill: all records in transactions of 500", seconds)
        _say("size of the file in MB", path.stat().st_size / 1e6 / 1000)
        database.close()
        _measure(path, root)


def _measure(path: Path, root: Root) -> None:
    _say(
        "Argon2id, default cost", _timed(lambda: slot_key("ein Passwort", bytes(16), DEFAULT_COST))
    )
    opened: list[Database] = []
    _say(
        "open with the root secret", _timed(lambda: opened.append(vault.open_database(path, root)))
    )
    database = opened[0]
    repository = Repository(database)
    for query in ("mül", "2026-0", "mün", "schwänzen", "wort", "lara schwänzen", "xyzxyz"):
        for state in ("cold", "warm"):
            _say(
                f"search {query!r}, {state}",
                _timed(lambda query=query: search.case_ids(database, query, 50)),
            )
    _say("read 10,000 contacts", _timed(lambda: repository.find(CaseContact, limit=10_000)))
    _say(
        "save one contact",
        _best(lambda: repository.save(_note(random.Random(3), "", _one(repository)))),
    )
    _say("health check", _timed(lambda: health.check(database)))
    database.close()


def _one(repository: Repository) -> Case:
    return repository.find(Case, limit=1)[0]


def _fill(repository: Repository) -> None:
    chance = random.Random(1)
    words = [
        "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(1, 4))) for _ in range(4000)
    ]
    persons = [
        YoungPerson(
            first_name=chance.choice(("Lara", "Can", "Zoë")), last_name=f"Mül{chance.choice(words)}"
        )
        for _ in range(CASES)
    ]
    cases = [
        Case(case_no=f"2026-{number:04}", young_person_id=person.id, topics=("a", "b"))
        for number, person in enumerate(persons)
    ]
    guardians = [Guardian(young_person_id=one.id, name=one.last_name) for one in persons]
    _save(repository, [*persons, *guardians, *cases])
    notes = (
        _note(chance, " ".join(chance.choices(words, k=45)), chance.choice(cases))
        for _ in range(NOTES)
    )
    _save(repository, list(notes))


def _note(chance: random.Random, text: str, case: Case) -> CaseContact:
    return CaseContact(
        case_id=case.id,
        date=date(2026, 1, 1) + timedelta(days=chance.randrange(3650)),
        duration_min=chance.randrange(5, 90),
        topics=("a",),
        addressee=("young_person", "parents"),
        observation=f"{text} ein Wort" + (" Schulschwänzen" if chance.random() < 0.2 else ""),
    )


def _save(repository: Repository, records: list) -> None:
    for start in range(0, len(records), 500):
        repository.save(*records[start : start + 500])


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _best(work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(20))


def _say(what: str, seconds: float) -> None:
    sys.stdout.write(f"{what}: {seconds * 1000:.1f}{'' if 'MB' in what else ' ms'}\n")


if __name__ == "__main__":
    main()
