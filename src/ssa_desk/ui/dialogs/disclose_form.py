"""The form of a disclosure: asks only what the chosen basis needs, and fills in what is known."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.legal_bases import (
    CONSENT_OF_PERSON,
    ENTRUSTED_BASES,
    LEGAL_BASES,
    PERSON_ACCESS,
)
from ssa_desk.domain.records import Body
from ssa_desk.domain.records.disclosure import Disclosure
from ssa_desk.services.desk import Desk
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.pages.records.pickers import picker_of

_HAPPENED = ("date", "time", "disclosed_document", "disclosure_way", "content", "pseudonymised")
"""What the program knows of its own papers and asks only about a talk or a call."""
_ALWAYS = ("recipient", "guardian_id", "body_id", "legal_basis")
_ENTRUSTED = ("with_entrusted", "entrusted_basis")
_INFORMED = ("informed", "informed_on", "not_informed_reason")


class DiscloseForm(RecordForm[Disclosure]):
    """Knows the guardians, the consents and the child of one wish."""

    def __init__(
        self,
        desk: Desk,
        wish: Wish,
        parent: QWidget,
        *,
        by_hand: bool = False,
        offers_entrusted: bool = False,
    ) -> None:
        self._desk, self._wish = desk, wish
        self._offers_entrusted = offers_entrusted
        parties = desk.disclosures.parties(wish)
        self._guardians, self._consents = parties.guardians, parties.consents
        self._is_adapting = False
        self._known: dict[str, str] = {}
        self._left_out: frozenset[str] | None = None
        self._offered_for: str | None = None
        shape = self._shape_of(by_hand=by_hand)
        super().__init__(Disclosure, desk.workspace.catalogue, shape, parent)
        self.changed.connect(self.adapt)

    def adapt(self) -> None:
        """Ask what the basis needs, say what it allows, fill in what follows."""
        if not self._is_adapting:
            self._is_adapting = True
            self._show_needed()
            self._fill()
            self._explain()
            self._is_adapting = False

    def _show_needed(self) -> None:
        key = self._chosen("legal_basis")
        basis = LEGAL_BASES.get(key)
        self._offer_entrusted(key)
        entrusted = self._with_entrusted()
        consent = bool(basis and basis.needs_consent) or (
            entrusted and self._chosen("entrusted_basis") == CONSENT_OF_PERSON
        )
        hidden = {
            "consent_id": not consent or not self._consents,
            # What the paper holds is settled: nobody says that it were not entrusted.
            "with_entrusted": self._wish.with_entrusted
            or not (self._offers_entrusted and basis and basis.entrusted)
            or bool(basis.needs_entrusted_basis),
            "entrusted_basis": not entrusted,
            "guardian_id": not self._guardians,
            "informed": basis is None or basis.informing != "asked",
            "informed_on": self._chosen("informed") != "yes",
            "not_informed_reason": self._chosen("informed") != "no",
        }
        if hidden["informed"]:
            hidden |= dict.fromkeys(_INFORMED, True)
        self._hide(frozenset(name for name, is_hidden in hidden.items() if is_hidden))

    def _with_entrusted(self) -> bool:
        basis = LEGAL_BASES.get(self._chosen("legal_basis"))
        ticked = self.editor("with_entrusted").value() is True
        return self._wish.with_entrusted or ticked or bool(basis and basis.needs_entrusted_basis)

    def _shape_of(self, *, by_hand: bool) -> Shape:
        shown = self._desk.workspace.privacy.shown
        names = (*_ALWAYS, "consent_id", *_ENTRUSTED, *_INFORMED, *(_HAPPENED if by_hand else ()))
        return Shape(
            only=names,
            links={
                "legal_basis": self._bases(),
                "guardian_id": tuple(
                    Choice(one.id, shown(one.name) or "ohne Namen") for one in self._guardians
                ),
                "consent_id": tuple(
                    Choice(one.id, self._desk.consents.title(one)) for one in self._consents
                ),
                "entrusted_basis": (),
            },
            pickers={"body_id": picker_of(self._desk, Body.KIND)},
            taken_keys="wv",
        )

    def _bases(self) -> tuple[Choice, ...]:
        entries = self._desk.workspace.catalogue("legal_basis").active
        is_access = self._wish.document == "access"
        return tuple(
            Choice(one.identifier, one.label)
            for one in entries
            if not is_access or one.identifier == PERSON_ACCESS
        )

    def _chosen(self, name: str) -> str:
        if name not in self.cells:
            return ""
        try:
            return str(self.editor(name).value() or "")
        except EntryError:
            return ""

    def _offer_entrusted(self, key: str) -> None:
        """Offer the grounds of section 65 that fit the basis."""
        editor = self.editor("entrusted_basis")
        if key == self._offered_for or not isinstance(editor, ChoiceEditor):
            return
        before, self._offered_for = self._chosen("entrusted_basis"), key
        fitting = LEGAL_BASES[key].entrusted if key in LEGAL_BASES else ()
        editor.offer(Choice(one, _entrusted_title(one)) for one in fitting)
        only = fitting[0] if len(fitting) == 1 else None
        editor.set_value(before if before in fitting else only)

    def _hide(self, names: frozenset[str]) -> None:
        if names != self._left_out:
            self._left_out = names
            self.leave_out(names)

    def _fill(self) -> None:
        """Name the recipient that was just chosen, and the consent that fits it."""
        for name in ("guardian_id", "body_id", "consent_id"):
            chosen = self._chosen(name)
            if chosen and chosen != self._known.get(name, ""):
                self._known[name] = chosen
                self._name_recipient(name, chosen)
            self._known[name] = chosen
        if "consent_id" in (self._left_out or ()) or self._chosen("consent_id"):
            return
        best = self._desk.consents.best(
            self._consents,
            self._chosen("disclosed_document") or self._wish.document,
            self._chosen("recipient"),
            self._chosen("body_id"),
        )
        if best is not None:
            self.editor("consent_id").set_value(best.id)

    def _name_recipient(self, name: str, chosen: str) -> None:
        if name == "consent_id" and self._chosen("recipient"):
            return
        names = {
            "guardian_id": {one.id: one.name for one in self._guardians},
            "consent_id": {one.id: self._desk.consents.recipient(one) for one in self._consents},
        }
        known = names.get(name, {}).get(chosen)
        if known is None:
            known = self._desk.workspace.get(Body, chosen).name
        self.editor("recipient").set_value(known)
        self.cells["recipient"].cover_again()

    def _explain(self) -> None:
        """Say below each choice what it means."""
        basis = LEGAL_BASES.get(self._chosen("legal_basis"))
        sentence = f"{basis.law}: {basis.allows}" if basis else ""
        if basis and basis.needs_consent and not self._consents:
            sentence += " In diesem Fall ist noch keine Einwilligung eingetragen."
        self.cells["legal_basis"].show_problem(sentence, "muted")
        ground = ENTRUSTED_BASES.get(self._chosen("entrusted_basis"))
        self.cells["entrusted_basis"].show_problem(ground.allows if ground else "", "muted")


def values_of(wish: Wish) -> Mapping[str, Any]:
    """Return the fields of the log that a wish already knows."""
    return {
        "date": wish.day or clock.today(),
        "time": wish.time,
        "disclosed_document": wish.document,
        "recipient": wish.recipient,
        "body_id": wish.body_id or None,
        "guardian_id": wish.guardian_id or None,
        "legal_basis": wish.legal_basis or None,
        "consent_id": wish.consent_id or None,
        "disclosure_way": wish.way,
        "content": wish.content,
        "with_entrusted": wish.with_entrusted,
        "entrusted_basis": wish.entrusted_basis or None,
        "pseudonymised": wish.pseudonymised or None,
        "informed": wish.informed or None,
        "informed_on": wish.informed_on,
        "not_informed_reason": wish.not_informed_reason,
    }


def wish_of(form: Disclosure, wish: Wish) -> Wish:
    """Return the wish with what was typed."""
    basis = LEGAL_BASES.get(form.legal_basis or "")
    entrusted = wish.with_entrusted or form.with_entrusted
    entrusted |= bool(basis and basis.needs_entrusted_basis)
    needs_consent = bool(basis and basis.needs_consent) or (
        entrusted and form.entrusted_basis == CONSENT_OF_PERSON
    )
    return replace(
        wish,
        document=form.disclosed_document or "",
        recipient=form.recipient,
        legal_basis=form.legal_basis or "",
        content=form.content,
        way=form.disclosure_way or "",
        body_id=form.body_id or "",
        guardian_id=form.guardian_id or "",
        consent_id=(form.consent_id or "") if needs_consent else "",
        with_entrusted=entrusted,
        entrusted_basis=(form.entrusted_basis or "") if entrusted else "",
        pseudonymised=form.pseudonymised or "no",
        informed=form.informed or "",
        informed_on=form.informed_on,
        not_informed_reason=form.not_informed_reason,
        day=form.date if wish.day else None,
        time=form.time,
    )


def _entrusted_title(key: str) -> str:
    return f"{ENTRUSTED_BASES[key].title} ({ENTRUSTED_BASES[key].law})"
