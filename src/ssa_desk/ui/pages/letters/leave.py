"""How letters leave: set in the background, through the gate, to paper or a file, into the log."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Letter
from ssa_desk.services.disclosures import Permit
from ssa_desk.services.files import write_over
from ssa_desk.services.letter_orders import LetterOrder
from ssa_desk.services.letter_series import By, NoLetterLeftError, Series
from ssa_desk.typesetting.letterhead import Layout
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.disclose import permitted
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.leaving import asked_place, noted_printer_for, save_all
from ssa_desk.ui.pages.letters.log_tab import language_name
from ssa_desk.ui.pages.letters.way_dialog import asked_way
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.paper import ask_printer, paint_pdf

FILE_NAME = "elternbrief.pdf"
MANY_NAME = "elternbriefe.pdf"
"""Neutral on purpose: no kind of letter and no name in a file name."""

Permits = tuple[Permit, ...]


class Leaving(QObject):
    """Prints or saves one letter or many; tells what became of them."""

    done = Signal(str)

    def __init__(self, around: Surroundings, busy: Busy, parent: QWidget) -> None:
        super().__init__(parent)
        self._around, self._desk = around, around.desk
        self._busy, self._window = busy, parent
        self._job: Job | None = None
        busy.cancelled.connect(self.stop)

    @property
    def is_working(self) -> bool:
        """Return whether letters are being set or printed."""
        return self._job is not None and not self._job.is_over

    def print(self, orders: Sequence[LetterOrder], by: By, layout: Layout) -> None:
        """Set the letters, ask for a printer, note them and print."""
        self._begin(orders, by, layout, self._print)

    def save(self, orders: Sequence[LetterOrder], by: By, layout: Layout) -> None:
        """Set the letters, ask for a place, note them and write one file."""
        self._begin(orders, by, layout, self._save)

    def stop(self) -> None:
        """Stop what is being set or printed."""
        if self._job is not None:
            self._job.drop()
        self._job = None
        self._busy.end()

    def _begin(
        self,
        orders: Sequence[LetterOrder],
        by: By,
        layout: Layout,
        way: Callable[[Series, Permits, bytes], None],
    ) -> None:
        """Ask the gate for every letter, then set them all in the background."""
        if self.is_working:
            return
        self._try(lambda: self._prepare(orders, by, layout, way))

    def _prepare(
        self,
        orders: Sequence[LetterOrder],
        by: By,
        layout: Layout,
        way: Callable[[Series, Permits, bytes], None],
    ) -> None:
        series = self._desk.letters.serial.prepare(orders, by, layout)
        if not series.orders:
            raise NoLetterLeftError
        permits = self._permits(series.orders)
        if permits is None:
            return

        def work(progress: Progress) -> bytes:
            return series.pdf(progress.goes_on)

        def made(data: bytes) -> None:
            self.stop()
            self._try(lambda: way(series, permits, data))

        self._run(self.tr("Die Briefe werden gesetzt …"), work, made)

    def _permits(self, orders: Sequence[LetterOrder]) -> Permits | None:
        """Return a permit for each letter about somebody; None: the user gave up."""
        wishes = self._desk.letters.wishes(orders)
        if len(wishes) == 1:
            permit = permitted(self._desk, wishes[0], self._window)
            return None if permit is None else (permit,)
        return tuple(self._desk.disclosures.permit(one) for one in wishes)

    def _print(self, series: Series, permits: Permits, data: bytes) -> None:
        printer = (
            noted_printer_for(self._desk, permits, self._window, both_sides=True)
            if permits
            else ask_printer(self._window, both_sides=True)
        )
        if printer is None:
            return
        # Noted before the first sheet: who stops the printer has some of them in hand.
        noted = self._desk.letters.log(series.orders)

        def work(progress: Progress) -> None:
            paint_pdf(data, printer, progress.goes_on)

        def printed(_: None) -> None:
            self.stop()
            self._ask_way(series, noted, self.tr("gedruckt"))

        self._run(self.tr("Die Briefe werden gedruckt …"), work, printed)

    def _save(self, series: Series, permits: Permits, data: bytes) -> None:
        name = FILE_NAME if len(series.orders) == 1 else MANY_NAME
        if permits:
            saved = save_all(self._desk, permits, data, name, self._window)
        else:
            saved = self._save_nameless(data, name)
        if saved:
            noted = self._desk.letters.log(series.orders)
            self._ask_way(series, noted, self.tr("gespeichert, als PDF ohne Verschlüsselung"))

    def _save_nameless(self, data: bytes, name: str) -> bool:
        place = asked_place(name, self._window)
        if place is not None:
            write_over(place, data)
        return place is not None

    def _ask_way(self, series: Series, noted: Sequence[Letter], done: str) -> None:
        """Ask on which way the letters go; they have left and are noted whatever is answered."""
        way = asked_way(self._desk, len(series.orders), self._window)
        self._try(lambda: self._desk.letters.logbook.change_ways(noted, way))
        self.done.emit(result_words(series, done))

    def _run(
        self, words: str, work: Callable[[Progress], Any], done: Callable[[Any], None]
    ) -> None:
        self._busy.begin(words, can_stop=True)
        self._job = self._around.jobs.run(work, done, self._failed, self._busy.advance)

    def _failed(self, error: Exception) -> None:
        self.stop()
        errors.show(error, self._window)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ExpectedError as error:
            errors.show(error, self._window)


def result_words(series: Series, done: str) -> str:
    """Return how many letters left in which languages, and how many did not, without a name."""
    number = sum(one.copies for one in series.orders)
    if number == 1 and not series.left_out:
        return f"Der Brief ist {done}. Weitergabe und Weg sind vermerkt."
    spoken = Counter(language_name(one.language) for one in series.orders)
    languages = ", ".join(f"{count} {name}" for name, count in spoken.items())
    sentence = f"{number} Briefe sind {done}: {languages}."
    if not series.left_out:
        return sentence
    reasons = Counter(one.blocks[0].reason for one in series.left_out)
    why = ", ".join(f"{reason}: {count}" for reason, count in reasons.items())
    return f"{sentence} Nicht dabei sind {len(series.left_out)} ({why})."
