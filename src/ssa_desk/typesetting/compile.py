"""Templates and data to PDF bytes, in memory: PDF/UA-1 and PDF/A-2a in one file."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from ssa_desk.content.locate import resource

_PPI = 200.0
_IMPORT = re.compile(r'^#import "([a-z_]+\.typ)"', re.MULTILINE)


def set_pdf(
    template: str, data: Mapping[str, Any], day: date, images: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the PDF of `resources/documents/<template>.typ`; no file is written.

    The template reads its data with `json("data.json")`: values are text, never markup. `images`
    are SVG or PNG files by the name the template reads them with. `day` is the document's date,
    which `data` carries for the template too; the same input gives the same bytes.
    """
    import typst

    files: Any = _files(template, data, day, images or {})  # the stubs leave out the mapping
    return typst.compile(
        files,
        format="pdf",
        font_paths=_fonts(),
        pdf_standards=["ua-1", "a-2a"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def pictures(images: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return drawings (SVG by name) as PNG, for formats without vectors."""
    import typst

    if not images:
        return {}
    data = {"files": list(images)}
    files: Any = _files("pictures", data, date(2000, 1, 1), images)
    made: Any = typst.compile(files, format="png", ppi=_PPI, font_paths=_fonts())
    pages = made if isinstance(made, list) else [made]
    return dict(zip(images, pages, strict=True))


def _fonts() -> Any:  # noqa: ANN401 - untyped package
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(resource("fonts"))],
    )


def _files(
    template: str, data: Mapping[str, Any], day: date, images: Mapping[str, bytes]
) -> dict[str, bytes]:
    dated = {**data, "day": [day.year, day.month, day.day]}
    return {
        "main": resource("documents", f"{template}.typ").read_bytes(),
        **dict(_imported(f"{template}.typ")),
        "data.json": json.dumps(dated, ensure_ascii=False).encode(),
        **images,
    }


def _imported(template: str) -> Iterator[tuple[str, bytes]]:
    """Yield the templates that one imports, and those these import."""
    text = resource("documents", template).read_text(encoding="utf-8")
    for name in _IMPORT.findall(text):
        yield name, resource("documents", name).read_bytes()
        yield from _imported(name)
