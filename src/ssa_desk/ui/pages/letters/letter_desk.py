"""What makes a letter: kind, people, language, looks, and its values or own words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ssa_desk.content.letters import Placeholder
from ssa_desk.domain.records import LetterTemplate
from ssa_desk.services.desk import Desk
from ssa_desk.services.letter_orders import OWN, LetterDraft, LetterOrder
from ssa_desk.services.letter_people import Recipient
from ssa_desk.services.letter_series import By
from ssa_desk.ui.forms.editor import Typed
from ssa_desk.ui.pages.letters.kind_box import TEMPLATE
from ssa_desk.ui.pages.letters.letter_inputs import LetterInputs
from ssa_desk.ui.pages.letters.log_tab import language_name
from ssa_desk.ui.pages.letters.template_title import asked_title
from ssa_desk.ui.pages.letters.whom import CASE, CLASS, NOBODY, OFFER

_KEYS = "fügplkbsz"
"""Letters of the inputs above the values."""
_OF_PERSON = ("guardian", "address", "child", "interpreter", "school")
"""Values that differ from family to family."""
_GERMAN = "de"
_OWN_PLACES = (
    Placeholder("guardian", "Empfänger:in", "optional"),
    Placeholder("address", "Anschrift", "optional", lines=4),
    Placeholder("child", "Name des Kindes", "optional"),
    Placeholder("date", "Datum", "optional", form="date"),
    Placeholder("time", "Uhrzeit", "optional", form="time"),
    Placeholder("room", "Ort oder Raum", "optional"),
)
_AS_CASE = "L04"
"""An own letter goes to the people that an invitation goes to."""


class LetterDesk(LetterInputs):
    """Fills the inputs with what the file knows, and reads them as letters."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._begun: LetterDraft | None = None
        self._source: dict[str, str] = {}
        self._filled_for = ""
        self._had_people = False
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.whom.chosen.connect(self._on_whom)
        self.people.changed.connect(self._on_people)
        self.own.template_wanted.connect(self._keep_template)

    @property
    def kind_key(self) -> str:
        """Return the chosen kind: its id, "own", or an own template."""
        return str(self.kind.currentData() or "")

    @property
    def is_own(self) -> bool:
        """Return whether it is a letter in the worker's own words."""
        return self.kind_key == OWN or self.kind_key.startswith(TEMPLATE)

    @property
    def language(self) -> str:
        """Return the language of the letter that is seen."""
        order = self.order()
        return order.language if order is not None else _GERMAN

    def order(self) -> LetterOrder | None:
        """Return the letter that is to be seen, None while nobody is chosen for it."""
        recipient = self._recipient()
        return None if recipient is None else self._order(recipient)

    def orders(self) -> tuple[LetterOrder, ...]:
        """Return all letters that are to be printed."""
        chosen = self.people.chosen()
        if len(self.people.all) > 1:
            return tuple(self._order(one) for one in chosen)
        order = self.order()
        if order is None:
            return ()
        return (order if self.people.all else replace(order, copies=self.copies.value()),)

    @property
    def sorted_by(self) -> By:
        """Return in which order many letters are printed."""
        return "class" if self.order_by.currentData() == "class" else "language"

    def problem(self) -> str:
        """Return what was typed that fits nowhere, or nothing."""
        if self.is_own and not self.own.subject.text().strip():
            return self.tr("Bitte schreiben Sie noch einen Betreff.")
        return "" if self.form.fits() else self.tr("Datum oder Uhrzeit passt noch nicht.")

    def review_words(self) -> str:
        """Return what has to be known before a translation is printed, or nothing."""
        if self.is_own:
            return ""
        codes = {one.language for one in self.orders()} or {self.language}
        kind = self.kind_key
        unread = [
            code
            for code in sorted(codes - {_GERMAN})
            if self._letters.review_state(kind, code).endswith("ungeprüft")
        ]
        if not unread:
            return ""
        names = ", ".join(language_name(code) for code in unread)
        words = self.tr("%1: ungeprüft, wird immer mit dem deutschen Text gedruckt.")
        told = words.replace("%1", names)
        if self._signed():
            told += " " + self.tr("Unterschrieben wird nur das deutsche Blatt.")
        return told

    def state_words(self) -> str:
        """Return how many letters it will be, and how they are ordered."""
        number = len(self.orders())
        if number < 2:
            return ""
        words = self.tr("%1 Briefe in einem PDF, nach Sprache geordnet")
        if self.sorted_by == "class":
            words = self.tr("%1 Briefe in einem PDF, nach Klasse geordnet")
        return words.replace("%1", str(number))

    def begin(self) -> None:
        """Show the first kind."""
        self.read_again()
        self._on_kind()

    def start(self, action: str) -> None:
        """Write from somewhere: "case:id", "offer:id", "contact:id", "appointment:id", a template.

        A kind may follow ("case:id:L04"); what is no place is the id of a case.
        """
        self.read_again()
        place, _, rest = action.partition(":")
        record_id, _, kind = rest.partition(":")
        if place == "template":
            self._choose_kind(f"{TEMPLATE}{record_id}")
            return
        if place not in (CASE, OFFER, CLASS, "contact", "appointment"):
            place, record_id, kind = CASE, action, ""
        if kind:
            self._choose_kind(kind)
        if place in ("contact", "appointment"):
            self._start_from(place, record_id)
        else:
            self._source = {}
            self.whom.choose(place, record_id)
        self._focus_open()

    def choose(self, kind: str, place: str, record_id: str) -> None:
        """Choose kind and people."""
        self._choose_kind(kind)
        if record_id:
            self.whom.choose(place, record_id)

    def read_again(self) -> None:
        """Read kinds, templates, classes and the logo again."""
        before = self.kind_key
        self.kind.show_kinds(self._letters.kinds(), self._templates())
        self.whom.show_classes(self._letters.serial.classes())
        self.logo.read_again()
        if before and before != self.kind_key:
            self._on_kind()

    def show_private(self) -> None:
        """Show names as they may be seen now."""
        self.whom.show_private()
        self.people.read_names()

    def clear(self) -> None:
        """Begin an empty letter."""
        self._source = {}
        self.whom.clear()
        self.form.clear(tuple(self.form.typed_values()))
        self.own.begin(LetterTemplate(title="-"))
        self._on_kind()

    def settled(self) -> None:
        """Take what is typed as done: the letter has left."""
        self.form.settled()
        self.own.settled()

    def has_changes(self) -> bool:
        """Return whether something was typed that the file does not know."""
        return self.own.has_changes() if self.is_own else self.form.has_changes()

    def written(self) -> tuple[dict[str, Typed], str]:
        """Return everything that makes the letter, and which input has the cursor."""
        current = self.people.current()
        values: dict[str, Typed] = {
            "kind": self.kind_key,
            "place": self.whom.place,
            "record": self.whom.record_id,
            "recipient": current.key if current else "",
            "language": str(self.languages.currentData() or ""),
            "ticked": " ".join(one.key for one in self.people.chosen()),
            "large": "yes" if self.large.isChecked() else "",
        }
        values |= {f"value.{name}": one for name, one in self.form.typed_values().items()}
        if self.is_own:
            values |= {f"own.{name}": one for name, one in self.own.values().items()}
        return values, self.form.cursor_place()

    def put(self, values: Mapping[str, Typed], cursor: str) -> None:
        """Put back what `written` gave."""
        texts = {name: str(one) for name, one in values.items()}
        self.choose(texts.get("kind", ""), texts.get("place", ""), texts.get("record", ""))
        if "ticked" in texts:
            # Who was left out on purpose gets no letter after a lock either.
            self.people.tick(texts["ticked"].split())
        self.people.choose(texts.get("recipient", ""))
        self.large.setChecked(bool(texts.get("large")))
        self._choose_language(texts.get("language", ""))
        self.form.put(_part(texts, "value."))
        self.own.put(_part(texts, "own."))
        self.form.focus_at(cursor)

    def _templates(self) -> list[LetterTemplate]:
        return self._desk.workspace.find(LetterTemplate, order="title", limit=1000)

    def _choose_kind(self, key: str) -> None:
        row = self.kind.findData(key)
        if row >= 0:
            self.kind.setCurrentIndex(row)

    def _on_kind(self) -> None:
        key = self.kind_key
        if not key:
            return
        self.own.setVisible(self.is_own)
        self._language_field.setHidden(self.is_own)
        self.german.setHidden(self.is_own)
        if key.startswith(TEMPLATE):
            template_id = key.removeprefix(TEMPLATE)
            self.own.begin(self._desk.workspace.get(LetterTemplate, template_id))
        self.form.show_placeholders(self._places(), _KEYS)
        self._show_languages()
        self._read_people()

    def _places(self) -> Sequence[Placeholder]:
        return _OWN_PLACES if self.is_own else self._letters.placeholders(self.kind_key)

    def _on_whom(self) -> None:
        self._source = {}
        self._read_people()

    def _start_from(self, place: str, record_id: str) -> None:
        """Begin from a parent contact or an appointment: its case, its people, its day."""
        source = {"contact": "parent_contact_id", "appointment": "appointment_id"}
        given = {source[place]: record_id}
        begun = self._letters.begin(self._people_kind(), **given)
        self._source = given
        self.whom.blockSignals(True)  # noqa: FBT003 - Qt
        if begun.case_id:
            self.whom.choose(CASE, begun.case_id)
        self.whom.blockSignals(False)  # noqa: FBT003 - Qt
        self._read_people()

    def _people_kind(self) -> str:
        return _AS_CASE if self.is_own else self.kind_key

    def _read_people(self) -> None:
        """Read who the letter may go to and what the file knows for it."""
        whom, kind = self.whom, self._people_kind()
        given = {"case_id": whom.case_id, "offer_id": whom.offer_id, **self._source}
        if whom.class_name:
            begun = self._letters.serial.of_class(kind, whom.class_name, whom.school_id)
        else:
            begun = self._letters.begin(kind, **{key: one for key, one in given.items() if one})
        self._begun = begun
        self._filled_for = ""
        self._choose_language("")
        self.people.show_recipients(
            begun.recipients if whom.place != NOBODY or self._source else (),
            self._desk.workspace.privacy.shown,
        )
        self.form.clear([name for name in _OF_PERSON if name in self.form.typed_values()])
        self.form.fill(begun.values)
        self._on_people()

    def _on_people(self) -> None:
        """Put the values of the one person into the form, or leave them to each letter."""
        serial = len(self.people.chosen()) > 1
        self._order_field.setVisible(serial)
        self._copies_field.setHidden(bool(self.people.all))
        self._shared.setVisible(serial)
        self.form.hide_inputs(_OF_PERSON if serial else ())
        current = self.people.seen()
        key = "" if serial or current is None else current.key
        if key and key != self._filled_for and self._begun is not None and current is not None:
            known = (
                self._letters.own_order(self.own.letter(), current)
                if self.is_own
                else self._letters.order(self._begun, current)
            )
            self.form.fill({name: known.values.get(name, "") for name in _OF_PERSON})
        self._filled_for = key
        self._show_languages()
        self.changed.emit()

    def _show_languages(self) -> None:
        """Offer the languages of the letter; that of each family first where people are chosen."""
        chosen = self.languages.currentData()
        self.languages.blockSignals(True)  # noqa: FBT003 - Qt
        self.languages.clear()
        if self.people.all:
            self.languages.addItem(self.tr("Sprache der Familie"), "")
        for one in () if self.is_own else self._letters.languages(self.kind_key):
            same = one.own_name == one.german_name
            words = one.german_name if same else f"{one.german_name} · {one.own_name}"
            state = self._letters.review_state(self.kind_key, one.code)
            unread = state.endswith("ungeprüft") and one.code != _GERMAN
            self.languages.addItem(
                f"{words} ({self.tr('ungeprüft')})" if unread else words, one.code
            )
        row = self.languages.findData(chosen) if self._had_people == bool(self.people.all) else 0
        self._had_people = bool(self.people.all)
        self.languages.setCurrentIndex(max(row, 0))
        self.languages.blockSignals(False)  # noqa: FBT003 - Qt

    def _choose_language(self, code: str) -> None:
        row = self.languages.findData(code)
        if row >= 0:
            self.languages.setCurrentIndex(row)

    def _recipient(self) -> Recipient | None:
        """Return whose letter is seen; without people it is who is typed, or everybody."""
        if self.people.all:
            return self.people.seen()
        values = self.form.values()
        name, address = values.get("guardian", ""), values.get("address", "")
        kind = OWN if self.is_own else self.kind_key
        return self._letters.typed_recipient(kind, name, address, values.get("child", ""))

    def _order(self, recipient: Recipient) -> LetterOrder:
        is_filled = not self.people.all or recipient.key == self._filled_for
        typed = self.form.typed_values()
        values = {name: one for name, one in typed.items() if is_filled or name not in _OF_PERSON}
        offer = self.whom.offer_id
        if self.is_own:
            template = self.kind_key.removeprefix(TEMPLATE) if self.kind_key != OWN else ""
            title = self.kind.currentText() if template else self.own.letter().subject
            return self._letters.own_order(
                self.own.letter(),
                recipient,
                values=values,
                template_id=template,
                title=title,
                offer_id=offer,
            )
        assert self._begun is not None  # noqa: S101 - a kind has been shown
        code = str(self.languages.currentData() or "")
        return self._letters.order(self._begun, recipient, values, code)

    def _signed(self) -> bool:
        return any(one.id == self.kind_key and one.signed for one in self._letters.kinds())

    def _focus_open(self) -> None:
        if self.is_own:
            self.own.text.setFocus()
        else:
            self.form.focus_first_empty()

    def _keep_template(self) -> None:
        """Ask for a name and keep what is written as a template."""
        title = asked_title(self.own.subject.text(), self)
        if not title:
            return
        template = self.own.template(title)
        self._desk.workspace.save(template)
        self.own.settled()
        self.kind.show_kinds(self._letters.kinds(), self._templates())
        self.told.emit(self.tr("Die Vorlage ist gesichert."))


def _part(texts: Mapping[str, str], start: str) -> dict[str, str]:
    own = {name: one for name, one in texts.items() if name.startswith(start)}
    return {name.removeprefix(start): one for name, one in own.items()}
