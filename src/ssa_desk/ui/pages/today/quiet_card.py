"""Open cases without a contact for some weeks."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.today import QUIET_CHOICES, QuietCase
from ssa_desk.ui.pages.today.rows import CaseRowWidget, RowsCard
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import ElidedLabel, label
from ssa_desk.ui.words import counted


class QuietCard(RowsCard):
    """The longest unseen first; the number of weeks can be chosen here."""

    weeks_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "Länger kein Kontakt", "Zu allen offenen Fällen gab es zuletzt Kontakt.", parent
        )
        self._cases: Sequence[QuietCase] = ()
        self.weeks = QComboBox(self)
        for weeks in QUIET_CHOICES:
            self.weeks.addItem(f"{weeks} Wochen", weeks)
        self._label = QLabel("&Ohne Kontakt seit", self)
        self._label.setBuddy(self.weeks)
        name_input(self.weeks, "Ohne Kontakt seit")
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.weeks)
        row.addStretch(1)
        self.body.insertLayout(1, row)
        self.weeks.activated.connect(self._choose)

    def show_cases(self, cases: Sequence[QuietCase], weeks: int) -> None:
        """Show the first of them."""
        self.weeks.setCurrentIndex(self.weeks.findData(weeks))
        self._cases = cases
        self.show_again()

    def _choose(self, place: int) -> None:
        self.weeks_chosen.emit(int(self.weeks.itemData(place)))

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = [_QuietRow(one, self) for one in self._cases[: self.limit]]
        self.show_rows(rows, len(self._cases))


class _QuietRow(CaseRowWidget):
    def __init__(self, case: QuietCase, parent: QWidget) -> None:
        title = " · ".join(part for part in (case.case_no, case.name) if part)
        since = _since(case)
        super().__init__(case.case_id, f"{title}, {since}", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(ElidedLabel(title, "strong"), 1)
        row.addWidget(label(since, "muted"))


def _since(case: QuietCase) -> str:
    if case.last_contact is None:
        return "noch kein Kontakt"
    weeks = (clock.today() - case.last_contact).days // 7
    return f"seit {counted(weeks, 'Woche', 'Wochen')}"
