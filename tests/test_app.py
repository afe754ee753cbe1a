"""The program as a process: what it loads before the password is asked, its start, its pictures."""

import subprocess
import sys
from pathlib import Path

from ssa_desk import app
from ssa_desk.domain.records import Case
from ssa_desk.services import unlock
from ssa_desk.storage import vault
from ssa_desk.storage.keys import Cost
from ssa_desk.ui.pages import PAGES

FIRST = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ssa_desk import app
application = QApplication([])
store = app.ProgramStore(None)
theme = app.Theme(application)
window = app.MainWindow(store)
window.show()
{more}
print("\\n".join(sorted(sys.modules)))
"""
VIEW = """
from ssa_desk.ui.conductor import Conductor
Conductor(window, store, theme).begin(Path("Nord.ssadesk"))
"""
HEAVY = {
    *("pydantic", "typst", "reportlab", "highspy", "numpy", "sqlcipher3", "cryptography"),
    *("zxcvbn", "PySide6.QtSvg", "PySide6.QtPdf", "PySide6.QtPrintSupport", "PySide6.QtNetwork"),
    *("ssa_desk.domain.records", "ssa_desk.services.desk", "ssa_desk.storage.vault"),
}
QT = {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"}


def test_the_question_for_the_password_loads_nothing_heavy():
    loaded = _modules(VIEW)
    assert "ssa_desk.ui.unlock_window" in loaded
    assert not loaded & HEAVY
    assert {one for one in loaded if one.startswith("PySide6.Qt")} == QT


def test_the_frame_is_there_before_the_views():
    loaded = _modules("")
    assert not {one for one in loaded if one.startswith("ssa_desk.ui.widgets")}
    assert "ssa_desk.ui.conductor" not in loaded


def test_pictures_of_all_pages_in_both_schemes(qapp, tmp_path):
    path = tmp_path / "Nord.ssadesk"
    created = vault.create(path, "Lampe Tiger Wolke 7", cost=Cost(64 * 1024, 3, 1))
    desk = unlock.open_desk(path, created.root)
    desk.workspace.save(Case(case_no="2026-001"))
    desk.close()
    taken = app.pictures(path, "Lampe Tiger Wolke 7", tmp_path / "bilder")
    assert len(taken) == 2 * (len(PAGES) + 2)  # With the settings and one case.
    assert all(one.stat().st_size > 5000 for one in taken)
    assert set(taken) == set((tmp_path / "bilder").iterdir())
    qapp.setStyleSheet("")


def _modules(more: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", FIRST.format(more=more)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    return set(done.stdout.split())
