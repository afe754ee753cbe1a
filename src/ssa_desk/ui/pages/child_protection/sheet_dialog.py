"""A few fields of one record in a dialog, with what the law says about them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.records.pickers import shape_of
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog

_LETTERS = 78

Left = Callable[[Mapping[str, object]], Iterable[str]]
"""Says by the values of a form which fields are not asked now."""


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """What a dialog asks: some fields of a record, and what becomes of it.

    `name` and `about` (the id of the procedure) name its draft; `record` is shown, otherwise a
    new one begins with `starts`.
    """

    name: str
    heading: str
    text: str
    kind: type[Record]
    fields: tuple[str, ...]
    store: Callable[[Any], None]
    about: str
    case_id: str = ""
    record: Record | None = None
    starts: Mapping[str, Any] = field(default_factory=dict)
    left_out: Left | None = None
    focus: str = ""
    """The field that is written first."""
    button: str = ""


class SheetDialog(FormDialog):
    """Asks for the fields of a sheet and stores the record."""

    def __init__(self, desk: Desk, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(sheet.heading, sheet.text, parent, letters=_LETTERS)
        self._sheet = sheet
        self.form: RecordForm[Any] = RecordForm(
            sheet.kind, desk.workspace.catalogue, _shape(desk, sheet), self
        )
        if sheet.record is None:
            self.form.start(sheet.starts)
        else:
            self.form.show_record(sheet.record)
        self._again = SaveAgain(self.save, self)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_cancel(self.tr("A&bbrechen"))
        self._passed: set[str] = set()
        self._button = PrimaryButton(sheet.button or self.tr("&Speichern"), "check", self)
        self._button.clicked.connect(self.save)
        self.add_button(self._button)
        self.draft_as(
            desk.workspace, f"{PROTECTED}{sheet.name}", self.form, sheet.about, sheet.case_id
        )
        self.form.changed.connect(self._fit)
        self._fit()
        self.form.focus_first(sheet.focus)
        QShortcut("Ctrl+Return", self, self.save)
        QShortcut("Ctrl+S", self, self.save)

    def save(self) -> None:
        """Store the record and close, or say what does not fit; a busy file makes it wait."""
        self.say("")
        try:
            record = self.form.record()
            if self._new_hints(record):
                return
            self._sheet.store(record)
        except InvalidRecordError:
            return
        except ExpectedError as error:
            if not self._again.takes(error):
                self.say(error.sentence)
            return
        self.accept()

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        super().done(result)

    def _new_hints(self, record: Record) -> bool:
        """Show what looks odd once; the next save passes it."""
        hints = [one for one in self.form.hints(record) if one.field not in self._passed]
        self._passed |= {one.field for one in hints}
        self.form.show_hints(hints)
        if hints:
            self._button.setText(self.tr("Trotzdem &speichern"))
        return bool(hints)

    def _fit(self) -> None:
        """Ask only what belongs to the present values."""
        if self._sheet.left_out is None:
            return
        values: dict[str, object] = {}
        for name, cell in self.form.cells.items():
            try:
                values[name] = cell.editor.value()
            except EntryError:
                values[name] = None
        self.form.leave_out(self._sheet.left_out(values))


def _shape(desk: Desk, sheet: Sheet) -> Shape:
    skip = frozenset(sheet.kind.model_fields) - set(sheet.fields)
    linked = shape_of(desk, sheet.kind, skip)
    return Shape(only=sheet.fields, links=linked.links, pickers=linked.pickers, taken_keys="sb")


def ask(desk: Desk, sheet: Sheet, parent: QWidget) -> bool:
    """Show the dialog of a sheet; return whether it was saved."""
    dialog = SheetDialog(desk, sheet, parent)
    saved = bool(dialog.exec())
    dialog.deleteLater()
    return saved
