"""The command that writes what a damaged file still gives into lists."""

import argparse
import sys

from ssa_desk.cli import access
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import RECORDS
from ssa_desk.services import salvage as services
from ssa_desk.services import unlock


def salvage(options: argparse.Namespace) -> int:
    """Write the lists and say what is in them and what is missing."""
    root = _root(options)
    try:
        found = services.salvage(options.path, root, options.folder)
    finally:
        root.wipe()
    for one in found:
        print(_line(one))
    sys.stderr.write(f"{services.WARNING}\n")
    return 0


def _line(one: services.Rescued) -> str:
    title = next(kind.PLURAL for kind in RECORDS if one.kind == kind.KIND)
    if one.missing is None:
        return f"{title}: {one.read} gelesen; wie viele fehlen, lässt sich nicht zählen"
    return f"{title}: {one.read} gelesen" + (f", {one.missing} fehlen" if one.missing else "")


def _root(options: argparse.Namespace) -> unlock.Root:
    """Return the root secret; where damage keeps an opening by code from being noted, without."""
    try:
        return access.root_of(options)
    except ExpectedError:
        if options.code_file is None:
            raise
        return unlock.unlock_with_code(options.path, access.code(options.code_file))
