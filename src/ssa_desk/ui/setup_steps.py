"""The steps of setting up a new file: where, password, sheet, proof, profile."""

from pathlib import Path
from secrets import SystemRandom
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ssa_desk.settings import paths
from ssa_desk.ui.start import Start
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.new_password import NewPassword
from ssa_desk.ui.widgets.paper import Paper
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.domain.base import Record

SUFFIX = ".ssadesk"
GROUP = 4


class Step(Start):
    """One step: a title, a sentence, what is asked."""

    entered = Signal()
    """Enter in the last field: go on."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self.column.addWidget(label(title, "title", wrap=True))
        self.column.addWidget(label(text, "muted", wrap=True))


class PlaceStep(Step):
    """Name and folder of the new file."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Wo soll die Datei liegen?"),
            parent.tr(
                "Alles, was Sie eintragen, liegt verschlüsselt in einer einzigen Datei. Daneben "
                "legt das Programm eine kleine Schlüsseldatei an; beide gehören zusammen."
            ),
            parent,
        )
        default = paths.default_file()
        self._folder = default.parent
        self.name = QLineEdit(default.stem)
        self._field = Field(
            self.tr("&Name der Datei"), self.name, self.tr("Ohne Namen von Kindern."), self
        )
        self.column.addWidget(self._field)
        row = QHBoxLayout()
        self._shown = ElidedLabel("", "", self)
        choose = Button(self.tr("&Ordner wählen …"), "folder-open", self)
        choose.clicked.connect(self._choose)
        row.addWidget(self._shown, 1)
        row.addWidget(choose)
        self.column.addWidget(label(self.tr("Ordner")))
        self.column.addLayout(row)
        self.warning = Banner("warning", "", self)
        self.warning.set_closable(closable=False)
        self.column.addWidget(self.warning)
        self.column.addStretch(1)
        self.name.returnPressed.connect(self.entered)
        self.set_folder(self._folder)
        self.start_at(self.name)

    def set_folder(self, folder: Path) -> None:
        """Choose the folder, and say what speaks against it."""
        from ssa_desk.services import places

        self._folder = folder
        self._shown.setText(str(folder))
        self.warning.show_text(places.warning(folder))

    def path(self) -> Path | None:
        """Return where the file goes, or say what is wrong and return None."""
        name = self.name.text().strip().removesuffix(SUFFIX)
        if not name or any(sign in name for sign in '/\\:*?"<>|') or name.startswith("."):
            self.say(self.tr('Bitte geben Sie einen Namen ohne / \\ : * ? " < > | ein.'))
            return None
        return self._folder / f"{name}{SUFFIX}"

    def say(self, sentence: str) -> None:
        """Show a sentence below the name."""
        self._field.show_problem(sentence)
        self.name.setFocus()

    def _choose(self) -> None:
        start = next((one for one in (self._folder, *self._folder.parents) if one.is_dir()), None)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Ordner wählen"), str(start or ""))
        if chosen:
            self.set_folder(Path(chosen))


class PasswordStep(Step):
    """The password, typed twice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Ihr Passwort"),
            parent.tr("Mit diesem Passwort öffnen Sie die Datei jeden Tag."),
            parent,
        )
        self.passwords = NewPassword(self)
        self.passwords.finished.connect(self.entered)
        self.column.addWidget(self.passwords)
        warning = Banner(
            "warning",
            self.tr(
                "Passwort vergessen und Wiederherstellungsblatt verloren heißt: Alle Daten sind "
                "verloren. Niemand kann die Datei dann noch öffnen, auch wir nicht."
            ),
            self,
        )
        warning.set_closable(closable=False)
        self.column.addWidget(warning)
        self.column.addStretch(1)
        self.start_at(self.passwords)


class SheetStep(Step):
    """The recovery sheet: seen, printed, kept."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Das Wiederherstellungsblatt"),
            parent.tr(
                "Der Code auf diesem Blatt öffnet die Datei auch ohne Passwort. Drucken Sie es aus "
                "und verschließen Sie es, zum Beispiel im Umschlag im Tresor der Schule. Es gehört "
                "nicht neben den Rechner."
            ),
            parent,
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        self.print = Button(self.tr("&Drucken …"), "printer", self)
        self.print.clicked.connect(self.print_wanted)
        self.save = Button(self.tr("Als &PDF speichern …"), "file-down", self)
        self.save.clicked.connect(self.save_wanted)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        self.column.addLayout(row)
        self.paper = Paper(self.tr("Vorschau des Wiederherstellungsblatts"), self)
        self.paper.setMinimumHeight(260)
        self.column.addWidget(self.paper, 1)
        self.start_at(self.print)


