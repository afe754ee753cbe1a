"""The areas of the risk matrix as a Qt model: rating, facts and source, as they are written."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ssa_desk.domain.catalogue import Entry
from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.records import ChildProtectionRating
from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.pages.child_protection.ratings import NOT_RATED, OF_RATING

Index = QModelIndex | QPersistentModelIndex
AREA, RATING, FACTS, SOURCE = range(4)
Written = tuple[str, str, str]
"""Rating, facts, source of one area."""
_EMPTY: Written = ("", "", "")


class RatingSheet(QAbstractTableModel):
    """One area a row."""

    def __init__(self, areas: Iterable[Entry], parent: QObject) -> None:
        super().__init__(parent)
        self.areas: Sequence[Entry] = tuple(areas)
        self._written: list[Written] = [_EMPTY for _ in self.areas]
        self._shown: tuple[Written, ...] = tuple(self._written)
        self.hidden = False
        """Covers what is written about a person."""

    def show_procedure(self, procedure: Procedure) -> None:
        """Show the ratings that count."""
        self.beginResetModel()
        self._written = [_of(procedure.rating(one.identifier)) for one in self.areas]
        self._shown = tuple(self._written)
        self.endResetModel()

    def written(self, row: int) -> Written:
        """Return what is written about an area."""
        return self._written[row]

    def write(self, row: int, written: Written) -> None:
        """Write something else about an area."""
        if written != self._written[row]:
            self._written[row] = written
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def changed_ratings(self, procedure_id: str) -> list[ChildProtectionRating]:
        """Return a new rating for each area that is written otherwise than before."""
        return [
            ChildProtectionRating(
                assessment_id=procedure_id,
                risk_area=area.identifier,
                risk_rating=rating or "unknown",
                facts=facts,
                information_source=source,
            )
            for area, before, (rating, facts, source) in zip(
                self.areas, self._shown, self._written, strict=True
            )
            if before != (rating, facts, source)
        ]

    def has_changes(self) -> bool:
        """Return whether something is written otherwise than before."""
        return tuple(self._written) != self._shown

    def typed(self) -> dict[str, list[str]]:
        """Return the changed areas, fit for a draft."""
        rows = zip(self.areas, self._shown, self._written, strict=True)
        return {area.identifier: list(now) for area, before, now in rows if before != now}

    def restore(self, typed: dict[str, list[str]]) -> None:
        """Put a draft back."""
        for row, area in enumerate(self.areas):
            if len(parts := typed.get(area.identifier, [])) == 3:
                self.write(row, (parts[0], parts[1], parts[2]))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many areas there are."""
        return 0 if parent is not None and parent.isValid() else len(self.areas)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return area, rating, facts, source."""
        return 0 if parent is not None and parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; the rating has its colour beside sign and word."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(index.row(), index.column())
        look = OF_RATING.get(self._written[index.row()][0])
        if look is None or index.column() != RATING:
            return None
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(colour(look.ground))
        return QColor(colour(look.ink)) if role == Qt.ItemDataRole.ForegroundRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return the head of a column."""
        heads = (
            self.tr("Bereich"),
            self.tr("Bewertung"),
            self.tr("Informationen und Fakten"),
            self.tr("Info von"),
        )
        is_head = orientation == Qt.Orientation.Horizontal
        return heads[section] if is_head and role == Qt.ItemDataRole.DisplayRole else None

    def _words(self, row: int, column: int) -> str:
        rating, facts, source = self._written[row]
        if column == AREA:
            return self.areas[row].label
        if column == RATING:
            return OF_RATING[rating].shown if rating in OF_RATING else NOT_RATED
        text = facts if column == FACTS else source
        return self.tr("Text verdeckt") if self.hidden and text else text


def _of(rating: ChildProtectionRating | None) -> Written:
    if rating is None:
        return _EMPTY
    return rating.risk_rating or "", rating.facts, rating.information_source
