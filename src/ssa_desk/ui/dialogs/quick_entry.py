"""The quick entry: who, how long, a note, Ctrl and Enter."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError, InvalidRecordError
from ssa_desk.domain.records import CaseContact
from ssa_desk.services.cases import CaseRow
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.quick_entry_form import (
    FIELDS,
    ContactFields,
    QuickForm,
    beside,
    quick_button,
    week_buttons,
    who_cell,
)
from ssa_desk.ui.forms.children_editor import ChildrenEditor
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.editors import QUICK_NUMBERS
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.record_form import Shape
from ssa_desk.ui.forms.saving import SaveAgain
from ssa_desk.ui.forms.snippets import Snippets
from ssa_desk.ui.forms.text_editors import LongTextEditor
from ssa_desk.ui.widgets.buttons import LinkButton, PrimaryButton
from ssa_desk.ui.widgets.form_dialog import FormDialog
from ssa_desk.ui.words import counted

FORM = "quick_entry"
_MISSED = "no_show"
_LETTERS = 68
_TAKEN = "sonb12"
"""Letters of the buttons."""


class QuickEntryDialog(FormDialog):
    """Filled in for the usual contact; three letters, Enter, the minutes and the note are left."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(self.tr("Schnelleintrag"), "", parent, letters=_LETTERS)
        self._desk = desk
        self._passed: set[tuple[str, str]] = set()
        self._preset: tuple[str, ...] = ()
        self._before: object = None
        self.told = ""
        """What to say after the save."""
        self.wants_tally = False
        self.who = ChildrenEditor(self._find, self._names, self)
        self._who_cell = who_cell(self.who, self)
        shape = Shape(only=FIELDS, taken_keys=f"{_TAKEN}w")
        self.contact = ContactFields(CaseContact, desk.workspace.catalogue, shape, self)
        self.contact.start(desk.quick_entry.usual())
        self._again = SaveAgain(self.save, self)
        self._unlisten = desk.workspace.privacy.feed.listen(self._on_privacy)
        self._build()
        form = QuickForm(self.who, self.contact, self)
        self.draft_as(desk.workspace, FORM, form, NEW)
        self._preset = self._topics_of(self.who.ids)
        self._on_channel()
        self._warn()
        self.who.changed.connect(self._on_who)
        form.changed.connect(self._on_change)
        self._listen_to_keys()
        if not self.who.ids:
            self.who.setFocus()

    def save(self) -> None:
        """Save and close; hints stop it once, a busy file makes it wait."""
        self.say("")
        self.who.take_marked()
        try:
            contact = self.contact.record()
            children = self._children()
            if not children or self._new_hints(contact, children):
                return
            self._desk.quick_entry.save(contact, children)
        except InvalidRecordError:
            return
        except ExpectedError as error:
            if not self._again.takes(error):
                self.say(error.sentence)
            return
        self.told = self._words(len(children))
        self.accept()

    def done(self, result: int) -> None:
        """Close, and save no more by itself."""
        self._again.stop()
        self._unlisten()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead on to the next field: only Ctrl and Enter save."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.contact.editor("duration_min").focusProxy() is self.focusWidget():
            self._note.setFocus()
        else:
            self.focusNextChild()

    def _build(self) -> None:
        self.body.addWidget(self._who_cell)
        self.body.addWidget(self.contact)
        self._nameless = LinkButton(self.tr("&Ohne Namen"), "tally-5", self)
        self._nameless.setToolTip(self.tr("Kurze Beratung ohne Namen: in die Strichliste"))
        self._nameless.clicked.connect(self._go_nameless)
        self.who.put_beside(self._nameless)
        self.missed = quick_button(self.tr("&Nicht erreicht"), self)
        self.missed.setCheckable(True)
        self.missed.clicked.connect(self._switch_missed)
        beside(self.contact.editor("channel"), self.missed)
        follow_up = self.contact.editor("follow_up_on")
        words = {1: self.tr("+&1 Woche"), 2: self.tr("+&2 Wochen")}
        beside(follow_up, *week_buttons(follow_up, words))
        if isinstance(self._note, LongTextEditor):
            Snippets(self._note, self._desk.quick_entry.snippets).put_below()
        self.body.addStretch(1)
        minutes = self.contact.editor("duration_min").focusProxy() or self
        keys = self.tr("Strg+1 bis Strg+{} wählen die Zeiten").format(len(_minutes()))
        minutes.setAccessibleDescription(keys)
        minutes.setToolTip(keys)
        self.add_cancel()
        self._save = PrimaryButton(self.tr("&Speichern"), "check", self)
        self._save.setToolTip(self.tr("Speichern (Strg+Eingabe)"))
        self._save.clicked.connect(self.save)
        self.add_button(self._save)

    def _listen_to_keys(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(keys, self, self.save)
        for place, minutes in enumerate(_minutes(), start=1):
            QShortcut(f"Ctrl+{place}", self, partial(self._choose_minutes, minutes))
        self.who.passed.connect(self._pass_who)

    @property
    def _note(self) -> QWidget:
        return self.contact.editor("observation")

    def _pass_who(self) -> None:
        self.contact.focus_first("follow_up_on" if self._is_missed() else "duration_min")

    def _choose_minutes(self, minutes: int) -> None:
        """Take one of the usual times and go on to the note."""
        self.contact.editor("duration_min").set_value(minutes)
        self._note.setFocus()

    def _find(self, letters: str) -> Sequence[Choice]:
        return [Choice(row.id, _name(row)) for row in self._desk.quick_entry.hits(letters)]

    def _names(self, ids: Sequence[str]) -> dict[str, str]:
        return {row.id: _name(row) for row in self._desk.quick_entry.rows(ids)}

    def _on_privacy(self, _hidden: bool) -> None:  # noqa: FBT001 - the shape of the news
        self.who.show_names()

    def _on_who(self) -> None:
        """Begin with the main topic of the first child, unless topics were chosen."""
        topics = self.contact.editor("topics")
        preset = self._topics_of(self.who.ids)
        if preset != self._preset and topics.value() == self._preset:
            self._preset = preset
            topics.set_value(preset)
        self._warn()

    def _warn(self) -> None:
        """Say at once that nobody at home knows of a child's counselling."""
        rows = self._desk.quick_entry.rows(self.who.ids)
        words = self.tr("Beratung ohne Wissen der Eltern: bitte nicht zu Hause anrufen.")
        self._who_cell.show_problem(words if any(one.protected for one in rows) else "", "warning")

    def _topics_of(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return self._desk.quick_entry.topics(ids[0]) if ids else ()

    def _on_change(self) -> None:
        self._passed = set()
        self._save.setText(self.tr("&Speichern"))
        self._on_channel()

    def _on_channel(self) -> None:
        """A missed appointment has no duration and wants a follow-up."""
        missed = self._is_missed()
        self.missed.setChecked(missed)
        self.contact.cells["duration_min"].setDisabled(missed)
        if missed and self.contact.editor("duration_min").typed():
            self.contact.editor("duration_min").set_value(None)
        cell = self.contact.cells["follow_up_on"]
        wanted = missed and not cell.editor.typed()
        words = self.tr("Nicht erreicht: hier den nächsten Versuch vormerken.")
        cell.show_problem(words if wanted else "", "warning")

    def _is_missed(self) -> bool:
        try:
            channel = self.contact.editor("channel").value()
        except EntryError:
            return False
        catalogue = self._desk.workspace.catalogue("channel")
        return bool(channel) and catalogue.rolled_up(str(channel)) == _MISSED

    def _switch_missed(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        channel = self.contact.editor("channel")
        if on:
            self._before = channel.value()
            channel.set_value(_MISSED)
            self.contact.focus_first("follow_up_on")
        else:
            channel.set_value(self._before or "in_person_office")

    def _children(self) -> tuple[str, ...]:
        try:
            self.who.value()
        except EntryError as error:
            self._who_cell.show_problem(str(error), "error")
            self.who.setFocus()
            return ()
        return self.who.ids

    def _new_hints(self, contact: CaseContact, children: tuple[str, ...]) -> bool:
        quick = self._desk.quick_entry
        found = (*self.contact.hints(contact), *quick.hints(contact, children))
        hints = [one for one in found if (one.field, one.sentence) not in self._passed]
        if not hints:
            return False
        self.contact.show_hints(hints)
        self._passed = {(one.field, one.sentence) for one in found}
        self._save.setText(self.tr("Trotzdem &speichern"))
        return True

    def _go_nameless(self) -> None:
        """Leave for the tally sheet; what is typed stays as a draft."""
        if self.drafts is not None and self.drafts.live:
            try:
                self.drafts.touch()
                self.drafts.flush()
            except ExpectedError as error:
                self.say(error.sentence)
                return
            self.drafts = None
        self.wants_tally = True
        self.reject()

    def _words(self, children: int) -> str:
        if children == 1:
            return self.tr("Der Kontakt ist gespeichert.")
        cases = counted(children, "Fall", "Fällen")
        return self.tr("Der Kontakt ist in {} gespeichert.").format(cases)


def _minutes() -> tuple[int, ...]:
    return QUICK_NUMBERS["duration_min"]


def _name(row: CaseRow) -> str:
    parts = (row.name, row.case_no, row.class_name, "" if row.is_open else "abgeschlossen")
    return " · ".join(part for part in parts if part)
