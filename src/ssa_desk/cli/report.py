"""The command that issues the annual report."""

import argparse
import sys
from pathlib import Path

from ssa_desk.cli import access
from ssa_desk.cli.commands import period_of
from ssa_desk.cli.errors import UsageError
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.files import demand_folder, write_over
from ssa_desk.services.name_check import NamesInTextError
from ssa_desk.services.report_issue import Outcome, Wish, issue
from ssa_desk.services.report_plan import ReportPlan, Way

_KINDS = {"name": "Name", "class": "Klasse", "case_number": "Fallnummer"}


class TextUnreadableError(ExpectedError):
    """A text for the report cannot be read."""

    def __init__(self) -> None:
        super().__init__(
            "Ein Text für den Bericht lässt sich nicht lesen: Erwartet wird eine Textdatei "
            "(UTF-8). Es wurde nichts geschrieben."
        )


def report(options: argparse.Namespace) -> int:
    """Write the anonymous report of a period, or one for each school."""
    demand_folder(options.out)
    wish = _wish(options)
    with access.open_file(options) as desk:
        try:
            outcome = issue(desk, wish)
        except NamesInTextError as error:
            _tell_hits(error)
            raise
        files = [desk.reports.files(one, options.formats) for one in outcome.issued]
    for made in files:
        for name, data in made.items():
            write_over(options.out / name, data)
            print(f"Geschrieben: {options.out / name}")
    _tell_missing(outcome, options.formats)
    return 0


def _wish(options: argparse.Namespace) -> Wish:
    slots = dict(options.slot)
    if options.apart and "" in slots:
        raise UsageError(
            'Mit --apart hat jede Schule ihre eigene Nummer: --slot "NAME=R018", mehrfach möglich.'
        )
    way: Way = "apart" if options.apart else "joint"
    plan = ReportPlan(period_of(options), way, exact_children=options.exact_children)
    return Wish(
        plan=plan,
        anew=options.again,
        slots=slots,
        school_slots=dict(options.school_slot),
        texts={section: _text(path) for section, path in options.text},
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise TextUnreadableError from error


def _tell_hits(error: NamesInTextError) -> None:
    """Say where somebody may be named; the words themselves stay in the file."""
    for hit in error.hits:
        section = "Ziele" if hit.section.startswith("goal:") else hit.section
        place = f"Zeichen {hit.first + 1} bis {hit.last}"
        sys.stderr.write(f"  {section}, {place}: {_KINDS[hit.kind]}\n")


def _tell_missing(outcome: Outcome, formats: tuple[str, ...]) -> None:
    if "json" in formats and any(one.about.report_id is None for one in outcome.issued):
        sys.stderr.write(
            "Die JSON-Datei wurde weggelassen: Dafür ist die Berichtsnummer der Fachstelle "
            "nötig (--slot R017).\n"
        )
    for name, reason in outcome.refused:
        sys.stderr.write(f"{name}: kein Bericht. {reason.sentence}\n")
