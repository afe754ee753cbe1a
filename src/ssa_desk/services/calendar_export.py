"""Appointments as an iCalendar file (RFC 5545) without names, places and case numbers."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from ssa_desk.domain import clock
from ssa_desk.services.files import write_over
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import agenda, audit_trail
from ssa_desk.storage.agenda import AgendaLine

TITLE = "Termin Schulsozialarbeit"
_OCTETS = 75
"""A line holds no more of them; what is longer goes on in the next, after a blank."""


def export(workspace: Workspace, path: Path, first: date, last: date) -> int:
    """Write the appointments and sessions of these days; return how many.

    Raises CannotWriteError, OwnFileError, DiskFullError.
    """
    lines = [one for one in agenda.meetings(workspace.database, first, last) if not one.cancelled]
    write_over(path, calendar(lines))
    if not workspace.read_only:
        audit_trail.note(workspace.database, "exported", "calendar")
    return len(lines)


def calendar(lines: Iterable[AgendaLine]) -> bytes:
    """Return the calendar; every entry has the same title."""
    stamp = _moment(clock.now())
    content = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//SSA Desk//Kalender//DE"]
    for line in lines:
        content += _event(line, stamp)
    content.append("END:VCALENDAR")
    return b"".join(folded(one) for one in content)


def folded(line: str) -> bytes:
    """Return one line of content, broken where it is too long, never within a letter."""
    pieces, piece = [], b""
    for letter in line:
        data = letter.encode()
        if len(piece) + len(data) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += data
    return b"\r\n".join((*pieces, piece)) + b"\r\n"


def _event(line: AgendaLine, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    # Made from the record's own number, so that the same appointment is not entered twice.
    yield f"UID:{uuid5(NAMESPACE_URL, line.id)}"
    yield f"DTSTAMP:{stamp}"
    yield from _when(line)
    yield f"SUMMARY:{TITLE}"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _when(line: AgendaLine) -> Iterator[str]:
    day = line.day or clock.today()
    if line.time is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
        return
    begin = datetime.combine(day, line.time).astimezone()
    yield f"DTSTART:{_moment(begin)}"
    if line.minutes:
        yield f"DTEND:{_moment(begin.astimezone(UTC) + timedelta(minutes=line.minutes))}"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
