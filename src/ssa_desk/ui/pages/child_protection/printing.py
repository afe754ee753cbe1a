"""The papers of a procedure: seen first, then printed or saved through the gate."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import protection_papers as papers
from ssa_desk.services.desk import Desk
from ssa_desk.services.disclosures import Permit, Wish
from ssa_desk.services.protection_report import MOST_CHILDREN, family
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.disclose import ask
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.leaving import print_personal, save_personal
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.paper import Paper
from ssa_desk.ui.widgets.text import label

REPORT, PROTOCOL = "report", "protocol"


def _words(text: str) -> str:
    return QCoreApplication.translate("protection", text)


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper: its title in the menu, its file name without content, what the gate is asked."""

    name: str
    title: str
    file_name: str
    wish: Callable[[Workspace, Procedure], Wish]


PAPERS = (
    PaperKind(REPORT, "Meldung an das Jugendamt …", "meldung.pdf", papers.report_wish),
    PaperKind(PROTOCOL, "Protokoll …", "protokoll.pdf", papers.protocol_wish),
)


def show_paper(desk: Desk, jobs: Jobs, procedure: Procedure, name: str, parent: QWidget) -> None:
    """Show one of the papers."""
    kind = next(one for one in PAPERS if one.name == name)
    dialog = PaperDialog(desk, jobs, procedure, kind, parent)
    dialog.exec()
    dialog.deleteLater()


class PaperDialog(Dialog):
    """Shows the pages; what leaves asks the gate and is noted."""

    def __init__(
        self, desk: Desk, jobs: Jobs, procedure: Procedure, kind: PaperKind, parent: QWidget
    ) -> None:
        super().__init__(kind.title.removesuffix(" …"), "", parent)
        self._desk, self._jobs, self._procedure, self._kind = desk, jobs, procedure, kind
        self._data = b""
        self._job: Job | None = None
        self.siblings: list[QCheckBox] = []
        if kind.name == REPORT:
            self._offer_siblings()
        self.paper = Paper(self.tr("Vorschau"), self)
        self.body.addWidget(self.paper, 1)
        self.add_cancel(self.tr("&Schließen"))
        self.save = Button(self.tr("Als &PDF speichern …"), "file-down", self)
        self.save.clicked.connect(self._save)
        self.add_button(self.save)
        self.print = PrimaryButton(self.tr("&Drucken …"), "printer", self)
        self.print.clicked.connect(self._print)
        self.add_button(self.print)
        room = self.screen().availableGeometry()
        self.resize(min(900, room.width() - 60), 0)
        self.fit(room.height())
        self._set()

    def done(self, result: int) -> None:
        """Wait for no paper any more."""
        if self._job is not None:
            self._job.drop()
        super().done(result)

    def _offer_siblings(self) -> None:
        found = family(self._desk.workspace, self._procedure).siblings
        if not found:
            return
        most = MOST_CHILDREN - 1
        self.body.addWidget(
            label(self.tr("Weitere Kinder in der Meldung (höchstens {}):").format(most), "muted")
        )
        for one in found:
            box = QCheckBox(self._desk.workspace.privacy.shown(one.name), self)
            box.setProperty("person", one.id)
            box.toggled.connect(self._set)
            self.siblings.append(box)
            self.body.addWidget(box)

    def _set(self) -> None:
        """Set the pages in the background."""
        chosen = [str(box.property("person")) for box in self.siblings if box.isChecked()]
        full = len(chosen) >= MOST_CHILDREN - 1
        for box in self.siblings:
            box.setEnabled(box.isChecked() or not full)
        workspace, procedure = self._desk.workspace, self._procedure
        # What is stored is read here, in the thread of the window; only setting takes long.
        if self._kind.name == REPORT:
            paper = papers.report_paper(workspace, procedure, chosen)
        else:
            paper = papers.protocol_paper(workspace, procedure)

        def work(_progress: Progress) -> bytes:
            return papers.pdf(paper)

        if self._job is not None:
            self._job.drop()
        for button in (self.save, self.print):
            button.setDisabled(True)
        self._job = self._jobs.run(work, self._show, partial(errors.show, parent=self))

    def _show(self, data: bytes) -> None:
        self._data = data
        self.paper.show_pdf(data)
        for button in (self.save, self.print):
            button.setEnabled(True)

    def _print(self) -> None:
        self._let_out(print_personal)

    def _save(self) -> None:
        def saved(desk: Desk, permit: Permit, data: bytes, parent: QWidget) -> bool:
            return save_personal(desk, permit, data, self._kind.file_name, parent)

        self._let_out(saved)

    def _let_out(self, leave: Callable[[Desk, Permit, bytes, QWidget], bool]) -> None:
        """Ask on what it may leave, then let it go; the log notes it."""
        wish = self._kind.wish(self._desk.workspace, self._procedure)
        permit = ask(self._desk, wish, self, offers_entrusted=True)
        if permit is None:
            return
        try:
            left = leave(self._desk, permit, self._data, self)
        except ExpectedError as error:
            self.say(error.sentence)
            return
        if left:
            self.accept()
