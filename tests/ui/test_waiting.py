from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QMenu

from waiting import Answering


def test_a_dialog_that_nobody_answers_ends_and_is_named(qtbot):
    answering = Answering(20)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    assert not dialog.exec()
    answering.end()
    assert answering.unanswered == ["QDialog"]


def test_a_menu_over_a_dialog_ends_before_it(qtbot):
    answering = Answering(20)
    dialog, menu = QDialog(), QMenu()
    menu.addAction("Drucken")
    for widget in (dialog, menu):
        qtbot.addWidget(widget)
    QTimer.singleShot(0, dialog, menu.exec)
    dialog.exec()
    answering.end()
    assert answering.unanswered == ["QMenu", "QDialog"]


def test_a_dialog_that_is_answered_is_not_named(qtbot):
    answering = Answering(1000)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, dialog, dialog.accept)
    assert dialog.exec()
    answering.end()
    assert answering.unanswered == []
