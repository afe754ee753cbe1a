"""What the list of breaches shows."""

from ssa_desk.domain import records
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

DATA_BREACH = RecordSpec(
    ListSpec(
        records.DataBreach,
        (
            Column("discovered_on", "Bemerkt"),
            Column("breach_kind"),
            Column("breach_risk"),
            Column("authority_informed_on", "Gemeldet"),
            Column("closed_on", "Abgeschlossen"),
        ),
        day="discovered_on",
        filters=("breach_kind", "breach_risk"),
    ),
    Words(
        "Datenpanne",
        "Datenpannen",
        "Neue Datenpanne",
        "Etwas ist verloren gegangen, gestohlen worden oder an die Falschen geraten? Hier beginnt, "
        "was zu tun ist. Die Frist läuft ab dem Bemerken: 72 Stunden.",
    ),
    "shield-alert",
    today=("discovered_on",),
)
