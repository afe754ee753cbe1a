"""Nothing of a deleted case stays in any table; what belongs to others stays whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.fields import Link
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.handling import field_rule
from ssa_desk.domain.records import (
    RECORDS,
    Case,
    CaseContact,
    Guardian,
    ParentContact,
    RelatedPerson,
    Transition,
    YoungPerson,
)
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.storage import case_deletion, health, import_rows, search_removal
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.mapping import column_types
from ssa_desk.storage.report_texts import Hit, ReportTexts
from storage.any_record import full, with_needed

MARK = "Zwirbelkopf"
DAY = date(2026, 3, 2)


@pytest.fixture
def delete(database):
    def deleted(*cases):
        with database.transaction():
            gone = case_deletion.found(database, [one.id for one in cases])
            case_deletion.delete(database, gone, lambda _part: None)
        search_removal.rewrite(database, lambda _part: None)
        return gone

    return deleted


def everything(database):
    """All that stands in any table, full text and all."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return "\n".join(
        f"{name} {row}" for (name,) in tables for row in database.rows(f'SELECT * FROM "{name}"')
    )


def links_of(kind):
    return {
        name: mark.kind
        for name, info in kind.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Link)
    }


def family():
    """A child with a case and guardian, marked in every text."""
    child = full(YoungPerson, MARK)
    case = full(Case, MARK, young_person_id=child.id)
    guardian = full(Guardian, MARK, young_person_id=child.id)
    ids = {"young_person": child.id, "case": case.id, "guardian": guardian.id}
    return [child, case, guardian], ids


def hanging(ids):
    """One marked record of every kind that names the child, the case or the guardian."""
    for kind in RECORDS:
        links = links_of(kind)
        own = {name: ids[to] for name, to in links.items() if to in ids}
        if own and kind.KIND not in ids:
            *before, record = with_needed(kind, "Anderes")
            yield from (one for one in before if one.KIND not in ids)
            others = {name: getattr(record, name) for name in links if name not in own}
            yield full(kind, MARK, **others, **own)


def test_nothing_of_a_case_is_left_in_any_table(repository, database, delete):
    people, ids = family()
    records = [*people, *hanging(ids)]
    repository.save(*records)
    Drafts(database).keep("case_contact", "new-note", {"case_id": ids["case"], "text": "offen"})
    Drafts(database).keep("letter", "new-letter", {"text": f"Für {MARK}\n{MARK}, 7b"})
    import_rows.note(
        database, [import_rows.ImportedRow("faelle", "f" * 64, 0, "case", ids["case"])]
    )
    assert everything(database).count(MARK) > 100
    delete(people[1])
    left = everything(database)
    assert MARK.lower() not in left.lower()
    assert not [one for one in (*ids.values(), *_marked(records)) if one in left]
    assert health.check(database).is_sound


def _marked(records):
    return [one.id for one in records if MARK in one.model_dump_json()]


def test_what_the_links_do_not_reach_stays(repository, database, delete):
    people, ids = family()
    repository.save(*people, *hanging(ids))
    before = {kind.KIND: repository.count(kind) for kind in RECORDS}
    delete(people[1])
    after = {kind.KIND: repository.count(kind) for kind in RECORDS}
    assert {kind for kind in before if after[kind] < before[kind]} == {
        "case",
        "young_person",
        *(kind.KIND for kind in RECORDS if set(links_of(kind).values()) & set(ids)),
    }


def test_a_child_with_another_case_stays_with_its_guardians(repository, delete):
    (child, case, guardian), _ = family()
    other = Case(case_no="2026-002", young_person_id=child.id)
    repository.save(child, case, guardian, other)
    delete(case)
    assert repository.get(YoungPerson, child.id) == child
    assert repository.get(Guardian, guardian.id) == guardian
    delete(other)
    assert not repository.count(YoungPerson) + repository.count(Guardian)


def test_both_cases_of_a_child_take_it_along(repository, delete):
    (child, case, guardian), _ = family()
    other = Case(case_no="2026-002", young_person_id=child.id)
    repository.save(child, case, guardian, other)
    delete(case, other)
    assert not repository.count(YoungPerson)


def test_a_talk_with_the_guardian_alone_leaves_with_the_child(repository, delete):
    (child, case, guardian), _ = family()
    talk = ParentContact(date=DAY, guardian_id=guardian.id, note=MARK)
    without = ParentContact(date=DAY, note="offene Sprechstunde")
    repository.save(child, case, guardian, talk, without)
    delete(case)
    assert repository.find(ParentContact) == [without]


