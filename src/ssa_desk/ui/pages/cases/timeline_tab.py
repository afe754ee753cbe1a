"""The tab "Verlauf": four figures and everything that happened, newest first."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.domain import clock
from ssa_desk.services.cases import Cases, CaseView
from ssa_desk.ui.models.timeline import TimelineModel
from ssa_desk.ui.models.timeline_delegate import TimelineDelegate
from ssa_desk.ui.widgets.cards import StatCard
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.words import day_words, hours_words


class Timeline(QListView):
    """The entries; Enter or a click opens one."""

    opened = Signal(str, str)
    """Kind and id of an entry."""

    def __init__(self, model: TimelineModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries = model
        self.setModel(model)
        self.setItemDelegate(TimelineDelegate(self))
        self.setAccessibleName(self.tr("Verlauf des Falls"))
        self.setProperty("look", "bare")
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.doubleClicked.connect(self._open_current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the entry at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the newest entry, so that the keys have a place to begin."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._entries.rowCount():
            self.choose("")

    def choose(self, record_id: str) -> None:
        """Choose an entry, by default the newest."""
        row = max(self._entries.row_of(record_id), 0)
        index = self._entries.index(row)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)

    def _open_current(self) -> None:
        entry = self._entries.entry(self.currentIndex().row())
        if entry is not None:
            self.opened.emit(entry.kind, entry.record_id)


class TimelineTab(QWidget):
    """Figures above, the timeline below."""

    opened = Signal(str, str)
    new_wanted = Signal()

    def __init__(self, cases: Cases, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(12)
        self._figures = QWidget(self)
        row = QHBoxLayout(self._figures)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(12)
        first = (self.tr("Kontakte"), self.tr("Zeit"), self.tr("Letzter Kontakt"))
        names = (*first, self.tr("Wiedervorlage"))
        self._cards = tuple(StatCard(name, "", "", self) for name in names)
        for card in self._cards:
            row.addWidget(card, 1)
        column.addWidget(self._figures)
        self._model = TimelineModel(cases, self)
        self.list = Timeline(self._model, self)
        self.list.opened.connect(self.opened)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        empty = EmptyState(
            "message-square-text",
            self.tr("Noch kein Kontakt"),
            self.tr("Hier stehen Gespräche, Telefonate und alles, was vereinbart wurde."),
            self.tr("Ersten Kontakt schreiben"),
            self,
        )
        empty.chosen.connect(self.new_wanted)
        self._stack.addWidget(empty)
        column.addWidget(self._stack, 1)

    def show_case(self, view: CaseView, *, is_due: bool, chosen: str = "") -> None:
        """Show a case, with one entry chosen."""
        self._model.show_case(view.case.id)
        self._stack.setCurrentIndex(0 if self._model.rowCount() else 1)
        self._show_figures(view, is_due=is_due)
        if chosen:
            self.list.choose(chosen)
        else:
            self.list.scrollToTop()

    def forget(self) -> None:
        """Let go of the case."""
        self._model.show_case("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the timeline."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        self._figures.setVisible(self.height() > 19 * line)
        self._cards[2].setVisible(self.width() > 34 * line)

    def _show_figures(self, view: CaseView, *, is_due: bool) -> None:
        contacts, time, latest, next_one = self._cards
        parents = f"davon {view.with_parents} mit Eltern" if view.with_parents else "ohne Eltern"
        contacts.show_figure(str(view.contacts), parents if view.contacts else "")
        hint = "seit Fallbeginn"
        if view.contacts:
            hint = f"im Schnitt {round(view.minutes / view.contacts)} Min."
        time.show_figure(hours_words(view.minutes), hint)
        today = clock.today()
        if view.last_contact is None:
            latest.show_figure("–", "")
        else:
            days = (today - view.last_contact).days
            ago = self.tr("vor %1 Tagen").replace("%1", number(days)) if days > 1 else ""
            latest.show_figure(day_words(view.last_contact, today), ago)
        if is_due:
            next_one.show_figure(self.tr("fällig"), self.tr("siehe Heute"))
        elif view.next_follow_up:
            next_one.show_figure(day_words(view.next_follow_up, today), self.tr("vorgemerkt"))
        else:
            next_one.show_figure("–", self.tr("keine vorgemerkt"))
