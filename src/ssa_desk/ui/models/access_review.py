"""The values of an access as rows: what stands there, and what will be shown of it."""

from collections.abc import Callable, Sequence
from typing import Literal

from PySide6.QtCore import QObject, Qt

from ssa_desk.content.access import reason_words
from ssa_desk.services.access.entries import AccessEntry, AccessSection, AccessValue, State
from ssa_desk.services.access.review import Review
from ssa_desk.ui.models.titled import Index, TitledModel

Filter = Literal["proposed", "texts", "hidden", "all"]
Row = tuple[AccessSection, AccessEntry, AccessValue]

_STATES: dict[State, str] = {
    "shown": "wird gezeigt",
    "names": "ohne Namen",
    "hidden": "geschwärzt",
}


class AccessReviewModel(TitledModel):
    """One row for each value; changes go to the review at once."""

    def __init__(self, titles: tuple[str, ...], parent: QObject) -> None:
        super().__init__(titles, parent)
        self._review: Review | None = None
        self._rows: Sequence[Row] = ()

    def show(self, review: Review, which: Filter) -> None:
        """Show the values that a filter lets through."""
        self.beginResetModel()
        self._review = review
        wanted = _FILTERS[which]
        self._rows = [row for row in review.values() if wanted(review, row)]
        self.endResetModel()

    def row(self, place: int) -> Row | None:
        """Return the value in a row."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def like(self, place: int, scope: str) -> list[AccessValue]:
        """Return the values that a decision is about: this one, its entry, its kind, its reason."""
        found = self.row(place)
        if found is None or self._review is None:
            return []
        section, entry, value = found
        if scope == "entry":
            return list(entry.values)
        if scope == "section":
            return [one for row in section.entries for one in row.values]
        if scope == "reason":
            return [one for _, _, one in self._review.values() if one.reason == value.reason]
        return [value]

    def tell_changed(self) -> None:
        """Draw the decisions again."""
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.titles) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def forget(self) -> None:
        """Show nothing any more."""
        self.beginResetModel()
        self._review, self._rows = None, ()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many values are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a text, or for screen readers what is proposed and why."""
        found = self.row(index.row())
        if found is None or self._review is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(found, self._review)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return reason_words(found[2].reason) if found[2].reason else None
        return None

    def _cells(self, row: Row, review: Review) -> tuple[str, ...]:
        section, entry, value = row
        state = review.state(value)
        why = f" ({reason_words(value.reason)})" if value.reason and state != "shown" else ""
        return (
            " · ".join(one for one in (section.title, _heading(entry)) if one),
            value.title,
            value.text.replace("\n", " "),
            f"{_STATES[state]}{why}",
        )


def blackened(value: AccessValue, state: State) -> tuple[tuple[int, int], ...]:
    """Return the places of a text that will not be in the answer."""
    if state == "names":
        return value.spots
    return ((0, len(value.text)),) if state == "hidden" else ()


def _heading(entry: AccessEntry) -> str:
    return next((one.text for one in entry.values if one.key == entry.day), "")


def count(review: Review, which: Filter) -> int:
    """Return how many values a filter lets through."""
    return sum(1 for row in review.values() if _FILTERS[which](review, row))


_FILTERS: dict[Filter, Callable[[Review, Row], bool]] = {
    "proposed": lambda _review, row: bool(row[2].reason),
    "texts": lambda _review, row: row[2].is_free,
    "hidden": lambda review, row: review.state(row[2]) != "shown",
    "all": lambda _review, row: not row[2].is_quiet,
}
