"""A request of a person about their own data (B21)."""

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


class DataSubjectRequest(Record):
    """One request with its clock of a month, who asked, how they proved it, and the decision."""

    KIND: ClassVar[str] = "data_subject_request"
    TITLE: ClassVar[str] = "Anfrage"
    PLURAL: ClassVar[str] = "Anfragen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework",
        retention="case",
        data="personal",
        about=("young_person",),
        loose="proof",
    )

    case_id: Annotated[str | None, Title("Fall"), Link("case")] = None
    young_person_id: Annotated[str | None, Title("Kind"), Link("young_person")] = None
    request_kind: Annotated[str | None, Title("&Anliegen"), Catalogue("request_kind")] = None
    requester: Annotated[str | None, Title("&Wer fragt"), Catalogue("requester")] = None
    guardian_id: Annotated[
        str | None, Title("Sorgeberechtigte Person"), Link("guardian"), Data("third_person")
    ] = None
    requester_name: Annotated[
        str, Title("&Name der anfragenden Person"), Sensitive(), Data("third_person")
    ] = ""
    identity_proof: Annotated[
        str | None, Title("&Identität gezeigt durch"), Catalogue("identity_proof")
    ] = None
    received_on: Annotated[dt.date, Title("&Eingegangen am")]
    extended_until: Annotated[dt.date | None, Title("Ver&längert bis"), Aside()] = None
    extension_reason: Annotated[
        str, Title("Grund der Verlängerung"), LongText(), Sensitive("protected"), Aside()
    ] = ""
    content: Annotated[str, Title("&Was verlangt wird"), LongText(), Sensitive("protected")] = ""
    request_decision: Annotated[
        str | None, Title("En&tscheidung"), Catalogue("request_decision")
    ] = None
    decided_on: Annotated[dt.date | None, Title("Entschieden a&m")] = None
    refusal_ground: Annotated[
        str | None, Title("A&blehnungsgrund"), Catalogue("refusal_ground")
    ] = None
    refusal_reason: Annotated[str, Title("Be&gründung"), LongText(), Sensitive("protected")] = ""
    answered_on: Annotated[dt.date | None, Title("Beantwo&rtet am")] = None
    note: Annotated[str, Title("N&otiz"), LongText(), Sensitive("protected"), Aside()] = ""
