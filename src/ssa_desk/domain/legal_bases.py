"""On what something personal may leave: every legal basis, what it allows and what it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Informing = Literal["recipient", "consented", "pseudonymised", "asked"]
"""How the person learns of it: receives it or is represented by who does, has consented, cannot be
recognised, or the worker has to say so (informed, or why not)."""

CONSENT_OF_PERSON = "consent_of_person"
"""The entrusted basis of section 65(1) no. 1: whoever entrusted it agrees."""
PERSON_ACCESS, TO_CUSTODIANS = "person_access", "to_custodians"


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One basis of the catalogue `legal_basis`; `allows` is one plain sentence for the worker.

    `entrusted` are the entrusted bases that may stand beside it: none means that what was
    entrusted stays here.
    """

    title: str
    law: str
    allows: str
    informing: Informing = "asked"
    entrusted: tuple[str, ...] = ()
    needs_consent: bool = False
    needs_entrusted_basis: bool = False
    only_pseudonymised: bool = False
    despite_restriction: bool = False
    """Art. 18(2) GDPR: consent, legal claims, rights of another person, a weighty public interest.
    The protection of a child is never kept back by a restriction."""


@dataclass(frozen=True, slots=True)
class EntrustedBasis:
    """One number of section 65(1) SGB VIII: why something entrusted may leave."""

    title: str
    law: str
    allows: str


_OF_PROTECTION = (
    CONSENT_OF_PERSON,
    "family_court",
    "change_of_responsibility",
    "specialists",
    "p203_stgb",
)

LEGAL_BASES: Mapping[str, LegalBasis] = {
    "consent": LegalBasis(
        "Einwilligung",
        "§ 67b SGB X, Art. 6 Abs. 1 Buchst. a DSGVO, § 203 StGB",
        "Die Person hat erlaubt, dass genau diese Stelle diese Angaben erhält.",
        informing="consented",
        entrusted=(CONSENT_OF_PERSON,),
        needs_consent=True,
        despite_restriction=True,
    ),
    PERSON_ACCESS: LegalBasis(
        "Auskunft an die Person selbst",
        "Art. 15 DSGVO, § 83 SGB X",
        "Die Person oder wer sie vertritt fragt, was über sie gespeichert ist.",
        informing="recipient",
        entrusted=(CONSENT_OF_PERSON,),
        despite_restriction=True,
    ),
    TO_CUSTODIANS: LegalBasis(
        "Information der Sorgeberechtigten",
        "§§ 1626 und 1629 BGB, § 62 SGB VIII",
        "Sorgeberechtigte erhalten, was sie über ihr Kind wissen dürfen.",
        informing="recipient",
        entrusted=(CONSENT_OF_PERSON,),
    ),
    "p8a_sgb8": LegalBasis(
        "Schutzauftrag",
        "§ 8a SGB VIII",
        "Das Wohl des Kindes ist gefährdet und lässt sich anders nicht schützen.",
        entrusted=_OF_PROTECTION,
        despite_restriction=True,
    ),
    "p4_kkg": LegalBasis(
        "Befugnis im Kinderschutz",
        "§ 4 KKG",
        "Gewichtige Anhaltspunkte: Beratung durch eine Fachkraft, oder Mitteilung ans Jugendamt.",
        entrusted=(CONSENT_OF_PERSON, "specialists", "p203_stgb"),
        despite_restriction=True,
    ),
    "p42_schulg": LegalBasis(
        "Schutzauftrag der Schule",
        "§ 42 Abs. 6 SchulG NRW",
        "Die Schule geht Anzeichen von Vernachlässigung oder Misshandlung nach.",
        entrusted=(CONSENT_OF_PERSON, "p203_stgb"),
        despite_restriction=True,
    ),
    "p69_sgb10": LegalBasis(
        "Gesetzliche Aufgabe",
        "§ 69 SGB X, § 64 Abs. 2 SGB VIII",
        "Die Übermittlung ist für eine Aufgabe nach dem Sozialgesetzbuch nötig und gefährdet "
        "die Hilfe nicht.",
        entrusted=(CONSENT_OF_PERSON,),
    ),
    "p64_2a_pseudonymised": LegalBasis(
        "Fachberatung ohne Namen",
        "§ 64 Abs. 2a SGB VIII",
        "Fachkräfte außerhalb beraten Sie und erfahren nicht, um wen es geht.",
        informing="pseudonymised",
        entrusted=(CONSENT_OF_PERSON, "specialists"),
        only_pseudonymised=True,
    ),
    "p65_sgb8": LegalBasis(
        "Weitergabe von Anvertrautem",
        "§ 65 Abs. 1 SGB VIII",
        "Einer der Gründe trifft zu, aus denen auch Anvertrautes weitergegeben werden darf.",
        entrusted=_OF_PROTECTION,
        needs_entrusted_basis=True,
        despite_restriction=True,
    ),
    "p34_stgb": LegalBasis(
        "Rechtfertigender Notstand",
        "§ 34 StGB",
        "Eine gegenwärtige Gefahr lässt sich nicht anders abwenden und wiegt schwerer.",
        entrusted=(CONSENT_OF_PERSON, "p203_stgb"),
        despite_restriction=True,
    ),
    "p138_stgb": LegalBasis(
        "Anzeigepflicht",
        "§ 138 StGB",
        "Eine der dort genannten schweren Straftaten ist geplant und noch zu verhindern.",
        entrusted=(CONSENT_OF_PERSON, "p203_stgb"),
        despite_restriction=True,
    ),
    "court_order": LegalBasis(
        "Gerichtliche Anordnung",
        "§ 73 SGB X, § 65 Abs. 1 Nr. 2 SGB VIII",
        "Ein Gericht hat die Weitergabe schriftlich angeordnet.",
        entrusted=(CONSENT_OF_PERSON, "family_court"),
        despite_restriction=True,
    ),
}

ENTRUSTED_BASES: Mapping[str, EntrustedBasis] = {
    CONSENT_OF_PERSON: EntrustedBasis(
        "Einwilligung",
        "§ 65 Abs. 1 Nr. 1 SGB VIII",
        "Wer es Ihnen anvertraut hat, ist einverstanden.",
    ),
    "family_court": EntrustedBasis(
        "Familiengericht",
        "§ 65 Abs. 1 Nr. 2 SGB VIII",
        "Nur an das Familiengericht: Ohne das Anvertraute kann es das Kind nicht schützen.",
    ),
    "change_of_responsibility": EntrustedBasis(
        "Wechsel der Zuständigkeit",
        "§ 65 Abs. 1 Nr. 3 SGB VIII",
        "Nur an die Person, die den Fall übernimmt: Sie braucht es, um die Gefahr einzuschätzen.",
    ),
    "specialists": EntrustedBasis(
        "Fachkräfte zur Gefährdungseinschätzung",
        "§ 65 Abs. 1 Nr. 4 SGB VIII",
        "Nur an Fachkräfte, die mit einschätzen; Außenstehende erhalten es pseudonymisiert.",
    ),
    "p203_stgb": EntrustedBasis(
        "Befugnis wie nach § 203 StGB",
        "§ 65 Abs. 1 Nr. 5 SGB VIII",
        "Auch wer unter Schweigepflicht steht, dürfte es sagen: § 4 KKG, § 34 oder § 138 StGB.",
    ),
}
