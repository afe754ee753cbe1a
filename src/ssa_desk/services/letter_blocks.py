"""What stands against a letter before it leaves: the gate, the consent, names, empty values."""

from collections.abc import Iterable, Mapping, Sequence

from ssa_desk.content import letters as content
from ssa_desk.content.errors import MissingValueError
from ssa_desk.content.languages import language
from ssa_desk.domain import consents
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.legal_bases import PERSON_ACCESS, TO_CUSTODIANS
from ssa_desk.domain.records import Guardian, YoungPerson
from ssa_desk.services.disclosure_errors import NotPermittedError
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.disclosures import Disclosures
from ssa_desk.services.letter_finding import (
    NO_CONTACT,
    UNKNOWING,
    Child,
    LetterPeople,
    children,
    refusal,
)
from ssa_desk.services.letter_names import (
    LetterBlockedError,
    SecretNames,
    each_name,
    full_name,
    has_name,
)
from ssa_desk.services.letter_orders import LetterOrder
from ssa_desk.services.letter_people import Block, place
from ssa_desk.services.workspace import Workspace

_MOST = 100_000
_BASES = {"guardian": TO_CUSTODIANS, "open": TO_CUSTODIANS, "young_person": PERSON_ACCESS}
_OF_REQUEST, _OF_PROTECTION = "data_answer", "youth_office_report"
"""Letters that rest on something else: an answer under Art. 15, a report to the youth office."""
_PROTECTION = {"p8a": "p8a_sgb8", "p4_kkg": "p4_kkg", "p42_schulg": "p42_schulg"}
_NOT_TOLD = "Die Information vorab hätte den wirksamen Schutz des Kindes gefährdet."
_TO_FAMILIES = ("guardian", "open")


NOBODY_WRITES = frozenset({UNKNOWING, NO_CONTACT})
"""Reasons for which there is not even a preview."""


