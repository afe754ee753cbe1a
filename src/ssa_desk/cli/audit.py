"""`audit`: the program's own attack on printed reports, repeated from their files alone."""

import argparse
from collections.abc import Iterator

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import audits

_RESULTS = {"safe": "sicher", "exposed": "nicht sicher", "undecided": "nicht entschieden"}
_MOST_NAMED = 20


class ExposedError(ExpectedError):
    """Something can be inferred from the numbers, or nothing could be proved."""

    def __init__(self) -> None:
        super().__init__(
            "Mindestens ein Bericht hat die Prüfung nicht bestanden. Bitte geben Sie ihn nicht "
            "weiter und wenden Sie sich an die Stelle, die ihn ausgegeben hat."
        )


def audit(options: argparse.Namespace) -> int:
    """Attack the reports and say what was found."""
    found = list(audits.repeated(audits.read(options.reports), options.children))
    for one in found:
        for line in _lines(one):
            print(line)
    if not all(one.is_safe for one in found):
        raise ExposedError
    return 0


def _lines(one: audits.Repeated) -> Iterator[str]:
    result = one.result
    titles = ", ".join(report.period.title for report in one.reports)
    yield f"Bericht {one.reports[0].report_id}, {titles}: {_RESULTS[result.status]}"
    yield f"  Regeln: {result.rules}"
    world = "ja" if result.world else "nein"
    yield f"  Die gedruckten Zahlen sind selbst ein mögliches Jahr: {world}"
    yield f"  Geprüfte Größen: {result.quantities}"
    yield f"    offen durch zugefügte oder weggenommene Personen: {result.by_construction}"
    yield f"    offen durch gesuchte mögliche Jahre: {result.by_solver}"
    yield f"  Erschließbar: {len(result.exposed)}"
    for line in (*result.reasons, *result.exposed)[:_MOST_NAMED]:
        yield f"    {line}"
