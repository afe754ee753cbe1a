"""New keys, restored backups and damaged files, in the whole window over real files."""

import pytest
from PySide6.QtWidgets import QApplication

from ledgers import ledger_of
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case
from ssa_desk.services import unlock
from ssa_desk.services.lock_choice import LockChoice, choose_lock
from ssa_desk.storage import side_file
from ssa_desk.ui.damaged_window import DamagedView
from ssa_desk.ui.dialogs.restore import RestoreDialog
from ssa_desk.ui.dialogs.rotation import RotationDialog
from ssa_desk.ui.dialogs.salvage import SalvageDialog
from ssa_desk.ui.sheet_window import SheetView
from ssa_desk.ui.unlock_window import UnlockView
from ui.keys import in_dialog
from ui.shell import PASSWORD, new_file, shell

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NEW = "Möhre Fenster Zug 12"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Nord.ssadesk"


@pytest.fixture
def created(path):
    return new_file(path)


@pytest.fixture
def opened(created, qapp, qtbot, path):
    made = shell(qapp, path)
    qtbot.addWidget(made.window)
    made.unlock(qtbot)
    made.view.desk.workspace.save(Case(case_no="F-1"))
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_new_keys_make_the_old_password_and_the_old_sheet_useless(opened, created, qtbot, path):
    _rotate(opened, qtbot, "password", new=NEW)
    _prove_sheet(opened, qtbot)
    assert opened.view.desk.workspace.count(Case) == 1
    assert "alten Code" in opened.view.page.file.backups.card.news.accessibleName()
    with pytest.raises(ExpectedError):
        unlock.unlock(path, PASSWORD)
    with pytest.raises(ExpectedError):
        unlock.unlock_with_code(path, created.code)
    unlock.unlock(path, NEW).wipe()


def test_a_rehearsal_after_new_keys_offers_to_renew_the_older_backups(opened, qtbot):
    _rotate(opened, qtbot, "sheet")
    _prove_sheet(opened, qtbot)
    part = opened.view.page.file.backups
    part.rehearse()
    qtbot.waitUntil(lambda: not part.card.trouble.isHidden(), timeout=20_000)
    assert "damaligen Blatt" in part.card.trouble.accessibleName()
    assert opened.window.focusWidget() is part.again


def test_with_a_lost_sheet_the_password_may_stay(opened, qtbot, path):
    _rotate(opened, qtbot, "sheet")
    _prove_sheet(opened, qtbot)
    unlock.unlock(path, PASSWORD).wipe()
    assert opened.view.notices.sheet.isHidden()


def test_stopped_half_way_the_file_is_as_before(opened, qtbot, path):
    def stop():
        dialog = _dialog(RotationDialog)
        dialog.present.setText(PASSWORD)
        dialog.rotate()
        dialog._stop()
        qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
        assert not dialog.button.isHidden()
        dialog.reject()

    in_dialog(stop)
    opened.conductor.file_work.rotate("sheet")
    opened.view.desk.workspace.save(Case(case_no="F-2"))
    unlock.unlock(path, PASSWORD).wipe()


def test_a_wrong_present_password_changes_nothing(opened, qtbot, path):
    said = []

    def answer():
        dialog = _dialog(RotationDialog)
        dialog.present.setText("nicht das richtige")
        dialog.rotate()
        qtbot.waitUntil(lambda: dialog._job is None, timeout=20_000)
        said.append(dialog._trouble.accessibleName())
        dialog.reject()

    in_dialog(answer)
    opened.conductor.file_work.rotate("sheet")
    assert "Passwort stimmt nicht" in said[0]
    assert opened.view.desk.workspace.count(Case) == 1


def test_a_sheet_nobody_proved_is_asked_for_after_the_next_unlock(opened, qtbot, path):
    _rotate(opened, qtbot, "sheet")
    opened.conductor.begin(path)
    opened.unlock(qtbot)
    assert not opened.view.notices.sheet.isHidden()
    opened.view.desk.keys.note_checked()
    opened.view.notices.print.click()
    _prove_sheet(opened, qtbot)
    assert opened.view.notices.sheet.isHidden()


