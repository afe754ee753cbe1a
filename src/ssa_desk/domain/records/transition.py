"""Help from one school to the next or into work, with its stages (F)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Data,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class Transition(Record):
    """One transition, of a child of the file or counted without a name."""

    KIND: ClassVar[str] = "transition"
    TITLE: ClassVar[str] = "Übergang"
    PLURAL: ClassVar[str] = "Übergänge"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="transitions", retention="transition", data="personal", about=("young_person",)
    )

    transition_kind: Annotated[str, Title("&Art"), Catalogue("transition_kind"), Counted()]
    case_id: Annotated[str | None, Title("Fall"), Link("case"), Counted()] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    class_name: Annotated[str, Title("&Klasse"), Sensitive("group"), Counted()] = ""
    started_on: Annotated[dt.date, Title("&Beginn"), Counted()]
    at_risk: Annotated[
        str | None,
        Title("&Erhöhter Unterstützungsbedarf"),
        Catalogue("answer"),
        Sensitive("protected"),
        Counted(),
    ] = None
    recommendation: Annotated[
        str | None, Title("E&mpfehlung"), Catalogue("school_type"), Sensitive(), Counted()
    ] = None
    recommendation_restricted: Annotated[
        str | None, Title("Empfehlung e&ingeschränkt"), Catalogue("answer"), Sensitive()
    ] = None
    chosen_school_type: Annotated[
        str | None, Title("&Gewählte Schulform"), Catalogue("school_type"), Sensitive()
    ] = None
    next_school: Annotated[
        str, Title("Aufne&hmende Stelle", "Schule oder Betrieb"), Sensitive()
    ] = ""
    handover_consent: Annotated[
        str | None, Title("Ü&bergabe mit Einwilligung"), Catalogue("answer"), Sensitive()
    ] = None
    kaoa_variant: Annotated[
        str | None, Title("KAoA-&Variante"), Catalogue("kaoa_variant"), Sensitive(), Counted()
    ] = None
    qualification: Annotated[
        str | None, Title("&Schulabschluss"), Catalogue("qualification"), Sensitive(), Counted()
    ] = None
    outcome: Annotated[
        str | None, Title("E&rgebnis"), Catalogue("transition_outcome"), Sensitive(), Counted()
    ] = None
    outcome_on: Annotated[dt.date | None, Title("Ergebnis a&m"), Counted()] = None
    follow_up_3: Annotated[
        str | None, Title("Nach&verfolgung nach 3 Monaten"), Catalogue("answer"), Sensitive()
    ] = None
    follow_up_6: Annotated[
        str | None, Title("Nachverfolgung nach &6 Monaten"), Catalogue("answer"), Sensitive()
    ] = None
    goals: Annotated[str, Title("&Ziele"), LongText(), Sensitive("protected")] = ""
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected")] = ""
    interventions: Annotated[
        tuple[str, ...], Title("Ma&ßnahmen"), Catalogue("intervention"), Counted(), Aside()
    ] = ()
    partners: Annotated[
        tuple[str, ...],
        Title("&Partner"),
        Catalogue("partner_type"),
        Counted(),
        Aside(),
        Data("special_category"),
    ] = ()
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "transition_support"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
    number: Annotated[str, Title("N&ummer", "Aus Ihrer eigenen Liste"), Aside()] = ""


class TransitionStage(Record):
    """One stage of a transition. A stage without a record is not looked at yet."""

    KIND: ClassVar[str] = "transition_stage"
    TITLE: ClassVar[str] = "Schritt"
    PLURAL: ClassVar[str] = "Schritte der Übergänge"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="transitions", retention="transition", data="personal", about=("young_person",)
    )

    transition_id: Annotated[str, Title("Übergang"), Link("transition"), Counted()]
    stage: Annotated[str, Title("&Schritt"), Catalogue("transition_stage"), Counted()]
    state: Annotated[str, Title("S&tand"), Catalogue("stage_state"), Counted()] = "planned"
    date: Annotated[dt.date | None, Title("&Datum")] = None
    provider: Annotated[str, Title("&Anbieter oder Betrieb"), Sensitive()] = ""
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
