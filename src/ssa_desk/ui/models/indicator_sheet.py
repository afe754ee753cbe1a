"""Sets the indicators in rows, part by part; for the screen only, they never leave the house."""

from collections.abc import Iterable, Mapping, Sequence

from ssa_desk.content.indicator_words import IndicatorPart, IndicatorWords, indicator_parts
from ssa_desk.ui.models.figure_sheet import Cell, Column, Line, Sheet

Values = Mapping[str, object]
Rows = dict[tuple[str, ...], float | None]


def indicator_sheets(periods: Sequence[tuple[str, Values]]) -> tuple[Sheet, ...]:
    """Return a sheet for each part; `periods` are titles with values, the chosen one first."""
    heads = tuple(
        Column(title, "earlier" if place else "now", place, title)
        for place, (title, _) in enumerate(periods)
    )
    values = [one for _, one in periods]
    found = ((part, _lines(part, values)) for part in indicator_parts())
    return tuple(Sheet(part.title, heads, lines, mixed=True) for part, lines in found if lines)


def _lines(part: IndicatorPart, periods: Sequence[Values]) -> tuple[Line, ...]:
    """Return single numbers first: below a heading they would look like its parts."""
    lines: list[Line] = []
    lists: list[Line] = []
    for words in part.indicators:
        rows = [_rows(words, one.get(words.code)) for one in periods]
        paths = list(dict.fromkeys(path for one in rows for path in one))
        headings: tuple[str, ...] = ()
        for path in paths:
            cells = tuple(Cell(one.get(path, 0 if one else None)) for one in rows)
            if len(path) == 1:
                lines.append(Line(path[0], cells, rule=words.rule))
                continue
            if path[:-1] != headings:
                headings = path[:-1]
                lists.append(Line(": ".join(headings), rule=words.rule))
            is_total = path[-1] in _totals()
            lists.append(Line(path[-1], cells, is_total=is_total, rule=words.rule))
    return (*lines, *lists)


def _totals() -> tuple[str, ...]:
    return tuple(IndicatorWords("").label(key, 0) for key in ("total", "base"))


def _rows(words: IndicatorWords, value: object) -> Rows:
    """Return numbers by their names from the outside in."""
    if isinstance(value, Mapping):
        return dict(_below(words, (words.name,), value))
    return {(words.name,): value} if isinstance(value, int | float) else {}


def _below(
    words: IndicatorWords, path: tuple[str, ...], values: Mapping[str, object]
) -> Iterable[tuple[tuple[str, ...], float | None]]:
    numbers = {key: one for key, one in values.items() if not isinstance(one, Mapping)}
    for key in words.order(numbers, len(path) - 1):
        one = numbers[key]
        name = words.label(key, len(path) - 1)
        yield (*path, name), one if isinstance(one, int | float) else None
    for key in words.order(values, len(path) - 1):
        one = values[key]
        if isinstance(one, Mapping):
            yield from _below(words, (*path, words.label(key, len(path) - 1)), one)
