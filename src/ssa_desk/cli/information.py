"""`information` and `papers`: the sheet of Art. 13 GDPR, and all papers on data protection."""

import argparse

from ssa_desk.cli import access
from ssa_desk.services import papers as shelf
from ssa_desk.services.files import demand_folder, write_over


def information(options: argparse.Namespace) -> int:
    """Write the information sheet of this worker as a PDF."""
    with access.open_file(options) as desk:
        data = shelf.prepared(desk, "information")()
    write_over(options.out, data)
    print(f"Geschrieben: {options.out}")
    return 0


def papers(options: argparse.Namespace) -> int:
    """Write every paper on data protection into a folder, and say what the profile lacks."""
    demand_folder(options.out)
    with access.open_file(options) as desk:
        files = {one.file: shelf.prepared(desk, one.id)() for one in shelf.papers()}
        files[shelf.CSV_NAME] = shelf.table_csv(desk)
        lacks = shelf.lacking(desk)
        desk.trail.note("exported", "paper")
    for name, data in files.items():
        write_over(options.out / name, data)
        print(f"Geschrieben: {options.out / name}")
    if lacks:
        print(f"Im Profil fehlt noch: {', '.join(lacks)}.")
    return 0
