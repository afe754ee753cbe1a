"""Public tables as files."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ssa_desk.reports import json, pdf
from ssa_desk.reports.document import Document


def _json(document: Document) -> bytes:
    """Return the file for the Fachstelle: figures alone, none of the worker's words."""
    return json.write(document.publication, document.about)


WRITERS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType(
    {"pdf": pdf.write, "json": _json}
)
"""The formats of the report; the name is the ending of the file."""
