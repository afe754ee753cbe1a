"""How long the page of statistics holds up the thread of the window, at ten years of data.

Figures are counted in the background. While that runs a timer ticks in the thread of the window;
the longest time between two ticks is what a user would feel.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import ten_years
from PySide6.QtCore import QDate, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.domain.figures import FIGURES
from ssa_desk.services.desk import Desk
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Root
from ssa_desk.system.process import keep_constants
from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.statistics.choice_bar import OWN
from ssa_desk.ui.pages.statistics_page import StatisticsPage

ROOT = bytes(range(20))
ALLOWED = 100
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zehn-jahre.ssadesk"
        ten_years.make(path, Root(ROOT))
        _measure(path)


def _measure(path: Path) -> None:
    keep_constants()
    app = QApplication(sys.argv[:1])
    _theme = Theme(app, "light")
    root = Root(ROOT)
    desk = Desk(vault.open_database(path, root), root)
    watch = Watch()
    page = watch.say("Statistik öffnen", lambda: _open(desk, watch.jobs))
    watch.say("anderer Zeitraum", lambda: page.choice.period.setCurrentIndex(1))
    watch.say("drei Jahre daneben", lambda: page.choice.back.setCurrentIndex(3))
    for figure in FIGURES:
        watch.note(lambda figure=figure: page.show_table(figure.id))
    watch.tell("jede Tabelle zeigen, die längste")
    watch.say("Kennzahlen", lambda: page.show_table("indicators"))
    watch.say("zehn Jahre als eigener Zeitraum", lambda: _ten_years(page))
    page.show_table("A01")
    watch.say("alle Kontakte hinter einer Zahl", page.pane.table.open_records)
    print(f"Einträge: {len(page.pane.records.model.references)}")
    scroll = page.pane.records.table.verticalScrollBar()
    watch.say("darin weiterblättern", lambda: scroll.setValue(scroll.maximum()))
    watch.jobs.end()
    desk.close()


class Watch:
    """Does something, waits for the background and knows the longest stop of the window."""

    def __init__(self) -> None:
        self.jobs = Jobs()
        self._longest = self._whole = 0.0
        self._last = perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._tick)

    def note(self, work: Callable[[], T]) -> T:
        """Do it and keep the longest stop."""
        start = self._last = perf_counter()
        self._timer.start()
        done = work()
        self._wait(60)
        while not self.jobs.is_idle:
            self._wait(5)
        self._wait(60)
        self._timer.stop()
        self._whole = perf_counter() - start - 0.12
        return done

    def say(self, what: str, work: Callable[[], T]) -> T:
        """Do it and print the longest stop, and how long it took until all was shown."""
        done = self.note(work)
        self.tell(what)
        return done

    def tell(self, what: str) -> None:
        """Print the longest stop and begin anew."""
        longest, whole = self._longest * 1000, max(self._whole, 0) * 1000
        print(f"{what}: {longest:.0f} ms (erlaubt: {ALLOWED} ms), fertig nach {whole:.0f} ms")
        self._longest = 0.0

    def _tick(self) -> None:
        now = perf_counter()
        self._longest = max(self._longest, now - self._last)
        self._last = now

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def _open(desk: Desk, jobs: Jobs) -> StatisticsPage:
    host = QWidget()
    page = StatisticsPage(Surroundings(desk, jobs), host)
    host.resize(1366, 768)
    page.resize(1366, 768)
    host.show()
    _HOSTS.append(host)
    return page


_HOSTS: list[QWidget] = []


def _ten_years(page: StatisticsPage) -> None:
    page.choice.kind.setCurrentIndex(page.choice.kind.findData(OWN))
    today = QDate.currentDate()
    page.choice.first.set_value(today.addYears(-10).toPython())
    page.choice.last.set_value(today.toPython())
    page.choice.last.line.editingFinished.emit()


if __name__ == "__main__":
    main()
