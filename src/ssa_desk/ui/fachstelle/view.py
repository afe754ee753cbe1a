"""The window of the Fachstelle: reports in, judged one by one, added up, shown and saved."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.merging.choosing import Choice, Handed
from ssa_desk.domain.merging.merged import Merged
from ssa_desk.services import merge, merge_views
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.fachstelle.files_part import FilesPart
from ssa_desk.ui.fachstelle.result_part import ResultPart
from ssa_desk.ui.fachstelle.save_part import SavePart
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.start import Start
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.header import PageHeader
from ssa_desk.ui.widgets.paper import Paper, print_pdf
from ssa_desk.ui.widgets.text import set_look

T = TypeVar("T")


class FachstelleView(Start):
    """Two steps: the files, then the sums. Nothing is kept when the window closes."""

    left = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "page")
        self.setAcceptDrops(True)
        self._jobs = jobs
        self._job: Job | None = None
        self._handed: dict[Path, Handed] = {}
        self._choice: Choice | None = None
        self._merged: Merged | None = None
        self._build()
        self._show_files()

    def add(self, wanted: Sequence[Path]) -> None:
        """Read files, and the reports in folders, beside those that are there already."""
        if self._job is not None:
            return
        self._say("")
        work = partial(_read, list(wanted), dict(self._handed))
        self._run(self.tr("Die Berichte werden gelesen und geprüft …"), work, self._take)

    def remove(self, place: int) -> None:
        """Take a file away from the list; the file itself stays where it is."""
        paths_ = list(self._handed)
        if self._job is None and place < len(paths_):
            del self._handed[paths_[place]]
            self._judge()

    def add_up(self) -> None:
        """Add up what counts and show the sums."""
        choice = self._choice
        if choice is not None and self._job is None:
            self._say("")
            self._run(
                self.tr("Die Zahlen werden zusammengezählt …"),
                partial(_add_up, choice),
                self._show_result,
            )

    def save(self, formats: Sequence[str]) -> None:
        """Ask for a folder and write the files there; none is ever replaced."""
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Auswertung speichern in"), str(paths.documents_folder())
        )
        if chosen:
            self.save_in(Path(chosen), formats)

    def save_in(self, folder: Path, formats: Sequence[str]) -> None:
        """Write the files into a folder in the background."""
        if self._merged is not None and self._job is None:
            self._say("")
            self._run(
                self.tr("Die Dateien werden geschrieben …"),
                partial(_save, self._merged, folder, formats),
                self._tell_saved,
            )

    def preview(self) -> None:
        """Show the pages as they would be printed."""
        self._set_pages(self._show_pages)

    def print(self) -> None:
        """Set the pages in the background, then ask for a printer."""
        self._set_pages(self._print_pages)

    def _set_pages(self, done: Callable[[bytes], None]) -> None:
        if self._merged is not None and self._job is None:
            self._say("")
            work = partial(_pages, self._merged)
            self._run(self.tr("Die Seiten werden gesetzt …"), work, done)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders of this computer."""
        if self._job is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        dropped = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._show_files()
        self.add(dropped)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave work alone whose answer nobody waits for any more."""
        super().hideEvent(event)
        if not event.spontaneous() and self._job is not None:
            self._job.drop()
            self._rest()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self._build_header()
        column.addWidget(self.header)
        self.news = Banner("info", "", self)
        self.trouble = Banner("warning", "", self)
        column.addWidget(self.news)
        column.addWidget(self.trouble)
        self.steps = QStackedWidget(self)
        self.files, self.result = FilesPart(self), ResultPart(self)
        self.files.wanted.connect(self.add)
        self.files.removed.connect(self.remove)
        self.steps.addWidget(self.files)
        self.steps.addWidget(self.result)
        self.paper = Paper(self.tr("Seiten der Auswertung"), self)
        self.steps.addWidget(self.paper)
        column.addWidget(self.steps, 1)
        self.saving = SavePart(self)
        self.saving.save_wanted.connect(self.save)
        self.saving.preview_wanted.connect(self.preview)
        self.saving.print_wanted.connect(self.print)
        column.addWidget(self.saving)
        self.busy = Busy(self)
        self.busy.cancelled.connect(self._stop)
        column.addWidget(self.busy)

    def _build_header(self) -> None:
        self.header = PageHeader(self.tr("Berichte zusammenführen"), "", self)
        self.leave = Button(self.tr("&Zurück zum Anfang"), "arrow-left", self)
        self.leave.clicked.connect(self.left)
        self.back = Button(self.tr("&Zurück zu den Dateien"), "arrow-left", self)
        self.back.clicked.connect(self._go_back)
        self.go = PrimaryButton(self.tr("&Auswerten"), "chart-column", self)
        self.go.clicked.connect(self.add_up)
        for button in (self.leave, self.back, self.go):
            self.header.add_action(button)

    def _show_files(self) -> None:
        self._go(0)
        self.header.set_subtitle(
            self.tr("Für die Fachstelle: mindestens fünf Berichte von mindestens drei Schulen.")
        )
        self.start_at(self.go if self.go.isEnabled() else self.files.choose)
        self.begin()

    def _show_result(self, found: tuple[Merged, merge_views.ShownMerge]) -> None:
        self._merged, shown = found
        self.result.show_merge(shown)
        self._go(1)
        added = self._merged.years[0].added
        words = self.tr("%1: %2 Berichte von %3 Schulen").replace("%1", shown.title)
        counts = words.replace("%2", str(added.reports)).replace("%3", str(added.schools))
        self.header.set_subtitle(counts)
        self.start_at(self.result.list)
        self.begin()

    def _show_pages(self, pages: bytes) -> None:
        self.paper.show_pdf(pages)
        self._go(2)
        self.paper.setFocus()

    def _go_back(self) -> None:
        """Leave the pages for the sums, the sums for the files."""
        if self.steps.currentIndex() == 2:
            self.paper.show_pdf(b"")
            self._go(1)
            self.result.list.setFocus()
        else:
            self._show_files()

    def _go(self, step: int) -> None:
        self.steps.setCurrentIndex(step)
        to_sums, to_files = self.tr("&Zurück zu den Tabellen"), self.tr("&Zurück zu den Dateien")
        self.back.setText(to_sums if step == 2 else to_files)
        self.saving.preview.setVisible(step == 1)
        for widget in (self.back, self.saving):
            widget.setVisible(step > 0)
        for widget in (self.leave, self.go):
            widget.setVisible(step == 0)
        self._say("")
        self._look()

    def _take(self, handed: dict[Path, Handed]) -> None:
        self._handed = handed
        self._judge()
        self.start_at(self.go if self.go.isEnabled() else self.files.choose)
        self.begin()

    def _judge(self) -> None:
        self._choice = merge.judge(self._handed.values()) if self._handed else None
        self.files.show_choice(self._choice)
        outcome = errors.attempt(self._choice.demand) if self._choice is not None else None
        self.trouble.show_text("" if outcome is None else _sentence(outcome.error))
        self._look()

    def _look(self) -> None:
        """Let only those buttons work that can do something now."""
        is_free = self._job is None
        choice = self._choice
        has_sums = choice is not None and bool(choice.reports or choice.merges)
        self.go.setEnabled(is_free and has_sums)
        for widget in (self.files.choose, self.files.choose_folder, self.saving, self.back):
            widget.setEnabled(is_free)

    def _run(self, words: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        self.busy.begin(words, can_stop=True)
        self._job = self._jobs.run(work, partial(self._end, done), self._fail, self.busy.advance)
        self._look()

    def _end(self, done: Callable[[T], None], found: T) -> None:
        self._rest()
        done(found)

    def _fail(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, merge.StoppedError):
            self.news.show_text(error.sentence)
        else:
            self.trouble.show_text(errors.sentence(error))

    def _rest(self) -> None:
        self._job = None
        self.busy.end()
        self._look()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.progress.stop()

    def _say(self, sentence: str) -> None:
        self.news.show_text(sentence)
        self.trouble.show_text("")

    def _tell_saved(self, written: list[Path]) -> None:
        names = ", ".join(path.name for path in written)
        folder = written[0].parent
        self._say(self.tr("Gespeichert in {}: {}").format(folder, names))

    def _print_pages(self, pages: bytes) -> None:
        if print_pdf(pages, self):
            self._say(self.tr("Die Auswertung ist beim Drucker."))


def _sentence(error: Exception | None) -> str:
    return error.sentence if isinstance(error, ExpectedError) else ""


def _read(
    wanted: Sequence[Path], known: dict[Path, Handed], progress: Progress
) -> dict[Path, Handed]:
    """Read what is new; names are those of now, for two files may have got the same one."""
    files = merge.sources([*known, *wanted])
    new = [file for file in files if file.path not in known]
    read = dict(zip((file.path for file in new), merge.read(new, progress.goes_on), strict=False))
    merge.demand_all(len(read), len(new))
    found = {**known, **read}
    return {file.path: Handed(file.name, found[file.path].content) for file in files}


def _add_up(choice: Choice, _progress: Progress) -> tuple[Merged, merge_views.ShownMerge]:
    merged = merge.add_up(choice)
    return merged, merge_views.shown(merged, clock.today())


def _save(merged: Merged, folder: Path, formats: Sequence[str], progress: Progress) -> list[Path]:
    merge.demand_free(folder, merge.file_names(merged, formats).values())
    made = merge.written(merged, formats, clock.today(), progress.goes_on)
    merge.demand_all(len(made), len(formats))
    return merge.save(made, folder)


def _pages(merged: Merged, _progress: Progress) -> bytes:
    (pages,) = merge.written(merged, ("pdf",), clock.today()).values()
    return pages
