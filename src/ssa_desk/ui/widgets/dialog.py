"""The calm base of all dialogs: a heading, the body, a sentence when it does not work, buttons."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from ssa_desk.services.workspace import Workspace
    from ssa_desk.ui.forms.drafting import DraftKeeper, Typeable

_FRAME = 60
"""Room for the frame and the task bar."""


class Dialog(QDialog):
    """Put what is asked into `body`; the window title never carries a name."""

    def __init__(self, heading: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("SSA Desk")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(heading, "title", wrap=True))
        if text:
            column.addWidget(label(text, "muted", wrap=True))
        self._trouble = Banner("error", "", self)
        column.addWidget(self._trouble)
        self._resumed = Banner("info", "", self)
        column.addWidget(self._resumed)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        column.addLayout(self.body, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self.setAccessibleName(heading)
        self.drafts: DraftKeeper | None = None

    def draft_as(
        self, workspace: "Workspace", name: str, form: "Typeable", record_id: str, case_id: str = ""
    ) -> None:
        """Draft what is typed into the form, and go on with a draft that waits.

        Leaving the dialog drops the draft, unless `lock_away` closes it.
        """
        from ssa_desk.ui.forms.drafting import DraftedForm

        drafted = DraftedForm(workspace, name, form, self)
        self.drafts = drafted.keeper
        if drafted.begin(record_id, case_id):
            self._resumed.show_text(
                self.tr("Hier ist wieder, was Sie getippt und noch nicht gespeichert hatten.")
            )

    def lock_away(self) -> None:
        """Close, and keep what is typed as a draft; raises the errors of a save."""
        if self.drafts is not None:
            self.drafts.flush()
            self.drafts = None
        self.reject()
        if self.isVisible():  # Some dialogs first stop their work when they are left.
            QDialog.done(self, 0)

    def done(self, result: int) -> None:
        """Close; what was saved or given up needs no draft any more."""
        if self.drafts is not None:
            dropped = errors.attempt(self.drafts.drop)
            if dropped.error is not None:
                errors.show(dropped.error, self)
        super().done(result)

    def say(self, sentence: str) -> None:
        """Show an expected error at the top; an empty sentence takes it away."""
        self._trouble.show_text(sentence)

    def fit(self, height: int = 0) -> None:
        """Take this height or what the parts want, but stay on the screen."""
        room = self.screen().availableGeometry()
        wanted = max(self.sizeHint().height(), height)
        self.resize(self.width(), min(wanted, room.height() - _FRAME))
        below = self.frameGeometry().bottom() - room.bottom()
        if self.isVisible() and below > 0:
            self.move(self.x(), max(room.top(), self.y() - below))

    def add_cancel(self, text: str = "") -> Button:
        """Add the way out."""
        button = Button(text or self.tr("Abbrechen"), "", self)
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button

    def add_button(self, button: Button) -> Button:
        """Add a button; the primary one answers to Enter."""
        button.setDefault(isinstance(button, PrimaryButton))
        self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return button
