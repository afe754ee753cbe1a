"""Cards beside the agenda: open transitions, what protection asks for, what is not saved."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.services.concerns import Concern
from ssa_desk.ui.pages.cases.drafts_bar import TypedDraft
from ssa_desk.ui.pages.today.rows import CaseRowWidget, RowsCard
from ssa_desk.ui.widgets.chips import Chip
from ssa_desk.ui.widgets.text import ElidedLabel, label
from ssa_desk.ui.words import counted


class TransitionsCard(RowsCard):
    """How many of each class have no place yet; hidden when all have one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Anschluss offen", "", parent)

    def show_classes(self, classes: Sequence[tuple[str, int]], due: int) -> None:
        """Show the classes that leave, and how many are to be asked again."""
        self._classes, self._due = classes, due
        self.setVisible(bool(classes or due))
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = [
            _Row("open", f"Klasse {name}" if name else "Ohne Klasse", f"{count} offen", self)
            for name, count in self._classes[: self.limit]
        ]
        if self._due:
            words = counted(self._due, "Nachverfolgung", "Nachverfolgungen")
            rows.append(_Row("due", words, "fällig", self))
        self.show_rows(rows, len(self._classes) + bool(self._due))


class ConcernsCard(RowsCard):
    """What data protection asks for now or soon; hidden when it is nothing."""

    page_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Datenschutz und Kinderschutz", "", parent)
        self._concerns: Sequence[Concern] = ()
        self.case_wanted.connect(self._open)

    def show_concerns(self, concerns: Sequence[Concern]) -> None:
        """Show these, the most urgent first."""
        self._concerns = concerns
        self.setVisible(bool(concerns))
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = [
            _ConcernRow(str(place), one, self)
            for place, one in enumerate(self._concerns[: self.limit])
        ]
        self.show_rows(rows, len(self._concerns))

    def _open(self, place: str) -> None:
        concern = self._concerns[int(place)]
        self.page_wanted.emit(concern.page, concern.action)


class DraftsCard(RowsCard):
    """What waits to be finished; hidden when nothing does."""

    draft_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Angefangen und nicht gespeichert", "", parent)
        self._drafts: Sequence[TypedDraft] = ()
        self.case_wanted.connect(self._open)

    def show_drafts(self, drafts: Sequence[TypedDraft]) -> None:
        """Show the first of them."""
        self._drafts = drafts
        self.setVisible(bool(drafts))
        self.show_again()

    def show_again(self) -> None:
        """Show as many as wanted."""
        rows: list[CaseRowWidget] = [
            _Row(str(place), one.title, f"{one.at.astimezone():%d.%m., %H:%M}", self)
            for place, one in enumerate(self._drafts[: self.limit])
        ]
        self.show_rows(rows, len(self._drafts))

    def _open(self, place: str) -> None:
        self.draft_wanted.emit(*self._drafts[int(place)].key)


class _ConcernRow(CaseRowWidget):
    """Area and state below each other: a state is a sentence."""

    def __init__(self, key: str, concern: Concern, parent: QWidget) -> None:
        super().__init__(key, f"{concern.title}, {concern.state}", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 7, 8, 7)
        row.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(concern.title, "strong"))
        words.addWidget(label(concern.state, "small", wrap=True))
        row.addLayout(words, 1)
        if concern.urgency == "due":
            row.addWidget(Chip(self.tr("fällig"), "warning"), 0, Qt.AlignmentFlag.AlignTop)


class _Row(CaseRowWidget):
    def __init__(self, key: str, title: str, more: str, parent: QWidget) -> None:
        super().__init__(key, f"{title}, {more}", parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(ElidedLabel(title, "strong"), 1)
        row.addWidget(label(more, "muted"))
