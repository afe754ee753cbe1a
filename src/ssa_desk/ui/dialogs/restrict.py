"""Restricting a case in its processing, releasing it, and reading what a restricted one holds."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.domain.restriction import leaves_figures
from ssa_desk.services.desk import Desk
from ssa_desk.services.timeline import TimelineEntry
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import moment_words

FORM = "restrict"
"""The name of its drafts."""
FIELDS = ("restriction_ground", "restricted_on", "restriction_reason")
_LETTERS = 64


class RestrictDialog(FormDialog):
    """Restricts one case; `told` says what was done."""

    def __init__(self, desk: Desk, case: Case, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Verarbeitung einschränken"),
            self.tr("Der Fall wird nur noch gespeichert (Art. 18 DSGVO, § 84 SGB X)."),
            parent,
            letters=_LETTERS,
        )
        self._desk, self._case = desk, case
        self.told = ""
        self.form = RecordForm(Case, desk.workspace.catalogue, Shape(only=FIELDS), self)
        self.form.show_record(case)
        self.form.editor("restricted_on").set_value(clock.today())
        self.form.editor("restriction_reason").set_value("")
        self.body.addWidget(self.form)
        self.figures = label("", "muted", wrap=True)
        words = self.tr(
            "Mit allem, was an ihm hängt, verschwindet er aus Listen, Suche, Auswahl, Heute, "
            "Kalender, Briefen und Ausgaben, auch für die Vertretung. Sie finden ihn danach nur "
            "noch auf der Seite „Datenschutz“ unter „Einschränkungen“; dort wird die Einschränkung "
            "auch aufgehoben."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self.body.addWidget(self.figures)
        self.body.addStretch(1)
        self.add_cancel()
        button = PrimaryButton(self.tr("&Einschränken"), "lock", self)
        button.clicked.connect(self.restrict)
        self.add_button(button)
        self.form.changed.connect(self._on_change)
        self.form.settle()
        self.form.focus_first("restriction_ground")
        self.draft_as(desk.workspace, FORM, self.form, case.id, case.id)
        self._on_change()

    def restrict(self) -> None:
        """Restrict the case, or say what is missing."""
        self.say("")
        try:
            ground, day, reason = (self.form.editor(name).value() for name in FIELDS)
            self._desk.restrictions.restrict(
                self._case.id,
                str(ground or ""),
                str(reason or ""),
                day if isinstance(day, date) else None,
            )
        except EntryError as error:
            self.say(str(error))
            return
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.told = self.tr("Der Fall ist eingeschränkt: Seite „Datenschutz“, „Einschränkungen“.")
        self.accept()

    def _on_change(self) -> None:
        try:
            ground = self.form.editor("restriction_ground").value()
        except EntryError:
            ground = None
        if not ground:
            self.figures.setText("")
        elif leaves_figures(str(ground), is_issued=False):
            self.figures.setText(
                self.tr(
                    "Zahlen: In Zeiträumen, deren Bericht noch nicht ausgegeben ist, zählt der "
                    "Fall nicht mehr mit (Art. 18 Abs. 2 DSGVO: nur noch speichern). Ausgegebene "
                    "Berichte bleiben, wie sie sind."
                )
            )
        else:
            self.figures.setText(
                self.tr(
                    "Zahlen: Der Fall zählt weiter mit, ohne dass jemand erkennbar ist. Die "
                    "Einschränkung steht hier anstelle der Löschung (§ 84 Abs. 3 SGB X)."
                )
            )


class ReleaseDialog(FormDialog):
    """Asks why a restriction ends, and ends it."""

    def __init__(self, desk: Desk, case_id: str, case_no: str, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Einschränkung aufheben"),
            self.tr(
                "Fall {}: Er steht danach wieder in allen Listen und zählt wieder mit. Die "
                "betroffene Person wird vorher unterrichtet (Art. 18 Abs. 3 DSGVO)."
            ).format(case_no),
            parent,
            letters=_LETTERS,
        )
        self._desk, self._case_id = desk, case_id
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 14)
        self.field = Field(
            self.tr("&Begründung"),
            self.reason,
            self.tr("Warum sie endet und wann die Person unterrichtet wurde."),
            self,
        )
        self.body.addWidget(self.field)
        self.body.addStretch(1)
        self.add_cancel()
        button = PrimaryButton(self.tr("Auf&heben"), "lock-open", self)
        button.clicked.connect(self.release)
        self.add_button(button)
        self.reason.setFocus()

    def release(self) -> None:
        """End the restriction, or say what is missing."""
        try:
            self._desk.restrictions.release(self._case_id, self.reason.toPlainText())
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()


class ContentDialog(FormDialog):
    """Shows what happened in a restricted case, to read only."""

    def __init__(
        self, case_no: str, entries: Sequence[TimelineEntry], parent: QWidget | None
    ) -> None:
        super().__init__(
            self.tr("Eingeschränkter Fall {}").format(case_no),
            self.tr(
                "Nur zum Lesen, etwa für Rechtsansprüche oder mit Einwilligung der Person (Art. "
                "18 Abs. 2 DSGVO). Dass der Fall geöffnet wurde, steht im Protokoll."
            ),
            parent,
            letters=84,
        )
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Verlauf des Falls"))
        self.text.setMinimumHeight(18 * self.fontMetrics().lineSpacing())
        self.text.setPlainText(_words(entries) or self.tr("Der Fall hat keine Einträge."))
        self.body.addWidget(self.text, 1)
        self.add_cancel(self.tr("&Schließen"))


def _words(entries: Sequence[TimelineEntry]) -> str:
    """Return the entries as plain text, the newest first."""
    return "\n\n".join(
        "\n".join(
            part
            for part in (
                " · ".join(
                    (
                        moment_words(one.day, one.time, one.minutes),
                        one.title,
                        *one.chips,
                        *one.marks,
                    )
                ),
                one.text,
            )
            if part
        )
        for one in entries
    )
