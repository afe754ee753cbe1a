"""How ratings look and which key gives them: colour, sign and word together, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ssa_desk.services.protection_text import RATING_WORDS


@dataclass(frozen=True, slots=True)
class RatingLook:
    """One rating: the key that gives it, the roles of its ground and ink."""

    rating: str
    key: Qt.Key
    ground: str
    ink: str

    @property
    def shown(self) -> str:
        """Return sign and word."""
        return RATING_WORDS[self.rating]

    @property
    def key_name(self) -> str:
        """Return the key as it is written on it."""
        return chr(self.key)


LOOKS = (
    RatingLook("green", Qt.Key.Key_1, "accent_soft", "accent_text"),
    RatingLook("yellow", Qt.Key.Key_2, "warning_soft", "warning_text"),
    RatingLook("red", Qt.Key.Key_3, "error_soft", "error_text"),
    RatingLook("unknown", Qt.Key.Key_0, "hover", "muted"),
)
OF_RATING = {one.rating: one for one in LOOKS}
OF_KEY = {one.key: one for one in LOOKS}
NOT_RATED = "offen"
