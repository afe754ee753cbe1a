"""Why a file cannot be imported."""

from ssa_desk.domain.errors import ExpectedError


class FileRefusedError(ExpectedError):
    """A file that is no list we can read; the sentence says why."""


class RowRefusedError(ExpectedError):
    """A row that becomes no record: column and reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
