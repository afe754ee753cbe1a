"""Parent letters from the open file: what may be written, to whom, and the finished PDF."""

import re
from collections.abc import Mapping, Sequence

from ssa_desk.content import letters as content
from ssa_desk.content.languages import Language
from ssa_desk.content.letters import LetterKind, Placeholder
from ssa_desk.domain import clock, consents
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.folding import folded, plain, spellings
from ssa_desk.domain.legal_bases import PERSON_ACCESS, TO_CUSTODIANS
from ssa_desk.domain.records import Case, Guardian, School, YoungPerson
from ssa_desk.services.consents import Consents
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.without_parents import WithoutParents
from ssa_desk.services.workspace import Workspace
from ssa_desk.typesetting.letterhead import Sender
from ssa_desk.typesetting.letters import letter_pdf

_MOST = 100_000
_WORD = re.compile(r"\w+")
_BASES = {
    "guardian": TO_CUSTODIANS,
    "young_person": PERSON_ACCESS,
    "body": "",
    "teacher": "",
    "open": TO_CUSTODIANS,
}
"""What a letter rests on by itself; one to a body says its consent, or nothing permits it."""


class LetterBlockedError(ExpectedError):
    """The child is counselled without the knowledge of its guardians."""

    def __init__(self) -> None:
        super().__init__(
            "Dieser Brief ist gesperrt: Das Kind wird ohne Wissen der Sorgeberechtigten beraten "
            "(§ 8 Abs. 3 SGB VIII), oder ein Kontakt ist nicht erlaubt. Es wurde nichts "
            "geschrieben und nichts ist verloren."
        )