class LetterBlocks:
    """Says why letters must not leave, many at once; reads the file anew each time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._people = LetterPeople(workspace)

    def of(self, orders: Sequence[LetterOrder]) -> list[tuple[Block, ...]]:
        """Return the blocks of each order, none where it may leave."""
        known = children(self._workspace, [one.recipient.young_person_id for one in orders])
        names = SecretNames(self._workspace)
        return [self._of(one, known.get(one.recipient.young_person_id), names) for one in orders]

    def wish(self, order: LetterOrder) -> Wish:
        """Return what the gate is asked before a letter about somebody leaves."""
        to = order.recipient
        recipient = order.values.get("guardian") or to.called(content.GERMAN)
        informed, reason = _informed(order)
        return Wish(
            document="letter",
            recipient=recipient if is_named(order) else to.title,
            guardian_id=self._guardian(to.guardian_ids, recipient),
            legal_basis=_basis(order),
            consent_id=to.consent_id,
            content=f"{title_of(order)} ({language_name(order.language)})",
            case_id=to.case_id,
            young_person_id="" if to.case_id else to.young_person_id or self._named_in(order),
            informed=informed,
            not_informed_reason=reason,
        )

    def is_personal(self, order: LetterOrder) -> bool:
        """Return whether a letter says anything about somebody, be it within its own words."""
        return is_personal(order) or bool(self._child_in(order))

    def child_named(self, name: str) -> str:
        """Return the child of the file with this name, restricted or not; "" where none has it."""
        if not name.strip():
            return ""
        with self._workspace.database.whole():
            found = self._workspace.find(YoungPerson, limit=_MOST)
        same = (one for one in found if has_name(name, full_name(one)))
        return next((one.id for one in same if has_name(full_name(one), name)), "")

    def _named_in(self, order: LetterOrder) -> str:
        """Return the child that a letter typed by hand is about, "" where the file has none."""
        typed = order.values.get("child", "").strip()
        if typed:
            return self.child_named(typed)
        return self._child_of(order) if is_personal(order) else self._child_in(order)

    def _child_of(self, order: LetterOrder) -> str:
        """Return the child of a guardian typed by hand, "" where the file knows none.

        With several children the letter may be about any: one that lets it go counts, unless
        nobody may write to this person.
        """
        names = [consents.words_of(one) for one in each_name(order.values.get("guardian", ""))]
        where = place(order.values.get("address", ""))
        if order.recipient.to not in _TO_FAMILIES:
            return ""
        with self._workspace.database.whole():
            guardians = self._workspace.find(Guardian, limit=_MOST)
        meant = [
            one
            for one in guardians
            if one.name.strip()
            and consents.words_of(one.name) in names
            and (not where or place(one.address) in ("", where))
        ]
        known = children(self._workspace, [one.young_person_id or "" for one in meant])
        shut = {one.young_person_id for one in meant if one.contact_allowed == "no"}
        found = sorted(known, key=lambda one: (one not in shut, known[one].is_guarded))
        return next(iter(found), "")

    def _child_in(self, order: LetterOrder) -> str:
        """Return a child of the file that is named somewhere in a letter to nobody by name."""
        texts = [*order.values.values(), *_own_words(order).values()]
        with self._workspace.database.whole():
            found = self._workspace.find(YoungPerson, limit=_MOST)
        named = (one for one in found if one.first_name and one.last_name)
        return next(
            (one.id for one in named if any(has_name(text, full_name(one)) for text in texts)), ""
        )

    def _of(self, order: LetterOrder, child: Child | None, names: SecretNames) -> tuple[Block, ...]:
        to = order.recipient
        stands_for_nobody = bool(to.names) and not (to.young_person_id or to.guardian_ids)
        if to.blocks and (stands_for_nobody or not order.values.get("guardian")):
            return to.blocks
        found = list(self._gate(order, child))
        if not any(one.reason in NOBODY_WRITES for one in found):
            found += _names(order, child, names)
        found += _values(order)
        return tuple({one.reason: one for one in reversed(found)}.values())[::-1]

    def _gate(self, order: LetterOrder, child: Child | None) -> Iterable[Block]:
        if not self.is_personal(order):
            return ()
        wish = self.wish(order)
        if child is not None and wish.legal_basis != "consent":
            case = next((one for one in child.cases if one.id == wish.case_id), None)
            return self._people.guards(wish, child, case)
        try:
            Disclosures(self._workspace).permit(wish)
        except NotPermittedError as error:
            return (refusal(error),)
        return ()

    def _guardian(self, ids: Sequence[str], recipient: str) -> str:
        """Return the guardian whose name still stands on the letter, "" where none does."""
        if not ids:
            return ""
        found = self._workspace.find(Guardian, id=tuple(ids))
        return next(
            (one.id for one in found if consents.same_person(one.name, recipient)),
            "",
        )


def is_personal(order: LetterOrder) -> bool:
    """Return whether a letter says anything about somebody: a name, a child, an address."""
    said = (order.values.get(name, "") for name in ("child", "address"))
    return is_named(order) or any(one.strip() for one in said)


def is_named(order: LetterOrder) -> bool:
    """Return whether a letter is addressed to somebody by name."""
    name = order.values.get("guardian", "").strip()
    return bool(name) and name not in _open_words(order)


def title_of(order: LetterOrder) -> str:
    """Return what a letter is called in a list, without a name."""
    return order.title or (content.kind(order.kind).title if order.own is None else "Brief")


def language_name(code: str) -> str:
    """Return the German name of a language."""
    found = language(code)
    return found.german_name if found else code


def open_choice(kind: content.LetterKind) -> str:
    """Return the choice that greets all parents, "" where a letter needs a name."""
    found = (one for one in kind.placeholders if one.name == "guardian")
    return next((one.key for place in found for one in place.choices), "")


def _open_words(order: LetterOrder) -> frozenset[str]:
    if order.own is not None:
        return frozenset()
    places = (one for one in content.kind(order.kind).placeholders if one.name == "guardian")
    return frozenset(word for one in places for choice in one.choices for word in _words(choice))


def _words(choice: content.Choice) -> tuple[str, str]:
    return choice.key, choice.title


def _basis(order: LetterOrder) -> str:
    kind = content.kind(order.kind) if order.own is None else None
    if kind is not None and kind.needs_consent:
        return "consent"
    if kind is not None and kind.name == _OF_REQUEST:
        return PERSON_ACCESS
    if kind is not None and kind.name == _OF_PROTECTION:
        return _PROTECTION.get(_value(order, "legal"), "")
    return _BASES.get(order.recipient.to, "consent")


def _informed(order: LetterOrder) -> tuple[str, str]:
    """Return whether the family knows of a report to the youth office; others receive it."""
    if order.own is not None or content.kind(order.kind).name != _OF_PROTECTION:
        return "", ""
    return ("no", _NOT_TOLD) if _value(order, "informed") == "no" else ("yes", "")


def _value(order: LetterOrder, name: str) -> str:
    """Return a choice by its key, what the form proposes where nothing is chosen."""
    place = content.kind(order.kind).placeholder(name)
    return place.chosen(order.values.get(name, "").strip()) or place.default


def _names(order: LetterOrder, child: Child | None, names: SecretNames) -> Iterable[Block]:
    """Look for names that must not stand there; a young person may read its own."""
    if order.recipient.to not in _TO_FAMILIES:
        at_home = child is not None and child.is_secret and order.values.get("address", "").strip()
        return (_NOT_BY_POST,) if at_home else ()
    try:
        names.refuse({**order.values, **_own_words(order)})
    except LetterBlockedError as error:
        return (Block(UNKNOWING, error.sentence),)
    return ()


_NOT_BY_POST = Block(
    "nicht an die Anschrift",
    "Dieses Kind wird ohne Wissen der Sorgeberechtigten beraten (§ 8 Abs. 3 SGB VIII): Zu Hause "
    "darf kein Brief ankommen. Bitte nehmen Sie die Anschrift heraus und übergeben Sie ihn selbst.",
)


def _own_words(order: LetterOrder) -> dict[str, str]:
    """Return what the worker wrote, under no name of a placeholder."""
    own = order.own
    if own is None:
        return {}
    texts = (own.subject, own.greeting, *own.paragraphs, own.farewell)
    return {f"own {number}": text for number, text in enumerate(texts)}


def _values(order: LetterOrder) -> Iterable[Block]:
    """Look whether everything that must be said is said."""
    try:
        _complete(order)
    except MissingValueError as error:
        return (Block("Angabe fehlt", error.sentence),)
    except ExpectedError as error:
        return (Block("Angabe passt nicht", error.sentence),)
    return ()


def _complete(order: LetterOrder) -> Mapping[str, str]:
    if order.own is not None:
        return order.values
    return content.completed(content.kind(order.kind), order.values)
