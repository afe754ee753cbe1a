"""The tabs of the settings about the file: keys, backups, health."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ssa_desk.domain.records import Case
from ssa_desk.services import unlock
from ssa_desk.settings.program import ProgramStore
from ssa_desk.ui.dialogs.change_password import ChangePasswordDialog
from ssa_desk.ui.dialogs.protected import ProtectedDialog
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.settings_page import settings_page
from ui.keys import in_dialog
from ui.shell import PASSWORD, new_file

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NEW = "Möhre Fenster Zug 12"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Nord.ssadesk"


@pytest.fixture
def owned(path):
    """A file with its side file, open."""
    desk = unlock.open_desk(path, new_file(path).root)
    desk.workspace.save(Case(case_no="F-1"))
    yield desk
    desk.close()


@pytest.fixture
def settings(qtbot, qapp, owned, jobs):
    host = QWidget()
    qtbot.addWidget(host)
    build = settings_page(ProgramStore(None), Theme(qapp, "light")).build
    page = build(Surroundings(owned, jobs), host)
    for one in (host, page):
        one.resize(1150, 700)
    with qtbot.waitExposed(host):
        host.show()
    yield page  # noqa: PT022 - the host must outlive the page


def test_the_password_is_changed_and_that_is_said(settings, qtbot, path):
    def answer():
        dialog = _dialog(ChangePasswordDialog)
        dialog.present.setText(PASSWORD)
        for field in (dialog.passwords.first, dialog.passwords.second):
            field.setText(NEW)
        dialog.change()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(answer)
    settings.file.keys.change.click()
    assert "geändert" in settings.file.keys.news.accessibleName()
    unlock.unlock(path, NEW).wipe()


def test_a_wrong_present_password_is_said_at_its_field(settings, qtbot, path):
    said = []

    def answer():
        dialog = _dialog(ChangePasswordDialog)
        dialog.present.setText("nicht das richtige")
        for field in (dialog.passwords.first, dialog.passwords.second):
            field.setText(NEW)
        dialog.change()
        qtbot.waitUntil(lambda: bool(dialog.field.problem), timeout=20_000)
        said.append(dialog.field.problem)
        dialog.reject()

    in_dialog(answer)
    settings.file.keys.change.click()
    assert "Passwort stimmt nicht" in said[0]
    unlock.unlock(path, PASSWORD).wipe()


def test_the_list_of_openings_asks_for_the_password_once_in_ten_minutes(settings, qtbot):
    keys = settings.file.keys

    def answer():
        dialog = _dialog(ProtectedDialog)
        dialog.password.setText(PASSWORD)
        dialog.check()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(answer)
    keys.open.click()
    assert keys.list.is_empty()
    assert not keys.list.isHidden()
    keys.refresh()
    assert not keys.list.isHidden()


def test_without_the_password_the_list_stays_closed(settings, qtbot):
    def answer():
        dialog = _dialog(ProtectedDialog)
        dialog.password.setText("falsch")
        dialog.check()
        qtbot.waitUntil(lambda: bool(dialog.field.problem), timeout=20_000)
        dialog.reject()

    in_dialog(answer)
    settings.file.keys.open.click()
    assert settings.file.keys.list.isHidden()


def test_a_backup_is_made_rehearsed_and_listed(settings, qtbot, jobs):
    part = _shown(settings, "backups")
    part.now.click()
    _until_told(part, qtbot)
    assert "Nr. 1" in part.card.news.accessibleName()
    part.try_out.click()
    qtbot.waitUntil(lambda: "vollständig" in part.card.news.accessibleName(), timeout=20_000)
    assert _cells(part.list.model, 0)[4] == "heute"
    with qtbot.waitSignal(part.restore_wanted) as wanted:
        part.list.change.click()
    assert wanted.args[0].name == "SSA-Sicherung-1.ssabak"


def test_a_folder_is_chosen_tried_and_used(settings, qtbot, tmp_path_factory):
    part = _shown(settings, "backups")
    stick = tmp_path_factory.mktemp("stick")
    part.take_folder(stick)
    _until_told(part, qtbot)
    assert part.folder.text() == str(stick)
    part.make()
    qtbot.waitUntil(lambda: "Nr. 1" in part.card.news.accessibleName(), timeout=20_000)
    assert _cells(part.list.model, 0)[5] == str(stick)


def test_a_folder_that_cannot_be_written_is_not_taken(settings, qtbot, tmp_path):
    part = _shown(settings, "backups")
    part.take_folder(tmp_path / "gibt es nicht")
    qtbot.waitUntil(lambda: not part.card.trouble.isHidden(), timeout=20_000)
    assert "Noch kein Ort" in part.folder.text()


def test_a_renewal_asks_and_removes_the_older_ones(settings, qtbot, owned):
    part = _shown(settings, "backups")
    owned.backups.make()
    in_dialog(lambda: _button("Erneuern").click())
    part.again.click()
    _until_told(part, qtbot)
    assert part.list.model.rowCount() == 1
    assert _cells(part.list.model, 0)[0] == "2"


def test_the_file_is_checked_and_counted(settings, qtbot, owned):
    part = _shown(settings, "health")
    assert "noch nicht geprüft" in part.card.text.text()
    part.now.click()
    qtbot.waitUntil(lambda: not part.card.news.isHidden(), timeout=20_000)
    assert "in Ordnung" in part.card.text.text()
    assert _cells(part.table, 0) == ("Fälle", "1")


@pytest.mark.parametrize("place", [-2000, 70_000])
def test_damage_is_told_with_the_way_to_a_backup(settings, qtbot, path, place):
    part = _shown(settings, "health")
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    part.now.click()
    qtbot.waitUntil(lambda: not part.card.trouble.isHidden(), timeout=20_000)
    assert "Sicherung" in part.card.trouble.accessibleName()
    with qtbot.waitSignal(settings.file_work_wanted) as wanted:
        part.rescue.click()
    assert wanted.args[0] == "rescue"


def test_new_keys_are_asked_for_with_their_reason(settings, qtbot):
    keys = settings.file.keys
    for button, why in ((keys.known, "password"), (keys.lost, "sheet")):
        with qtbot.waitSignal(settings.file_work_wanted) as wanted:
            button.click()
        assert wanted.args == ["rotate", why]


@pytest.mark.parametrize("name", ["keys", "backups", "health"])
def test_every_key_of_a_tab_is_given_once(settings, name):
    part = _shown(settings, name)
    texts = [one.text() for one in part.findChildren(QAbstractButton)]
    texts += [one.text() for one in part.findChildren(QLabel) if one.buddy()]
    keys = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(keys) == len(set(keys)), keys


@pytest.mark.parametrize("name", ["keys", "backups", "health"])
def test_a_tab_fits_a_small_screen_at_double_size(settings, name):
    part = _shown(settings, name)
    letters = part.minimumSizeHint().width() / part.fontMetrics().averageCharWidth()
    assert letters <= 84


def _shown(settings, name):
    settings.act(name)
    part = getattr(settings.file, name)
    assert settings.tabs.currentWidget().isAncestorOf(part)
    return part


def _until_told(part, qtbot):
    qtbot.waitUntil(lambda: not part.card.news.isHidden(), timeout=20_000)


def _cells(model, row):
    return tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))


def _dialog(kind):
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def _button(text):
    buttons = QApplication.activeModalWidget().findChildren(QAbstractButton)
    return next(one for one in buttons if one.text().replace("&", "") == text)
