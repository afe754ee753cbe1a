"""Cases that are not deleted for now (legal hold): why, and when that is looked at again."""

from dataclasses import dataclass
from datetime import date, timedelta

from ssa_desk.services.concerns import Concern, Urgency
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import holds

PAGE, PART = "data_protection", "restrictions"
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True, repr=False)
class HeldCase:
    """One case with a hold; without a day of review it is to be looked at now."""

    case_id: str
    case_no: str
    review_on: date | None
    reason: str
    is_restricted: bool

    def is_due(self, today: date) -> bool:
        """Return whether the hold is to be looked at."""
        return self.review_on is None or self.review_on <= today


def concerns(workspace: Workspace, today: date) -> list[Concern]:
    """Return how the holds stand: what is to be looked at, or how many there are."""
    found = Holds(workspace).listed()
    if not found:
        return []
    due = sum(one.is_due(today) for one in found)
    soon = sum(one.is_due(today + SOON) for one in found)
    urgency: Urgency = "due" if due else ("soon" if soon else "")
    number = due or soon or len(found)
    words = "1 Sperrvermerk" if number == 1 else f"{number} Sperrvermerke"
    state = f"{words} zu überprüfen" if urgency else words
    return [Concern("Sperrvermerke", state, PAGE, PART, urgency)]


class Holds:
    """Reads the holds of the open file; they are set in the case itself."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace, self._database = workspace, workspace.database

    def listed(self) -> list[HeldCase]:
        """Return all cases with a hold, restricted ones too, the most urgent first."""
        return [
            HeldCase(
                case_id=case_id,
                case_no=case_no,
                review_on=date.fromisoformat(day) if day else None,
                reason=self._workspace.privacy.text(reason),
                is_restricted=bool(hidden),
            )
            for case_id, case_no, day, reason, hidden in holds.held(self._database)
        ]
