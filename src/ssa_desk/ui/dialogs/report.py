"""The dialog of the report to the Fachstelle: numbers, folder, proof, result."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.disclosure.publication import Publication
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.files import demand_folder, write_over
from ssa_desk.services.reports import Issued, Order, Reports
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted, number

_FORMATS = ("pdf", "json")
_ONCE = (
    "Für jeden Zeitraum gibt es nur einen Bericht. Was Sie danach eintragen, ändert ihn nicht mehr."
)


class ReportDialog(Dialog):
    """Issues the report of a period once; later it gives out the same again."""

    def __init__(self, around: Surroundings, period: Period, parent: QWidget) -> None:
        super().__init__(
            self.tr("Bericht an die Fachstelle"),
            self.tr(
                "{}: gerundete Zahlen ohne Namen, als PDF zum Lesen und als Datei für die "
                "Zusammenführung. Vor dem Schreiben prüft das Programm selbst, ob sich aus den "
                "Zahlen jemand erkennen lässt."
            ).format(period.title),
            parent,
        )
        self._around, self._period = around, period
        self._reports: Reports = around.desk.reports
        self._job: Job | None = None
        self._build()
        self._show_known()
        self.setMinimumWidth(640)
        self.fit(640)

    def reject(self) -> None:
        """Leave; what runs is dropped and nothing is written."""
        if self._job is not None:
            self._job.drop()
        super().reject()

    def begin(self) -> None:
        """Compute the report in the background, or take the issued one."""
        self.say("")
        if not self._numbers_fit():
            return
        try:
            known = self._reports.find(self._period)
            if known is not None:
                self._write(
                    self._reports.again(known, slot=self._slot(), school_slots=self._slots())
                )
                return
            demand_folder(Path(self._folder.text()))
            order = self._reports.order(self._period)
            if not self._may_begin():
                return
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self._busy.begin(self.tr("Die Zahlen werden gerundet und geprüft …"))
        self._make.setDisabled(True)
        work = partial(_compute, order)
        self._job = self._around.jobs.run(work, partial(self._computed, order), self._failed)

    def _build(self) -> None:
        self._form = ScrollPage(self, margin=0)
        form = self._form.body
        form.setContentsMargins(0, 0, 4, 0)
        form.setSpacing(10)
        self._once = Banner("warning", self.tr(_ONCE), self)
        self._once.set_closable(closable=False)
        form.addWidget(self._once)
        self._add_numbers(form)
        self._add_folder(form)
        form.addStretch(1)
        self.body.addWidget(self._form, 1)
        self._result = ScrollPage(self, margin=0)
        card = Card("", self)
        self._result.body.addWidget(card)
        self._words = label("", "", wrap=True)
        self._head = label(self.tr("Der Bericht ist fertig"), "heading")
        self._head.hide()
        card.body.addWidget(self._head)
        card.body.addWidget(self._words)
        self._result.hide()
        self.body.addWidget(self._result, 1)
        self._busy = Busy(self)
        self.body.addWidget(self._busy)
        self._leave = self.add_cancel()
        self._make = PrimaryButton(self.tr("Bericht &erstellen"), "file-text", self)
        self._make.clicked.connect(self.begin)
        self.add_button(self._make)

    def _add_numbers(self, form: QVBoxLayout) -> None:
        workspace = self._around.desk.workspace
        self._number = QLineEdit(workspace.profile().report_slot, self)
        self._number.setPlaceholderText("R017")
        hint = self.tr("Von der Fachstelle. Ohne Nummer entsteht nur das PDF.")
        self._number_field = Field(self.tr("&Berichtsnummer"), self._number, hint, self)
        form.addWidget(self._number_field)
        self._schools: dict[str, tuple[QLineEdit, Field]] = {}
        for school in workspace.schools():
            line = QLineEdit(school.report_slot, self)
            line.setPlaceholderText("S04")
            words = self.tr("Schulnummer im Bericht: {}").format(school.name.replace("&", "&&"))
            field = Field(words, line, "", self)
            self._schools[school.name] = (line, field)
            form.addWidget(field)

    def _add_folder(self, form: QVBoxLayout) -> None:
        self._folder = QLineEdit(str(paths.documents_folder()), self)
        choose = Button(self.tr("&Wählen …"), "folder-open", self)
        choose.clicked.connect(self._ask_folder)
        row = QHBoxLayout()
        row.addWidget(Field(self.tr("&Ordner"), self._folder, "", self), 1)
        row.addWidget(choose, 0, Qt.AlignmentFlag.AlignBottom)
        form.addLayout(row)

    def _show_known(self) -> None:
        if self._reports.find(self._period) is None:
            return
        self._once.show_text(
            self.tr(
                "Dieser Bericht ist schon ausgegeben. Sie bekommen dieselben Zahlen noch einmal."
            )
        )
        self._make.setText(self.tr("Noch einmal &ausgeben"))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self.tr("Ordner für den Bericht"), self._folder.text()
        )
        if chosen:
            self._folder.setText(chosen)

    def _may_begin(self) -> bool:
        """Ask before a period that still runs is used up by its only report."""
        last = self._period.last
        if last < clock.today():
            return True
        text = self.tr(
            "Der Zeitraum läuft noch bis {}. Geben Sie den Bericht jetzt aus, fehlt darin alles, "
            "was Sie danach eintragen. Ein zweiter Bericht für diesen Zeitraum ist nicht möglich."
        ).format(f"{last:%d.%m.%Y}")
        return ask.really(self, self.tr("Jetzt schon ausgeben?"), text, self.tr("&Jetzt ausgeben"))

    def _slot(self) -> str | None:
        return self._number.text().strip().upper() or None

    def _slots(self) -> dict[str, str]:
        typed = {name: line.text().strip().upper() for name, (line, _) in self._schools.items()}
        return {name: slot for name, slot in typed.items() if slot}

    def _numbers_fit(self) -> bool:
        slot = self._slot()
        fits = slot is None or _is_number(slot, "R", 3)
        sentence = "" if fits else self.tr("Ein R und drei Ziffern, zum Beispiel R017.")
        self._number_field.show_problem(sentence)
        for line, field in self._schools.values():
            typed = line.text().strip().upper()
            one_fits = not typed or _is_number(typed, "S", 2)
            field.show_problem(
                "" if one_fits else self.tr("Ein S und zwei Ziffern, zum Beispiel S04.")
            )
            fits = fits and one_fits
        return fits

    def _computed(self, order: Order, publication: Publication) -> None:
        self._job = None
        try:
            about = self._reports.about(slot=self._slot(), school_slots=self._slots())
            issued = self._reports.enter(order, publication, about)
        except ExpectedError as error:
            self._failed(error)
            return
        self._write(issued)

    def _write(self, issued: Issued) -> None:
        self._busy.begin(self.tr("Der Bericht wird geschrieben …"))
        self._make.setDisabled(True)
        work = partial(_write_files, issued, Path(self._folder.text()))
        self._job = self._around.jobs.run(work, partial(self._written, issued), self._failed)

    def _written(self, issued: Issued, made: Mapping[str, bytes]) -> None:
        self._job = None
        try:
            self._reports.keep_files(issued, made)
        except ExpectedError as error:
            # The report stands in the ledger and on the disk; a second try writes the same again.
            self._failed(error)
            return
        self._busy.end()
        self._words.setText(result_words(issued, made, _titles(self._around, self._period)))
        self._form.hide()
        self._head.show()
        self._result.show()
        self._leave.setText(self.tr("Schließen"))
        self._make.setVisible(False)
        self._leave.setFocus()
        self.fit(620)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._busy.end()
        self._make.setEnabled(True)
        self.say(errors.sentence(error))


def _compute(order: Order, progress: Progress) -> Publication:
    del progress  # the solver cannot be stopped half way; the result is dropped instead
    return Reports.compute(order)


def _write_files(issued: Issued, folder: Path, progress: Progress) -> Mapping[str, bytes]:
    del progress
    made = Reports.write(issued, _FORMATS)
    for ending, data in made.items():
        write_over(folder / f"{issued.name}.{ending}", data)
    return made


def _is_number(text: str, letter: str, digits: int) -> bool:
    tail = text[1:]
    return text[:1] == letter and len(tail) == digits and tail.isascii() and tail.isdigit()


def _titles(around: Surroundings, period: Period) -> dict[str, str]:
    return {table.id: table.title for table in around.desk.statistics.tables(period)}


def _finding(exposed: int) -> str:
    if not exposed:
        return "Aus keiner lässt sich jemand erkennen."
    return f"Bei {number(exposed)} davon ließe sich jemand erkennen."


def _left_out(publication: Publication, titles: Mapping[str, str]) -> list[str]:
    by_reason: dict[str, list[str]] = {}
    for table_id, reason in publication.dropped:
        by_reason.setdefault(reason, []).append(f"„{titles.get(table_id, table_id)}“")
    return [
        f"Nicht im Bericht: {', '.join(names)}. {reason}" for reason, names in by_reason.items()
    ]


def result_words(issued: Issued, made: Mapping[str, bytes], titles: Mapping[str, str]) -> str:
    """Return what was written, proved and left out."""
    publication = issued.publication
    audit = publication.audit
    names = " und ".join(f"{issued.name}.{ending}" for ending in made)
    checked = counted(audit.quantities, "Größe", "Größen")
    lines = [
        f"Geschrieben: {names}.",
        f"Prüfprotokoll: {checked} geprüft. {_finding(len(audit.exposed))}",
        f"Im Bericht: {counted(len(publication.tables), 'Tabelle', 'Tabellen')}.",
    ]
    lines += _left_out(publication, titles)
    if "json" not in made:
        lines.append("Ohne Berichtsnummer entstand keine Datei für die Zusammenführung.")
    lines += publication.notes
    return "\n\n".join(lines)
