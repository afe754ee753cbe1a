"""Which formats, and the ways out: to a folder, to the printer."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.sides import set_beside
from ssa_desk.ui.widgets.text import label

_FORMATS = (
    ("pdf", "&PDF"),
    ("xlsx", "E&xcel"),
    ("docx", "&Word"),
    ("csv", "&CSV"),
    ("json", "&JSON"),
)


class SavePart(QWidget):
    """A row of formats with the buttons behind it, or below it where both do not fit."""

    save_wanted = Signal(list)
    """The formats."""
    preview_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(10)
        self._boxes, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._boxes.setSpacing(12)
        self._boxes.addWidget(label(self.tr("Speichern als"), "muted"))
        self.formats = {name: QCheckBox(title, self) for name, title in _FORMATS}
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._look)
            self._boxes.addWidget(box)
        self._boxes.addStretch(1)
        self._add_buttons()
        self._outer.addLayout(self._boxes, 1)
        self._outer.addLayout(self._buttons)

    @property
    def chosen(self) -> list[str]:
        """Return the formats that are marked."""
        return [name for name, box in self.formats.items() if box.isChecked()]

    def minimumSizeHint(self) -> QSize:
        """Ask for the wider of both rows: they may stand below each other."""
        parts = (self._boxes.minimumSize().width(), self._buttons.minimumSize().width())
        return QSize(max(parts), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the formats where both do not fit side by side."""
        super().resizeEvent(event)
        parts = self._boxes.minimumSize().width() + self._buttons.minimumSize().width()
        set_beside(self._outer, beside=parts + self._outer.spacing() <= self.width())

    def _add_buttons(self) -> None:
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self.preview = Button(self.tr("&Vorschau"), "eye", self)
        self.preview.clicked.connect(self.preview_wanted)
        self.print = Button(self.tr("&Drucken …"), "printer", self)
        self.print.clicked.connect(self.print_wanted)
        self.save = PrimaryButton(self.tr("In Ordner &speichern …"), "save", self)
        self.save.clicked.connect(self._save)
        for button in (self.preview, self.print, self.save):
            self._buttons.addWidget(button)

    def _look(self) -> None:
        self.save.setEnabled(bool(self.chosen))

    def _save(self) -> None:
        self.save_wanted.emit(self.chosen)
