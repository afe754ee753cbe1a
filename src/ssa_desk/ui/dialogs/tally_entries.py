"""The entries of the tally sheet in a period: read them, correct one, delete one."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.desk import Desk
from ssa_desk.services.tally import TallyLine
from ssa_desk.ui.dialogs.ask import really_delete
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.forms.parsing import day_text
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList

_TOPICS = 6


class TallyEntriesDialog(Dialog):
    """Opens with the newest entry chosen; `is_changed` when the figures are others now."""

    def __init__(self, desk: Desk, period: Period, parent: QWidget) -> None:
        super().__init__(
            self.tr("Strichliste: Einträge"),
            self.tr("{}. Eingabetaste ändert den gewählten Eintrag, Entf löscht ihn.").format(
                period.title
            ),
            parent,
        )
        self._desk, self._period = desk, period
        self._lines: list[TallyLine] = []
        self.is_changed = False
        empty = EmptyState(
            "tally-5",
            self.tr("In diesem Zeitraum steht nichts auf der Strichliste"),
            self.tr("Kurze Beratungen ohne Namen zählen Sie mit „Strichliste +1“ (Strg+T)."),
            "",
            self,
        )
        heads = (
            self.tr("Tag"),
            self.tr("Schule"),
            self.tr("Mit wem"),
            self.tr("bis 15 Min."),
            self.tr("über 15 Min."),
            self.tr("Personen"),
            self.tr("Themen"),
        )
        self.list = EntryList(self.tr("Einträge der Strichliste"), heads, _TOPICS, empty, self)
        self.list.set_changeable(changeable=not desk.workspace.read_only)
        self.list.change_wanted.connect(self.change)
        self.list.delete_wanted.connect(self.delete)
        self.body.addWidget(self.list, 1)
        self.add_cancel(self.tr("&Schließen"))
        room = parent.window().size()
        self.resize(min(980, room.width() - 60), min(560, room.height() - 60))
        self._show(0)
        self.list.table.setFocus()

    def change(self, row: int) -> None:
        """Correct an entry."""
        if self._desk.workspace.read_only:
            return
        dialog = TallyDialog(self._desk, self, self._lines[row].entry)
        saved = dialog.exec()
        dialog.deleteLater()
        if saved:
            self._show_changed(row)

    def delete(self, row: int) -> None:
        """Delete an entry after a question."""
        self.say("")
        text = self.tr("Er zählt dann auch nicht mehr in der Statistik.")
        if not really_delete(self, self.tr("Diesen Eintrag löschen?"), text):
            return
        try:
            self._desk.tally.delete(self._lines[row].entry)
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self._show_changed(row)

    def _show_changed(self, row: int) -> None:
        self.is_changed = True
        self._show(row)
        self.list.table.setFocus()

    def _show(self, row: int) -> None:
        self._lines = self._desk.tally.lines(self._period)
        self.list.show_rows([_texts(line) for line in self._lines], row)


def _texts(line: TallyLine) -> tuple[str, ...]:
    entry = line.entry
    counts = (entry.short_count, entry.long_count, entry.persons)
    return (
        day_text(entry.date),
        line.school,
        line.addressee,
        *(str(count) for count in counts),
        line.topics,
    )
