"""What the figures of a report need and what is not filled in yet, with the way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ssa_desk.domain.records import School, WorkerProfile
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.gaps import GAPS, Gap, missing, months_without_hours


@dataclass(frozen=True, slots=True)
class Missing:
    """One record in which something is missing; `name` is a number, a title or a day."""

    kind: str
    id: str
    case_id: str
    name: str

    def __repr__(self) -> str:
        return f"<Missing in {self.kind} {self.id}>"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is missing, in these records; `why` says what the report does without it."""

    id: str
    group: str
    title: str
    why: str
    records: tuple[Missing, ...]

    @property
    def count(self) -> int:
        """Return how many records it is missing in."""
        return len(self.records)


@dataclass(frozen=True, slots=True)
class _Words:
    group: str
    title: str
    why: str


_CASES, _WORK, _FRAME = "Fälle", "Arbeit neben den Fällen", "Rahmen des Berichts"
_CONTACTS = "Kontakte und Strichliste"
_COUNTS_AS_UNKNOWN = "Zählt im Bericht als „unbekannt“."
_NOT_STATED = "Zählt im Bericht als „ohne Angabe“."

_WORDS = {
    "main_topic": _Words(_CASES, "Hauptthema", "Zählt im Bericht als „Sonstiges“."),
    "gender": _Words(_CASES, "Geschlecht", "Sind es viele, entfallen die Tabellen dazu."),
    "class": _Words(_CASES, "Klasse", "Der Jahrgang bleibt unbekannt."),
    "access": _Words(_CASES, "Zugang", _COUNTS_AS_UNKNOWN),
    "school": _Words(_CASES, "Schule", "Schulform und Jahrgang bleiben unbekannt."),
    "newly_arrived": _Words(_CASES, "Neu zugewandert", _COUNTS_AS_UNKNOWN),
    "german": _Words(_CASES, "Vorrangig Deutsch gesprochen", _COUNTS_AS_UNKNOWN),
    "closure_reason": _Words(_CASES, "Abschlussgrund beendeter Fälle", _NOT_STATED),
    "attainment": _Words(_CASES, "Zielerreichung beendeter Fälle", _NOT_STATED),
    "duration": _Words(_CONTACTS, "Dauer von Kontakten", "Fehlt bei den Stunden."),
    "setting": _Words(_CONTACTS, "Setting von Kontakten", _NOT_STATED),
    "addressee": _Words(_CONTACTS, "Beteiligte an Kontakten", _NOT_STATED),
    "tally": _Words(_CONTACTS, "Strichliste: mit wem", _NOT_STATED),
    "absence_form": _Words(_CASES, "Form der Fehlzeit", _NOT_STATED),
    "absence_result": _Words(_CASES, "Ergebnis der Fehlzeit", "Zählt im Bericht als „offen“."),
    "outcome": _Words(_WORK, "Ergebnis des Übergangs", "Zählt im Bericht als „offen“."),
    "parent_kind": _Words(_WORK, "Art des Elternkontakts", _NOT_STATED),
    "interpreter": _Words(_WORK, "Elternkontakt: Sprachmittlung", _COUNTS_AS_UNKNOWN),
    "event_kind": _Words(_WORK, "Art der Elternveranstaltung", _NOT_STATED),
    "event_guests": _Words(_WORK, "Teilnehmende der Elternveranstaltung", "Zählt als 0."),
    "event_languages": _Words(_WORK, "Sprachen der Elternveranstaltung", _NOT_STATED),
    "offer_kind": _Words(_WORK, "Art des Gruppenangebots", _NOT_STATED),
    "offer_form": _Words(_WORK, "Angebotsform des Gruppenangebots", _NOT_STATED),
    "participants": _Words(_WORK, "Teilnehmende des Gruppentermins", "Zählt als 0."),
    "network": _Words(_WORK, "Netzwerk: Gremium oder Stelle", _NOT_STATED),
    "staff": _Words(_WORK, "Art der Beratung von Fachkräften", _NOT_STATED),
    "goal_attainment": _Words(_FRAME, "Ziele: Zielerreichung", "Im Bericht bleibt sie offen."),
    "goal_actual": _Words(_FRAME, "Ziele: Ist-Stand", "Neben dem Soll steht dann kein Ist."),
}
"""German words by the id of a gap; a test holds that each has some."""

_PROFILE = (
    ("name", "Ihr Name", "Steht auf dem Deckblatt."),
    ("employer_name", "Anstellungsträger", "Steht auf dem Deckblatt."),
    ("fte", "Stellenumfang", "Ohne ihn gibt es keine Zahlen je Stelle."),
    ("weekly_hours", "Wochenstunden", "Stehen bei den Rahmenbedingungen."),
    ("report_slot", "Berichtsnummer der Fachstelle", "Ohne sie entsteht keine JSON-Datei."),
)
_SCHOOL = (
    ("school_type", "Schulform", "Ohne sie bleiben Jahrgänge unbekannt."),
    ("pupils", "Schülerzahl", "Steht bei den Rahmenbedingungen."),
    ("post_share", "Stellenanteil", "Steht bei den Rahmenbedingungen."),
    ("report_slot", "Schulnummer der Fachstelle", "Die Fachstelle führt nur damit zusammen."),
)


class MissingData:
    """Looks through the file for what a report of a period would miss."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def findings(self, period: Period) -> list[Finding]:
        """Return everything that is missing, group by group; nothing missing gives no finding."""
        found = [*(self._gap(one, period) for one in GAPS), *self._frame(period)]
        groups = dict.fromkeys(words.group for words in _WORDS.values())
        return [one for group in groups for one in found if one.records and one.group == group]

    def _gap(self, gap: Gap, period: Period) -> Finding:
        words = _WORDS[gap.id]
        records = tuple(
            Missing(gap.kind, record_id, case_id, name)
            for record_id, case_id, name in missing(self._workspace.database, gap, period)
        )
        return Finding(gap.id, words.group, words.title, words.why, records)

    def _frame(self, period: Period) -> Iterator[Finding]:
        months = months_without_hours(self._workspace.database, period)
        yield Finding(
            "hours",
            _FRAME,
            "Arbeitszeit",
            "Monate mit Kontakten, aber ohne Arbeitszeit: Die Verteilung wird ungenau.",
            tuple(Missing("working_week", f"{month}-01", "", _month(month)) for month in months),
        )
        profile = self._workspace.profile()
        for name, title, why in _PROFILE:
            missing_here = (Missing(WorkerProfile.KIND, profile.id, "", "Profil"),)
            empty = getattr(profile, name) in ("", None)
            yield Finding(f"profile_{name}", _FRAME, title, why, missing_here if empty else ())
        schools = self._workspace.schools()
        for name, title, why in _SCHOOL:
            empty_ones = (one for one in schools if getattr(one, name) in ("", None))
            records = tuple(Missing(School.KIND, one.id, "", one.name) for one in empty_ones)
            yield Finding(f"school_{name}", _FRAME, title, why, records)


def _month(text: str) -> str:
    return f"{date.fromisoformat(f'{text}-01'):%m.%Y}"
