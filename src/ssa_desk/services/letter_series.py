"""Letters to many families: each in its language, one PDF, nobody left out silently."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ssa_desk.content import letters as content
from ssa_desk.content.languages import languages
from ssa_desk.content.letters import LetterKind
from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import (
    Case,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    School,
)
from ssa_desk.services.letter_blocks import LetterBlocks
from ssa_desk.services.letter_finding import Child, LetterPeople, children
from ssa_desk.services.letter_orders import LetterDraft, LetterOrder
from ssa_desk.services.letter_people import Block, Recipient, place
from ssa_desk.services.letter_progress import GoesOn, set_with_progress
from ssa_desk.services.letter_setting import LetterSetting
from ssa_desk.services.letter_texts import LetterTexts
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import case_list
from ssa_desk.typesetting.letterhead import Layout
from ssa_desk.typesetting.letters import SetLetter, SetOwnLetter, check_letter

if TYPE_CHECKING:
    from ssa_desk.services.letters import Letters

By = Literal["language", "class"]

MOST_COPIES = 500
_MOST = 100_000
_PLAIN = Layout()
_PERSONAL = ("guardian", "address", "child", "interpreter")
"""Placeholders that say something else to every family."""
_NUMBER = re.compile(r"\d+")
_RESTRICTED = (
    "Die Verarbeitung ist eingeschränkt (Art. 18 DSGVO), deshalb stehen hier keine Namen und es "
    "geht kein Brief hinaus. Wenn nötig, sprechen Sie die Familie bitte persönlich an."
)
_NO_CHILD = Block(
    "ohne Kind",
    "In diesem Fall ist kein Kind eingetragen. Bitte tragen Sie es ein, oder schreiben Sie den "
    "Brief einzeln.",
)

_ONE_BY_ONE = Block(
    "nur einzeln",
    "Dieser Brief geht nicht an Familien: Was darin steht, ist bei jedem Kind anders. Bitte "
    "schreiben Sie ihn einzeln aus dem Fall.",
)
_TO_OTHERS = ("body", "teacher")


class SeriesStoppedError(ExpectedError):
    """The user stopped a run of letters."""

    def __init__(self) -> None:
        super().__init__(
            "Die Briefe wurden nicht gesetzt, weil Sie abgebrochen haben. Es wurde nichts "
            "geschrieben und nichts ist verloren."
        )


class NoLetterLeftError(ExpectedError):
    """Nobody of those chosen may be written to."""

    def __init__(self) -> None:
        super().__init__(
            "Kein Brief kann hinaus: Bei jeder Familie spricht etwas dagegen. Es wurde nichts "
            "geschrieben. Bitte sehen Sie in der Liste nach, woran es liegt."
        )


class TooManyCopiesError(ExpectedError):
    """More copies than one run sets."""

    def __init__(self) -> None:
        super().__init__(
            f"Auf einmal lassen sich höchstens {MOST_COPIES} Briefe setzen. Es wurde nichts "
            "geschrieben. Bitte teilen Sie die Menge auf."
        )


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """One class with open cases: how many children of it are in the file."""

    name: str
    school_id: str
    school: str
    children: int


@dataclass(frozen=True, slots=True, repr=False)
class LeftOut:
    """Somebody who gets no letter, and why."""

    name: str
    class_name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """Letters that leave together, in the order they are printed; and who gets none."""

    orders: tuple[LetterOrder, ...]
    left_out: tuple[LeftOut, ...]
    letters: tuple[SetLetter | SetOwnLetter, ...]

    def pdf(self, goes_on: GoesOn = lambda _part: True) -> bytes:
        """Return all letters as one PDF; for the background, it reads nothing from the file.

        Raises NoLetterLeftError, SeriesStoppedError once `goes_on` says no, an expected error for
        a character that no font prints.
        """
        if not self.letters:
            raise NoLetterLeftError
        data = set_with_progress(self.letters, goes_on)
        if data is None:
            raise SeriesStoppedError
        return data


class LetterSeries:
    """What the user does with letters to a class, to an offer, or without names."""

    def __init__(self, workspace: Workspace, letters: "Letters", texts: LetterTexts) -> None:
        self._workspace = workspace
        self._letters = letters
        self._texts = texts
        self._people = LetterPeople(workspace)

    def classes(self) -> tuple[SchoolClass, ...]:
        """Return the classes of the open cases, by school and name."""
        schools = {one.id: one.name for one in self._workspace.schools()}
        found: dict[tuple[str, str], set[str]] = {}
        for case, class_name in self._open_cases():
            if class_name:
                key = (case.school_id or "", class_name)
                found.setdefault(key, set()).add(case.young_person_id or case.id)
        classes = (
            SchoolClass(name, school_id, schools.get(school_id, ""), len(ids))
            for (school_id, name), ids in found.items()
        )
        return tuple(sorted(classes, key=lambda one: (one.school, _class_key(one.name))))

    def of_class(self, kind: str, class_name: str, school_id: str = "") -> LetterDraft:
        """Return a letter to the families of every child of the file in a class."""
        letter = content.kind(kind)
        base = self._letters.begin(kind)
        cases = [case for case, name in self._open_cases() if name == class_name]
        here = [one for one in cases if not school_id or one.school_id == school_id]
        values = dict(base.values)
        if school_id:
            values["school"] = self._workspace.get(School, school_id).name
        hidden = self._hidden(class_name, school_id, len(here))
        people = (*self._of_cases(letter, here, class_name), *hidden)
        return LetterDraft(letter.id, values, people)

    def of_offer(self, kind: str, offer_id: str) -> LetterDraft:
        """Return a letter to the families of the children whose names the offer keeps."""
        return self._letters.begin(kind, offer_id=offer_id)

    def people_of_offer(self, letter: LetterKind, offer: GroupOffer) -> tuple[Recipient, ...]:
        """Return the families of the children who took part, nobody where no names are kept."""
        find = self._workspace.find
        sessions = tuple(one.id for one in find(GroupSession, limit=_MOST, offer_id=offer.id))
        if not sessions:
            return ()
        wanted = self._there(sessions)
        with self._workspace.database.whole():
            hidden = len(self._there(sessions)) - len(wanted)
        known = children(self._workspace, wanted)
        by_child: dict[str, tuple[Case, str]] = {}
        for case, class_name in self._open_cases():
            by_child.setdefault(case.young_person_id or "", (case, class_name))
        found = (
            self._of_child(letter, known[one], *by_child.get(one, (None, "")))
            for one in wanted
            if one in known
        )
        return (*(one for people in found for one in people), *_restricted(hidden, ""))

    def orders(
        self, draft: LetterDraft, values: Mapping[str, str] | None = None
    ) -> tuple[LetterOrder, ...]:
        """Return the letters to everybody the draft proposes, each in its language.

        `values` are those of the form; what says something else to every family stays its own.
        A letter that names no child goes to a household once, however many children it has.
        """
        typed = {name: one for name, one in (values or {}).items() if name not in _PERSONAL}
        fallback = {"interpreter": (values or {}).get("interpreter", "")}
        draft = replace(draft, values={**draft.values, **fallback})
        named = [one for one in draft.recipients if one.proposed and one.to != "open"]
        if not any(one.name == "child" for one in self._letters.placeholders(draft.kind)):
            named = list({_home(one): one for one in reversed(named)}.values())[::-1]
        return tuple(self._letters.order(draft, one, typed) for one in named)

    def copies(
        self, kind: str, wanted: Mapping[str, int], values: Mapping[str, str] | None = None
    ) -> tuple[LetterOrder, ...]:
        """Return letters without names, so many in each language; raises TooManyCopiesError."""
        if sum(wanted.values()) > MOST_COPIES:
            raise TooManyCopiesError
        draft = self._letters.begin(kind)
        typed = {name: one for name, one in (values or {}).items() if name not in _PERSONAL[:3]}
        to = self._letters.open_recipient()
        return tuple(
            replace(self._letters.order(draft, to, typed, code), copies=number)
            for code, number in wanted.items()
            if number > 0
        )

    def prepare(
        self, orders: Sequence[LetterOrder], by: By = "language", layout: Layout = _PLAIN
    ) -> Series:
        """Return the letters ready for the typesetter, in the order they shall be printed.

        Of many letters those that need another legal basis are left out: the gate asks for one
        letter at a time.
        """
        blocks = LetterBlocks(self._workspace).of(orders)
        if len(orders) == 1:
            blocks = [tuple(one for one in blocks[0] if one.is_final)]
        setting = LetterSetting(self._workspace, self._texts)
        made: list[tuple[LetterOrder, SetLetter | SetOwnLetter]] = []
        left_out: list[LeftOut] = []
        for one, found in zip(orders, blocks, strict=True):
            page = setting.made(one, layout) if not found else None
            against = found or _unprintable(page)
            if against or page is None:
                left_out.append(_left_out(one, against))
            else:
                made.append((one, page))
        made.sort(key=lambda pair: (_by_language if by == "language" else _by_class)(pair[0]))
        pages = tuple(page for one, page in made for _ in range(one.copies))
        return Series(tuple(one for one, _ in made), tuple(left_out), pages)

    def _of_cases(
        self, letter: LetterKind, cases: Sequence[Case], class_name: str
    ) -> Iterable[Recipient]:
        known = children(self._workspace, [one.young_person_id or "" for one in cases])
        seen: set[str] = set()
        for case in cases:
            child = known.get(case.young_person_id or "")
            if child is None:
                yield Recipient(
                    "guardian",
                    (f"Fall {case.case_no}",),
                    case_id=case.id,
                    class_name=class_name,
                    blocks=(_NO_CHILD,),
                )
            elif child.person.id not in seen:
                seen.add(child.person.id)
                yield from self._of_child(letter, child, case, class_name)

    def _of_child(
        self, letter: LetterKind, child: Child, case: Case | None, class_name: str
    ) -> list[Recipient]:
        base = Recipient("guardian", case_id=case.id if case else "", class_name=class_name)
        if letter.to in _TO_OTHERS:
            own = replace(base, child=child.name, young_person_id=child.person.id)
            return [replace(own, blocks=(_ONE_BY_ONE,))]
        return self._people.of_child(letter, child, base, case)

    def _open_cases(self) -> list[tuple[Case, str]]:
        """Return the open cases with the class of today."""
        database = self._workspace.database
        ids = case_list.listed(database, "", "open")
        classes = {one.id: one.class_name for one in case_list.lines(database, ids, clock.today())}
        found = self._workspace.find(Case, closed_on=None, limit=_MOST)
        return [(one, classes.get(one.id, "")) for one in found]

    def _hidden(self, class_name: str, school_id: str, shown: int) -> tuple[Recipient, ...]:
        """Return how many children of a class are restricted in processing, without a name."""
        with self._workspace.database.whole():
            cases = [case for case, name in self._open_cases() if name == class_name]
        number = len([one for one in cases if not school_id or one.school_id == school_id]) - shown
        return _restricted(number, class_name)

    def _there(self, sessions: tuple[str, ...]) -> list[str]:
        """Return the children at these sessions."""
        there = self._workspace.find(GroupAttendance, limit=_MOST, session_id=sessions)
        return list(dict.fromkeys(one.young_person_id for one in there))


def _restricted(number: int, class_name: str) -> tuple[Recipient, ...]:
    """Return so many children who are restricted in processing, without a name."""
    if not number:
        return ()
    words = "1 Fall" if number == 1 else f"{number} Fälle"
    block = Block("Verarbeitung eingeschränkt", f"{words}: {_RESTRICTED}")
    named = (f"{words} mit eingeschränkter Verarbeitung",)
    return (Recipient("guardian", named, class_name=class_name, blocks=(block,)),)


def _unprintable(page: SetLetter | SetOwnLetter | None) -> tuple[Block, ...]:
    """Return why a letter cannot be set: one family must not stop the others."""
    try:
        if page is not None:
            check_letter(page)
    except ExpectedError as error:
        return (Block("nicht druckbar", error.sentence),)
    return ()


def _left_out(order: LetterOrder, blocks: tuple[Block, ...]) -> LeftOut:
    to = order.recipient
    names = (to.child, to.title if to.names else "")
    return LeftOut(" · ".join(one for one in names if one) or to.title, to.class_name, blocks)


def _home(one: Recipient) -> tuple[str, ...]:
    """Return what makes two recipients the same household: names and a known address."""
    where = place(one.address)
    return (where, *sorted(one.names)) if where and not one.is_blocked else (one.key,)


def _by_language(order: LetterOrder) -> tuple[int, tuple[str, ...], str]:
    codes = [one.code for one in languages()]
    rank = codes.index(order.language) if order.language in codes else len(codes)
    return (rank, *_by_class(order))


def _by_class(order: LetterOrder) -> tuple[tuple[str, ...], str]:
    to = order.recipient
    return _class_key(to.class_name), (to.child or to.title).casefold()


def _class_key(name: str) -> tuple[str, ...]:
    """Return a class as it is sorted: 5a before 10b."""
    return (_NUMBER.sub(lambda found: found[0].zfill(3), name.casefold()),)
