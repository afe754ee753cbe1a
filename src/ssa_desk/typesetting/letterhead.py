"""What stands on every letter: sender, address field, and how a page is to look."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ssa_desk.content.letters import LetterKind
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.typesetting.fonts import check_glyphs, clean, isolate
from ssa_desk.typesetting.letter_words import breakable

ADDRESS_LINES = 6
_RECIPIENT = "guardian"


class AddressTooLongError(ExpectedError):
    """The address does not fit into the window of the envelope."""

    def __init__(self) -> None:
        super().__init__(
            f"Name und Anschrift haben zusammen mehr als {ADDRESS_LINES} Zeilen und passen nicht "
            "in das Anschriftfeld. Es wurde nichts geschrieben und nichts ist verloren. "
            "Bitte kürzen Sie die Anschrift."
        )


@dataclass(frozen=True, slots=True, repr=False)
class Sender:
    """Who writes: worker, employer and school. What is empty prints as a line."""

    worker: str = ""
    function: str = ""
    employer: str = ""
    employer_address: str = ""
    school: str = ""
    school_address: str = ""
    telephone: str = ""
    email: str = ""
    room: str = ""
    office_hours: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Layout:
    """How a letter is to look. `logo` is the employer's, as SVG or PNG."""

    large_print: bool = False
    german: bool = True
    """Whether a checked translation has the German text behind it; others always have."""
    logo: bytes | None = None


_SENDER_TITLES = {
    "worker": "Name der Fachkraft",
    "function": "Funktion",
    "employer": "Anstellungsträger",
    "employer_address": "Anschrift des Trägers",
    "school": "Schule",
    "school_address": "Anschrift der Schule",
    "telephone": "Telefon",
    "email": "E-Mail",
    "room": "Raum",
    "office_hours": "Sprechzeiten",
}


def sender_words(sender: Sender) -> dict[str, str]:
    """Return the sender as it is printed; raises MissingGlyphError."""
    words = {name: clean(value) for name, value in asdict(sender).items()}
    check_glyphs({_SENDER_TITLES[name]: value for name, value in words.items()})
    return words


def address_lines(values: Mapping[str, str], letter: LetterKind | None = None) -> list[str]:
    """Return the lines of the address field, German whatever the language of the letter.

    A choice in place of a name stands there by its German title. Raises AddressTooLongError.
    """
    name = values.get(_RECIPIENT, "")
    lines = [_title(letter, name) if letter else name, *values.get("address", "").splitlines()]
    filled = [isolate(breakable(line.strip())) for line in lines if line.strip()]
    if len(filled) > ADDRESS_LINES:
        raise AddressTooLongError
    return filled


def _title(letter: LetterKind, name: str) -> str:
    choices = letter.placeholder(_RECIPIENT).choices
    return next((one.title for one in choices if one.key == name), " ".join(name.split()))
