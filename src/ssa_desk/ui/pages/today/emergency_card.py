"""The emergency list of a deputy: who it is, whom to call, what is due next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.ui.pages.today.rows import CaseRowWidget, RowsCard
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import ElidedLabel, label
from ssa_desk.ui.words import day_words

if TYPE_CHECKING:
    from ssa_desk.services.deputy import EmergencyLine, Person


class EmergencyCard(RowsCard):
    """Every open case that is released for a deputy."""

    def __init__(self, parent: QWidget) -> None:
        nothing = (
            "Kein offener Fall ist für die Vertretung freigegeben. Wenden Sie sich im Notfall an "
            "die Schulleitung oder das Jugendamt."
        )
        super().__init__("Notfallliste", nothing, parent)
        self._lines: Sequence[EmergencyLine] = ()

    def show_lines(self, lines: "Sequence[EmergencyLine]") -> None:
        """Show the first of them."""
        self._lines = lines
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = [_Row(one, self) for one in self._lines[: self.limit]]
        self.show_rows(rows, len(self._lines))


class _Row(CaseRowWidget):
    def __init__(self, line: "EmergencyLine", parent: QWidget) -> None:
        parts = (line.case_no, line.name, line.class_name)
        title = " · ".join(part for part in parts if part)
        people = [_person_words(one) for one in line.guardians]
        super().__init__(line.case_id, ", ".join((title, *people)), parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(title, "strong"))
        for text in people or ["Keine Ansprechperson eingetragen"]:
            words.addWidget(label(text, "small", wrap=True))
        row.addLayout(words, 1)
        top = Qt.AlignmentFlag.AlignTop
        if line.without_parents:
            row.addWidget(Chip("Eltern nicht informieren", "error"), 0, top)
        if line.next_follow_up:
            row.addWidget(Chip(day_words(line.next_follow_up, clock.today()), "warning"), 0, top)


def _person_words(person: "Person") -> str:
    name = f"{person.name} ({person.relation})" if person.relation else person.name
    if not person.may_be_called:
        return f"{name}: bitte nicht anrufen"
    return f"{name}: {person.telephone or 'keine Telefonnummer'}"
