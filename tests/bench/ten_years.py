"""Ten years of one worker, invented: what the benchmarks of the window and the file open.

`SSA_DESK_TIMES=10` makes ten times as many records.
"""

import os
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from ten_years_protection import protection
from ten_years_work import work

from ssa_desk.domain.base import Record
from ssa_desk.domain.clock import today
from ssa_desk.domain.records import (
    AnonymousContact,
    Case,
    CaseContact,
    ClassMembership,
    Guardian,
    School,
    YoungPerson,
)
from ssa_desk.storage import vault
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository

TIMES = int(os.environ.get("SSA_DESK_TIMES", "1"))
CASES, NOTES, TALLIES, LONG_CASE = 2_000 * TIMES, 60_000 * TIMES, 2_000 * TIMES, 300
LONG = 60
"""The place of the long case, counted from the newest."""
DB_ID = "00000000-0000-4000-8000-000000000001"
EVERYWHERE = "Gespräch"
"""A word of every note."""
RARE = "Schulschwänzen"
"""A word of every fiftieth note."""
_SYLLABLES = "ab be ci do eng für gel hus ich jo kla lei mün nor öst pra qui ro sch tür un vol wir"
_TOPICS = (
    "bullying",
    "violence",
    "peer_conflict",
    "school_absenteeism",
    "family_conflict_parenting",
)
_SAVED_AT_ONCE = 500


def make(path: Path, root: Root) -> None:
    """Make the file; one case has 300 entries more than usual."""
    vault.create_database(path, root, DB_ID)
    database = vault.open_database(path, root)
    fill(database)
    database.close()


def fill(database: Database) -> None:
    """Save all records, in transactions of 500."""
    repository, waiting = Repository(database), []
    for record in records(random.Random(1)):
        waiting.append(record)
        if len(waiting) == _SAVED_AT_ONCE:
            repository.save(*waiting)
            waiting.clear()
    repository.save(*waiting)


def records(chance: random.Random) -> Iterator[Record]:
    """Yield all records of ten years, each after those it names."""
    school = School(name="Gesamtschule Musterstadt", school_type="gesamtschule")
    yield school
    vocabulary = words(chance)
    cases = []
    for number in range(CASES):
        person, case, *further = _case(chance, number, school)
        cases.append(case)
        yield from (person, case, *further)
    for day, case in _days(chance, cases):
        yield contact(chance, case, day, vocabulary)
    for _ in range(TALLIES):
        yield AnonymousContact(
            date=today() - timedelta(days=chance.randrange(3650)),
            school_id=school.id,
            addressee="pupil",
            short_count=chance.randrange(1, 6),
            persons=1,
        )
    yield from work(chance, cases, school, vocabulary, TIMES)
    yield from protection(chance, cases)


def words(chance: random.Random) -> list[str]:
    """Return a vocabulary as large as that of a worker's notes."""
    syllables = _SYLLABLES.split()
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(4000)]


def _days(chance: random.Random, cases: list[Case]) -> list[tuple[date, Case]]:
    """Return the contacts in the order of days, as they are written down."""
    found = []
    for number in range(NOTES):
        case = cases[-LONG] if number < LONG_CASE else chance.choice(cases)
        begin = case.opened_on or today()
        room = min((today() - begin).days, 300)
        found.append((begin + timedelta(days=chance.randrange(room + 1)), case))
    return sorted(found, key=lambda one: one[0])


def contact(chance: random.Random, case: Case, day: date, vocabulary: list[str]) -> CaseContact:
    """Return a contact with a note of 100 to 400 characters."""
    note = " ".join(chance.choices(vocabulary, k=60))[: chance.randint(80, 370)]
    rare = f" {RARE}" if chance.random() < 0.02 else ""
    return CaseContact(
        case_id=case.id,
        date=day,
        duration_min=chance.randrange(5, 90),
        channel=chance.choice(("phone", "in_person_office", "in_person_office", "no_show")),
        addressee=chance.choice((("pupil",), ("pupil", "parents"))),
        topics=(chance.choice(_TOPICS),),
        observation=f"{EVERYWHERE} {note}{rare}",
        follow_up_on=day + timedelta(days=14) if chance.random() < 0.1 else None,
        follow_up_done=chance.random() < 0.9,
    )


def _case(
    chance: random.Random, number: int, school: School
) -> tuple[YoungPerson, Case, Guardian, ClassMembership]:
    opened = today() - timedelta(days=(CASES - number) * 3650 // CASES)
    person = YoungPerson(
        first_name=chance.choice(("Lara", "Can", "Zoë", "Mia", "Emre")),
        last_name=f"{chance.choice(('Müller', 'Öz', 'Schmidt', 'Weiß', 'Kaya'))}-{number}",
        gender=chance.choice(("male", "female")),
    )
    case = Case(
        case_no=f"{opened.year}-{number:04}",
        young_person_id=person.id,
        school_id=school.id,
        opened_on=opened,
        closed_on=None if CASES - number < 150 else opened + timedelta(days=320),
        main_topic=chance.choice(_TOPICS),
        topics=("school_absenteeism",),
    )
    guardian = Guardian(young_person_id=person.id, name=f"Frau {person.last_name}")
    history = ClassMembership(
        young_person_id=person.id, case_id=case.id, valid_from=opened, class_name="7b"
    )
    return person, case, guardian, history
