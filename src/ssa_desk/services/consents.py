"""The consents of the open file: which count, which end soon, and their revocation."""

from dataclasses import dataclass
from datetime import date

from ssa_desk.domain import clock, consents
from ssa_desk.domain.consents import ConsentState
from ssa_desk.domain.records.consent import Consent
from ssa_desk.services.workspace import Workspace

_MOST = 10_000


@dataclass(frozen=True, slots=True, repr=False)
class Ending:
    """A consent that ends soon, has ended or waits for something to count."""

    consent: Consent
    state: ConsentState


class Consents:
    """Reads consents with the state they have today."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def state(self, consent: Consent) -> ConsentState:
        """Return how a consent stands today."""
        return consents.state(consent, clock.today())

    def of(self, case_id: str = "", young_person_id: str = "") -> list[Consent]:
        """Return the consents of a case and of its child, the latest first."""
        find = self._workspace.find
        found = find(Consent, limit=_MOST, case_id=case_id) if case_id else []
        if young_person_id:
            found += find(Consent, limit=_MOST, young_person_id=young_person_id)
        by_id = {one.id: one for one in found}
        return sorted(by_id.values(), key=lambda one: one.given_on or date.min, reverse=True)

    def revoke(self, consent: Consent, on: date, effect: str) -> Consent:
        """Take a consent back from a day on; it stays in the file as a proof."""
        revoked = consent.changed(revoked_on=on, revocation_effect=effect)
        self._workspace.save(revoked)
        return revoked
