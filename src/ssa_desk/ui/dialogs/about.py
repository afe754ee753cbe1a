"""What this program is, and whose work it stands on."""

from PySide6.QtWidgets import QWidget

import ssa_desk
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.text import label


class AboutDialog(Dialog):
    """Version and licences."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            "SSA Desk", self.tr("Fassung %s").replace("%s", ssa_desk.__version__), parent
        )
        words = (
            self.tr(
                "Dokumentation und Jahresbericht der Schulsozialarbeit: verschlüsselt auf diesem "
                "Gerät, ohne Netz."
            ),
            self.tr(
                "Freie Software (Apache-Lizenz 2.0). Fenster: Qt (LGPL 3). Zeichnungen: Lucide "
                "(ISC-Lizenz). Schrift: Noto (SIL Open Font License)."
            ),
        )
        for text in words:
            self.body.addWidget(label(text, "", wrap=True))
        self.setMinimumWidth(440)
        button = PrimaryButton(self.tr("Schließen"), "", self)
        button.clicked.connect(self.accept)
        self.add_button(button)
