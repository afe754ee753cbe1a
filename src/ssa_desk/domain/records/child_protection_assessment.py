"""A child protection procedure: what is counted of it (E4) and its official steps (E2)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Catalogue,
    Counted,
    Data,
    Handling,
    Link,
    LongText,
    Sensitive,
    Title,
)


class ChildProtectionAssessment(Record):
    """One procedure; imported ones have the counted days and results, no name and no case."""

    KIND: ClassVar[str] = "child_protection_assessment"
    SEARCHED_BY_CHOICE: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Gefährdungseinschätzung"
    PLURAL: ClassVar[str] = "Gefährdungseinschätzungen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    number: Annotated[str, Title("N&ummer"), Sensitive("protected")] = ""
    noticed_on: Annotated[
        dt.date | None, Title("&Wahrgenommen am"), Sensitive("protected"), Counted()
    ] = None
    legal_path: Annotated[
        str | None,
        Title("&Rechtsweg"),
        Catalogue("legal_path"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    assessed_on: Annotated[
        dt.date | None, Title("&Einschätzung am"), Sensitive("protected"), Counted()
    ] = None
    specialist_consulted: Annotated[
        str | None,
        Title("&Insoweit erfahrene Fachkraft beteiligt"),
        Catalogue("answer"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    risk_result: Annotated[
        str | None,
        Title("Er&gebnis"),
        Catalogue("risk_result"),
        Sensitive("protected"),
        Counted(),
        Data("entrusted"),
    ] = None
    danger_types: Annotated[
        tuple[str, ...],
        Title("&Art der Gefährdung"),
        Catalogue("danger_type"),
        Sensitive("protected"),
        Counted(),
    ] = ()
    reported_on: Annotated[
        dt.date | None, Title("&Meldung an das Jugendamt am"), Sensitive("protected"), Counted()
    ] = None
    answered_on: Annotated[
        dt.date | None, Title("Rüc&kmeldung am"), Sensitive("protected"), Counted()
    ] = None
    whereabouts: Annotated[str, Title("Aufent&haltsort"), LongText(), Sensitive("protected")] = ""
    urgency: Annotated[
        str | None, Title("&Dringlichkeit"), Catalogue("urgency"), Sensitive("protected")
    ] = None
    acute_danger: Annotated[
        str | None, Title("Akute &Gefahr"), Catalogue("answer"), Sensitive("protected")
    ] = None
    specialist_name: Annotated[
        str, Title("Name und Rolle der Fachkra&ft"), Sensitive(), Data("third_person")
    ] = ""
    specialist_on: Annotated[dt.date | None, Title("Beratung am"), Sensitive("protected")] = None
    no_specialist_reason: Annotated[
        str, Title("Keine Beratung, &weil"), LongText(), Sensitive("protected")
    ] = ""
    reported_to: Annotated[str, Title("Gemeldet an"), Sensitive(), Data("third_person")] = ""
    report_form: Annotated[
        str | None, Title("Form der Meldung"), Catalogue("report_form"), Sensitive("protected")
    ] = None
    not_reported_reason: Annotated[
        str, Title("Nicht gemeldet, we&il"), LongText(), Sensitive("protected")
    ] = ""
    feedback_confirmed: Annotated[
        str | None,
        Title("Gefährdung bestätigt"),
        Catalogue("answer"),
        Sensitive("protected"),
    ] = None
    feedback_active: Annotated[
        str | None, Title("Jugendamt wird tätig"), Catalogue("answer"), Sensitive("protected")
    ] = None
    no_feedback_reason: Annotated[
        str,
        Title("Ohne Rückmeldung e&ntschieden", "Zum Beispiel: zweimal erinnert, dann ..."),
        LongText(),
        Sensitive("protected"),
    ] = ""
    next_review_on: Annotated[
        dt.date | None, Title("Nächste Überprüfung am"), Sensitive("protected")
    ] = None
    closed_on: Annotated[dt.date | None, Title("Abgeschlossen am"), Sensitive("protected")] = None
    closing_note: Annotated[
        str, Title("Vermerk zum Abschluss"), LongText(), Sensitive("protected")
    ] = ""
