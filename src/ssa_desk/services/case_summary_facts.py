"""The facts of a case by section, as a draft of its pseudonymised summary."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from ssa_desk.domain import records
from ssa_desk.domain.base import Record
from ssa_desk.domain.figures.levels import level
from ssa_desk.domain.pseudonym_days import Days
from ssa_desk.domain.pseudonyms import Pseudonyms
from ssa_desk.domain.records import Case, CaseContact, ParentContact
from ssa_desk.services.case_summary_people import CHILD, Gathered, years
from ssa_desk.services.class_history import ClassHistory
from ssa_desk.services.lists import catalogue_of
from ssa_desk.services.workspace import R, Workspace

LATEST, LATEST_AGREED = 20, 10
"""Entries of the course that a draft tells in full, unless all are wanted."""
_ALL = 100_000
_ABSENCE_STEPS = range(1, 8)


class CaseFacts:
    """Writes the sections of one case; every word of a record passes the code names."""

    def __init__(
        self,
        workspace: Workspace,
        case: Case,
        gathered: Gathered,
        pseudonyms: Pseudonyms,
        days: Days,
        *,
        with_entrusted: bool,
    ) -> None:
        self._workspace, self._case = workspace, case
        self._gathered, self._pseudonyms, self._days = gathered, pseudonyms, days
        self._with_entrusted = with_entrusted

    def situation(self) -> str:
        """Return who the child is, without a name, and how it all began."""
        case = self._case
        said = [self._child(), *self._around(), self._beginning()]
        if case.counselling_without_parents:
            said.append("Die Beratung geschieht ohne Wissen der Sorgeberechtigten (§ 8 Abs. 3).")
        return _lines(*said, self._text(case.initial_situation, self._days.start))

    def resources(self) -> str:
        """Return what carries."""
        return self._text(self._case.resources, self._days.start)

    def topics(self) -> str:
        """Return the topics of the case and those of its talks."""
        case, told = self._case, Counter[str]()
        for contact in self._contacts():
            told.update(self._labels(contact, "topics"))
        main = self._labels(case, "main_topic")
        more = self._labels(case, "topics")
        often = [f"{one} ({count})" for one, count in told.most_common(6) if one not in main]
        return _lines(
            _said("Hauptthema", main),
            _said("Weitere Themen", more),
            _said("In Gesprächen (Anzahl)", often),
        )

    def course(self, *, is_whole: bool) -> str:
        """Return what happened, the oldest first; the latest entries in full."""
        found = sorted(self._entries(), key=lambda one: one[0])
        told = found if is_whole else found[-LATEST:]
        before = found[: len(found) - len(told)]
        earlier = ""
        if before:
            first, last = self._days.said(before[0][0]), self._days.said(before[-1][0])
            earlier = f"Davor {len(before)} Einträge ({first} bis {last})."
        return _lines(earlier, *(f"{self._days.said(day)}: {write()}" for day, write in told))

    def tried(self) -> str:
        """Return what was done and where to the child was led on."""
        done: Counter[str] = Counter()
        for contact in self._contacts():
            done.update(self._labels(contact, "interventions"))
        steps = [one for one in self._of_case(records.SupportPlanStep) if one.done_on]
        return _lines(
            _said("Maßnahmen (Anzahl)", [f"{one} ({count})" for one, count in done.most_common()]),
            *map(self._referral, self._of_case(records.Referral)),
            *map(self._absence, self._of_case(records.AbsenceRecord)),
            *(f"Erledigt: {self._text(one.step, one.done_on)}" for one in steps),
        )

    def agreements(self) -> str:
        """Return goals, open steps and what was agreed lately."""
        steps = [one for one in self._of_case(records.SupportPlanStep) if not one.done_on]
        talks: list[CaseContact | ParentContact] = [
            *self._contacts(),
            *self._open(self._of_case(ParentContact)),
        ]
        agreed = sorted((one for one in talks if one.agreements), key=lambda one: one.date)
        return _lines(
            *map(self._goal, self._of_case(records.CaseGoal)),
            *map(self._open_step, steps),
            *(
                f"{self._days.said(one.date)}: {self._text(one.agreements, one.date)}"
                f"{self._dispute(one)}"
                for one in agreed[-LATEST_AGREED:]
            ),
        )

    def _child(self) -> str:
        found = self._workspace.find(
            records.YoungPerson, id=self._case.young_person_id or "", limit=1
        )
        school = self._workspace.find(records.School, id=self._case.school_id or "", limit=1)
        kind = school[0].school_type if school else None
        of_class = level(ClassHistory(self._workspace).today(self._case), kind)
        parts = [f"Jahrgang {of_class}" if of_class.isdigit() else ""]
        parts += self._labels(school[0], "school_type") if school else []
        if not found:
            return f"{CHILD}: {', '.join(filter(None, parts))}"
        child = found[0]
        own = [years(child.birth_date), *self._labels(child, "gender"), *parts]
        living = self._labels(child, "living_situation")
        custody = self._labels(child, "custody")
        code = self._pseudonyms.code(self._gathered.places[child.id]) if _has_name(child) else CHILD
        first = f"{code}: {', '.join(filter(None, own))}"
        return _lines(first, _said("Lebt", living), _said("Sorgerecht", custody))

    def _around(self) -> Iterator[str]:
        child = self._case.young_person_id
        if not child:
            return
        for guardian in self._find(records.Guardian, young_person_id=child):
            has = {"yes": "sorgeberechtigt", "no": "nicht sorgeberechtigt"}
            yield self._person(guardian.id, [has.get(guardian.has_custody or "", "")])
        for one in self._find(records.RelatedPerson, young_person_id=child):
            lives = "lebt mit im Haushalt" if one.lives_with_child == "yes" else ""
            yield self._person(one.id, [years(one.birth_date), lives])

    def _person(self, record_id: str, more: Iterable[str]) -> str:
        place = self._gathered.places.get(record_id)
        if place is None:
            return ""
        told = ", ".join(one for one in more if one)
        return f"{self._pseudonyms.code(place)}: {told}" if told else self._pseudonyms.code(place)

    def _beginning(self) -> str:
        paths = self._labels(self._case, "access_path")
        lasts = "läuft" if self._case.is_open else "abgeschlossen"
        return _lines(_said("Zugang", paths), f"Begleitung: {lasts}")

    def _entries(self) -> Iterator[tuple[date, Callable[[], str]]]:
        """Yield the day of each entry and what writes it: most of a long case is not told."""
        for contact in self._contacts():
            yield contact.date, partial(self._contact, contact)
        for talk in self._open(self._of_case(ParentContact)):
            yield talk.date, partial(self._talk, talk)
        for advice in self._of_case(records.StaffConsultation):
            yield advice.date, partial(self._advice, advice)

    def _contact(self, contact: CaseContact) -> str:
        texts = [
            self._text(contact.observation, contact.date),
            _said("Einschätzung", [self._text(contact.assessment, contact.date)]),
            _said("Information von", [self._text(contact.information_source, contact.date)]),
        ]
        return _sentence(", ".join(self._labels(contact, "channel")), texts) + self._dispute(
            contact
        )

    def _talk(self, talk: ParentContact) -> str:
        label = ", ".join(self._labels(talk, "parent_contact_type")) or "Elternkontakt"
        who = _said("Beteiligt", [self._text(talk.participants, talk.date)])
        return _sentence(label, [who, self._text(talk.note, talk.date)]) + self._dispute(talk)

    def _advice(self, advice: records.StaffConsultation) -> str:
        return _sentence("Beratung von Fachkräften", [self._text(advice.note, advice.date)])

    def _referral(self, one: records.Referral) -> str:
        partner = self._labels(one, "partner_type")
        place = self._gathered.things.get(one.body_id or "")
        body = f" ({self._pseudonyms.thing(place)})" if place is not None else ""
        accepted = {"yes": ", angenommen", "no": ", nicht angenommen"}.get(one.accepted or "", "")
        note = self._text(one.note, one.date)
        led = f"Vermittlung, {self._days.said(one.date)}: {', '.join(partner)}{body}{accepted}"
        return f"{led}. {note}" if note else led

    def _absence(self, one: records.AbsenceRecord) -> str:
        days = f"{one.days} Tage" if one.days else "Fehlzeit"
        alone = f", davon {one.unexcused_days} unentschuldigt" if one.unexcused_days else ""
        steps = sum(getattr(one, f"step_{number}_on") is not None for number in _ABSENCE_STEPS)
        taken = f", {steps} Schritte der Schule" if steps else ""
        note = self._text(one.note, one.starts_on)
        begin = f"Fehlzeiten ab {self._days.said(one.starts_on)}"
        return _sentence(begin, [days + alone + taken, note])

    def _goal(self, one: records.CaseGoal) -> str:
        reached = self._labels(one, "goal_attainment")
        text = self._text(one.goal, self._days.start)
        return f"Ziel: {text}{f' ({reached[0]})' if reached else ''}"

    def _open_step(self, one: records.SupportPlanStep) -> str:
        who = self._text(one.responsible, self._days.start)
        until = f", bis {self._days.said(one.due_on)}" if one.due_on else ""
        in_charge = f", zuständig: {who}" if who else ""
        return f"Offen: {self._text(one.step, one.due_on)}{in_charge}{until}"

    def _contacts(self) -> list[CaseContact]:
        return self._open(self._of_case(CaseContact))

    def _open(self, many: Sequence[R]) -> list[R]:
        """Return those that may be told: what was entrusted only where the law allows it."""
        return [one for one in many if self._with_entrusted or not getattr(one, "entrusted", False)]

    def _dispute(self, one: CaseContact | ParentContact) -> str:
        if not one.disputed:
            return ""
        note = self._text(one.disputed_note, one.date)
        return f" [Bestritten: {note}]" if note else " [Bestritten]"

    def _of_case(self, kind: type[R]) -> list[R]:
        return self._find(kind, case_id=self._case.id)

    def _find(self, kind: type[R], **equal: Any) -> list[R]:  # noqa: ANN401
        return self._workspace.find(kind, limit=_ALL, **equal)

    def _labels(self, record: Record, field: str) -> list[str]:
        value = getattr(record, field)
        chosen = value if isinstance(value, tuple) else ((value,) if value else ())
        catalogue = self._workspace.catalogue(catalogue_of(type(record), field))
        return [self._text(catalogue.label(one), None) for one in chosen]

    def _text(self, text: str, near: date | None) -> str:
        return self._pseudonyms.replaced(text, near or self._days.start).strip() if text else ""


def _has_name(child: records.YoungPerson) -> bool:
    return bool(child.first_name or child.last_name)


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _said(title: str, values: Iterable[str]) -> str:
    found = [one for one in values if one]
    return f"{title}: {', '.join(found)}" if found else ""


def _sentence(begin: str, texts: Iterable[str]) -> str:
    found = " ".join(one for one in texts if one)
    return f"{begin}. {found}" if found else begin
