"""How long letters take: to begin one, to set one, to set two hundred for a class."""

import datetime as dt
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ssa_desk.domain import clock
from ssa_desk.domain.records import Appointment, Case, Guardian, School, WorkerProfile, YoungPerson
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root

ROOT = bytes(range(20))
DB_ID = "00000000-0000-4000-8000-000000000001"
FAMILIES, ELSEWHERE = 200, 300
LANGUAGES = ("de", "tr", "ar", "uk", "ru", "pl", "ro", "bg", "ku", "fa", "en", "fr")


def main() -> None:
    """Measure over a file with five hundred families."""
    with TemporaryDirectory() as folder:
        path, root = Path(folder) / "letters.ssadesk", Root(ROOT)
        vault.create_database(path, root, DB_ID)
        desk = Desk(vault.open_database(path, root), root)
        case = filled(desk)
        begin(desk, case)
        serial(desk)
        desk.close()


def begin(desk: Desk, case: Case) -> None:
    """Begin and set a letter many times."""
    letters = desk.letters
    draft = letters.begin("L04", case_id=case.id)
    report(
        "Brief beginnen", [timed(lambda: letters.begin("L04", case_id=case.id)) for _ in range(30)]
    )
    order = letters.order(draft, draft.recipients[0])
    report("Prüfen, ob er hinaus darf", [timed(lambda: letters.blocks(order)) for _ in range(30)])
    report("Einen Brief setzen", [timed(lambda: letters.pdf(order)) for _ in range(10)])


def serial(desk: Desk) -> None:
    """Write to all families of a class."""
    serial = desk.letters.serial
    values = {"date": "01.02.2027", "time": "10:00", "room": "Aula"}
    start = time.perf_counter()
    draft = serial.of_class("L04", "5a")
    print(
        f"Familien einer Klasse finden ({FAMILIES}): {1000 * (time.perf_counter() - start):.0f} ms"
    )
    start = time.perf_counter()
    series = serial.prepare(serial.orders(draft, values))
    print(f"Serie prüfen und ordnen: {1000 * (time.perf_counter() - start):.0f} ms")
    start = time.perf_counter()
    data = series.pdf()
    print(
        f"{len(series.orders)} Briefe setzen: {time.perf_counter() - start:.1f} s"
        f" ({len(data) / 1e6:.1f} MB)"
    )


def filled(desk: Desk) -> Case:
    """Put the families into the file; return a case with an appointment."""
    school = School(name="Gesamtschule Nord", address="Nordwall 1, 47798 Krefeld")
    profile = WorkerProfile(name="Sabine Müller", room="Raum 7", employer_name="Stadt Krefeld")
    records = [school, profile]
    cases = []
    for number in range(FAMILIES + ELSEWHERE):
        child = YoungPerson(first_name=f"Kind{number}", last_name=f"Familie{number}")
        home = Guardian(
            young_person_id=child.id,
            name=f"Mutter Familie{number}",
            address=f"Weg {number}\n47798 Krefeld",
            language=LANGUAGES[number % len(LANGUAGES)],
            has_custody="yes",
        )
        class_name = "5a" if number < FAMILIES else f"{6 + number % 4}b"
        case = Case(case_no=f"F-{number}", young_person_id=child.id, class_name=class_name)
        cases.append(case.changed(school_id=school.id))
        records += [child, home]
    day = clock.today() + dt.timedelta(days=20)
    talk = Appointment(title="Gespräch", date=day, time=dt.time(10), case_id=cases[0].id)
    desk.workspace.save(*records, *cases, talk)
    return cases[0]


def timed(work) -> float:
    """Return how many milliseconds something takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def report(name: str, times: list[float]) -> None:
    """Print the middle and the longest time."""
    print(f"{name}: {median(times):.1f} ms, längstens {max(times):.1f} ms")


if __name__ == "__main__":
    main()
