"""What the open file knows for the placeholders of a letter, beside who receives it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ssa_desk.content.letters import LetterKind
from ssa_desk.domain import clock, consents
from ssa_desk.domain.records import (
    Appointment,
    Body,
    Case,
    Consent,
    DataSubjectRequest,
    GroupOffer,
    GroupSession,
    Referral,
    School,
    Transition,
    WorkerProfile,
)
from ssa_desk.services.consents import Consents
from ssa_desk.services.workspace import Workspace

_WEEK = timedelta(days=7)
_MOST = 1000
_SESSIONS = 12
_BODIES = 3
_SATURDAY = 5
_ABOUT_NEXT = frozenset({"invitation_to_talk", "appointment_notice", "absence_support"})
_ABOUT_LAST = "certificate"
"""Letters about an appointment of the case; a café or a trip is on a day of its own."""
_REVOKED = {
    "release_from_secrecy": "release",
    "counselling_data": "counselling",
    "photo_video": "photo",
    "project_participation": "participation",
}
"""By kind of consent what the letter of a revocation calls it."""


@dataclass(frozen=True, slots=True, repr=False)
class Source:
    """What a letter is begun from; the profile is always there."""

    profile: WorkerProfile
    case: Case | None = None
    offer: GroupOffer | None = None
    meeting: Appointment | None = None
    sessions: tuple[GroupSession, ...] = ()


class LetterValues:
    """Reads values for letters; nothing of a case that the letter does not ask for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._by_kind: Mapping[str, Callable[[Source], dict[str, str]]] = {
            "introduction": _introduction,
            "appointment_notice": self._notice,
            "release_from_confidentiality": _release,
            "revocation": self._revocation,
            "participation_consent": _participation,
            "photo_consent": _photo,
            "external_help": self._external_help,
            "certificate": self._certificate,
            "transition": self._transition,
            "data_answer": self._data_answer,
            "youth_office_report": _report,
        }

    def source(
        self,
        kind: LetterKind,
        case: Case | None,
        offer: GroupOffer | None,
        appointment_id: str = "",
    ) -> Source:
        """Return what a letter is begun from: the named appointment, or the one it is about."""
        sessions: list[GroupSession] = []
        if offer:
            sessions = self._workspace.find(
                GroupSession, order="date", limit=_MOST, offer_id=offer.id
            )
        return Source(
            self._workspace.profile(),
            case,
            offer,
            self._meeting(kind, case, appointment_id),
            tuple(one for one in sessions if one.state != "cancelled"),
        )

    def shared(self, kind: LetterKind, source: Source) -> dict[str, str]:
        """Return the values that every recipient reads alike, by placeholder of this kind."""
        found = {
            "room": source.profile.room,
            "school": self._school(source),
            **_when(source),
            **_offer(source.offer),
        }
        found |= self._by_kind.get(kind.name, _nothing)(source)
        if day := _day(found.get("date", "")):
            found["reply_until"] = reply_day(day)
        known = {one.name for one in kind.placeholders}
        return {name: value for name, value in found.items() if value and name in known}

    def bodies(self) -> tuple[tuple[str, str], ...]:
        """Return the bodies of the address book: the name, and what a letter says of it."""
        found = self._workspace.find(Body, order="name", limit=_MOST, retired=False)
        return tuple((one.name, body_words(one)) for one in found)

    def _meeting(
        self, kind: LetterKind, case: Case | None, appointment_id: str
    ) -> Appointment | None:
        """Return the next talk for an invitation, the last for a certificate, else nothing."""
        if appointment_id:
            return self._workspace.get(Appointment, appointment_id)
        if case is None:
            return None
        if kind.name in _ABOUT_NEXT:
            return self._next(case, clock.today())
        return self._last(case) if kind.name == _ABOUT_LAST else None

    def _last(self, case: Case) -> Appointment | None:
        found = self._workspace.find(Appointment, order="date", limit=_MOST, case_id=case.id)
        past = (one for one in found if one.date <= clock.today() and not one.cancelled)
        return max(past, key=lambda one: (one.date, one.time or time.min), default=None)

    def _next(self, case: Case, day: date, but: str = "") -> Appointment | None:
        found = self._workspace.find(Appointment, order="date", limit=_MOST, case_id=case.id)
        coming = (one for one in found if one.date >= day and not one.cancelled and one.id != but)
        return min(coming, key=lambda one: (one.date, one.time or time.min), default=None)

    def _school(self, source: Source) -> str:
        about = (source.meeting, source.case, source.offer)
        known = next((one.school_id for one in about if one and one.school_id), None)
        if known:
            return self._workspace.get(School, known).name
        schools = self._workspace.schools()
        return schools[0].name if len(schools) == 1 else ""

    def _notice(self, source: Source) -> dict[str, str]:
        meeting = source.meeting
        if meeting is None:
            return {}
        if not meeting.cancelled:
            return {"notice": "reminder" if meeting.created_at.date() < clock.today() else ""}
        after = self._next(source.case, clock.today(), meeting.id) if source.case else None
        return {"notice": "cancelled", "new_date": _moment(after) if after else ""}

    def _revocation(self, source: Source) -> dict[str, str]:
        revoked = [one for one in self._consents(source) if one.revoked_on]
        last = max(revoked, key=lambda one: one.revoked_on or date.min, default=None)
        if last is None or last.revoked_on is None:
            return {"date": written(clock.today())}
        return {
            "date": written(last.revoked_on),
            "what": _REVOKED.get(last.consent_kind or "", ""),
            "effect": last.revocation_effect,
        }

    def _certificate(self, source: Source) -> dict[str, str]:
        meeting = source.meeting
        if meeting is None:
            return {"kind": "offer"} if source.offer else {}
        end = ""
        if meeting.time and meeting.duration_min:
            begin = datetime.combine(meeting.date, meeting.time)
            end = f"{begin + timedelta(minutes=meeting.duration_min):%H:%M}"
        return {"kind": "talk", "until": end}

    def _transition(self, source: Source) -> dict[str, str]:
        case = source.case
        if case is None:
            return {}
        find = self._workspace.find
        found = find(Transition, limit=_MOST, case_id=case.id)
        if case.young_person_id:
            found += find(Transition, limit=_MOST, young_person_id=case.young_person_id)
        last = max(found, key=lambda one: one.started_on, default=None)
        if last is None:
            return {}
        agreed = (one for one in self._consents(source) if one.consent_kind == "handover")
        given = (one.given_on for one in agreed if consents.counts(one, clock.today()))
        day = next(given, None)
        return {
            "step": last.transition_kind,
            "next_place": last.next_school,
            "consent_date": written(day) if day else "",
        }

    def _external_help(self, source: Source) -> dict[str, str]:
        """Return the bodies of the last referrals of the case: the worker has named them there."""
        if source.case is None:
            return {}
        found = self._workspace.find(
            Referral, order="date", descending=True, limit=_MOST, case_id=source.case.id
        )
        ids = list(dict.fromkeys(one.body_id for one in found if one.body_id))[:_BODIES]
        bodies = (self._workspace.get(Body, one) for one in ids)
        return {f"body_{number}": body_words(one) for number, one in enumerate(bodies, start=1)}

    def _data_answer(self, source: Source) -> dict[str, str]:
        """Return the day of the last request of the case, and today as the day it is settled."""
        asked: list[DataSubjectRequest] = []
        if source.case is not None:
            asked = self._workspace.find(
                DataSubjectRequest, order="received_on", limit=_MOST, case_id=source.case.id
            )
        last = asked[-1] if asked else None
        return {
            "date": written(last.received_on) if last else "",
            "done_on": written(clock.today()),
        }

    def _consents(self, source: Source) -> list[Consent]:
        case = source.case
        return Consents(self._workspace).of(case.id, case.young_person_id or "") if case else []


