"""The papers of child protection as PDF, in memory; they leave through the gate alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssa_desk.domain import clock
from ssa_desk.domain.child_protection import Procedure
from ssa_desk.domain.records import EmergencyNumber
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.protection_entrusted import tells_entrusted
from ssa_desk.services.protection_report import Block, ReportBlocks
from ssa_desk.services.workspace import Workspace

_FOOT = "Vertraulich: Sozialdaten, nur für die genannte Stelle"
_BASES = {"p4_kkg": "p4_kkg", "p42_schulg": "p42_schulg"}


@dataclass(frozen=True, slots=True, repr=False)
class PaperData:
    """A paper before it is set: plain data that any thread may have."""

    data: dict[str, Any]
    day: date


def report_paper(
    workspace: Workspace, procedure: Procedure, siblings: Iterable[str] = ()
) -> PaperData:
    """Return the report to the Jugendamt; `siblings` are the children that are reported too."""
    blocks = ReportBlocks(workspace, procedure).report(siblings)
    return _paper(workspace, procedure, "Meldung an das Jugendamt", blocks)


def protocol_paper(workspace: Workspace, procedure: Procedure) -> PaperData:
    """Return everything that was written down, originals with their addenda."""
    blocks = ReportBlocks(workspace, procedure).protocol()
    return _paper(workspace, procedure, "Protokoll Kinderschutz", blocks)


def pdf(paper: PaperData) -> bytes:
    """Return the pages; for any thread."""
    from ssa_desk.typesetting.compile import set_pdf

    return set_pdf("protection_paper", _printable(paper.data), paper.day)


def numbers_paper(workspace: Workspace) -> bytes:
    """Return the emergency numbers as a sheet for the wall; it tells of nobody in the file."""
    from ssa_desk.typesetting.compile import set_pdf

    numbers = workspace.find(EmergencyNumber, order="position", limit=1000)
    rows = [
        [one.name, one.telephone, " · ".join(part for part in (one.hours, one.note) if part)]
        for one in numbers
    ]
    today = clock.today()
    data = {
        "title": "Notfallnummern Kinderschutz",
        "subtitle": f"Stand {today:%d.%m.%Y}. Bei akuter Gefahr zuerst anrufen.",
        "head": ["Stelle", "Telefon", "Erreichbar, Hinweise"],
        "rows": _printable(rows),
    }
    return set_pdf("protection_numbers", data, today)


def report_wish(workspace: Workspace, procedure: Procedure) -> Wish:
    """Return what the gate is asked for the report; what is known of informing goes along."""
    found, one = procedure.answer("custodians_informed"), procedure.assessment
    is_no = found is not None and found.answer == "no"
    return Wish(
        document="protection_report",
        recipient=one.reported_to or "Jugendamt",
        legal_basis=_BASES.get(one.legal_path or "", "p8a_sgb8"),
        content="Meldung: Kind und Familie, Wahrnehmungen, Einschätzung, Schutzplan",
        case_id=one.case_id or "",
        young_person_id=one.young_person_id or "",
        with_entrusted=tells_entrusted(workspace, procedure),
        informed=(found.answer or "") if found else "",
        informed_on=found.date if found and not is_no else None,
        not_informed_reason=found.reason if found and is_no else "",
    )


def protocol_wish(workspace: Workspace, procedure: Procedure) -> Wish:
    """Return what the gate is asked for the protocol; the recipient is asked for."""
    one = procedure.assessment
    return Wish(
        document="protection_protocol",
        recipient="",
        legal_basis=_BASES.get(one.legal_path or "", "p8a_sgb8"),
        content="Protokoll des Kinderschutzverfahrens mit Antworten, Bewertungen und Schutzplan",
        case_id=one.case_id or "",
        young_person_id=one.young_person_id or "",
        with_entrusted=tells_entrusted(workspace, procedure),
    )


def _paper(
    workspace: Workspace, procedure: Procedure, title: str, blocks: list[Block]
) -> PaperData:
    today, path = clock.today(), procedure.assessment.legal_path
    law = workspace.catalogue("legal_path").label(path) if path else "Rechtsweg nicht gewählt"
    data = {
        "title": title,
        "subtitle": f"{law} · gedruckt am {today:%d.%m.%Y}",
        "foot": _FOOT,
        "blocks": blocks,
    }
    return PaperData(data, today)


def _printable(value: Any) -> Any:  # noqa: ANN401 - plain data of any depth
    """Return the data with every text as it can be printed: nothing is left out."""
    from ssa_desk.typesetting.fonts import printable

    if isinstance(value, dict):
        return {key: _printable(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_printable(one) for one in value]
    return printable(value) if isinstance(value, str) else value
