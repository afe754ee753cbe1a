"""Numbers for emergencies: written by the worker, there without the password, printable."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import EmergencyNumber
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.pages.child_protection.sheet_dialog import Sheet, ask
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.paper import ask_printer, paint_pdf

_LETTERS = 84
NUMBER = "number"
"""The name of the sheet and of its drafts."""


class NumbersPanel(QWidget):
    """Lists the numbers and lets them be written; the program ships none."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._numbers: list[EmergencyNumber] = []
        empty = EmptyState(
            "phone",
            self.tr("Noch keine Notfallnummern"),
            self.tr(
                "Tragen Sie hier ein, wen Sie im Notfall anrufen: Jugendamt, Bereitschaft, "
                "Polizei. Prüfen Sie jede Nummer selbst."
            ),
            self.tr("Neue Nummer …"),
            self,
        )
        empty.chosen.connect(self.new)
        heads = (self.tr("Stelle"), self.tr("Telefon"), self.tr("Erreichbar"))
        self.list = EntryList(self.tr("Notfallnummern"), heads, 0, empty, self)
        self.list.change_wanted.connect(self._change)
        self.list.delete_wanted.connect(self._delete)
        self._new = Button(self.tr("Neue N&ummer …"), "plus", self)
        self._new.clicked.connect(self.new)
        self._print = Button(self.tr("&Drucken …"), "printer", self)
        self._print.clicked.connect(self.print)
        top = FlowLayout()
        for button in (self._new, self._print):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.list, 1)
        column.addLayout(top)
        writable = not desk.workspace.read_only
        self.list.set_changeable(changeable=writable)
        for one in (self._new, empty.button):
            one.setEnabled(writable)

    def refresh(self, chosen: int = 0) -> None:
        """Read the numbers again."""
        self._numbers = self._desk.workspace.find(EmergencyNumber, order="position", limit=1000)
        self.list.show_rows(
            [(one.name, one.telephone, _more(one)) for one in self._numbers], chosen
        )
        for button in (self._new, self._print):
            button.setVisible(bool(self._numbers))

    def new(self) -> None:
        """Write down a new number."""
        self._ask(None)

    def print(self) -> None:
        """Print the numbers; they tell of nobody in the file."""
        from ssa_desk.services.protection_papers import numbers_paper

        try:
            data = numbers_paper(self._desk.workspace)
        except ExpectedError as error:
            errors.show(error, self)
            return
        printer = ask_printer(self)
        if printer is not None:
            paint_pdf(data, printer)

    def _change(self, row: int) -> None:
        self._ask(self._numbers[row], row)

    def _delete(self, row: int) -> None:
        if self._desk.workspace.read_only:
            return
        number = self._numbers[row]
        if not really_delete(self, self.tr("Diese Notfallnummer löschen?"), number.name):
            return
        try:
            self._desk.workspace.delete(number)
        except ExpectedError as error:
            errors.show(error, self)
        self.refresh(row)

    def _ask(self, number: EmergencyNumber | None, row: int = 0) -> None:
        if self._desk.workspace.read_only:
            return
        if ask(self._desk, number_sheet(self._desk, number), self):
            self.refresh(row if number else len(self._numbers))


def number_sheet(desk: Desk, number: EmergencyNumber | None) -> Sheet:
    """Return the sheet of a number."""
    place = desk.workspace.count(EmergencyNumber)
    return Sheet(
        name=NUMBER,
        heading=QCoreApplication.translate("protection", "Notfallnummer"),
        text="",
        kind=EmergencyNumber,
        fields=("name", "telephone", "hours", "position", "note"),
        store=desk.workspace.save,
        about=number.id if number else "new",
        record=number,
        starts={"position": min(place, 99)},
    )


def _more(number: EmergencyNumber) -> str:
    return " · ".join(one for one in (number.hours, number.note.replace("\n", " ")) if one)


class NumbersDialog(FormDialog):
    """The numbers over whatever is open."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            self.tr("Notfallnummern"),
            self.tr("Im Notfall zuerst anrufen, danach aufschreiben."),
            parent,
            letters=_LETTERS,
        )
        self.panel = NumbersPanel(desk, self)
        self.panel.refresh()
        self.body.addWidget(self.panel, 1)
        close = PrimaryButton(self.tr("&Schließen"), "", self)
        close.clicked.connect(self.accept)
        self.add_button(close)
        self.panel.setMinimumHeight(16 * self.fontMetrics().height())


def show_numbers(desk: Desk, parent: QWidget) -> None:
    """Show the numbers over what is open."""
    dialog = NumbersDialog(desk, parent)
    dialog.exec()
    dialog.deleteLater()
