"""The consents of the open file: which count, which end soon, and their revocation."""

from collections.abc import Iterable
from datetime import date

from ssa_desk.domain import clock, consents
from ssa_desk.domain.consents import ConsentState
from ssa_desk.domain.records.body import Body
from ssa_desk.domain.records.consent import Consent
from ssa_desk.services.concerns import Concern
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import agenda

_MOST = 10_000


class Consents:
    """Reads consents with the state they have today."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def state(self, consent: Consent) -> ConsentState:
        """Return how a consent stands today."""
        return consents.state(consent, clock.today())

    def state_words(self, consent: Consent) -> str:
        """Return in German how a consent stands today."""
        return state_words(consent, clock.today())

    def short_words(self, consent: Consent) -> str:
        """Return how a consent stands in as few words as a list has room for."""
        match self.state(consent):
            case "revoked":
                return "widerrufen"
            case "expired":
                return "abgelaufen"
            case "expiring":
                return f"endet {consent.valid_until:%d.%m.%Y}"
            case "valid" if consent.valid_until:
                return f"bis {consent.valid_until:%d.%m.%Y}"
            case _:
                return self.state_words(consent)

    def title(self, consent: Consent) -> str:
        """Return what a consent is called in a choice: its kind, for whom, how it stands."""
        kind = consent.consent_kind or ""
        words = self._workspace.catalogue("consent_kind").label(kind) or consent.TITLE
        recipient = self._workspace.privacy.shown(self.recipient(consent))
        return " · ".join(one for one in (words, recipient, self.state_words(consent)) if one)

    def recipient(self, consent: Consent) -> str:
        """Return who may receive something: the first name that stands in it, or the body."""
        typed = consent.to_whom.partition("\n")[0].strip()
        if typed or not consent.body_id:
            return typed
        return self._workspace.get(Body, consent.body_id).name

    def of(self, case_id: str = "", young_person_id: str = "") -> list[Consent]:
        """Return the consents of a case and of its child, those that count first."""
        find = self._workspace.find
        found = find(Consent, limit=_MOST, case_id=case_id) if case_id else []
        if young_person_id:
            child = find(Consent, limit=_MOST, young_person_id=young_person_id)
            found += [one for one in child if not one.case_id or one.case_id == case_id]
        by_id = {one.id: one for one in found}
        today = clock.today()

        def rank(one: Consent) -> tuple[bool, int]:
            return not consents.counts(one, today), -(one.given_on or date.min).toordinal()

        return sorted(by_id.values(), key=rank)

    def best(
        self, found: Iterable[Consent], document: str, recipient: str, body_id: str = ""
    ) -> Consent | None:
        """Return the consent that fits best: it counts, covers the document, names the recipient.

        Without a recipient the only one that fits the document.
        """
        today = clock.today()
        fitting = [
            one
            for one in found
            if consents.counts(one, today)
            and document in consents.COVERS.get(one.consent_kind or "", ())
        ]
        if not recipient and not body_id:
            return fitting[0] if len(fitting) == 1 else None
        return next((one for one in fitting if self._names(one, recipient, body_id)), None)

    def revoke(self, consent: Consent, on: date, effect: str) -> Consent:
        """Take a consent back from a day on; it stays in the file as a proof."""
        revoked = consent.changed(revoked_on=on, revocation_effect=effect)
        self._workspace.save(revoked)
        return revoked

    def _names(self, consent: Consent, recipient: str, body_id: str) -> bool:
        if body_id and consent.body_id == body_id:
            return True
        named = [consent.to_whom, consent.from_whom if consent.mutual else ""]
        if consent.body_id:
            named.append(self._workspace.get(Body, consent.body_id).name)
        return consents.names(named, recipient)


def concern(workspace: Workspace, today: date) -> Concern:
    """Return how the consents of open cases stand; Heute lists those that end case by case."""
    ending = agenda.consents(workspace.database, date.min, today + consents.WARNING)
    over = sum(1 for one in ending if one.day and one.day < today)
    soon = len(ending) - over
    states = (
        "1 ist abgelaufen" if over == 1 else f"{over} sind abgelaufen" if over else "",
        "1 läuft bald ab" if soon == 1 else f"{soon} laufen bald ab" if soon else "",
    )
    words = ", ".join(one for one in states if one) or "keine läuft bald ab"
    return Concern("Einwilligungen", words, "data_protection", Consent.KIND)


def state_words(consent: Consent, day: date) -> str:
    """Return in German how a consent stands on a day."""
    end = f"{consent.valid_until:%d.%m.%Y}" if consent.valid_until else ""
    begin = consents.begins_on(consent)
    match consents.state(consent, day):
        case "revoked":
            return f"widerrufen am {consent.revoked_on:%d.%m.%Y}"
        case "expired":
            return f"abgelaufen am {end}"
        case "incomplete":
            return "unvollständig"
        case "not_yet":
            return f"gilt ab {begin:%d.%m.%Y}" if begin else "gilt noch nicht"
        case "expiring":
            return f"läuft ab am {end}"
        case "valid":
            return f"gültig bis {end}" if end else "gültig"
