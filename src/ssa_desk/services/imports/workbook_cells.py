"""The cells of a workbook as the text that the same list has as CSV: days, times, numbers."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from xml.etree.ElementTree import Element

_BUILT_IN_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - days of a list have no zone
_DAYS_TO_1904 = 1462
_LAST_DAY = 2_958_465


class CellReader:
    """Reads the cells of all sheets of one book."""

    def __init__(
        self, strings: tuple[str, ...], day_styles: frozenset[int], *, since_1904: bool
    ) -> None:
        self._strings = strings
        self._day_styles = day_styles
        self._offset = _DAYS_TO_1904 if since_1904 else 0

    def column(self, cell: Element, following: int) -> int:
        """Return the number of a cell's column from 0: its own or the next."""
        letters = "".join(char for char in cell.get("r", "") if char.isalpha())
        if not letters:
            return following
        number = 0
        for letter in letters.upper():
            number = number * 26 + ord(letter) - 64
        return number - 1

    def text(self, cell: Element) -> str:
        """Return what stands in a cell."""
        if cell.get("t") == "inlineStr":
            return plain_text(cell)
        value = "".join(child.text or "" for child in cell if child.tag.endswith("}v"))
        return self._value(cell, value) if value else ""

    def _value(self, cell: Element, value: str) -> str:
        match cell.get("t", "n"):
            case "s":
                return self._strings[int(value)]
            case "b":
                return "ja" if value == "1" else "nein"
            case "n":
                return self._number(float(value), int(cell.get("s", "0")))
            case "d":
                return _written_moment(dt.datetime.fromisoformat(value))
            case _:
                return _unescaped(value)

    def _number(self, value: float, style: int) -> str:
        if style in self._day_styles and 0 <= value <= _LAST_DAY:
            return _moment_text(value, self._offset)
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return f"{value:.10g}".replace(".", ",")


def date_styles(elements: Iterable[Element]) -> frozenset[int]:
    """Return the numbers of the cell styles that show days or times."""
    own: set[int] = set()
    styles: list[int] = []
    for element in elements:
        kind = element.tag.rpartition("}")[2]
        if kind == "numFmt" and _shows_days(element.get("formatCode", "")):
            own.add(int(element.get("numFmtId", "0")))
        elif kind == "cellXfs":
            styles = [int(one.get("numFmtId", "0")) for one in element]
    return frozenset(
        place for place, number in enumerate(styles) if number in own or number in _BUILT_IN_DAYS
    )


def plain_text(element: Element) -> str:
    """Return the text of a string with or without formats, without reading aids."""
    parts = []
    for child in element:
        kind = child.tag.rpartition("}")[2]
        if kind == "t":
            parts.append(child.text or "")
        elif kind in ("r", "is"):
            parts.append(plain_text(child))
    return _unescaped("".join(parts))


def _shows_days(format_code: str) -> bool:
    code = _LITERAL.sub("", format_code).lower()
    return code not in ("general", "standard") and bool(set(code) & set("dmyhsjt"))


def _moment_text(value: float, offset: int) -> str:
    moment = _FIRST_DAY + dt.timedelta(days=value + offset)
    moment = (moment + dt.timedelta(seconds=30)).replace(second=0, microsecond=0)
    if value < 1:
        return f"{moment:%H:%M}"
    return _written_moment(moment)


def _written_moment(moment: dt.datetime) -> str:
    """Return a moment as a list has it: every way to store a day gives the same text."""
    if moment.date() <= _FIRST_DAY.date():
        return f"{moment:%H:%M}"
    shown = "%d.%m.%Y" if moment.time() == dt.time() else "%d.%m.%Y %H:%M"
    return moment.strftime(shown)


def _unescaped(text: str) -> str:
    """Return a text with the letters that XML cannot hold: Excel writes them as _x000D_."""
    whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return unicodedata.normalize("NFC", whole)
