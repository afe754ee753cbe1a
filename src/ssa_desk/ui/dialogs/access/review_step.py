"""The step in which the worker looks at every value and decides what is blackened."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.services.access.entries import State
from ssa_desk.services.access.review import Review
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.models.access_review import AccessReviewModel, Filter, blackened, count
from ssa_desk.ui.pages.data_protection.share_table import ShareTable
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_KEYS: dict[int, State] = {
    Qt.Key.Key_1: "shown",
    Qt.Key.Key_2: "names",
    Qt.Key.Key_3: "hidden",
}
_TEXT_LINES = 4
_SHARES = (0.24, 0.19, 0.33)


class ReviewStep(QWidget):
    """Values in a table, the whole text below, three decisions by key or button."""

    changed = Signal()
    guarded_wanted = Signal()
    """Show what the password guards."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._review: Review | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._guard())
        column.addLayout(self._top())
        self._build_table()
        column.addWidget(self.table, 1)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Ganzer Text, Geschwärztes dunkel"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().height() * _TEXT_LINES + 16)
        column.addWidget(self.text)
        column.addLayout(self._decisions())
        column.addWidget(self._entrusted())
        self.read = QCheckBox(
            self.tr("&Ich habe die freien Texte gelesen und über jeden Vorschlag entschieden."),
            self,
        )
        self.read.toggled.connect(self._note_read)
        column.addWidget(self.read)
        self.open = label("", "small", wrap=True)
        column.addWidget(self.open)

    def show_review(self, review: Review) -> None:
        """Show a review from its beginning."""
        self._review = review
        self.read.setChecked(review.are_read)
        self._why_withheld.setText(review.withheld_reason)
        self._why_entrusted.setText(review.entrusted_reason)
        self._fill_filter()
        self._show_rows()
        self.table.setFocus()

    def forget(self) -> None:
        """Show nothing any more: the dialog is left."""
        self._review = None
        self.model.forget()
        self.text.clear()

    def decide(self, state: State) -> None:
        """Decide about what the box beside the buttons says."""
        if self._review is None:
            return
        place = self.table.currentIndex().row()
        values = self.model.like(place, str(self.scope.currentData()))
        self._review.decide_all(values, state)
        self._after_decision()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide by key: space goes on to the next state, 1 to 3 choose one."""
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() == Qt.Key.Key_Space:
                self._turn()
                return True
            if event.key() in _KEYS:
                self.decide(_KEYS[event.key()])
                return True
        return super().eventFilter(watched, event)

    def _guard(self) -> QWidget:
        self.guard = QWidget(self)
        column = QVBoxLayout(self.guard)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._guard_words = Banner("warning", "", self.guard)
        self._guard_words.set_closable(closable=False)
        self.show_guarded = self._guard_words.add_button(
            self.tr("Mit Passwort &ansehen …"), "lock-open"
        )
        self.show_guarded.clicked.connect(self.guarded_wanted)
        self.withhold = self._guard_words.add_button(self.tr("Zurück&halten"), "eye-off")
        self.withhold.clicked.connect(self._withhold)
        self._why_withheld = QLineEdit(self.guard)
        self._why_withheld.textChanged.connect(self._note_withheld)
        self._why = Field(
            self.tr("&Warum sie zurückbleiben (bleibt in der Akte, § 83 Abs. 3 SGB X)"),
            self._why_withheld,
            "",
            self.guard,
        )
        column.addWidget(self._guard_words)
        column.addWidget(self._why)
        return self.guard

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        name = label(self.tr("&Liste:"))
        self.filter = QComboBox(self)
        self.filter.setAccessibleName(self.tr("Ansehen"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.currentIndexChanged.connect(self._show_rows)
        name.setBuddy(self.filter)
        self._hint = label(
            self.tr("Leertaste wechselt, 1 zeigt, 2 schwärzt nur Namen, 3 schwärzt ganz."),
            "small",
            wrap=True,
        )
        row.addWidget(name)
        row.addWidget(self.filter)
        row.addWidget(self._hint, 1)
        return row

    def _build_table(self) -> None:
        titles = (self.tr("Eintrag"), self.tr("Angabe"), self.tr("Inhalt"), self.tr("Auskunft"))
        self.model = AccessReviewModel(titles, self)
        self.table = ShareTable(self.model, self.tr("Angaben zur Person"), _SHARES, self)
        self.table.chosen.connect(self._show_text)
        self.table.opened.connect(self._turn)
        self.table.installEventFilter(self)

    def _decisions(self) -> FlowLayout:
        row = FlowLayout(spacing=8)
        self.scope = QComboBox(self)
        self.scope.setAccessibleName(self.tr("Wofür die Entscheidung gilt"))
        for scope, words in (
            ("value", self.tr("diese Angabe")),
            ("entry", self.tr("den ganzen Eintrag")),
            ("section", self.tr("alle Einträge dieser Art")),
            ("reason", self.tr("alles mit diesem Grund")),
        ):
            self.scope.addItem(words, scope)
        self.buttons: dict[State, Button] = {
            "shown": Button(self.tr("&Zeigen"), "eye", self),
            "names": Button(self.tr("Nur &Namen schwärzen"), "", self),
            "hidden": Button(self.tr("S&chwärzen"), "eye-off", self),
        }
        self.buttons["shown"].clicked.connect(self._show_it)
        self.buttons["names"].clicked.connect(self._hide_names)
        self.buttons["hidden"].clicked.connect(self._hide_it)
        name = label(self.tr("Entscheidung &für"))
        name.setBuddy(self.scope)
        row.addWidget(name)
        row.addWidget(self.scope)
        for button in self.buttons.values():
            row.addWidget(button)
        return row

    def _entrusted(self) -> QWidget:
        self._why_entrusted = QLineEdit(self)
        self._why_entrusted.textChanged.connect(self._note_entrusted)
        self.entrusted = Field(
            self.tr("Wer mit dem Zeigen von Anvertrautem &einverstanden ist (§ 65 SGB VIII)"),
            self._why_entrusted,
            "",
            self,
        )
        return self.entrusted

    def _fill_filter(self) -> None:
        if self._review is None:
            return
        wanted: tuple[tuple[Filter, str], ...] = (
            ("proposed", self.tr("Vorschläge zum Schwärzen")),
            ("texts", self.tr("Freie Texte")),
            ("hidden", self.tr("Geschwärztes")),
            ("all", self.tr("Alle Angaben")),
        )
        chosen = self.filter.currentData()
        self.filter.blockSignals(True)  # noqa: FBT003 - nobody chose
        self.filter.clear()
        for which, words in wanted:
            self.filter.addItem(f"{words} ({count(self._review, which)})", which)
        self.filter.setCurrentIndex(max(0, self.filter.findData(chosen)))
        self.filter.blockSignals(False)  # noqa: FBT003

    def _show_rows(self) -> None:
        if self._review is None:
            return
        self.model.show(self._review, self.filter.currentData() or "proposed")
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self.text.clear()
        self._show_marks()

    def _show_text(self, place: int) -> None:
        found = self.model.row(place)
        if found is None or self._review is None:
            return
        value = found[2]
        self.text.setPlainText(value.text)
        places = blackened(value, self._review.state(value))
        self.text.setExtraSelections([self._bar(first, last) for first, last in places])
        self.buttons["names"].setEnabled(bool(value.spots))
        left = "".join(
            "" if any(first <= place < last for first, last in places) else one
            for place, one in enumerate(value.text)
        )
        words = self.tr("Davon bleibt: %1").replace("%1", left.strip() or self.tr("nichts"))
        self.text.setAccessibleDescription(words)

    def _bar(self, first: int, last: int) -> QTextEdit.ExtraSelection:
        """Return a dark bar over a part of the text, which can still be read."""
        bar = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setBackground(self.palette().color(self.foregroundRole()))
        look.setForeground(self.palette().color(self.backgroundRole()))
        bar.cursor, bar.format = cursor, look
        return bar

    def _show_marks(self) -> None:
        """Show what is still asked for: guarded entries, what was entrusted."""
        review = self._review
        if review is None:
            return
        rows, is_open = review.file.guarded_rows, review.guarded
        self.guard.setVisible(rows > 0 and is_open != "shown")
        self._why.setVisible(is_open == "withheld")
        self.withhold.setVisible(is_open != "withheld")
        words = self.tr("%1 Einträge zu Kinderschutz oder persönlichen Notizen sind geschützt.")
        if is_open == "withheld":
            words = self.tr("%1 geschützte Einträge bleiben zurück; die Auskunft nennt sie nicht.")
        self._guard_words.show_text(words.replace("%1", str(rows)))
        self.entrusted.setVisible(review.tells_entrusted())
        self._tell()

    def _tell(self) -> None:
        """Say what is still open, and tell the assistant."""
        points = self._review.open_points() if self._review else ()
        self.open.setText(" ".join(points))
        self.open.setVisible(bool(points))
        self.changed.emit()

    def _turn(self) -> None:
        found = self.model.row(self.table.currentIndex().row())
        if found is not None and self._review is not None:
            self._review.turn(found[2])
            self._after_decision()

    def _after_decision(self) -> None:
        self.model.tell_changed()
        self._show_text(self.table.currentIndex().row())
        self._fill_filter()
        self._show_marks()

    def _show_it(self) -> None:
        self.decide("shown")

    def _hide_names(self) -> None:
        self.decide("names")

    def _hide_it(self) -> None:
        self.decide("hidden")

    def _withhold(self) -> None:
        if self._review is not None:
            self._review.guarded = "withheld"
            self._show_marks()
            self._why_withheld.setFocus()

    def _note_withheld(self, text: str) -> None:
        if self._review is not None:
            self._review.withheld_reason = text.strip()
            self._tell()

    def _note_entrusted(self, text: str) -> None:
        if self._review is not None:
            self._review.entrusted_reason = text.strip()
            self._tell()

    def _note_read(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if self._review is not None:
            self._review.are_read = on
            self._tell()
