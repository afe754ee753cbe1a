"""The window of the Fachstelle: reports dropped, judged, added up, seen, printed, saved."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from leaks.markers import REPORTS
from leaks.work import asked, picks

_PLACE = QPointF(5, 5), Qt.DropAction.CopyAction
_NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def merge(day, folder):
    """Add up the reports of a folder while the own file is closed; go back to the lock."""
    day.conductor.merge_reports()
    view, target = day.view, asked(folder) / "auswertung"
    target.mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(asked(folder) / REPORTS))])
    yield from day.through(view.dropEvent, QDropEvent(*_PLACE, data, *_NO_KEYS))
    yield view.go.isEnabled
    view.grab()
    yield from day.through(view.add_up)
    yield lambda: view.steps.currentIndex() == 1
    for row in range(3):
        view.result.list.setCurrentIndex(view.result.list.model().index(row, 0))
        view.grab()
    yield from day.through(view.saving.save.click, answer=picks(target))
    yield from day.through(view.preview)
    view.grab()
    yield from day.through(view.print)
    yield from day.through(view.left.emit)
    assert len(list(target.iterdir())) == 5
