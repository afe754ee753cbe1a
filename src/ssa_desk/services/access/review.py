"""The worker's decision on every value of an access, and what is left to decide."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ssa_desk.services.access.entries import AccessEntry, AccessSection, AccessValue, State

Guarded = Literal["undecided", "shown", "withheld"]


@dataclass(frozen=True, slots=True, repr=False)
class AccessFile:
    """All that is kept about a person, with proposals; `guarded` needs the password."""

    sections: tuple[AccessSection, ...]
    guarded: tuple[AccessSection, ...]
    """Child protection and personal notes: empty until the password was asked for."""
    guarded_rows: int
    left_out: tuple[str, ...]
    """What was not looked into and why, in German."""

    @property
    def rows(self) -> int:
        """Return how many entries there are, guarded ones included."""
        return sum(len(one.entries) for one in self.sections) + self.guarded_rows


@dataclass
class Review:
    """What was decided; a value nobody decided about is as proposed."""

    file: AccessFile
    decided: dict[str, State] = field(default_factory=dict)
    guarded: Guarded = "undecided"
    withheld_reason: str = ""
    entrusted_reason: str = ""
    """Why something entrusted by others may be told after all: they agreed."""
    are_read: bool = False
    """The worker has read the free texts."""

    def __repr__(self) -> str:
        return f"<Review {len(self.decided)}>"

    def state(self, value: AccessValue) -> State:
        """Return what holds for a value."""
        return self.decided.get(value.place, value.proposal)

    def decide(self, value: AccessValue, state: State) -> None:
        """Decide about one value; its names can only be blackened where some are known."""
        if state == "names" and not value.spots:
            state = "hidden"
        if state == value.proposal:
            self.decided.pop(value.place, None)
        else:
            self.decided[value.place] = state

    def turn(self, value: AccessValue) -> State:
        """Go on to the next state: shown, names blackened, blackened."""
        states: tuple[State, ...] = (
            ("shown", "names", "hidden")
            if value.spots
            else (
                "shown",
                "hidden",
            )
        )
        self.decide(value, states[(states.index(self.state(value)) + 1) % len(states)])
        return self.state(value)

    def decide_all(self, values: Iterable[AccessValue], state: State) -> None:
        """Decide about many values at once."""
        for one in values:
            self.decide(one, state)

    def sections(self) -> tuple[AccessSection, ...]:
        """Return what is reviewed: with what the password guards, once it is to be shown."""
        return (*self.file.sections, *(self.file.guarded if self.guarded == "shown" else ()))

    def values(self) -> Iterator[tuple[AccessSection, AccessEntry, AccessValue]]:
        """Yield all values with their entry."""
        for section in self.sections():
            for entry in section.entries:
                for value in entry.values:
                    yield section, entry, value

    def withholds(self) -> bool:
        """Return whether anything about the person itself is kept back."""
        if self.guarded == "withheld" and self.file.guarded_rows:
            return True
        return any(
            self.state(value) != "shown"
            for _, entry, value in self.values()
            if entry.relation == "own"
        )

    def grounds(self) -> tuple[str, ...]:
        """Return the grounds on which something is kept back, the weightiest first."""
        found = {
            _GROUNDS.get(value.reason, "third_person_rights")
            for _, entry, value in self.values()
            if self.state(value) != "shown" and entry.relation == "own"
        }
        if self.guarded == "withheld" and self.file.guarded_rows:
            found.add("child_protection")
        order = ("child_protection", "entrusted", "third_person_rights")
        return tuple(one for one in order if one in found)

    def tells_entrusted(self) -> bool:
        """Return whether something is shown that others have entrusted (section 65 SGB VIII)."""
        return any(
            value.reason == "entrusted" and self.state(value) != "hidden"
            for _, _, value in self.values()
        )

    def open_points(self) -> tuple[str, ...]:
        """Return what must be decided before anything leaves, in German."""
        found = []
        if self.file.guarded_rows and self.guarded == "undecided":
            found.append("Über Kinderschutz und persönliche Notizen ist noch nicht entschieden.")
        if self.guarded == "withheld" and self.file.guarded_rows and not self.withheld_reason:
            found.append("Es fehlt noch, warum Kinderschutz und Notizen zurückbleiben.")
        if self.tells_entrusted() and not self.entrusted_reason:
            found.append(
                "Sie zeigen etwas Anvertrautes. Es fehlt noch, wer damit einverstanden ist "
                "(§ 65 Abs. 1 Nr. 1 SGB VIII)."
            )
        if not self.are_read:
            found.append("Bitte bestätigen Sie, dass Sie die freien Texte gelesen haben.")
        return tuple(found)

    def kept(self) -> dict[str, object]:
        """Return the decisions as plain data, to go on with them later."""
        return {
            "decided": dict(self.decided),
            "guarded": self.guarded,
            "withheld_reason": self.withheld_reason,
            "entrusted_reason": self.entrusted_reason,
            "are_read": self.are_read,
        }

    def resume(self, kept: Mapping[str, object]) -> None:
        """Go on with decisions made before, as far as their values are still there."""
        decided = kept.get("decided", {})
        places = {value.place: value for _, _, value in self.values()}
        if isinstance(decided, dict):
            for place, state in decided.items():
                if place in places and state in ("shown", "names", "hidden"):
                    self.decide(places[place], state)
        self.withheld_reason = str(kept.get("withheld_reason", ""))
        self.entrusted_reason = str(kept.get("entrusted_reason", ""))
        self.are_read = bool(kept.get("are_read"))
        if kept.get("guarded") == "withheld":
            self.guarded = "withheld"


_GROUNDS = {"entrusted": "entrusted"}


@dataclass(frozen=True, slots=True, repr=False)
class Released:
    """A value as it leaves: what is blackened is not in it any more (None stands for it)."""

    key: str
    title: str
    raw: object
    pieces: tuple[str | None, ...]
    withheld: str
    is_quiet: bool
    is_free: bool


@dataclass(frozen=True, slots=True, repr=False)
class ReleasedEntry:
    """An entry as it leaves."""

    about: AccessEntry
    values: tuple[Released, ...]

    @property
    def heading(self) -> str:
        """Return its day, as far as that may be seen."""
        found = (one.pieces[0] for one in self.values if one.key == self.about.day)
        return next(found, "") or ""


def released(review: Review) -> tuple[tuple[AccessSection, tuple[ReleasedEntry, ...]], ...]:
    """Return what leaves; entries about others of which nothing is shown are not among it."""
    found = []
    for section in review.sections():
        entries = tuple(
            ReleasedEntry(
                replace(entry, values=()), tuple(_released(review, one) for one in entry.values)
            )
            for entry in section.entries
            if entry.relation != "named"
            or any(review.state(one) != "hidden" for one in entry.values)
        )
        if entries:
            found.append((replace(section, entries=()), entries))
    return tuple(found)


def _released(review: Review, value: AccessValue) -> Released:
    state = review.state(value)
    if state == "shown":
        raw, withheld = value.raw, ""
        pieces: tuple[str | None, ...] = (value.text,)
    elif state == "hidden":
        raw, pieces, withheld = None, (None,), value.reason or "worker"
    else:
        raw, pieces, withheld = None, _without_spots(value), "name"
    return Released(value.key, value.title, raw, pieces, withheld, value.is_quiet, value.is_free)


def _without_spots(value: AccessValue) -> tuple[str | None, ...]:
    pieces: list[str | None] = []
    place = 0
    for first, last in value.spots:
        pieces += [value.text[place:first], None]
        place = last
    pieces.append(value.text[place:])
    return tuple(one for one in pieces if one != "")
