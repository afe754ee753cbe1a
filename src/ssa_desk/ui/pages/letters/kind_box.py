"""The choice of a letter: grouped by what it is for, found by typing any part of its title."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel

from ssa_desk.content.letters import LetterKind
from ssa_desk.domain.records import LetterTemplate
from ssa_desk.services.letter_orders import OWN
from ssa_desk.ui.forms.choice_editors import ChoiceBox

TEMPLATE = "template:"
"""Before the id of an own template."""
_GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Einladungen", ("L04", "L02", "L03")),
    ("Einverständnis", ("L06", "L09", "L10", "L07", "L08")),
    ("Information", ("L01", "L11", "L12", "L14", "L18")),
    ("Schule und Amt", ("L05", "L13", "L17", "L15", "L16")),
)
_OTHERS = "Weitere"
_OWN = "Eigene Briefe"


class KindBox(ChoiceBox):
    """Headings cannot be chosen; every other row is a kind of letter, by its id."""

    def show_kinds(self, kinds: Sequence[LetterKind], templates: Iterable[LetterTemplate]) -> None:
        """Offer these letters, and those of the worker's own; the chosen one stays."""
        chosen = self.currentData()
        self.blockSignals(True)  # noqa: FBT003 - Qt
        self.clear()
        for title, of_group in grouped(kinds):
            self._heading(title)
            for one in of_group:
                self._entry(one.title, one.id)
        self._heading(_OWN)
        self._entry(self.tr("Freier Brief"), OWN)
        for template in templates:
            self._entry(template.title, f"{TEMPLATE}{template.id}")
        row = self.findData(chosen) if chosen else -1
        self.setCurrentIndex(row if row >= 0 else 1)
        self.blockSignals(False)  # noqa: FBT003 - Qt

    def found(self) -> int:
        """Return the row that the typed text means, or -1; a heading is none."""
        row = super().found()
        return row if row >= 0 and self.itemData(row) else -1

    def _heading(self, title: str) -> None:
        self.addItem(title.upper(), None)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)

    def _entry(self, title: str, key: str) -> None:
        self.addItem(title, key)
        self.setItemData(self.count() - 1, title, Qt.ItemDataRole.ToolTipRole)


def grouped(kinds: Sequence[LetterKind]) -> list[tuple[str, list[LetterKind]]]:
    """Return the kinds by what they are for, the most used first; empty groups are left out."""
    by_id = {one.id: one for one in kinds}
    groups = [(title, [by_id.pop(one) for one in ids if one in by_id]) for title, ids in _GROUPS]
    groups.append((_OTHERS, list(by_id.values())))
    return [(title, found) for title, found in groups if found]
