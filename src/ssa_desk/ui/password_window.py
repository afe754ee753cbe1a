"""After the recovery code opened a file: a new password for it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.new_password import NewPassword
from ssa_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from ssa_desk.services.unlock import Root


class PasswordView(EntrySheet):
    """Sets a new password; where the old one still works this may wait."""

    finished = Signal(object, object)
    """Path and root secret."""

    def __init__(
        self, path: Path, root: "Root", jobs: Jobs, *, may_wait: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(54, parent)
        self._path = path
        self._root = root
        self._jobs = jobs
        body = self.card.body
        body.addWidget(label(self.tr("Der Code stimmt"), "title", wrap=True))
        words = self.tr(
            "Legen Sie jetzt ein neues Passwort fest. Das alte öffnet die Datei danach nicht mehr; "
            "der Wiederherstellungscode gilt weiter."
        )
        body.addWidget(label(words, "muted", wrap=True))
        self._trouble = Banner("error", "", self)
        body.addWidget(self._trouble)
        self.passwords = NewPassword(self)
        self.passwords.finished.connect(self.set_password)
        body.addWidget(self.passwords)
        self._busy = Busy(self)
        body.addWidget(self._busy)
        row = QHBoxLayout()
        self.later = Button(self.tr("&Altes Passwort behalten"), "", self)
        self.later.setVisible(may_wait)
        self.later.clicked.connect(self._finish)
        self.button = PrimaryButton(self.tr("Passwort &festlegen"), "key-round", self)
        self.button.clicked.connect(self.set_password)
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.button)
        body.addLayout(row)
        self.start_at(self.passwords)

    def set_password(self) -> None:
        """Write the new side file in the background."""
        password = self.passwords.password()
        if password is None:
            return
        self.setEnabled(False)
        self._busy.begin(self.tr("Der Schlüssel wird berechnet …"))
        path, root = self._path, self._root

        def work(_progress: Progress) -> None:
            from ssa_desk.services import unlock

            unlock.new_password(path, root, password)

        self.job = self._jobs.run(work, self._finish, self._fail)

    @property
    def is_busy(self) -> bool:
        """Return whether the new side file is being written: that takes the key."""
        return self.job is not None and not self.job.is_over

    def discard(self) -> None:
        """Forget the key and what is typed: nobody went on."""
        self.passwords.forget()
        self._root.wipe()

    def _finish(self, _nothing: object = None) -> None:
        self.passwords.forget()
        self.finished.emit(self._path, self._root)

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        self._busy.end()
        self._trouble.show_text(errors.sentence(error))
