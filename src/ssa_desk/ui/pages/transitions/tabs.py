"""The tabs of the page of transitions: every list stands beside the same form."""

from PySide6.QtWidgets import QWidget

from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.records.list_side import ListSide
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.transitions.spec import TRANSITION
from ssa_desk.ui.pages.transitions.transition_side import TransitionSide
from ssa_desk.ui.pages.transitions.work_list import DUE, OPEN, Work, WorkList


class TransitionsTab(RecordsTab):
    """All transitions."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around.desk, TRANSITION, parent)

    def made_side(self) -> RecordSide:
        """Return the form with the stages."""
        self._transition_side = TransitionSide(self._desk, self._place, self)
        return self._transition_side

    def refresh(self) -> None:
        """Read list and transition again; what is written stays, covered while names are hidden."""
        super().refresh()
        self._transition_side.stages.cover(covered=self._desk.workspace.privacy.is_on)


class WorkTab(TransitionsTab):
    """Transitions that wait; saved ones leave the list and the next one is shown."""

    WORK: Work

    def made_list(self) -> ListSide:
        """Return the list of work."""
        return WorkList(self._desk, self.WORK, self)

    def _on_saved(self, record_id: str) -> None:
        super()._on_saved(record_id)
        if self.list_side.model.row_of(record_id) < 0:
            following = self.list_side.chosen_id if self.list_side.model.total else ""
            if following and following != record_id:
                self._show(following)
            self.list_side.focus_list()


class OpenTab(WorkTab):
    """Those without a place ("Anschluss offen"), class by class."""

    WORK = OPEN


class DueTab(WorkTab):
    """Those to be asked about again after three and six months."""

    WORK = DUE
