"""Prints or saves a letter about a request: it says nothing of what the file holds."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.services.files import write_over
from ssa_desk.settings import paths
from ssa_desk.ui.widgets.paper import print_pdf

NAME = "antwort.pdf"
"""Neutral on purpose: no name of a person in the name of a file."""


def print_letter(desk: Desk, data: bytes, parent: QWidget) -> bool:
    """Print a letter and note that; return whether it was sent."""
    sent = print_pdf(data, parent)
    if sent and not desk.workspace.read_only:
        desk.trail.note("printed", "letter")
    return sent


def save_letter(desk: Desk, data: bytes, parent: QWidget) -> bool:
    """Write a letter where the user wants it and note that; return whether it was written.

    Raises CannotWriteError, OwnFileError, DiskFullError and the errors of a save.
    """
    proposed = str(paths.documents_folder() / NAME)
    chosen, _ = QFileDialog.getSaveFileName(
        parent, parent.tr("Als PDF speichern"), proposed, parent.tr("PDF-Dateien (*.pdf)")
    )
    if not chosen:
        return False
    write_over(Path(chosen), data)
    if not desk.workspace.read_only:
        desk.trail.note("exported", "letter")
    return True
