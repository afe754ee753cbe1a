"""The assistant for one request: who asks, review, answer; or the refusal with its letter."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.services.access import Review
from ssa_desk.services.access.collecting import AccessStoppedError
from ssa_desk.services.access.review import AccessFile
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.access import REQUEST
from ssa_desk.ui.dialogs.access.answer_step import AnswerStep
from ssa_desk.ui.dialogs.access.ask_step import AskStep
from ssa_desk.ui.dialogs.access.decide_step import DecideStep
from ssa_desk.ui.dialogs.access.letters import print_letter, save_letter
from ssa_desk.ui.dialogs.access.refuse_step import RefuseStep
from ssa_desk.ui.dialogs.access.review_step import ReviewStep
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.jobs import Job, Progress
from ssa_desk.ui.pages.cases.doings import doing
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.buttons import Button, PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_WIDTH, _HEIGHT = 1100, 690
_FULL = frozenset({"access", "portability"})
"""Requests that are answered with all that is kept."""


class AccessDialog(Dialog):
    """Leads through one request; nothing is saved before the first step is left."""

    def __init__(
        self, around: Surroundings, request: DataSubjectRequest, parent: QWidget | None
    ) -> None:
        super().__init__("Anfrage zu den eigenen Daten", "", parent)
        self._around, self._desk, self._jobs = around, around.desk, around.jobs
        self._access = around.desk.access
        self.request = request
        self.review: Review | None = None
        self.message = ""
        """What the window says when the dialog is left."""
        self._job: Job | None = None
        self._build(request)
        self.draft_as(
            self._desk.workspace,
            REQUEST,
            self.ask.form,
            request.case_id or NEW,
            request.case_id or "",
        )
        self._go(self.ask)
        self.ask.form.focus_first()
        self.setMinimumWidth(min(_WIDTH, self.screen().availableGeometry().width() - 60))
        self.fit(_HEIGHT)

    def lock_away(self) -> None:
        """Close and keep what was decided so far; raises the errors of a save."""
        self._keep_review()
        self.answer_step.stop()
        super().lock_away()

    def done(self, result: int) -> None:
        """Keep the decisions for the next time, and wait for no work any more."""
        if self.answer_step.is_printing:
            self.say(self.tr("Es wird noch gedruckt. Bitte warten Sie einen Augenblick."))
            return
        if self._job is not None:
            self._job.drop()
        self.answer_step.stop()
        kept = errors.attempt(self._keep_review)
        if kept.error is not None:
            errors.show(kept.error, self)
        self.review_step.forget()
        super().done(result)

    def _build(self, request: DataSubjectRequest) -> None:
        self.ask = AskStep(self._desk, request, self)
        self.refuse_step = RefuseStep(self)
        self.review_step = ReviewStep(self)
        self.answer_step = AnswerStep(self._desk, self._jobs, self)
        self.decide_step = DecideStep(self)
        self._stack = QStackedWidget(self)
        for step in (
            self.ask,
            self.refuse_step,
            self.review_step,
            self.answer_step,
            self.decide_step,
        ):
            self._stack.addWidget(step)
        self._busy = Busy(self)
        self._steps = label("", "muted")
        self.body.addWidget(self._steps)
        self.body.addWidget(self._busy)
        # On a low screen the step scrolls; the buttons below stay in sight.
        page = ScrollPage(self, margin=0)
        page.body.addWidget(self._stack)
        self.body.addWidget(page, 1)
        self.close_button = self.add_cancel(self.tr("Schließen"))
        self.back = self.add_button(Button(self.tr("Z&urück"), "arrow-left", self))
        self.refuse = self.add_button(Button(self.tr("Ab&lehnen …"), "x", self))
        self.letter = self.add_button(Button(self.tr("Brief dr&ucken …"), "printer", self))
        self.letter_file = self.add_button(Button(self.tr("Brief &speichern …"), "file-down", self))
        self.onward = PrimaryButton(self.tr("&Weiter"), "arrow-right", self)
        self.add_button(self.onward)
        self._connect()

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.refuse.clicked.connect(self.begin_refusal)
        self.onward.clicked.connect(self.go_on)
        self.letter.clicked.connect(self.print_letter)
        self.letter_file.clicked.connect(self.save_letter)
        self.ask.changed.connect(self._show_ways)
        self.review_step.changed.connect(self._show_ways)
        self.review_step.guarded_wanted.connect(self._show_guarded)
        self.decide_step.doing_wanted.connect(self._do)
        self.answer_step.answered.connect(self._answered)
        self.answer_step.refused.connect(self.say)
        self._busy.cancelled.connect(self._stop)

    @property
    def step(self) -> QWidget | None:
        """Return the step that is shown."""
        return self._stack.currentWidget()

    def go_on(self) -> None:
        """Do what the step is for and show the next one."""
        self.say("")
        try:
            self._go_on()
        except InvalidRecordError:
            return
        except ExpectedError as error:
            self.say(error.sentence)

    def _go_on(self) -> None:
        if self.step is self.ask:
            self._leave_ask()
        elif self.step is self.review_step:
            self._set_answer()
        elif self.step is self.refuse_step:
            ground, reason = self.refuse_step.chosen()
            self.request = self._access.requests.refuse(self.request, ground, reason)
            self._finish(self.tr("Die Ablehnung ist mit ihren Gründen festgehalten."))
            self._show_ways()
        elif self.step is self.decide_step:
            self.request = self._access.requests.settle(self.request, *self.decide_step.chosen())
            self._finish(self.tr("Die Entscheidung ist festgehalten."))
            self.accept()
        else:
            if self.request.answered_on is None:
                self.message = self.tr("Die Anfrage ist noch nicht beantwortet.")
            self.accept()

    def go_back(self) -> None:
        """Show the step before."""
        self.say("")
        if self.answer_step.is_printing:
            return
        self.answer_step.stop()
        self._busy.end()
        self._go(self.review_step if self.step is self.answer_step else self.ask)

    def begin_refusal(self) -> None:
        """Keep the request and ask for the ground; the law proposes one."""
        try:
            self._keep_request()
        except InvalidRecordError:
            return
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self._go(self.refuse_step)
        self.refuse_step.propose(self.ask.verdict.refusal or "other")

    def print_letter(self) -> None:
        """Print the letter of refusal; it says nothing of what the file holds."""
        self._letter(print_letter)

    def save_letter(self) -> None:
        """Write the letter of refusal where the user wants it."""
        self._letter(save_letter)

    def _letter(self, way: Callable[[Desk, bytes, QWidget], bool]) -> None:
        try:
            way(self._desk, self._access.refusal_letter(self.request), self)
        except ExpectedError as error:
            self.say(error.sentence)

    def _leave_ask(self) -> None:
        self._keep_request()
        if self.ask.verdict.refusal:
            self._go(self.refuse_step)
            self.refuse_step.propose(self.ask.verdict.refusal)
        elif self.request.request_kind in _FULL or self.request.request_kind is None:
            self._collect(with_guarded=False)
        else:
            self.decide_step.show_request(self.request)
            self._go(self.decide_step)

    def _keep_request(self) -> None:
        self.request = self.ask.record()
        self._access.requests.save(self.request)
        self.ask.request = self.request
        self.ask.form.settle()
        if self.drafts is not None:
            self.drafts.drop()

    def _collect(self, *, with_guarded: bool) -> None:
        """Read all that is kept, in the background."""
        subject = self._access.requests.subject(self.request)
        if self._desk.workspace.privacy.is_on:
            self.say(self.tr("Namen sind gerade verborgen. Bitte zeigen Sie sie zuerst mit F8."))
            return
        if subject is None:
            self.say(self.tr("Bitte wählen Sie zuerst, um welchen Fall es geht."))
            return
        access, request = self._access, self.request

        def work(progress: Progress) -> AccessFile:
            return access.file(
                subject, request, with_guarded=with_guarded, goes_on=progress.goes_on
            )

        self._begin(self.tr("Alles zu dieser Person wird zusammengestellt …"))
        self._job = self._jobs.run(work, self._show_review, self._fail, self._busy.advance)

    def _show_review(self, file: AccessFile) -> None:
        self._end()
        before, self.review = self.review, Review(file)
        if before is not None:
            self.review.resume(before.kept())
        else:
            self._access.resume_review(self.request, self.review)
        if file.guarded:
            self.review.guarded = "shown"
            if before is not None:
                self.review.resume({**before.kept(), "guarded": "shown"})
        self._go(self.review_step)
        self.review_step.show_review(self.review)

    def _show_guarded(self) -> None:
        if may_enter(self._desk, self._jobs, self):
            self._collect(with_guarded=True)

    def _do(self, doing_id: str) -> None:
        """Do what the request asks for, by the menu of its case."""
        self.say("")
        try:
            view = self._desk.cases.view(self.request.case_id or "")
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.message = doing(doing_id).run(self._around, view, self) or self.message
        self.request = self._access.requests.without_traces(self.request)
        if not self.request.case_id:
            self.decide_step.show_request(self.request)

    def _set_answer(self) -> None:
        """Set the final pages in the background."""
        if self.review is not None:
            self._keep_review()
            pending = self._access.pending(self.request, self.review)
            wish = self._access.wish(self.request, self.review)
            self._go(self.answer_step)
            self.answer_step.set_pages(pending, wish)

    def _answered(self) -> None:
        """Note that the request is answered, once."""
        review = self.review
        if review is None or self.request.answered_on is not None:
            return
        try:
            self.request = self._access.requests.fulfil(
                self.request, review.grounds(), review.withheld_reason
            )
            self._finish(self.tr("Die Auskunft ist erteilt und im Protokoll vermerkt."))
        except ExpectedError as error:
            self.say(error.sentence)
        self._show_ways()

    def _finish(self, message: str) -> None:
        """Forget what waited for the next time: it is answered."""
        self.message = message
        self.review_step.changed.emit()
        self._access.forget_review(self.request)

    def _keep_review(self) -> None:
        if self.review is not None and self.request.answered_on is None:
            self._access.keep_review(self.request, self.review)

    def _go(self, step: QWidget) -> None:
        self._stack.setCurrentWidget(step)
        self._show_ways()

    def _show_ways(self) -> None:
        """Show the buttons that belong to the step, and what is still open."""
        step, is_refused = self.step, bool(self.ask.verdict.refusal)
        self.back.setHidden(step is self.ask or self.request.answered_on is not None)
        self.refuse.setVisible(step is self.ask and not is_refused)
        has_letter = step is self.refuse_step and self.request.request_decision == "refused"
        self.letter.setVisible(has_letter)
        self.letter_file.setVisible(has_letter)
        self._steps.setText(self._step_words())
        words = self.tr("&Weiter")
        if step is self.ask and is_refused:
            words = self.tr("Ab&lehnen …")
        elif step is self.refuse_step:
            words = self.tr("&Fertig") if has_letter else self.tr("Ablehnung &festhalten")
        elif step is self.review_step:
            words = self.tr("&Seiten ansehen")
        elif step is self.decide_step:
            words = self.tr("Ents&cheidung festhalten")
        elif step is self.answer_step:
            words = self.tr("&Fertig")
        self.onward.setText(words)
        points = self.review.open_points() if self.review and step is self.review_step else ()
        self.onward.setDisabled(bool(points) or self._desk.workspace.read_only)
        self.onward.setToolTip("\n".join(points))

    def _step_words(self) -> str:
        """Return where one is."""
        words: dict[QWidget | None, str] = {
            self.review_step: self.tr("Schritt 2 von 3: Prüfen, was andere betrifft"),
            self.answer_step: self.tr("Schritt 3 von 3: Die fertigen Seiten"),
            self.refuse_step: self.tr("Ablehnung"),
            self.decide_step: self.tr("Schritt 2 von 2: Entscheidung"),
        }
        return words.get(self.step, self.tr("Schritt 1: Wer fragt wonach?"))

    def _begin(self, words: str) -> None:
        self._stack.setDisabled(True)
        self.onward.setDisabled(True)
        self._busy.begin(words, can_stop=True)

    def _end(self) -> None:
        self._stack.setEnabled(True)
        self._busy.end()
        self._show_ways()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.drop()
        self._end()

    def _fail(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, AccessStoppedError):
            errors.show(error, self)
