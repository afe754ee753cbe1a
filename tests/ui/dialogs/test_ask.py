import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.ui.dialogs import ask
from ssa_desk.ui.widgets.buttons import DangerButton, PrimaryButton


@pytest.mark.parametrize(
    ("asks", "kind"), [(ask.really, DangerButton), (ask.agreed, PrimaryButton)]
)
def test_only_what_cannot_be_taken_back_is_red(qtbot, asks, kind):
    parent = QWidget()
    qtbot.addWidget(parent)
    found = []

    def answer():
        dialog = QApplication.activeModalWidget()
        found.extend(dialog.findChildren(kind))
        dialog.accept()

    QTimer.singleShot(0, answer)
    assert asks(parent, "Neu rechnen?", "Der alte Bericht bleibt.", "&Ja")
    assert [one.text() for one in found] == ["&Ja"]
