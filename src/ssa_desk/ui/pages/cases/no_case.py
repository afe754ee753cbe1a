"""The right side of the page "Fälle" while no case is chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.empty import EmptyState


class NoCase(EmptyState):
    """Offers a new case, and while there is none at all to read the worker's own lists."""

    lists_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("folder-open", "", "", self.tr("Neuer Fall"), parent)
        self.show_words(
            self.tr("Kein Fall gewählt"),
            self.tr("Links einen Fall wählen oder einen neuen anlegen."),
        )
        self._lists = LinkButton(self.tr("Vorhandene Listen einlesen …"), "import", self)
        self._lists.clicked.connect(self.lists_wanted)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            centre = Qt.AlignmentFlag.AlignHCenter
            column.insertWidget(column.count() - 1, self._lists, 0, centre)

    def set_read_only(self) -> None:
        """Offer nothing that would change the file."""
        self.button.setDisabled(True)
        self._lists.setDisabled(True)

    def offer_lists(self, *, offered: bool) -> None:
        """Offer to read lists, or not."""
        self._lists.setVisible(offered)
