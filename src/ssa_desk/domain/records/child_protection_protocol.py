"""The protocol, the questions, the risk matrix and the plan of a procedure (E2, E3)."""

import datetime as dt
from typing import Annotated, ClassVar

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Catalogue, Data, Handling, Link, LongText, Sensitive, Title


class ChildProtectionEntry(Record):
    """One entry of the protocol. It never changes; a correction is another entry that names it."""

    KIND: ClassVar[str] = "child_protection_entry"
    SEARCHED_BY_CHOICE: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Protokolleintrag"
    PLURAL: ClassVar[str] = "Protokolleinträge"
    APPEND_ONLY: ClassVar[bool] = True
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    assessment_id: Annotated[
        str, Title("Gefährdungseinschätzung"), Link("child_protection_assessment")
    ]
    date: Annotated[dt.date, Title("&Datum"), Sensitive("protected")]
    time: Annotated[dt.time | None, Title("&Uhrzeit"), Sensitive("protected")] = None
    protection_entry_kind: Annotated[
        str | None, Title("&Art"), Catalogue("protection_entry_kind"), Sensitive("protected")
    ] = None
    observer: Annotated[
        str, Title("&Wer hat es wahrgenommen"), Sensitive(), Data("third_person")
    ] = ""
    text: Annotated[str, Title("&Eintrag"), LongText(), Sensitive("protected")] = ""
    information_source: Annotated[str, Title("&Info von"), Sensitive(), Data("third_person")] = ""
    corrects_id: Annotated[str | None, Title("Berichtigt"), Link("child_protection_entry")] = None


class ChildProtectionAnswer(Record):
    """One answer, yes with its day or no with its reason. It never changes; the newest counts."""

    KIND: ClassVar[str] = "child_protection_answer"
    SEARCHED_BY_CHOICE: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Antwort zum Vorgehen"
    PLURAL: ClassVar[str] = "Antworten zum Vorgehen"
    APPEND_ONLY: ClassVar[bool] = True
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    assessment_id: Annotated[
        str, Title("Gefährdungseinschätzung"), Link("child_protection_assessment")
    ]
    protection_question: Annotated[
        str | None, Title("&Frage"), Catalogue("protection_question"), Sensitive("protected")
    ] = None
    answer: Annotated[
        str | None, Title("&Antwort"), Catalogue("answer"), Sensitive("protected")
    ] = None
    date: Annotated[dt.date | None, Title("A&m"), Sensitive("protected")] = None
    with_whom: Annotated[str, Title("Mit &wem"), Sensitive(), Data("third_person")] = ""
    reason: Annotated[str, Title("Nein, &weil"), LongText(), Sensitive("protected")] = ""


class ChildProtectionRating(Record):
    """One rating of one area with its facts. It never changes; the newest counts."""

    KIND: ClassVar[str] = "child_protection_rating"
    SEARCHED_BY_CHOICE: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Bewertung"
    PLURAL: ClassVar[str] = "Bewertungen"
    APPEND_ONLY: ClassVar[bool] = True
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    assessment_id: Annotated[
        str, Title("Gefährdungseinschätzung"), Link("child_protection_assessment")
    ]
    risk_area: Annotated[
        str | None, Title("&Bereich"), Catalogue("risk_area"), Sensitive("protected")
    ] = None
    risk_rating: Annotated[
        str | None, Title("Be&wertung"), Catalogue("risk_rating"), Sensitive("protected")
    ] = None
    facts: Annotated[
        str, Title("&Informationen und Fakten"), LongText(), Sensitive("protected")
    ] = ""
    information_source: Annotated[str, Title("Info &von"), Sensitive(), Data("third_person")] = ""


class ChildProtectionMeasure(Record):
    """One measure: who does what until when, and when it is looked at again."""

    KIND: ClassVar[str] = "child_protection_measure"
    SEARCHED_BY_CHOICE: ClassVar[bool] = True
    TITLE: ClassVar[str] = "Schutzmaßnahme"
    PLURAL: ClassVar[str] = "Schutzmaßnahmen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="child_protection",
        retention="child_protection",
        data="personal",
        about=("young_person",),
    )

    assessment_id: Annotated[
        str, Title("Gefährdungseinschätzung"), Link("child_protection_assessment")
    ]
    measure: Annotated[str, Title("&Maßnahme"), LongText(), Sensitive("protected")] = ""
    responsible: Annotated[str, Title("&Wer"), Sensitive(), Data("third_person")] = ""
    until: Annotated[dt.date | None, Title("&Bis wann"), Sensitive("protected")] = None
    review_on: Annotated[dt.date | None, Title("Über&prüfung am"), Sensitive("protected")] = None
    done_on: Annotated[dt.date | None, Title("&Erledigt am"), Sensitive("protected")] = None
