"""The texts of a case summary, section by section, with what was found in them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLabel, QVBoxLayout, QWidget

from ssa_desk.content.case_summary import summary_words
from ssa_desk.domain.leaks.found import Leak
from ssa_desk.services.case_summary import SECTIONS
from ssa_desk.ui.dialogs.case_summary.leak_list import LeakList
from ssa_desk.ui.forms.text_editors import GrowingText
from ssa_desk.ui.look.icons import pixmap
from ssa_desk.ui.pages.report.names import NameList
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_WIDE = 118
"""Letters from which list and text stand side by side."""
_WIDTH = 34
"""Letters of the list of sections."""


class SummaryEditor(QWidget):
    """Edits one section at a time; `typed` tells that a text changed."""

    typed = Signal()
    confirmed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {}
        self._leaks: tuple[Leak, ...] = ()
        self._section = ""
        self._is_showing = False
        self._words = summary_words()
        self._build()

    @property
    def texts(self) -> dict[str, str]:
        """Return all texts by section, as they stand."""
        if self._section:
            self._texts[self._section] = self.text.toPlainText()
        return dict(self._texts)

    @property
    def place(self) -> str:
        """Return section and cursor."""
        return f"{self._section}|{self.text.textCursor().position()}"

    def show_texts(self, texts: Mapping[str, str], place: str = "") -> None:
        """Show other texts, the cursor where it was."""
        self._section = ""
        self._texts = {one: texts[one] for one in SECTIONS if one in texts}
        titles = [self._words["sections"][one] for one in self._texts]
        for widget in (self._list, self._box):
            widget.blockSignals(True)  # noqa: FBT003 - Qt
        self._list.show_names(titles)
        self._box.clear()
        self._box.addItems(titles)
        for widget in (self._list, self._box):
            widget.blockSignals(False)  # noqa: FBT003 - Qt
        section, _, cursor = place.partition("|")
        keys = list(self._texts)
        self._on_row(keys.index(section) if section in keys else 0)
        if cursor.isdigit():
            moved = self.text.textCursor()
            moved.setPosition(min(int(cursor), self.text.document().characterCount() - 1))
            self.text.setTextCursor(moved)
        self._draw_marks()

    def show_leaks(self, leaks: Sequence[Leak]) -> None:
        """Show what was found in the texts as they stand."""
        self._leaks = tuple(leaks)
        self._draw_marks()
        self.leaks.show_leaks([one for one in leaks if one.section == self._section])

    def set_read_only(self, *, read_only: bool) -> None:
        """Let nobody type while a new draft is being made."""
        self.text.setReadOnly(read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the section from a box above the text where there is little room."""
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._list.setVisible(wide)
        self._box_field.setVisible(not wide)
        self._title.setVisible(wide)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_marks()

    def _build(self) -> None:
        self._sides = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(14)
        self._list = NameList(self.tr("Abschnitte"), 12, self)
        self._list.setFixedWidth(_WIDTH * self.fontMetrics().averageCharWidth())
        self._list.currentRowChanged.connect(self._on_row)
        row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._box = QComboBox(self)
        self._box.currentIndexChanged.connect(self._on_row)
        self._box_field = Field(self.tr("A&bschnitt"), self._box, "", self)
        self._box_field.hide()
        row.addWidget(self._box_field)
        side = ScrollPage(self, margin=0)
        self._title = QLabel("", self)
        self._title.setProperty("look", "heading")
        self._hint = label("", "muted", wrap=True)
        self.text = GrowingText(self, least=6, most=11)
        self._title.setBuddy(self.text)
        self.text.setAccessibleName(self.tr("Text"))
        self.text.textChanged.connect(self._on_text)
        self.leaks = LeakList(self.text, self)
        self.leaks.confirmed.connect(self.confirmed)
        side.body.setContentsMargins(2, 2, 8, 2)
        side.body.setSpacing(8)
        for part in (self._title, self._hint, self.text, self.leaks):
            side.body.addWidget(part)
        side.body.addStretch(1)
        column = QVBoxLayout()
        column.addWidget(side)
        row.addLayout(column, 1)

    def _on_row(self, row: int) -> None:
        keys = list(self._texts)
        if not 0 <= row < len(keys):
            return
        if self._section:
            self._texts[self._section] = self.text.toPlainText()
        self._section = keys[row]
        self.leaks.forget()
        self._title.setText(self._words["sections"][self._section])
        self._hint.setText(self._words["hints"][self._section])
        self.text.setAccessibleName(self._title.text())
        self._is_showing = True
        self.text.setPlainText(self._texts[self._section])
        self._is_showing = False
        for widget in (self._list, self._box):
            widget.blockSignals(True)  # noqa: FBT003 - Qt
        self._list.setCurrentRow(row)
        self._box.setCurrentIndex(row)
        for widget in (self._list, self._box):
            widget.blockSignals(False)  # noqa: FBT003 - Qt
        self.leaks.show_leaks([one for one in self._leaks if one.section == self._section])

    def _on_text(self) -> None:
        if not self._is_showing:
            self.leaks.forget()
            self.typed.emit()

    def _draw_marks(self) -> None:
        named = {one.section for one in self._leaks}
        for row, key in enumerate(self.texts):
            item, state = self._list.item(row), self.tr("leer")
            item.setIcon(QIcon(pixmap("pencil", "muted")))
            if key in named:
                state = self.tr("Stellen offen")
                item.setIcon(QIcon(pixmap("triangle-alert", "warning_text")))
            elif self._texts[key].strip():
                state = self.tr("geschrieben")
                item.setIcon(QIcon(pixmap("check", "accent_text")))
            words = f"{item.text()}: {state}"
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        if self._list.count():
            self._list.fit()
