"""The choice whether search and timeline know of child protection; off until it is wanted."""

from PySide6.QtWidgets import QCheckBox, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors


class SearchChoice(QCheckBox):
    """Stands behind the password with everything else of the page."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setText(self.tr("In Suche und Verlauf zeigen"))
        self.setToolTip(
            self.tr(
                "Aus: Suche und Fallverlauf wissen nichts vom Kinderschutz. An: Die Suche findet "
                "Fälle auch über Wörter aus Verfahren, und der Verlauf nennt den Tag."
            )
        )
        self.setDisabled(desk.workspace.read_only)
        self.refresh()
        self.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Show the present choice."""
        self.setChecked(self._desk.child_protection.is_in_search)

    def _choose(self, shown: bool) -> None:  # noqa: FBT001 - the shape of Qt
        try:
            self._desk.child_protection.show_in_search(shown=shown)
        except ExpectedError as error:
            errors.show(error, self)
        self.refresh()
