"""A group, class or project offer (B8)."""

import datetime as dt
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
    Title,
)


class GroupOffer(Record):
    """One offer with its sessions. Who takes part is a number; names only where it needs them."""

    KIND: ClassVar[str] = "group_offer"
    TITLE: ClassVar[str] = "Gruppenangebot"
    PLURAL: ClassVar[str] = "Gruppenangebote"
    HANDLING: ClassVar[Handling] = Handling(purpose="groups", retention="activity")

    title: Annotated[str, Title("&Titel"), Searched(), Data("none")] = Field(
        min_length=1, max_length=120
    )
    group_offer_type: Annotated[
        str | None, Title("&Art"), Catalogue("group_offer_type"), Counted()
    ] = None
    offer_form: Annotated[
        str | None, Title("Angebots&form"), Catalogue("offer_form"), Counted(), Aside()
    ] = None
    core_area: Annotated[str | None, Title("Ker&nbereich"), Catalogue("core_area"), Counted()] = (
        "personality_development"
    )
    setting: Annotated[str | None, Title("&Setting"), Catalogue("setting"), Counted()] = None
    school_id: Annotated[str | None, Title("S&chule"), Link("school"), Counted()] = None
    grades: Annotated[tuple[str, ...], Title("&Jahrgänge"), Catalogue("level"), Counted()] = ()
    classes: Annotated[str, Title("&Klassen", "Zum Beispiel 5a, 5b"), Data("none")] = ""
    starts_on: Annotated[dt.date | None, Title("&Beginn"), Counted()] = None
    ends_on: Annotated[dt.date | None, Title("&Ende"), Counted()] = None
    planned_sessions: Annotated[int | None, Title("&Geplante Termine")] = Field(None, ge=0, le=400)
    partners: Annotated[
        tuple[str, ...], Title("&Partner"), Catalogue("partner_type"), Counted()
    ] = ()
    goal: Annotated[str, Title("&Ziel"), LongText(), Data("none")] = ""
    indicator: Annotated[
        str,
        Title("&Wirksamkeitsindikator", "Woran merken Sie, dass es gelungen ist?"),
        Data("none"),
    ] = ""
    evaluation: Annotated[str, Title("Bewe&rtung"), LongText(), Aside(), Data("none")] = ""
    rating: Annotated[
        int | None, Title("N&ote", "1 = sehr gut bis 5 = nicht gelungen"), Aside()
    ] = Field(None, ge=1, le=5)
    funding: Annotated[str, Title("&Kosten und Förderung"), Aside(), Data("none")] = ""
    needs_names: Annotated[
        bool, Title("Na&men werden gebraucht", "Sonst wird nur gezählt"), Aside()
    ] = False
    offer_no: Annotated[
        str, Title("N&ummer", "Aus Ihrer eigenen Liste"), Searched(), Aside(), Data("none")
    ] = ""
