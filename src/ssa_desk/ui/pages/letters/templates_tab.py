"""The worker's own templates: list and form, and the way to a letter made of one."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui.pages.letters.specs import LETTER_TEMPLATE
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.widgets.buttons import Button


class TemplatesTab(RecordsTab):
    """Lists the own templates; one becomes a letter in the tab "Schreiben"."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, LETTER_TEMPLATE, parent)

    def made_side(self) -> RecordSide:
        """Return the form with the button that begins a letter."""
        side = TemplateSide(self._desk, self.spec, self._place, self)
        side.write.clicked.connect(self._write)
        return side

    def _write(self) -> None:
        record = self.side.record
        if record is not None and self.leave():
            self.page_wanted.emit("letters", f"write:template:{record.id}")


class TemplateSide(RecordSide):
    """The form of a template."""

    def _begin(self, title: str, case_id: str) -> None:
        super()._begin(title, case_id)
        self.write.setHidden(self.is_new)

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        self.write = Button(self.tr("&Brief schreiben …"), "mail", self)
        self.write.setDisabled(self._desk.workspace.read_only)
        row.addWidget(self.write)
        return row
