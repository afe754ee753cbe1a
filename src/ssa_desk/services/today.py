"""What today asks for: due follow-ups, quiet cases, the week in two numbers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from ssa_desk.domain import clock
from ssa_desk.domain.schoolyear import Period, school_year
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import agenda, case_list
from ssa_desk.storage.agenda import AgendaLine
from ssa_desk.storage.desk_settings import DeskSettings

QUIET_WEEKS = 6
QUIET_CHOICES = (2, 3, 4, 6, 8, 12)
_SETTING = "quiet_weeks"


@dataclass(frozen=True, slots=True, repr=False)
class QuietCase:
    """An open case without a contact for some weeks."""

    case_id: str
    case_no: str
    name: str
    last_contact: date | None


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page Heute shows."""

    follow_ups: tuple[AgendaLine, ...]
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
        year, weeks = school_year(today), self.quiet_weeks
        return Overview(
            follow_ups=tuple(
                self._follow_up(one) for one in agenda.follow_ups(self._database, date.min, today)
            ),
            quiet=tuple(
                self._quiet(QuietCase(*row))
                for row in case_list.quiet(self._database, today - timedelta(weeks=weeks))
            ),
            quiet_weeks=weeks,
            open_cases=case_list.count(self._database, "open"),
            contacts_this_week=self._contacts(Period(monday, monday + timedelta(days=6))),
            contacts_this_year=self._contacts(year),
        )

    @property
    def quiet_weeks(self) -> int:
        """Return after how many weeks without a contact a case is listed."""
        found = DeskSettings(self._database).get(_SETTING)
        return found if found in QUIET_CHOICES else QUIET_WEEKS

    def choose_quiet_weeks(self, weeks: int) -> None:
        """Keep another number of weeks in the file; raises the errors of a save."""
        DeskSettings(self._database).put(_SETTING, weeks)

    def _follow_up(self, one: AgendaLine) -> AgendaLine:
        shown = self._privacy.shown(one.name)
        return replace(one, name=shown, text=self._privacy.text(one.text))

    def _quiet(self, one: QuietCase) -> QuietCase:
        return replace(one, name=self._privacy.shown(one.name))

    def _contacts(self, period: Period) -> int:
        return case_list.contacts_between(self._database, period.first, period.last)
