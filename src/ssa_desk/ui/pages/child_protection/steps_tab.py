"""The steps of a procedure: which are done, what is missing, and the way to write it down."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.content.child_protection import protection_words
from ssa_desk.domain import child_protection as rules
from ssa_desk.domain import clock
from ssa_desk.domain.child_protection import Procedure, StepState
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.pages.child_protection.words import ICONS, STATES, day_or_nothing
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.sides import arrange
from ssa_desk.ui.widgets.text import label

_BESIDE = 72
"""Letters from which on the buttons stand beside the words."""

_WAYS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "noticed": (("Angaben …", "facts"), ("Beobachtung …", "entry")),
    "first_assessment": (("Dringlichkeit …", "first"), ("Leitung …", "answer:management_involved")),
    "acute_danger": (("Eintragen …", "acute"), ("Polizei …", "answer:police_informed")),
    "specialist": (("Eintragen …", "specialist"), ("Fallvorstellung …", "consultation")),
    "assessed": (
        ("Bereiche …", "rating"),
        ("Ergebnis …", "assessed"),
        ("Fachkräfte …", "answer:other_professionals"),
    ),
    "custodians": (("Eintragen …", "answer:custodians_talk"),),
    "child": (("Eintragen …", "answer:child_involved"),),
    "help": (("Eintragen …", "answer:help_offered"), ("Maßnahme …", "measure")),
    "decision": (("Eintragen …", "decision"), ("Informiert? …", "answer:custodians_informed")),
    "feedback": (("Eintragen …", "feedback"),),
    "closed": (("Abschließen …", "close"),),
}
"""What can be written down at a step: the words of the button and the name of the sheet."""


class StepsTab(ScrollPage):
    """Tells which sheet is wanted."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margin=0)
        self.body.setContentsMargins(0, 10, 6, 0)
        self.body.setSpacing(6)
        self._danger = Banner("error", "", self)
        self._danger.set_closable(closable=False)
        self._call = self._danger.add_button(self.tr("Notfallnummern"), "phone")
        self._call.clicked.connect(self._want_numbers)
        self.body.addWidget(self._danger)
        self._due = Banner("warning", "", self)
        self._due.set_closable(closable=False)
        self._review = self._due.add_button(self.tr("Nächster Tag …"), "calendar-clock")
        self._review.clicked.connect(self._want_review)
        self.body.addWidget(self._due)
        self.rows = [StepRow(step, self) for step in rules.STEPS]
        for row in self.rows:
            row.wanted.connect(self.wanted)
            self.body.addWidget(row)
        self._missing = label("", "muted", wrap=True)
        self.body.addWidget(self._missing)
        self.body.addStretch(1)

    def show_procedure(self, procedure: Procedure, *, writable: bool) -> None:
        """Show the steps as they stand."""
        is_urgent = not procedure.is_closed and rules.needs_help_at_once(procedure)
        self._danger.show_text(
            self.tr("Akute Gefahr: Rufen Sie jetzt das Jugendamt oder die Polizei.")
            if is_urgent
            else ""
        )
        self._due.show_text(self._due_words(procedure))
        self._review.setEnabled(writable)
        following = rules.next_step(procedure)
        for row, state in zip(self.rows, rules.steps(procedure), strict=True):
            is_next = following is not None and following.step == state.step
            row.show_state(state, is_next=is_next, writable=writable)
        codes = () if procedure.is_closed else rules.missing(procedure)
        words = "; ".join(protection_words().missing[one] for one in codes)
        self._missing.setText(self.tr("Vor dem Abschluss fehlt noch: {}.").format(words))
        self._missing.setVisible(bool(codes))

    def _due_words(self, procedure: Procedure) -> str:
        today = clock.today()
        words = []
        if rules.review_due(procedure, today):
            words.append(
                self.tr(
                    "Überprüfung fällig: Was hat sich verändert? Bitte ins Protokoll schreiben und "
                    "den nächsten Tag setzen."
                )
            )
        if rules.feedback_missing(procedure, today):
            words.append(self.tr("Das Jugendamt hat noch nicht geantwortet: bitte nachfragen."))
        return " ".join(words)

    def _want_review(self) -> None:
        self.wanted.emit("review")

    def _want_numbers(self) -> None:
        self.wanted.emit("numbers")


class StepRow(QFrame):
    """One step with its sign, its state in words, what is missing, and its buttons."""

    wanted = Signal(str)

    def __init__(self, step: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._step = step
        words = protection_words().steps[step]
        self.setToolTip(words.hint)
        self.setAccessibleDescription(words.hint)
        self._sign = QLabel(self)
        self._title = label(words.title, "strong")
        self._state = label("", "small", wrap=True)
        self.buttons = [self._button(text, way) for text, way in _WAYS[step]]
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._title)
        texts.addWidget(self._state)
        ways = QHBoxLayout()
        ways.setSpacing(2)
        for button in self.buttons:
            ways.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(4)
        self._box.addLayout(texts, 1)
        self._box.addLayout(ways)
        self._box.setAlignment(ways, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.setSpacing(10)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._box, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where there is no room beside them."""
        super().resizeEvent(event)
        arrange(self._box, self, _BESIDE)

    def show_state(self, state: StepState, *, is_next: bool, writable: bool) -> None:
        """Show how the step stands."""
        set_icon(self._sign, *ICONS[state.state], length=20)
        missing = ", ".join(protection_words().missing[one] for one in state.missing)
        parts = [self.tr("jetzt dran") if is_next else STATES[state.state]]
        parts += [one for one in (day_or_nothing(state.day),) if one]
        said = " · ".join(parts) + (f": {missing}" if missing else "")
        self._state.setText(said)
        self.setAccessibleName(f"{self._title.text()}: {said}")
        for button in self.buttons:
            button.setVisible(state.state != "not_needed")
            button.setEnabled(writable)
        if self._step == "closed":
            self.buttons[0].setVisible(state.state == "open")

    def _button(self, text: str, way: str) -> LinkButton:
        button = LinkButton(text, "", self)
        button.setAccessibleName(f"{self._title.text()}: {text}")
        button.setProperty("way", way)
        button.clicked.connect(self._want)
        return button

    def _want(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(str(sender.property("way")))
