import pytest
from PySide6.QtCore import Qt

from ssa_desk.services import concerns
from ssa_desk.services.concerns import Concern

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LATE = Concern("Anfragen", "eine Antwort ist fällig", "data_protection", "requests", "due")


def test_a_line_leads_to_its_tab_by_enter(page_of, desk, monkeypatch, qtbot):
    monkeypatch.setattr(concerns, "SOURCES", (lambda _desk, _today: (LATE,),))
    page = page_of("data_protection", desk)
    (row,) = page.part.rows
    with qtbot.waitSignal(page.page_wanted) as wanted:
        qtbot.keyClick(row.button, Qt.Key.Key_Return)
    assert wanted.args == ["data_protection", "requests"]


def test_the_lines_are_read_again_at_each_visit(page_of, desk, monkeypatch):
    monkeypatch.setattr(concerns, "SOURCES", (lambda _desk, _today: (LATE,),))
    page = page_of("data_protection", desk)
    monkeypatch.setattr(concerns, "SOURCES", ())
    page.refresh()
    assert page.part.rows == []
