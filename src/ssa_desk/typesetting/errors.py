"""Expected errors of setting a document."""

from ssa_desk.domain.errors import ExpectedError


class MissingGlyphError(ExpectedError):
    """A value holds a character that no shipped font can print."""

    def __init__(self, field: str, character: str) -> None:
        super().__init__(
            f"Im Feld „{field}“ steht ein Zeichen, das nicht gedruckt werden kann: "
            f"„{character}“ (U+{ord(character):04X}). Es wurde nichts geschrieben und "
            "nichts ist verloren. Bitte ersetzen Sie das Zeichen."
        )
        self.field, self.character = field, character
