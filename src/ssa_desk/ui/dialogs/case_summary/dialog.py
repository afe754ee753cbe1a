"""The dialog "Fallvorstellung, pseudonymisiert": nothing leaves while anybody is recognisable."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.leaks.check import LeakCheck, open_leaks
from ssa_desk.domain.leaks.found import Leak, LeakError
from ssa_desk.domain.records import Case, ChildProtectionAssessment
from ssa_desk.services import case_summary_work as work
from ssa_desk.services.case_summary import Choice, Purpose, Summary
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.ask import really
from ssa_desk.ui.dialogs.case_summary.choices import SPECIALIST, Choices
from ssa_desk.ui.dialogs.case_summary.editor import SummaryEditor
from ssa_desk.ui.dialogs.case_summary.key_list import KeyList
from ssa_desk.ui.dialogs.case_summary.preview import SummaryPreview
from ssa_desk.ui.dialogs.case_summary.words import CONSULTATION, SUMMARY
from ssa_desk.ui.dialogs.disclose import ask
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.leaving import print_personal, save_personal
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.text import label

FILE_NAME = "fallvorstellung.pdf"
"""Neutral on purpose: no name of a person in the name of a file."""
_REST_MS = 400
_WIDTH, _HEIGHT = 1120, 700
_BASIS = "p64_2a_pseudonymised"
_CLEAN = (
    "Nichts aus Ihrer Datei ist mehr erkennbar. Bitte lesen Sie den Text trotzdem noch einmal: "
    "Auch seltene Umstände können zeigen, wer gemeint ist."
)


class CaseSummaryDialog(Dialog):
    """Drafts a summary of one case in the background; closing keeps what was typed as a draft."""

    changed = Signal()
    """Something was typed: the draft is kept."""

    def __init__(
        self,
        around: Surroundings,
        case_id: str,
        parent: QWidget | None,
        *,
        purpose: Purpose = "peers",
        assessment_id: str = "",
    ) -> None:
        super().__init__("Fallvorstellung, pseudonymisiert", "", parent)
        self._around, self._desk = around, around.desk
        self._case_id, self.message = case_id, ""
        self.summary: Summary | None = None
        self._check: LeakCheck | None = None
        self._jobs: list[Job] = []
        self._is_edited = False
        self._asked = Choice(purpose=purpose, assessment_id=assessment_id)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self._build(assessment_id)
        self.setMinimumWidth(min(_WIDTH, self.screen().availableGeometry().width() - 60))
        self.fit(_HEIGHT)
        if not self._desk.workspace.read_only:
            form = CONSULTATION if assessment_id else SUMMARY
            self.draft_as(self._desk.workspace, form, self, assessment_id or case_id, case_id)
        if self.summary is None:
            self._draft()

    def has_changes(self) -> bool:
        """Return whether something was typed or confirmed since the draft."""
        return self._is_edited and self.summary is not None

    def draft(self) -> tuple[dict[str, Typed], str]:
        """Return what makes the summary, for the encrypted draft."""
        summary = self._current()
        values: dict[str, Any] = {
            "texts": dict(summary.texts),
            "key": [list(one) for one in summary.key],
            "confirmed": sorted(summary.confirmed),
            "purpose": summary.choice.purpose,
            "days": summary.choice.days,
            "whole_course": summary.choice.whole_course,
            "with_entrusted": summary.choice.with_entrusted,
            "assessment_id": summary.choice.assessment_id,
        }
        return values, self.editor.place

    def restore(self, values: Mapping[str, Any], cursor: str = "") -> None:
        """Put a draft back; what is protected only behind the password."""
        names = ("purpose", "days", "whole_course", "with_entrusted", "assessment_id")
        choice, texts = Choice(**{one: values[one] for one in names}), dict(values["texts"])
        if choice.assessment_id and not may_enter(self._desk, self._around.jobs, self):
            return
        key = tuple((str(code), str(who)) for code, who in values["key"])
        confirmed = frozenset(map(str, values["confirmed"]))
        self.choices.show_choice(choice)
        self._is_edited = True
        self._show(Summary(self._case_id, choice, texts, key, confirmed), cursor)
        self._run(partial(_learned, self._desk, self._current()), self._on_learned)

    def reject(self) -> None:
        """Close, and keep what was typed as a draft."""
        if self.drafts is not None and self.has_changes():
            kept = errors.attempt(self.drafts.flush)
            if kept.error is not None:
                errors.show(kept.error, self)
                return
            self.drafts = None
        super().reject()

    def done(self, result: int) -> None:
        """Wait for no work any more."""
        for job in self._jobs:
            job.drop()
        self._rest.stop()
        super().done(result)

    def drop(self) -> None:
        """Throw the text away and close."""
        words = self.tr("Ihr Text geht verloren. Die Einträge des Falls bleiben, wie sie sind.")
        if really(self, self.tr("Fallvorstellung verwerfen?"), words, self.tr("&Verwerfen")):
            super().done(0)

    def print_paper(self) -> None:
        """Print the paper through the gate."""
        self._leave(print_personal, self.tr("Die Fallvorstellung ist an den Drucker gegeben."))

    def save_paper(self) -> None:
        """Write the paper as a file through the gate."""
        words = self.tr("Die Fallvorstellung ist gespeichert. Die Datei ist nicht verschlüsselt.")
        self._leave(partial(save_personal, name=FILE_NAME), words)

    def _build(self, assessment_id: str) -> None:
        self.choices = Choices(self._asked, assessment_id, self)
        self.choices.changed.connect(self._on_choice)
        self.body.addWidget(self.choices)
        self._busy = Busy(self)
        self.body.addWidget(self._busy)
        self.editor = SummaryEditor(self)
        self.editor.typed.connect(self._on_typed)
        self.editor.confirmed.connect(self._confirm)
        self.key, self.preview = KeyList(self._desk.workspace.privacy, self), SummaryPreview(self)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self.editor, self.tr("&Text"))
        self.tabs.addTab(self.key, self.tr("&Wer ist wer"))
        self.tabs.addTab(self.preview, self.tr("V&orschau"))
        self.tabs.currentChanged.connect(self._on_tab)
        self.body.addWidget(self.tabs, 1)
        self._state = label("", "muted", wrap=True)
        self.body.addWidget(self._state)
        self.drop_button = self.add_button(Button(self.tr("&Verwerfen …"), "", self))
        self.drop_button.clicked.connect(self.drop)
        self.add_cancel(self.tr("S&chließen"))
        self.save_button = self.add_button(Button(self.tr("&Speichern …"), "file-down", self))
        self.save_button.clicked.connect(self.save_paper)
        self.print_button = PrimaryButton(self.tr("&Drucken …"), "printer", self)
        self.print_button.clicked.connect(self.print_paper)
        self.add_button(self.print_button)
        self.print_button.setDefault(False)
        self._show_ways()

    def _on_choice(self) -> None:
        self.say("")
        before = self.summary.choice if self.summary else self._asked
        if self._is_edited and not self._may_replace():
            self.choices.show_choice(before)
            return
        if self.choices.wants_rating and not self._may_rate():
            self.choices.protection.setChecked(False)
        if self.choices.choice() != before:
            self._draft()

    def _may_rate(self) -> bool:
        """Ask for the password; return whether there is a procedure to tell of."""
        if not may_enter(self._desk, self._around.jobs, self):
            return False
        if not self.choices.assessment_id:
            found = self._desk.child_protection.of_case(self._case_id)
            self.choices.assessment_id = found[0].id if found else ""
        if not self.choices.assessment_id:
            self.say(self.tr("Zu diesem Fall gibt es keine Gefährdungseinschätzung."))
        return bool(self.choices.assessment_id)

    def _may_replace(self) -> bool:
        words = self.tr("Die Frage bleibt; alle anderen Abschnitte werden neu geschrieben.")
        heading = self.tr("Fallvorstellung neu entwerfen?")
        return really(self, heading, words, self.tr("&Neu entwerfen"))

    def _draft(self) -> None:
        self._check, self._is_edited = None, False
        self._show_ways()
        self.editor.set_read_only(read_only=True)
        self._busy.begin(self.tr("Die Fallvorstellung wird entworfen …"))
        choice = self.choices.choice()
        self._run(partial(_drafted, self._desk, self._case_id, choice), self._on_drafted)

    def _on_drafted(self, made: tuple[Summary, LeakCheck]) -> None:
        question = self.editor.texts.get("question", "")
        self._check = made[1]
        self._show(made[0].changed("question", question), "")
        self._is_edited = bool(question)
        self._look()

    def _show(self, summary: Summary, place: str) -> None:
        self.summary = summary
        self.editor.show_texts(summary.texts, place)
        self.editor.set_read_only(read_only=False)
        self.key.show_key(summary.key)
        self.editor.text.setFocus()

    def _on_learned(self, check: LeakCheck) -> None:
        self._check = check
        self._look()

    def _on_typed(self) -> None:
        if self.summary is None:
            return
        self._is_edited = True
        self._show_ways()
        self._state.setText(self.tr("Der Text wird geprüft …"))
        self._rest.start()
        self.changed.emit()

    def _look(self) -> None:
        """Look for leaks in the texts as they stand, in the background."""
        if self._check is not None:
            texts = self.editor.texts
            self._run(partial(_leaks, self._check, texts), partial(self._on_leaks, texts))

    def _on_leaks(self, texts: Mapping[str, str], leaks: tuple[Leak, ...]) -> None:
        self._busy.end()
        if texts != self.editor.texts or self.summary is None:
            return
        found = list(open_leaks(leaks, self.summary.confirmed))
        self.editor.show_leaks(found)
        self._show_ways(is_clean=not found)
        self._state.setText(_open(len(found)) if found else self.tr(_CLEAN))
        self._on_tab()

    def _confirm(self, leak: Leak) -> None:
        if self.summary is not None:
            self.summary = self.summary.with_confirmed(leak)
            self._is_edited = True
            self.changed.emit()
            self._look()

    def _on_tab(self) -> None:
        if self.tabs.currentWidget() is not self.preview:
            return
        if self.print_button.isEnabled():
            self._run(partial(_paper, self._desk, self._current()), self.preview.show_paper)
        else:
            self.preview.show_words(self._state.text())

    def _leave(self, way: Any, words: str) -> None:  # noqa: ANN401 - one of two functions
        """Check and set the paper once more in the background, then let it go."""
        summary = self._current()
        self.say("")
        self._show_ways()
        self._busy.begin(self.tr("Die Fallvorstellung wird noch einmal geprüft …"))
        done = partial(self._pass_on, way, words, summary)
        self._run(partial(_paper, self._desk, summary), done, self._refused)

    def _pass_on(self, way: Any, words: str, summary: Summary, data: bytes) -> None:  # noqa: ANN401
        """Let the paper go where the gate permits it."""
        self._busy.end()
        self._show_ways(is_clean=self.editor.texts == summary.texts)
        try:
            permit = ask(self._desk, self._wish(summary), self)
            if permit is None or not way(self._desk, permit, data, parent=self):
                return
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.message = f"{words} {self.tr('Die Weitergabe ist vermerkt.')}"
        self.accept()

    def _refused(self, error: Exception) -> None:
        """Say why the paper stays, and look again: the file may know more names by now."""
        self._failed(error)
        if isinstance(error, LeakError):
            self.say(error.sentence)
            self.tabs.setCurrentWidget(self.editor)
            self._run(partial(_learned, self._desk, self._current()), self._on_learned)

    def _wish(self, summary: Summary) -> Wish:
        choice = summary.choice
        is_specialist = choice.purpose == SPECIALIST
        get = self._desk.workspace.get
        about: Case | ChildProtectionAssessment | None = None
        if self._case_id:
            about = get(Case, self._case_id)
        elif choice.assessment_id:
            about = get(ChildProtectionAssessment, choice.assessment_id)
        return Wish(
            document="consultation_paper" if is_specialist else "case_summary",
            recipient="",
            legal_basis=_BASIS,
            content=self.tr("Fallvorstellung, pseudonymisiert"),
            case_id=self._case_id,
            young_person_id=(about.young_person_id if about else None) or "",
            with_entrusted=choice.with_entrusted,
            entrusted_basis="specialists" if choice.with_entrusted else "",
            pseudonymised="yes",
        )

    def _current(self) -> Summary:
        if self.summary is None:
            return Summary(self._case_id, self._asked, {})
        return replace(self.summary, texts=self.editor.texts)

    def _show_ways(self, *, is_clean: bool = False) -> None:
        self.print_button.setEnabled(is_clean)
        self.save_button.setEnabled(is_clean)

    def _run(self, task: Any, done: Any, failed: Any = None) -> None:  # noqa: ANN401 - of any result
        self._jobs = [one for one in self._jobs if not one.is_over]
        self._jobs.append(self._around.jobs.run(task, done, failed or self._failed))

    def _failed(self, error: Exception) -> None:
        self._busy.end()
        if isinstance(error, LeakError):
            self.preview.show_words(error.sentence)
        else:
            self.say(errors.sentence(error))


def _open(count: int) -> str:
    if count == 1:
        return "1 Stelle ist noch offen. Drucken und Speichern geht erst danach."
    return f"{count} Stellen sind noch offen. Drucken und Speichern geht erst danach."


def _drafted(desk: Any, case_id: str, choice: Choice, _: Progress) -> tuple[Summary, LeakCheck]:  # noqa: ANN401
    return work.drafted(desk, case_id, choice)


def _learned(desk: Any, summary: Summary, _: Progress) -> LeakCheck:  # noqa: ANN401
    return work.learned(desk, summary)


def _leaks(check: LeakCheck, texts: Mapping[str, str], _: Progress) -> tuple[Leak, ...]:
    return check.leaks(texts)


def _paper(desk: Any, summary: Summary, _: Progress) -> bytes:  # noqa: ANN401
    return work.paper(desk, summary)
