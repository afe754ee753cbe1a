"""How the window looks on this machine: light or dark, size of the text."""

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.settings.program import ZOOMS, ProgramStore, ThemeChoice
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label


class LookPart(QWidget):
    """Takes effect at once and is kept for the next start."""

    def __init__(self, store: ProgramStore, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        scroll.body.addWidget(self._colours())
        scroll.body.addWidget(self._size())
        scroll.body.addStretch(1)
        column.addWidget(scroll)
        theme.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force, also after a key changed it."""
        for choice, button in self.buttons.items():
            button.setChecked(choice == self._theme.choice)
        self.zoom.blockSignals(True)  # noqa: FBT003
        self.zoom.setCurrentIndex(self.zoom.findData(self._theme.zoom))
        self.zoom.blockSignals(False)  # noqa: FBT003

    def _colours(self) -> Card:
        card = Card(self.tr("Farben"), self)
        words: tuple[tuple[ThemeChoice, str], ...] = (
            ("system", self.tr("Wie das &System")),
            ("light", self.tr("&Hell")),
            ("dark", self.tr("&Dunkel")),
        )
        self._group = QButtonGroup(self)
        self.buttons: dict[ThemeChoice, QRadioButton] = {}
        row = QHBoxLayout()
        row.setSpacing(18)
        for choice, text in words:
            button = QRadioButton(text, card)
            self._group.addButton(button)
            self.buttons[choice] = button
            row.addWidget(button)
            button.toggled.connect(self._choose)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _size(self) -> Card:
        card = Card(self.tr("Schriftgröße"), self)
        self.zoom = QComboBox(card)
        for zoom in ZOOMS:
            self.zoom.addItem(f"{round(zoom * 100)} %", zoom)
        self.zoom.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)
        self.zoom.currentIndexChanged.connect(self._resize)
        card.body.addWidget(Field(self.tr("&Größe von Schrift und Abständen"), self.zoom))
        hint = self.tr("Auch mit der Tastatur: Strg und Plus, Strg und Minus, Strg und 0.")
        card.body.addWidget(label(hint, "small", wrap=True))
        return card

    def _choose(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        chosen = next((one for one, button in self.buttons.items() if button.isChecked()), None)
        if not on or chosen is None or chosen == self._theme.choice:
            return
        self._theme.choose(chosen)
        self._store.keep(self._store.settings._replace(theme=chosen))

    def _resize(self) -> None:
        zoom = float(self.zoom.currentData())
        self._theme.enlarge(zoom)
        self._store.keep(self._store.settings._replace(zoom=zoom))
