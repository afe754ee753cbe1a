"""The section of a case summary that tells the risk rating of a child protection procedure."""

from collections.abc import Callable, Iterator

from ssa_desk.domain import records
from ssa_desk.domain.pseudonym_days import Days
from ssa_desk.services.workspace import Workspace

_ALL = 10_000


def protection_text(
    workspace: Workspace, assessment_id: str, days: Days, said: Callable[[str], str]
) -> str:
    """Return what was noticed and the rating of each area; `said` puts code names in."""
    lines = [
        *_noticed(workspace, assessment_id, days, said),
        *_rated(workspace, assessment_id, said),
        *_planned(workspace, assessment_id, said),
    ]
    return "\n".join(lines)


def _noticed(
    workspace: Workspace, assessment_id: str, days: Days, said: Callable[[str], str]
) -> Iterator[str]:
    found = workspace.find(
        records.ChildProtectionEntry, order="date", limit=_ALL, assessment_id=assessment_id
    )
    kinds = workspace.catalogue("protection_entry_kind")
    for entry in found:
        kind = kinds.label(entry.protection_entry_kind) if entry.protection_entry_kind else ""
        source = (
            f" (Info von: {said(entry.information_source)})" if entry.information_source else ""
        )
        yield f"{days.said(entry.date)}: {said(kind)}. {said(entry.text)}{source}"


def _rated(workspace: Workspace, assessment_id: str, said: Callable[[str], str]) -> Iterator[str]:
    found = workspace.find(records.ChildProtectionRating, limit=_ALL, assessment_id=assessment_id)
    areas, ratings = workspace.catalogue("risk_area"), workspace.catalogue("risk_rating")
    latest = {one.risk_area: one for one in found}
    for entry in areas.active:
        rating = latest.get(entry.identifier)
        if rating is None:
            continue
        source = (
            f" (Info von: {said(rating.information_source)})" if rating.information_source else ""
        )
        label = ratings.label(rating.risk_rating or "unknown")
        facts = f" – {said(rating.facts)}" if rating.facts else ""
        yield f"{entry.label}: {label}{facts}{source}"


def _planned(workspace: Workspace, assessment_id: str, said: Callable[[str], str]) -> Iterator[str]:
    for one in workspace.find(
        records.ChildProtectionMeasure, limit=_ALL, assessment_id=assessment_id
    ):
        who = f", zuständig: {said(one.responsible)}" if one.responsible else ""
        state = "erledigt" if one.done_on else "offen"
        yield f"Maßnahme ({state}): {said(one.measure)}{who}"


def _source(name: str, said: Callable[[str], str]) -> str:
    return f" (Info von: {said(name)})" if name else ""
