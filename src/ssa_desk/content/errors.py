"""Expected errors of content: what a letter was asked for that it does not have."""

from collections.abc import Iterable

from ssa_desk.domain.errors import ExpectedError

NOTHING_WRITTEN = "Es wurde nichts geschrieben und nichts ist verloren."


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


class UnknownLetterError(ExpectedError):
    """There is no letter of this kind."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(
            f"Diesen Brief gibt es nicht. {NOTHING_WRITTEN} Es gibt: {_listed(known)}."
        )


class UnknownLetterLanguageError(ExpectedError):
    """The letter has no text in this language."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(
            f"Diesen Brief gibt es nicht in der gewünschten Sprache. {NOTHING_WRITTEN} "
            f"Vorhanden sind: {_listed(known)}."
        )


class UnknownPlaceholderError(ExpectedError):
    """A value was given for something the letter does not have."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__(
            f"Die Angabe „{key}“ kennt dieser Brief nicht. {NOTHING_WRITTEN} "
            f"Er kennt: {_listed(known)}."
        )


class NotATextError(ExpectedError):
    """A value is a number, a list or something else that is no text."""

    def __init__(self, key: str) -> None:
        super().__init__(f"Die Angabe „{key}“ ist kein Text. {NOTHING_WRITTEN}")


class MissingValueError(ExpectedError):
    """Required values are empty; `names` are the placeholders."""

    def __init__(self, names: tuple[str, ...], titles: Iterable[str]) -> None:
        super().__init__(f"Für den Brief fehlen noch Angaben: {_listed(titles)}. {NOTHING_WRITTEN}")
        self.names = names


class UnknownChoiceError(ExpectedError):
    """A placeholder that takes one of its choices only was given something else."""

    def __init__(self, title: str, known: Iterable[str]) -> None:
        super().__init__(
            f"Unter „{title}“ ist nur eines davon möglich: {_listed(known)}. {NOTHING_WRITTEN}"
        )


class TooLongValueError(ExpectedError):
    """A value is longer than a letter has room for."""

    def __init__(self, title: str, most: int) -> None:
        super().__init__(
            f"Die Angabe „{title}“ ist zu lang für den Brief (höchstens {most} Zeichen). "
            f"{NOTHING_WRITTEN}"
        )


class ImpossibleDayError(ExpectedError):
    """A value looks like a date or a time of day that does not exist."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Die Angabe „{title}“ gibt es im Kalender oder auf der Uhr nicht. {NOTHING_WRITTEN} "
            "Bitte prüfen Sie die Zahlen."
        )


class LetterFileError(ExpectedError):
    """A translated letter does not fit the German one; `place` and `problem` say how."""

    def __init__(self, place: str, problem: str) -> None:
        super().__init__(
            f"Die Übersetzung passt nicht zum deutschen Brief. {place}: {problem} Es wurde "
            "nichts übernommen und nichts ist verloren. Bitte berichtigen Sie die Datei."
        )
        self.place = place
        self.problem = problem
