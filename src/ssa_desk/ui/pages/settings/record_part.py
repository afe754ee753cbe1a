"""A record with its form and a button that saves it."""

from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.forms.drafting import NEW, DraftedForm
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage

R = TypeVar("R", bound=Record)


class RecordPart(QWidget, Generic[R]):
    """Shows one record to be changed; `saved` comes after it is in the file."""

    saved = Signal(str)

    def __init__(
        self,
        kind: type[R],
        workspace: Workspace,
        parent: QWidget | None,
        skip: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._again = SaveAgain(self.save, self)
        scroll = ScrollPage(self, margin=0)
        self._trouble = Banner("error", "", self)
        self.form = RecordForm(kind, workspace.catalogue, Shape(skip=skip, taken_keys="s"), self)
        self._resumed = Banner("info", "", self)
        self._drafts = DraftedForm(workspace, kind.KIND, self.form, self)
        self.button = PrimaryButton(self.tr("&Speichern"), "save", self)
        self.button.clicked.connect(self.save)
        self.button.setDisabled(workspace.read_only)
        card = Card("", self)
        card.body.addWidget(self._trouble)
        card.body.addWidget(self._resumed)
        card.body.addWidget(self.form)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        card.body.addLayout(row)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        scroll.body.addWidget(card)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def show_record(self, record: R, draft_id: str = "") -> None:
        """Show a record and what was typed and not saved before the last lock or crash."""
        self._trouble.show_text("")
        self.form.show_record(record)
        self._show_draft(draft_id or record.id)

    def start(self) -> None:
        """Begin a new record."""
        self._trouble.show_text("")
        self.form.start({})
        self._show_draft(NEW)

    def discard(self) -> None:
        """Give up what is typed and its draft."""
        self._drafts.keeper.drop()
        self.form.settle()

    def keep_draft(self) -> None:
        """Keep what is typed now."""
        self._drafts.keeper.flush()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self._drafts.keeper.live

    def save(self) -> bool:
        """Save what is typed, or say what is wrong; return whether it is saved."""
        self._trouble.show_text("")
        try:
            record = self.form.record()
            self._workspace.save(record)
            self._drafts.keeper.drop()
        except InvalidRecordError:
            return False
        except ExpectedError as error:
            if not self._again.takes(error):
                self._trouble.show_text(error.sentence)
            return False
        self._again.stop()
        self._resumed.show_text("")
        self.form.show_record(record)
        self.saved.emit(record.id)
        return True

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return self.form.has_changes()

    def _show_draft(self, draft_id: str) -> None:
        resumed = self._drafts.begin(draft_id)
        words = self.tr("Hier ist wieder, was Sie getippt und noch nicht gespeichert hatten.")
        self._resumed.show_text(words if resumed else "")
