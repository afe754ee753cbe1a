"""How many answers to letters are due: for Heute, which must not wait for the typesetter."""

from ssa_desk.domain import clock
from ssa_desk.services.concerns import Concern
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import letter_log


def due_replies(workspace: Workspace) -> int:
    """Return how many answers were to come by today and did not."""
    return len(letter_log.awaiting(workspace.database, clock.today()))


def concern(workspace: Workspace) -> Concern | None:
    """Return how many answers are due, nothing while none is; no names."""
    number = due_replies(workspace)
    if not number:
        return None
    state = "1 Antwort steht aus" if number == 1 else f"{number} Antworten stehen aus"
    return Concern("Briefe", state, "letters", "log", "due")
