"""Follow-ups that are due: what was agreed, with whom, and a button when it is done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.services.today import FollowUp
from ssa_desk.ui.pages.today.rows import CaseRowWidget, RowsCard
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import ElidedLabel
from ssa_desk.ui.words import day_words


class DueCard(RowsCard):
    """Tells when a follow-up is done (id of its contact)."""

    finished = Signal(str)

    def __init__(self, parent: QWidget, *, read_only: bool = False) -> None:
        nothing = "Nichts fällig. Wiedervorlagen entstehen beim Schreiben eines Kontakts."
        super().__init__("Wiedervorlagen", nothing, parent)
        self._follow_ups: Sequence[FollowUp] = ()
        self._read_only = read_only

    def show_follow_ups(self, follow_ups: Sequence[FollowUp]) -> None:
        """Show the first of them."""
        self._follow_ups = follow_ups
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = []
        for one in self._follow_ups[: self.limit]:
            row = _DueRow(one, self)
            row.done.setDisabled(self._read_only)
            row.finished.connect(self.finished)
            rows.append(row)
        self.show_rows(rows, len(self._follow_ups))


class _DueRow(CaseRowWidget):
    finished = Signal(str)

    def __init__(self, follow_up: FollowUp, parent: QWidget) -> None:
        title = " · ".join(part for part in (follow_up.case_no, follow_up.name) if part)
        today = clock.today()
        day = day_words(follow_up.day, today)
        super().__init__(follow_up.case_id, f"{day}: {title}", parent)
        self._contact_id = follow_up.contact_id
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(ElidedLabel(title, "strong"))
        text = " ".join(follow_up.text.split()) or "Ohne Vereinbarung"
        words.addWidget(ElidedLabel(text, "small"))
        row.addLayout(words, 1)
        row.addWidget(Chip(day, "" if follow_up.day == today else "warning"))
        done = self.done = Button("Erledigt", "check", self)
        done.setAccessibleName(f"Wiedervorlage {follow_up.case_no} erledigt")
        done.clicked.connect(self._finish)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignVCenter)

    def _finish(self) -> None:
        self.finished.emit(self._contact_id)
