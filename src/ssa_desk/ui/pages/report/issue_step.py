"""Step 6: look at the finished pages, then issue the report for good and write its files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import background, report_work
from ssa_desk.services.files import demand_folder
from ssa_desk.services.report_order import Issued, Order
from ssa_desk.services.report_work import Draft, Files
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.letters.preview import LetterPreview
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report.begun import begun
from ssa_desk.ui.pages.report.files_card import FilesCard
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_WIDE = 104


class IssueStep(Step):
    """What is shown is what will be issued: the same numbers, the same pages."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._job: Job | None = None
        self._drafts: list[Draft] = []
        self._previews: dict[str, bytes] = {}
        self._mending = "numbers"
        self._build()
        self.show_ways("numbers", "", "")
        self._issue = PrimaryButton(self.tr("Bericht aus&geben …"), "file-check", self)
        self._issue.clicked.connect(self.issue)
        self.foot.addWidget(self._issue)
        state.changed.connect(self._drop)
        self.refresh()

    def refresh(self) -> None:
        """Set the pages of what was computed; without it say what comes first."""
        if self._job is not None and self._job.is_shown:
            return
        self._drop()
        self._trouble.show_text("")
        self._drafts = report_work.drafts(self.desk, self.state.computed)
        self._show_problem()
        self._offer_schools()
        self._previews = {}
        if self._drafts:
            self.files.show_number(known=any(one.has_number for one in self._drafts))
            orders = [one.order for one in self._drafts]
            self.around.jobs.run(partial(_count, self, orders), self._counted, self._not_set)
        self._show_preview()

    def begin(self) -> None:
        """Begin with the formats."""
        self.files.setFocus()
        self._issue.setFocus()

    def issue(self) -> None:
        """Issue the reports after one last question; from then on they stay as they are."""
        self._trouble.show_text("")
        if not self._drafts:
            return
        try:
            demand_folder(self.files.folder)
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return
        if not self._really():
            return
        self._drop()
        self._issue.setDisabled(True)
        self._busy.begin(self.tr("Der Bericht wird ausgegeben …"))
        self._job = self.around.jobs.run(
            partial(_enter, self, list(self._drafts)),
            self._entered,
            self._not_entered,
            self._busy.advance,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set choices and pages below each other in a narrow window."""
        super().resizeEvent(event)
        wide = sides.arrange(self._sides, self, _WIDE)
        sides.limit(self._left, 58 if wide else None)
        # Beside the choices the pages scroll by themselves: the step needs no bar of its own.
        self.preview.setMinimumHeight(0 if wide else round(self.height() * 0.7))

    def _build(self) -> None:
        self._trouble = Banner("error", "", self)
        self._hint = Banner("warning", "", self)
        self._hint.set_closable(closable=False)
        self._to_texts = self._hint.add_button(self.tr("Ansehen"), "arrow-right")
        self._to_texts.clicked.connect(self._mend)
        self._done = Banner("info", "", self)
        self._done.add_button(self.tr("Ausgegebene Berichte"), "arrow-right").clicked.connect(
            self._show_issued
        )
        self._busy = Busy(self)
        for part in (self._trouble, self._hint, self._done, self._busy):
            self.body.addWidget(part)
        self._left = self._choices()
        self._right = self._pages()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(16)
        self._sides.addWidget(self._left, 2)
        self._sides.addWidget(self._right, 3)
        self.body.addLayout(self._sides, 1)

    def _choices(self) -> QWidget:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        final = Banner(
            "warning",
            self.tr(
                "Ausgeben ist endgültig: Der Bericht bleibt, wie er ist, auch wenn Sie später "
                "etwas ändern. Nach Korrekturen ist eine neue Ausgabe möglich; sie behält die "
                "alten Zahlen, wo sie noch passen."
            ),
            self,
        )
        final.set_closable(closable=False)
        column.addWidget(final)
        self.files = FilesCard(self.tr("Dateien"), self)
        column.addWidget(self.files)
        column.addStretch(1)
        return left

    def _pages(self) -> QWidget:
        made = QWidget(self)
        right = QVBoxLayout(made)
        right.setContentsMargins(0, 0, 0, 0)
        self._school = QComboBox(self)
        self._school.currentIndexChanged.connect(self._show_preview)
        self._school_field = Field(self.tr("Bericht der &Schule"), self._school, "", self)
        self.preview = LetterPreview(self, "file-text")
        self.preview.paper.setAccessibleName(self.tr("Vorschau des Berichts"))
        self._state_words = label(self.tr("Vorschau: noch nicht ausgegeben"), "muted")
        right.addWidget(self._state_words)
        right.addWidget(self._school_field)
        right.addWidget(self.preview, 1)
        return made

    def _show_problem(self, hits: int | None = None) -> None:
        """Say why the report cannot be issued now; `hits` is None until they are counted."""
        self._mending, words = "numbers", ""
        if not self._drafts:
            words = self.tr("Zuerst werden die Zahlen gerechnet und geprüft (Schritt 5).")
        elif self._has_drafts():
            self._mending = "report_text"
            words = self.tr("Ein Text ist angefangen und noch nicht gespeichert.")
        elif self.state.is_stale:
            words = self.tr("Seit dem Rechnen haben Sie etwas geändert. Bitte rechnen Sie neu.")
        elif hits:
            self._mending = "report_text"
            words = self.tr("In Ihren Texten könnte an {} jemand erkennbar sein.").format(
                counted(hits, "Stelle", "Stellen")
            )
        self._hint.show_text(words)
        is_free = not words and hits is not None and not self.desk.workspace.read_only
        self._issue.setEnabled(is_free)

    def _has_drafts(self) -> bool:
        """Return whether a text of these reports was being written when the program ended."""
        orders = [one.order for one in self._drafts]
        return any(begun(self.desk, one.period, one.school_id) for one in orders)

    def _counted(self, hits: int) -> None:
        self._show_problem(hits)

    def _mend(self) -> None:
        self.go_to(self._mending)

    def _show_issued(self) -> None:
        self._done.hide()
        self.go_to("issued")

    def _offer_schools(self) -> None:
        names = {one.id: one.name for one in self.desk.workspace.schools()}
        self._school.blockSignals(True)  # noqa: FBT003 - Qt
        self._school.clear()
        for one in self._drafts:
            self._school.addItem(names.get(one.order.school_id, self.tr("Alle Schulen")))
        self._school.blockSignals(False)  # noqa: FBT003 - Qt
        self._school_field.setVisible(len(self._drafts) > 1)

    def _show_preview(self) -> None:
        self._state_words.setVisible(bool(self._drafts))
        if not self._drafts:
            self.preview.show_words(self.tr("Die Seiten sehen Sie, sobald gerechnet ist."))
            return
        draft = self._drafts[max(0, self._school.currentIndex())]
        ledger_id = draft.order.ledger_id
        if ledger_id in self._previews:
            self.preview.show_letter(self._previews[ledger_id])
            return
        self.preview.show_words(self.tr("Die Seiten werden gesetzt …"))
        self._drop()
        self._job = self.around.jobs.run(
            partial(_set_pages, draft), partial(self._set, ledger_id), self._not_set
        )

    def _set(self, ledger_id: str, data: bytes) -> None:
        self._job = None
        self._previews[ledger_id] = data
        self.preview.show_letter(data)

    def _not_set(self, error: Exception) -> None:
        self._job = None
        sentence = errors.sentence(error)
        self.preview.show_words(sentence)
        self._trouble.show_text(sentence)
        self._issue.setDisabled(True)

    def _drop(self) -> None:
        if self._job is not None:
            self._job.drop()
            self._job = None
            self._busy.end()

    def _really(self) -> bool:
        plan = self.state.plan
        heading = self.tr("{} jetzt ausgeben?").format(plan.period.title)
        words = self.tr(
            "Das lässt sich nicht zurücknehmen: Die gedruckten Zahlen gelten von nun an."
        )
        if plan.period.last >= clock.today():
            words = self.tr(
                "Der Zeitraum läuft noch bis {}: Was Sie danach eintragen, fehlt im Bericht. {}"
            ).format(f"{plan.period.last:%d.%m.%Y}", words)
        words = " ".join(part for part in (self._missing_words(), words) if part)
        return ask.really(self, heading, words, self.tr("&Ausgeben"))

    def _missing_words(self) -> str:
        """Return which schools get no report of their own, and what that means for good."""
        schools = {one.id: one.name for one in self.desk.workspace.schools()}
        refused = [one.order.school_id for one in self.state.computed if one.publication is None]
        if not refused:
            return ""
        names = ", ".join(schools.get(one, "") for one in refused)
        return self.tr(
            "Ohne Bericht bleibt: {}. Ein gemeinsamer Bericht über alle Schulen ist für diese Tage "
            "danach nicht mehr möglich."
        ).format(names)

    def _entered(self, issued: list[Issued]) -> None:
        self._end()
        self.desk.reports.forget_drawn()
        self.state.forget()
        self._write(issued)

    def _not_entered(self, error: Exception) -> None:
        self._end()
        self.refresh()
        self._trouble.show_text(errors.sentence(error))

    def _write(self, issued: Sequence[Issued]) -> None:
        self._issue.setDisabled(True)
        self._busy.begin(self.tr("Die Dateien werden geschrieben …"))
        work = partial(_write, self, issued, self.files.formats, self.files.folder)
        self._job = self.around.jobs.run(
            work, partial(self._written, issued), self._not_written, self._busy.advance
        )

    def _written(self, issued: Sequence[Issued], made: tuple[Files, list[Path]]) -> None:
        self._end()
        files, written = made
        try:
            for one in issued:
                self.desk.reports.keep_files(one, files[one.ledger_id])
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
        names = ", ".join(path.name for path in written)
        self.refresh()
        self._hint.hide()
        self.preview.show_words(self.tr("Die Seiten liegen unter „Ausgegebene Berichte“."))
        self._done.show_text(
            self.tr("Der Bericht ist ausgegeben. Geschrieben nach {}: {}").format(
                self.files.folder, names
            )
            if written
            else self.tr("Der Bericht ist ausgegeben. Es wurde keine Datei gewünscht.")
        )
        self.told.emit(self.tr("Der Bericht ist ausgegeben."))

    def _not_written(self, error: Exception) -> None:
        self._end()
        self.refresh()
        self._hint.hide()
        sentence = errors.sentence(error)
        if isinstance(error, background.StoppedError):
            sentence = ""
        self._trouble.show_text(
            self.tr(
                "Der Bericht ist ausgegeben, aber seine Dateien fehlen noch. {} Unter „Ausgegebene "
                "Berichte“ schreiben Sie sie noch einmal."
            ).format(sentence)
        )

    def _end(self) -> None:
        self._job = None
        self._busy.end()


def _count(step: IssueStep, orders: Sequence[Order], progress: Progress) -> int:
    del progress  # one look at the names of the file
    return report_work.count_hits(step.desk, orders)


def _enter(step: IssueStep, drafts: Sequence[Draft], progress: Progress) -> list[Issued]:
    del progress  # all or nothing
    return report_work.enter(step.desk, drafts)


def _set_pages(draft: Draft, progress: Progress) -> bytes:
    del progress  # the typesetter cannot be stopped half way; its pages are dropped instead
    return report_work.preview(draft)


def _write(
    step: IssueStep,
    issued: Sequence[Issued],
    formats: Sequence[str],
    folder: Path,
    progress: Progress,
) -> tuple[Files, list[Path]]:
    files = report_work.write_reports(step.desk, issued, formats, progress.goes_on)
    return files, report_work.save_files(issued, files, folder)
