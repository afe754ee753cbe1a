"""What may be kept in a column, and what that means for everything that leaves the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

DataClass = Literal["none", "personal", "third_person", "special_category", "entrusted"]
"""From the least to the most protected; a column has the class of the most that it can hold."""

ExportRule = Literal["free", "basis", "review", "express", "entrusted", "access", "never"]
"""When the content of a column may leave the file."""


@dataclass(frozen=True, slots=True)
class ClassOfData:
    """A data class: its German name, the law behind it, the rule for export that follows."""

    title: str
    law: str
    export: ExportRule


DATA_CLASSES: Mapping[DataClass, ClassOfData] = {
    "none": ClassOfData("ohne Personenbezug", "", "free"),
    "personal": ClassOfData("personenbezogen", "Art. 6 DSGVO", "basis"),
    "third_person": ClassOfData("Daten Dritter", "Art. 6 DSGVO, § 62 SGB VIII", "review"),
    "special_category": ClassOfData(
        "besondere Kategorien", "Art. 9 DSGVO, § 67b SGB X, § 22 BDSG", "express"
    ),
    "entrusted": ClassOfData("anvertraut", "§ 65 SGB VIII, § 203 StGB", "entrusted"),
}

EXPORT_RULES: Mapping[ExportRule, str] = {
    "free": "Darf weitergegeben werden; enthält keine Angaben zu Personen.",
    "basis": "Nur mit Rechtsgrundlage; jede Weitergabe wird vermerkt.",
    "review": "Nur mit Rechtsgrundlage und nach Prüfung; in der Auskunft für andere geschwärzt.",
    "express": "Nur mit ausdrücklicher Einwilligung oder besonderer Rechtsgrundlage.",
    "entrusted": "Nur mit Einwilligung der anvertrauenden Person oder nach § 65 SGB VIII.",
    "access": "Nur in der Auskunft an die betroffene Person selbst.",
    "never": "Verlässt die Datei nie; dient nur dem Programm.",
}
