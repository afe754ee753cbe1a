"""The step that says who asks for what, and tells whether they may be answered."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.content.access import hint_words, refusal_words
from ssa_desk.domain.entitlement import Verdict
from ssa_desk.domain.errors import InvalidRecordError
from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.pick_case import picked_case
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import ElidedLabel, label

_FIELDS = (
    "request_kind",
    "requester",
    "guardian_id",
    "requester_name",
    "identity_proof",
    "received_on",
    "content",
)
_OF_CUSTODIANS = "guardian_id"


class AskStep(QWidget):
    """The form of a request above, what the law says below; both are always in step."""

    changed = Signal()

    def __init__(self, desk: Desk, request: DataSubjectRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self.request = desk, request
        self.verdict = Verdict()
        self._refusal: str | None = None
        self._judged: tuple[str | None, ...] = ()
        self._page = page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(2, 2, 8, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        page.body.addLayout(self._about())
        self._names = self._guardians()
        choices = tuple(Choice(one, name) for one, name in self._names.items())
        shape = Shape(only=_FIELDS, links={"guardian_id": choices}, taken_keys="fzwlu")
        self.form = RecordForm(DataSubjectRequest, desk.workspace.catalogue, shape, self)
        self.form.show_record(request)
        self.form.changed.connect(self._judge)
        page.body.addWidget(self.form)
        page.body.addWidget(self._law())
        page.body.addStretch(1)
        self._judge()

    def record(self) -> DataSubjectRequest:
        """Return the request as typed; raises InvalidRecordError."""
        typed = self.form.record()
        if typed.requester != "custodian":
            return typed.changed(guardian_id=None)
        names = self._desk.access.requests.guardians(typed)
        name = next((one.name for one in names if one.id == typed.guardian_id), "")
        return typed.changed(requester_name=typed.requester_name or name)

    def _about(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._subject = ElidedLabel("", "heading", self)
        self.pick = Button(self.tr("Anderer &Fall …"), "search", self)
        self.pick.clicked.connect(self._pick)
        row.addWidget(self._subject, 1)
        row.addWidget(self.pick)
        self._show_subject()
        return row

    def _law(self) -> Card:
        self._card = Card(self.tr("Was das Gesetz dazu sagt"), self)
        self._may = Banner("info", "", self._card)
        self._must_not = Banner("error", "", self._card)
        for one in (self._may, self._must_not):
            one.set_closable(closable=False)
            self._card.body.addWidget(one)
        self._say_title = label(self.tr("Das können Sie sagen:"), "muted")
        self._say = label("", "heading", wrap=True)
        self._neutral = label(hint_words("neutral"), "small", wrap=True)
        self._hints = label("", "", wrap=True)
        for words in (self._say_title, self._say, self._neutral, self._hints):
            self._card.body.addWidget(words)
        return self._card

    def _pick(self) -> None:
        case_id = picked_case(self._desk, self)
        if not case_id:
            return
        begun = self._desk.access.requests.begun(case_id)
        self.request = self.request.changed(
            case_id=begun.case_id, young_person_id=begun.young_person_id, guardian_id=None
        )
        typed = self.form.values_as_typed()
        self._names = self._guardians()
        self._renew_guardians()
        self.form.show_record(self.request)
        self.form.restore({name: one for name, one in typed.items() if name != _OF_CUSTODIANS})
        self._show_subject()
        self._judged = ()
        self._judge()

    def _guardians(self) -> dict[str, str]:
        shown = self._desk.workspace.privacy.shown
        found = self._desk.access.requests.guardians(self.request)
        return {one.id: shown(one.name) for one in found}

    def _renew_guardians(self) -> None:
        editor = self.form.editor(_OF_CUSTODIANS)
        if isinstance(editor, ChoiceEditor):
            editor.offer(Choice(one, name) for one, name in self._names.items())

    def _show_subject(self) -> None:
        subject = self._desk.access.requests.subject(self.request)
        shown = self._desk.workspace.privacy.shown
        words = self.tr("Zu niemandem in dieser Datei")
        if subject is not None:
            words = self.tr("Es geht um: %1").replace(
                "%1", shown(subject.name) or self.tr("einen Fall ohne Namen")
            )
        self._subject.setText(words)

    def _judge(self) -> None:
        typed = self._typed()
        about = (typed.requester, typed.identity_proof, typed.guardian_id, typed.case_id)
        if about == self._judged:
            return  # Letters of a text change nothing.
        self._judged = about
        self.form.leave_out(() if typed.requester == "custodian" else (_OF_CUSTODIANS,))
        self.verdict = self._desk.access.requests.verdict(typed)
        refusal = self.verdict.refusal
        words = refusal_words(refusal) if refusal else None
        self._must_not.show_text(words.law if words else "")
        self._may.show_text("" if words else self._may_words())
        for one in (self._say_title, self._say):
            one.setVisible(words is not None)
        self._say.setText(words.say if words else "")
        self._neutral.setVisible(refusal in ("without_parents", "not_entitled"))
        hints = "\n".join(hint_words(one) for one in self.verdict.hints)
        self._hints.setText(hints)
        self._hints.setVisible(bool(hints))
        if refusal and refusal != self._refusal:
            # What may be said now must be in sight, when the new words have their place.
            QTimer.singleShot(0, self, self._show_law)
        self._refusal = refusal
        self.changed.emit()

    def _may_words(self) -> str:
        """Return that the answer may be given, or that something is to be looked at before."""
        if self.verdict.hints:
            return self.tr("Aus dem Fall spricht nichts dagegen. Bitte prüfen Sie vorher noch:")
        return self.tr("Diese Person darf die Antwort erhalten.")

    def _show_law(self) -> None:
        self._page.ensureWidgetVisible(self._card, 0, 0)

    def _typed(self) -> DataSubjectRequest:
        """Return the request with what is typed so far, as far as it is valid."""
        try:
            values = self.form.values()
        except InvalidRecordError:
            return self.request
        known = {name: one for name, one in values.items() if one is not None}
        if values.get("requester") != "custodian":
            known[_OF_CUSTODIANS] = None
        whole = {"requester": None, "identity_proof": None, **known}
        return self.request.changed(**whole)
