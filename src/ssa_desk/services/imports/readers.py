"""Which reader belongs to which list."""

from ssa_desk.services.imports import activity_rows, process_rows, rows
from ssa_desk.services.imports.rows import Reader

READERS: dict[str, Reader] = {
    "schulen": rows.school,
    "faelle": rows.case,
    "klassenverlauf": rows.class_history,
    "kontakte": rows.contact,
    "strichliste": rows.tally,
    "gruppen": activity_rows.group_offer,
    "gruppentermine": activity_rows.group_session,
    "elternkontakte": activity_rows.parent_contact,
    "elternveranstaltungen": activity_rows.parent_event,
    "uebergaenge": process_rows.transition,
    "fehlzeiten": process_rows.absence,
    "kinderschutz": process_rows.assessment,
    "netzwerk": activity_rows.network,
    "kollegiale_beratung": activity_rows.consultation,
    "vermittlungen": process_rows.referral,
    "zeiten": activity_rows.time,
}
