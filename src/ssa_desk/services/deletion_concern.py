"""Whether something is to be deleted or looked at: the line on Heute, read from a kept number."""

from dataclasses import asdict, dataclass

from ssa_desk.services.concerns import Concern, Urgency
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.desk_settings import DeskSettings

_DUE = "deletion_due"
NOT_COUNTED = "wird im Hintergrund gezählt"


@dataclass(frozen=True, slots=True)
class DueCount:
    """How much is to be deleted and to be looked at."""

    delete: int = 0
    review: int = 0


def noted_due(workspace: Workspace) -> DueCount:
    """Return what was due when it was last counted."""
    return DueCount(**(DeskSettings(workspace.database).get(_DUE) or {}))


def is_counted(workspace: Workspace) -> bool:
    """Return whether it was ever counted: a file opened for the first time was not."""
    return DeskSettings(workspace.database).get(_DUE) is not None


def keep_due(workspace: Workspace, count: DueCount) -> None:
    """Keep the numbers for the page Heute; nothing is written when they are the same."""
    if noted_due(workspace) != count or not is_counted(workspace):
        DeskSettings(workspace.database).put(_DUE, asdict(count))


def concern(workspace: Workspace) -> Concern:
    """Return how the deletion stands."""
    state, urgency = _state(noted_due(workspace))
    if not is_counted(workspace):
        state = NOT_COUNTED
    return Concern("Löschen", state, "data_protection", "deletion", urgency)


def _state(count: DueCount) -> tuple[str, Urgency]:
    if count.delete:
        return f"{count.delete} zu löschen, {count.review or 'nichts'} zu prüfen", "due"
    if count.review:
        return f"{count.review} zu prüfen", "soon"
    return "nichts ist fällig", ""
