"""Times of importing the reference year and of counting one year out of ten.

Run as a program; prints one line for each measure and always ends with status 0.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from ssa_desk.domain.base import Record
from ssa_desk.domain.figures import figures
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.imports import Imports
from ssa_desk.services.statistics import Statistics
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import vault
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root
from ssa_desk.storage.repository import Repository

LISTS = Path(__file__).parents[1] / "files" / "reference-year"
YEAR = Period(date(2025, 8, 1), date(2026, 7, 31))
CASES, CONTACTS, DAYS = 2_000, 60_000, 3_650


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        _reference_year(_opened(Path(folder) / "jahr.ssadesk"))
        _ten_years(_opened(Path(folder) / "zehn-jahre.ssadesk"))


def _reference_year(database: Database) -> None:
    workspace = Workspace(database)
    imports, statistics = Imports(workspace), Statistics(workspace)
    lists = sorted(LISTS.glob("*.csv"))
    plans = []
    _say("import of the reference year, reading", lambda: plans.append(imports.read(lists)))
    _say("import of the reference year, writing", lambda: imports.write(plans[0]))
    _say("the same lists once more", lambda: imports.read(lists))
    _say("figures of the reference year", lambda: statistics.tables(YEAR))
    database.close()


def _ten_years(database: Database) -> None:
    repository = Repository(database)
    with database.transaction():
        repository.save_inside(_records(random.Random(1)))
    statistics = Statistics(Workspace(database))
    materials = []
    _say("ten years, material of a year", lambda: materials.append(statistics.material(YEAR)))
    _say("ten years, material of a year, warm", lambda: statistics.material(YEAR))
    _say("ten years, figures of a year", lambda: figures(materials[0]))
    _say("ten years, material of all years", lambda: statistics.material(_whole()))
    database.close()


def _records(chance: random.Random) -> Iterator[Record]:
    school = School(name="Schule", school_type="gesamtschule")
    yield school
    cases = []
    for number in range(CASES):
        person = YoungPerson(last_name=f"Name{number}", gender=chance.choice(("male", "female")))
        begin = date(2017, 8, 1) + timedelta(days=chance.randrange(DAYS))
        case = Case(
            case_no=str(number),
            young_person_id=person.id,
            school_id=school.id,
            opened_on=begin,
            main_topic=chance.choice(("bullying", "violence", "peer_conflict")),
            topics=("school_absenteeism",),
        )
        history = ClassMembership(
            case_id=case.id, young_person_id=person.id, valid_from=begin, class_name="7b"
        )
        cases.append((case.id, begin))
        yield from (person, case, history)
    for _ in range(CONTACTS):
        case_id, begin = chance.choice(cases)
        yield CaseContact(
            case_id=case_id,
            date=begin + timedelta(days=chance.randrange(300)),
            duration_min=chance.randrange(5, 90),
            channel=chance.choice(("phone", "in_person_office", "no_show")),
            addressee=("pupil", "parents"),
        )


def _whole() -> Period:
    return Period(date(2017, 8, 1), date(2029, 7, 31))


def _opened(path: Path) -> Database:
    root = Root.random()
    vault.create_database(path, root, "00000000-0000-4000-8000-000000000001")
    return vault.open_database(path, root)


def _say(what: str, work: Callable[[], object]) -> None:
    start = perf_counter()
    work()
    sys.stdout.write(f"{what}: {(perf_counter() - start) * 1000:.1f} ms\n")


if __name__ == "__main__":
    main()
