"""`information`: the sheet of Art. 13 GDPR for parents and young people."""

import argparse

from ssa_desk.cli import access
from ssa_desk.services.files import write_over
from ssa_desk.services.information_sheet import information_sheet


def information(options: argparse.Namespace) -> int:
    """Write the information sheet of this worker as a PDF."""
    with access.open_file(options) as desk:
        data = information_sheet(desk.workspace.profile())
    write_over(options.out, data)
    print(f"Geschrieben: {options.out}")
    return 0
