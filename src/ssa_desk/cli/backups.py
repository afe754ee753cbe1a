"""The commands for backups: make one, put one back, try whether one could be put back."""

import argparse
import sys
from pathlib import Path

from ssa_desk.cli import access, output
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import backups


class NotAFolderError(ExpectedError):
    """Something else lies where a folder was named."""

    def __init__(self) -> None:
        super().__init__(
            "Bitte nennen Sie für die Sicherung einen Ordner. Es wurde nichts geschrieben; der "
            "Name „SSA-Sicherung-NUMMER.ssabak“ wird von selbst vergeben."
        )


def backup(options: argparse.Namespace) -> int:
    """Write a proved backup into a folder."""
    folder: Path = options.folder
    if folder.suffix == ".ssabak" or (folder.exists() and not folder.is_dir()):
        raise NotAFolderError
    with access.open_file(options) as desk:
        made = desk.backups.make_in(folder)
    print(f"Geschrieben und geprüft: {made.path}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in place of a file; the old file is kept."""
    secret, is_code = _secret(options)
    done = backups.put_back(options.backup, options.path, secret, is_code=is_code)
    done.root.wipe()
    print(f"Wiederhergestellt: {options.path}")
    for line in output.backup_lines(backups.contents(done.manifest, done.contents)):
        print(line)
    if done.aside is not None:
        print(f"Die bisherige Datei liegt jetzt hier: {done.aside}")
    if not done.is_ledger_kept:
        sys.stderr.write(
            "Achtung: Die bisherige Datei hat andere Schlüssel. Berichte, die nach der Sicherung "
            "ausgegeben wurden, sind der wiederhergestellten Datei nicht bekannt.\n"
        )
    return 0


def rehearse(options: argparse.Namespace) -> int:
    """Open a backup as a restore would and say what is in it."""
    secret, is_code = _secret(options)
    found = backups.inspect(options.backup, secret, is_code=is_code)
    print("Die Sicherung ist in Ordnung und lässt sich wiederherstellen.")
    for line in output.backup_lines(found):
        print(line)
    return 0


def _secret(options: argparse.Namespace) -> tuple[str, bool]:
    """Return password or code for a backup, and whether it is a code."""
    backups.demand_backup(options.backup)
    if options.code_file is not None:
        return access.code(options.code_file), True
    return access.password(options.password_file), False
