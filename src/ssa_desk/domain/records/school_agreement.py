"""The agreement between school and school social work: its nine points."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Data, Handling, Link, LongText, Title


class SchoolAgreement(Record):
    """One agreement of one school, as the framework of Krefeld asks for it."""

    KIND: ClassVar[str] = "school_agreement"
    TITLE: ClassVar[str] = "Vereinbarung mit der Schule"
    PLURAL: ClassVar[str] = "Vereinbarungen mit Schulen"
    HANDLING: ClassVar[Handling] = Handling(purpose="reporting", retention="in_use")

    school_id: Annotated[str | None, Title("S&chule"), Link("school")] = None
    agreement_state: Annotated[str, Title("S&tand"), Catalogue("agreement_state")] = "draft"
    agreed_on: Annotated[dt.date | None, Title("&Vereinbart am")] = None
    review_on: Annotated[dt.date | None, Title("Ü&berprüfung am")] = None
    goals: Annotated[
        str, Title("&Handlungsziele und Wirksamkeitsindikatoren"), LongText(), Data("none")
    ] = ""
    duties: Annotated[
        str, Title("&Aufgaben, Verfahrensabläufe und Zuständigkeiten"), LongText(), Data("none")
    ] = ""
    equipment: Annotated[str, Title("Au&sstattung"), LongText(), Data("none")] = ""
    privacy: Annotated[str, Title("&Datenschutz nach DSGVO"), LongText(), Data("none")] = ""
    management: Annotated[
        str, Title("Zusammenarbeit mit der Schul&leitung"), LongText(), Data("none")
    ] = ""
    coordinating_group: Annotated[str, Title("&Koordinierungsgruppe"), LongText(), Data("none")] = (
        ""
    )
    committees: Annotated[str, Title("Einbindung in &Gremien"), LongText(), Data("none")] = ""
    child_protection: Annotated[
        str, Title("Kinder&schutz (§ 8a SGB VIII)"), LongText(), Data("none")
    ] = ""
    quality: Annotated[
        str, Title("&Qualitätsentwicklung (§ 79a SGB VIII)"), LongText(), Data("none")
    ] = ""