def test_a_new_sheet_nobody_looks_at_goes_and_can_be_had_again(opened, qtbot):
    choose_lock(opened.view.desk.workspace, LockChoice(minutes=1))
    _rotate(opened, qtbot, "sheet")
    sheet, watch = opened.view, opened.conductor.file_work.entry_guard.guard.idle
    assert watch._seconds == 60
    watch.over.emit()
    assert isinstance(opened.view, UnlockView)
    assert not any(sheet._rotated.root._secret)
    assert sheet.sheet_step.paper.pages == 0
    opened.unlock(qtbot)
    assert not opened.view.notices.sheet.isHidden()


def test_a_dialog_over_the_new_sheet_is_closed_before_it_goes(opened, qtbot):
    _rotate(opened, qtbot, "sheet")
    watch = opened.conductor.file_work.entry_guard.guard.idle
    in_dialog(watch.over.emit)
    opened.view._save()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))


def test_a_backup_takes_the_place_of_the_file_after_its_counts_were_shown(opened, qtbot):
    backup = opened.view.desk.backups.make().path
    opened.view.desk.workspace.save(Case(case_no="F-2"))
    shown = []
    in_dialog(lambda: shown.extend(_agree(qtbot)))
    opened.conductor.file_work.restore(backup)
    _until_open(opened, qtbot)
    assert ("Fälle", "1", "2") in shown
    assert opened.view.desk.workspace.count(Case) == 1
    assert "daneben" in opened.view.notices.done.accessibleName()


def test_a_restored_file_knows_the_backup_it_came_from(opened, qtbot):
    backup = opened.view.desk.backups.make().path
    in_dialog(lambda: _agree(qtbot))
    opened.conductor.file_work.restore(backup)
    _until_open(opened, qtbot)
    qtbot.waitUntil(lambda: bool(opened.view.desk.backups.list()), timeout=20_000)
    assert opened.view.desk.backups.state().last.path == backup


def test_reports_issued_under_newer_keys_stay_known_to_an_older_backup(opened, qtbot, path):
    _rotate(opened, qtbot, "sheet")
    _prove_sheet(opened, qtbot)
    side_file.write_ledger(path, opened.view.desk.root, ledger_of(4))
    in_dialog(lambda: _agree(qtbot))
    opened.conductor.file_work.restore(next(path.parent.glob("backups/*.ssabak")))
    _until_open(opened, qtbot)
    assert side_file.read_ledger(path, opened.view.desk.root)["sequence"] == 4
    assert "von damals" in opened.view.notices.done.accessibleName()


def test_a_wrong_password_of_a_backup_leaves_everything_open(opened, qtbot):
    backup = opened.view.desk.backups.make().path

    def answer():
        dialog = _dialog(RestoreDialog)
        dialog.field.line.setText("nicht das richtige")
        dialog.inspect()
        qtbot.waitUntil(lambda: bool(dialog.field.problem), timeout=20_000)
        dialog.reject()

    in_dialog(answer)
    opened.conductor.file_work.restore(backup)
    assert opened.view.desk.workspace.count(Case) == 1


def test_a_damaged_file_is_replaced_by_its_newest_backup_and_kept(opened, qtbot, path):
    opened.view.desk.backups.make()
    _damage_and_unlock(opened, qtbot, path)
    opened.view.rescue.click()
    assert isinstance(opened.view, DamagedView)
    qtbot.waitUntil(lambda: not opened.view.restore.isHidden(), timeout=20_000)
    in_dialog(lambda: _agree(qtbot))
    opened.view.restore.click()
    _until_open(opened, qtbot)
    assert opened.view.desk.workspace.count(Case) == 1
    assert len(list(path.parent.glob("Nord-*.ssadesk"))) == 1


