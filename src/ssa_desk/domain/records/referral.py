"""A partner who was involved in a case, or to whom the child was referred (B5)."""

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


class Referral(Record):
    """One referral or involvement of a partner."""

    KIND: ClassVar[str] = "referral"
    TITLE: ClassVar[str] = "Vermittlung"
    PLURAL: ClassVar[str] = "Vermittlungen"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="casework", retention="case", data="personal", about=("young_person",)
    )

    case_id: Annotated[str, Title("Fall"), Link("case"), Counted()]
    date: Annotated[dt.date, Title("&Datum"), Counted()]
    partner_type: Annotated[
        str, Title("&Stelle"), Catalogue("partner_type"), Counted(), Data("special_category")
    ]
    referral_kind: Annotated[str, Title("&Art"), Catalogue("referral_kind"), Counted()] = "referral"
    accepted: Annotated[str | None, Title("An&genommen"), Catalogue("answer"), Counted()] = None
    body_id: Annotated[str | None, Title("Einrichtung"), Link("body"), Data("special_category")] = (
        None
    )
    note: Annotated[str, Title("&Notiz"), LongText(), Sensitive("protected")] = ""
