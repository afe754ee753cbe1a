"""German words about parts of a procedure, the same on the screen and on paper."""

from ssa_desk.domain.records import ChildProtectionAnswer

RATING_WORDS = {
    "green": "+ grün",
    "yellow": "! gelb",
    "red": "!! rot",
    "unknown": "? nicht bekannt",
}
"""Ratings by sign and word, for the screen and for paper: colour never stands alone."""
NOT_ANSWERED = "noch nicht beantwortet"


def answer_words(
    answer: ChildProtectionAnswer | None, with_whom: str = "", reason: str = ""
) -> str:
    """Return "Ja, am ... (mit ...)" or "Nein, weil ..."; the words of people as they are given."""
    if answer is None:
        return NOT_ANSWERED
    if answer.answer == "yes":
        day = f", am {answer.date:%d.%m.%Y}" if answer.date else ""
        return f"Ja{day}" + (f" (mit {with_whom})" if with_whom else "")
    return f"Nein, weil: {reason}" if reason else "Nein"
