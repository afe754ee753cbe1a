"""Public tables as files."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from ssa_desk.domain.disclosure.publication import About, Publication
from ssa_desk.reports import json, pdf

WRITERS: Mapping[str, Callable[[Publication, About], bytes]] = MappingProxyType(
    {"pdf": pdf.write, "json": json.write}
)
"""The formats of the report; the name is the ending of the file."""
