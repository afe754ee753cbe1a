"""`merge`: the reports of many workers added up for the Fachstelle; needs no worker's file."""

import argparse
import sys
from collections.abc import Iterator

from ssa_desk.domain import clock
from ssa_desk.domain.merging.choosing import Choice, State
from ssa_desk.domain.merging.merged import Merged
from ssa_desk.services import merge as service
from ssa_desk.services.files import demand_folder


def merge(options: argparse.Namespace) -> int:
    """Read the reports, say what became of each, and write their sums in all formats asked for."""
    demand_folder(options.out)
    files = service.sources(options.reports)
    choice = service.judge(service.read(files, _progress("Gelesen")))
    for line in _choice_lines(choice):
        print(line)
    merged = service.add_up(choice)
    for line in _sum_lines(merged):
        print(line)
    service.demand_free(options.out, service.file_names(merged, options.formats).values())
    made = service.written(merged, options.formats, clock.today(), _progress("Geschrieben"))
    for path in service.save(made, options.out):
        print(f"Geschrieben: {path}")
    return 0


def _progress(word: str) -> service.GoesOn:
    """Return what tells how far the work is; only where somebody watches."""

    def tell(part: float) -> bool:
        if sys.stderr.isatty():
            sys.stderr.write(f"{word}: {part:4.0%}\r")
        return True

    return tell


def _choice_lines(choice: Choice) -> Iterator[str]:
    for one in choice.verdicts:
        if one.state is not State.COUNTED:
            yield f"{one.state.capitalize()}: {one.name}. {one.reason}"


def _sum_lines(merged: Merged) -> Iterator[str]:
    for year in merged.years:
        added = year.added
        yield f"{year.period.title}: {added.reports} Berichte von {added.schools} Schulen."
        for table in added.tables:
            band = "genau" if table.band is None else f"± {table.band:.0f}"
            yield f"  {table.id} {table.title}: {table.reports} von {table.of} Berichten, {band}"
