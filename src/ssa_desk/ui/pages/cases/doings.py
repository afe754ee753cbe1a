"""What data protection offers for one case, in the menu of its head. A new one: a line here."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ssa_desk.services.cases import CaseView
from ssa_desk.ui.pages.page import PageWidget, Surroundings


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


def _note_disclosure(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    from ssa_desk.ui.dialogs.disclose import note_in_case

    return note_in_case(around, view, parent)


def _protect(_around: Surroundings, view: CaseView, parent: QWidget) -> str:
    """Go to the procedure of the case, or begin one; both lie behind the password."""
    if isinstance(parent, PageWidget):
        parent.page_wanted.emit("child_protection", f"case:{view.case.id}")
    return ""


def _restrict(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    from ssa_desk.ui.dialogs.restrict import RestrictDialog

    dialog = RestrictDialog(around.desk, view.case, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.told


def _access(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    from ssa_desk.ui.pages.data_protection.requests_part import ask_in_case

    return ask_in_case(around, view, parent)


def _delete(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    from ssa_desk.ui.dialogs.delete_case import delete_in_case

    return delete_in_case(around, view, parent)


def _summarise(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    from ssa_desk.ui.dialogs.case_summary.dialog import CaseSummaryDialog

    dialog = CaseSummaryDialog(around, view.case.id, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.message


CASE_DOINGS: tuple[CaseDoing, ...] = (
    CaseDoing("access", "Auskunft …", "file-text", _access),
    CaseDoing("disclosure", "Weitergabe vermerken …", "share-2", _note_disclosure),
    CaseDoing("child_protection", "Kinderschutz …", "shield", _protect),
    CaseDoing("summary", "Fallvorstellung, pseudonymisiert …", "users", _summarise, writes=False),
    CaseDoing("restrict", "Verarbeitung einschränken …", "lock", _restrict),
    CaseDoing("delete", "Fall endgültig löschen …", "trash-2", _delete),
)


def doing(doing_id: str) -> CaseDoing:
    """Return the entry with this id."""
    return next(one for one in CASE_DOINGS if one.id == doing_id)
