"""The people a letter goes to: ticked where it is written, with the reason where it is not."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ssa_desk.services.letter_people import Recipient
from ssa_desk.ui.pages.letters.log_tab import language_name
from ssa_desk.ui.widgets.text import label

_MOST_ROWS = 6
_LEAST_ROW = 24
_KEY = Qt.ItemDataRole.UserRole
_INTERPRETER = {"yes": "mit Sprachmittlung", "no": ""}


class RecipientList(QWidget):
    """Tells when the choice, or the person whose letter is seen, is another."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._recipients: tuple[Recipient, ...] = ()
        self._shown: Callable[[str], str] = str
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Empfänger:innen"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._on_change)
        self.list.currentRowChanged.connect(self._on_change)
        self._count = label("", "small", wrap=True)
        self._why = label("", "error", wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self.list, self._count, self._why):
            column.addWidget(one)
        self.hide()

    @property
    def all(self) -> tuple[Recipient, ...]:
        """Return everybody of the list."""
        return self._recipients

    def chosen(self) -> tuple[Recipient, ...]:
        """Return whom the letter goes to."""
        rows = range(self.list.count())
        return tuple(self._recipients[row] for row in rows if self._is_checked(row))

    def left_out(self) -> tuple[Recipient, ...]:
        """Return who gets none."""
        rows = range(self.list.count())
        return tuple(self._recipients[row] for row in rows if not self._is_checked(row))

    def current(self) -> Recipient | None:
        """Return whose letter is seen: the row of the cursor, else the first that is ticked."""
        row = self.list.currentRow()
        if 0 <= row < len(self._recipients):
            return self._recipients[row]
        return next(iter(self.chosen()), None) or next(iter(self._recipients), None)

    def seen(self) -> Recipient | None:
        """Return whose letter is seen: one that is ticked where there is one."""
        chosen, current = self.chosen(), self.current()
        return current if current in chosen or not chosen else chosen[0]

    def show_recipients(
        self, recipients: Sequence[Recipient], shown: Callable[[str], str] = str
    ) -> None:
        """Show these people, names as `shown` gives them; those proposed are ticked."""
        self._recipients, self._shown = tuple(recipients), shown
        self.list.blockSignals(True)  # noqa: FBT003 - Qt
        self.list.clear()
        for one in self._recipients:
            self.list.addItem(self._item(one))
        first = next((row for row in range(self.list.count()) if self._is_checked(row)), 0)
        self.list.setCurrentRow(first if self._recipients else -1)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt
        self.setVisible(bool(self._recipients))
        self._settle()

    def read_names(self) -> None:
        """Write the names as they may be seen now."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt
        for row, one in enumerate(self._recipients):
            self._write(self.list.item(row), one)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt
        self._settle()

    def choose(self, key: str) -> None:
        """Show the letter to one of them."""
        row = next((row for row, one in enumerate(self._recipients) if one.key == key), -1)
        if row >= 0:
            self.list.setCurrentRow(row)

    def tick(self, keys: Sequence[str]) -> None:
        """Tick these and nobody else."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt
        for row, one in enumerate(self._recipients):
            if not one.is_blocked:
                wanted = Qt.CheckState.Checked if one.key in keys else Qt.CheckState.Unchecked
                self.list.item(row).setCheckState(wanted)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt
        self._on_change()

    def _item(self, one: Recipient) -> QListWidgetItem:
        item = QListWidgetItem()
        checked = one.proposed and not one.is_blocked
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        if one.is_blocked:
            # The line stays readable and can be reached: it says why.
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.setData(_KEY, one.key)
        self._write(item, one)
        return item

    def _write(self, item: QListWidgetItem, one: Recipient) -> None:
        item.setText(line_of(one, self._shown))
        told = [block.sentence for block in one.blocks] + list(one.hints)
        item.setToolTip("\n".join(told))
        item.setData(
            Qt.ItemDataRole.AccessibleTextRole, " ".join((line_of(one, self._shown), *told))
        )

    def _is_checked(self, row: int) -> bool:
        return self.list.item(row).checkState() == Qt.CheckState.Checked

    def _on_change(self, *_: object) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        rows = self.list.count()
        number = len(self.chosen())
        words = self.tr("%1 von %2 bekommen den Brief.")
        self._count.setText(words.replace("%1", str(number)).replace("%2", str(rows)))
        self._count.setVisible(rows > 1)
        current = self.current()
        told = [*(one.sentence for one in current.blocks)] if current else []
        self._why.setText(" ".join(told))
        self._why.setVisible(bool(told))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lines the height that they need at this width."""
        super().resizeEvent(event)
        self._column.activate()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the first lines are: the next ones are scrolled to."""
        number = self.list.count()
        policy = Qt.ScrollBarPolicy
        self.list.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if number > _MOST_ROWS else policy.ScrollBarAlwaysOff
        )
        self.list.doItemsLayout()
        items = [self.list.item(row) for row in range(min(number, _MOST_ROWS))]
        height = sum(self.list.visualItemRect(one).height() for one in items)
        frame = 2 * self.list.frameWidth() + 4
        self.list.setFixedHeight(max(height, _LEAST_ROW) + frame)


def line_of(one: Recipient, shown: Callable[[str], str]) -> str:
    """Return the line of a list: who, of which child, in which language, and why not."""
    parts = [" und ".join(shown(name) for name in one.names) or one.title]
    if one.child and one.to != "young_person":
        parts.append(shown(one.child))
    if one.class_name:
        parts.append(one.class_name)
    if one.language:
        parts.append(language_name(one.language))
    parts.append(_INTERPRETER.get(one.interpreter, ""))
    line = " · ".join(part for part in parts if part)
    reasons = ", ".join(block.reason for block in one.blocks)
    return f"{line}\nKein Brief: {reasons}" if reasons else line
