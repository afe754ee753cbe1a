"""What is attacked: each printed cell, each whole without it, each growth between reports."""

from collections.abc import Iterator
from dataclasses import dataclass

from ssa_desk.domain.disclosure.audit_cells import Counted, Reading
from ssa_desk.domain.disclosure.audit_rules import Report
from ssa_desk.domain.disclosure.audit_years import Years
from ssa_desk.domain.disclosure.worlds import Form

Place = tuple[int, Counted]
"""The number of a report, and what is counted in it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A number that a reader can work out: one count, less another one if given."""

    plus: Place
    minus: Place | None
    form: Form


def targets(years: Years) -> dict[str, Target]:
    """Return all that is attacked, by name; names begin with the id of a table."""
    found: dict[str, Target] = {}
    for number, report in enumerate(years.reports):
        ending = f" ({report.title.strip()})" if report.title else ""
        for reading in report.readings:
            for name, plus, minus in _of_table(report, reading):
                target = _target(years, (number, plus), (number, minus) if minus else None)
                found[f"{reading.id} {name}{ending}"] = target
    for whole, part in years.nested():
        found |= _growth(years, whole, part)
    return {name: one for name, one in found.items() if any(one.form.values())}


def _of_table(report: Report, reading: Reading) -> Iterator[tuple[str, Counted, Counted | None]]:
    for key, counted in reading.cells.items():
        if counted is None or report.kind(counted) not in {"persons", "activity"}:
            continue
        yield key, counted, None
        parts = key.split(",")
        for whole in ["", *parts] if len(parts) > 1 else [""] if key else []:
            around = reading.counted(whole)
            if around is None or _is_all_of(reading, whole, key):
                continue
            if report.kind(around) in {"persons", "activity"}:
                yield f"{whole or 'total'} without {key}", around, counted
        yield from _wider(report, key, counted)


def _is_all_of(reading: Reading, whole: str, key: str) -> bool:
    """Return whether nobody of the whole can be outside the cell: all other cells are impossible.

    This stands in the code lists (an outcome that one kind of transition has), not in the numbers.
    """
    others = [one for one in reading.cells if "," in one and whole in one.split(",") and one != key]
    return bool(whole and others) and all(reading.cells[one] is None for one in others)


def _wider(report: Report, key: str, counted: Counted) -> Iterator[tuple[str, Counted, Counted]]:
    """Yield the groups that hold a single code, and all topics beside the main topic."""
    if len(counted.parts) != 1:
        return
    ((attribute, codes),) = counted.parts
    for other in report.book.counted_by(counted.population, attribute):
        if codes < other.parts[0][1] and report.book.places[other] in report.printed:
            yield f"group {'+'.join(sorted(other.parts[0][1]))} without {key}", other, counted
    for rule in report.layout.included:
        if (rule.population, rule.attribute) == (counted.population, attribute):
            among = Counted(counted.population, ((rule.among, codes),))
            if among in report.book.places:
                yield f"{rule.among} without {key}", among, counted


def _growth(years: Years, whole: int, part: int) -> dict[str, Target]:
    """Return what a report counts beyond one whose days it covers."""
    found = {}
    longer, shorter = years.reports[whole], years.reports[part]
    days = years.issues[part].title
    for reading in longer.readings:
        for key, counted in reading.cells.items():
            if counted is None or longer.kind(counted) not in {"persons", "activity"}:
                continue
            if _is_known_none(years, whole, part, counted):
                continue
            if shorter.book.get(counted) in shorter.printed:
                name = f"{reading.id} {key or 'total'} without {days}"
                found[name] = _target(years, (whole, counted), (part, counted))
    return found


def _is_known_none(years: Years, whole: int, part: int, counted: Counted) -> bool:
    """Return whether the rest of the days had no such activity, as the rows of its report say.

    All its activities stand in other rows (R8 lists only what occurred), so this is no person.
    """
    rest = {hits for hits in years.days if whole in hits and part not in hits}
    for number in years.standing:
        if not counted.parts or not all(number in hits for hits in rest):
            continue
        book = years.reports[number].book
        rows = book.counted_by(counted.population, *counted.attributes)
        if rows and years.reports[number].kind(counted) == "activity":
            listed = {code for row in rows for code in row.parts[0][1]}
            if not listed & counted.parts[0][1]:
                return True
    return False


def _target(years: Years, plus: Place, minus: Place | None) -> Target:
    form: dict[int, int] = {}
    for sign, place in ((1, plus), (-1, minus)):
        if place is not None:
            number, counted = place
            unknown = years.reports[number].book.places[counted]
            form[unknown] = form.get(unknown, 0) + sign
    return Target(plus, minus, {place: factor for place, factor in form.items() if factor})
