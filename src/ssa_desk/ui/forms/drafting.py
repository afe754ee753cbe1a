"""Keeps what is typed into a form as an encrypted draft, at the latest three seconds later."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer

from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.forms.editor import Typed

REST_MS = 3_000
LONGEST_MS = 10_000
CASE = "case_id"
"""Key in a draft whose value is the case that the form belongs to."""

Draft = tuple[Mapping[str, Typed], str]
"""The values as typed, and where the cursor stands."""


class DraftKeeper(QObject):
    """Keeps the draft of one form three seconds after the last key, or every ten seconds.

    `source` gives what is typed, or None when nothing differs from what is saved.
    """

    def __init__(
        self, workspace: Workspace, form: str, source: Callable[[], Draft | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._form, self._source = workspace, form, source
        self._record_id, self._case_id = "", ""
        self._is_own = False
        self.rest = self._timer(REST_MS)
        self._longest = self._timer(LONGEST_MS)

    def begin(self, record_id: str, case_id: str) -> None:
        """Keep drafts of this record from now on."""
        self._stop()
        self._record_id, self._case_id = record_id, case_id
        self._is_own = False

    def adopt(self) -> None:
        """Note that the form shows the draft: it may be dropped with the form."""
        self._is_own = True

    def touch(self) -> None:
        """Note that something was typed."""
        self.rest.start()
        if not self._longest.isActive():
            self._longest.start()

    def flush(self) -> None:
        """Keep what is typed now, when something waits to be kept."""
        if self._longest.isActive():
            self._keep()

    def drop(self) -> None:
        """Forget the draft that was shown or kept here; one that nobody looked at stays."""
        self._stop()
        if self._is_own and not self._workspace.read_only:
            self._workspace.drafts.drop(self._form, self._record_id)

    def _timer(self, length: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(length)
        timer.timeout.connect(self._keep)
        return timer

    def _stop(self) -> None:
        self.rest.stop()
        self._longest.stop()

    def _keep(self) -> None:
        self._stop()
        draft = self._source()
        if draft is None or not self._record_id or self._workspace.read_only:
            return
        values, cursor = draft
        whole = {**values, CASE: self._case_id}
        self._is_own = True
        self._workspace.drafts.keep(self._form, self._record_id, whole, cursor)
