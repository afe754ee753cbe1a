"""The page "Heute": what is due, whom nobody has seen for long, and the first steps."""

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services import deputy, health
from ssa_desk.services.today import Overview
from ssa_desk.ui import backup_words, errors
from ssa_desk.ui.dialogs.pick_case import picked_case
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.today.backup_card import BackupCard
from ssa_desk.ui.pages.today.due_card import DueCard
from ssa_desk.ui.pages.today.emergency_card import EmergencyCard
from ssa_desk.ui.pages.today.first_steps import FirstSteps
from ssa_desk.ui.pages.today.quiet_card import QuietCard
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import StatGrid
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.words import counted, number


class TodayPage(PageWidget):
    """A calm overview; everything on it leads to a case."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._is_deputy = deputy.is_deputy(around.desk)
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the overview again."""
        today = clock.today()
        locale = QLocale(QLocale.Language.German, QLocale.Country.Germany)
        self._header.set_subtitle(
            locale.toString(QDate(today.year, today.month, today.day), "dddd, d. MMMM yyyy")
        )
        overview = self._desk.today.overview()
        is_new = overview.open_cases == 0 and overview.contacts_this_year == 0
        is_new = is_new and self._desk.cases.count("all") == 0 and not self._is_deputy
        self._stack.setCurrentIndex(0 if is_new else 1)
        self._first_steps.refresh()
        self._contact.setDisabled(is_new or self._desk.workspace.read_only)
        self._show_figures(overview)
        self._due.show_follow_ups(overview.follow_ups)
        self._quiet.show_cases(overview.quiet, overview.quiet_weeks)
        self._show_backups()

    def act(self, action: str) -> None:
        """Take up news about backups and the file."""
        if action == "news":
            self._show_backups()
        else:
            super().act(action)

    def begin(self) -> None:
        """Begin with a contact, in a new file with a case."""
        (self._contact if self._contact.isEnabled() else self._case).setFocus()

    def new_record(self) -> None:
        """Begin a new case on the page of cases."""
        self.page_wanted.emit("cases", "new")

    def new_contact(self) -> None:
        """Ask for the case and begin a contact there."""
        case_id = picked_case(self._desk, self)
        if case_id:
            self.case_wanted.emit(case_id, "contact")

    def tally(self) -> None:
        """Make one more mark on the tally sheet."""
        if self._desk.workspace.read_only:
            return
        dialog = TallyDialog(self._desk, self)
        made = dialog.exec()
        dialog.deleteLater()
        if made:
            self.told.emit(self.tr("Der Strich ist eingetragen."))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the two lists below each other in a narrow window."""
        super().resizeEvent(event)
        letters = self.width() / self.fontMetrics().averageCharWidth()
        directions = QBoxLayout.Direction
        wide = letters >= 110
        self._lists.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self._grid.arrange(4 if letters >= 84 else 2)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(self)
        outer.addWidget(page)
        self._header = PageHeader(self.tr("Heute"), " ", self)
        self._add_actions()
        page.body.addWidget(self._header)
        self._stack = QStackedWidget(self)
        page.body.addWidget(self._stack, 1)
        self.backups = BackupCard(self)
        self.backups.wanted.connect(self._open_settings)
        self.backups.setHidden(self._is_deputy)
        self._page = page
        self._first_steps = FirstSteps(self._desk, self)
        self._first_steps.page_wanted.connect(self.page_wanted)
        start = QWidget(self)
        column = QVBoxLayout(start)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._first_steps)
        column.addStretch(1)
        self._stack.addWidget(start)
        self._stack.addWidget(self._overview())

    def _add_actions(self) -> None:
        tally = Button(self.tr("Strichliste +1"), "tally-5", self)
        tally.setToolTip(self.tr("Kurze Beratung ohne Namen (Strg+T)"))
        tally.clicked.connect(self.tally)
        self._case = Button(self.tr("Neuer Fall"), "plus", self)
        self._case.clicked.connect(self.new_record)
        self._contact = PrimaryButton(self.tr("Neuer Kontakt"), "plus", self)
        self._contact.clicked.connect(self.new_contact)
        for button in (tally, self._case, self._contact):
            button.setDisabled(self._desk.workspace.read_only)
            self._header.add_action(button)

    def _overview(self) -> QWidget:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        names = (
            self.tr("Offene Fälle"),
            self.tr("Fällige Wiedervorlagen"),
            self.tr("Kontakte diese Woche"),
            self.tr("Kontakte im Schuljahr"),
        )
        self._grid = StatGrid(names, self)
        self._cards = self._grid.cards
        column.addLayout(self._grid)
        self._emergency = EmergencyCard(self)
        self._emergency.setVisible(self._is_deputy)
        self._emergency.case_wanted.connect(self._open_case)
        column.addWidget(self._emergency)
        self._due = DueCard(self, read_only=self._desk.workspace.read_only)
        self._due.case_wanted.connect(self._open_case)
        self._due.finished.connect(self._finish)
        self._quiet = QuietCard(self)
        self._quiet.case_wanted.connect(self._open_case)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(14)
        top = Qt.AlignmentFlag.AlignTop
        self._left = QVBoxLayout()
        self._left.setSpacing(14)
        self._left.addWidget(self._due)
        self._left.addStretch(1)
        self._lists.addLayout(self._left, 3)
        self._lists.addWidget(self._quiet, 2, top)
        column.addLayout(self._lists)
        column.addStretch(1)
        return inner

    def _show_figures(self, overview: Overview) -> None:
        cases, due, week, year = self._cards
        quiet = counted(len(overview.quiet), "ohne Kontakt seit Längerem", "länger ohne Kontakt")
        cases.show_figure(number(overview.open_cases), quiet if overview.quiet else "")
        words = self.tr("bis heute") if overview.follow_ups else self.tr("nichts fällig")
        due.show_figure(number(len(overview.follow_ups)), words)
        week.show_figure(number(overview.contacts_this_week), self.tr("seit Montag"))
        year.show_figure(number(overview.contacts_this_year), school_year(clock.today()).title)

    def _show_backups(self) -> None:
        if self._is_deputy:
            self._emergency.show_lines(deputy.emergency_list(self._desk))
            return
        checked = health.last(self._desk)
        is_damaged = self._desk.workspace.is_damaged or bool(checked and not checked.is_sound)
        backups = self._desk.backups
        standing = backup_words.standing(backups.state(), backups.trouble, is_damaged=is_damaged)
        self.backups.show_standing(standing)
        self._place_backups(is_urgent=standing.kind != "good")

    def _place_backups(self, *, is_urgent: bool) -> None:
        """Put what is urgent on top, what is well below the lists, and in a new file at the end."""
        is_new = self._stack.currentIndex() == 0
        if is_new:
            self._page.body.addWidget(self.backups)
        elif is_urgent:
            self._page.body.insertWidget(1, self.backups)
        else:
            self._left.insertWidget(1, self.backups)

    def _open_settings(self, tab: str) -> None:
        self.page_wanted.emit("settings", tab)

    def _open_case(self, case_id: str) -> None:
        self.case_wanted.emit(case_id, "")

    def _finish(self, contact_id: str) -> None:
        try:
            self._desk.cases.finish_follow_up(contact_id)
        except ExpectedError as error:
            errors.show(error, self)
        self.refresh()
        self.told.emit(self.tr("Die Wiedervorlage ist erledigt."))
