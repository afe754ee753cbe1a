"""What the leak check finds, and how it says so."""

from dataclasses import dataclass
from typing import Literal

from ssa_desk.domain.errors import ExpectedError

LeakKind = Literal[
    "name",
    "similar",
    "initials",
    "address",
    "telephone",
    "email",
    "school",
    "body",
    "class",
    "birth_date",
    "date",
    "number",
]


@dataclass(frozen=True, slots=True)
class Found:
    """What a place may tell; `is_own` when it belongs to the case that is written about."""

    kind: LeakKind
    is_own: bool


@dataclass(frozen=True, slots=True)
class Leak:
    """A place in a text that tells who is meant; `mark` stays while the text around does."""

    section: str
    first: int
    last: int
    kind: LeakKind
    may_confirm: bool
    """Whether the worker may say that nobody is meant: never for persons of the case."""
    mark: str


class LeakError(ExpectedError):
    """Somebody can still be recognised in a pseudonymised paper."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        are = "ist noch 1 Stelle" if len(leaks) == 1 else f"sind noch {len(leaks)} Stellen"
        super().__init__(
            f"In der Fallvorstellung {are}, an denen jemand erkennbar sein kann. Es wurde nichts "
            "gedruckt und nichts gespeichert, Ihr Text ist noch da. Bitte sehen Sie jede Stelle "
            "an und ändern Sie den Text."
        )
        self.leaks = leaks
