"""How reports are issued: joint or apart by school, and the Fachstelle's number per school."""

from typing import Literal

from ssa_desk.domain import clock
from ssa_desk.domain.schoolyear import Period
from ssa_desk.storage.database import Database

Way = Literal["joint", "apart"]


def is_issued(database: Database, period: Period) -> bool:
    """Return whether a report of just this period was issued, joint or for a school."""
    days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
    sql = (
        "SELECT EXISTS (SELECT 1 FROM issued_report"
        " WHERE period_first = :first AND period_last = :last)"
    )
    return bool(database.value(sql, days))


class ReportChoices:
    """Reads and keeps the choices of one open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def way(self, period: Period) -> Way | None:
        """Return how a period is reported, None while it is open; issued reports decide (R11)."""
        days = {"first": period.first.isoformat(), "last": period.last.isoformat()}
        way: Way | None = self._database.value(
            "SELECT CASE school_id WHEN '' THEN 'joint' ELSE 'apart' END FROM issued_report"
            " WHERE period_first = :first AND period_last = :last"
            " UNION ALL SELECT way FROM report_choice"
            " WHERE period_first = :first AND period_last = :last",
            days,
        )
        return way

    def choose(self, period: Period, way: Way) -> None:
        """Keep how a period is to be reported, until its first report decides it for good."""
        self._database.change(
            "INSERT INTO report_choice (period_first, period_last, way, chosen_at)"
            " VALUES (:first, :last, :way, :at) ON CONFLICT (period_first, period_last)"
            " DO UPDATE SET way = excluded.way, chosen_at = excluded.chosen_at",
            {
                "first": period.first.isoformat(),
                "last": period.last.isoformat(),
                "way": way,
                "at": clock.now().isoformat(),
            },
        )

    def numbers(self) -> dict[str, str]:
        """Return the number of the reports of each school that has one, for reports apart."""
        rows = self._database.rows("SELECT school_id, report_id FROM report_number")
        return dict(rows)

    def put_number(self, school_id: str, report_id: str) -> None:
        """Keep the number that the Fachstelle handed out for the reports of a school."""
        self._database.change(
            "INSERT INTO report_number (school_id, report_id) VALUES (:school_id, :report_id)"
            " ON CONFLICT (school_id) DO UPDATE SET report_id = excluded.report_id",
            {"school_id": school_id, "report_id": report_id},
        )
