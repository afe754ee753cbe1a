"""Access of a person to their own data (Art. 15, 20 GDPR, section 83 SGB X), step by step."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from ssa_desk.domain.legal_bases import CONSENT_OF_PERSON
from ssa_desk.domain.records import DataSubjectRequest, WorkerProfile
from ssa_desk.domain.retention import RetentionPlan
from ssa_desk.services.access import answer as answers
from ssa_desk.services.access.answer import Answer, Asked
from ssa_desk.services.access.collecting import REVIEW, Asking, Subject, collect
from ssa_desk.services.access.letters import extension_letter, refusal_letter
from ssa_desk.services.access.requests import RequestIncompleteError, Requests
from ssa_desk.services.access.review import AccessFile, Review
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.retention import RetentionPlans
from ssa_desk.services.workspace import Workspace

__all__ = ["Access", "Answer", "Pending", "Review", "Subject"]


class NotDecidedError(RequestIncompleteError):
    """Something of the review is open; nothing leaves before it is decided."""


@dataclass(frozen=True, slots=True, repr=False)
class Pending:
    """All that an answer is made of: plain data, nothing of the open file."""

    asked: Asked
    review: Review
    profile: WorkerProfile
    plan: RetentionPlan

    def made(self) -> Answer:
        """Return the answer."""
        return answers.answer(self.asked, self.review, self.profile, self.plan)

    def papers(self) -> tuple[bytes, bytes]:
        """Return the answer as PDF and as JSON; for the background."""
        made = self.made()
        return answers.pdf(made), answers.portable(made)


class Access:
    """Collects, reviews and answers; nothing leaves here: the window asks the gate."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @cached_property
    def requests(self) -> Requests:
        """Return what keeps the requests."""
        return Requests(self._workspace)

    def file(
        self,
        subject: Subject,
        request: DataSubjectRequest,
        *,
        with_guarded: bool = False,
        goes_on: Callable[[float], bool] = lambda _part: True,
    ) -> AccessFile:
        """Return all that is kept about a person, with proposals for who asks.

        For the background: `subject` was asked for in the thread of the window.
        """
        return collect(
            self._workspace.database,
            subject,
            asking=Asking(request.requester, request.guardian_id or ""),
            with_guarded=with_guarded,
            goes_on=goes_on,
        )

    def asked(self, request: DataSubjectRequest) -> Asked:
        """Return who asks about whom, in words."""
        subject = self.requests.subject(request)
        return Asked(subject.name if subject else "", request)

    def answer(self, request: DataSubjectRequest, review: Review) -> Answer:
        """Return the answer; raises NotDecidedError while something is open, and on a refusal."""
        return self.pending(request, review).made()

    def pending(self, request: DataSubjectRequest, review: Review) -> "Pending":
        """Return what makes the answer in the background; raises as `answer`."""
        said = self.requests.verdict(request)
        if said.refusal:
            raise NotDecidedError("Diese Anfrage muss abgelehnt werden.")
        for sentence in review.open_points():
            raise NotDecidedError(sentence)
        decided = replace(review, decided=dict(review.decided))
        plan = RetentionPlans(self._workspace).plan()
        return Pending(self.asked(request), decided, self._workspace.profile(), plan)

    def pdf(self, made: Answer) -> bytes:
        """Return the paper of an answer."""
        return answers.pdf(made)

    def portable(self, made: Answer) -> bytes:
        """Return an answer as JSON (Art. 20 GDPR)."""
        return answers.portable(made)

    def refusal_letter(self, request: DataSubjectRequest) -> bytes:
        """Return the letter that refuses."""
        return refusal_letter(request, self._workspace.profile())

    def extension_letter(self, request: DataSubjectRequest) -> bytes:
        """Return the letter that tells how long the answer takes."""
        return extension_letter(request, self._workspace.profile())

    def wish(self, request: DataSubjectRequest, review: Review) -> Wish:
        """Return what the gate is asked: the answer goes to who asked, as their own access."""
        asked = self.asked(request)
        return Wish(
            document="access",
            recipient=request.requester_name or asked.name or "die anfragende Person",
            legal_basis="person_access",
            content="Auskunft, teilweise geschwärzt" if review.withholds() else "Auskunft",
            way="print",
            case_id=request.case_id or "",
            young_person_id=request.young_person_id or "",
            guardian_id=request.guardian_id or "",
            with_entrusted=review.tells_entrusted(),
            entrusted_basis=CONSENT_OF_PERSON if review.tells_entrusted() else "",
            note=review.entrusted_reason if review.tells_entrusted() else "",
        )

    def keep_review(self, request: DataSubjectRequest, review: Review) -> None:
        """Keep the decisions, to go on later; raises the errors of a save."""
        self._workspace.drafts.keep(REVIEW, request.id, review.kept())

    def resume_review(self, request: DataSubjectRequest, review: Review) -> None:
        """Go on with the decisions made before."""
        for draft in self._workspace.drafts.all():
            if (draft.form, draft.record_id) == (REVIEW, request.id):
                review.resume(draft.values)

    def forget_review(self, request: DataSubjectRequest) -> None:
        """Forget the decisions: the request is answered."""
        self._workspace.drafts.drop(REVIEW, request.id)
