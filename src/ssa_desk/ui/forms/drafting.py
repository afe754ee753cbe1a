"""Keeps what is typed into a form as an encrypted draft, at the latest three seconds later."""

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui import errors
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.forms.saving import AGAIN_MS

REST_MS = 2_500
"""From the first key that is not kept yet; the rest of three seconds is for writing."""
CASE = "case_id"
"""Key in a draft whose value is the case that the form belongs to."""
NEW = "new"
"""Stands for the id of a record that there is only one new one of."""

Draft = tuple[Mapping[str, Typed], str]
"""The values as typed, and where the cursor stands."""


class DraftKeeper(QObject):
    """Keeps the draft of one form less than three seconds after a key, also during long typing.

    `source` gives what is typed, or None when nothing differs from what is saved.
    """

    def __init__(
        self, workspace: Workspace, form: str, source: Callable[[], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._form, self._source = workspace, form, source
        self._record_id, self._case_id = "", ""
        self._is_own = False
        self._is_failing = False
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setTimerType(Qt.TimerType.PreciseTimer)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self._keep_by_itself)

    @property
    def live(self) -> tuple[str, str] | None:
        """Return form and id of what is typed and not saved, or None."""
        return (self._form, self._record_id) if self._source() is not None else None

    def begin(self, record_id: str, case_id: str) -> None:
        """Keep drafts of this record from now on."""
        self.rest.stop()
        self._record_id, self._case_id = record_id, case_id
        self._is_own = False

    def adopt(self) -> None:
        """Note that the form shows the draft: it may be dropped with the form."""
        self._is_own = True

    def touch(self) -> None:
        """Note that something was typed."""
        if not self.rest.isActive():
            self.rest.start()

    def flush(self) -> None:
        """Keep what is typed now, when something waits to be kept; raises the errors of a save."""
        if self.rest.isActive():
            self._keep()

    def drop(self) -> None:
        """Forget the draft that was shown or kept here; one that nobody looked at stays."""
        self.rest.stop()
        if self._is_own and not self._workspace.read_only:
            self._workspace.drafts.drop(self._form, self._record_id)

    def _keep_by_itself(self) -> None:
        try:
            self._keep()
        except ExpectedError as error:
            # The text is still in the form: try again, and say it once.
            self.rest.start()
            if error.passes:
                QTimer.singleShot(AGAIN_MS, self, self._keep_by_itself)
            elif not self._is_failing:
                self._is_failing = True
                errors.show(error)

    def _keep(self) -> None:
        draft = self._source()
        if draft is not None and self._record_id and not self._workspace.read_only:
            values, cursor = draft
            whole = {**values, CASE: self._case_id}
            self._workspace.drafts.keep(self._form, self._record_id, whole, cursor)
            self._is_own = True
        self._is_failing = False
        self.rest.stop()


class Typeable(Protocol):
    """A form, or several together, that can be drafted."""

    @property
    def changed(self) -> SignalInstance:
        """Tell that something was typed."""

    def has_changes(self) -> bool:
        """Return whether something differs from what is saved."""

    def draft(self) -> Draft:
        """Return what is typed."""

    def restore(self, values: Mapping[str, Typed], cursor: str = "") -> None:
        """Put a draft back."""


class DraftedForm(QObject):
    """A form that is drafted while it is open, and shows its own draft when it opens again."""

    def __init__(self, workspace: Workspace, name: str, form: Typeable, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._name, self._typed = workspace, name, form
        self._record_id = ""
        self.keeper = DraftKeeper(workspace, name, self._source, self)
        form.changed.connect(self._on_change)

    def begin(self, record_id: str, case_id: str = "") -> bool:
        """Draft this record; return whether a draft of it waited and is shown now."""
        self._record_id = record_id
        self.keeper.begin(record_id, case_id)
        waiting = self._workspace.drafts.all()
        found = (one for one in waiting if (one.form, one.record_id) == (self._name, record_id))
        draft = next(found, None)
        if draft is None:
            return False
        self._typed.restore(draft.values, draft.cursor)
        self.keeper.adopt()
        return True

    def _source(self) -> Draft | None:
        return self._typed.draft() if self._record_id and self._typed.has_changes() else None

    def _on_change(self) -> None:
        if self._record_id and self._typed.has_changes():
            self.keeper.touch()
