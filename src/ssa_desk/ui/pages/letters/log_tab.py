"""The log of letters: what was sent on which way, and the reply, noted by two keys."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ssa_desk.content.languages import language
from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Letter
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.keys import unique_keys
from ssa_desk.ui.models.record_list import RecordListModel
from ssa_desk.ui.models.titled import Index
from ssa_desk.ui.pages.letters.specs import LETTER_LOG
from ssa_desk.ui.pages.records.list_side import ListSide
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.chips import ChipKind, ChipRow

_REPLY, _LANGUAGE, _UNTIL, _EXPECTED = 2, 4, 6, 7
_OPEN = {"reply_expected": True, "replied_on": None}
REPLY_KEY = Qt.Key.Key_A


class LogTab(RecordsTab):
    """The letters of the file; a reply is a key on the line and the letter of the answer."""

    def __init__(self, desk: Desk, parent: QWidget, place: Place | None = None) -> None:
        super().__init__(desk, LETTER_LOG, parent, place)

    def made_list(self) -> ListSide:
        """Return the list with the filter of open replies."""
        self._list = made = LetterList(self._desk, self.spec, self)
        made.open_only.toggled.connect(self._narrow)
        made.reply_action.triggered.connect(self.ask_reply)
        return made

    def made_side(self) -> RecordSide:
        """Return the form with the button that notes a reply."""
        side = LetterSide(self._desk, self.spec, self._place, self)
        side.reply.clicked.connect(self.ask_reply)
        return side

    def act(self, action: str) -> None:
        """Show a letter by its id, or the open replies ("open")."""
        if action == "open":
            self._list.open_only.setChecked(True)
            self._list.focus_list()
        else:
            super().act(action)

    def replies(self) -> QMenu:
        """Return the menu of replies; each has a letter of its own."""
        menu = QMenu(self)
        entries = self._desk.workspace.catalogue("letter_reply").active
        titles = unique_keys(one.label for one in entries)
        for entry, title in zip(entries, titles, strict=True):
            action = QAction(title, menu)
            action.setData(entry.identifier)
            action.triggered.connect(self._reply_chosen)
            menu.addAction(action)
        return menu

    def ask_reply(self) -> None:
        """Offer the replies to the chosen letter."""
        record_id = self.list_side.chosen_id
        if not record_id or self._desk.workspace.read_only or not self.side.leave():
            return
        if self.side.record is None or self.side.record.id != record_id:
            self._show(record_id)
        menu = self.replies()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._below_row())

    def note_reply(self, reply: str) -> None:
        """Note today's reply to the letter that is shown."""
        record = self.side.record
        if not isinstance(record, Letter):
            return
        given = {"letter_reply": reply, "replied_on": record.replied_on or clock.today()}
        try:
            saved = self._desk.workspace.get(Letter, record.id).changed(**given)
            self._desk.workspace.save(saved)
        except ExpectedError as error:
            self.side.say(error.sentence)
            return
        self._on_saved(record.id)
        self._show(record.id)
        self.list_side.focus_list()
        self.told.emit(self.tr("Die Antwort ist vermerkt."))

    def _reply_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.note_reply(str(action.data()))

    def _below_row(self) -> QPoint:
        table = self.list_side.table
        place = table.visualRect(table.currentIndex()).bottomLeft()
        return table.viewport().mapToGlobal(place)

    def _narrow(self) -> None:
        self._list.fix(_OPEN if self._list.open_only.isChecked() else {})
        self._list.reload()


class LetterList(ListSide):
    """The list with a box that leaves the letters whose reply is still open."""

    def made_model(self, titles: tuple[str, ...]) -> RecordListModel:
        """Return what reads the rows, languages by their names."""
        return LetterListModel(self._desk.lists, self._spec.listed, titles, self)

    def _build(self) -> None:
        super()._build()
        self.open_only = QCheckBox(self.tr("Nur &offene Antworten"), self)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.open_only)

    def _build_table(self) -> None:
        super()._build_table()
        self.reply_action = QAction(self.tr("Antwort vermerken"), self.table)
        self.reply_action.setShortcut(QKeySequence(REPLY_KEY))
        self.reply_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.reply_action)

    def _show_count(self) -> None:
        super()._show_count()
        self.open_only.setVisible(self.model.total > 0 or self.open_only.isChecked())
        if self.model.total == 0 and self.open_only.isChecked():
            self._empty.show_words(
                self.tr("Keine offenen Antworten"),
                self.tr("Auf keinen Brief wird noch eine Antwort erwartet."),
            )
            self._empty.button.hide()


class LetterListModel(RecordListModel):
    """Languages stand there by their German names, and a missing reply as open or overdue."""

    def words(self, row: int, column: int) -> str:
        """Return the words of a cell."""
        words = super().words(row, column)
        if column == _LANGUAGE:
            return language_name(words)
        if column == _REPLY and not words and super().words(row, _EXPECTED):
            return _open_words(super().words(row, _UNTIL))
        return words

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role in shown:
            return self.words(index.row(), index.column())
        return super().data(index, role)


def _open_words(until: str) -> str:
    """Return how an open reply stands, by the day in the list."""
    day, _, rest = until.partition(".")
    month, _, year = rest.partition(".")
    if not year:
        return "offen"
    return "überfällig" if date(int(year), int(month), int(day)) < clock.today() else "offen"


class LetterSide(RecordSide):
    """The form of a letter; above it how its reply stands."""

    def show_record(self, record: Letter, case_id: str = "") -> None:  # type: ignore[override] # only letters
        """Show a letter with how its reply stands today."""
        super().show_record(record, case_id)
        state = reply_state(record, clock.today())
        chips: list[tuple[str, ChipKind]] = [state] if state[0] else []
        if record.language:
            chips.append((language_name(record.language), "quiet"))
        self._chips.show_chips(chips)
        self.reply.setVisible(record.letter_reply is None)

    def _begin(self, title: str, case_id: str) -> None:
        super()._begin(title, case_id)
        self._chips.show_chips(())
        self.reply.setHidden(self.is_new)

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        self._chips = ChipRow(self)
        row.insertWidget(1, self._chips)
        self.reply = Button(self.tr("Antwort vermer&ken …"), "check", self)
        self.reply.setToolTip(self.tr("In der Liste: A und der Buchstabe der Antwort"))
        self.reply.setDisabled(self._desk.workspace.read_only)
        row.addWidget(self.reply)
        return row


def language_name(code: str) -> str:
    """Return the German name of a language; what is no code stays."""
    found = language(code)
    return found.german_name if found else code


def reply_state(record: Letter, today: date) -> tuple[str, ChipKind]:
    """Return how the reply to a letter stands, and how urgent that is."""
    if record.replied_on or record.letter_reply:
        return "beantwortet", ""
    if not record.reply_expected:
        return "", ""
    if record.reply_until is not None and record.reply_until < today:
        return "Antwort überfällig", "warning"
    return "Antwort offen", "quiet"
