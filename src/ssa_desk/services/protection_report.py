"""What the report to the Jugendamt says, block by block (E3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssa_desk.domain import clock
from ssa_desk.domain.child_protection import SUSPICION, Procedure, corrections
from ssa_desk.domain.records import (
    Case,
    ChildProtectionEntry,
    Guardian,
    RelatedPerson,
    School,
    YoungPerson,
)
from ssa_desk.services.protection_text import RATING_WORDS, answer_words
from ssa_desk.services.workspace import Workspace

MOST_CHILDREN = 4
NOT_KNOWN = "nicht bekannt"
_NOTHING = "–"
_SIBLINGS = frozenset({"sibling", "half_sibling", "step_sibling"})

Block = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Family:
    """The people of a procedure, as the file knows them."""

    child: YoungPerson | None
    school: School | None
    class_name: str
    guardians: tuple[Guardian, ...]
    related: tuple[RelatedPerson, ...]

    @property
    def siblings(self) -> tuple[RelatedPerson, ...]:
        """Return the other children of the family."""
        return tuple(one for one in self.related if one.relation in _SIBLINGS)


def family(workspace: Workspace, procedure: Procedure) -> Family:
    """Return the people of a procedure; without a child there is nobody."""
    one = procedure.assessment
    case = workspace.get(Case, one.case_id) if one.case_id else None
    child_id = (case.young_person_id if case else None) or one.young_person_id
    school = workspace.get(School, case.school_id) if case and case.school_id else None
    if not child_id:
        return Family(None, school, case.class_name if case else "", (), ())
    return Family(
        workspace.get(YoungPerson, child_id),
        school,
        case.class_name if case else "",
        tuple(workspace.find(Guardian, young_person_id=child_id)),
        tuple(workspace.find(RelatedPerson, young_person_id=child_id)),
    )


class ReportBlocks:
    """Builds the blocks of one procedure from what is stored, word for word."""

    def __init__(self, workspace: Workspace, procedure: Procedure) -> None:
        self._workspace, self._procedure = workspace, procedure
        self._one = procedure.assessment
        self.family = family(workspace, procedure)

    def report(self, siblings: Iterable[str]) -> list[Block]:
        """Return the report; `siblings` are the ids of the children that are reported too."""
        wanted = frozenset(siblings)
        with_child = [one for one in self.family.siblings if one.id in wanted]
        others = [one for one in self.family.related if one.id not in wanted]
        return [
            self._reporter(),
            self._children(with_child[: MOST_CHILDREN - 1]),
            self._parents(),
            self._others(others),
            self._noticed(),
            *self.assessment(),
            _signatures("Ort, Datum", "Fachkraft", "Leitung", "Eingegangen beim Jugendamt"),
        ]

    def assessment(self) -> list[Block]:
        """Return what was asked, rated, found and agreed."""
        return [self._questions(), self._matrix(), self._result(), self._plan()]

    def protocol(self) -> list[Block]:
        """Return the whole protocol: every entry with its addenda, every answer and rating."""
        firsts = [one for one in self._procedure.entries if not one.corrects_id]
        return [
            self._head(),
            _texts("Protokoll", self._entries(firsts), "Alle Einträge in ihrer Reihenfolge."),
            *self.assessment(),
            self._earlier_answers(),
            self._earlier_ratings(),
        ]

    def _reporter(self) -> Block:
        profile, one = self._workspace.profile(), self._one
        return _fields(
            "Meldende Stelle",
            ("Einrichtung", profile.employer_name),
            ("Anschrift", profile.employer_address),
            ("Schule", self.family.school.name if self.family.school else ""),
            ("Ansprechperson", _joined(profile.name, profile.function)),
            ("Telefon", profile.telephone),
            ("E-Mail", profile.email),
            ("Rechtsgrundlage", self._label("legal_path", one.legal_path)),
            ("Meldung am", _day(one.reported_on or clock.today())),
            ("An", one.reported_to or "Jugendamt"),
            ("Form", self._label("report_form", one.report_form)),
        )

    def _children(self, siblings: Sequence[RelatedPerson]) -> Block:
        rows = [self._child(self.family.child)] if self.family.child else []
        rows += [
            [one.name, _day(one.birth_date), self._label("answer", one.has_custody), ""]
            for one in siblings
        ]
        head = ("Name", "Geburtsdatum", "Sorgerecht", "Aufenthaltsort")
        return _table("Kinder und junge Menschen", head, rows, (3, 2, 3, 4))

    def _child(self, child: YoungPerson) -> list[str]:
        custody = self._label("custody", child.custody)
        name = f"{child.first_name} {child.last_name}".strip()
        return [name, _day(child.birth_date), custody, self._one.whereabouts or NOT_KNOWN]

    def _parents(self) -> Block:
        rows = [
            [
                one.name,
                self._label("guardian_relation", one.relation),
                self._label("answer", one.has_custody),
                _day(one.birth_date),
                _joined(one.address.replace("\n", ", "), one.telephone),
            ]
            for one in self.family.guardians
        ]
        head = ("Name", "Beziehung", "Sorgerecht", "Geburtsdatum", "Anschrift, Telefon")
        return _table("Mutter, Vater, Sorgeberechtigte", head, rows, (3, 3, 2, 2, 4))

    def _others(self, others: Iterable[RelatedPerson]) -> Block:
        rows = [
            [
                one.name,
                self._label("related_person_relation", one.relation),
                _age(one.birth_date),
                _joined(one.telephone, one.school_and_class),
            ]
            for one in others
        ]
        head = ("Name", "Funktion", "Alter", "Erreichbar")
        return _table("Weitere Personen um das Kind", head, rows, (3, 3, 2, 4))

    def _noticed(self) -> Block:
        firsts = [
            one
            for one in self._procedure.entries
            if one.protection_entry_kind in SUSPICION and not one.corrects_id
        ]
        note = f"Zuerst wahrgenommen am {_day(self._one.noticed_on)}."
        return _texts("Was wahrgenommen wurde", self._entries(firsts), note)

    def _head(self) -> Block:
        one, child = self._one, self.family.child
        return _fields(
            "Verfahren",
            ("Nummer", one.number),
            ("Kind", f"{child.first_name} {child.last_name}".strip() if child else ""),
            ("Rechtsweg", self._label("legal_path", one.legal_path)),
            ("Wahrgenommen am", _day(one.noticed_on)),
            ("Gemeldet am", _day(one.reported_on)),
            ("Nicht gemeldet, weil", one.not_reported_reason),
            ("Rückmeldung am", _day(one.answered_on)),
            ("Gefährdung bestätigt", self._label("answer", one.feedback_confirmed)),
            ("Jugendamt wird tätig", self._label("answer", one.feedback_active)),
            ("Ohne Rückmeldung entschieden", one.no_feedback_reason),
            ("Abgeschlossen am", _day(one.closed_on)),
            ("Vermerk zum Abschluss", one.closing_note),
        )

    def _questions(self) -> Block:
        rows = [
            [one.label, self._answer(one.identifier)]
            for one in self._workspace.catalogue("protection_question").active
        ]
        rows.append(["Insoweit erfahrene Fachkraft beteiligt?", self._specialist()])
        return _table("Fragen zum Vorgehen", ("Frage", "Antwort"), rows, (1, 1))

    def _answer(self, question: str) -> str:
        found = self._procedure.answer(question)
        return answer_words(found, found.with_whom, found.reason) if found else answer_words(None)

    def _specialist(self) -> str:
        one = self._one
        if one.specialist_consulted == "yes":
            day = f", am {_day(one.specialist_on)}" if one.specialist_on else ""
            return f"Ja{day}" + (f" ({one.specialist_name})" if one.specialist_name else "")
        if one.specialist_consulted == "no":
            return f"Nein, weil: {one.no_specialist_reason or NOT_KNOWN}"
        return answer_words(None)

    def _matrix(self) -> Block:
        rows = []
        for area in self._workspace.catalogue("risk_area").active:
            found = self._procedure.rating(area.identifier)
            rating = found.risk_rating or "unknown" if found else ""
            shown = {"look": rating, "text": RATING_WORDS.get(rating, "nicht bewertet")}
            facts = (found.facts, found.information_source) if found else ("", "")
            rows.append([area.label, shown, *facts])
        head = ("Bereich", "Bewertung", "Informationen und Fakten", "Info von")
        return _table("Einschätzung nach Bereichen", head, rows, (4, 3, 6, 3))

    def _result(self) -> Block:
        one = self._one
        kinds = self._workspace.catalogue("danger_type")
        return _fields(
            "Ergebnis",
            ("Einschätzung am", _day(one.assessed_on)),
            ("Ergebnis", self._label("risk_result", one.risk_result)),
            ("Art der Gefährdung", ", ".join(kinds.label(kind) for kind in one.danger_types)),
            ("Dringlichkeit", self._label("urgency", one.urgency)),
            ("Akute Gefahr", self._label("answer", one.acute_danger)),
            ("Nächste Überprüfung am", _day(one.next_review_on)),
        )

    def _plan(self) -> Block:
        rows = [
            [one.measure, one.responsible, _day(one.until), _day(one.review_on), _day(one.done_on)]
            for one in self._procedure.measures
        ]
        head = ("Maßnahme", "Wer", "Bis wann", "Überprüfung", "Erledigt")
        return _table("Schutzplan", head, rows, (5, 3, 2, 2, 2))

    def _earlier_answers(self) -> Block:
        questions = self._workspace.catalogue("protection_question")
        rows = [
            [
                _moment(one.created_at.astimezone()),
                questions.label(one.protection_question) if one.protection_question else "",
                answer_words(one, one.with_whom, one.reason),
            ]
            for one in self._procedure.answers
        ]
        head = ("Geschrieben", "Frage", "Antwort")
        return _table("Alle Antworten, auch frühere", head, rows, (2, 3, 4))

    def _earlier_ratings(self) -> Block:
        areas = self._workspace.catalogue("risk_area")
        rows: list[list[Any]] = [
            [
                _moment(one.created_at.astimezone()),
                areas.label(one.risk_area) if one.risk_area else "",
                {"look": one.risk_rating, "text": RATING_WORDS.get(one.risk_rating or "", "")},
                _joined(one.facts, one.information_source),
            ]
            for one in self._procedure.ratings
        ]
        head = ("Geschrieben", "Bereich", "Bewertung", "Fakten, Info von")
        return _table("Alle Bewertungen, auch frühere", head, rows, (2, 3, 2, 4))

    def _entries(self, firsts: Iterable[ChildProtectionEntry]) -> list[dict[str, Any]]:
        addenda = corrections(self._procedure.entries)
        said = []
        for one in sorted(firsts, key=lambda entry: (entry.date, entry.created_at)):
            said.append({"head": self._entry_head(one), "text": _paragraphs(one)})
            for later in addenda.get(one.id, ()):
                head = f"Nachtrag, geschrieben am {_moment(later.created_at.astimezone())}"
                said.append({"head": _joined(head, later.observer), "text": _paragraphs(later)})
        return said

    def _entry_head(self, entry: ChildProtectionEntry) -> str:
        at = f", {entry.time:%H:%M} Uhr" if entry.time else ""
        kind = self._label("protection_entry_kind", entry.protection_entry_kind)
        return _joined(f"{_day(entry.date)}{at}", kind, entry.observer)

    def _label(self, catalogue: str, value: str | None) -> str:
        return self._workspace.catalogue(catalogue).label(value) if value else ""


def _fields(title: str, *rows: tuple[str, str]) -> Block:
    shown = [[name, value or _NOTHING] for name, value in rows]
    return {"kind": "fields", "title": title, "note": "", "rows": shown}


def _table(
    title: str, head: Sequence[str], rows: Sequence[Sequence[Any]], widths: Sequence[int]
) -> Block:
    if not rows:
        return {"kind": "texts", "title": title, "note": "Keine Angaben.", "entries": []}
    block = {"kind": "table", "title": title, "note": "", "head": list(head)}
    return {**block, "rows": [list(row) for row in rows], "widths": list(widths)}


def _texts(title: str, entries: list[dict[str, Any]], note: str) -> Block:
    return {"kind": "texts", "title": title, "note": note, "entries": entries}


def _signatures(*names: str) -> Block:
    return {"kind": "signatures", "title": "Unterschriften", "note": "", "names": list(names)}


def _paragraphs(entry: ChildProtectionEntry) -> list[str]:
    source = [f"Info von: {entry.information_source}"] if entry.information_source else []
    return [one for one in (*entry.text.split("\n"), *source) if one.strip()]


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""


def _moment(at: Any) -> str:  # noqa: ANN401 - a moment of any zone
    return f"{at:%d.%m.%Y, %H:%M}"


def _age(birth_date: date | None) -> str:
    if birth_date is None:
        return ""
    today = clock.today()
    had_birthday = (today.month, today.day) >= (birth_date.month, birth_date.day)
    return str(today.year - birth_date.year - (not had_birthday))


def _joined(*parts: str) -> str:
    return " · ".join(one for one in parts if one)
