"""Writing what the user asked for to where the user said."""

from pathlib import Path

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.system.files import replace_file


class CannotWriteError(ExpectedError):
    """The place the user chose cannot be written."""

    def __init__(self) -> None:
        super().__init__(
            "An diesem Ort lässt sich nicht schreiben. Ihre Daten sind unverändert. "
            "Bitte wählen Sie einen anderen Ordner."
        )


def write_over(path: Path, data: bytes) -> None:
    """Write a whole file in one step, making its folder; raises CannotWriteError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, data)
    except OSError as error:
        raise CannotWriteError from error
