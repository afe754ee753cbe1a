"""How long something may be kept: the classes with their defaults, which the worker may change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

RetentionClass = Literal[
    "case",
    "child_protection",
    "group_names",
    "parent_contact",
    "transition",
    "consent",
    "letter",
    "proof",
    "audit",
    "personal_note",
    "printed_numbers",
    "sealed_counts",
    "draft",
    "activity",
    "in_use",
]


@dataclass(frozen=True, slots=True)
class Retention:
    """A retention class: its code, its German name, how long, and counted from when."""

    code: str
    title: str
    period: str
    start: str


RETENTION: Mapping[RetentionClass, Retention] = {
    "case": Retention(
        "RC1",
        "Fälle",
        "Ende des Schuljahres, in dem das Kind die Schule verlässt; bei Schulwechsel 6 Monate"
        " länger; Überprüfung 1 Jahr nach dem letzten Kontakt",
        "Verlassen der Schule oder letzter Kontakt",
    ),
    "child_protection": Retention(
        "RC2",
        "Kinderschutz",
        "keine selbsttätige Löschung; Überprüfung nach 1 Jahr, mit dem Jugendamt entschieden",
        "Abschluss",
    ),
    "group_names": Retention(
        "RC3",
        "Gruppenlisten mit Namen",
        "Namen bis zum Ende des Schuljahres; die Zahlen bleiben",
        "Ende des Angebots",
    ),
    "parent_contact": Retention("RC4", "Kontakte ohne Fall", "1 Jahr", "Kontakt"),
    "transition": Retention(
        "RC5", "Übergänge", "1 Jahr nach bestätigtem Verbleib", "Tag des Ergebnisses"
    ),
    "consent": Retention(
        "RC6", "Einwilligungen", "mit dem Fall; ohne Fall bis zum Widerruf oder Ablauf", ""
    ),
    "letter": Retention(
        "RC7", "Briefe", "mit dem Fall; allgemeine Briefe 1 Jahr", "Tag des Drucks"
    ),
    "proof": Retention("RC8", "Weitergaben und Löschnachweise", "5 Jahre", "Ereignis"),
    "audit": Retention("RC9", "Zugriffsnachweise", "2 Jahre", "Ereignis"),
    "personal_note": Retention(
        "RC10", "Persönliche Notizen", "Erinnerung nach 30 Tagen", "Anlegen"
    ),
    "printed_numbers": Retention("RC11", "Gedruckte Zahlen", "unbegrenzt", ""),
    "sealed_counts": Retention(
        "RC12",
        "Versiegelte Zählung",
        "bis zum Bericht des Zeitraums, längstens 24 Monate; danach nur gedruckte Zahlen",
        "Ende des Zeitraums",
    ),
    "draft": Retention(
        "E", "Entwürfe und Abschriften", "bis zum Speichern oder mit dem Eintrag", ""
    ),
    "activity": Retention(
        "T", "Tätigkeitsnachweis ohne Namen", "solange die Datei geführt wird", ""
    ),
    "in_use": Retention("D", "Arbeitsmittel", "solange die Datei geführt wird", ""),
}
"""RC1 to RC12 are those of the retention plan; the letters are what it has no class for.

`domain.retention_words` gives them with the periods that are set. How long sealed counts may
outlive their cases is part of what keeps the report anonymous: no plan changes that.
"""
