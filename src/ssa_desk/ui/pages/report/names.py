"""A list of names at the side: long names lose their middle, nothing scrolls sideways."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget


class NameList(QListWidget):
    """Chooses one of some names; `most` rows are in sight at once."""

    def __init__(self, name: str, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._most = most
        self.setAccessibleName(name)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)

    def show_names(self, names: Iterable[str]) -> None:
        """Offer these names; none is chosen."""
        self.clear()
        for name in names:
            QListWidgetItem(name, self).setToolTip(name)
        self.fit()

    def fit(self) -> None:
        """Be as high as the names; drawings beside them make them higher."""
        height = self.sizeHintForRow(0) * min(self.count(), self._most)
        self.setFixedHeight(height + 2 * self.frameWidth() + 6)
