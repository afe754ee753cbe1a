"""How transitions are listed, and which of their fields belong to one kind of them alone."""

from collections.abc import Mapping

from ssa_desk.domain.records import Transition
from ssa_desk.services.lists import Column, ListSpec
from ssa_desk.ui.pages.records.spec import RecordSpec, Words

TRANSITION = RecordSpec(
    ListSpec(
        Transition,
        (
            Column("class_name"),
            Column("young_person_id", "Kind"),
            Column("outcome"),
            Column("transition_kind"),
            Column("started_on", "Beginn"),
        ),
        day="started_on",
        filters=("transition_kind",),
    ),
    Words(
        "Übergang",
        "Übergänge",
        "Neuer Übergang",
        "Von der Kita in die Grundschule, in die Sek I, in den Beruf: Schritte und Ergebnis, "
        "zu einem Fall oder ohne Namen nur gezählt.",
    ),
    "route",
    today=("started_on",),
    again=("transition_kind", "school_id", "class_name", "started_on", "kaoa_variant"),
)
OF_KIND: Mapping[str, frozenset[str]] = {
    "recommendation": frozenset({"primary_to_secondary"}),
    "recommendation_restricted": frozenset({"primary_to_secondary"}),
    "chosen_school_type": frozenset({"primary_to_secondary"}),
    "kaoa_variant": frozenset({"secondary_to_vocational"}),
    "qualification": frozenset({"secondary_to_vocational"}),
}
"""Fields that are asked at these kinds only; a value that is there is always shown."""
