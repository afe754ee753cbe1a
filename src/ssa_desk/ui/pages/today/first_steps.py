"""What a new file needs first: who works here, old lists or a first case."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.text import label

_STEPS = (
    (
        "school",
        "Wer Sie sind und an welcher Schule",
        "Name, Träger und Schule stehen später auf Briefen und im Bericht.",
        "Profil und Schule",
        ("settings", ""),
    ),
    (
        "import",
        "Vorhandene Listen einlesen",
        "Fälle, Kontakte und Strichlisten aus Tabellen übernehmen, mit Vorschau.",
        "Listen einlesen …",
        ("statistics", "import"),
    ),
    (
        "folder-open",
        "Den ersten Fall anlegen",
        "Eine Fallnummer genügt. Namen sind freiwillig und bleiben verschlüsselt.",
        "Neuer Fall",
        ("cases", "new"),
    ),
)


class FirstSteps(Card):
    """Three steps with a button each; a step that is done carries a tick."""

    page_wanted = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        self.body.setContentsMargins(28, 24, 28, 24)
        self.body.setSpacing(18)
        self.body.addWidget(label(self.tr("Willkommen. So fangen Sie an:"), "heading"))
        self._ticks: list[QLabel] = []
        for step in _STEPS:
            self.body.addWidget(self._step(*step, is_last=step is _STEPS[-1]))
        self.body.addWidget(
            label(
                self.tr(
                    "Alles liegt verschlüsselt in einer Datei auf diesem Rechner. "
                    "Nichts davon geht ins Netz."
                ),
                "small",
                wrap=True,
            )
        )
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Tick the first step when name and school are known."""
        known = bool(self._desk.workspace.profile().name and self._desk.workspace.schools())
        set_icon(
            self._ticks[0], "circle-check" if known else _STEPS[0][0], "accent_text", length=26
        )

    def _step(
        self,
        icon: str,
        title: str,
        text: str,
        action: str,
        target: tuple[str, str],
        *,
        is_last: bool,
    ) -> QWidget:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        drawing = QLabel(box)
        set_icon(drawing, icon, "accent_text", length=26)
        self._ticks.append(drawing)
        row.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "strong", wrap=True))
        words.addWidget(label(text, "muted", wrap=True))
        row.addLayout(words, 1)
        button = PrimaryButton(action, "", box) if is_last else Button(action, "", box)
        button.setProperty("target", list(target))
        button.clicked.connect(self._go)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _go(self) -> None:
        sender = self.sender()
        if sender is not None:
            page_id, action = sender.property("target")
            self.page_wanted.emit(page_id, action)
