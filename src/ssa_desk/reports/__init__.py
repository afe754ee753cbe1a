"""Public tables as files. What writes a format is loaded at its first report."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ssa_desk.reports.document import Document


def _pdf(document: Document) -> bytes:
    from ssa_desk.reports import pdf

    return pdf.write(document)


def _json(document: Document) -> bytes:
    """Return the file for the Fachstelle: figures alone, none of the worker's words."""
    from ssa_desk.reports import json

    return json.write(document.publication, document.about, document.catalogue)


def _xlsx(document: Document) -> bytes:
    from ssa_desk.reports import xlsx

    return xlsx.write(document)


def _csv(document: Document) -> bytes:
    from ssa_desk.reports import csv

    return csv.write(document)


def _docx(document: Document) -> bytes:
    from ssa_desk.reports import docx

    return docx.write(document)


WRITERS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType(
    {"pdf": _pdf, "json": _json, "xlsx": _xlsx, "csv": _csv, "docx": _docx}
)
"""The formats of the report."""

ENDINGS: Mapping[str, str] = MappingProxyType({name: name for name in WRITERS} | {"csv": "csv.zip"})
"""How the name of a file ends, by format."""
