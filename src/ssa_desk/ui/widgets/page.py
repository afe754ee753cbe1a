"""What every page of the main window can be asked, and what it gets to work with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ssa_desk.ui.jobs import Jobs
from ssa_desk.ui.widgets.text import set_look

if TYPE_CHECKING:
    from ssa_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Around:
    """What a page works with. `go` opens another page, there at a record (id, or nothing)."""

    desk: "Desk"
    jobs: Jobs
    go: Callable[[str, str], None]
    say: Callable[[str], None]
    """Shows a sentence at the foot of the window for a while."""
    trouble: Callable[[Exception], None]
    """Shows an expected error as its sentence, anything else as a bug."""


class PageWidget(QWidget):
    """One page. The defaults suit a page that has nothing to save or to find."""

    def __init__(self, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.around = around
        set_look(self, "page")

    def refresh(self) -> None:
        """Read again what is shown; called when the page comes to the front."""

    def show_record(self, record_id: str) -> None:
        """Come to the front at this record."""

    def focus_search(self) -> bool:
        """Put the cursor into the search; return whether there is one."""
        return False

    def new_record(self) -> bool:
        """Begin what this page is for; return whether it can."""
        return False

    def new_contact(self) -> bool:
        """Begin a contact of the case that is shown; return whether it can."""
        return False

    def save(self) -> bool:
        """Save what is being written; return whether there was something and it was saved."""
        return False

    def has_unsaved(self) -> bool:
        """Return whether something is being written that is not saved."""
        return False

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the page may be left."""
        return True

    def keep_drafts(self) -> None:
        """Write drafts now: the file is about to be closed."""

    def forget(self) -> None:
        """Empty models and fields: the file is being locked."""


@dataclass(frozen=True, slots=True)
class Page:
    """One entry of the side bar; the page is built at the first visit."""

    id: str
    title: str
    icon: str
    build: Callable[[Around, QWidget], PageWidget]
