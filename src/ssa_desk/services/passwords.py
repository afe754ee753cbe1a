"""How good a new password is: length, and a guess at how long guessing it would take."""

from dataclasses import dataclass

LEAST_LENGTH = 10
ENOUGH = 3
_LOOKED_AT = 72
"""The estimator takes no more letters; a longer password only gets better."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Points from 0 to 4, and the sentence that says what to do; no sentence: good enough."""

    points: int
    sentence: str

    @property
    def is_enough(self) -> bool:
        """Return whether the password may be taken."""
        return not self.sentence


def strength(password: str) -> Strength:
    """Return how good a password is (at least 10 characters and 3 of 4 points)."""
    if not password:
        return Strength(0, f"Mindestens {LEAST_LENGTH} Zeichen.")
    from zxcvbn import zxcvbn

    found = zxcvbn(password[:_LOOKED_AT], user_inputs=list(_NEAR_AT_HAND))
    points = int(found["score"])
    if len(password) < LEAST_LENGTH:
        missing = LEAST_LENGTH - len(password)
        more = "fehlt noch 1 Zeichen" if missing == 1 else f"fehlen noch {missing} Zeichen"
        return Strength(min(points, ENOUGH - 1), f"Zu kurz: Es {more}.")
    if points < ENOUGH:
        return Strength(points, _HINTS.get(str(found["feedback"]["warning"]), _USUAL_HINT))
    return Strength(points, "")


_NEAR_AT_HAND = (
    *("schulsozialarbeit", "sozialarbeit", "schule", "gesamtschule", "grundschule", "hauptschule"),
    *("realschule", "gymnasium", "jugendamt", "krefeld", "ssadesk", "desk", "beratung"),
    *("passwort", "kennwort", "geheim", "hallo", "willkommen", "sommer", "winter", "kinder"),
)
"""German words that come to mind first; the estimator knows only English ones."""

_USUAL_HINT = "Zu leicht zu erraten. Gut sind vier oder fünf Wörter, die nicht zusammengehören."
_HINTS = {
    "This is a top-10 common password.": "Dieses Passwort gehört zu den häufigsten überhaupt.",
    "This is a top-100 common password.": "Dieses Passwort gehört zu den häufigsten überhaupt.",
    "This is a very common password.": "Dieses Passwort ist sehr verbreitet.",
    "This is similar to a commonly used password.": "Das ähnelt einem verbreiteten Passwort.",
    "Straight rows of keys are easy to guess.": "Tastenreihen sind leicht zu erraten.",
    "Short keyboard patterns are easy to guess.": "Tastenmuster sind leicht zu erraten.",
    "Dates are often easy to guess.": "Daten sind leicht zu erraten. Nehmen Sie mehrere Wörter.",
    "Recent years are easy to guess.": "Jahreszahlen sind leicht zu erraten.",
    "Names and surnames by themselves are easy to guess.": "Namen allein sind leicht zu erraten.",
    "Common names and surnames are easy to guess.": "Namen sind leicht zu erraten.",
    "A word by itself is easy to guess.": "Ein Wort allein ist leicht zu erraten.",
}
