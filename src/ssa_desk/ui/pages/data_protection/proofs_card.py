"""The card "Löschnachweise": what was deleted when, and whether a certain case was."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ssa_desk.domain.retention_classes import RETENTION
from ssa_desk.services.deletion_proof import DeletionRecord
from ssa_desk.services.desk import Desk
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import label

_LINES = 9
_WHY = 4


class ProofsCard(Card):
    """No proof names anybody: a number is compared with a mark and not kept."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Löschnachweise"), parent)
        self._desk = desk
        nothing = self.tr(
            "Noch nichts gelöscht. Jede Löschung hinterlässt einen Nachweis ohne Namen; er bleibt "
            "5 Jahre."
        )
        self.nothing = label(nothing, "muted", wrap=True)
        empty = EmptyState("shield-check", nothing, "", "", self)
        heads = (
            self.tr("Gelöscht am"),
            self.tr("Was"),
            self.tr("Jahre"),
            self.tr("Einträge"),
            self.tr("Grund"),
            self.tr("Archiv"),
        )
        self.list = EntryList(self.tr("Löschnachweise"), heads, _WHY, empty, self)
        for button in (self.list.change, self.list.delete):
            button.hide()
            button.setEnabled(False)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.list)
        self.body.addLayout(self._question())
        self.answer = label("", "", wrap=True)
        self.answer.hide()
        self.body.addWidget(self.answer)
        self.refresh()

    def refresh(self) -> None:
        """Read the proofs again."""
        self.list.show_rows([_texts(one) for one in self._desk.deletion_records.all()])
        self.nothing.setVisible(self.list.is_empty())
        self.list.setHidden(self.list.is_empty())

    def check(self) -> None:
        """Say whether a case of the typed number was deleted."""
        number = self.number.text().strip()
        if not number:
            return
        found = self._desk.deletion_records.of_case(number)
        self.answer.show()
        if not found:
            self.answer.setText(
                self.tr("Zu dieser Fallnummer gibt es in dieser Datei keinen Löschnachweis.")
            )
            return
        days = ", ".join(f"{one.at.astimezone():%d.%m.%Y}" for one in found)
        self.answer.setText(
            self.tr("Ja: Ein Fall mit dieser Nummer wurde gelöscht, am {}. {}.").format(
                days, found[-1].grounds
            )
        )

    def _question(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.number = QLineEdit(self)
        self.number.setMaximumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.number.returnPressed.connect(self.check)
        name = QLabel(self.tr("Nach&weis prüfen: Fallnummer"), self)
        name.setBuddy(self.number)
        name_input(self.number, self.tr("Nachweis prüfen: Fallnummer"))
        self.button = Button(self.tr("&Prüfen"), "circle-check", self)
        self.button.clicked.connect(self.check)
        for widget in (name, self.number, self.button):
            row.addWidget(widget)
        row.addStretch(1)
        return row


def _texts(one: DeletionRecord) -> tuple[str, ...]:
    words = next((words for name, words in RETENTION.items() if name == one.retention), None)
    return (
        f"{one.at.astimezone():%d.%m.%Y}",
        words.title if words else one.retention,
        _years(one),
        str(one.records),
        one.grounds,
        one.archive,
    )


def _years(one: DeletionRecord) -> str:
    if one.first_year is None:
        return ""
    if one.first_year == one.last_year:
        return str(one.first_year)
    return f"{one.first_year}–{one.last_year}"
