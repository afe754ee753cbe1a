"""Committees, trainings and contacts with partners (B15)."""

import datetime as dt
from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import Aside, Catalogue, Counted, Data, Handling, Link, LongText, Title


class NetworkActivity(Record):
    """One meeting; with a committee it counts as one, else as a contact with a partner."""

    KIND: ClassVar[str] = "network_activity"
    TITLE: ClassVar[str] = "Netzwerkkontakt"
    PLURAL: ClassVar[str] = "Netzwerk und Gremien"
    HANDLING: ClassVar[Handling] = Handling(purpose="cooperation", retention="activity")

    date: Annotated[dt.date, Title("&Datum"), Counted()]
    time: Annotated[dt.time | None, Title("&Uhrzeit")] = None
    duration_min: Annotated[int | None, Title("Da&uer in Minuten"), Counted()] = Field(
        None, ge=0, le=9999
    )
    committee_type: Annotated[
        str | None, Title("&Gremium"), Catalogue("committee_type"), Counted()
    ] = None
    partner_type: Annotated[str | None, Title("&Stelle"), Catalogue("partner_type"), Counted()] = (
        None
    )
    activity_side: Annotated[
        str | None, Title("&intern/extern"), Catalogue("activity_side"), Counted()
    ] = None
    body_id: Annotated[str | None, Title("Einrichtung"), Link("body")] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    occasion: Annotated[str, Title("&Anlass"), Data("none")] = ""
    result: Annotated[str, Title("E&rgebnis"), LongText(), Data("none")] = ""
    core_area: Annotated[
        str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted(), Aside()
    ] = "school_in_social_space"
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
