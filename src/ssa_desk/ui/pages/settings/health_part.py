"""The tab "Zustand": is the file sound, how much is in it, when was that last seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.domain.records import RECORDS
from ssa_desk.services import health, unlock
from ssa_desk.services.health import HealthReport
from ssa_desk.ui import errors
from ssa_desk.ui.backup_words import moment
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy_card import BusyCard
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label

_LINES = 13


class HealthPart(QWidget):
    """Checks the file when asked; the program does it by itself every week."""

    rescue_wanted = Signal()
    """The file is damaged: look for a backup."""
    checked = Signal()

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._jobs = around.jobs
        self._job: Job | None = None
        self.clock = Banner("warning", "", self)
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        for widget in (self.clock, self._check_card(), self._counts_card()):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Say when the file was last checked, and whether the clock can be right."""
        is_behind = health.clock_is_behind(self._desk)
        self.clock.show_text(health.CLOCK_IS_BEHIND if is_behind else "")
        last = health.last(self._desk)
        if last is None:
            words = self.tr("Die Datei wurde noch nicht geprüft.")
        elif last.is_sound:
            words = self.tr("Letzte Prüfung: {}. Alles ist lesbar und in Ordnung.")
        else:
            words = self.tr("Letzte Prüfung: {}. Es wurden Schäden gefunden.")
        self.card.text.setText(words.format(moment(last.at)) if last else words)

    def check(self) -> None:
        """Check the whole file in the background."""
        self.card.begin(self.tr("Jede Seite der Datei wird gelesen und geprüft …"))
        desk = self._desk

        def work(progress: Progress) -> HealthReport:
            return health.check_in_background(desk, progress.goes_on)

        self._job = self._jobs.run(work, self._show, self._fail, self.card.busy.advance)

    def _check_card(self) -> Card:
        self.card = BusyCard(self.tr("Zustand der Datei"), self)
        words = self.tr(
            "Einmal in der Woche liest das Programm die ganze Datei und vergleicht Prüfsummen, "
            "Verweise und Suchverzeichnisse. Sie können das auch jetzt tun und dabei "
            "weiterarbeiten."
        )
        self.card.body.insertWidget(1, label(words, "muted", wrap=True))
        self.now = PrimaryButton(self.tr("&Jetzt prüfen"), "circle-check", self.card)
        self.now.clicked.connect(self.check)
        self.card.add_button(self.now)
        self.rescue = Button(self.tr("Sicherung z&urückholen …"), "refresh-cw", self.card)
        self.rescue.clicked.connect(self.rescue_wanted)
        self.card.add_button(self.rescue)
        self.rescue.hide()
        self.card.busy.cancelled.connect(self._stop)
        return self.card

    def _counts_card(self) -> Card:
        self._counts = Card(self.tr("Was in der Datei steht"), self)
        heads = (self.tr("Art"), self.tr("Anzahl"))
        self.table = TextTable(heads, self)
        view = RecordTable(self.table, self.tr("Anzahl der Einträge"), self._counts)
        view.setColumnWidth(0, self.fontMetrics().averageCharWidth() * 40)
        view.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self._counts.body.addWidget(view)
        self._counts.hide()
        return self._counts

    def _show(self, report: HealthReport) -> None:
        self.card.end()
        outcome = errors.attempt(health.keep, self._desk, report)
        if outcome.error is not None:
            self.card.trouble.show_text(errors.sentence(outcome.error))
        self.refresh()
        if report.is_sound:
            self.card.tell(self.tr("Alles ist lesbar und in Ordnung."))
        else:
            self.card.trouble.show_text(" ".join((health.DAMAGED, *report.findings)))
        self.rescue.setHidden(report.is_sound)
        self.table.show_rows(_rows(report))
        self._counts.show()
        self.checked.emit()

    def _fail(self, error: Exception) -> None:
        self.card.end()
        self.card.trouble.show_text(errors.sentence(error))
        self.rescue.setVisible(unlock.is_lost(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()


def _rows(report: HealthReport) -> list[tuple[str, str]]:
    titles = {kind.KIND: kind.PLURAL for kind in RECORDS}
    return [
        (titles[kind], number(count) if count >= 0 else "nicht lesbar")
        for kind, count in report.counts
        if count
    ]
