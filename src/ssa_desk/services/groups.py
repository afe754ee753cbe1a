"""Group offers: series of sessions, a session as the last one, who came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from ssa_desk.domain.base import new_id
from ssa_desk.domain.records import GroupAttendance, GroupOffer, GroupSession
from ssa_desk.services.plausibility import Plausibility
from ssa_desk.services.workspace import Workspace

_MOST = 1000


@dataclass(frozen=True, slots=True)
class Series:
    """The days on which sessions would take place, and those left out with the reason."""

    days: tuple[date, ...]
    left_out: tuple[tuple[date, str], ...]


class Groups:
    """What the user does with group offers."""

    def __init__(self, workspace: Workspace, plausibility: Plausibility) -> None:
        self._workspace = workspace
        self._plausibility = plausibility

    def series(self, first: date, last: date) -> Series:
        """Return every week from `first` to `last`, without holidays and own free days."""
        calendar = self._plausibility.calendar()
        days, left_out = [], []
        for day in calendar.every_week(first, last):
            reason = calendar.reason(day) or calendar.own_reason(day)
            if reason:
                left_out.append((day, reason))
            else:
                days.append(day)
        return Series(tuple(days), tuple(left_out))

    def plan(
        self, offer: GroupOffer, days: Iterable[date], at: time | None, minutes: int | None
    ) -> tuple[GroupSession, ...]:
        """Save a planned session on each day that has none of this offer yet."""
        taken = {one.date for one in self.sessions(offer)}
        sessions = tuple(
            GroupSession(
                offer_id=offer.id, date=day, time=at, duration_min=minutes, state="planned"
            )
            for day in days
            if day not in taken
        )
        self._workspace.save(*sessions)
        return sessions

    def sessions(self, offer: GroupOffer) -> list[GroupSession]:
        """Return the sessions of an offer, the latest first."""
        return self._workspace.find(
            GroupSession, order="date", descending=True, limit=_MOST, offer_id=offer.id
        )

    def attendance(self, session: GroupSession) -> list[GroupAttendance]:
        """Return who came, of an offer that needs names."""
        return self._workspace.find(GroupAttendance, limit=_MOST, session_id=session.id)

    def like_last_time(
        self, session: GroupSession
    ) -> tuple[GroupSession, tuple[GroupAttendance, ...]] | None:
        """Return the session as held like the one before it, with its attendance; not saved yet."""
        offer = self._workspace.get(GroupOffer, session.offer_id)
        before = (one for one in self.sessions(offer) if one.date < session.date)
        last = next((one for one in before if one.state == "held"), None)
        if last is None:
            return None
        held = session.changed(
            state="held",
            time=session.time or last.time,
            duration_min=session.duration_min or last.duration_min,
            participants=last.participants,
            female=last.female,
            male=last.male,
            diverse=last.diverse,
            visitors=last.visitors,
            staff=last.staff,
        )
        copies = tuple(
            one.changed(id=new_id(), session_id=session.id) for one in self.attendance(last)
        )
        return held, copies

    def save_session(
        self, session: GroupSession, attendance: Sequence[GroupAttendance] = ()
    ) -> None:
        """Save a session with who came, all or none; names are kept only where the offer needs."""
        offer = self._workspace.get(GroupOffer, session.offer_id)
        named = attendance if offer.needs_names else ()
        self._workspace.save(session, *named)
