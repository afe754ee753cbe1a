"""Expected errors: what the user reads when something went wrong that we foresaw."""

from typing import ClassVar


class ExpectedError(Exception):
    """An error with a German sentence: what happened, that nothing is lost, what to do.

    The sentence is shown to the user, so it never carries the content of a record.
    """

    passes: ClassVar[bool] = False
    """Whether it is over in a moment by itself: then the same may be tried again."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InvalidRecordError(ExpectedError):
    """Values that do not make a record; `problems` names the fields."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__("Einige Angaben passen noch nicht. Es ist nichts verloren.")
        self.problems = problems
