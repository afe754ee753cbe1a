"""How something personal leaves the window: printed or as a file, each with a permit and noted."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.services.disclosures import Permit
from ssa_desk.settings import paths
from ssa_desk.ui.widgets.paper import ask_printer, paint_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SUFFIXES = {
    ".pdf": "PDF-Dateien (*.pdf)",
    ".json": "JSON-Dateien (*.json)",
    ".toml": "Übersetzungen (*.toml)",
}


def print_personal(desk: Desk, permit: Permit, data: bytes, parent: QWidget) -> bool:
    """Ask for a printer, note the disclosure and print; return whether it was sent.

    Raises NotPermittedError and the errors of a save: then nothing was printed.
    """
    printer = noted_printer(desk, permit, parent)
    if printer is not None:
        paint_pdf(data, printer)
    return printer is not None


def noted_printer(desk: Desk, permit: Permit, parent: QWidget) -> "QPrinter | None":
    """Ask for a printer and note the disclosure; who has many pages paints in the background.

    Raises NotPermittedError and the errors of a save: then nothing may be printed.
    """
    return noted_printer_for(desk, (permit,), parent)


def noted_printer_for(
    desk: Desk, permits: Sequence[Permit], parent: QWidget, *, both_sides: bool = False
) -> "QPrinter | None":
    """Ask for a printer and note what each of these people gets.

    Raises NotPermittedError and the errors of a save: then nothing may be printed.
    """
    printer = ask_printer(parent, both_sides=both_sides)
    if printer is not None:
        desk.disclosures.log_all(permits, "print")
    return printer


def save_personal(desk: Desk, permit: Permit, data: bytes, name: str, parent: QWidget) -> bool:
    """Ask for a place, write the file and note the disclosure; return whether it was written.

    Raises as `save_all`.
    """
    return save_all(desk, (permit,), data, name, parent)


def asked_place(name: str, parent: QWidget) -> Path | None:
    """Ask where a file shall be; `name` is proposed and must tell nothing."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent,
        "Speichern",
        str(paths.documents_folder() / name),
        _SUFFIXES.get(Path(name).suffix, ""),
    )
    return Path(chosen) if chosen else None


def save_all(
    desk: Desk, permits: Sequence[Permit], data: bytes, name: str, parent: QWidget
) -> bool:
    """Ask for a place and write one file for several people; return whether it was written.

    `name` is proposed and must tell nothing. Raises NotPermittedError, CannotWriteError and the
    errors of a save: then there is no file.
    """
    chosen = asked_place(name, parent)
    if chosen is None:
        return False
    desk.disclosures.write_all(permits, chosen, data)
    return True
