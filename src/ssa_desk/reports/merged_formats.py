"""The formats of a merge."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from ssa_desk.domain.merging.merged import Merged
from ssa_desk.reports import csv, docx, merged_json, pdf, xlsx
from ssa_desk.reports.merged_outline import merged_outline
from ssa_desk.reports.outline import Outline


def _json(merged: Merged, _day: date) -> bytes:
    return merged_json.write(merged)


def _of_outline(write: Callable[[Outline], bytes]) -> Callable[[Merged, date], bytes]:
    return lambda merged, day: write(merged_outline(merged, day))


WRITERS: Mapping[str, Callable[[Merged, date], bytes]] = MappingProxyType(
    {
        "pdf": _of_outline(pdf.set_outline),
        "json": _json,
        "xlsx": _of_outline(xlsx.set_outline),
        "csv": _of_outline(csv.set_outline),
        "docx": _of_outline(docx.set_outline),
    }
)
"""Each takes the day that stands on the first page."""
