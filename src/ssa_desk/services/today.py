"""What today asks for: due follow-ups, quiet cases, the week in two numbers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_list

QUIET_WEEKS = 6


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A follow-up that is due today or was due before."""

    contact_id: str
    case_id: str
    case_no: str
    name: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class QuietCase:
    """An open case without a contact for some weeks."""

    case_id: str
    case_no: str
    name: str
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page Heute shows."""

    follow_ups: tuple[FollowUp, ...]
    quiet: tuple[QuietCase, ...]
    quiet_weeks: int
    open_cases: int
    contacts_this_week: int
    contacts_this_year: int


class Today:
    """Gathers what is due."""

    def __init__(self, workspace: Workspace) -> None:
        self._database = workspace.database
        self._privacy = workspace.privacy

    def overview(self) -> Overview:
        """Return what is due today and how the week looks."""
        today = clock.today()
        monday = today - timedelta(days=today.weekday())
        year = school_year(today)
        return Overview(
            follow_ups=tuple(
                self._follow_up(FollowUp(*row)) for row in case_list.due(self._database, today)
            ),
            quiet=tuple(
                self._quiet(QuietCase(*row))
                for row in case_list.quiet(self._database, today - timedelta(weeks=QUIET_WEEKS))
            ),
            quiet_weeks=QUIET_WEEKS,
            open_cases=case_list.count(self._database, "open"),
            contacts_this_week=self._contacts(Period(monday, monday + timedelta(days=6))),
            contacts_this_year=self._contacts(year),
        )

    def _follow_up(self, one: FollowUp) -> FollowUp:
        shown = self._privacy.shown(one.name)
        return replace(one, name=shown, text=self._privacy.text(one.text))

    def _quiet(self, one: QuietCase) -> QuietCase:
        return replace(one, name=self._privacy.shown(one.name))

    def _contacts(self, period: Period) -> int:
        return case_list.contacts_between(self._database, period.first, period.last)
