"""The dialog that reads the worker's own lists: choose, look, write or leave it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QHeaderView, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.services import background
from ssa_desk.services.imports import FilePlan, ImportPlan, ImportResult
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.models.text_table import TextTable
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.table import RecordTable
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

T = TypeVar("T")

_STATES = {"unknown": "nicht erkannt", "unreadable": "nicht lesbar"}


class ImportDialog(Dialog):
    """Writes nothing before the user has seen what would be written."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(
            self.tr("Listen einlesen"),
            self.tr(
                "Excel- oder CSV-Dateien mit Fällen, Kontakten, Gruppen, Elternkontakten und "
                "allen anderen Listen. Die Art der Liste wird an den Spalten erkannt. Zuerst "
                "sehen Sie eine Vorschau; die Dateien selbst bleiben, wo sie sind."
            ),
            parent,
        )
        self._around = around
        self._plan: ImportPlan | None = None
        self._job: Job | None = None
        self._files = TextTable(
            (
                self.tr("Datei"),
                self.tr("Liste"),
                self.tr("neu"),
                self.tr("schon da"),
                self.tr("abgelehnt"),
            ),
            self,
        )
        self._remarks = TextTable((self.tr("Datei"), self.tr("Zeile"), self.tr("Grund")), self)
        self._build()
        self.setMinimumSize(780, 480)

    def read(self, files: list[Path]) -> None:
        """Read the files in the background and show what they would give."""
        self.say("")
        self._start(
            self.tr("Die Dateien werden gelesen …"),
            partial(_read, self._around, files),
            self._show_plan,
        )

    def reject(self) -> None:
        """Stop what runs; nothing is written."""
        if self._job is not None:
            self._stop()
            return
        super().reject()

    def _build(self) -> None:
        self._choose = Button(self.tr("&Dateien wählen …"), "folder-open", self)
        self._choose.clicked.connect(self._ask_files)
        self.body.addWidget(self._choose)
        self._file_view = RecordTable(self._files, self.tr("Dateien"), self)
        self._file_view.hide()
        self.body.addWidget(self._file_view)
        self._words = label("", "strong", wrap=True)
        self.body.addWidget(self._words)
        self._remark_view = RecordTable(self._remarks, self.tr("Abgelehnte Zeilen"), self)
        self._remark_view.setWordWrap(True)
        self._remark_view.setMinimumHeight(8 * self.fontMetrics().height())
        rows = self._remark_view.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._remark_view.hide()
        self.body.addWidget(self._remark_view, 20)
        self.body.addStretch(1)
        self._busy = Busy(self)
        self._busy.cancelled.connect(self._stop)
        self.body.addWidget(self._busy)
        self._cancel = self.add_cancel()
        self._write = PrimaryButton(self.tr("&Einlesen"), "import", self)
        self._write.clicked.connect(self._begin_writing)
        self._write.setDisabled(True)
        self.add_button(self._write)
        self._choose.setFocus()

    def _ask_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Listen wählen"),
            str(paths.documents_folder()),
            self.tr("Tabellen (*.xlsx *.csv *.txt *.tsv);;Alle Dateien (*)"),
        )
        if chosen:
            self.read([Path(one) for one in chosen])

    def _show_plan(self, plan: ImportPlan) -> None:
        self._finish()
        self._plan = plan
        self._files.show_rows([_file_row(file) for file in plan.files])
        self._file_view.show()
        rows = self._file_view.verticalHeader().defaultSectionSize() * min(len(plan.files), 5)
        head = self._file_view.horizontalHeader().sizeHint().height()
        self._file_view.setFixedHeight(rows + head + 6)
        self.fit(660)
        widths = (28, 26, 9, 11)
        letter = self.fontMetrics().averageCharWidth()
        for column, letters in enumerate(widths):
            self._file_view.setColumnWidth(column, letters * letter)
        remarks = [row for file in plan.files for row in _remark_rows(file)]
        self._remarks.show_rows(remarks)
        self._remark_view.setVisible(bool(remarks))
        self._remark_view.setColumnWidth(0, 24 * letter)
        self._remark_view.setColumnWidth(1, 9 * letter)
        self._words.setText(_summary(plan))
        self._write.setEnabled(plan.rows > 0)
        if plan.rows:
            self._write.setFocus()

    def _begin_writing(self) -> None:
        if self._plan is None:
            return
        work = partial(_write, self._around, self._plan)
        self._start(self.tr("Die Zeilen werden eingetragen …"), work, self._written)

    def _written(self, result: ImportResult) -> None:
        self._finish()
        background.tell_of(self._around.desk, result)
        self.accept()

    def _start(
        self,
        words: str,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
    ) -> None:
        self._busy.begin(words, can_stop=True)
        for button in (self._choose, self._write):
            button.setDisabled(True)
        self._job = self._around.jobs.run(work, done, self._failed, self._busy.advance)

    def _finish(self) -> None:
        self._job = None
        self._busy.end()
        self._choose.setEnabled(True)
        self._write.setEnabled(self._plan is not None and self._plan.rows > 0)

    def _failed(self, error: Exception) -> None:
        self._finish()
        if isinstance(error, background.StoppedError):
            self.say(self.tr("Angehalten. Es wurde nichts eingetragen."))
        else:
            self.say(errors.sentence(error))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()


def _read(around: Surroundings, files: list[Path], progress: Progress) -> ImportPlan:
    return background.read_lists(around.desk, files, progress.goes_on)


def _write(around: Surroundings, plan: ImportPlan, progress: Progress) -> ImportResult:
    return background.write_lists(around.desk, plan, progress.goes_on)


def _file_row(file: FilePlan) -> tuple[str, ...]:
    title = file.title or _STATES.get(file.state, "")
    if file.state != "read":
        return file.file, title, "–", "–", "–"
    there = len(file.known) + len(file.repeated)
    return (
        file.file,
        title,
        number(len(file.accepted)),
        number(there),
        number(len(file.rejected)),
    )


def _remark_rows(file: FilePlan) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    if file.state != "read":
        rows.append((file.file, "", file.reason))
    rows += [
        (
            one.place.file,
            str(one.place.line),
            f"{one.column}: {one.reason}" if one.column else one.reason,
        )
        for one in file.rejected
    ]
    rows += [
        (
            one.place.file,
            str(one.place.line),
            f"wiederholt Zeile {one.earlier.line}, zählt nur einmal",
        )
        for one in file.repeated
    ]
    rows += [
        (one.place.file, str(one.place.line), f"Hinweis: {one.column}: {one.reason}")
        for one in file.hints
    ]
    if file.ignored_columns:
        rows.append((file.file, "", f"Spalten ohne Bedeutung: {', '.join(file.ignored_columns)}"))
    return rows


def _summary(plan: ImportPlan) -> str:
    rejected = sum(len(file.rejected) for file in plan.files)
    words = f"{counted(plan.rows, 'Zeile kann', 'Zeilen können')} eingetragen werden."
    if not plan.rows:
        words = "Nichts Neues: Es gibt keine Zeile, die einzutragen wäre."
    if rejected:
        words += f" {counted(rejected, 'Zeile wird', 'Zeilen werden')} ausgelassen, mit Grund:"
    return words
