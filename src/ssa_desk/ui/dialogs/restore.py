"""Before a backup takes the place of the file: its password, its counts beside the present ones."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.ui import errors
from ssa_desk.ui.backup_words import moment
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import DangerButton, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.secret import Secret, SecretField
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from ssa_desk.services.backups import Contents

Counts = Mapping[str, int]
"""How many records of a kind there are; -1 when they cannot be read."""

_LINES = 9


class RestoreDialog(FormDialog):
    """Accepted when the user wants this backup; `secret` opens it. Nothing is changed here."""

    def __init__(self, backup: Path, present: Counts, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(self.tr("Sicherung wiederherstellen"), "", parent, letters=74)
        self.secret: Secret | None = None
        self._backup = backup
        self._present = present
        self._jobs = jobs
        self._job: Job | None = None
        self.body.addWidget(ElidedLabel(backup.name, "strong", self))
        self._ask = self._question()
        self._facts = self._comparison()
        self._busy = Busy(self)
        for widget in (self._ask, self._facts, self._busy):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._leave = self.add_cancel(self.tr("&Abbrechen"))
        self.look = PrimaryButton(self.tr("A&nsehen"), "", self)
        self.look.clicked.connect(self.inspect)
        self.agree = DangerButton(self.tr("Diese Sicherung &einsetzen"), "", self)
        self.agree.clicked.connect(self.accept)
        self.add_button(self.look)
        self.add_button(self.agree)
        self.agree.hide()
        self.field.begin()

    def inspect(self) -> None:
        """Open the backup in the background and read what is in it."""
        self.say("")
        secret = self.field.secret()
        if secret is None:
            return
        self._work(is_busy=True)
        backup = self._backup

        def work(_progress: Progress) -> "Contents":
            from ssa_desk.services import backups

            return backups.inspect(backup, secret.text, is_code=secret.is_code)

        self.secret = secret
        self._job = self._jobs.run(work, self._show, self._fail)

    def done(self, result: int) -> None:
        """Leave nothing in the field, and wait for no answer any more."""
        if self._job is not None:
            self._job.drop()
        self.field.forget()
        super().done(result)

    def _show(self, contents: "Contents") -> None:
        self._work(is_busy=False)
        self._ask.hide()
        self._facts.show()
        self._about.setText(self._summary(contents))
        self.table.show_rows(self._rows(dict(contents.counts)))
        self.look.hide()
        self.agree.show()
        self._leave.setFocus()

    def _rows(self, counts: Counts) -> list[tuple[str, str, str]]:
        from ssa_desk.domain.records import RECORDS

        rows = (
            (one.PLURAL, counts.get(one.KIND, 0), self._present.get(one.KIND)) for one in RECORDS
        )
        return [
            (title, _number(of_backup), _number(now))
            for title, of_backup, now in rows
            if of_backup or now
        ]

    def _summary(self, contents: "Contents") -> str:
        words = self.tr("Gemacht: {}. Die Sicherung lässt sich öffnen und ist vollständig.")
        text = words.format(moment(contents.created))
        if contents.newest is not None:
            text += " " + self.tr("Jüngster Eintrag: {}.").format(moment(contents.newest))
        return text

    def _fail(self, error: Exception) -> None:
        self._work(is_busy=False)
        self.field.say(errors.sentence(error))

    def _work(self, *, is_busy: bool) -> None:
        for widget in (self._ask, self.look):
            widget.setDisabled(is_busy)
        if is_busy:
            self._busy.begin(self.tr("Die Sicherung wird geöffnet und geprüft …"))
        else:
            self._busy.end()

    def _question(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        words = self.tr(
            "Womit lässt sich diese Sicherung öffnen? Es gilt das Passwort von dem Tag, an dem sie "
            "gemacht wurde, oder der Code vom Blatt."
        )
        column.addWidget(label(words, "muted", wrap=True))
        self.field = SecretField(self.tr("Passwort oder Code der &Sicherung"), box)
        self.field.entered.connect(self.inspect)
        column.addWidget(self.field)
        return box

    def _comparison(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._about = label("", "", wrap=True)
        heads = (self.tr("Art"), self.tr("In der Sicherung"), self.tr("In der jetzigen Datei"))
        self.table = TextTable(heads, box)
        view = RecordTable(self.table, self.tr("Anzahl der Einträge"), box)
        view.setMinimumHeight(self.fontMetrics().height() * _LINES)
        header = view.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(header.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        words = self.tr(
            "Was Sie seit dieser Sicherung eingetragen haben, steht nicht in ihr. Die jetzige "
            "Datei wird nicht gelöscht: Sie bleibt unter anderem Namen daneben liegen."
        )
        warning = Banner("warning", words, box)
        warning.set_closable(closable=False)
        for widget in (self._about, view, warning):
            column.addWidget(widget)
        box.hide()
        return box


def _number(count: int | None) -> str:
    from ssa_desk.content.numbers import number

    if count is None:
        return "–"
    return "nicht lesbar" if count < 0 else number(count)
