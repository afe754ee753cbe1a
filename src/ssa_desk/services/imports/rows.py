"""From the cells of a row to records: one reader for each kind of list.

A reader first reads all cells, then returns what builds the records. Building may refuse the
row for what stands elsewhere (no such case). The record that the row is about comes last.
"""

from collections.abc import Callable
from datetime import date

from ssa_desk.domain.base import Record
from ssa_desk.domain.records.anonymous_contact import AnonymousContact
from ssa_desk.domain.records.case import Case
from ssa_desk.domain.records.case_contact import CaseContact
from ssa_desk.domain.records.school import School
from ssa_desk.domain.records.young_person import ClassMembership, YoungPerson
from ssa_desk.domain.rules import default_core_area
from ssa_desk.services.imports.cells import Cells
from ssa_desk.services.imports.errors import RowRefusedError
from ssa_desk.services.imports.stock import Stock
from ssa_desk.storage.import_rows import CaseLink

Builder = Callable[[Stock], tuple[Record, ...]]
Reader = Callable[[Cells], Builder]

_NO_CLASS = "unbekannt"
_PERSON = (
    "last_name",
    "first_name",
    "birth_date",
    "gender",
    "family_language",
    "german_main_family_language",
    "newly_arrived",
)


def school(cells: Cells) -> Builder:
    """Read a row of `schulen`: a new school, or what a known one lacks."""
    name = cells.needed_text("name")
    values: dict[str, object] = {
        "school_type": cells.choice("school_type", "school_type"),
        "pupils": cells.whole("pupils"),
        "post_share": cells.share("post_share", most=2),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        known = stock.school(name)
        if known is None:
            return (School.model_validate({"name": name, **values}),)
        lacking = {}
        for field, value in values.items():
            if getattr(known, field) is None and value is not None:
                lacking[field] = value
            elif value not in (None, getattr(known, field)):
                cells.hint(field, "In der Datei steht etwas anderes. Das wurde nicht geändert.")
        return (known.changed(**lacking) if lacking else known,)

    return build


def case(cells: Cells) -> Builder:
    """Read a row of `faelle`: a case, its child, its school."""
    case_no = cells.needed_text("case_no")
    person = _person(cells)
    school_name = cells.text("school")
    values = _case_values(cells)
    _check_days(cells, values, person)

    def build(stock: Stock) -> tuple[Record, ...]:
        if stock.case(case_no):
            raise RowRefusedError(
                "Fallnummer", "Einen Fall mit dieser Nummer und anderem Inhalt gibt es schon."
            )
        new: list[Record] = []
        links = {
            "young_person_id": _person_id(person, cells, stock, new),
            "school_id": _school_id(school_name, stock, new),
        }
        return (*new, Case.model_validate({"case_no": case_no, **values, **links}))

    return build


def class_history(cells: Cells) -> Builder:
    """Read a row of `klassenverlauf`: the class of a case from a day on."""
    case_no = cells.needed_text("case_no")
    valid_from = cells.needed_day("valid_from")
    class_name = cells.text("class_name") or _NO_CLASS

    def build(stock: Stock) -> tuple[Record, ...]:
        of_case = case_of(case_no, stock)
        membership = ClassMembership(
            case_id=of_case.id,
            young_person_id=of_case.young_person_id,
            valid_from=valid_from,
            class_name=class_name,
        )
        return (membership,)

    return build


def contact(cells: Cells) -> Builder:
    """Read a row of `kontakte`: a contact of a case, missed appointments included."""
    case_no = cells.needed_text("case_no")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "time": cells.clock_time("time"),
        "duration_min": cells.whole("duration_min", most=9999),
        "channel": cells.needed_choice("channel", "channel"),
        "setting": cells.choice("setting", "setting"),
        "addressee": cells.choices("addressee", "addressee"),
        "topics": cells.choices("topics", "topic"),
        "interventions": cells.choices("interventions", "intervention"),
        "observation": cells.text("observation"),
        "follow_up_on": cells.day("follow_up_on"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        of_case = case_of(case_no, stock)
        topic = of_case.main_topic
        core_area = default_core_area(stock.catalogue("topic").rolled_up(topic) if topic else None)
        links = {"case_id": of_case.id, "core_area": core_area}
        return (CaseContact.model_validate({**values, **links}),)

    return build


def tally(cells: Cells) -> Builder:
    """Read a row of `strichliste`: counts of a day, no person."""
    school_name = cells.text("school")
    values: dict[str, object] = {
        "date": cells.needed_day("date"),
        "addressee": cells.choice("addressee", "addressee"),
        "short_count": cells.whole("short_count") or 0,
        "long_count": cells.whole("long_count") or 0,
        "persons": cells.whole("persons") or 0,
        "topics": cells.choices("topics", "topic"),
    }

    def build(stock: Stock) -> tuple[Record, ...]:
        new: list[Record] = []
        school_id = _school_id(school_name, stock, new)
        return (*new, AnonymousContact.model_validate({**values, "school_id": school_id}))

    return build


def _person(cells: Cells) -> YoungPerson:
    return YoungPerson(
        last_name=cells.text("last_name"),
        first_name=cells.text("first_name"),
        birth_date=cells.day("birth_date"),
        gender=cells.choice("gender", "gender"),
        family_language=cells.choice("family_language", "language"),
        german_main_family_language=cells.choice("german_main_family_language", "answer"),
        newly_arrived=cells.choice("newly_arrived", "answer"),
    )


def _case_values(cells: Cells) -> dict[str, object]:
    main_topic = cells.needed_choice("main_topic", "topic")
    further = cells.choices("topics", "topic")
    without_parents = cells.choice("counselling_without_parents", "answer")
    return {
        "class_name": cells.text("class_name"),
        "opened_on": cells.needed_day("opened_on"),
        "closed_on": cells.day("closed_on"),
        "access_path": cells.choice("access_path", "access_path"),
        "main_topic": main_topic,
        "topics": tuple(topic for topic in further if topic != main_topic),
        "closure_reason": cells.choice("closure_reason", "closure_reason"),
        "goal_attainment": cells.choice("goal_attainment", "goal_attainment"),
        "counselling_without_parents": without_parents == "yes",
    }


def _check_days(cells: Cells, values: dict[str, object], person: YoungPerson) -> None:
    begin, end, birth = values["opened_on"], values["closed_on"], person.birth_date
    if cells.problems or not isinstance(begin, date):
        return
    if isinstance(end, date) and end < begin:
        cells.refuse("closed_on", "Das Ende liegt vor dem Beginn.")
    if birth and birth > begin:
        cells.refuse("birth_date", "Das Geburtsdatum liegt nach dem Beginn.")


def _person_id(person: YoungPerson, cells: Cells, stock: Stock, new: list[Record]) -> str | None:
    """Return the id of the child, putting it to the new records if need be."""
    if stock.is_restricted(person):
        raise RowRefusedError(
            "Nachname",
            "Zu diesem Kind gibt es einen eingeschränkten Fall (Seite „Datenschutz“): Es kommt "
            "nichts hinzu.",
        )
    if known := stock.person_id(person):
        return known
    if not any(getattr(person, name) for name in _PERSON):
        return None
    if stock.knows_child(person):
        cells.hint(
            "last_name",
            "Dieses Kind steht mit anderen Angaben zur Person schon in der Datei. "
            "Es wurde ein eigener Eintrag angelegt, nichts wurde überschrieben.",
        )
    new.append(person)
    return person.id


def _school_id(name: str, stock: Stock, new: list[Record]) -> str | None:
    if not name:
        return None
    known = stock.school(name)
    if known is None:
        known = School(name=name)
        new.append(known)
    return known.id


def case_of(case_no: str, stock: Stock) -> CaseLink:
    """Return the case of a row; raises RowRefusedError."""
    found = stock.case(case_no)
    if found is None:
        raise RowRefusedError(
            "Fallnummer",
            "Diese Fallnummer gibt es nicht. Steht der Fall in einer anderen Liste, lesen Sie "
            "bitte beide zusammen ein.",
        )
    if found.is_restricted:
        raise RowRefusedError(
            "Fallnummer",
            "Die Verarbeitung dieses Falls ist eingeschränkt (Seite „Datenschutz“): Es kommt "
            "nichts hinzu.",
        )
    return found
