"""A window in which somebody types without end, until the process is killed.

Each line printed is `letters seconds`: how many were typed when (monotonic clock).
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ssa_desk.domain.records import Case
from ssa_desk.ui.pages.cases.contact_editor import ContactEditor
from support import open_desk


def main():
    """Type into the observation of a contact."""
    app = QApplication(sys.argv[:1])
    desk = open_desk(Path(sys.argv[1]))
    host = QWidget()
    editor = ContactEditor(desk, host)
    host.resize(900, 700)
    host.show()
    case = desk.workspace.find(Case)[0]
    editor.begin(desk.cases.new_contact(case.id), "F-1", is_new=True)
    field = editor._form.editor("observation")
    letters = 0

    def type_one():
        nonlocal letters
        QTest.keyClick(field.focusProxy(), "a")
        letters += 1
        sys.stdout.write(f"{letters} {time.monotonic()}\n")
        sys.stdout.flush()

    timer = QTimer(host)
    timer.timeout.connect(type_one)
    timer.start(30)
    app.exec()


if __name__ == "__main__":
    main()
