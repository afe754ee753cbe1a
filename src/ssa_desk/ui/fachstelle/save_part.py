"""Which formats, and the ways out: to a folder, to the printer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.text import label

_FORMATS = (
    ("pdf", "&PDF"),
    ("xlsx", "E&xcel"),
    ("docx", "&Word"),
    ("csv", "&CSV"),
    ("json", "&JSON"),
)


class SavePart(QWidget):
    """A row of formats with the buttons behind it."""

    save_wanted = Signal(list)
    """The formats."""
    preview_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(label(self.tr("Speichern als"), "muted"))
        self.formats = {name: QCheckBox(title, self) for name, title in _FORMATS}
        for box in self.formats.values():
            box.setChecked(True)
            box.toggled.connect(self._look)
            row.addWidget(box)
        row.addStretch(1)
        self.preview = Button(self.tr("&Vorschau"), "eye", self)
        self.preview.clicked.connect(self.preview_wanted)
        self.print = Button(self.tr("&Drucken …"), "printer", self)
        self.print.clicked.connect(self.print_wanted)
        self.save = PrimaryButton(self.tr("In Ordner &speichern …"), "save", self)
        self.save.clicked.connect(self._save)
        row.addWidget(self.preview)
        row.addWidget(self.print)
        row.addWidget(self.save)

    @property
    def chosen(self) -> list[str]:
        """Return the formats that are marked."""
        return [name for name, box in self.formats.items() if box.isChecked()]

    def _look(self) -> None:
        self.save.setEnabled(bool(self.chosen))

    def _save(self) -> None:
        self.save_wanted.emit(self.chosen)
