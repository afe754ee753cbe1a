"""How ratings look and which key gives them: colour, sign and word together, never colour alone."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from ssa_desk.ui.widgets.chips import ChipKind


@dataclass(frozen=True, slots=True)
class RatingLook:
    """One rating: its key, its sign and word, the roles of its ground and ink."""

    rating: str
    key: Qt.Key
    key_name: str
    sign: str
    word: str
    ground: str
    ink: str
    chip: ChipKind

    @property
    def shown(self) -> str:
        """Return sign and word."""
        return f"{self.sign} {self.word}"


LOOKS = (
    RatingLook("green", Qt.Key.Key_1, "1", "+", "grün", "accent_soft", "accent_text", ""),
    RatingLook("yellow", Qt.Key.Key_2, "2", "!", "gelb", "warning_soft", "warning_text", "warning"),
    RatingLook("red", Qt.Key.Key_3, "3", "!!", "rot", "error_soft", "error_text", "error"),
    RatingLook("unknown", Qt.Key.Key_0, "0", "?", "nicht bekannt", "hover", "muted", "quiet"),
)
OF_RATING = {one.rating: one for one in LOOKS}
OF_KEY = {one.key: one for one in LOOKS}
NOT_RATED = "offen"
