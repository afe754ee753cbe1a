"""Group offers: series of sessions, a session as the last one, who came."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from ssa_desk.domain.base import new_id
from ssa_desk.domain.records import GroupAttendance, GroupOffer, GroupSession, YoungPerson
from ssa_desk.services.plausibility import Plausibility
from ssa_desk.services.workspace import Workspace

_MOST = 1000
_MOST_ROWS = 100_000
_LONGEST = timedelta(weeks=80)
"""So far a series with a number of sessions looks ahead."""


@dataclass(frozen=True, slots=True)
class Series:
    """The days on which sessions would take place, and those left out with the reason."""

    days: tuple[date, ...]
    left_out: tuple[tuple[date, str], ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """What came together in an offer until now; visitors are those of open offers."""

    held: int
    planned: int
    cancelled: int
    participants: int
    visitors: int
    mean: float | None
    """Participants or visitors of a session that took place and was counted."""


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

    def series_of(self, first: date, number: int) -> Series:
        """Return as many weekly days from `first` on, with those left out on the way."""
        whole = self.series(first, first + _LONGEST)
        days = whole.days[:number]
        last = days[-1] if days else first
        return Series(days, tuple(one for one in whole.left_out if one[0] < last))

    def taken(self, offer: GroupOffer) -> frozenset[date]:
        """Return the days that have a session of this offer already."""
        return frozenset(one.date for one in self.sessions(offer))

    def totals(self, offer: GroupOffer) -> Totals:
        """Return how many sessions took place and how many took part."""
        states = {"held": 0, "planned": 0, "cancelled": 0}
        counts, participants, visitors = [], 0, 0
        for one in self.sessions(offer):
            states[one.state] += 1
            if one.state != "held":
                continue
            participants += one.participants or 0
            visitors += one.visitors or 0
            if one.participants is not None or one.visitors is not None:
                counts.append((one.participants or 0) + (one.visitors or 0))
        mean = sum(counts) / len(counts) if counts else None
        return Totals(
            states["held"], states["planned"], states["cancelled"], participants, visitors, mean
        )

    def plan(
        self, offer: GroupOffer, days: Iterable[date], at: time | None, minutes: int | None
    ) -> tuple[GroupSession, ...]:
        """Save a planned session on each day that has none of this offer yet."""
        taken = self.taken(offer)
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
        self,
        session: GroupSession,
        attendance: Sequence[GroupAttendance] = (),
        gone: Iterable[GroupAttendance] = (),
    ) -> None:
        """Save a session with who came, all or none; names are kept only where the offer needs.

        `gone` are rows of children who were on the list by mistake.
        """
        offer = self._workspace.get(GroupOffer, session.offer_id)
        named = attendance if offer.needs_names else ()
        self._workspace.save(session, *named)
        for one in gone:
            self._workspace.delete(one)

    def save_offer(self, offer: GroupOffer) -> None:
        """Save an offer; one that only counts keeps no names of its sessions."""
        self._workspace.save(offer)
        ids = tuple(one.id for one in self.sessions(offer)) if not offer.needs_names else ()
        for one in (
            self._workspace.find(GroupAttendance, session_id=ids, limit=_MOST_ROWS) if ids else ()
        ):
            self._workspace.delete(one)

    def counts(self, attendance: Iterable[GroupAttendance], session_id: str = "") -> dict[str, int]:
        """Return the head count of who was there, as fields of a session.

        A child that is restricted is on no list, but was there: it counts.
        """
        rows = (*attendance, *self._unlisted(session_id))
        here = tuple(one.young_person_id for one in rows if one.state == "present")
        with self._workspace.database.whole():
            found = self._workspace.find(YoungPerson, id=here, limit=_MOST) if here else []
        genders = Counter(one.gender for one in found)
        named = {name: genders[name] for name in ("female", "male", "diverse")}
        return {"participants": len(here), **named}

    def _unlisted(self, session_id: str) -> list[GroupAttendance]:
        """Return who came and is left out of every list."""
        if not session_id:
            return []
        find = self._workspace.find
        listed = {one.id for one in find(GroupAttendance, limit=_MOST, session_id=session_id)}
        with self._workspace.database.whole():
            found = find(GroupAttendance, limit=_MOST, session_id=session_id)
        return [one for one in found if one.id not in listed]
