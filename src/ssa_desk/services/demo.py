"""A file with invented data, to look at: every person is marked as invented."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services import unlock
from ssa_desk.services.demo_protection import invented_protection
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.desk import Desk
from ssa_desk.services.files import demand_folder, write_over
from ssa_desk.services.report_issue import Wish, issue
from ssa_desk.services.report_plan import ReportPlan


class FolderNotEmptyError(ExpectedError):
    """The folder of the demo already holds a demo file."""

    def __init__(self) -> None:
        super().__init__(
            "In diesem Ordner liegt schon eine Vorführdatei. Sie wurde nicht verändert. "
            "Bitte wählen Sie einen leeren Ordner."
        )


@dataclass(slots=True, repr=False)
class Demo:
    """What a demo made: the file, its password, everything written."""

    path: Path
    password: str
    files: list[Path] = field(default_factory=list)


def make_demo(folder: Path, *, seed: int, cases: int) -> Demo:
    """Make a file with invented data, its password, sheet, a report and letters."""
    demo = Demo(folder / f"vorfuehrung{unlock.SUFFIX}", _password(seed))
    if demo.path.exists():
        raise FolderNotEmptyError
    demand_folder(folder)
    new_file = unlock.create_file(demo.path, demo.password)
    _write(demo, folder / "passwort.txt", f"{demo.password}\n".encode())
    _write(demo, folder / "wiederherstellungsblatt.pdf", unlock.recovery_sheet(new_file))
    desk = unlock.open_desk(demo.path, new_file.root)
    try:
        _fill(desk, seed, cases)
        _report(demo, desk, folder / "bericht")
        _letters(demo, desk, folder)
    finally:
        desk.close()
    demo.files.insert(0, demo.path)
    return demo


def _fill(desk: Desk, seed: int, cases: int) -> None:
    records = list(invented_records(Random(seed), cases, clock.today()))  # noqa: S311 - invented data
    records += invented_work(Random(seed), records, clock.today())  # noqa: S311
    desk.workspace.save(*records)
    desk.workspace.save(*invented_protection(records, clock.today()))


def last_school_year() -> Period:
    """Return the school year that ended last."""
    this = school_year(clock.today())
    return school_year(this.first.replace(year=this.first.year - 1))


def _report(demo: Demo, desk: Desk, folder: Path) -> None:
    period = last_school_year()
    figures = {table.id: dict(table.cells) for table in desk.statistics.tables(period)}
    true_figures = json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True)
    _write(demo, folder / "wahre-zahlen-nur-fuer-sie.json", true_figures.encode())
    try:
        outcome = issue(desk, Wish(ReportPlan(period), slots={"": "R999"}))
    except ExpectedError as error:
        _write(demo, folder / "kein-bericht.txt", f"{error.sentence}\n".encode())
        return
    for issued in outcome.issued:
        for name, data in desk.reports.files(issued, ("pdf", "json")).items():
            _write(demo, folder / name, data)


def _letters(demo: Demo, desk: Desk, folder: Path) -> None:
    day = clock.today() + timedelta(days=14)
    values = {
        "guardian": "Familie Beispiel (erfunden)",
        "child": "Mia Beispiel (erfunden)",
        "date": f"{day:%d.%m.%Y}",
        "time": "14:30",
        "room": "Beratungsraum 112",
    }
    for language in ("de", "ar"):
        data = desk.letters.set_letter("L04", language, values)
        _write(demo, folder / f"einladung-{language}.pdf", data)


def _password(seed: int) -> str:
    words = ("Ahorn", "Birke", "Distel", "Eiche", "Farn", "Ginster", "Hasel", "Linde", "Wicke")
    chance = Random(seed)  # noqa: S311 - the password of invented data, printed beside it
    return "-".join(chance.sample(words, 4)) + f"-{chance.randrange(10, 99)}"


def _write(demo: Demo, path: Path, data: bytes) -> None:
    write_over(path, data)
    demo.files.append(path)
