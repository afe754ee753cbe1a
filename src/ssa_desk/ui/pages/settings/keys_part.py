"""The tab "Passwort und Code": change the password, new keys, what the code opened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.services.deputy import all_openings
from ssa_desk.ui.backup_words import moment
from ssa_desk.ui.dialogs.change_password import ChangePasswordDialog
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.entry_list import EntryList
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label

_REASON = 2
_LIST_LINES = 12


class KeysPart(QWidget):
    """Everything about the keys of the file; new keys are made by who can close it."""

    rotation_wanted = Signal(str)
    """Why: "password" or "sheet"."""
    changed = Signal()
    """The password is another one now."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._jobs = around.jobs
        self.news = Banner("info", "", self)
        scroll = ScrollPage(self, margin=0)
        scroll.body.setContentsMargins(0, 14, 6, 20)
        for widget in (self.news, self._password(), self._rotation(), self._openings()):
            scroll.body.addWidget(widget)
        scroll.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)
        read_only = around.desk.workspace.read_only
        for button in (self.change, self.known, self.lost):
            button.setDisabled(read_only)

    def refresh(self) -> None:
        """Close the list again when the password was not asked for recently."""
        is_open = self._desk.keys.is_recently_checked and not self.list.isHidden()
        self._show_list(is_open=is_open)

    def change_password(self) -> None:
        """Ask for another password."""
        dialog = ChangePasswordDialog(self._desk, self._jobs, self)
        is_changed = bool(dialog.exec())
        dialog.deleteLater()
        if not is_changed:
            return
        self.news.show_text(
            self.tr(
                "Das Passwort ist geändert und geprüft. Ab jetzt öffnet nur das neue Passwort die "
                "Datei; Ihr Wiederherstellungsblatt gilt weiter."
            )
        )
        self.changed.emit()

    def show_openings(self) -> None:
        """Show what the code opened, after the password."""
        if may_enter(self._desk, self._jobs, self):
            self._show_list(is_open=True)
            self.list.table.setFocus()

    def _password(self) -> Card:
        card = Card(self.tr("Passwort"), self)
        words = self.tr(
            "Damit öffnen Sie die Datei jeden Tag. Wenn Sie es ändern, gilt Ihr "
            "Wiederherstellungsblatt weiter."
        )
        self.change = Button(self.tr("&Passwort ändern …"), "key-round", card)
        self.change.clicked.connect(self.change_password)
        _fill(card, words, self.change)
        return card

    def _rotation(self) -> Card:
        card = Card(self.tr("Neue Schlüssel"), self)
        words = self.tr(
            "Kennt jemand anderes Ihr Passwort oder ist das Wiederherstellungsblatt nicht mehr da, "
            "genügt ein neues Passwort nicht: Dann bekommt die ganze Datei neue Schlüssel und Sie "
            "ein neues Blatt."
        )
        self.known = Button(self.tr("Passwort wurde &bekannt …"), "triangle-alert", card)
        self.lost = Button(self.tr("Blatt ist &verloren …"), "file-text", card)
        self.known.clicked.connect(self._rotate_password)
        self.lost.clicked.connect(self._rotate_sheet)
        _fill(card, words, self.known, self.lost)
        return card

    def _openings(self) -> Card:
        card = Card(self.tr("Öffnungen mit dem Wiederherstellungscode"), self)
        words = self.tr(
            "Jede Öffnung mit dem Code bleibt in der Datei stehen und lässt sich nicht löschen. "
            "Die Liste ist geschützt."
        )
        self.open = Button(self.tr("Liste &anzeigen …"), "lock-open", card)
        self.open.clicked.connect(self.show_openings)
        _fill(card, words, self.open)
        empty = EmptyState(
            "circle-check",
            self.tr("Noch nie mit dem Code geöffnet"),
            self.tr("Hier steht, wann und warum der Wiederherstellungscode benutzt wurde."),
            "",
            card,
        )
        heads = (self.tr("Wann"), self.tr("Wer"), self.tr("Grund"))
        name = self.tr("Öffnungen mit dem Wiederherstellungscode")
        self.list = EntryList(name, heads, _REASON, empty, card)
        self.list.change.hide()
        self.list.delete.hide()
        self.list.set_changeable(changeable=False)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LIST_LINES)
        self.list.hide()
        card.body.addWidget(self.list)
        return card

    def _show_list(self, *, is_open: bool) -> None:
        self.list.setVisible(is_open)
        self.open.setHidden(is_open)
        rows = [
            (moment(one.at), way_words(one.way), one.reason)
            for one in (all_openings(self._desk) if is_open else ())
        ]
        self.list.show_rows(rows)

    def _rotate_password(self) -> None:
        self.rotation_wanted.emit("password")

    def _rotate_sheet(self) -> None:
        self.rotation_wanted.emit("sheet")


def way_words(way: str) -> str:
    """Return who opened the file by the code."""
    return {
        "own": "Eigene Wiederherstellung",
        "deputy": "Vertretung",
        "deputy_reason": "Vertretung, geschützter Eintrag",
    }.get(way, "Wiederherstellungscode")


def _fill(card: Card, words: str, *buttons: Button) -> None:
    card.body.addWidget(label(words, "muted", wrap=True))
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
