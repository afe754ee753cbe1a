"""The papers on data protection: one register, all set from the declarations and the open file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain import clock
from ssa_desk.services.admin_note import admin_note
from ssa_desk.services.data_map_paper import data_map_csv, data_map_paper
from ssa_desk.services.desk import Desk
from ssa_desk.services.impact_assessment import impact_assessment
from ssa_desk.services.information_sheet import information_sheet
from ssa_desk.services.measure_states import states
from ssa_desk.services.measures_paper import measures_paper
from ssa_desk.services.processing_paper import processing_paper
from ssa_desk.services.processing_record import (
    ProcessingRecord,
    data_map,
    missing,
    processing_record,
)
from ssa_desk.typesetting.sheet import Sheet, set_sheet

__all__ = ["CSV_NAME", "Paper", "lacking", "papers", "prepared", "table_csv"]

Setter = Callable[[], bytes]
"""Sets a paper from plain data; may run in the background."""
CSV_NAME = "alle-angaben.csv"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is called, what it rests on, what it is good for, its file name."""

    id: str
    title: str
    law: str
    sentence: str
    file: str


def papers() -> tuple[Paper, ...]:
    """Return every paper in the order of the list."""
    return tuple(Paper(**one) for one in paper_words("papers")["paper"])


def lacking(desk: Desk) -> tuple[str, ...]:
    """Return what the profile still lacks for these papers, by its German names."""
    return missing(desk.workspace.profile())


def prepared(desk: Desk, paper_id: str) -> Setter:
    """Read what a paper needs of the open file, and return what sets its PDF."""
    return _PREPARED[paper_id](desk)


def table_csv(desk: Desk) -> bytes:
    """Return the table of all columns as CSV."""
    return data_map_csv(data_map(), desk.retention.periods())


def _record(desk: Desk) -> Setter:
    return _sheet(processing_paper(_said(desk)))


def _measures(desk: Desk) -> Setter:
    return _sheet(measures_paper(_said(desk), states(desk)))


def _impact(desk: Desk) -> Setter:
    return _sheet(impact_assessment(_said(desk), data_map()))


def _information(desk: Desk) -> Setter:
    return partial(information_sheet, desk.workspace.profile(), desk.retention.plan())


def _data_map(desk: Desk) -> Setter:
    return _sheet(data_map_paper(data_map(), desk.retention.periods()))


def _admin_note(desk: Desk) -> Setter:
    return _sheet(admin_note(desk.workspace.profile()))


def _said(desk: Desk) -> ProcessingRecord:
    return processing_record(desk.workspace.profile(), desk.retention.plan())


def _sheet(sheet: Sheet) -> Setter:
    return partial(set_sheet, sheet, clock.today())


_PREPARED: dict[str, Callable[[Desk], Setter]] = {
    "processing_record": _record,
    "measures": _measures,
    "impact": _impact,
    "information": _information,
    "data_map": _data_map,
    "admin_note": _admin_note,
}
