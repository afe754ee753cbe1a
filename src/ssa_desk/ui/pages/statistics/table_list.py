"""The left side: all tables by Kernbereich, found by typing."""

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ssa_desk.content.catalogues import catalogue, names
from ssa_desk.content.figure_groups import figure_groups
from ssa_desk.content.labels import dim_label
from ssa_desk.domain.figures import FIGURES
from ssa_desk.domain.folding import folded, folded_words
from ssa_desk.ui.look.icons import colour
from ssa_desk.ui.widgets.search import SearchField
from ssa_desk.ui.widgets.text import label

OVERVIEW, INDICATORS = "overview", "indicators"
ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class TableList(QWidget):
    """Tells which entry is chosen; Enter goes into it."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Tabelle, Thema, Merkmal …"), self)
        self._label = QLabel(self.tr("Tabelle &finden"), self)
        self._label.setBuddy(self.search)
        self._label.setProperty("look", "small")
        self.search.setAccessibleName(self.tr("Tabelle finden"))
        self.list = _Entries(self)
        self._nothing = label(self.tr("Dazu gibt es keine Tabelle."), "muted", wrap=True)
        self._nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self._label, self.search, self._nothing):
            column.addWidget(one)
        column.addWidget(self.list, 1)
        self._fill()
        self.search.searched.connect(self._filter)
        self.search.returnPressed.connect(self._go_in)
        self.list.opened.connect(self._go_in)
        self.list.currentItemChanged.connect(self._tell)
        self.list.clicked.connect(self._go_in)

    @property
    def id(self) -> str:
        """Return what is chosen."""
        item = self.list.currentItem()
        return str(item.data(ID)) if item else OVERVIEW

    def choose(self, entry_id: str) -> None:
        """Choose an entry; the search gives way when it hides it."""
        item = next((one for one in self._entries() if one.data(ID) == entry_id), None)
        if item is None:
            return
        if item.isHidden():
            self.search.forget()
            self._filter("")
        self.list.setCurrentItem(item, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def _fill(self) -> None:
        titles = {figure.id: figure.title for figure in FIGURES}
        self._add(OVERVIEW, self.tr("Überblick nach Kernbereichen"))
        self._add(INDICATORS, self.tr("Kennzahlen"))
        for group in figure_groups():
            self._add_heading(group.heading)
            for figure in group.figures:
                if figure in titles:
                    self._add(figure, titles[figure])
        self.list.setCurrentRow(0)

    def _add(self, entry_id: str, title: str) -> None:
        item = QListWidgetItem(title, self.list)
        item.setData(ID, entry_id)
        item.setToolTip(title)

    def _add_heading(self, words: str) -> None:
        _Heading(words, self.list)

    def _entries(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _filter(self, text: str) -> None:
        """Hide what does not fit, and headings with nothing below; choose the first hit."""
        words = folded_words(text)
        heading: QListWidgetItem | None = None
        hits = []
        for item in self._entries():
            if item.data(ID) is None:
                heading = item
                heading.setHidden(bool(words))
                continue
            under = heading.text() if heading else ""
            fits = not words or _fits(words, f"{under} {item.text()}", str(item.data(ID)))
            item.setHidden(not fits)
            if fits:
                hits.append(item)
                if heading:
                    heading.setHidden(False)
        self._nothing.setVisible(not hits)
        current = self.list.currentItem()
        if hits and words and (current is None or current.isHidden()):
            self.list.setCurrentItem(hits[0])

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(ID) is not None:
            self.chosen.emit(str(item.data(ID)))

    def _go_in(self) -> None:
        self._filter(self.search.text())
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.opened.emit()


class _Heading(QListWidgetItem):
    """The title of a group: it cannot be chosen, but is read as well as the rest."""

    def __init__(self, words: str, parent: QListWidget) -> None:
        super().__init__(words, parent)
        self.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setToolTip(words)

    def data(self, role: int) -> object:
        """Return the words, their colour in the present scheme, their weight."""
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(colour("muted"))
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return super().data(role)


class _Entries(QListWidget):
    """The list; Enter goes into the chosen entry."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "plain")
        self.setAccessibleName(self.tr("Tabellen nach Kernbereichen"))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go in at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
            return
        super().keyPressEvent(event)


def _fits(words: Iterable[str], text: str, figure_id: str) -> bool:
    found = f"{folded(text)} {_choices(figure_id)}"
    return all(word in found for word in words)


@cache
def _choices(figure_id: str) -> str:
    """Return id, dims and choices of a figure, folded: "Mobbing" finds what counts topics."""
    figure = next((one for one in FIGURES if one.id == figure_id), None)
    if figure is None:
        return ""
    parts = [figure_id, *(dim_label(dim) for dim in figure.dims)]
    lists = [catalogue(dim) for dim in figure.dims if dim in names()]
    parts += [entry.label for one in lists for entry in one.entries]
    return folded(" ".join(parts))
