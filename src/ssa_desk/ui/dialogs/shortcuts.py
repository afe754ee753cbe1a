"""The list of all keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ssa_desk.ui.actions import ACTIONS, key_texts
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_BAR = 20
"""Room for the bar of a low screen."""
_AROUND = 8
"""Lines that heading, button and margins take."""


class ShortcutsDialog(Dialog):
    """Names every action with its keys."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Tastenkürzel"), "", parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(6)
        pairs = [(one.text.replace("&", ""), key_texts(one)) for one in ACTIONS if one.keys]
        pairs.append((self.tr("Seiten der Seitenleiste"), self.tr("Strg+1 bis Strg+9")))
        pairs.append((self.tr("Seiten ab der zehnten"), self.tr("Alt+1, Alt+2 …")))
        pairs.append((self.tr("Einstellungen"), self.tr("Strg+Komma")))
        pairs.append((self.tr("Menü"), "F10"))
        pairs.append((self.tr("Im Schnelleintrag: Zeit wählen"), self.tr("Strg+1 bis Strg+7")))
        pairs.append((self.tr("Im Schnelleintrag: speichern"), self.tr("Strg+Eingabe")))
        pairs.append((self.tr("Textbaustein einsetzen"), self.tr("Kürzel und Tabulator")))
        pairs.append((self.tr("Heute, Woche: davor, danach"), self.tr("Alt+Pfeil links, rechts")))
        for row, (text, keys) in enumerate(pairs):
            grid.addWidget(label(text), row, 0)
            grid.addWidget(label(keys, "strong"), row, 1)
        page = ScrollPage(self, margin=0)
        page.body.addLayout(grid)
        page.body.addStretch(1)
        # Keys scroll what does not fit: it is all there is to read here.
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setAccessibleName(self.tr("Tastenkürzel"))
        page.setMinimumWidth(grid.sizeHint().width() + _BAR)
        self.body.addWidget(page)
        button = PrimaryButton(self.tr("Schließen"), "", self)
        button.clicked.connect(self.accept)
        self.add_button(button)
        self.fit(grid.sizeHint().height() + _AROUND * self.fontMetrics().height())
