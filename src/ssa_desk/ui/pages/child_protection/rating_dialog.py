"""The risk matrix in a dialog: one key rates an area, facts and source stand beside it."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.forms.text_editors import LineEditor, LongTextEditor
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.child_protection.rating_sheet import FACTS, RATING, SOURCE, RatingSheet
from ssa_desk.ui.pages.child_protection.ratings import LOOKS, OF_KEY
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.sides import arrange
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label

_LETTERS, _FEW = 140, 7
_BESIDE = 112
"""Letters from which on the facts stand beside the areas."""


class RatingTable(RecordTable):
    """A digit rates the area and goes on to the next one."""

    rated = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate at a digit."""
        look = OF_KEY.get(Qt.Key(event.key()))
        if look is not None:
            self.rated.emit(look.rating)
            return
        super().keyPressEvent(event)


class MatrixDraft(QObject):
    """What is written into the matrix and not saved, as a draft."""

    changed = Signal()

    def __init__(self, sheet: RatingSheet, parent: QObject) -> None:
        super().__init__(parent)
        self._sheet = sheet
        sheet.dataChanged.connect(self._tell)

    def has_changes(self) -> bool:
        """Return whether something differs from what is saved."""
        return self._sheet.has_changes()

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return what is written."""
        return dict(self._sheet.typed()), ""

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:  # noqa: ARG002
        """Put a draft back."""
        self._sheet.restore({key: one for key, one in values.items() if isinstance(one, list)})

    def _tell(self) -> None:
        self.changed.emit()


class RatingDialog(FormDialog):
    """Saves a new rating for every area that was changed; earlier ones stay."""

    def __init__(self, desk: Desk, procedure: Procedure, parent: QWidget) -> None:
        super().__init__(
            self.tr("Einschätzung nach Bereichen"),
            self.tr(
                "1 grün, 2 gelb, 3 rot, 0 nicht bekannt: Die Ziffer bewertet die gewählte Zeile. "
                "Frühere Bewertungen bleiben sichtbar."
            ),
            parent,
            letters=_LETTERS,
        )
        self._desk, self._id = desk, procedure.assessment.id
        self._row = -1
        self.sheet = RatingSheet(desk.workspace.catalogue("risk_area").active, self)
        self.sheet.show_procedure(procedure)
        self._build()
        self._again = SaveAgain(self.save, self)
        draft = MatrixDraft(self.sheet, self)
        case_id = procedure.assessment.case_id or ""
        self.draft_as(desk.workspace, f"{PROTECTED}rating", draft, self._id, case_id)
        self.table.selectRow(0)
        self.table.setFocus()
        QShortcut("Ctrl+Return", self, self.save)
        QShortcut("Ctrl+S", self, self.save)

    def save(self) -> None:
        """Save what was changed and close."""
        self.say("")
        try:
            self._desk.child_protection.rate(self._id, self.sheet.changed_ratings(self._id))
        except ExpectedError as error:
            if not self._again.takes(error):
                self.say(error.sentence)
            return
        self.accept()

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        super().done(result)

    def rate(self, rating: str) -> None:
        """Rate the chosen area and go on to the next one."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        _, facts, source = self.sheet.written(row)
        self.sheet.write(row, (rating, facts, source))
        self.table.selectRow(min(row + 1, self.sheet.rowCount() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the facts below the areas where there is no room beside them."""
        super().resizeEvent(event)
        beside = arrange(self._box, self, _BESIDE)
        rows = self.sheet.rowCount() + 1 if beside else _FEW
        self.table.setMinimumHeight(rows * self.table.verticalHeader().defaultSectionSize() + 12)

    def _build(self) -> None:
        self._build_table()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(14)
        self._box.addWidget(self.table, 5)
        self._box.addWidget(self._beside(), 4)
        self.body.addLayout(self._box, 1)
        self.add_cancel(self.tr("A&bbrechen"))
        save = PrimaryButton(self.tr("&Speichern"), "check", self)
        save.clicked.connect(self.save)
        self.add_button(save)

    def _build_table(self) -> None:
        self.table = RatingTable(self.sheet, self.tr("Bereiche"), self)
        self.table.setColumnHidden(FACTS, True)  # noqa: FBT003 - Qt
        self.table.setColumnHidden(SOURCE, True)  # noqa: FBT003 - Qt
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RATING, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(RATING, 24 * self.fontMetrics().averageCharWidth())
        row = self.fontMetrics().height() + 9
        self.table.verticalHeader().setDefaultSectionSize(row)
        self.table.rated.connect(self.rate)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)

    def _beside(self) -> QWidget:
        beside = QWidget(self)
        self._area = label("", "heading", wrap=True)
        self.facts, self.source = LongTextEditor(beside), LineEditor(beside)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._area)
        column.addLayout(self._buttons_of_ratings())
        names = (self.tr("&Informationen und Fakten"), self.tr("Info &von"))
        for name, editor in zip(names, (self.facts, self.source), strict=True):
            editor.take_label(QLabel(name, editor))
            editor.name_input(name.replace("&", ""), "")
            editor.changed.connect(self._write)
            column.addWidget(editor)
        column.addStretch(1)
        return beside

    def _buttons_of_ratings(self) -> FlowLayout:
        row = FlowLayout()
        for look in LOOKS:
            button = Button(f"{look.shown} ({look.key_name})", "", self)
            button.setProperty("rating", look.rating)
            button.clicked.connect(self._rate_by_button)
            row.addWidget(button)
        return row

    def _rate_by_button(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.rate(str(sender.property("rating")))

    def _on_row(self, current: QModelIndex) -> None:
        self._row = -1
        if current.isValid():
            _, facts, source = self.sheet.written(current.row())
            self._area.setText(self.sheet.areas[current.row()].label)
            self.facts.set_value(facts)
            self.source.set_value(source)
            self._row = current.row()

    def _write(self) -> None:
        if self._row < 0:
            return
        rating = self.sheet.written(self._row)[0]
        facts, source = str(self.facts.typed()), str(self.source.typed())
        self.sheet.write(self._row, (rating, facts, source))
