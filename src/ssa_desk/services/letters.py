"""Letters from the open file: what may be written, to whom, and the finished PDF."""

import base64
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TypeVar

from ssa_desk.content import letters as content
from ssa_desk.content.languages import Language
from ssa_desk.content.letters import LetterKind, Placeholder
from ssa_desk.domain import clock, consents
from ssa_desk.domain.base import Record
from ssa_desk.domain.records import (
    Case,
    Consent,
    GroupOffer,
    Guardian,
    Letter,
    ParentContact,
)
from ssa_desk.services.consents import Consents
from ssa_desk.services.disclosure_wish import Wish
from ssa_desk.services.letter_blocks import (
    NOBODY_WRITES,
    LetterBlocks,
    open_choice,
)
from ssa_desk.services.letter_finding import LetterPeople, children
from ssa_desk.services.letter_languages import Translations
from ssa_desk.services.letter_log import LetterLog
from ssa_desk.services.letter_names import LetterBlockedError, SecretNames
from ssa_desk.services.letter_orders import OWN, LetterDraft, LetterOrder
from ssa_desk.services.letter_people import Block, Recipient
from ssa_desk.services.letter_series import LetterSeries
from ssa_desk.services.letter_setting import LetterSetting
from ssa_desk.services.letter_templates import LetterTemplates
from ssa_desk.services.letter_texts import LetterTexts
from ssa_desk.services.letter_values import LetterValues, written
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.typesetting.letterhead import Layout
from ssa_desk.typesetting.letters import letters_pdf
from ssa_desk.typesetting.logo import logo_svg
from ssa_desk.typesetting.own_letters import OwnLetter

__all__ = ["Block", "LetterBlockedError", "LetterDraft", "LetterOrder", "Letters", "Recipient"]

R = TypeVar("R", bound=Record)

_LOGO = "letter_logo"
_PLAIN = Layout()


