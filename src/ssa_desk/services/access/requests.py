"""Requests of persons about their own data: noted, clocked, decided, refused with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ssa_desk.content.access import refusal_words
from ssa_desk.domain import clock
from ssa_desk.domain.entitlement import Asking, Verdict, verdict
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import Case, DataSubjectRequest, Guardian, YoungPerson
from ssa_desk.domain.request_clock import Clock, clock_of, request_problems
from ssa_desk.services.access.collecting import Subject
from ssa_desk.services.workspace import Workspace

_MOST = 10_000
_ORDER = ("overdue", "soon", "running", "answered")


class RequestIncompleteError(ExpectedError):
    """The request does not hold what the law wants noted."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence} Die Anfrage ist unverändert, nichts ist verloren.")


class TooLateToExtendError(ExpectedError):
    """The month is over: an extension must be told within it."""

    def __init__(self) -> None:
        super().__init__(
            "Verlängern geht nur innerhalb des ersten Monats und nur einmal (Art. 12 Abs. 3 "
            "DSGVO). Die Anfrage ist unverändert. Bitte antworten Sie so bald wie möglich."
        )


@dataclass(frozen=True, slots=True, repr=False)
class RequestLine:
    """One request in the list; the name may be hidden."""

    request: DataSubjectRequest
    name: str
    case_no: str
    clock: Clock


