"""The commands for password and keys: change, renew, and show the key for a check."""

import argparse
import sys

from ssa_desk.cli import access
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import keys, unlock
from ssa_desk.services.files import write_over


class SheetInTheWayError(ExpectedError):
    """There is a file where the new sheet was wanted."""

    def __init__(self) -> None:
        super().__init__(
            "Unter dem Namen des neuen Blatts liegt schon eine Datei. Es wurde nichts geändert, "
            "bitte einen anderen Namen wählen."
        )


def password(options: argparse.Namespace) -> int:
    """Let a new password open the file; with the code when the old one is forgotten."""
    if options.code_file is None:
        unlock.check_there(options.path)
        old = access.password(options.password_file)
        keys.change_password(options.path, old, access.changed_password(options.new_password_file))
    else:
        new = access.changed_password(options.new_password_file)
        keys.demand_strength(new)
        unlock.new_password(options.path, access.root_of(options), new)
    print("Das Passwort ist geändert. Das Wiederherstellungsblatt gilt weiter.")
    return 0


def rotate(options: argparse.Namespace) -> int:
    """Encrypt the file under new keys and write its new recovery sheet."""
    if options.recovery_sheet.exists():
        raise SheetInTheWayError
    root, chosen = _root_and_password(options)
    try:
        made = keys.rotate(
            options.path,
            root,
            chosen,
            sheet=lambda pdf: write_over(options.recovery_sheet, pdf),
            progress=_show,
        )
    except BaseException:
        # Where the old keys still hold, the new sheet opens nothing.
        if options.recovery_sheet.is_file() and keys.opens(options.path, root):
            options.recovery_sheet.unlink()
        raise
    finally:
        root.wipe()
    made.root.wipe()
    print("Die Datei hat neue Schlüssel. Bitte drucken Sie das neue Wiederherstellungsblatt aus,")
    print("verschließen Sie es in einem Umschlag, löschen Sie die PDF-Datei danach und vernichten")
    print(
        "Sie das alte Blatt. Sicherungen von früher öffnen sich weiter mit dem alten Passwort und"
    )
    print("dem alten Code: Bitte machen Sie eine neue Sicherung und löschen Sie die älteren.")
    return 0


def key(options: argparse.Namespace) -> int:
    """Print the raw key of the file, for a check with another program."""
    root = access.root_of(options)
    sys.stderr.write(
        "Achtung: Wer diese Ziffern hat, kann die ganze Datei lesen. Sie sind nur für Prüfungen "
        "da. Bitte nicht speichern und niemandem geben.\n"
    )
    print(keys.raw_key(options.path, root))
    root.wipe()
    return 0


def _root_and_password(options: argparse.Namespace) -> tuple[unlock.Root, str]:
    """Return the root secret and the password that is to open the new file."""
    if options.code_file is not None or options.new_password_file is not None:
        chosen = access.changed_password(options.new_password_file)
        return access.root_of(options), chosen
    unlock.check_there(options.path)
    present = access.password(options.password_file)
    return unlock.unlock(options.path, present), present


def _show(part: float) -> bool:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{part:4.0%}" + ("\n" if part >= 1 else ""))
    return True