class ProofStep(Step):
    """Two groups of the code typed back: the sheet is really there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent.tr("Haben Sie das Blatt?"),
            parent.tr(
                "Bitte tippen Sie zwei Gruppen des Codes vom Blatt ab. So ist sicher, dass es "
                "lesbar ist. Die Gruppen sind von links nach rechts gezählt."
            ),
            parent,
        )
        self._groups: list[tuple[str, Field, QLineEdit]] = []

    def ask(self, code: str) -> None:
        """Choose two groups of the code and ask for them."""
        letters = code.replace("-", "").replace(" ", "")
        groups = [letters[at : at + GROUP] for at in range(0, len(letters), GROUP)]
        for number in sorted(SystemRandom().sample(range(len(groups)), 2)):
            line = QLineEdit()
            line.setMaxLength(GROUP)
            line.returnPressed.connect(self.entered)
            name = self.tr("Gruppe %s").replace("%s", f"&{number + 1}")
            field = Field(name, line, "", self)
            self.column.addWidget(field)
            self._groups.append((groups[number], field, line))
        self.column.addStretch(1)
        self.start_at(self._groups[0][2])

    @property
    def asked(self) -> tuple[tuple[str, QLineEdit], ...]:
        """Return the groups asked for with their inputs."""
        return tuple((group, line) for group, _, line in self._groups)

    def is_right(self) -> bool:
        """Return whether both groups are typed rightly; say at the fields what is not."""
        wrong = [field for group, field, line in self._groups if _folded(line.text()) != group]
        for _, field, _ in self._groups:
            field.show_problem(
                self.tr("Das steht so nicht auf dem Blatt. Bitte vergleichen Sie noch einmal.")
                if field in wrong
                else ""
            )
        if wrong:
            wrong[0].editor.setFocus()
        return not wrong


def _folded(typed: str) -> str:
    text = typed.strip().upper()
    return text.replace("O", "0").replace("I", "1").replace("L", "1")


class ProfileStep(Step):
    """Who works here, and at which school: optional, for letters and the report."""

    def __init__(self, parent: QWidget) -> None:
        from ssa_desk.content.catalogues import catalogue
        from ssa_desk.domain.records import School, WorkerProfile
        from ssa_desk.ui.forms.record_form import RecordForm, Shape

        super().__init__(
            parent.tr("Ihr Profil"),
            parent.tr(
                "Für den Kopf von Briefen und Bericht. Alles ist freiwillig und lässt sich später "
                "in den Einstellungen ergänzen."
            ),
            parent,
        )
        only = ("name", "function", "employer_name", "telephone")
        shape = Shape(only=only, taken_keys="f")
        self.profile = RecordForm(WorkerProfile, catalogue, shape, self)
        self.column.addWidget(self.profile)
        self.column.addWidget(label(self.tr("Ihre erste Schule"), "heading"))
        shape = Shape(only=("name", "school_type"), taken_keys="f" + self.profile.keys)
        self.school = RecordForm(School, catalogue, shape, self)
        self.column.addWidget(self.school)
        self.column.addStretch(1)
        self.start_at(self.profile.editor("name"))

    def records(self) -> list["Record"]:
        """Return what was filled in; raises InvalidRecordError with sentences at the fields."""
        forms = (self.profile, self.school)
        return [form.record() for form in forms if form.has_changes()]
