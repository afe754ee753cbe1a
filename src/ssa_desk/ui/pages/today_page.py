"""The page "Heute": what is due, whom nobody has seen for long, the week, the first steps."""

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.content.numbers import number
from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.services import concerns, deputy, health
from ssa_desk.services.today import Overview
from ssa_desk.ui import backup_words, errors
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.pages.cases.drafts_bar import waiting_drafts
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.today.agenda_card import AgendaCard
from ssa_desk.ui.pages.today.backup_card import BackupCard
from ssa_desk.ui.pages.today.doings import Doings
from ssa_desk.ui.pages.today.emergency_card import EmergencyCard
from ssa_desk.ui.pages.today.first_steps import FirstSteps
from ssa_desk.ui.pages.today.quiet_card import QuietCard
from ssa_desk.ui.pages.today.side_cards import (
    ConcernsCard,
    DraftsCard,
    TransitionsCard,
)
from ssa_desk.ui.pages.today.week_view import WeekView
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import StatGrid
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.words import counted


class TodayPage(PageWidget):
    """A calm overview; everything on it leads to a case."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._is_deputy = deputy.is_deputy(around.desk)
        self._doings = Doings(around.desk, self)
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
        self.tabs.setHidden(is_new or self._is_deputy)
        self._front(0 if is_new else 1 + self.tabs.currentIndex())
        self._first_steps.refresh()
        self._contact.setDisabled(is_new or self._desk.workspace.read_only)
        self._show_figures(overview)
        self._due.show_lines(overview.follow_ups)
        if not self._is_deputy:
            self._show_agenda()
        self._quiet.show_cases(overview.quiet, overview.quiet_weeks)
        self._show_backups()

    def act(self, action: str) -> None:
        """Take up news about backups and the file."""
        if action == "news":
            self._show_backups()
        elif action == "week":
            self.tabs.setCurrentIndex(1)
        else:
            super().act(action)

    def begin(self) -> None:
        """Begin with a contact, in a new file with a case."""
        (self._contact if self._contact.isEnabled() else self._case).setFocus()

    def place(self) -> tuple[str, ...]:
        """Return which tab is open and a day of the week that is shown."""
        return (str(self.tabs.currentIndex()), self.week.day.isoformat())

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the tab and the week again."""
        if len(place) == 2:
            self.week.day = date.fromisoformat(place[1])
            self.tabs.setCurrentIndex(int(place[0]))

    def resume(self, form: str, record_id: str) -> None:
        """Go on with the draft of an appointment or a task."""
        self._doings.resume(form, record_id)

    def new_record(self) -> None:
        """Begin a new case on the page of cases."""
        self.page_wanted.emit("cases", "new")

    def new_contact(self) -> None:
        """Take down a contact."""
        if self._desk.workspace.read_only:
            return
        dialog = QuickEntryDialog(self._desk, self)
        made = dialog.exec()
        dialog.deleteLater()
        if made:
            self.told.emit(dialog.told)
            self.refresh()
        elif dialog.wants_tally:
            self.tally()

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
        sides.arrange(self._lists, self, 110)
        self._grid.arrange(4 if self.width() >= 84 * sides.letter_of(self) else 2)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(self)
        outer.addWidget(page)
        self._header = PageHeader(self.tr("Heute"), " ", self)
        self._add_actions()
        page.body.addWidget(self._header)
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Tag oder Woche"))
        for title in (self.tr("Heute"), self.tr("Woche")):
            self.tabs.addTab(title)
        page.body.addWidget(self.tabs)
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
        self._parts = (start, self._overview(), self._week())
        for part in self._parts:
            self._stack.addWidget(part)
        self.tabs.currentChanged.connect(self._on_tab)

    def _add_actions(self) -> None:
        tally = Button(self.tr("Strichliste +1"), "tally-5", self)
        tally.setToolTip(self.tr("Kurze Beratung ohne Namen (Strg+T)"))
        tally.clicked.connect(self.tally)
        self._case = Button(self.tr("Neuer Fall"), "plus", self)
        self._case.clicked.connect(self.new_record)
        self._contact = PrimaryButton(self.tr("Schnelleintrag"), "notebook-pen", self)
        self._contact.setToolTip(self.tr("Einen Kontakt aufschreiben (F2)"))
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
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(14)
        self._left, right = QVBoxLayout(), QVBoxLayout()
        for side in (self._left, right):
            side.setSpacing(14)
        for card in self._agenda_cards():
            self._left.addWidget(card)
        self._left.addStretch(1)
        for beside in self._side_cards():
            right.addWidget(beside)
        right.addStretch(1)
        self._lists.addLayout(self._left, 3)
        self._lists.addLayout(right, 2)
        column.addLayout(self._lists)
        column.addStretch(1)
        return inner

    def _agenda_cards(self) -> tuple[AgendaCard, ...]:
        """Return the cards of what has a day; those about more than cases are not for a deputy."""
        self._meetings = AgendaCard(
            self.tr("Termine heute"), self.tr("Heute stehen keine Termine an."), self
        )
        self._due = AgendaCard(
            self.tr("Wiedervorlagen"),
            self.tr("Nichts fällig. Wiedervorlagen entstehen beim Schreiben eines Kontakts."),
            self,
            ticks=True,
        )
        self._tasks = AgendaCard(
            self.tr("Aufgaben"), self.tr("Keine offenen Aufgaben."), self, ticks=True
        )
        self._deadlines = AgendaCard(self.tr("Fristen"), "", self)
        cards = (self._meetings, self._due, self._tasks, self._deadlines)
        for card in cards:
            card.may_tick = not self._desk.workspace.read_only
            card.line_wanted.connect(self._doings.open_line)
            card.finished.connect(self._doings.finish)
            card.setVisible(card is self._due or not self._is_deputy)
        appointment = self._meetings.add_button(self.tr("Neuer Termin"))
        appointment.clicked.connect(self._doings.new_appointment)
        task = self._tasks.add_button(self.tr("Neue Aufgabe"))
        task.clicked.connect(self._doings.new_task)
        for button in (appointment, task):
            button.setDisabled(self._desk.workspace.read_only)
        return cards

    def _side_cards(self) -> tuple[QWidget, ...]:
        self._drafts = DraftsCard(self)
        self._drafts.draft_wanted.connect(self.draft_wanted)
        self._quiet = QuietCard(self)
        self._quiet.case_wanted.connect(self._open_case)
        self._quiet.weeks_chosen.connect(self._choose_weeks)
        self._quiet.weeks.setDisabled(self._desk.workspace.read_only)
        self._transitions = TransitionsCard(self)
        self._transitions.case_wanted.connect(self._open_transitions)
        self._concerns = ConcernsCard(self)
        self._concerns.page_wanted.connect(self.page_wanted)
        for card in (self._drafts, self._transitions, self._concerns):
            card.hide()
        return (self._drafts, self._concerns, self._quiet, self._transitions)

    def _week(self) -> QWidget:
        self.week = WeekView(self._desk.agenda, self)
        self.week.line_wanted.connect(self._doings.open_line)
        self.week.new_wanted.connect(self._doings.new_in_week)
        self.week.export_wanted.connect(self._doings.export)
        self.week.new.setDisabled(self._desk.workspace.read_only)
        return self.week

    def _on_tab(self, _tab: int) -> None:
        self.refresh()

    def _front(self, place: int) -> None:
        """Show a part; the others must not make the page longer than it is."""
        policies = QSizePolicy.Policy
        for other, part in enumerate(self._parts):
            policy = policies.Preferred if other == place else policies.Ignored
            part.setSizePolicy(policies.Preferred, policy)
        self._stack.setCurrentIndex(place)

    def _show_agenda(self) -> None:
        if self.tabs.currentIndex() == 1:
            self.week.refresh()
            return
        agenda, transitions = self._desk.agenda, self._desk.transitions
        self._meetings.show_lines(agenda.meetings_today())
        self._tasks.show_lines(agenda.tasks())
        deadlines = agenda.deadlines()
        self._deadlines.show_lines(deadlines)
        self._deadlines.setVisible(bool(deadlines))
        self._transitions.show_classes(transitions.open_classes(), len(transitions.due()))
        self._drafts.show_drafts(waiting_drafts(self._desk))
        self._concerns.show_concerns(concerns.due(self._desk))

    def _choose_weeks(self, weeks: int) -> None:
        try:
            self._desk.today.choose_quiet_weeks(weeks)
        except ExpectedError as error:
            errors.show(error, self)
        self.refresh()

    def _open_transitions(self, tab: str) -> None:
        self.page_wanted.emit("transitions", tab)

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
            self._left.insertWidget(self._left.count() - 1, self.backups)

    def _open_settings(self, tab: str) -> None:
        self.page_wanted.emit("settings", tab)

    def _open_case(self, case_id: str) -> None:
        self.case_wanted.emit(case_id, "")