class Letters:
    """Everything the window and the command line need to write a parent letter."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._without_parents = WithoutParents(workspace)

    def kinds(self) -> tuple[LetterKind, ...]:
        """Return all kinds of letters."""
        return content.kinds()

    def languages(self, kind: str) -> tuple[Language, ...]:
        """Return the languages this letter is there in."""
        return content.languages_of(content.kind(kind))

    def placeholders(self, kind: str) -> tuple[Placeholder, ...]:
        """Return what the form of this letter asks."""
        return content.kind(kind).placeholders

    def review_state(self, kind: str, language: str) -> str:
        """Return "ungeprüft", or who has checked the text and when."""
        return content.text(content.kind(kind), language).review_state

    def language_for(self, kind: str, guardian_id: str) -> str:
        """Return the language of a guardian when the letter is there in it, else German."""
        wanted = self._workspace.get(Guardian, guardian_id).language
        codes = {language.code for language in self.languages(kind)}
        return wanted if wanted in codes else content.GERMAN

    def prefill(self, case_id: str | None = None, guardian_id: str | None = None) -> dict[str, str]:
        """Return the values the file knows, by placeholder; nothing of the case itself.

        Raises LetterBlockedError when the guardians must not learn of the counselling.
        """
        case = self._workspace.get(Case, case_id) if case_id else None
        guardian = self._guardian(case, guardian_id)
        about = guardian or case
        child_id = about.young_person_id if about else None
        self._refuse_blocked(child_id, case, guardian)
        child = self._workspace.get(YoungPerson, child_id) if child_id else None
        values = {
            "guardian": guardian.name if guardian else "",
            "address": guardian.address if guardian else "",
            "child": _full_name(child) if child else "",
            "room": self._workspace.profile().room,
            "interpreter": _interpreter(guardian),
            "school": self._school_name(case),
        }
        return {name: value for name, value in values.items() if value}

    def wish(
        self,
        kind: str,
        language: str,
        values: Mapping[str, str],
        case_id: str = "",
        guardian_id: str = "",
    ) -> Wish:
        """Return what the gate is asked before a letter leaves.

        A child named by hand is looked for in the file, so that its rules hold, too.
        """
        letter = content.kind(kind)
        whole = content.completed(letter, values)
        child_id = "" if case_id else self._child_named(whole.get("child", ""))
        consent = self._consent(letter, case_id, child_id)
        recipient = whole.get("guardian") or whole.get("recipient") or whole.get("child", "")
        return Wish(
            document="letter",
            recipient=recipient,
            guardian_id=guardian_id if self._is_called(guardian_id, recipient) else "",
            legal_basis="consent" if letter.needs_consent else _BASES[letter.to],
            consent_id=consent,
            content=f"{letter.title} ({content.text(letter, language).language.german_name})",
            case_id=case_id,
            young_person_id=child_id,
        )

    def set_letter(self, kind: str, language: str, values: Mapping[str, str]) -> bytes:
        """Return the letter as a PDF.

        Raises an expected error for an unknown kind, language or value, a missing value, a
        character that cannot be printed, or a child whose guardians must not be written to.
        """
        letter = content.kind(kind)
        whole = content.completed(letter, values)
        self._refuse_blocked_names(whole)
        texts = (content.text(letter, language),)
        return letter_pdf(letter, texts, values, self._sender(whole.get("school", "")))

    def _guardian(self, case: Case | None, guardian_id: str | None) -> Guardian | None:
        if guardian_id:
            return self._workspace.get(Guardian, guardian_id)
        if case is None or case.young_person_id is None:
            return None
        found = self._workspace.find(Guardian, young_person_id=case.young_person_id)
        allowed = [one for one in found if one.contact_allowed != "no"]
        return next(iter(sorted(allowed, key=lambda one: one.has_custody != "yes")), None)

    def _refuse_blocked(
        self, child_id: str | None, case: Case | None, guardian: Guardian | None
    ) -> None:
        secret = self._without_parents
        is_blocked = (case and secret.is_case(case)) or (child_id and child_id in secret.children())
        if is_blocked or (guardian and secret.covers(guardian)):
            raise LetterBlockedError

    def _refuse_blocked_names(self, values: Mapping[str, str]) -> None:
        """Refuse what was typed by hand, too: a name anywhere, in any order and spelling.

        To somebody who stands in the file once more (as guardian of a sister, say) a first name
        is enough; whoever may not be contacted gets no letter at all.
        """
        secret = self._without_parents
        known = secret.same(values.get("guardian", ""), values.get("address", ""))
        if any(one.contact_allowed == "no" for one in known):
            raise LetterBlockedError
        own = {one.young_person_id for one in known}
        for child in secret.people():
            names = (child.first_name if child.id in own else "", _full_name(child))
            if any(_has_name(text, name) for name in names for text in values.values()):
                raise LetterBlockedError

    def _is_called(self, guardian_id: str, recipient: str) -> bool:
        """Return whether the name on the letter is still that of the chosen guardian."""
        if not guardian_id:
            return False
        name = self._workspace.get(Guardian, guardian_id).name
        return consents.same_person(name, recipient)

    def _child_named(self, name: str) -> str:
        """Return the child of the file with this name, restricted or not; "" where none has it."""
        with self._workspace.database.whole():
            found = self._workspace.find(YoungPerson, limit=_MOST)
        same = (one for one in found if _has_name(name, _full_name(one)))
        return next((one.id for one in same if _has_name(_full_name(one), name)), "")

    def _consent(self, letter: LetterKind, case_id: str, child_id: str) -> str:
        """Return the latest consent of the kind that a letter needs, one that counts first."""
        if not letter.needs_consent:
            return ""
        day = clock.today()
        found = [
            one
            for one in Consents(self._workspace).of(case_id, child_id)
            if one.consent_kind == letter.needs_consent
        ]
        return next((one.id for one in found if consents.counts(one, day)), "") or next(
            (one.id for one in found), ""
        )

    def _school_name(self, case: Case | None) -> str:
        if case and case.school_id:
            return self._workspace.get(School, case.school_id).name
        schools = self._workspace.schools()
        return schools[0].name if len(schools) == 1 else ""

    def _sender(self, school_name: str) -> Sender:
        profile = self._workspace.profile()
        school = _named(self._workspace.schools(), school_name)
        return Sender(
            worker=profile.name,
            function=profile.function,
            employer=profile.employer_name,
            employer_address=profile.employer_address,
            school=school.name if school else school_name,
            school_address=school.address if school else "",
            telephone=profile.telephone or (school.telephone if school else ""),
            email=profile.email,
            room=profile.room,
            office_hours=profile.office_hours,
        )


def _named(schools: Sequence[School], name: str) -> School | None:
    """Return the school of this name; without a name the only school there is."""
    if not name:
        return schools[0] if len(schools) == 1 else None
    return next((school for school in schools if folded(school.name) == folded(name)), None)


def _full_name(child: YoungPerson) -> str:
    return f"{child.first_name} {child.last_name}".strip()


def _has_name(text: str, name: str) -> bool:
    """Return whether every word of a name stands in a text, in any order and spelling."""
    words = frozenset(_WORD.findall(plain(text)))
    parts = _WORD.findall(name)
    return bool(parts) and all(not words.isdisjoint(spellings(part)) for part in parts)


def _interpreter(guardian: Guardian | None) -> str:
    needed = guardian.interpreter_needed if guardian else None
    return needed if needed in {"yes", "no"} else ""
