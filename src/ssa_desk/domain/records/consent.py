"""A consent or a release from confidentiality (B18)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Data,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class Consent(Record):
    """One consent: who allows what to whom, for what and how long."""

    KIND: ClassVar[str] = "consent"
    TITLE: ClassVar[str] = "Einwilligung"
    PLURAL: ClassVar[str] = "Einwilligungen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="consent", data="personal", about=("young_person",)
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    consent_kind: Annotated[str | None, Title("&Art"), Catalogue("consent_kind")] = None
    scope: Annotated[
        str,
        Title("&Umfang", "Welche Angaben, Bilder oder Gespräche?"),
        LongText(),
        Sensitive("protected"),
    ] = ""
    from_whom: Annotated[str, Title("&Wer gibt weiter"), Sensitive(), Data("third_person")] = ""
    to_whom: Annotated[
        str, Title("A&n wen", "Person oder Stelle beim Namen"), Sensitive(), Data("third_person")
    ] = ""
    body_id: Annotated[
        str | None, Title("&Einrichtung"), Link("body"), Data("special_category")
    ] = None
    mutual: Annotated[bool, Title("In &beide Richtungen")] = False
    purpose: Annotated[str, Title("&Zweck"), LongText(), Sensitive("protected")] = ""
    given_by: Annotated[tuple[str, ...], Title("Gegeben &von"), Catalogue("consent_giver")] = ()
    guardian_id: Annotated[
        str | None, Title("Sorgeberechtigte Person"), Link("guardian"), Data("third_person")
    ] = None
    consent_form: Annotated[str | None, Title("&Form"), Catalogue("consent_form")] = None
    given_on: Annotated[dt.date | None, Title("Gegeben a&m")] = None
    valid_from: Annotated[
        dt.date | None, Title("Gültig &ab", "Leer: ab dem Tag, an dem sie gegeben wurde")
    ] = None
    valid_until: Annotated[dt.date | None, Title("Gültig b&is")] = None
    informed_purpose: Annotated[bool, Title("Über den Zwec&k aufgeklärt")] = False
    informed_refusal: Annotated[bool, Title("Über die Folgen einer Ab&lehnung aufgeklärt")] = False
    informed_revocation: Annotated[bool, Title("Über das &Recht auf Widerruf aufgeklärt")] = False
    revoked_on: Annotated[dt.date | None, Title("Widerrufen am"), Aside()] = None
    revocation_effect: Annotated[
        str, Title("Folge des Widerrufs"), LongText(), Sensitive("protected"), Aside()
    ] = ""
    kept_at: Annotated[str, Title("Ablage des Ori&ginals"), Aside(), Data("personal")] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected"), Aside()] = ""
