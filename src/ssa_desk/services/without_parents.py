"""Counselling without the parents' knowledge (§ 8 (3) SGB VIII): whom nobody may call or write to.

The mark of one case holds for its child in every case, also while that case is restricted.
"""

from collections.abc import Sequence

from ssa_desk.domain.base import Record
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.folding import folded
from ssa_desk.domain.problem import Problem, hint
from ssa_desk.domain.records import (
    Appointment,
    Case,
    CaseContact,
    Guardian,
    ParentContact,
    RelatedPerson,
    YoungPerson,
)
from ssa_desk.services.workspace import Workspace

COVERED = (
    "Telefon, E-Mail und Anschrift sind verdeckt: Das Kind wird ohne Wissen der Sorgeberechtigten "
    "beraten (§ 8 Abs. 3 SGB VIII). Bitte nicht anrufen und nicht anschreiben."
)
COVERED_AROUND = (
    "Das Telefon ist verdeckt: Das Kind wird ohne Wissen der Sorgeberechtigten beraten (§ 8 Abs. 3 "
    "SGB VIII). Wer die Familie kennt, erzählt es vielleicht weiter. Bitte nicht anrufen."
)
NO_CONTACT = (
    "Telefon, E-Mail und Anschrift sind verdeckt: Kontakt mit dieser Person ist nicht erlaubt."
)
REACH = ("telephone", "email", "address")
"""Fields of a guardian by which somebody could reach them."""
_WARNING = "Das Kind wird ohne Wissen der Eltern beraten (§ 8 Abs. 3 SGB VIII)."
_PARENTS = "parents"
_MOST = 100_000


class EndWithoutReasonError(ExpectedError):
    """The counselling without the parents' knowledge would end without a word why."""

    def __init__(self) -> None:
        super().__init__(
            "Die Beratung ohne Wissen der Eltern endet nur mit einer Begründung: Bitte ergänzen "
            "Sie unter „Begründung dafür“, warum die Eltern jetzt davon wissen dürfen. Es wurde "
            "nichts geändert und nichts ist verloren."
        )


class WithoutParents:
    """Knows the children counselled without their parents' knowledge, and their guardians."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def children(self) -> frozenset[str]:
        """Return the ids of these children."""
        with self._workspace.database.whole():
            found = self._workspace.find(Case, counselling_without_parents=True, limit=_MOST)
        return frozenset(one.young_person_id for one in found if one.young_person_id)

    def is_case(self, case: Case) -> bool:
        """Return whether the child of this case is counselled so, in this case or another."""
        return case.counselling_without_parents or self._is_child(case.young_person_id)

    def covers(self, guardian: Guardian) -> str:
        """Return why telephone, mail and address of a guardian are covered, or nothing."""
        if self._is_child(guardian.young_person_id):
            return COVERED
        return NO_CONTACT if guardian.contact_allowed == "no" else ""

    def covers_related(self, person: RelatedPerson) -> str:
        """Return why the telephone of somebody around a child is covered, or nothing.

        A call to the grandmother reaches the parents as well.
        """
        return COVERED_AROUND if self._is_child(person.young_person_id) else ""

    def people(self) -> list[YoungPerson]:
        """Return these children."""
        children = tuple(self.children())
        with self._workspace.database.whole():
            find = self._workspace.find
            return find(YoungPerson, id=children, limit=_MOST) if children else []

    def same(
        self, name: str, address: str, among: Sequence[Guardian] | None = None
    ) -> list[Guardian]:
        """Return guardians who must learn nothing and are this person, by name and address.

        As guardian of a sister or brother the same mother stands in the file once more. `among`
        are the `guardians()`, for who asks about many.
        """
        if not name.strip():
            return []
        wanted = _person(name, address)
        guarded = self.guardians() if among is None else among
        return [one for one in guarded if _person(one.name, one.address) == wanted]

    def guardians(self) -> list[Guardian]:
        """Return the guardians of these children, and those who may not be contacted."""
        children = tuple(self.children())
        with self._workspace.database.whole():
            find = self._workspace.find
            own = find(Guardian, young_person_id=children, limit=_MOST) if children else []
            return [*own, *find(Guardian, contact_allowed="no", limit=_MOST)]

    def hints(self, record: Record) -> list[Problem]:
        """Return what to think of before an entry about a contact with parents is saved."""
        case_id = getattr(record, "case_id", None)
        if not case_id or not isinstance(record, ParentContact | CaseContact | Appointment):
            return []
        if not self.is_case(self._workspace.get(Case, case_id)):
            return []
        if isinstance(record, ParentContact):
            return [hint("date", f"{_WARNING} Hat dieser Elternkontakt wirklich stattgefunden?")]
        if isinstance(record, Appointment):
            return [hint("title", f"{_WARNING} Bitte niemanden zu Hause dazu einladen.")]
        of = self._workspace.catalogue("addressee")
        if any(of.rolled_up(one) == _PARENTS for one in record.addressee):
            return [hint("addressee", f"{_WARNING} Waren die Eltern wirklich dabei?")]
        return []

    def check_end(self, before: Case, after: Case) -> None:
        """Raise EndWithoutReasonError when the mark would go without a new reason."""
        ends = before.counselling_without_parents and not after.counselling_without_parents
        reason = after.without_parents_reason.strip()
        if ends and (not reason or reason == before.without_parents_reason.strip()):
            raise EndWithoutReasonError

    def _is_child(self, young_person_id: str | None) -> bool:
        if not young_person_id:
            return False
        with self._workspace.database.whole():
            marked = {"young_person_id": young_person_id, "counselling_without_parents": True}
            return self._workspace.count(Case, **marked) > 0


def _person(name: str, address: str) -> tuple[frozenset[str], str]:
    """Return what makes two entries the same person: the parts of the name, and where."""
    parts = folded(name).replace(",", " ").replace("-", " ").split()
    return frozenset(parts), " ".join(folded(address).replace(",", " ").split())
