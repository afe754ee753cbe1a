"""What has to be read above the page: a deputy's limits, openings by code, a sheet, damage."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.ui.backup_words import moment
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from ssa_desk.services.deputy import Opening
    from ssa_desk.services.desk import Desk

_SHOWN = 3


class Notices(QWidget):
    """One line each; nothing is shown when there is nothing to say."""

    rescue_wanted = Signal()
    sheet_wanted = Signal()
    reason_wanted = Signal()

    def __init__(self, desk: "Desk", parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._openings: list[Opening] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.deputy = Banner("warning", "", self)
        self.damage = Banner("error", "", self)
        self.sheet = Banner("warning", "", self)
        self.openings = Banner("warning", "", self)
        self.disk = Banner("warning", "", self)
        self.done = Banner("info", "", self)
        self.reason = _with_button(self.deputy, self.tr("&Grund angeben …"))
        self.help = _with_button(self.damage, self.tr("&Hilfe zeigen …"))
        self.print = _with_button(self.sheet, self.tr("B&latt zeigen …"))
        self.confirm = _with_button(self.openings, self.tr("&Zur Kenntnis genommen"))
        for banner in (self.deputy, self.damage, self.sheet, self.openings, self.disk, self.done):
            self._column.addWidget(banner)
        self.reason.clicked.connect(self.reason_wanted)
        self.help.clicked.connect(self.rescue_wanted)
        self.print.clicked.connect(self.sheet_wanted)
        self.confirm.clicked.connect(self._confirm)

    def show_deputy(self, *, has_reason: bool) -> None:
        """Say what a deputy sees."""
        words = self.tr(
            "Vertretung: Sie sehen nur freigegebene Fälle und können nichts ändern. Diese Öffnung "
            "ist festgehalten."
        )
        more = self.tr("Mit Ihrem Grund sind auch geschützte Einträge dieser Fälle zu sehen.")
        self.deputy.show_text(f"{words} {more}" if has_reason else words)
        self.reason.setHidden(has_reason)

    def show_openings(self, openings: Sequence["Opening"]) -> None:
        """Say when the code opened the file since it was last confirmed."""
        self._openings = list(openings)
        if not openings:
            self.openings.show_text("")
            return
        told = [_opening_words(one) for one in openings[-_SHOWN:]]
        before = len(openings) - len(told)
        words = self.tr("Mit dem Wiederherstellungscode wurde diese Datei geöffnet: {}.")
        text = words.format("; ".join(told))
        if before:
            text += " " + self.tr("Davor {} weitere Male.").format(before)
        if not self._desk.workspace.read_only:
            text += " " + self.tr(
                "Waren Sie das nicht oder ist die Vertretung vorbei, erzeugen Sie bitte neue "
                "Schlüssel: Einstellungen, Passwort und Code."
            )
        self.openings.show_text(text)
        self.confirm.setDisabled(self._desk.workspace.read_only)

    def show_sheet_missing(self) -> None:
        """Say that the sheet of the new keys is not proved."""
        self.sheet.show_text(
            self.tr(
                "Die Datei hat neue Schlüssel, aber das neue Wiederherstellungsblatt ist noch "
                "nicht bestätigt. Das alte Blatt öffnet die Datei nicht mehr."
            )
        )

    def show_damage(self, sentence: str) -> None:
        """Say that the file is damaged; this stays."""
        self.damage.show_text(sentence)

    def show_disk(self, sentence: str) -> None:
        """Say what is wrong with the disk."""
        self.disk.show_text(sentence)

    def show_done(self, sentence: str) -> None:
        """Say what was done with the file."""
        self.done.show_text(sentence)

    def _confirm(self) -> None:
        from ssa_desk.services import deputy
        from ssa_desk.ui import errors

        try:
            deputy.confirm_seen(self._desk, self._openings)
        except ExpectedError as error:
            errors.show(error, self)
            return
        self.show_openings(())


def _with_button(banner: Banner, text: str) -> Button:
    banner.set_closable(closable=False)
    return banner.add_button(text)


def _opening_words(opening: "Opening") -> str:
    if opening.way == "own":
        return f"{moment(opening.at)} (eigene Wiederherstellung)"
    more = ", geschützte Einträge" if opening.way == "deputy_reason" else ""
    return f"{moment(opening.at)} (Vertretung{more}: {opening.reason})"
