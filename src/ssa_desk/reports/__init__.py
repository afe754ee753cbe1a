"""Public tables as files."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ssa_desk.reports import csv, docx, json, pdf, xlsx
from ssa_desk.reports.document import Document


def _json(document: Document) -> bytes:
    """Return the file for the Fachstelle: figures alone, none of the worker's words."""
    return json.write(document.publication, document.about)


WRITERS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType(
    {
        "pdf": pdf.write,
        "json": _json,
        "xlsx": xlsx.write,
        "csv": csv.write,
        "docx": docx.write,
    }
)
"""The formats of the report."""

ENDINGS: Mapping[str, str] = MappingProxyType({name: name for name in WRITERS} | {"csv": "csv.zip"})
"""How the name of a file ends, by format."""
