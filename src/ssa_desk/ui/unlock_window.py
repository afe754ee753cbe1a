"""The first thing seen: which file, the password, and the ways around it.

Nothing here may need record types: the window has to be there at once.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ssa_desk.ui.widgets.cards import line
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.password import PasswordField
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.unlock import Root


class UnlockView(EntrySheet):
    """Asks for the password of one file; the key is derived in the background."""

    unlocked = Signal(object, object)
    """Path and root secret."""
    code_wanted = Signal()
    other_wanted = Signal()
    new_wanted = Signal()
    office_wanted = Signal()
    """Somebody of the Fachstelle is here: no file is opened."""
    rescue_wanted = Signal(object, str)
    """The file cannot be read: its path, and the sentence that says why."""

    def __init__(
        self, path: Path, jobs: Jobs, reason: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(46, parent)
        self._path = path
        self._jobs = jobs
        body = self.card.body
        body.addWidget(label(self.tr("Datei entsperren"), "title"))
        body.addLayout(self._file_row())
        self._banner = Banner("info", reason, self)
        self._banner.set_closable(closable=False)
        body.addWidget(self._banner)
        self.password = PasswordField(self.tr("Passwort"), self)
        self.field = Field(self.tr("&Passwort"), self.password, "", self)
        body.addWidget(self.field)
        self._caps = label(self.tr("Die Feststelltaste scheint an zu sein."), "warning")
        self._caps.hide()
        body.addWidget(self._caps)
        self._add_buttons()
        self._busy = Busy(self)
        body.addWidget(self._busy)
        body.addWidget(line(self))
        body.addLayout(self._ways())
        self.set_foot(
            self.tr("Alle Einträge liegen verschlüsselt auf diesem Gerät. Kein Netz, keine Cloud.")
        )
        self.password.returnPressed.connect(self.unlock)
        self.password.textEdited.connect(self._forget_problem)
        self.password.caps_lock.connect(self._caps.setVisible)
        self.start_at(self.password)

    @property
    def path(self) -> Path:
        """Return the file that is asked about."""
        return self._path

    def unlock(self) -> None:
        """Derive the key of the typed password in the background."""
        if not self.button.isEnabled():
            return
        password = self.password.text()
        if not password:
            self.field.show_problem(self.tr("Bitte geben Sie das Passwort ein."))
            self.password.setFocus()
            return
        self._work(self.tr("Der Schlüssel wird berechnet …"))
        path = self._path

        def work(_progress: Progress) -> "Root":
            from ssa_desk.services import unlock

            return unlock.unlock(path, password)

        self.job = self._jobs.run(work, self._succeed, self.fail)

    def fail(self, error: Exception) -> None:
        """Say at the field what went wrong; the way by the code is always open."""
        self._rest()
        self.field.show_problem(errors.sentence(error))
        self.password.selectAll()
        if _is_lost(error):
            self.rescue.show()
            self.rescue.setFocus()
        else:
            self.password.setFocus()

    def forget(self) -> None:
        """Empty the field."""
        self.password.forget()

    def _want_rescue(self) -> None:
        self.rescue_wanted.emit(self._path, self.field.problem)

    def _succeed(self, root: "Root") -> None:
        self._rest()
        self.password.forget()
        self.unlocked.emit(self._path, root)

    def _work(self, text: str) -> None:
        self._forget_problem()
        self._banner.hide()
        for widget in (self.button, self.password):
            widget.setEnabled(False)
        self._busy.begin(text)

    def _rest(self) -> None:
        for widget in (self.button, self.password):
            widget.setEnabled(True)
        self._busy.end()

    def _forget_problem(self) -> None:
        self.field.show_problem("")

    def _file_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        drawing = QLabel(self)
        set_icon(drawing, "file-lock", "muted", length=20)
        name = ElidedLabel(self._path.stem, "strong", self)
        name.setAccessibleName(self.tr("Datei: %s").replace("%s", self._path.stem))
        row.addWidget(drawing)
        row.addWidget(name, 1)
        return row

    def _add_buttons(self) -> None:
        self.button = PrimaryButton(self.tr("&Entsperren"), "lock-open", self)
        self.button.setDefault(True)
        self.button.clicked.connect(self.unlock)
        self.rescue = Button(self.tr("&Sicherung verwenden …"), "refresh-cw", self)
        self.rescue.clicked.connect(self._want_rescue)
        self.rescue.hide()
        for button in (self.button, self.rescue):
            _widen(button)
            self.card.body.addWidget(button)

    def _ways(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        ways = (
            (self.tr("Mit &Wiederherstellungscode öffnen"), "key-round", self.code_wanted),
            (self.tr("Andere &Datei öffnen …"), "folder-open", self.other_wanted),
            (self.tr("&Neue Datei anlegen …"), "file-plus", self.new_wanted),
            (
                self.tr("Für die &Fachstelle: Berichte zusammenführen …"),
                "chart-column",
                self.office_wanted,
            ),
        )
        for text, icon, signal in ways:
            button = LinkButton(text, icon, self)
            _widen(button)
            button.clicked.connect(signal)
            column.addWidget(button)
        return column


class WelcomeView(EntrySheet):
    """The very first start: no file is known yet."""

    other_wanted = Signal()
    new_wanted = Signal()
    office_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(50, parent)
        body = self.card.body
        body.addWidget(label(self.tr("Willkommen bei SSA Desk"), "title", wrap=True))
        words = self.tr(
            "Fälle dokumentieren, Briefe an Eltern setzen und den Jahresbericht anonym erstellen – "
            "verschlüsselt auf diesem Gerät, ohne Netz."
        )
        body.addWidget(label(words, "muted", wrap=True))
        body.addSpacing(6)
        self.new = PrimaryButton(self.tr("&Neue Datei anlegen"), "file-plus", self)
        self.new.setDefault(True)
        _widen(self.new)
        self.new.clicked.connect(self.new_wanted)
        body.addWidget(self.new)
        self.other = LinkButton(self.tr("Vorhandene &Datei öffnen …"), "folder-open", self)
        _widen(self.other)
        self.other.clicked.connect(self.other_wanted)
        body.addWidget(self.other)
        words = self.tr("Für die &Fachstelle: Berichte zusammenführen …")
        self.office = LinkButton(words, "chart-column", self)
        _widen(self.office)
        self.office.clicked.connect(self.office_wanted)
        body.addWidget(self.office)
        self.start_at(self.new)


def _is_lost(error: Exception) -> bool:
    from ssa_desk.services import unlock

    return unlock.is_lost(error)


def _widen(button: QPushButton) -> None:
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
