"""The tab "Eigene Auswahl": a worker's own choices below the standard ones."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import LocalEntry
from ssa_desk.services.desk import Desk
from ssa_desk.services.own_choices import OwnChoice, OwnChoiceInUseError
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.dialogs.own_choice import OwnChoiceDialog
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label


class OwnChoicesPart(QWidget):
    """Lists own choices, asks for new ones and corrections."""

    saved = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices: list[OwnChoice] = []
        empty = EmptyState(
            "notebook-pen",
            self.tr("Noch keine eigenen Einträge"),
            self.tr(
                "Fehlt Ihnen in einer Liste etwas, etwa die Kontaktart „Spaziergang“? "
                "Ein eigener Eintrag zählt im Bericht als der Standardeintrag, den Sie wählen."
            ),
            self.tr("Eigener Eintrag"),
            self,
        )
        empty.chosen.connect(self.begin)
        empty.button.setDisabled(desk.workspace.read_only)
        heads = (self.tr("Liste"), self.tr("Bezeichnung"), self.tr("Zählt als"), self.tr("Stand"))
        self.list = EntryList(self.tr("Eigene Einträge"), heads, 2, empty, self)
        self.list.set_changeable(changeable=not desk.workspace.read_only)
        self.list.change_wanted.connect(self.change)
        self.list.delete_wanted.connect(self.delete)
        self.new = Button(self.tr("&Eigener Eintrag"), "plus", self)
        self.new.setDisabled(desk.workspace.read_only)
        self.new.clicked.connect(self.begin)
        self.list.buttons.insertWidget(0, self.new)
        self._words = label(
            self.tr(
                "Eigene Einträge stehen in allen Formularen unter ihrem Standardeintrag und "
                "zählen in den Zahlen und im Bericht wie er."
            ),
            "muted",
            wrap=True,
        )
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        scroll.body.addWidget(self._words)
        scroll.body.addWidget(self.list, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def refresh(self) -> None:
        """Read the own choices again, keeping the chosen one."""
        row = self.list.table.currentIndex().row()
        self._show(self._choices[row].entry.id if 0 <= row < len(self._choices) else "")

    def begin(self) -> None:
        """Ask for a new choice."""
        self._ask(None)

    def change(self, row: int) -> None:
        """Correct a choice."""
        self._ask(self._choices[row])

    def write(self, entry_id: str) -> None:
        """Correct the choice with this id; without one ask for a new one."""
        known = (one for one in self._desk.own_choices.all() if one.entry.id == entry_id)
        self._ask(next(known, None))

    def delete(self, row: int) -> None:
        """Delete a choice after a question, or say why it stays."""
        entry = self._choices[row].entry
        text = self.tr("Er steht in keiner Aufzeichnung.")
        try:
            self._desk.own_choices.check_unused(entry)
            if really_delete(self, self.tr("Diesen eigenen Eintrag löschen?"), text):
                self._desk.own_choices.delete(entry)
        except OwnChoiceInUseError:
            self._offer_retirement(entry)
        except ExpectedError as error:
            errors.show(error, self)
        self._show("", row)
        self.list.table.setFocus()

    def _offer_retirement(self, entry: LocalEntry) -> None:
        """Say why the choice stays, and take it out of the lists when that is wanted."""
        words = self.tr(
            "Er steht schon in Ihren Aufzeichnungen und wird deshalb nicht gelöscht. "
            "Was damit dokumentiert ist, bleibt lesbar und zählt weiter."
        )
        if not entry.retired:
            words += " " + self.tr("„Nicht mehr anbieten“ nimmt ihn aus den Formularen.")
        dialog = Dialog(self.tr("Dieser Eintrag wird gebraucht"), words, self)
        dialog.setMinimumWidth(460)
        if entry.retired:
            dialog.add_cancel(self.tr("&Schließen"))
        else:
            dialog.add_cancel(self.tr("&Behalten"))
            retire = PrimaryButton(self.tr("&Nicht mehr anbieten"), "", dialog)
            retire.clicked.connect(dialog.accept)
            dialog.add_button(retire).setFocus()
        if dialog.exec():
            self._desk.own_choices.save(entry.changed(retired=True))
            self.saved.emit(entry.id)
        dialog.deleteLater()

    def _ask(self, known: OwnChoice | None) -> None:
        if self._desk.workspace.read_only:
            return
        before = {one.entry.id for one in self._choices}
        dialog = OwnChoiceDialog(self._desk.workspace, self._desk.own_choices, known, self)
        saved = dialog.exec()
        dialog.deleteLater()
        if not saved:
            return
        present = {one.entry.id for one in self._desk.own_choices.all()}
        entry_id = known.entry.id if known else next(iter(present - before), "")
        self._show(entry_id)
        self.list.table.setFocus()
        self.saved.emit(entry_id)

    def _show(self, entry_id: str, row: int = 0) -> None:
        self._choices = self._desk.own_choices.all()
        ids = [one.entry.id for one in self._choices]
        chosen = ids.index(entry_id) if entry_id in ids else row
        self.list.show_rows([self._texts(one) for one in self._choices], chosen)
        self._words.setVisible(bool(self._choices))

    def _texts(self, one: OwnChoice) -> tuple[str, ...]:
        state = self.tr("nicht mehr angeboten") if one.entry.retired else self.tr("angeboten")
        return one.list_title, one.entry.label, one.counts_as, state
