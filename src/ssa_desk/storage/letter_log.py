"""SQL behind the log of letters: whose answer is due."""

from datetime import date

from ssa_desk.storage.database import Database


def awaiting(database: Database, day: date) -> list[str]:
    """Return the ids of the letters whose answer was to come by this day and did not."""
    found = database.rows(
        """SELECT id FROM letter
           WHERE reply_expected = 1 AND replied_on IS NULL AND reply_until <= :day""",
        {"day": day.isoformat()},
    )
    return [row[0] for row in found]
