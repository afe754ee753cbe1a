"""The commands: each takes the parsed words and returns the exit status."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from ssa_desk.cli import access, output
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.figures import figures as true_figures
from ssa_desk.domain.figures import indicators
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services import unlock
from ssa_desk.services.files import write_over
from ssa_desk.services.health import check_file


class PeriodBackwardsError(ExpectedError):
    """The period ends before it begins."""

    def __init__(self) -> None:
        super().__init__("Der Zeitraum endet vor seinem Beginn. Es wurde nichts geschrieben.")


class NotALetterFileError(ExpectedError):
    """The values of a letter are no flat JSON object of texts."""

    def __init__(self) -> None:
        super().__init__(
            "Die Angaben für den Brief lassen sich nicht lesen: Erwartet wird eine JSON-Datei "
            "mit Texten. Es wurde nichts geschrieben."
        )


class DamageFoundError(ExpectedError):
    """A check found damage."""

    def __init__(self) -> None:
        super().__init__(
            "Die Datei hat Schäden und wurde nicht verändert. Bitte nichts mehr eintragen, "
            "die Datei aufheben und die letzte Sicherung verwenden."
        )


class NothingReadError(ExpectedError):
    """No list could be read."""

    def __init__(self) -> None:
        super().__init__("Keine der Dateien konnte gelesen werden. Es wurde nichts geschrieben.")


def create(options: argparse.Namespace) -> int:
    """Make a new file and its recovery sheet."""
    unlock.check_free(options.path)
    new_file = unlock.create_file(options.path, access.new_password(options.password_file))
    try:
        write_over(options.recovery_sheet, unlock.recovery_sheet(new_file))
    except BaseException:
        # Without its sheet the file would be lost with its password.
        unlock.discard(new_file)
        raise
    new_file.root.wipe()
    print("Die Datei ist angelegt. Bitte drucken Sie das Wiederherstellungsblatt aus,")
    print("verschließen Sie es in einem Umschlag und löschen Sie die PDF-Datei danach.")
    return 0


def check(options: argparse.Namespace) -> int:
    """Check a file and print what was found."""
    with access.open_file(options) as desk:
        found = check_file(desk)
    for line in output.health_lines(found):
        print(line)
    if not found.is_sound:
        raise DamageFoundError
    return 0


def import_lists(options: argparse.Namespace) -> int:
    """Read the worker's own lists."""
    with access.open_file(options) as desk:
        plan = desk.imports.read(options.files)
        for line in output.plan_lines(plan):
            print(line)
        if not plan.any_read:
            raise NothingReadError
        if options.dry_run:
            print("Nur geprüft: Es wurde nichts geschrieben.")
            return 0
        result = desk.imports.write(plan)
        print(output.result_line(result))
    return 0


def figures(options: argparse.Namespace) -> int:
    """Print the true figures of a period."""
    with access.open_file(options) as desk:
        material = desk.statistics.material(period_of(options))
    tables = true_figures(material)
    if options.json:
        print(output.figures_json(tables, indicators(material), period_of(options)))
        return 0
    for line in output.figure_lines(tables, period_of(options)):
        print(line)
    return 0


def letter(options: argparse.Namespace) -> int:
    """Set a letter to parents."""
    values = _letter_values(options.values)
    with access.open_file(options) as desk:
        data = desk.letters.set_letter(options.kind, options.language, values)
        orders = (desk.letters.typed_order(options.kind, options.language, values),)
        permit = desk.disclosures.permit(desk.letters.wish(options.kind, options.language, values))
        desk.disclosures.write(permit, options.out, data)
        desk.letters.log(orders)
    print(f"Geschrieben: {options.out}")
    return 0


def demo(options: argparse.Namespace, pictures: Callable[[Path, str, Path], list[Path]]) -> int:
    """Make a file with invented data, a report, letters and pictures of the pages."""
    from ssa_desk.services.demo import make_demo

    made = make_demo(options.directory, seed=options.seed, cases=options.cases)
    made.files.extend(pictures(made.path, made.password, options.directory / "bilder"))
    print("Alle Personen sind erfunden. Die Ergebnisse:")
    for path in made.files:
        print(f"  {path}")
    return 0


def period_of(options: argparse.Namespace) -> Period:
    """Return the days that were given; raises PeriodBackwardsError."""
    if options.last < options.first:
        raise PeriodBackwardsError
    return Period(options.first, options.last)


def _letter_values(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise NotALetterFileError from error
    if not isinstance(values, dict) or not all(isinstance(one, str) for one in values.values()):
        raise NotALetterFileError
    return values
