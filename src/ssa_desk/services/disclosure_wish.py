"""What somebody wants to pass on, and the permission for it."""

import datetime as dt
from dataclasses import dataclass

from ssa_desk.domain.consents import is_named
from ssa_desk.domain.legal_bases import CONSENT_OF_PERSON, LegalBasis
from ssa_desk.domain.records.consent import Consent


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Wish:
    """Who shall receive what about whom, and on what basis; "" where it does not apply.

    The keys are those of the catalogues disclosed_document, legal_basis, disclosure_way,
    entrusted_basis and answer. `content` says in German words what leaves, for the log.
    """

    document: str
    recipient: str
    legal_basis: str
    content: str
    way: str = "print"
    case_id: str = ""
    young_person_id: str = ""
    body_id: str = ""
    guardian_id: str = ""
    consent_id: str = ""
    with_entrusted: bool = False
    entrusted_basis: str = ""
    pseudonymised: str = "no"
    informed: str = ""
    informed_on: dt.date | None = None
    not_informed_reason: str = ""
    note: str = ""
    day: dt.date | None = None
    """The day of something that has happened; None: now."""
    time: dt.time | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Permit:
    """The permission to pass something on. Only `Disclosures.permit` makes one."""

    wish: Wish
    basis: LegalBasis
    consent: Consent | None
    givers: tuple[str, ...] = ()
    """The names of those who have consented."""
    informed: str = ""
    informed_on: dt.date | None = None
    not_informed_reason: str = ""

    @property
    def with_entrusted(self) -> bool:
        """Return whether something that was entrusted may be in it."""
        return self.wish.with_entrusted

    def releases(self, entrusted_by: str) -> bool:
        """Return whether what this person has entrusted may be in it.

        On a consent only what those entrusted who gave it, named in full or by the first name;
        nobody named is nobody who consented.
        """
        if not self.wish.with_entrusted:
            return False
        if self.wish.entrusted_basis != CONSENT_OF_PERSON:
            return True
        return any(is_named(one, entrusted_by) for one in self.givers)
