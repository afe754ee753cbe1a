"""Whether the recovery sheet of the present keys was ever proved; it can be printed again."""

from typing import TYPE_CHECKING

from ssa_desk.domain import clock
from ssa_desk.services.keys import Rotated
from ssa_desk.storage import audit_trail
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.storage.keys import Root

if TYPE_CHECKING:
    from ssa_desk.storage.database import Database

_SETTING = "sheet_of_rotation"


class Sheets:
    """Knows the sheet of the open file.

    Before a rotation the file notes the check digits of its present root. The copy under new keys
    carries the note along, and there it no longer fits: the new sheet is still to be proved. A
    power cut between the new keys and the printer is noticed that way.
    """

    def __init__(self, database: "Database", root: Root) -> None:
        self._database = database
        self._root = root
        self._settings = DeskSettings(database)

    @property
    def is_unproved(self) -> bool:
        """Return whether the file got new keys whose sheet nobody has confirmed."""
        noted = self._settings.get(_SETTING)
        return noted is not None and noted != self._root.check.hex()

    def expect_new(self) -> None:
        """Note that the file is about to get new keys."""
        self._settings.put(_SETTING, self._root.check.hex())

    def note_proved(self) -> None:
        """Note that two groups of the code were typed back from the sheet."""
        if self.is_unproved:
            audit_trail.note(self._database, "rotated")
        self._settings.put(_SETTING, None)

    def again(self, name: str) -> Rotated:
        """Return the sheet of the present keys once more; `name` is that of the file."""
        from ssa_desk.typesetting.recovery_sheet import recovery_sheet

        code, db_id = self._root.code, self._database.db_id
        sheet = recovery_sheet(code, db_id, name, clock.today())
        # A copy of the root: closing the desk wipes its own.
        return Rotated(Root(self._root.secret), code, db_id, sheet)
