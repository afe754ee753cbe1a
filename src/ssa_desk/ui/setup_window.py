"""Setting up a new file in five calm steps; it cannot be finished before the sheet is proved."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.jobs import Jobs, Progress
from ssa_desk.ui.setup_steps import (
    PasswordStep,
    PlaceStep,
    ProfileStep,
    ProofStep,
    SheetStep,
    Step,
)
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.entry import EntrySheet
from ssa_desk.ui.widgets.text import label

if TYPE_CHECKING:
    from ssa_desk.services.unlock import NewFile

STEPS = 5


class SetupView(EntrySheet):
    """Leads through the steps. Given up before the sheet is proved, the empty file is removed."""

    finished = Signal(object, object, object)
    """Path and root secret of the new file, and the records to begin it with."""
    left = Signal(object)
    """Given up; the path that was shown before, or None."""

    def __init__(self, jobs: Jobs, back_to: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(68, parent)
        self._jobs = jobs
        self._back_to = back_to
        self._new_file: NewFile | None = None
        self._sheet = b""
        body = self.card.body
        self._count = label("", "small")
        body.addWidget(self._count)
        self._trouble = Banner("error", "", self)
        body.addWidget(self._trouble)
        self.steps = QStackedWidget(self)
        body.addWidget(self.steps, 1)
        self.place = PlaceStep(self)
        self.password = PasswordStep(self)
        self.sheet_step = SheetStep(self)
        self.proof = ProofStep(self)
        for step in (self.place, self.password, self.sheet_step, self.proof):
            self._add(step)
        self.sheet_step.print_wanted.connect(self._print)
        self.sheet_step.save_wanted.connect(self._save)
        self._busy = Busy(self)
        body.addWidget(self._busy)
        body.addLayout(self._buttons())
        self._go(0)

    @property
    def step(self) -> int:
        """Return which step is shown, from 0."""
        return self.steps.currentIndex()

    def forward(self) -> None:
        """Check this step and go on."""
        self._trouble.show_text("")
        (self._leave_place, self._leave_password, self._ask_proof, self._leave_proof, self._end)[
            self.step
        ]()

    def back(self) -> None:
        """Go back one step, or give up."""
        self._trouble.show_text("")
        if self.step in (1, 3):
            self._go(self.step - 1)
        else:
            self.give_up()

    def give_up(self) -> None:
        """Leave the set-up; a file whose sheet is not proved is removed again."""
        self.discard()
        self.left.emit(self._back_to)

    def discard(self) -> None:
        """Remove the empty file that was made on the way, unless its sheet is proved."""
        from ssa_desk.services import unlock

        if self._new_file is not None and self.step < STEPS - 1:
            unlock.discard(self._new_file)
            self._new_file = None

    def _leave_place(self) -> None:
        from ssa_desk.services import unlock

        path = self.place.path()
        if path is None:
            return
        try:
            unlock.check_free(path)
        except ExpectedError as error:
            self.place.say(error.sentence)
            return
        self.place.say("")
        self._go(1)

    def _leave_password(self) -> None:
        path, password = self.place.path(), self.password.passwords.password()
        if path is None or password is None:
            return
        self._work(self.tr("Die Datei wird angelegt …"))

        def work(_progress: Progress) -> tuple["NewFile", bytes]:
            from ssa_desk.services import unlock

            new_file = unlock.create_file(path, password)
            return new_file, unlock.recovery_sheet(new_file)

        self.job = self._jobs.run(work, self._made, self._fail)

    def _made(self, made: tuple["NewFile", bytes]) -> None:
        self._rest()
        self._new_file, self._sheet = made
        self.password.passwords.forget()
        self.proof.ask(self._new_file.code)
        self._go(2)
        self.sheet_step.paper.show_pdf(self._sheet)

    def _ask_proof(self) -> None:
        self._go(3)

    def _leave_proof(self) -> None:
        if not self.proof.is_right():
            return
        self._sheet = b""
        self.sheet_step.paper.show_pdf(b"")
        self.show_profile()

    def show_profile(self) -> None:
        """Build and show the last step."""
        self.profile = ProfileStep(self)
        self._add(self.profile)
        self._go(4)

    def _end(self) -> None:
        new_file = self._new_file
        if new_file is None:
            return
        try:
            records = self.profile.records()
        except InvalidRecordError:
            return
        self.finished.emit(new_file.path, new_file.root, records)

    def _print(self) -> None:
        from ssa_desk.ui.widgets.paper import print_pdf

        print_pdf(self._sheet, self)

    def _save(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from ssa_desk.services.files import write_over

        if self._new_file is None:
            return
        offered = str(paths.default_sheet(self._new_file.path))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Blatt speichern"), offered, self.tr("PDF (*.pdf)")
        )
        if not chosen:
            return
        try:
            write_over(Path(chosen), self._sheet)
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)

    def _add(self, step: Step) -> None:
        step.entered.connect(self.forward)
        self.steps.addWidget(step)

    def _go(self, number: int) -> None:
        self.steps.setCurrentIndex(number)
        words = self.tr("Neue Datei · Schritt %1 von %2").replace("%1", str(number + 1))
        self._count.setText(words.replace("%2", str(STEPS)))
        self.next.setText(self.tr("&Fertig") if number == STEPS - 1 else self.tr("&Weiter"))
        self.previous.setText(self.tr("&Zurück") if number in (1, 3) else self.tr("&Abbrechen"))
        self.previous.setVisible(number < STEPS - 1)
        step = self.steps.currentWidget()
        if isinstance(step, Step):
            self.start_at(step)
            step.begin()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.previous = Button(self.tr("&Abbrechen"), "", self)
        self.previous.clicked.connect(self.back)
        self.next = PrimaryButton(self.tr("&Weiter"), "", self)
        self.next.clicked.connect(self.forward)
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self.next)
        return row

    def _work(self, text: str) -> None:
        for widget in (self.steps, self.next, self.previous):
            widget.setEnabled(False)
        self._busy.begin(text)

    def _rest(self) -> None:
        for widget in (self.steps, self.next, self.previous):
            widget.setEnabled(True)
        self._busy.end()

    def _fail(self, error: Exception) -> None:
        self._rest()
        self._trouble.show_text(errors.sentence(error))
