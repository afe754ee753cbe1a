"""The hint about the place of the file, and what the window says when the file is moved."""

import shutil

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from ssa_desk.domain.records import Case
from ssa_desk.storage.errors import FileMovedError
from ssa_desk.storage.keys import Root
from ssa_desk.ui.place_hint import PlaceHint
from ssa_desk.ui.widgets.banner import Banner
from support import ROOT, new_desk
from ui.shell import shell


@pytest.fixture
def opened(qapp, qtbot, tmp_path):
    folder = tmp_path / "Nextcloud"
    folder.mkdir()
    new_desk(folder / "Nord.ssadesk").close()
    made = shell(qapp, folder / "Nord.ssadesk")
    qtbot.addWidget(made.window)
    made.conductor.enter(made.path, Root(ROOT))
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_a_place_that_is_copied_away_is_said_once(opened, qtbot):
    hint = opened.view.findChild(PlaceHint)
    qtbot.waitUntil(hint.isVisible)
    assert "Nextcloud" in hint.accessibleName()
    hint._close.click()
    hint.look()
    qtbot.waitUntil(lambda: opened.conductor.jobs.is_idle)
    assert not hint.isVisible()


def test_a_file_moved_while_open_is_said_and_the_text_stays(opened, qtbot):
    case = Case(case_no="2026-001")
    opened.view.desk.workspace.save(case)
    opened.view.show_case(case.id, "contact")
    text = opened.view.page.findChildren(QPlainTextEdit)[0]
    text.setPlainText("Ein Gespräch")
    away = opened.path.with_name("woanders.ssadesk")
    shutil.move(opened.path, away)
    opened.view.save()
    said = [one.accessibleName() for one in opened.view.findChildren(Banner) if one.isVisible()]
    shutil.move(away, opened.path)
    assert FileMovedError.SENTENCE in said
    assert text.toPlainText() == "Ein Gespräch"
    assert opened.view.page.save()
