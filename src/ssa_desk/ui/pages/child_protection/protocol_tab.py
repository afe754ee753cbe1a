"""The protocol: every entry as it was written, its addenda below it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ssa_desk.domain.child_protection import Procedure, corrections
from ssa_desk.domain.records import ChildProtectionEntry
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.pages.child_protection.emptying import empty_out
from ssa_desk.ui.widgets.buttons import LinkButton, PrimaryButton
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import moment_words


class ProtocolTab(QWidget):
    """Tells that an entry or an addendum is wanted; nothing here can be changed."""

    wanted = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.new = PrimaryButton(self.tr("&Eintrag …"), "plus", self)
        self.new.setAccessibleName(self.tr("Eintrag ins Protokoll schreiben"))
        self.new.clicked.connect(self._want_entry)
        hint = self.tr("Einträge bleiben, wie sie sind. Berichtigt wird mit einem Nachtrag.")
        top = QHBoxLayout()
        top.addWidget(label(hint, "small", wrap=True), 1)
        top.addWidget(self.new)
        self._page = ScrollPage(self, margin=0)
        self._page.body.setContentsMargins(0, 0, 6, 0)
        self._page.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.addLayout(top)
        column.addWidget(self._page, 1)

    def show_procedure(self, procedure: Procedure, *, writable: bool) -> None:
        """Show the entries, the newest first, each with its addenda."""
        empty_out(self._page.body)
        self.new.setEnabled(writable)
        addenda = corrections(procedure.entries)
        firsts = [one for one in procedure.entries if not one.corrects_id]
        for one in sorted(firsts, key=_moment, reverse=True):
            self._page.body.addWidget(self._card(one, addenda))
        self._page.body.addStretch(1)

    def _card(
        self,
        entry: ChildProtectionEntry,
        addenda: dict[str, tuple[ChildProtectionEntry, ...]],
    ) -> Card:
        card = Card("", self)
        card.body.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(label(self._head(entry), "strong", wrap=True), 1)
        if not self._workspace.read_only:
            head.addWidget(self._addendum_button(entry))
        card.body.addLayout(head)
        self._add_words(card, entry)
        for one in addenda.get(entry.id, ()):
            written = one.created_at.astimezone()
            title = self.tr("Nachtrag vom {} Uhr").format(f"{written:%d.%m.%Y, %H:%M}")
            card.body.addWidget(label(f"{title} · {self._who(one)}".rstrip(" ·"), "strong"))
            self._add_words(card, one)
        return card

    def _add_words(self, card: Card, entry: ChildProtectionEntry) -> None:
        card.body.addWidget(label(self._workspace.privacy.text(entry.text), wrap=True))
        if entry.information_source:
            shown = self._workspace.privacy.shown(entry.information_source)
            card.body.addWidget(label(self.tr("Info von: {}").format(shown), "small", wrap=True))

    def _addendum_button(self, entry: ChildProtectionEntry) -> LinkButton:
        button = LinkButton(self.tr("Nachtrag …"), "", self)
        button.setAccessibleName(
            self.tr("Nachtrag zum Eintrag vom {}").format(f"{entry.date:%d.%m.%Y}")
        )
        button.setProperty("entry", entry.id)
        button.clicked.connect(self._want_addendum)
        return button

    def _head(self, entry: ChildProtectionEntry) -> str:
        catalogue = self._workspace.catalogue("protection_entry_kind")
        kind = entry.protection_entry_kind
        parts = [moment_words(entry.date, entry.time, None)]
        parts += [catalogue.label(kind) if kind else "", self._who(entry)]
        return " · ".join(one for one in parts if one)

    def _who(self, entry: ChildProtectionEntry) -> str:
        return self._workspace.privacy.shown(entry.observer)

    def _want_entry(self) -> None:
        self.wanted.emit("entry")

    def _want_addendum(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.wanted.emit(f"addendum:{sender.property('entry')}")


def _moment(entry: ChildProtectionEntry) -> tuple[str, str, str]:
    at = entry.time.isoformat() if entry.time else ""
    return entry.date.isoformat(), at, entry.created_at.isoformat()
