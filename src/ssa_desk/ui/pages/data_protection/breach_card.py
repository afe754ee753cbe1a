"""The head of a breach: its clock, what to do at once, what is done and what is missing."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain.records import DataBreach
from ssa_desk.services.breach_words import clock_words
from ssa_desk.services.breaches import Clock, Step
from ssa_desk.services.desk import Desk
from ssa_desk.ui.look.icons import set_icon
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.chips import Chip, ChipKind
from ssa_desk.ui.widgets.text import label

_TICK_MS = 30_000
_REPORTED = ("risk", "high")


class BreachCard(Card):
    """Shows what is saved; the clock goes on by itself."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("", parent)
        self._desk = desk
        self._words = paper_words("breach")
        self._breach: DataBreach | None = None
        self.clock = Chip("", "warning", self)
        self.body.addWidget(self.clock)
        self.body.addWidget(label(self._words["hours"], "small", wrap=True))
        self.body.addWidget(label(self.tr("Sofort tun"), "strong"))
        self._at_once = label("", "", wrap=True)
        self.body.addWidget(self._at_once)
        self._more = QWidget(self)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(label(self.tr("Schritte"), "strong"))
        self._steps = QVBoxLayout()
        self._steps.setSpacing(3)
        more.addLayout(self._steps)
        more.addWidget(label(self.tr("Was diese Datei über ihren Schutz weiß"), "strong"))
        self._facts = label("", "small", wrap=True)
        more.addWidget(self._facts)
        self.body.addWidget(self._more)
        self._rows: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def show_breach(self, breach: DataBreach) -> None:
        """Show a breach as it is saved."""
        self._breach = breach
        self._more.show()
        self._at_once.setText(self._first_steps(breach.breach_kind or "other"))
        self._facts.setText(" ".join(self._desk.breaches.facts(breach)))
        for row in self._rows:
            row.hide()
            row.deleteLater()
        steps = self._desk.breaches.steps(breach)
        self._rows = [_StepRow(one, *self._said(one, breach.breach_risk), self) for one in steps]
        for row in self._rows:
            self._steps.addWidget(row)
        self._tick()
        self._timer.start()

    def show_new(self, kind: str) -> None:
        """Say of a breach that is being written what to do at once; the clock runs already."""
        self._timer.stop()
        self._breach = None
        self._more.hide()
        self.clock.setText(self.tr("Die Frist läuft ab dem Bemerken"))
        self.clock.show_kind("warning")
        self._at_once.setText(self._first_steps(kind))

    def _first_steps(self, kind: str) -> str:
        steps: dict[str, list[str]] = self._words["at_once"]
        return "\n".join(f"• {one}" for one in steps.get(kind, steps["other"]))

    def _said(self, step: Step, risk: str | None) -> tuple[str, str]:
        """Return the words of a step and its state; what the risk decides says so."""
        name: str = step.name
        if step.name == "supervision" and not self._desk.breaches.is_supervised:
            name = "supervision_if_bound"
        words: dict[str, str] = self._words["steps"]
        if step.is_done:
            state = self.tr("erledigt")
        elif step.is_needed or (name != step.name and risk in _REPORTED):
            state = self.tr("offen")
        else:
            state = self.tr("nicht nötig") if risk else self.tr("hängt vom Risiko ab")
        return words[name], state

    def _tick(self) -> None:
        if self._breach is None:
            return
        clock = self._desk.breaches.clock(self._breach)
        self.clock.setText(clock_words(clock))
        self.clock.show_kind(_kind(clock))
        self.setAccessibleName(self.clock.text())


class _StepRow(QWidget):
    """One step with a tick when it is done."""

    def __init__(self, step: Step, words: str, state: str, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        drawing = QLabel(self)
        set_icon(drawing, *_icon(step))
        row.addWidget(drawing)
        look = "" if step.is_needed or step.is_done else "muted"
        row.addWidget(label(f"{words}: {state}", look, wrap=True), 1)


def _icon(step: Step) -> tuple[str, str]:
    if step.is_done:
        return "circle-check", "accent_text"
    return ("circle-alert", "warning_text") if step.is_needed else ("info", "muted")


def _kind(clock: Clock) -> ChipKind:
    if clock.stopped_at is not None:
        return "warning" if clock.is_over else "quiet"
    return "error" if clock.is_over else "warning"