class Letters:
    """Everything the window and the command line need to write letters."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._texts = LetterTexts(workspace)
        self._blocks = LetterBlocks(workspace)
        self._values = LetterValues(workspace)
        self.logbook = LetterLog(workspace)
        self.templates = LetterTemplates(workspace)
        self.translations = Translations(workspace, self._texts)

    @cached_property
    def serial(self) -> LetterSeries:
        """Return what writes to many families at once."""
        return LetterSeries(self._workspace, self, self._texts)

    def kinds(self) -> tuple[LetterKind, ...]:
        """Return all kinds of letters."""
        return content.kinds()

    def languages(self, kind: str) -> tuple[Language, ...]:
        """Return the languages this letter is there in."""
        return self._texts.languages(content.kind(kind))

    def placeholders(self, kind: str) -> tuple[Placeholder, ...]:
        """Return what the form of this letter asks."""
        return content.kind(kind).placeholders

    def review_state(self, kind: str, language: str) -> str:
        """Return "ungeprüft", or who has checked the text and when."""
        return self._texts.text(content.kind(kind), language).review_state

    def begin(
        self,
        kind: str,
        *,
        case_id: str = "",
        offer_id: str = "",
        parent_contact_id: str = "",
        appointment_id: str = "",
    ) -> LetterDraft:
        """Return a letter with what the file knows: values, and who it may go to.

        Raises RecordMissingError for something that is gone, UnknownLetterError.
        """
        letter = content.kind(kind)
        contact = _maybe(self._workspace, ParentContact, parent_contact_id)
        case_id = case_id or (contact.case_id if contact else None) or ""
        offer = _maybe(self._workspace, GroupOffer, offer_id)
        source = self._values.source(letter, None, offer, appointment_id)
        case_id = case_id or (source.meeting.case_id if source.meeting else None) or ""
        case = _maybe(self._workspace, Case, case_id)
        if case is not None:
            source = self._values.source(letter, case, offer, appointment_id)
        first = (contact.guardian_id if contact else None) or ""
        return LetterDraft(
            letter.id,
            self._values.shared(letter, source),
            self._recipients(letter, case, offer, first),
            case.id if case else "",
            offer.id if offer else "",
        )

    def open_recipient(self) -> Recipient:
        """Return "An alle Eltern": nobody by name."""
        return Recipient("open")

    def typed_recipient(
        self, kind: str, name: str, address: str = "", child: str = "", language: str = ""
    ) -> Recipient:
        """Return somebody typed by hand; whom the file knows by this name is looked for later."""
        to = content.kind(kind).to if kind != OWN else "guardian"
        names = (name,) if name.strip() else ()
        return Recipient("guardian" if to == "open" else to, names, address, language, child=child)

    def order(
        self,
        draft: LetterDraft,
        recipient: Recipient,
        values: Mapping[str, str] | None = None,
        language: str = "",
    ) -> LetterOrder:
        """Return the letter to one recipient; `values` are those of the form and win.

        Without a language that of the recipient counts, where the letter is there in it.
        """
        letter = content.kind(draft.kind)
        code = self._known(draft.kind, language or recipient.language)
        found = {
            **draft.values,
            **self._values_of(letter, recipient, code),
            **({} if values is None else values),
        }
        known = {one.name for one in letter.placeholders}
        kept = {name: one for name, one in found.items() if name in known and one.strip()}
        return LetterOrder(letter.id, code, kept, recipient, draft.offer_id)

    def own_order(
        self,
        own: OwnLetter,
        recipient: Recipient,
        *,
        values: Mapping[str, str] | None = None,
        template_id: str = "",
        title: str = "",
        offer_id: str = "",
    ) -> LetterOrder:
        """Return a letter in the worker's own words to one recipient, on the same letterhead."""
        found = {
            **self.templates.values(),
            "guardian": recipient.called(content.GERMAN),
            "address": recipient.address,
            "child": recipient.child,
            "school": recipient.school,
            **({} if values is None else values),
        }
        return LetterOrder(
            OWN,
            content.GERMAN,
            found,
            recipient,
            offer_id,
            own=own,
            template_id=template_id,
            title=title or "Brief",
        )

    def blocks(self, order: LetterOrder) -> tuple[Block, ...]:
        """Return everything that stands against a letter now, nothing where it may leave.

        What another legal basis could help against is left to the gate, which asks for it.
        """
        return tuple(one for one in self._blocks.of((order,))[0] if one.is_final)

    def pdf(self, order: LetterOrder, layout: Layout = _PLAIN) -> bytes:
        """Return the letter as a PDF.

        Raises LetterBlockedError for whom nobody may write to, an expected error for a missing
        value or a character that no font prints.
        """
        return self.prepared(order, layout)()

    def prepared(self, order: LetterOrder, layout: Layout = _PLAIN) -> Callable[[], bytes]:
        """Return what sets a letter in the background: it reads nothing more from the file.

        Raises as `pdf`; the work itself for what cannot be printed.
        """
        if any(one.reason in NOBODY_WRITES for one in self.blocks(order)):
            raise LetterBlockedError
        made = LetterSetting(self._workspace, self._texts).made(order, layout)
        return partial(letters_pdf, [made] * order.copies)

    def wishes(self, orders: Sequence[LetterOrder]) -> tuple[Wish, ...]:
        """Return what the gate is asked; nothing for letters that say nothing about anybody."""
        return tuple(self._blocks.wish(one) for one in orders if self._blocks.is_personal(one))

    def log(self, orders: Sequence[LetterOrder], way: str = "") -> tuple[Letter, ...]:
        """Note letters that were printed or saved just now, together where there are many."""
        return self.logbook.note(orders, way)

    def bodies(self) -> tuple[tuple[str, str], ...]:
        """Return the bodies of the address book: the name, and what a letter says of it."""
        return self._values.bodies()

    def logo(self) -> bytes | None:
        """Return the employer's logo that is kept in the file."""
        kept = DeskSettings(self._workspace.database).get(_LOGO)
        return base64.b64decode(kept) if kept else None

    def keep_logo(self, logo: bytes | None) -> None:
        """Keep the employer's logo in the file, or none; raises LogoError."""
        if logo is not None:
            logo_svg(logo)
        kept = None if logo is None else base64.b64encode(logo).decode("ascii")
        DeskSettings(self._workspace.database).put(_LOGO, kept)

    def set_letter(self, kind: str, language: str, values: Mapping[str, str]) -> bytes:
        """Return the letter as a PDF, its values typed by hand.

        Raises an expected error for an unknown kind, language or value, a missing value, a
        character that cannot be printed, or a child whose guardians must not be written to.
        """
        letter = content.kind(kind)
        whole = content.completed(letter, values)
        SecretNames(self._workspace).refuse(whole)
        order = LetterOrder(letter.id, language, values, Recipient(letter.to))
        made = LetterSetting(self._workspace, self._texts).made(order, _PLAIN)
        return letters_pdf([made])

    def wish(
        self,
        kind: str,
        language: str,
        values: Mapping[str, str],
        case_id: str = "",
        guardian_id: str = "",
    ) -> Wish:
        """Return what the gate is asked before a letter typed by hand leaves."""
        return self._blocks.wish(self.typed_order(kind, language, values, case_id, guardian_id))

    def typed_order(
        self,
        kind: str,
        language: str,
        values: Mapping[str, str],
        case_id: str = "",
        guardian_id: str = "",
    ) -> LetterOrder:
        """Return a letter whose values are typed by hand.

        A child named by hand is looked for in the file, so that its rules hold, too.
        """
        letter = content.kind(kind)
        whole = content.completed(letter, values)
        self._texts.text(letter, language)
        child_id = "" if case_id else self._blocks.child_named(whole.get("child", ""))
        to = Recipient(
            letter.to,
            case_id=case_id,
            young_person_id=child_id,
            guardian_ids=(guardian_id,) if guardian_id else (),
            consent_id=self._consent(letter, case_id, child_id),
        )
        return LetterOrder(letter.id, language, whole, to)

    def _recipients(
        self, letter: LetterKind, case: Case | None, offer: GroupOffer | None, first: str
    ) -> tuple[Recipient, ...]:
        """Return who a letter may go to; nobody by name only where the letter greets all."""
        found: tuple[Recipient, ...] = ()
        if case is not None:
            found = LetterPeople(self._workspace).of_case(letter, case, first)
        elif offer is not None:
            found = self.serial.people_of_offer(letter, offer)
        elif first:
            found = self._home_of(letter, first)
        return (*found, self.open_recipient()) if open_choice(letter) else found

    def _home_of(self, letter: LetterKind, guardian_id: str) -> tuple[Recipient, ...]:
        """Return the households of the child of a guardian, without a case."""
        child_id = self._workspace.get(Guardian, guardian_id).young_person_id or ""
        known = children(self._workspace, [child_id])
        if child_id not in known:
            return ()
        people, base = LetterPeople(self._workspace), Recipient("guardian")
        found = people.of_child(letter, known[child_id], base, None)
        return tuple(sorted(found, key=lambda one: guardian_id not in one.guardian_ids))

    def _values_of(self, letter: LetterKind, to: Recipient, code: str) -> dict[str, str]:
        found = {
            "guardian": open_choice(letter) if to.to == "open" else to.called(code),
            "address": to.address,
            "child": to.child,
            "interpreter": to.interpreter,
        }
        if to.school:
            found["school"] = to.school
        if to.consent_id:
            given = self._workspace.get(Consent, to.consent_id).given_on
            found["consent_date"] = written(given) if given else ""
        return {name: value for name, value in found.items() if value}

    def _known(self, kind: str, language: str) -> str:
        codes = {one.code for one in self.languages(kind)}
        return language if language in codes else content.GERMAN

    def _consent(self, letter: LetterKind, case_id: str, child_id: str) -> str:
        """Return the latest consent of the kind that a letter needs, one that counts first."""
        if not letter.needs_consent:
            return ""
        day = clock.today()
        found = [
            one
            for one in Consents(self._workspace).of(case_id, child_id)
            if one.consent_kind == letter.needs_consent
        ]
        return next((one.id for one in found if consents.counts(one, day)), "") or next(
            (one.id for one in found), ""
        )


def _maybe(workspace: Workspace, kind: type[R], record_id: str) -> R | None:
    return workspace.get(kind, record_id) if record_id else None
