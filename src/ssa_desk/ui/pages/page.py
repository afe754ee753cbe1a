"""What every page can do: the main window calls these and listens to the signals."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.ui.jobs import Jobs


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page works with: the open file and the background worker."""

    desk: Desk
    jobs: Jobs


class PageWidget(QWidget):
    """Base of all pages; what a page does not need it leaves as it is here."""

    case_wanted = Signal(str, str)
    """Show a case (id) on its page, and do something there ("", "contact", "letter")."""
    page_wanted = Signal(str, str)
    """Show a page (id) and do something there ("", "new", "import")."""
    draft_wanted = Signal(str, str)
    """Go on with a draft (form, id) that was typed elsewhere."""
    way_back_wanted = Signal(str)
    """Offer the way back to this page over the next one; the sentence says what to do there."""
    told = Signal(str)
    """A sentence for the status bar; never with content of a record."""
    file_work_wanted = Signal(str, object)
    """Work that closes the open file: "rotate" (why), "restore" (path or None), "rescue"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "page")

    def refresh(self) -> None:
        """Read what is shown again."""

    def begin(self) -> None:
        """Put the cursor where one usually begins: the page has just been opened by a key."""

    def has_next(self) -> bool:
        """Return whether "next" leads on from where one was led to."""
        return True

    def focus_search(self) -> None:
        """Put the cursor into the search field of the page."""

    def new_record(self) -> None:
        """Begin what one usually begins here."""

    def save(self) -> bool:
        """Save what is being edited; return whether nothing is left unsaved."""
        return True

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return False

    def leave(self) -> bool:
        """Ask about unsaved work; return whether the page may be left."""
        return True

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now: the file is about to be locked."""

    def show_private(self, *, hidden: bool) -> None:  # noqa: ARG002 - for pages that need it
        """Show names as they may be seen now: as codes, or as they are."""
        self.refresh()

    def place(self) -> tuple[str, ...]:
        """Return where one is on the page: ids and numbers, nothing of what is shown."""
        return ()

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the place again that `place` told before the lock."""

    def live_draft(self) -> tuple[str, str] | None:
        """Return form and id of what is being written and not saved."""
        return None

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft of this page."""

    def act(self, action: str) -> None:
        """Do what another page asked for."""
        if action == "new":
            self.new_record()

    def show_case(self, case_id: str, action: str) -> None:
        """Show one case; only the page of cases answers."""


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the side bar. `build` makes the page at its first visit."""

    id: str
    title: str
    icon: str
    build: Callable[[Surroundings, QWidget], PageWidget]
