"""The sessions of one offer: totals, a series planned at once, each session in its form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.domain.errors import InvalidRecordError
from ssa_desk.domain.records import GroupOffer
from ssa_desk.services.desk import Desk
from ssa_desk.services.groups import Totals
from ssa_desk.ui.dialogs.plan_series import PlanSeriesDialog
from ssa_desk.ui.pages.groups.session_side import SessionSide
from ssa_desk.ui.pages.groups.spec import GROUP_SESSION
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.text import ElidedLabel
from ssa_desk.ui.words import counted

_LOW_LINES = 34
PLACE = Place("page", frozenset({"offer_id"}))


class SessionsTab(RecordsTab):
    """Lists the sessions of the offer that was named last."""

    changed = Signal()
    arranged = Signal()

    offer: GroupOffer | None = None
    _head: QWidget | None = None
    _session_side: SessionSide

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, GROUP_SESSION, parent, PLACE)
        self._add_head()
        self.side.saved.connect(self._tell_totals)

    def made_side(self) -> RecordSide:
        """Return the form with the head count and the list of who came."""
        self._session_side = SessionSide(self._desk, PLACE, self)
        return self._session_side

    def show_offer(self, offer: GroupOffer) -> None:
        """Show the sessions of this offer."""
        self.offer = offer
        self._session_side.show_offer(offer)
        self.show_for({"offer_id": offer.id}, offer.id)
        self._show_totals()

    def refresh(self) -> None:
        """Read list and session again; what is ticked stays."""
        super().refresh()
        self._session_side.show_names()

    def plan_series(self) -> None:
        """Plan many sessions at once."""
        if self.offer is None or self._desk.workspace.read_only or not self.side.leave():
            return
        dialog = PlanSeriesDialog(self._desk, self.offer, self)
        if dialog.exec():
            self.refresh()
            self._tell_totals()
            self.list_side.focus_list()
            words = counted(dialog.planned, self.tr("Termin"), self.tr("Termine"))
            self.told.emit(self.tr("Geplant: %1.").replace("%1", words))
        dialog.deleteLater()

    def _again(self) -> None:
        try:
            found = self._session_side.like_last_time()
        except InvalidRecordError:
            self.side.say(self.tr("Bitte zuerst das Datum richtig eingeben."))
            return
        if not found:
            self.side.say(self.tr("Vor diesem Termin hat noch keiner stattgefunden."))

    def _delete(self) -> None:
        super()._delete()
        self._tell_totals()

    def _bring_back(self) -> None:
        super()._bring_back()
        self._tell_totals()

    @property
    def fills_low_window(self) -> bool:
        """Return whether a session has the room of a low window for itself."""
        is_low = self.window().height() < _LOW_LINES * self.fontMetrics().height()
        return is_low and self.list_side.isHidden()

    def _arrange(self) -> None:
        super()._arrange()
        if self._head is not None:
            self._head.setHidden(self.fills_low_window)
        self.arranged.emit()

    def _add_head(self) -> None:
        self._title = ElidedLabel("", "strong", self)
        self._totals = ElidedLabel("", "small", self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._totals)
        plan = Button(self.tr("&Reihe planen …"), "calendar-days", self)
        plan.setToolTip(self.tr("Viele Termine auf einmal, ohne Ferien und freie Tage"))
        plan.setDisabled(self._desk.workspace.read_only)
        plan.clicked.connect(self.plan_series)
        self._head = QWidget(self)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 12, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(plan)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(0, self._head)

    def _tell_totals(self) -> None:
        self._show_totals()
        self.changed.emit()

    def _show_totals(self) -> None:
        if self.offer is not None:
            self._title.setText(self.offer.title)
            self._totals.setText(totals_words(self._desk.groups.totals(self.offer)))


def totals_words(totals: Totals) -> str:
    """Return "12 stattgefunden, 3 geplant · 96 Teilnahmen · im Mittel 8"."""
    counts = (
        (totals.held, "stattgefunden"),
        (totals.planned, "geplant"),
        (totals.cancelled, "ausgefallen"),
    )
    parts = [", ".join(f"{count} {word}" for count, word in counts if count)]
    if totals.participants:
        parts.append(counted(totals.participants, "Teilnahme", "Teilnahmen"))
    if totals.visitors:
        parts.append(counted(totals.visitors, "Besuch", "Besuche"))
    if totals.mean is not None:
        parts.append(f"im Mittel {number(round(totals.mean, 1))}")
    return " · ".join(part for part in parts if part) or "Noch keine Termine"