def test_the_entry_of_a_sibling_stays_and_forgets_the_link(repository, delete):
    (child, case, guardian), _ = family()
    sister = YoungPerson(last_name="Still", first_name="Ida")
    entry = RelatedPerson(young_person_id=sister.id, sibling_id=child.id, name="Bruder")
    repository.save(child, case, guardian, sister, Case(case_no="2", young_person_id=sister.id))
    repository.save(entry)
    delete(case)
    assert repository.get(RelatedPerson, entry.id).sibling_id is None


@given(st.permutations(["a", "b", "c"]))
def test_copies_of_a_shared_talk_stay_together(order):
    import tempfile
    from pathlib import Path

    from support import new_desk

    with tempfile.TemporaryDirectory() as folder:
        desk = new_desk(Path(folder) / "jahr.ssadesk")
        cases = {name: Case(case_no=f"Nr-{name}") for name in "abc"}
        desk.workspace.save(*cases.values())
        talk = CaseContact(case_id="", date=DAY)
        desk.shared_contacts.save(talk, [cases[name].id for name in order])
        database = desk.workspace.database
        with database.transaction():
            gone = case_deletion.found(database, [cases["a"].id])
            case_deletion.delete(database, gone, lambda _part: None)
        left = desk.workspace.find(CaseContact)
        assert {one.contact_group_id for one in left} & gone.all_ids == set()
        assert all(len(desk.shared_contacts.others(one)) == 1 for one in left)
        desk.close()


def test_drafts_of_other_records_stay_whoever_they_name(repository, database, delete):
    (child, case, guardian), _ = family()
    other = Case(case_no="2026-002")
    repository.save(child, case, guardian, other)
    drafts = Drafts(database)
    drafts.keep("case", other.id, {"resources": f"wie {MARK} {MARK}"})
    drafts.keep("task", "new", {"title": "Schrank bestellen"})
    delete(case)
    assert {one.form for one in drafts.all()} == {"case", "task"}


def test_a_name_passed_in_a_report_is_forgotten(repository, database, delete):
    (child, case, guardian), _ = family()
    repository.save(child, case, guardian)
    scope, texts = Scope(school_year(DAY)), ReportTexts(database)
    kept = Hit("summary", "Rose", "an der Rose")
    texts.clear(scope, Hit("summary", MARK, f"mit {MARK} gesprochen"))
    texts.clear(scope, kept)
    delete(case)
    assert texts.cleared(scope) == {kept}


def test_a_transition_takes_a_child_along_that_nothing_else_knows(repository, database):
    child, other = YoungPerson(last_name="Still"), YoungPerson(last_name="Laut")
    moves = [
        Transition(transition_kind="kita_to_primary", young_person_id=one.id, started_on=DAY)
        for one in (child, other)
    ]
    guardian = Guardian(young_person_id=child.id, name="Frau Still")
    case = Case(case_no="2026-3", young_person_id=other.id)
    repository.save(child, other, guardian, case, *moves)
    gone = case_deletion.found(database, (), {"transition": [one.id for one in moves]})
    assert gone.ids["young_person"] == {child.id}
    assert gone.ids["guardian"] == {guardian.id}


def test_a_child_of_two_lists_stays_until_the_last_is_gone(repository, database):
    child = YoungPerson(last_name="Still")
    first, last = (
        Transition(transition_kind="kita_to_primary", young_person_id=child.id, started_on=DAY)
        for _ in range(2)
    )
    repository.save(child, first, last)
    assert "young_person" not in case_deletion.found(database, (), {"transition": [first.id]}).ids
    both = {"transition": [first.id, last.id]}
    assert case_deletion.found(database, (), both).ids["young_person"] == {child.id}


def test_the_trail_of_a_deleted_record_goes_along(repository, database, delete):
    (child, case, guardian), _ = family()
    repository.save(child, case, guardian)
    database.change(
        "INSERT INTO audit_event (at, action, kind, record_id) VALUES ('2026', 'x', 'case', :id)",
        {"id": case.id},
    )
    delete(case)
    assert database.value("SELECT COUNT(*) FROM audit_event") == 0


def test_every_day_that_is_counted_is_looked_at():
    days = {
        name
        for kind in RECORDS
        for name in kind.model_fields
        if (rule := field_rule(kind, name)).counted and column_types(kind)[rule.column] is date
    }
    assert days - case_deletion.COUNTED_DAYS == {
        "opened_on",  # a case counts where its contacts are
        "birth_date",
        "valid_from",  # of a class: which class a contact counts for
        "ends_on",  # an absence tells of a case with contacts; an offer counts by its sessions
        *(f"step_{number}_on" for number in range(1, 8)),
        "outcome_on",  # within the year that a transition begins in
    }


def test_what_is_found_tells_nobody(repository, database):
    (child, case, guardian), _ = family()
    repository.save(child, case, guardian)
    assert repr(case_deletion.found(database, [case.id])) == "<Gone 3>"
