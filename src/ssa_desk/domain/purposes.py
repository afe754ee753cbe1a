"""What the worker keeps data for: the entries of the processing record (Art. 30 GDPR)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Purpose = Literal[
    "casework",
    "groups",
    "parents",
    "transitions",
    "child_protection",
    "cooperation",
    "reporting",
    "own_work",
    "operation",
]

Subject = Literal["young_person", "guardian", "relative", "professional", "worker"]


@dataclass(frozen=True, slots=True)
class Processing:
    """One purpose: its German name, the law it rests on, who may receive something of it."""

    title: str
    law: str
    recipients: tuple[str, ...] = ()


SUBJECTS: Mapping[Subject, str] = {
    "young_person": "Kinder und junge Menschen",
    "guardian": "Sorgeberechtigte",
    "relative": "Geschwister und andere Personen um das Kind",
    "professional": "Lehrkräfte und Ansprechpersonen anderer Stellen",
    "worker": "Fachkraft und Vertretung",
}

_CONSENTED = "Stellen, die in einer Einwilligung genannt sind"

PURPOSES: Mapping[Purpose, Processing] = {
    "casework": Processing(
        "Beratung und Begleitung im Einzelfall",
        "§ 13a SGB VIII, §§ 62 und 63 SGB VIII",
        (
            _CONSENTED,
            "Vertretung, wenn im Fall erlaubt",
            "Kinderschutzfachkraft und Fallberatung, nur pseudonymisiert",
        ),
    ),
    "groups": Processing(
        "Gruppen- und Klassenangebote", "§ 13a SGB VIII, § 63 SGB VIII", (_CONSENTED,)
    ),
    "parents": Processing("Elternarbeit", "§ 13a SGB VIII, § 62 SGB VIII", (_CONSENTED,)),
    "transitions": Processing(
        "Übergangsbegleitung", "§ 13a SGB VIII, §§ 62 und 63 SGB VIII", (_CONSENTED,)
    ),
    "child_protection": Processing(
        "Kinderschutz",
        "§ 8a SGB VIII, § 4 KKG, § 42 Abs. 6 SchulG NRW",
        (
            "Jugendamt",
            "Kinderschutzfachkraft, nur pseudonymisiert",
            "Polizei bei akuter Gefahr",
        ),
    ),
    "cooperation": Processing(
        "Zusammenarbeit mit Schule und Partnern", "§ 13a SGB VIII, § 62 SGB VIII"
    ),
    "reporting": Processing(
        "Jahresbericht und Planung",
        "§ 79a SGB VIII",
        ("Fachstelle Schulsozialarbeit, nur Zahlen; solche zu Personen gerundet",),
    ),
    "own_work": Processing("Eigene Arbeitsorganisation", "§ 13a SGB VIII"),
    "operation": Processing("Betrieb und Sicherheit der Datei", "Art. 32 DSGVO, § 22 BDSG"),
}
