"""What a legal path asks for, in plain German."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.content.child_protection import protection_words
from ssa_desk.ui.widgets.text import label


class PathPanel(QWidget):
    """The rule of one legal path and what follows from it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._for_whom = label("", "muted", wrap=True)
        self._rule = label("", wrap=True)
        self._duties = label("", wrap=True)
        self._advice = label(
            self.tr(
                "Kurzfassung zur Orientierung. Maßgeblich sind das Gesetz, Ihre Vereinbarung und "
                "die Beratung durch Träger und Datenschutz."
            ),
            "small",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for one in (self._for_whom, self._rule, self._duties, self._advice):
            column.addWidget(one)

    def show_path(self, key: str | None) -> None:
        """Show another legal path; none asks for one."""
        path = protection_words().paths.get(key or "")
        if path is None:
            self._for_whom.setText(self.tr("Bitte wählen Sie den Rechtsweg."))
            self._rule.setText("")
            self._duties.setText("")
            return
        self._for_whom.setText(self.tr("Für wen: {}").format(path.for_whom))
        self._rule.setText(path.rule)
        self._duties.setText("\n".join(f"• {duty}" for duty in path.duties))
