"""A deputy says why guarded entries have to be seen; the reason is kept in the file."""

from PySide6.QtWidgets import QLineEdit, QWidget

from ssa_desk.ui.way_window import LEAST_REASON
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog


class DeputyReasonDialog(FormDialog):
    """Accepted with a `reason`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            self.tr("Geschützte Einträge ansehen"),
            self.tr(
                "Anvertrautes, persönliche Notizen und Kinderschutz in den freigegebenen Fällen "
                "sehen Sie nur mit einem Grund, etwa einer akuten Gefährdung. Der Grund bleibt in "
                "der Datei stehen und wird der Fachkraft angezeigt."
            ),
            parent,
            letters=60,
        )
        self.line = QLineEdit(self)
        self.line.setMaxLength(300)
        self.field = Field(
            self.tr("&Grund"), self.line, self.tr("Bitte ohne Namen von Kindern."), self
        )
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.add_cancel(self.tr("&Abbrechen"))
        agree = PrimaryButton(self.tr("A&nsehen"), "lock-open", self)
        agree.clicked.connect(self._agree)
        self.add_button(agree)
        self.line.textEdited.connect(self._forget_problem)
        self.line.setFocus()

    @property
    def reason(self) -> str:
        """Return what was typed, on one line."""
        return " ".join(self.line.text().split())

    def _agree(self) -> None:
        if len(self.reason) < LEAST_REASON:
            self.field.show_problem(self.tr("Bitte geben Sie einen Grund an."))
            self.line.setFocus()
            return
        self.accept()

    def _forget_problem(self) -> None:
        self.field.show_problem("")
