"""The way in without the password: the recovery code of the printed sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.unlock import Root


class CodeView(EntrySheet):
    """Asks for the code; it opens the file with or without the side file."""

    opened = Signal(object, object)
    """Path and root secret."""
    left = Signal(object)
    """Given up; the path of the file."""
    rescue_wanted = Signal(object, str)
    """The file may be damaged: its path, and the sentence that says so."""

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(54, parent)
        self._path = path
        self._jobs = jobs
        body = self.card.body
        body.addWidget(label(self.tr("Mit Wiederherstellungscode öffnen"), "title", wrap=True))
        body.addWidget(ElidedLabel(path.stem, "strong", self))
        words = self.tr(
            "Der Code steht auf dem Wiederherstellungsblatt: 9 Gruppen zu 4 Zeichen. Groß oder "
            "klein ist gleich, Striche und Leerzeichen dürfen fehlen."
        )
        body.addWidget(label(words, "muted", wrap=True))
        self.code = QLineEdit(self)
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-…")
        self.code.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.field = Field(self.tr("&Code"), self.code, "", self)
        body.addWidget(self.field)
        self.rescue = self._rescue_button()
        body.addWidget(self.rescue)
        self._busy = Busy(self)
        body.addWidget(self._busy)
        row = QHBoxLayout()
        back = Button(self.tr("&Zurück"), "arrow-left", self)
        back.clicked.connect(self._leave)
        self.button = PrimaryButton(self.tr("Ö&ffnen"), "lock-open", self)
        self.button.clicked.connect(self.open)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.button)
        body.addLayout(row)
        self.code.returnPressed.connect(self.open)
        self.code.textEdited.connect(self._forget_problem)
        self.start_at(self.code)

    def open(self) -> None:
        """Prove the code against the file in the background."""
        code = self.code.text().strip()
        if not code:
            self.field.show_problem(self.tr("Bitte geben Sie den Code vom Blatt ein."))
            return
        self.setEnabled(False)
        self._busy.begin(self.tr("Der Code wird geprüft …"))
        path = self._path

        def work(_progress: Progress) -> "Root":
            from ssa_desk.services import unlock

            return unlock.unlock_with_code(path, code)

        self.job = self._jobs.run(work, self._succeed, self.fail)

    def fail(self, error: Exception) -> None:
        """Say at the field what went wrong."""
        from ssa_desk.services import unlock

        self._rest()
        self.field.show_problem(errors.sentence(error))
        self.rescue.setVisible(unlock.is_lost(error))
        self.code.setFocus()

    def _succeed(self, root: "Root") -> None:
        self._rest()
        self.code.clear()
        self.opened.emit(self._path, root)

    def _rescue_button(self) -> Button:
        button = Button(self.tr("&Sicherung verwenden …"), "refresh-cw", self)
        button.clicked.connect(self._want_rescue)
        button.hide()
        return button

    def _want_rescue(self) -> None:
        self.rescue_wanted.emit(self._path, self.field.problem)

    def _leave(self) -> None:
        self.left.emit(self._path)

    def _rest(self) -> None:
        self.setEnabled(True)
        self._busy.end()

    def _forget_problem(self) -> None:
        self.field.show_problem("")
