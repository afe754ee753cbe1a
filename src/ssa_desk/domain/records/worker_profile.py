"""The worker and the employer: what letters and reports are headed with (B1)."""

from typing import Annotated, ClassVar

from pydantic import Field

from ssa_desk.domain.base import Record
from ssa_desk.domain.fields import (
    Aside,
    Catalogue,
    Counted,
    Data,
    Handling,
    LongText,
    Sensitive,
    Title,
)


class WorkerProfile(Record):
    """The one worker of this file."""

    KIND: ClassVar[str] = "worker_profile"
    TITLE: ClassVar[str] = "Profil der Fachkraft"
    PLURAL: ClassVar[str] = "Profil der Fachkraft"
    HANDLING: ClassVar[Handling] = Handling(
        purpose="own_work", retention="in_use", data="personal", about=("worker",)
    )

    name: Annotated[str, Title("&Name"), Sensitive()] = ""
    employer_type: Annotated[
        str | None, Title("An&stellung"), Catalogue("employer_type"), Data("none")
    ] = None
    employer_name: Annotated[str, Title("An&stellungsträger"), Data("none")] = ""
    employer_address: Annotated[str, Title("Anschrift des &Trägers"), LongText(), Data("none")] = ""
    function: Annotated[str, Title("&Funktion")] = ""
    fte: Annotated[float | None, Title("Stellen&umfang", "1 = volle Stelle"), Counted()] = Field(
        None, ge=0, le=2
    )
    weekly_hours: Annotated[float | None, Title("&Wochenstunden"), Counted()] = Field(
        None, ge=0, le=60
    )
    telephone: Annotated[str, Title("Te&lefon"), Sensitive()] = ""
    email: Annotated[str, Title("&E-Mail"), Sensitive()] = ""
    room: Annotated[str, Title("&Raum")] = ""
    office_hours: Annotated[str, Title("S&prechzeiten")] = ""
    data_protection_officer: Annotated[
        str, Title("&Datenschutzbeauftragte Stelle"), LongText(), Aside(), Data("third_person")
    ] = ""
    supervisory_authority: Annotated[
        str, Title("&Aufsichtsbehörde"), LongText(), Aside(), Data("none")
    ] = ""
    data_protection_authority: Annotated[
        str, Title("Datenschutz-Aufsichtsbehörde"), LongText(), Aside(), Data("none")
    ] = ""
    specialist_supervision: Annotated[
        str, Title("Rechts- oder Fachaufsicht"), LongText(), Aside(), Data("none")
    ] = ""
    device_private: Annotated[bool, Title("Das Gerät gehört mir selbst"), Aside(), Data("none")] = (
        False
    )
    coordination_office: Annotated[
        str, Title("Fachstelle S&chulsozialarbeit"), LongText(), Aside(), Data("none")
    ] = ""
    report_slot: Annotated[
        str, Title("&Berichtsnummer", "Von der Fachstelle vergeben, zum Beispiel R017"), Aside()
    ] = Field("", pattern=r"^(R\d{3})?$")
