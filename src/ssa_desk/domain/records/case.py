"""A case: one young person counselled about one concern (B5)."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Data,
    Handling,
    Link,
    LongText,
    Searched,
    Sensitive,
    Title,
)


class Case(Record):
    """One case. Only the case number must be given; everything else may come later."""

    KIND: ClassVar[str] = "case"
    TITLE: ClassVar[str] = "Fall"
    PLURAL: ClassVar[str] = "Fälle"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_no: Annotated[str, Title("Fall&nummer"), Searched()] = Field(min_length=1, max_length=40)
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    class_name: Annotated[
        str, Title("&Klasse zu Beginn", "Zum Beispiel 7b, EF oder IFK"), Counted()
    ] = ""
    opened_on: Annotated[date | None, Title("&Beginn"), Counted()] = None
    access_path: Annotated[str | None, Title("&Zugang"), Catalogue("access_path"), Counted()] = None
    main_topic: Annotated[
        str | None, Title("&Hauptthema"), Catalogue("topic"), Sensitive("protected"), Counted()
    ] = None
    topics: Annotated[
        tuple[str, ...],
        Title("&Weitere Themen", "Bis zu vier"),
        Catalogue("topic"),
        Sensitive("protected"),
        Counted(),
    ] = Field((), max_length=4)
    initial_situation: Annotated[
        str, Title("&Ausgangslage"), LongText(), Sensitive("protected")
    ] = ""
    resources: Annotated[str, Title("&Ressourcen"), LongText(), Sensitive("protected")] = ""
    closed_on: Annotated[date | None, Title("&Ende"), Counted()] = None
    closure_reason: Annotated[
        str | None, Title("Abschluss&grund"), Catalogue("closure_reason"), Counted()
    ] = None
    goal_attainment: Annotated[
        str | None, Title("Z&ielerreichung"), Catalogue("goal_attainment"), Counted()
    ] = None
    dormant: Annotated[bool, Title("R&uht"), Aside()] = False
    counselling_without_parents: Annotated[
        bool,
        Title("Beratung &ohne Wissen der Eltern", "§ 8 Abs. 3 SGB VIII"),
        Sensitive("protected"),
        Aside(),
    ] = False
    without_parents_reason: Annotated[
        str, Title("Begründung dafür"), LongText(), Sensitive("protected"), Aside()
    ] = ""
    deputy_consent: Annotated[bool, Title("Vertretung darf &lesen"), Aside()] = False
    review_date: Annotated[date | None, Title("Über&prüfung am"), Aside()] = None
    legal_hold: Annotated[bool, Title("Nicht &löschen (Sperrvermerk)"), Aside()] = False
    legal_hold_reason: Annotated[
        str, Title("Grund des Vermerks"), LongText(), Aside(), Data("entrusted")
    ] = ""
    legal_hold_until: Annotated[
        date | None, Title("Vermerk überprüfen am"), Aside(), Data("entrusted")
    ] = None
    processing_basis: Annotated[
        str | None, Title("Rechtsgrundlage"), Catalogue("processing_basis"), Aside()
    ] = None
    informed_on: Annotated[
        date | None, Title("Nach Art. 13 informiert am", "Informationsblatt übergeben"), Aside()
    ] = None
    not_informed_reason: Annotated[
        str, Title("Nicht informiert, weil"), LongText(), Sensitive("protected"), Aside()
    ] = ""
    restricted_on: Annotated[
        date | None, Title("Verarbeitung eingeschränkt seit"), Aside(), Data("entrusted")
    ] = None
    restriction_ground: Annotated[
        str | None,
        Title("Grund der Einschränkung"),
        Catalogue("restriction_ground"),
        Aside(),
        Data("entrusted"),
    ] = None
    restriction_reason: Annotated[
        str, Title("Begründung der Einschränkung"), LongText(), Sensitive("protected"), Aside()
    ] = ""

    @property
    def is_open(self) -> bool:
        """Return whether the case has no end yet."""
        return self.closed_on is None
