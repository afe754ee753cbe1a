"""A small table of texts as a Qt model."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt

from ssa_desk.ui.models.titled import Index, TitledModel


class TextTable(TitledModel):
    """Rows of texts below their heads."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(tuple(heads), parent)
        self._rows: tuple[Sequence[str], ...] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead of the present ones."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, also as the tooltip of a narrow column."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._rows[index.row()][index.column()]
        return None
