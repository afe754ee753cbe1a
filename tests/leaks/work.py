"""What a day is made of: records, pages, dialogs, lists, letters, errors."""

import threading
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTabWidget

from leaks.driver import ProvokedError, modal
from leaks.markers import ASKED, BUG, CLIPBOARD, FILE_NAME, FOLDER_NAME, SEARCH, saved, typed

NO_WORK = ("lock", "quit", "open_other", "larger", "smaller", "usual")
"""Commands that end the work, for which the script has its own steps, or only draw anew."""

DAY = date(2026, 1, 2)
"""Of the records that the script saves."""
CLASS = "9z"
GIVEN = {
    "time": "10:30", "date": "01.02.2027", "reply_until": "05.02.2027", "interpreter": "no",
}  # fmt: skip


def asked(folder):
    """Return the folder of the user, where exports go."""
    return folder / ASKED / FOLDER_NAME


def picks(path):
    """Return an answer that goes to the folder in a dialog for files and chooses there."""

    def answer(dialog):
        if isinstance(dialog, QFileDialog):
            dialog.setDirectory(str(path.parent))
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
            dialog.accept()
            return ()
        return None

    return answer


def records(day):
    """Type into the form of every kind, keep it as a draft, save a full record."""
    from ssa_desk.content.catalogues import catalogue
    from ssa_desk.domain.records import RECORDS
    from ssa_desk.ui.forms.record_form import RecordForm
    from storage.any_record import with_needed

    for number, kind in enumerate(RECORDS, start=1):
        form = RecordForm(kind, catalogue, None, day.view)
        form.show()
        day.type_into(form, typed(number))
        day.desk.workspace.drafts.keep(kind.KIND, "new", {"text": typed(number)}, "text")
        form.deleteLater()
        day.desk.workspace.save(*with_needed(kind, saved(number)))
        yield day.rests


def pages(day):
    """Type on every page and in all its tabs, and keep the drafts."""
    view = day.conductor.desk_view
    for page_id in view._pages:
        yield from day.through(view.go, page_id)
        tabs = view.page.findChildren(QTabWidget)[:1]
        for number in range(tabs[0].count() if tabs else 1):
            for widget in tabs:
                yield from day.through(widget.setCurrentIndex, number)
            yield from day.through(view.page.new_record)
            day.type_into(view.page)
            view.page.keep_drafts()
    yield from day.through(view.go, "today")


def commands(day):
    """Do what the menu offers, and type into each dialog that opens."""
    from ssa_desk.ui.actions import ACTIONS

    view = day.conductor.desk_view
    both = {**view.actions_by_id, **day.conductor.actions_by_id}
    for command in ACTIONS:
        if command.id not in NO_WORK:
            yield from day.through(both[command.id].trigger)
    if view.desk.workspace.privacy.is_on:
        view.toggle_privacy()


def case_dialogs(day):
    """Open what belongs to a case: its end, a class, an own choice, which child."""
    from ssa_desk.ui.dialogs.own_choice import OwnChoiceDialog
    from ssa_desk.ui.dialogs.pick_case import picked_case

    view, case_id = day.conductor.desk_view, first_case(day)
    for action in ("close", "class:", "contact"):
        yield from day.through(view.show_case, case_id, action)
    day.type_into(view.page)
    yield from day.through(view.page.leave)
    yield from day.through(picked_case, day.desk, view)
    own = OwnChoiceDialog(day.desk.workspace, day.desk.own_choices, None, view)
    yield from day.through(own.exec)
    own.deleteLater()


def names_hidden(day):
    """Hide the names, look at every page, show them again."""
    view = day.conductor.desk_view
    view.toggle_privacy()
    for page_id in view._pages:
        yield from day.through(view.go, page_id)
        view.page.grab()
    view.toggle_privacy()
    yield from day.through(view.show_case, first_case(day))


def lists(day, folder):
    """Read a list that the user chooses in a dialog for files."""
    from ssa_desk.domain.records import Case

    view, before = day.conductor.desk_view, day.desk.workspace.count(Case)
    pick = picks(asked(folder) / f"{FILE_NAME}.csv")

    def answer(dialog):
        return pick(dialog) if isinstance(dialog, QFileDialog) else read(dialog)

    def read(dialog):
        QTimer.singleShot(0, dialog, dialog._ask_files)
        yield lambda: isinstance(modal(), QFileDialog)
        pick(modal())
        yield lambda: dialog._plan is not None and dialog._job is None and modal() is dialog
        dialog.grab()
        dialog._begin_writing()

    yield from day.through(view.go, "statistics", "import", answer=answer)
    assert day.desk.workspace.count(Case) > before


def letter(day, folder):
    """Write a letter to somebody of the file, see it, print and save it; then to a class."""
    view = day.conductor.desk_view
    a_class(day)
    yield from day.through(view.go, "letters", first_case(day))
    page = view.page.part
    page.letter.form.put(dict.fromkeys(page.letter.form.typed_values(), typed(91)) | GIVEN)
    yield lambda: bool(page._data)
    page.keep_drafts()
    page.grab()
    yield from day.through(page.print_letter)
    target = asked(folder) / f"{FILE_NAME}.pdf"
    yield from day.through(page.save_as, answer=picks(target))
    assert target.is_file()
    yield from day.through(page.act, f"class:/{CLASS}")
    page.letter.form.put(dict.fromkeys(page.letter.form.typed_values(), typed(91)) | GIVEN)
    yield page._print.isEnabled
    page.grab()
    assert len(page.letter.orders()) == 2
    many = asked(folder) / f"{FILE_NAME}-viele.pdf"
    yield from day.through(page.save_as, answer=picks(many))
    assert many.is_file()


def a_class(day):
    """Save two children of one class, each with a mother."""
    from ssa_desk.domain.records import Case, Guardian, YoungPerson

    for number in (311, 312):
        child = YoungPerson(first_name=saved(number), last_name=saved(number))
        case = Case(case_no=saved(number), young_person_id=child.id, class_name=CLASS)
        mother = Guardian(
            young_person_id=child.id, name=saved(number), has_custody="yes", language="tr"
        )
        day.desk.workspace.save(child, case, mother)


def search_and_copy(day):
    """Search for a word and copy another."""
    view = day.conductor.desk_view
    yield from day.through(view.search)
    QTest.keyClicks(QApplication.focusWidget() or view, SEARCH)
    yield day.rests
    line = QLineEdit(CLIPBOARD, view)
    line.selectAll()
    line.copy()
    line.deleteLater()


def bugs(day):
    """Meet errors nobody thought of, whose words are content: in a slot, a job and a thread."""
    from ssa_desk.ui import errors

    def fail(*_):
        raise ProvokedError(BUG)

    yield from day.through(fail)
    yield from day.through(lambda: errors.show(errors.attempt(fail).error, day.window))
    day.conductor.jobs.run(fail, fail, errors.show)
    yield lambda: modal() is not None
    modal().accept()
    yield lambda: modal() is None
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def first_case(day):
    """Return the id of a case."""
    return next(iter(day.desk.cases.rows(limit=1))).id
