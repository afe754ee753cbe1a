"""From the bytes of an Excel workbook (XLSX) to its sheets, with nothing but the standard library.

An XLSX file is a ZIP of XML parts. Sizes are limited and document types are refused, so that a
small file cannot become a huge one.
"""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse
from xml.parsers import expat

from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.sheet import Line, Sheet
from ssa_desk.services.imports.workbook_cells import CellReader, date_styles, plain_text

ZIP_MARK = b"PK\x03\x04"
_MOST_BYTES = 64 * 1024 * 1024
_MOST_ROWS = 200_000
_MOST_COLUMNS = 200
_PROLOG = 64 * 1024
_PIECE = 1024 * 1024
_DAMAGED = (
    "Die Excel-Datei ist beschädigt oder geschützt und kann nicht gelesen werden. Bitte speichern "
    "Sie die Tabelle neu, am besten als CSV-Datei, und lesen Sie diese ein."
)
_NO_EXCEL = (
    "Das ist keine Excel-Datei (XLSX) und keine Textdatei. "
    "Bitte speichern Sie die Tabelle als XLSX- oder CSV-Datei."
)
_TOO_LARGE = "Die Excel-Datei ist zu groß. Bitte teilen Sie die Liste in mehrere Dateien."


# RuntimeError: a password; ValueError and LookupError: numbers and places that are none.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    expat.ExpatError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    EOFError,
)


class _Pieces(BytesIO):
    """A part in large pieces: with each small one a huge attribute would be read anew."""

    def read(self, _size: int | None = -1, /) -> bytes:
        """Return the next piece, whatever size is asked for."""
        return super().read(_PIECE)


@dataclass(frozen=True, slots=True)
class _Book:
    """The parts of a workbook that every sheet needs."""

    names: tuple[str, ...]
    cells: CellReader


def sheets_of(content: bytes) -> Iterator[Sheet]:
    """Yield the visible sheets that hold anything; raises FileRefusedError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            book = _book(archive)
            for name in book.names:
                sheet = _sheet(_part(archive, name), book.cells)
                if sheet.header:
                    yield sheet
    except _FAULTS as error:
        raise FileRefusedError(_DAMAGED) from error


def _book(archive: zipfile.ZipFile) -> _Book:
    if "xl/workbook.xml" not in archive.namelist():
        raise FileRefusedError(_NO_EXCEL)
    targets, names, since_1904 = _targets(archive), [], False
    for element in _elements(_part(archive, "xl/workbook.xml")):
        kind = _local(element.tag)
        if kind == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
        elif kind == "sheet" and element.get("state", "visible") == "visible":
            names += [targets[value] for value in element.attrib.values() if value in targets]
    names = list(dict.fromkeys(names))
    if sum(archive.getinfo(name).file_size for name in names) > _MOST_BYTES:
        raise FileRefusedError(_TOO_LARGE)
    styles = date_styles(_elements(_optional(archive, "xl/styles.xml")))
    strings = _strings(_optional(archive, "xl/sharedStrings.xml"))
    return _Book(tuple(names), CellReader(strings, styles, since_1904=since_1904))


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the sheets of the book by their relationship ids."""
    found = {}
    for element in _elements(_part(archive, "xl/_rels/workbook.xml.rels")):
        target = element.get("Target", "")
        if element.get("Type", "").endswith("/worksheet"):
            path = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            found[element.get("Id", "")] = path
    return found


def _strings(data: bytes) -> tuple[str, ...]:
    return tuple(plain_text(one) for one in _elements(data) if _local(one.tag) == "si")


def _sheet(data: bytes, cells: CellReader) -> Sheet:
    lines = [line for line in _lines(data, cells) if not line.is_blank]
    if not lines:
        return Sheet((), ())
    return Sheet(tuple(cell.strip() for cell in lines[0].cells), tuple(lines[1:]))


def _lines(data: bytes, cells: CellReader) -> Iterator[Line]:
    number = 0
    for element in _elements(data):
        if _local(element.tag) != "row":
            continue
        number = int(element.get("r", number + 1))
        texts: dict[int, str] = {}
        for cell in element:
            column = cells.column(cell, len(texts))
            if column < _MOST_COLUMNS:
                texts[column] = cells.text(cell)
        if not 0 < number <= _MOST_ROWS:
            raise FileRefusedError(_TOO_LARGE)
        width = max(texts, default=-1) + 1
        yield Line(number, number, tuple(texts.get(column, "") for column in range(width)))
        element.clear()


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        raise FileRefusedError(_DAMAGED)
    with archive.open(name) as part:
        data = part.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise FileRefusedError(_TOO_LARGE)
    return data


def _optional(archive: zipfile.ZipFile, name: str) -> bytes:
    return _part(archive, name) if name in archive.namelist() else b"<none/>"


def _elements(data: bytes) -> Iterator[Element]:
    """Yield the elements of a part, each when it is complete."""
    _check(data)
    found = iterparse(_Pieces(data), events=("end",))  # noqa: S314 - no document type
    for _, element in found:
        yield element


def _check(data: bytes) -> None:
    """Refuse a part with a document type: only a document type can hold entities that grow."""
    parser = expat.ParserCreate()
    seen = []
    parser.StartDoctypeDeclHandler = lambda *_: seen.append("doctype")
    parser.StartElementHandler = lambda *_: seen.append("element")
    place = 0
    while not seen and place < min(len(data), _PROLOG):
        parser.Parse(data[place : place + 512], False)  # noqa: FBT003 - the shape of expat
        place += 512
    if not seen or seen[0] == "doctype":
        raise FileRefusedError(_DAMAGED)


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
