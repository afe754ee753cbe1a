"""The keys in the window: set-up, lock, new password, new keys, a backup put back."""

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from leaks.driver import modal
from leaks.markers import CHANGED, FILE_NAME, PASSWORD, ROTATED, WRONG, typed
from leaks.work import asked, picks


def set_up(day, folder):
    """Make a new file step by step."""
    day.view.new.click()
    view = day.view
    view.place.set_folder(folder / "datei")
    view.place.name.setText("Nord")
    view.forward()
    fill(view.password, PASSWORD)
    view.forward()
    yield lambda: view.step == 2
    day.learn(view._new_file.path, view._new_file.root, view._new_file.code)
    yield from prove(view, view.forward)
    day.type_into(view.profile.profile, typed(0))
    view.forward()
    yield lambda: day.is_open() and day.rests()


def prove(view, forward):
    """Type the groups of the code back."""
    forward()
    for group, line in view.proof.asked:
        QTest.keyClicks(line, group)
    forward()
    yield lambda: True


def fill(parent, word):
    """Type a password into all fields."""
    for line in parent.findChildren(QLineEdit):
        QTest.keyClicks(line, word)


def lock(day, password, meanwhile=None):
    """Lock, mistype the first time, unlock; `meanwhile` is done while the file is closed."""
    day.conductor.lock()
    yield lambda: not day.is_open()
    if meanwhile is not None:
        yield from meanwhile(day)
    yield lambda: hasattr(day.view, "password") and day.rests()
    for word in (WRONG, password) if password == PASSWORD else (password,):
        day.view.password.clear()
        QTest.keyClicks(day.view.password, word)
        day.view.unlock()
        yield day.rests
    yield lambda: day.is_open() and day.rests()


def change_password(day):
    """Change the password in the dialog."""
    from ssa_desk.ui.dialogs.change_password import ChangePasswordDialog

    dialog = ChangePasswordDialog(day.desk, day.conductor.jobs, day.window)

    def change(dialog):
        QTest.keyClicks(dialog.present, PASSWORD)
        fill(dialog.passwords, CHANGED)
        dialog.change()
        yield lambda: modal() is not dialog

    yield from day.through(dialog.exec, answer=change)
    assert dialog.result()
    dialog.deleteLater()


def backup(day, folder):
    """Make a backup in a folder with a telling name."""
    day.desk.backups.choose_folder(asked(folder))
    day.desk.backups.make()
    yield day.rests


def rotate(day, folder):
    """Give the file new keys and save the new sheet where the user wants it."""

    def change(dialog):
        if isinstance(dialog, QFileDialog):
            return None
        return typed_in(dialog)

    def typed_in(dialog):
        QTest.keyClicks(dialog.present, CHANGED)
        fill(dialog.passwords, ROTATED)
        dialog.rotate()
        yield lambda: modal() is not dialog

    yield from day.through(day.conductor.file_work.rotate, "password", answer=change)
    yield lambda: hasattr(day.view, "sheet_step")
    view, target = day.view, asked(folder) / f"{FILE_NAME}-blatt.pdf"
    rotated = view._rotated
    day.learn(view._path, rotated.root, rotated.code)
    view.grab()
    yield from day.through(view.sheet_step.print_wanted.emit)
    yield from day.through(view.sheet_step.save_wanted.emit, answer=picks(target))
    assert target.is_file()
    yield from prove(view, view.forward)
    yield lambda: day.is_open() and day.rests()


def restore(day, folder):
    """Put the backup of before back; its password is that of the day it was made."""
    made = next(iter(sorted(asked(folder).rglob("*.ssabak"))))

    def agree(dialog):
        if isinstance(dialog, QFileDialog):
            return picks(made)(dialog)
        return seen(dialog)

    def seen(dialog):
        QTest.keyClicks(dialog.field.line, CHANGED)
        dialog.inspect()
        yield lambda: not dialog.agree.isHidden()
        dialog.grab()
        QTimer.singleShot(0, dialog, dialog.accept)
        yield lambda: modal() is not dialog

    before = day.conductor.desk_view
    yield from day.through(day.conductor.file_work.restore, None, answer=agree)
    yield lambda: day.is_open() and day.conductor.desk_view is not before and day.rests()
    day.learn(day.desk.path, day.desk.root)
