"""What the lists of consents and disclosures show."""

from ssa_desk.domain.records.consent import Consent
from ssa_desk.domain.records.disclosure import Disclosure
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

CONSENT = RecordSpec(
    ListSpec(
        Consent,
        (
            Column("valid_until", "Stand"),
            Column("case_id", "Kind"),
            Column("consent_kind"),
            Column("to_whom"),
        ),
        order="given_on",
        filters=("consent_kind",),
    ),
    Words(
        "Einwilligung",
        "Einwilligungen",
        "Neue Einwilligung",
        "Wer erlaubt hat, dass was an wen weitergegeben wird, wofür und bis wann.",
    ),
    "handshake",
    skip=frozenset({"young_person_id", "revoked_on", "revocation_effect"}),
    today=("given_on",),
    starts={"from_whom": "Schulsozialarbeit"},
)
DISCLOSURE = RecordSpec(
    ListSpec(
        Disclosure,
        (
            Column("date"),
            Column("case_id", "Kind"),
            Column("recipient", "An"),
            Column("disclosed_document"),
            Column("legal_basis"),
        ),
        day="date",
        filters=("disclosed_document", "legal_basis"),
    ),
    Words(
        "Weitergabe",
        "Weitergaben",
        "Neue Weitergabe",
        "Was an wen gegangen ist und auf welcher Grundlage. Was das Programm druckt oder "
        "speichert, steht von selbst hier.",
    ),
    "share-2",
)
