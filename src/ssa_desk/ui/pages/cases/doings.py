"""What data protection offers for one case, in the menu of its head. A new one: a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ssa_desk.services.cases import CaseView
from ssa_desk.ui.pages.page import Surroundings


@dataclass(frozen=True, slots=True)
class CaseDoing:
    """One entry: `run` does it, mostly in a dialog, and returns a sentence when it was done.

    Without `writes` it is offered in a file that can only be read, too.
    """

    id: str
    title: str
    icon: str
    run: Callable[[Surroundings, CaseView, QWidget], str]
    writes: bool = True


CASE_DOINGS: tuple[CaseDoing, ...] = ()


def doing(doing_id: str) -> CaseDoing:
    """Return the entry with this id."""
    return next(one for one in CASE_DOINGS if one.id == doing_id)
