"""Papers made of plain parts: headings, texts, lists to tick, facts, tables, lines to write on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssa_desk.typesetting.compile import set_pdf
from ssa_desk.typesetting.fonts import check_glyphs, clean

Block = Mapping[str, Any]
"""One part of a paper, made by the functions below."""
Cell = str | Block


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A whole paper: its head, its foot line, its parts from top to bottom."""

    title: str
    subtitle: str
    foot: str
    blocks: tuple[Block, ...]
    is_wide: bool = False
    """Lying, with small letters: for long tables."""


def heading(words: str, level: int = 2) -> Block:
    """Return a heading; level 2 is a part of the paper, level 3 a part of it."""
    return {"kind": "heading", "text": words, "level": level}


def text(words: str, look: str = "plain") -> Block:
    """Return a paragraph; looks are "plain", "muted", "strong"."""
    return {"kind": "text", "text": words, "look": look}


def note(words: str) -> Block:
    """Return a paragraph in a coloured box: what must not be overlooked."""
    return {"kind": "note", "text": words}


def points(words: Iterable[str]) -> Block:
    """Return a list of points."""
    return {"kind": "points", "items": list(words)}


def ticks(words: Iterable[str]) -> Block:
    """Return a list of squares to tick by hand."""
    return {"kind": "ticks", "items": list(words)}


def facts(pairs: Iterable[tuple[str, str]], *, columns: int = 2) -> Block:
    """Return values below their names, side by side."""
    return {"kind": "facts", "items": [list(one) for one in pairs], "columns": columns}


def choices(words: Iterable[str]) -> Block:
    """Return a cell of a table with a square before each word, one of them to tick."""
    return {"choices": list(words)}


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], widths: Sequence[float]) -> Block:
    """Return a table whose head is repeated on each page; `widths` are parts of the line."""
    return {
        "kind": "table",
        "head": list(head),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
    }


def lines(name: str, number: int) -> Block:
    """Return empty lines to write on by hand."""
    return {"kind": "lines", "text": name, "number": number}


def signatures(names: Sequence[str]) -> Block:
    """Return lines to sign on, side by side."""
    return {"kind": "signatures", "items": list(names)}


def set_sheet(sheet: Sheet, day: date) -> bytes:
    """Return the PDF of the paper; raises MissingGlyphError."""
    data = _cleaned(
        {
            "title": sheet.title,
            "subtitle": sheet.subtitle,
            "foot": sheet.foot,
            "blocks": list(sheet.blocks),
            "wide": sheet.is_wide,
        }
    )
    check_glyphs({sheet.title: "".join(_texts(data))})
    return set_pdf("sheet", data, day)


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one) for one in value]
    if isinstance(value, Mapping):
        return {name: _cleaned(one) for name, one in value.items()}
    return value


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
