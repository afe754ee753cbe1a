"""People around the child: their telephone is covered where nobody at home may learn anything."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.records import RelatedPerson
from ssa_desk.services.desk import Desk
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.ui.dialogs.ask import really
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place, RecordSpec
from ssa_desk.ui.widgets.banner import Banner

_TELEPHONE = "telephone"


class RelatedTab(RecordsTab):
    """The list of the people around a child."""

    def made_side(self) -> RecordSide:
        """Return the form that covers the telephone."""
        return RelatedSide(self._desk, self.spec, self._place, self)


class RelatedSide(RecordSide):
    """The form of a person, whose telephone is shown on purpose only."""

    def __init__(self, desk: Desk, spec: RecordSpec, place: Place, parent: QWidget) -> None:
        super().__init__(desk, spec, place, parent)
        self._uncovered = ""
        self._warning = Banner("warning", "", self)
        self._warning.set_closable(closable=False)
        self.uncover = self._warning.add_button(self.tr("Aufdecken …"), "eye")
        self.uncover.clicked.connect(self._ask_to_uncover)
        self._page.body.insertWidget(0, self._warning)
        self._guard("")

    def show_record(self, record: Record, case_id: str = "") -> None:
        """Show a person, without the telephone where nobody may call."""
        super().show_record(record, case_id)
        if record.id != self._uncovered:
            self._uncovered = ""
            self._guard(self._why(record))

    def begin(self, values: Mapping[str, Any], case_id: str = "") -> None:
        """Begin a new person; what is typed now is seen."""
        super().begin(values, case_id)
        self._uncovered = ""
        self._guard("")

    def _why(self, record: Record) -> str:
        if not isinstance(record, RelatedPerson) or not record.telephone:
            return ""
        return WithoutParents(self._desk.workspace).covers_related(record)

    def _guard(self, words: str) -> None:
        self._warning.show_text(words)
        if self._form is not None:
            self._form.cells[_TELEPHONE].guard(self.tr("Telefon: verdeckt") if words else "")

    def _ask_to_uncover(self) -> None:
        heading = self.tr("Telefon aufdecken?")
        person = self.record
        if person is None:
            return
        if really(self, heading, self._why(person), self.tr("&Aufdecken")):
            self._uncovered = person.id
            self._guard("")
