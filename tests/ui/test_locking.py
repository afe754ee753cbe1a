"""Locking by time, sleep and screen; what was typed anywhere is there again afterwards."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QMenu

from ssa_desk.domain.records import AnonymousContact, Case, CaseContact, Guardian, YoungPerson
from ssa_desk.services.lock_choice import lock_choice
from ssa_desk.ui.dialogs.ask import unsaved
from ssa_desk.ui.dialogs.class_entry import ClassDialog
from ssa_desk.ui.dialogs.close_case import CloseCaseDialog
from ssa_desk.ui.dialogs.new_case import NewCaseDialog
from ssa_desk.ui.dialogs.own_choice import OwnChoiceDialog
from ssa_desk.ui.dialogs.quick_entry import QuickEntryDialog
from ssa_desk.ui.dialogs.restrict import RestrictDialog
from ssa_desk.ui.dialogs.tally import TallyDialog
from ssa_desk.ui.forms.record_form import RecordForm
from ssa_desk.ui.unlock_window import UnlockView
from ssa_desk.ui.widgets.dialog import Dialog
from ui.shell import new_file, shell

TYPED = "Noch nicht fertig"


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    made = shell(qapp, path)
    made.conductor.enter(path, new_file(path).root)
    child = YoungPerson(first_name="Mia", last_name="Musterkind")
    case = Case(case_no="2026-001", young_person_id=child.id)
    contact = CaseContact(case_id=case.id, date="2026-09-01", observation="Alt")
    made.view.desk.workspace.save(child, case, contact)
    made.view.desk.workspace.save(Guardian(young_person_id=child.id, name="Kim Musterkind"))
    made.view.desk.workspace.save(AnonymousContact(date="2026-09-01", short_count=1))
    made.case, made.contact = case, contact
    yield made
    if made.conductor.desk_view is not None:
        made.conductor.lock_now("")
    made.window.close()
    made.window.deleteLater()
    qapp.setStyleSheet("")


def lock(made, qtbot, reason=""):
    made.conductor.locking.lock(reason)
    qtbot.waitUntil(lambda: isinstance(made.view, UnlockView))


def lock_over(made, qtbot, do):
    """Do something in the dialog that opens next, then lock over it."""

    def act():
        try:
            do(QApplication.activeModalWidget())
        finally:  # An open dialog would wait for ever.
            made.conductor.lock()

    QTimer.singleShot(0, made.window, act)


def fields(dialog):
    """Return the fields of all forms in a dialog by their names."""
    return {
        name: cell.editor
        for form in dialog.findChildren(RecordForm)
        for name, cell in form.cells.items()
    }


def in_next_dialog(qtbot, look):
    seen = []

    def act():
        dialog = QApplication.activeModalWidget()
        try:
            seen.append(look(dialog))
        finally:  # An open dialog would wait for ever.
            dialog.reject()

    def wait():
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(10, wait)
        else:
            act()

    wait()
    return seen


def test_the_lock_screen_says_why_and_where_to_change_it(opened, qtbot):
    qtbot.waitUntil(lambda: opened.conductor.locking.guard is not None)
    opened.conductor.locking.guard.idle.over.emit()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    words = [one.text() for one in opened.view.findChildren(QLabel)]
    assert any("5 Minuten ohne Eingabe" in one and "Einstellungen" in one for one in words)


@pytest.mark.parametrize(
    ("signal", "word"), [("sleeping", "Ruhezustand"), ("screen_locked", "Bildschirm")]
)
def test_sleep_and_the_lock_of_the_screen_lock_the_file(opened, qtbot, signal, word):
    qtbot.waitUntil(lambda: opened.conductor.locking.guard is not None)
    getattr(opened.conductor.locking.guard.session, signal).emit()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    assert any(word in one.text() for one in opened.view.findChildren(QLabel))


def test_nothing_watches_while_the_file_is_locked(opened, qtbot):
    qtbot.waitUntil(lambda: opened.conductor.locking.guard is not None)
    lock(opened, qtbot)
    assert opened.conductor.locking.guard is None


def test_page_and_record_are_back_after_the_lock(opened, qtbot):
    opened.view.show_case(opened.case.id)
    opened.view.page._pane.tabs.setCurrentIndex(2)
    lock(opened, qtbot)
    opened.unlock(qtbot)
    assert opened.view.page._pane.view.case.id == opened.case.id
    assert opened.view.page._pane.tabs.currentIndex() == 2


def test_a_contact_is_written_on_where_the_cursor_stood(opened, qtbot):
    opened.view.show_case(opened.case.id, "contact")
    editor = opened.view.page._editor._form.editor("observation")
    editor.setFocus()
    editor.text.insertPlainText(TYPED)
    editor.set_place(4)
    lock(opened, qtbot)
    opened.unlock(qtbot)
    qtbot.waitUntil(
        lambda: opened.view.page._made_editor is not None and opened.view.page.has_unsaved()
    )
    again = opened.view.page._editor._form.editor("observation")
    qtbot.waitUntil(lambda: again.value() == TYPED)
    assert again.place() == 4


def test_an_open_contact_without_changes_is_open_again(opened, qtbot):
    opened.view.show_case(opened.case.id)
    opened.view.page._write_contact(opened.contact.id)
    lock(opened, qtbot)
    opened.unlock(qtbot)
    assert opened.view.page._editor.contact_id == opened.contact.id


def _open_new_case(view, made):
    view.new_case()


def _open_closing(view, made):
    view.show_case(made.case.id, "close")


def _open_class(view, made):
    view.show_case(made.case.id, "class:")


def _open_tally(view, made):
    view.tally()


def _open_tally_entry(view, made):
    view.write_tally(view.desk.workspace.find(AnonymousContact)[0])


def _open_quick_entry(view, made):
    view.quick_entry()


def _open_own_choice(view, made):
    view.go("settings", "own_choice:new")


def _open_restriction(view, made):
    view.show_case(made.case.id, "restrict")


DIALOGS = [
    (_open_new_case, NewCaseDialog, "last_name", TYPED),
    (_open_closing, CloseCaseDialog, "goal_attainment", TYPED),
    (_open_class, ClassDialog, "class_name", TYPED),
    (_open_tally, TallyDialog, "persons", "drei"),
    (_open_tally_entry, TallyDialog, "persons", "vier"),
    (_open_quick_entry, QuickEntryDialog, "observation", TYPED),
    (_open_own_choice, OwnChoiceDialog, "label", TYPED),
    (_open_restriction, RestrictDialog, "restriction_reason", TYPED),
]


@pytest.mark.parametrize(("open_it", "kind", "field", "text"), DIALOGS)
def test_what_is_typed_in_a_dialog_is_there_again_after_the_lock(
    opened, qtbot, open_it, kind, field, text
):
    lock_over(opened, qtbot, lambda dialog: fields(dialog)[field].set_typed(text))
    open_it(opened.view, opened)
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    seen = in_next_dialog(qtbot, lambda dialog: (type(dialog), fields(dialog)[field].typed()))
    opened.unlock(qtbot)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(kind, text)]


@pytest.mark.parametrize(("open_it", "kind", "field", "text"), DIALOGS)
def test_a_dialog_that_was_cancelled_keeps_no_draft(opened, qtbot, open_it, kind, field, text):
    def type_and_cancel(dialog):
        fields(dialog)[field].set_typed(text)
        dialog.drafts.flush()
        assert opened.view.desk.workspace.drafts.all()

    in_next_dialog(qtbot, type_and_cancel)
    open_it(opened.view, opened)
    assert opened.view.desk.workspace.drafts.all() == []


def _type_profile(page):
    page.profile.form.editor("function").set_typed(TYPED)
    return lambda page: page.profile.form.editor("function").typed()


def _type_school(page):
    page.schools.begin()
    page.schools.part.form.editor("name").set_typed(TYPED)
    page.tabs.setCurrentIndex(1)
    return lambda page: page.schools.part.form.editor("name").typed()


def _type_letter(page):
    page.part.letter.form.put({"child": TYPED})
    return lambda page: page.part.letter.form.typed_values()["child"]


@pytest.mark.parametrize(
    ("page", "type_it"),
    [("settings", _type_profile), ("settings", _type_school), ("letters", _type_letter)],
)
def test_what_is_typed_on_a_page_is_there_again_after_the_lock(opened, qtbot, page, type_it):
    opened.view.go(page)
    read = type_it(opened.view.page)
    lock(opened, qtbot)
    opened.unlock(qtbot)
    assert opened.view.page_id == page
    qtbot.waitUntil(lambda: read(opened.view.page) == TYPED)


def test_a_question_over_a_question_is_closed_too(opened, qtbot):
    answers = []

    def ask_again(dialog):
        QTimer.singleShot(0, opened.window, opened.conductor.lock)
        answers.append(unsaved(dialog))

    in_next_dialog(qtbot, ask_again)
    Dialog("Frage", "", opened.window).exec()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    assert answers == ["stay"]


def test_menus_and_file_dialogs_are_closed_too(opened, qtbot):
    menu = QMenu(opened.window)
    menu.addAction("Namen")
    menu.popup(opened.window.mapToGlobal(opened.window.rect().center()))
    dialog = QFileDialog(opened.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    lock(opened, qtbot)
    assert not menu.isVisible()
    assert not dialog.isVisible()


def _open_menu(view):
    view.sidebar.menu.popup(QPoint())


def _open_list(view):
    view.page.findChild(QComboBox).showPopup()


@pytest.mark.parametrize("open_it", [_open_menu, _open_list])
def test_the_lock_key_works_over_menus_and_lists(opened, qtbot, open_it):
    opened.view.show_case(opened.case.id, "contact")
    open_it(opened.view)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    shown = QApplication.activePopupWidget()
    qtbot.keyClick(shown, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))


def test_work_that_was_stopped_by_the_lock_is_told_afterwards(opened, qtbot):
    begun = []

    def work(progress):
        begun.append(progress)
        while not progress.is_stopped:
            pass

    opened.conductor.jobs.run(work, begun.append, begun.append, begun.append)
    qtbot.waitUntil(lambda: bool(begun))
    lock(opened, qtbot)
    assert begun[0].is_stopped
    opened.unlock(qtbot)
    assert "angehalten" in opened.window.statusBar().currentMessage()


def test_another_choice_counts_at_once_and_is_kept_in_the_file(opened, qtbot):
    qtbot.waitUntil(lambda: opened.conductor.locking.guard is not None)
    opened.view.go("settings")
    part = opened.view.page.locking
    part.minutes.setCurrentIndex(part.minutes.findData(15))
    assert opened.conductor.locking.guard.idle._seconds == 15 * 60
    assert lock_choice(opened.view.desk.workspace).minutes == 15


def test_the_settings_say_what_this_system_sees(opened, qtbot):
    qtbot.waitUntil(lambda: opened.conductor.locking.guard is not None)
    opened.view.go("settings")
    opened.view.page.locking.refresh()
    sees_all = opened.conductor.locking.guard.idle.sight == "system"
    assert (
        "auch in anderen" if sees_all else "verrät nur"
    ) in opened.view.page.locking.sight.text()


def test_typing_without_a_rest_is_kept_within_three_seconds(opened, qtbot):
    opened.view.show_case(opened.case.id, "contact")
    editor = opened.view.page._editor._form.editor("observation")
    begun = time.monotonic()
    while not opened.view.desk.workspace.drafts.all():
        editor.text.insertPlainText("a")
        qtbot.wait(50)
    assert time.monotonic() - begun < 3


def _write_contact(opened):
    opened.view.show_case(opened.case.id, "contact")
    opened.view.page._editor._form.editor("observation").text.insertPlainText(TYPED)


def _drafted(opened):
    return [one.values.get("observation") for one in opened.view.desk.workspace.drafts.all()]


def test_a_lock_waits_for_a_file_that_is_being_saved_elsewhere(opened, qtbot):
    _write_contact(opened)
    other = opened.view.desk.workspace.database.reader()
    with other.held():
        opened.conductor.lock()
        qtbot.wait(300)
        assert opened.conductor.desk_view is not None
    other.close()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    opened.unlock(qtbot)
    assert _drafted(opened) == [TYPED]


def test_what_the_file_does_not_take_waits_sealed_while_it_is_locked(opened, qtbot):
    _write_contact(opened)
    away = opened.path.rename(opened.path.with_name("weg"))
    lock(opened, qtbot)
    words = [one.text() for one in opened.view.findChildren(QLabel)]
    assert any("Arbeitsspeicher" in one for one in words)
    assert TYPED.encode() not in opened.conductor.locking._held._sealed.blob
    away.rename(opened.path)
    opened.unlock(qtbot)
    assert _drafted(opened) == [TYPED]
    assert not opened.view.desk.workspace.drafts.waiting


def test_what_is_typed_in_a_dialog_waits_for_a_file_that_is_gone(opened, qtbot):
    away = opened.path.with_name("weg")

    def act(dialog):
        fields(dialog)["persons"].set_typed("drei")
        opened.path.rename(away)

    lock_over(opened, qtbot, act)
    _open_tally(opened.view, opened)
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    away.rename(opened.path)
    seen = in_next_dialog(qtbot, lambda dialog: fields(dialog)["persons"].typed())
    opened.unlock(qtbot)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["drei"]


def test_the_program_does_not_end_over_words_that_wait(opened, qtbot):
    _write_contact(opened)
    away = opened.path.rename(opened.path.with_name("weg"))
    lock(opened, qtbot)
    in_next_dialog(qtbot, lambda dialog: dialog.accessibleName())
    assert not opened.conductor.may_close()
    away.rename(opened.path)
    opened.unlock(qtbot)
