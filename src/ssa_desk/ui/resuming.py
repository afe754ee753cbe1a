"""Opens a draft again in the form that it was typed in."""

from typing import TYPE_CHECKING

from ssa_desk.domain.records import AnonymousContact, School, WorkerProfile
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs import (
    agenda_entry,
    class_entry,
    close_case,
    disclose,
    new_case,
    own_choice,
    quick_entry,
    restrict,
    revoke,
    tally,
)
from ssa_desk.ui.dialogs.access import REQUEST
from ssa_desk.ui.dialogs.case_summary.words import SUMMARY
from ssa_desk.ui.forms.drafting import CASE, NEW
from ssa_desk.ui.pages.cases.drafts_bar import IN_CASE
from ssa_desk.ui.pages.child_protection import PROTECTED
from ssa_desk.ui.pages.letters import LETTER
from ssa_desk.ui.pages.records import register

if TYPE_CHECKING:
    from ssa_desk.ui.desk_view import DeskView

_PAGES = {
    new_case.FORM: ("cases", "new"),
    own_choice.FORM: ("settings", "own_choice:"),
    WorkerProfile.KIND: ("settings", "profile"),
    School.KIND: ("settings", "school:"),
    LETTER: ("letters", ""),
    REQUEST: ("data_protection", "requests:"),
}
_OF_CASE = {
    close_case.FORM: "close",
    SUMMARY: "summary",
    class_entry.FORM: "class:",
    disclose.FORM: "disclosure",
    restrict.FORM: "restrict",
    revoke.FORM: "record:consent:",
}


def resume(view: "DeskView", form: str, record_id: str) -> None:
    """Open page or dialog of the draft; it shows the draft by itself."""
    page = _page_of(form)
    if page:
        if view.go(page):
            view.page.resume(form, record_id)
    elif form == quick_entry.FORM:
        view.quick_entry()
    elif form == tally.FORM:
        entry = None if record_id == NEW else view.desk.workspace.get(AnonymousContact, record_id)
        view.write_tally(entry)
    elif form in _OF_CASE:
        action = _OF_CASE[form]
        target = f"{action}{record_id}" if action.endswith(":") else action
        view.show_case(case_of(view.desk, form, record_id), target)
    elif form in _PAGES:
        page, action = _PAGES[form]
        view.go(page, f"{action}{record_id}" if action.endswith(":") else action)


def _page_of(form: str) -> str:
    """Return the page that goes on with a draft itself, or nothing."""
    if form in IN_CASE:
        return "cases"
    if form.startswith(agenda_entry.FORM):
        return "today"
    if form.startswith(PROTECTED):
        return "child_protection"
    return register.page_of(form.removeprefix("page/")) if form.startswith("page/") else ""


def case_of(desk: Desk, form: str, record_id: str) -> str:
    """Return the case that a draft belongs to."""
    drafts = desk.workspace.drafts.all()
    found = (one for one in drafts if (one.form, one.record_id) == (form, record_id))
    return next((str(one.values.get(CASE, "")) for one in found), "")
