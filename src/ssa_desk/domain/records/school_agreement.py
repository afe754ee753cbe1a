"""The agreement between school and school social work: its nine points."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Link, LongText, Title


class SchoolAgreement(Record):
    """One agreement of one school, as the framework of Krefeld asks for it."""

    KIND: ClassVar[str] = "school_agreement"
    TITLE: ClassVar[str] = "Vereinbarung mit der Schule"
    PLURAL: ClassVar[str] = "Vereinbarungen mit Schulen"

    school_id: Annotated[str | None, Title("S&chule"), Link("school")] = None
    agreement_state: Annotated[str, Title("S&tand"), Catalogue("agreement_state")] = "draft"
    agreed_on: Annotated[dt.date | None, Title("&Vereinbart am")] = None
    review_on: Annotated[dt.date | None, Title("Ü&berprüfung am")] = None
    goals: Annotated[str, Title("&Handlungsziele und Wirksamkeitsindikatoren"), LongText()] = ""
    duties: Annotated[
        str, Title("&Aufgaben, Verfahrensabläufe und Zuständigkeiten"), LongText()
    ] = ""
    equipment: Annotated[str, Title("Au&sstattung"), LongText()] = ""
    privacy: Annotated[str, Title("&Datenschutz nach DSGVO"), LongText()] = ""
    management: Annotated[str, Title("Zusammenarbeit mit der Schul&leitung"), LongText()] = ""
    coordinating_group: Annotated[str, Title("&Koordinierungsgruppe"), LongText()] = ""
    committees: Annotated[str, Title("Einbindung in &Gremien"), LongText()] = ""
    child_protection: Annotated[str, Title("Kinder&schutz (§ 8a SGB VIII)"), LongText()] = ""
    quality: Annotated[str, Title("&Qualitätsentwicklung (§ 79a SGB VIII)"), LongText()] = ""
