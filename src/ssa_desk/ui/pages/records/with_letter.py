"""Records from which a letter can be begun: parent contacts and group offers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.contact_specs import PARENT_CONTACT
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_page import Part
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.widgets.buttons import Button


class SideWithLetter(RecordSide):
    """A form with a button that begins a letter from the saved record."""

    letter_wanted = Signal(str)

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        self.letter = Button(self.tr("Brief …"), "mail", self)
        self.letter.setToolTip(self.tr("Elternbrief schreiben"))
        self.letter.setAccessibleName(self.tr("Elternbrief schreiben"))
        self.letter.setDisabled(self._desk.workspace.read_only)
        self.letter.clicked.connect(self._want_letter)
        row.addWidget(self.letter)
        return row

    def _begin(self, title: str, case_id: str) -> None:
        super()._begin(title, case_id)
        self.letter.setHidden(self.is_new)

    def _want_letter(self) -> None:
        if self.record is not None and not self.is_new:
            self.letter_wanted.emit(self.record.id)


class ParentContactsTab(RecordsTab):
    """The contacts with parents; each leads to a letter to whom it was with."""

    def made_side(self) -> RecordSide:
        """Return the form with the button that begins a letter."""
        side = SideWithLetter(self._desk, self.spec, self._place, self)
        side.letter_wanted.connect(self._write_letter)
        return side

    def _write_letter(self, contact_id: str) -> None:
        if self.leave():
            self.page_wanted.emit("letters", f"contact:{contact_id}")


def _contacts(around: Surroundings, parent: QWidget) -> PageWidget:
    return ParentContactsTab(around.desk, PARENT_CONTACT, parent)


PARENT_CONTACTS = Part(PARENT_CONTACT.kind.KIND, PARENT_CONTACT.kind.PLURAL, _contacts)
"""The tab of the page "Elternarbeit"."""