def body_words(body: Body) -> str:
    """Return what a letter says of a body: its name and how families reach it."""
    place = " ".join(body.address.split("\n"))
    reach = " · ".join(one for one in (body.telephone, body.website or body.email) if one)
    return "\n".join(one for one in (body.name, place, reach) if one)


def written(day: date) -> str:
    """Return a day as the forms of letters have it."""
    return f"{day:%d.%m.%Y}"


def reply_day(day: date) -> str:
    """Return until when an answer is asked for: a week before, never at a weekend; "" if past."""
    wanted = day - _WEEK
    if wanted <= clock.today():
        wanted = day - timedelta(days=1)
    while wanted.weekday() >= _SATURDAY:
        wanted -= timedelta(days=1)
    return written(wanted) if wanted > clock.today() else ""


def _nothing(_source: Source) -> dict[str, str]:
    return {}


def _when(source: Source) -> dict[str, str]:
    """Return day, time and place of the meeting, else of the next session of the offer."""
    meeting = source.meeting
    if meeting is not None:
        found = {"date": written(meeting.date), "time": _clock_time(meeting.time)}
        return found | ({"room": meeting.place} if meeting.place else {})
    coming = (one for one in source.sessions if one.date >= clock.today())
    session = next(coming, None)
    if session is None:
        return {}
    return {"date": written(session.date), "time": _clock_time(session.time)}


def _offer(offer: GroupOffer | None) -> dict[str, str]:
    return {"offer": offer.title, "topic": offer.title} if offer else {}


def _introduction(source: Source) -> dict[str, str]:
    profile = source.profile
    reach = " · ".join(one for one in (profile.telephone, profile.email) if one)
    return {"office": profile.office_hours, "reach": reach}


def _release(source: Source) -> dict[str, str]:
    profile = source.profile
    named = (profile.name, profile.function or "Schulsozialarbeit")
    return {
        "from_whom": ", ".join(one for one in named if one) if profile.name else "",
        "valid_until": written(_in_a_year(clock.today())),
    }


def _report(source: Source) -> dict[str, str]:
    profile = source.profile
    return {"reachable": " · ".join(one for one in (profile.telephone, profile.email) if one)}


def _participation(source: Source) -> dict[str, str]:
    return {"dates": _days(source.sessions), "supervision": source.profile.name}


def _photo(source: Source) -> dict[str, str]:
    offer = source.offer
    return {
        "occasion": offer.title if offer else "",
        "valid_until": written(_in_a_year(clock.today())),
    }


def _days(sessions: Iterable[GroupSession]) -> str:
    """Return the coming days without a German word between them: they stand in every language."""
    coming = [one for one in sessions if one.date >= clock.today()][:_SESSIONS]
    days = ", ".join(written(one.date) for one in coming)
    times = {one.time for one in coming}
    begin = times.pop() if len(times) == 1 else None
    return f"{days} · {begin:%H:%M}" if begin else days


def _moment(meeting: Appointment) -> str:
    return " · ".join(one for one in (written(meeting.date), _clock_time(meeting.time)) if one)


def _clock_time(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date() if text else None  # noqa: DTZ007 - a day
    except ValueError:
        return None


def _in_a_year(day: date) -> date:
    first = day.replace(day=1)
    return first.replace(year=first.year + 1) + timedelta(days=min(day.day, 28) - 1)
