"""Times of the window and the file with ten years of one worker, through the real classes.

Run as a program; prints one line for each figure. Times are of the thread of the window: from
the key to the painted picture, events included.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import ten_years
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from ssa_desk.domain.clock import today
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services import concerns
from ssa_desk.settings.program import ProgramStore
from ssa_desk.storage import health
from ssa_desk.storage.keys import DEFAULT_COST, Root, slot_key
from ssa_desk.system.process import keep_constants
from ssa_desk.ui.conductor import Conductor
from ssa_desk.ui.desk_view import DeskView
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.main_window import MainWindow
from ssa_desk.ui.pages import PAGES
from ssa_desk.ui.pages.records.records_tab import RecordsTab

ROOT = bytes(range(20))
_TRIES = 300
QUERIES = ("g", "ge", "gespräch", "spräch", "schwänzen", "mül", "2020-1", "lara gespräch", "xyz")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zehn-jahre.ssadesk"
        _say("Datei füllen, 2 000 Fälle und 60 000 Kontakte", _timed(lambda: _make(path)))
        print(f"Größe der Datei: {path.stat().st_size / 1e6:.0f} MB")
        _measure(path)


def _make(path: Path) -> None:
    ten_years.make(path, Root(ROOT))


def _measure(path: Path) -> None:
    keep_constants()
    app = QApplication(sys.argv[:1])
    window, conductor = _window(app, path)
    _say("Passwort bis Hauptfenster, ohne Schlüssel", _timed(lambda: _enter(conductor, path)), 300)
    view = conductor.desk_view
    assert view is not None
    print(f"Speicher nach dem Öffnen: {_memory():.0f} MB (erlaubt: 150 MB)")
    pages = (*(page.id for page in PAGES if page.id != "today"), "settings", "today")
    for page in pages:
        _say(f"Seite {page}, erster Besuch", _timed(lambda page=page: _go(view, page)), 100)
    for page in pages:
        _say(f"Seite {page}, später", _best(lambda page=page: _go(view, page), view), 100)
    _say("Heute, was im Datenschutz ansteht", _timed(lambda: concerns.due(view.desk)), 50)
    _cases(view)
    _lists(view)
    _quick_entry(view)
    print(f"Speicher nach allen Seiten: {_memory():.0f} MB (erlaubt: 150 MB)")
    _file(view)
    view.page.leave()
    window.close()
    slot = _timed(lambda: slot_key("ein Passwort", bytes(16), DEFAULT_COST))
    _say("Schlüssel aus dem Passwort", slot)


def _cases(view: DeskView) -> None:
    desk = view.desk
    place = ten_years.LONG - 1
    (case,) = desk.workspace.find(Case, order="opened_on", descending=True, offset=place, limit=1)
    _say("Fall mit 300 Einträgen öffnen", _timed(lambda: _show(view, case.id)), 100)
    others = [one for one in desk.cases.listed() if one != case.id]
    _say("anderen Fall öffnen", _timed(lambda: _show(view, others[0])), 100)
    _say("zurück zum großen Fall", _timed(lambda: _show(view, case.id)), 100)
    search = view.page.list_pane.search
    for query in QUERIES:
        _say(f"Suche „{query}“, Taste bis Liste", _timed(lambda q=query: _type(search, q)), 50)
    _type(search, "")
    _show(view, case.id)
    view.page.new_contact()
    _settle()
    editor = view.page._editor
    editor._form.editor("observation").set_value("Gespräch über die Klassenfahrt")
    _say("Kontakt speichern und wieder zeigen", _timed(lambda: _save(view)), 50)


def _lists(view: DeskView) -> None:
    """Measure the list of parent contacts: 20,000 of them in the usual file."""
    _go(view, "parents")
    tab = view.page.part
    for title, name in (
        ("Kind", "case_id"),
        ("Art", "parent_contact_type"),
        ("Dauer", "duration_min"),
    ):
        _say(f"Elternkontakte nach {title} ordnen", _timed(lambda n=name: _sort(tab, n)), 100)
    search = tab.list_side.search
    for query in ("g", "mül", "kla", "telefonat", "xyz"):
        _say(f"Elternkontakte, Suche „{query}“", _timed(lambda q=query: _type(search, q)), 100)
    _type(search, "")
    tab.new_record()
    _settle()
    tab.side.form.editor("note").set_value("Gespräch über die Klassenfahrt")
    _say("Elternkontakt speichern und wieder zeigen", _timed(lambda: _save(view)), 50)


def _quick_entry(view: DeskView) -> None:
    made: list[QuickEntryDialog] = []
    _say("Schnelleintrag öffnen", _timed(lambda: made.append(_opened(view))), 100)
    dialog = made[0]
    line = dialog.who.line
    for letters in ("m", "mü", "mül"):
        _say(f"Schnelleintrag, „{letters}“", _timed(lambda t=letters: _ask(line, t)), 50)
    dialog.reject()
    _settle()


def _opened(view: DeskView) -> QuickEntryDialog:
    dialog = QuickEntryDialog(view.desk, view)
    dialog.show()
    _settle()
    return dialog


def _ask(line: QLineEdit, letters: str) -> None:
    line.setText(letters)
    line.textEdited.emit(letters)
    _settle()


def _sort(tab: RecordsTab, name: str) -> None:
    tab.list_side.filters.choose_order(name)
    _settle()


def _file(view: DeskView) -> None:
    desk = view.desk
    year = school_year(today() - timedelta(days=365))
    _say("Überblick für Heute", _timed(desk.today.overview))
    _say("Zahlen eines Schuljahres", _timed(lambda: desk.statistics.tables(year)))
    contact = desk.workspace.find(CaseContact, limit=1)[0]
    save = _timed(lambda: desk.workspace.save(contact.changed(agreements="Rückruf")))
    _say("Kontakt speichern, nur die Datei", save, 50)
    read = _timed(lambda: desk.workspace.find(CaseContact, limit=10_000))
    _say("10 000 Kontakte lesen", read)
    _say("Datei prüfen", _timed(lambda: health.check(desk.workspace.database)))


def _window(app: QApplication, path: Path) -> tuple[MainWindow, Conductor]:
    """Return the window that asks for the password, with all it reads while one types."""
    store, theme = ProgramStore(None), Theme(app, "light")
    window = MainWindow(store)
    window.resize(1366, 768)
    window.show()
    conductor = Conductor(window, store, theme)
    conductor.begin(path)
    conductor.read_ahead()
    _wait(2500)
    return window, conductor


def _enter(conductor: Conductor, path: Path) -> None:
    conductor.enter(path, Root(ROOT))
    _settle()


def _go(view: DeskView, page: str) -> None:
    view.go(page)
    _settle()


def _show(view: DeskView, case_id: str) -> None:
    view.show_case(case_id)
    _settle()


def _type(search: object, words: str) -> None:
    """Set the words and wait until the list has them."""
    waiting = QEventLoop()
    search.searched.connect(waiting.quit)
    search.setText(words)
    waiting.exec()
    _settle()


def _save(view: DeskView) -> None:
    """Save and wait until it is in the file: a check in the background may hold it up."""
    view.save()
    _settle()
    for _ in range(_TRIES):
        if not view.page.has_unsaved():
            return
        _wait(200)
        view.save()
        _settle()
    raise SystemExit("Speichern: Die Datei war zu lange belegt.")


def _settle() -> None:
    """Let everything happen that is due: layouts, timers of nothing, painting."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        loop = QEventLoop()
        QTimer.singleShot(0, loop.quit)
        loop.exec()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _best(work: Callable[[], object], view: DeskView) -> float:
    """Return the middle of five visits, each coming from another page."""
    times = []
    for _ in range(5):
        _go(view, "letters" if view.page_id != "letters" else "today")
        times.append(_timed(work))
    return sorted(times)[2]


def _memory() -> float:
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _say(what: str, seconds: float, allowed: int = 0) -> None:
    budget = f" (erlaubt: {allowed} ms)" if allowed else ""
    print(f"{what}: {seconds * 1000:.0f} ms{budget}", flush=True)


if __name__ == "__main__":
    main()
