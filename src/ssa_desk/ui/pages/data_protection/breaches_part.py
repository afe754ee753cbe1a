"""Breaches of data protection: list, form, the assistant beside it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.records import DataBreach
from ssa_desk.services.desk import Desk
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.pages.data_protection.breach_card import BreachCard
from ssa_desk.ui.pages.data_protection.breach_spec import DATA_BREACH
from ssa_desk.ui.pages.data_protection.breach_texts_card import BreachTextsCard
from ssa_desk.ui.pages.data_protection.risk_card import RiskCard
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place, RecordSpec


class BreachesPart(RecordsTab):
    """The list of breaches; each is led through step by step."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around.desk, DATA_BREACH, parent)

    def made_side(self) -> RecordSide:
        """Return the form with the assistant."""
        return BreachSide(self._desk, DATA_BREACH, self._place, self)


class BreachSide(RecordSide):
    """The clock and the steps above the form, the questions and the texts below it."""

    def __init__(self, desk: Desk, spec: RecordSpec, place: Place, parent: QWidget) -> None:
        super().__init__(desk, spec, place, parent)
        self.card = BreachCard(desk, self)
        self.risk = RiskCard(self)
        self.risk.taken.connect(self._take)
        self.texts = BreachTextsCard(desk, self)
        body = self._page.body
        body.insertWidget(0, self.card)
        body.insertWidget(2, self.risk)
        body.insertWidget(3, self.texts)
        self._kind = ""

    def show_record(self, record: Record, case_id: str = "") -> None:
        """Show a breach with its clock."""
        super().show_record(record, case_id)
        if isinstance(record, DataBreach):
            self.card.show_breach(record)
            self.texts.show_breach(record)
            self.texts.show()
            self._fit_kind()

    def begin(self, values: Mapping[str, Any], case_id: str = "") -> None:
        """Begin a new breach: noticed now, until somebody says otherwise."""
        noticed = clock.now().astimezone().time().replace(second=0)
        super().begin({"discovered_time": noticed, **values}, case_id)
        self.texts.hide()
        self._kind = ""
        self.card.show_new("other")
        self._fit_kind()

    def store(self, record: Record) -> None:
        """Save the breach; one with open steps cannot be closed."""
        if isinstance(record, DataBreach):
            self._desk.breaches.save(record)

    def _on_change(self) -> None:
        super()._on_change()
        self._fit_kind()

    def _fit_kind(self) -> None:
        try:
            kind = self.form.editor("breach_kind").value()
        except EntryError:
            return
        chosen = str(kind or "")
        self.risk.ask(chosen or "other")
        if self.is_new and chosen != self._kind:
            self._kind = chosen
            self.card.show_new(chosen or "other")

    def _take(self, risk: str, reason: str) -> None:
        """Put the suggestion into the form, where it can still be changed."""
        self.take_over({"breach_risk": risk})
        if risk == "none":
            self.take_over({"no_report_reason": reason})