class Requests:
    """Keeps the requests of the open file; those about restricted cases, too."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lines(self) -> list[RequestLine]:
        """Return all requests, the overdue first, the answered last."""
        today = clock.today()
        with self._workspace.database.whole():
            found = self._workspace.find(DataSubjectRequest, order="received_on", limit=_MOST)
            lines = [self._line(one, today) for one in found]
        return sorted(lines, key=lambda one: (_ORDER.index(one.clock.standing), one.clock.due_on))

    def clocks(self) -> list[Clock]:
        """Return the clock of each request; nobody is named."""
        today = clock.today()
        with self._workspace.database.whole():
            found = self._workspace.find(DataSubjectRequest, limit=_MOST)
        return [clock_of(one, today) for one in found]

    def get(self, request_id: str) -> DataSubjectRequest:
        """Return one request; raises RecordMissingError."""
        with self._workspace.database.whole():
            return self._workspace.get(DataSubjectRequest, request_id)

    def begun(self, case_id: str) -> DataSubjectRequest:
        """Return a new request of today about the child of a case; nothing is saved yet."""
        with self._workspace.database.whole():
            case = self._workspace.get(Case, case_id) if case_id else None
        return DataSubjectRequest(
            case_id=case.id if case else None,
            young_person_id=case.young_person_id if case else None,
            request_kind="access",
            requester="young_person" if case else None,
            received_on=clock.today(),
        )

    def save(self, request: DataSubjectRequest) -> None:
        """Save a request; raises RequestIncompleteError and the errors of a save."""
        for problem in request_problems(request):
            if problem.weight == "error":
                raise RequestIncompleteError(problem.sentence)
        self._workspace.save(request)

    def subject(self, request: DataSubjectRequest) -> Subject | None:
        """Return about whom it is, None where the file knows nobody."""
        with self._workspace.database.whole():
            return self._subject(request)

    def guardians(self, request: DataSubjectRequest) -> list[Guardian]:
        """Return the guardians of the child."""
        child = request.young_person_id
        with self._workspace.database.whole():
            return self._workspace.find(Guardian, young_person_id=child) if child else []

    def verdict(self, request: DataSubjectRequest) -> Verdict:
        """Return whether who asks may be answered."""
        with self._workspace.database.whole():
            child = self._child(request)
            guardian = next(
                (one for one in self.guardians(request) if one.id == request.guardian_id), None
            )
            asking = Asking(
                requester=request.requester,
                identity_proof=request.identity_proof,
                without_parents=self._in_secret(request)
                or (guardian is not None and guardian.contact_allowed == "no"),
                has_custody=guardian.has_custody if guardian else None,
                birth_date=child.birth_date if child else None,
            )
        return verdict(asking, clock.today())

    def refuse(self, request: DataSubjectRequest, ground: str, reason: str) -> DataSubjectRequest:
        """Note a refusal with its ground and reason (section 83(3) SGB X); return the request."""
        return self._decided(request, "refused", ground, reason or refusal_words(ground).file)

    def fulfil(
        self, request: DataSubjectRequest, grounds: Iterable[str] = (), reason: str = ""
    ) -> DataSubjectRequest:
        """Note that it was answered; with grounds only a part was, and the reasons are kept."""
        grounds = tuple(grounds)
        if not grounds:
            return self._decided(request, "fulfilled", None, "")
        said = " ".join(one for one in (refusal_words(ground).file for ground in grounds) if one)
        whole = "\n".join(one for one in (said, reason) if one)
        return self._decided(request, "partly", grounds[0], whole)

    def settle(
        self, request: DataSubjectRequest, decision: str, ground: str, reason: str, note: str
    ) -> DataSubjectRequest:
        """Note the decision on a correction, deletion, restriction or objection."""
        noted = request.changed(note=note)
        return self._decided(noted, decision, ground or None, reason)

    def without_traces(self, request: DataSubjectRequest) -> DataSubjectRequest:
        """Return the request as it may stay when what it was about is deleted: without names."""
        with self._workspace.database.whole():
            is_there = not request.case_id or self._workspace.count(Case, id=request.case_id)
        if is_there:
            return request
        empty = dict.fromkeys(("case_id", "young_person_id", "guardian_id"))
        texts = dict.fromkeys(("requester_name", "content", "note", "extension_reason"), "")
        return request.changed(**empty, **texts)

    def extend(self, request: DataSubjectRequest, until: date, reason: str) -> DataSubjectRequest:
        """Extend the month; the person must be told within it, with the reason.

        Raises TooLateToExtendError, RequestIncompleteError and the errors of a save.
        """
        if not clock_of(request, clock.today()).may_extend:
            raise TooLateToExtendError
        extended = request.changed(extended_until=until, extension_reason=reason)
        self.save(extended)
        return extended

    def _decided(
        self, request: DataSubjectRequest, decision: str, ground: str | None, reason: str
    ) -> DataSubjectRequest:
        today = clock.today()
        decided = request.changed(
            request_decision=decision,
            refusal_ground=ground,
            refusal_reason=reason,
            decided_on=today,
            answered_on=today,
        )
        self.save(decided)
        return decided

    def _line(self, request: DataSubjectRequest, today: date) -> RequestLine:
        subject = self._subject(request)
        case = self._workspace.find(Case, id=request.case_id) if request.case_id else []
        name = subject.name if subject else ""
        return RequestLine(
            request,
            self._workspace.privacy.shown(name) if name else "",
            case[0].case_no if case else "",
            clock_of(request, today),
        )

    def _subject(self, request: DataSubjectRequest) -> Subject | None:
        child = self._child(request)
        if child is not None:
            name = f"{child.first_name} {child.last_name}".strip()
            return Subject(child.id, (request.case_id,) if request.case_id else (), name)
        return Subject(None, (request.case_id,), "") if request.case_id else None

    def _child(self, request: DataSubjectRequest) -> YoungPerson | None:
        wanted = request.young_person_id
        found = self._workspace.find(YoungPerson, id=wanted) if wanted else []
        return found[0] if found else None

    def _in_secret(self, request: DataSubjectRequest) -> bool:
        """Return whether the child is counselled without the knowledge of its custodians."""
        find = self._workspace.find
        child = request.young_person_id
        cases = find(Case, young_person_id=child, limit=_MOST) if child else []
        if request.case_id:
            cases += find(Case, id=request.case_id)
        return any(one.counselling_without_parents for one in cases)