def test_without_a_backup_the_damaged_file_says_what_else_can_be_done(opened, qtbot, path):
    _damage_and_unlock(opened, qtbot, path)
    opened.view.rescue.click()
    qtbot.waitUntil(lambda: bool(opened.view.found.text()), timeout=20_000)
    assert "keine Sicherung" in opened.view.found.text()
    assert opened.view.restore.isHidden()
    opened.view.left.emit(path)
    assert isinstance(opened.view, UnlockView)


def test_a_code_that_finds_a_damaged_file_offers_a_backup_too(opened, created, qtbot, path):
    _damage_and_unlock(opened, qtbot, path)
    opened.conductor.ask_code()
    opened.view.code.setText(created.code)
    opened.view.open()
    qtbot.waitUntil(lambda: not opened.view.rescue.isHidden(), timeout=20_000)
    opened.view.rescue.click()
    assert isinstance(opened.view, DamagedView)


def test_what_is_readable_is_rescued_into_an_empty_folder(opened, qtbot, path, tmp_path):
    (tmp_path / "listen").mkdir()

    def answer():
        dialog = _dialog(SalvageDialog)
        dialog.field.line.setText(PASSWORD)
        dialog.rescue()
        assert "Ordner" in dialog._trouble.accessibleName()
        dialog.take_folder(tmp_path / "listen")
        dialog.rescue()
        qtbot.waitUntil(lambda: not dialog.result_line.isHidden(), timeout=20_000)
        dialog.reject()

    in_dialog(answer)
    opened.conductor.file_work._salvage(path)
    assert "F-1" in (tmp_path / "listen" / "Fälle.csv").read_text(encoding="utf-8-sig")


def test_damage_met_while_the_file_is_open_is_told_above_the_page(opened, qtbot):
    opened.view.desk.workspace.database.is_damaged = True
    qtbot.waitUntil(lambda: not opened.view.notices.damage.isHidden(), timeout=10_000)
    opened.view.notices.help.click()
    assert isinstance(opened.view, DamagedView)


def _rotate(opened, qtbot, cause, new=""):
    def answer():
        dialog = _dialog(RotationDialog)
        dialog.present.setText(PASSWORD)
        for field in (dialog.passwords.first, dialog.passwords.second):
            field.setText(new)
        dialog.rotate()
        qtbot.waitUntil(lambda: dialog.rotated is not None, timeout=30_000)

    in_dialog(answer)
    opened.conductor.file_work.rotate(cause)
    assert isinstance(opened.view, SheetView)


def _prove_sheet(opened, qtbot):
    view = opened.view
    assert view.sheet_step.paper.pages == 1
    view.forward()
    view.forward()
    assert opened.view is view
    for group, line in view.proof.asked:
        line.setText(group.lower())
    view.forward()
    _until_open(opened, qtbot)


def _agree(qtbot):
    dialog = _dialog(RestoreDialog)
    dialog.field.line.setText(PASSWORD)
    dialog.inspect()
    qtbot.waitUntil(lambda: not dialog.agree.isHidden(), timeout=20_000)
    model = dialog.table
    rows = [
        tuple(model.data(model.index(row, column)) for column in range(3))
        for row in range(model.rowCount())
    ]
    dialog.agree.click()
    return rows


def _damage_and_unlock(opened, qtbot, path):
    opened.conductor.lock()
    qtbot.waitUntil(lambda: isinstance(opened.view, UnlockView))
    data = bytearray(path.read_bytes())
    data[100:3000] = bytes(2900)
    path.write_bytes(data)
    opened.view.password.setText(PASSWORD)
    opened.view.unlock()
    qtbot.waitUntil(lambda: not opened.view.rescue.isHidden(), timeout=20_000)


def _until_open(opened, qtbot):
    qtbot.waitUntil(lambda: opened.conductor.desk_view is not None, timeout=30_000)


def _dialog(kind):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog
