"""Asks before cases are deleted for good: what leaves, what the archive said, and why."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.deletion import (
    ARCHIVE_ANSWERS,
    EARLY_GROUNDS,
    GROUNDS,
    OFFERED,
    ArchiveAnswer,
    ArchiveCode,
    DeletionGround,
)
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import Preview
from ssa_desk.services.due_list import PROCEDURE
from ssa_desk.ui.forms.day_editor import DayEditor
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import DangerButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_LETTERS = 76


class DeleteCasesDialog(FormDialog):
    """`proof` says what was answered once the dialog was accepted.

    `assessed` are cases with an assessment of child protection, and the table of procedures
    without a case, once for each: the youth office has to agree. `is_early`: before its time, at
    the wish of the person (Art. 17).
    """

    def __init__(
        self,
        preview: Preview,
        assessed: Sequence[str],
        parent: QWidget | None,
        *,
        is_early: bool = False,
    ) -> None:
        super().__init__(
            self.tr("Endgültig löschen"),
            self.tr(
                "Gelöscht wird in dieser Datei, für immer und ohne Papierkorb. Die Zahlen für "
                "noch offene Berichte werden vorher ohne Namen gesammelt und bleiben gleich."
            ),
            parent,
            letters=_LETTERS,
        )
        self.proof: DeletionProof | None = None
        self._assessed, self._is_early = assessed, is_early
        self.body.addWidget(label(_lines(preview), "", wrap=True))
        self.ground = _box(_texts(GROUNDS, EARLY_GROUNDS), self)
        self.archive = _box(_archive_texts(is_early=is_early), self)
        self.offered_on = DayEditor(self)
        self.decided_on = DayEditor(self)
        self.sure = QCheckBox(self.tr("Mir ist klar, dass sich das nicht rückgängig machen lässt."))
        self._build_fields()
        self.body.addStretch(1)
        self.add_cancel(self.tr("A&bbrechen"))
        self.button = DangerButton(self.tr("Endgültig &löschen"), "trash-2", self)
        self.button.clicked.connect(self.confirm)
        self.add_button(self.button)
        self.archive.currentIndexChanged.connect(self._on_archive)
        self._on_archive()

    def confirm(self) -> None:
        """Take the answers, or say what is missing."""
        self.say("")
        try:
            offered, decided = self.offered_on.day(), self.decided_on.day()
        except EntryError as error:
            self.say(str(error))
            return
        problem = self._problem(offered, decided)
        if problem:
            self.say(problem)
            return
        code: ArchiveCode = self.archive.currentData()
        on = offered if code in OFFERED else None
        youth_office = dict.fromkeys(self._assessed, decided) if decided else {}
        self.proof = DeletionProof(self._ground(), ArchiveAnswer(code, on), youth_office)
        self.accept()

    def _build_fields(self) -> None:
        if self._is_early:
            self.body.addWidget(Field(self.tr("&Grund der Löschung"), self.ground, "", self))
        else:
            self.ground.hide()
        if self._assessed:
            self.body.addWidget(self._assessed_banner())
            self.body.addWidget(
                Field(self.tr("Mit dem &Jugendamt entschieden am"), self.decided_on, "", self)
            )
        else:
            self.decided_on.hide()
        self.body.addWidget(
            Field(
                self.tr("Archiv &angeboten?"),
                self.archive,
                self.tr("Steht im Löschnachweis, der 5 Jahre bleibt und keinen Namen enthält."),
                self,
            )
        )
        self._offered = Field(self.tr("Angeboten a&m"), self.offered_on, "", self)
        self.body.addWidget(self._offered)
        self.body.addWidget(self.sure)

    def _assessed_banner(self) -> Banner:
        alone = self._assessed.count(PROCEDURE)
        cases = counted(len(self._assessed) - alone, "Fall", "Fälle")
        words = [f"{cases} mit Gefährdungseinschätzung"] if len(self._assessed) > alone else []
        words += [f"{alone} Verfahren im Kinderschutz ohne Fall"] if alone else []
        return Banner(
            "warning",
            self.tr("{}: Das wird nur gelöscht, wenn es mit dem Jugendamt entschieden ist.").format(
                " und ".join(words)
            ),
            self,
        )

    def _problem(self, offered: date | None, decided: date | None) -> str:
        if self._is_early and self.ground.currentData() is None:
            return self.tr("Bitte wählen Sie den Grund der Löschung.")
        if self._assessed and (decided is None or decided > clock.today()):
            return self.tr("Bitte nennen Sie den Tag der Entscheidung mit dem Jugendamt.")
        if self.archive.currentData() is None:
            return self.tr("Bitte beantworten Sie, ob das Archiv gefragt wurde.")
        is_offered = self.archive.currentData() in OFFERED
        if is_offered and (offered is None or offered > clock.today()):
            return self.tr("Bitte nennen Sie den Tag, an dem Sie dem Archiv angeboten haben.")
        if not self.sure.isChecked():
            return self.tr("Bitte bestätigen Sie, dass die Löschung endgültig ist.")
        return ""

    def _ground(self) -> DeletionGround:
        if not self._is_early:
            return "due"
        chosen: DeletionGround = self.ground.currentData()
        return chosen

    def _on_archive(self) -> None:
        self._offered.setVisible(self.archive.currentData() in OFFERED)


def _lines(preview: Preview) -> str:
    """Return what leaves, kind by kind."""
    parts = [f"{title}: {number}" for title, number in preview.lines]
    if preview.drafts:
        parts.append(f"Entwürfe: {preview.drafts}")
    entries = counted(preview.entries, "Eintrag", "Einträge")
    return f"{entries} und alles, was davon im Suchverzeichnis steht. {' · '.join(parts)}"


def _texts(
    words: Mapping[DeletionGround, str], wanted: Iterable[DeletionGround]
) -> list[tuple[str, str]]:
    return [(one, words[one]) for one in wanted]


def _archive_texts(*, is_early: bool) -> list[tuple[str, str]]:
    return [
        (code, words) for code, words in ARCHIVE_ANSWERS.items() if is_early or code != "on_request"
    ]


def _box(choices: Iterable[tuple[str, str]], parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItem("–", None)
    for code, words in choices:
        box.addItem(words, code)
    return box
