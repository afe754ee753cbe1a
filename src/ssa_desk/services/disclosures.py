"""The gate: nothing personal leaves without a permit, and what leaves is noted.

`permit(wish)` says whether it may leave, `write` and the printing of the window let it go and note
it in the log. A permit is asked again at that moment: a consent may be revoked meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ssa_desk.domain import clock
from ssa_desk.domain.records import Body, Case, Guardian, YoungPerson
from ssa_desk.domain.records.consent import Consent
from ssa_desk.domain.records.disclosure import Disclosure
from ssa_desk.services import disclosure_rules
from ssa_desk.services.consents import Consents
from ssa_desk.services.disclosure_errors import (
    NotHappenedError,
    NotPermittedError,
    UnknownBasisError,
)
from ssa_desk.services.disclosure_rules import Situation
from ssa_desk.services.disclosure_wish import Permit, Wish
from ssa_desk.services.files import write_personal
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail
from ssa_desk.storage.audit_trail import Action
from ssa_desk.storage.errors import RecordMissingError

__all__ = ["Disclosures", "NotPermittedError", "Parties", "Permit", "Wish"]

_MOST = 1000


@dataclass(frozen=True, slots=True, repr=False)
class Parties:
    """Who may receive something of a wish, and the consents that may carry it."""

    guardians: tuple[Guardian, ...]
    consents: tuple[Consent, ...]


class Disclosures:
    """Permits what may leave the open file, and keeps the log of it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def permit(self, wish: Wish) -> Permit:
        """Return the permission; raises NotPermittedError with what stands against it."""
        return disclosure_rules.permitted(wish, self.situation(wish))

    def log(self, permit: Permit, way: str = "") -> Disclosure:
        """Note what leaves at this moment; raises NotPermittedError when it may not any more.

        `way` is how it leaves in the end, where the wish did not know.
        """
        return self.log_all((permit,), way)[0]

    def log_all(self, permits: Sequence[Permit], way: str = "") -> tuple[Disclosure, ...]:
        """Note what leaves together at this moment (many letters), all or nothing."""
        if not permits:
            raise UnknownBasisError
        again = [self.permit(one.wish) for one in permits]
        entries = tuple(_entry(one, way or one.wish.way, by_program=True) for one in again)
        self._workspace.save(*entries)
        for entry in entries:
            action: Action = "printed" if entry.disclosure_way == "print" else "exported"
            audit_trail.note(self._workspace.database, action, entry.disclosed_document or "")
        return entries

    def write(self, permit: Permit, path: Path, data: bytes) -> Disclosure:
        """Write a file for somebody and note it; without the note the file is taken away again.

        Raises NotPermittedError, CannotWriteError, OwnFileError, DiskFullError.
        """
        return self.write_all((permit,), path, data)[0]

    def write_all(
        self, permits: Sequence[Permit], path: Path, data: bytes
    ) -> tuple[Disclosure, ...]:
        """Write one file for several people and note each of them; raises as `write`."""
        again = tuple(self.permit(one.wish) for one in permits)
        write_personal(path, data, again)
        try:
            return self.log_all(again, "file")
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def note(self, wish: Wish) -> Disclosure:
        """Note by hand what left without the program (a call); the same rules hold."""
        if wish.day is not None and wish.day > clock.today():
            raise NotHappenedError
        entry = _entry(self.permit(wish), wish.way, by_program=False)
        self._workspace.save(entry)
        return entry

    def parties(self, wish: Wish) -> Parties:
        """Return the guardians and the consents of whom a wish is about, restricted or not."""
        with self._workspace.database.whole():
            situation = self._situation(wish)
            child_id = situation.person.id if situation.person else ""
            found = Consents(self._workspace).of(wish.case_id, child_id)
        return Parties(situation.guardians, tuple(found))

    def situation(self, wish: Wish) -> Situation:
        """Return what the file knows of whom a wish is about, restricted or not."""
        with self._workspace.database.whole():
            return self._situation(wish)

    def _situation(self, wish: Wish) -> Situation:
        case = self._workspace.get(Case, wish.case_id) if wish.case_id else None
        child_id = (case.young_person_id if case else None) or wish.young_person_id
        child = self._workspace.get(YoungPerson, child_id) if child_id else None
        find = self._workspace.find
        cases = find(Case, young_person_id=child_id, limit=_MOST) if child_id else []
        own = [case] if case else cases
        consent = self._consent(wish, child_id or "")
        body = self._workspace.get(Body, consent.body_id) if consent and consent.body_id else None
        return Situation(
            day=wish.day or clock.today(),
            person=child,
            guardians=tuple(find(Guardian, young_person_id=child_id) if child_id else ()),
            consent=consent,
            body_name=body.name if body else "",
            without_parents=any(one.counselling_without_parents for one in (*own, *cases)),
            is_restricted=any(one.restricted_on is not None for one in own),
        )

    def _consent(self, wish: Wish, child_id: str) -> Consent | None:
        """Return the named consent when it is one of this case or child."""
        if not wish.consent_id:
            return None
        try:
            consent = self._workspace.get(Consent, wish.consent_id)
        except RecordMissingError:
            return None
        if consent.case_id:
            is_own = consent.case_id == wish.case_id
        else:
            is_own = bool(child_id) and consent.young_person_id == child_id
        return consent if is_own else None


def _entry(permit: Permit, way: str, *, by_program: bool) -> Disclosure:
    wish = permit.wish
    now = clock.now().astimezone()
    return Disclosure(
        case_id=wish.case_id or None,
        young_person_id=wish.young_person_id or None,
        date=wish.day or now.date(),
        time=wish.time or (None if wish.day else now.time().replace(tzinfo=None)),
        disclosed_document=wish.document,
        recipient=wish.recipient,
        body_id=wish.body_id or None,
        guardian_id=wish.guardian_id or None,
        legal_basis=wish.legal_basis,
        consent_id=permit.consent.id if permit.consent else None,
        disclosure_way=way,
        content=wish.content,
        with_entrusted=wish.with_entrusted,
        entrusted_basis=wish.entrusted_basis or None,
        pseudonymised=wish.pseudonymised,
        informed=permit.informed,
        informed_on=permit.informed_on,
        not_informed_reason=permit.not_informed_reason,
        by_program=by_program,
        note=wish.note,
    )
