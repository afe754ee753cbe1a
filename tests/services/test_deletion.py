"""A deletion leaves nothing of a case but numbers and a proof without a name."""

import logging
from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deleting import PROOF, delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.deletion import ArchiveAnswer
from ssa_desk.domain.records import (
    RECORDS,
    Case,
    ChildProtectionAssessment,
    Disclosure,
    GroupAttendance,
    GroupOffer,
    GroupSession,
    NetworkActivity,
    ParentContact,
    YoungPerson,
)
from ssa_desk.services import deletion_work
from ssa_desk.services.backup_expiry import held_backups
from ssa_desk.services.deletion_proof import DeletionProof
from ssa_desk.services.deletion_work import DeletionOrder, HeldError
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.storage import health, import_rows, openings
from ssa_desk.storage.desk_settings import DeskSettings
from storage.any_record import full
from storage.decrypted import pages
from storage.test_case_deletion import MARK, everything, family, hanging, links_of
from support import ROOT, Root

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def marked(desk):
    """A case with the mark in every field of every table that hangs on it, at any remove."""
    people, ids = family()
    records = [*people, *hanging(ids)]
    desk.workspace.save(*records)
    below = list(hanging_below(records))
    desk.workspace.save(*below)
    desk.workspace.drafts.keep("case_contact", "new", {"case_id": ids["case"], "text": MARK})
    desk.workspace.drafts.keep("letter", "new", {"text": f"Für {MARK} {MARK}"})
    database = desk.workspace.database
    import_rows.note(
        database, [import_rows.ImportedRow("faelle", "f" * 64, 0, "case", ids["case"])]
    )
    return records[1], [*records, *below]


def hanging_below(records):
    """One marked record of every kind that cannot be without one of these."""
    known = {one.KIND: one.id for one in records if MARK in one.model_dump_json()}
    for kind in (one for one in RECORDS if one.KIND not in known):
        links = links_of(kind)
        needed = {links[name] for name in links if kind.model_fields[name].is_required()}
        if needed and needed <= set(known):
            own = {name: known[to] for name, to in links.items() if to in known}
            yield full(kind, MARK, **own)


def order(case, **values):
    proof = DeletionProof("due", ArchiveAnswer("no_duty"), {case.id: clock.today()})
    return DeletionOrder(proof, [case.id], **values)


def lifted(desk, case):
    """Take away what keeps the case, as the worker has to."""
    database = desk.workspace.database
    database.change('UPDATE main."case" SET legal_hold = 0, restricted_on = NULL')
    database.change("UPDATE main.data_subject_request SET request_decision = 'fulfilled'")
    return case


def test_nothing_of_a_case_is_left_anywhere(desk, marked, caplog):
    """Also where the mark stood in the place of a choice: no number is called by it."""
    case, records = marked
    caplog.set_level(logging.DEBUG)
    periods = desk.statistics.periods()
    before = figures(desk, periods)
    database, path = desk.workspace.database, desk.path
    assert everything(database).count(MARK) > 150
    deletion_work.delete(desk, order(lifted(desk, case)), lambda _part: True)
    left, bytes_left = everything(database).lower(), pages(path, Root(ROOT)).lower()
    assert MARK.lower() not in left
    assert MARK.lower().encode() not in bytes_left
    gone = [one.id for one in records if MARK in one.model_dump_json() and one.KIND != "body"]
    assert [one for one in gone if one in left or one.encode() in bytes_left] == []
    assert MARK not in caplog.text
    assert figures(desk, periods) == before
    assert health.check(database).is_sound


def test_the_preview_tells_every_kind_that_leaves(desk, marked):
    case, _ = marked
    seen = deletion_work.preview(desk, [case.id])
    result = deletion_work.delete(desk, order(lifted(desk, case)), lambda _part: True)
    titles = {kind.KIND: kind.PLURAL for kind in RECORDS}
    deleted = {titles[kind]: number for kind, number in result.deleted.records.items()}
    assert dict(seen.lines) == deleted
    assert seen.drafts >= 2


@pytest.fixture
def case(desk):
    child = YoungPerson(last_name="Mond", first_name="Ida")
    case = Case(
        case_no="2026-7/b",
        young_person_id=child.id,
        opened_on=date(2025, 3, 1),
        closed_on=date(2026, 3, 1),
    )
    passed = [
        Disclosure(case_id=case.id, date=date(2026, 1, 1), legal_basis=basis)
        for basis in ("consent", "consent", None)
    ]
    desk.workspace.save(child, case, *passed)
    return case


def test_the_proof_names_nobody_but_knows_the_case(desk, case):
    archive = ArchiveAnswer("offered_declined", date(2026, 7, 1))
    desk_order = DeletionOrder(DeletionProof("due", archive), [case.id])
    deletion_work.delete(desk, desk_order, lambda _part: True)
    (found,) = desk.deletion_records.all()
    assert (found.retention, found.first_year, found.last_year) == ("case", 2025, 2026)
    assert found.records == 5
    assert found.disclosures == {"consent": 2, "not_stated": 1}
    assert found.archive == "am 01.07.2026 angeboten, nicht übernommen"
    kept = str(desk.workspace.database.rows("SELECT * FROM deletion_record"))
    assert [word for word in ("Mond", "2026-7/b", case.id) if word in kept] == []


def test_who_knows_the_number_can_ask_for_the_proof(desk, case):
    assert desk.deletion_records.of_case("2026-7/b") == []
    delete_cases(desk, [case.id])
    assert len(desk.deletion_records.of_case(" 2026-7/B ")) == 1
    assert desk.deletion_records.of_case("2026-8") == []


def test_each_case_of_a_batch_has_a_proof_of_its_own(desk):
    desk.workspace.save(*invented_records(Random(2), 12, clock.today()))
    cases = desk.workspace.find(Case)
    result = delete_cases(desk, [one.id for one in cases])
    proofs = desk.deletion_records.all()
    assert len(proofs) == len(cases)
    assert sum(one.records for one in proofs) == sum(result.deleted.records.values())


@pytest.mark.parametrize(
    "hold",
    [
        {"legal_hold": True},
        {"restricted_on": date(2026, 1, 1), "restriction_ground": "needed_for_claims"},
    ],
)
def test_what_is_held_is_not_deleted(desk, case, hold):
    desk.workspace.save(case.changed(**hold))
    with pytest.raises(HeldError):
        delete_cases(desk, [case.id])
    with desk.workspace.database.whole():
        assert desk.workspace.count(Case) == 1


def test_an_assessed_case_goes_with_the_word_of_the_youth_office_alone(desk, case):
    desk.workspace.save(ChildProtectionAssessment(case_id=case.id, closed_on=date(2026, 1, 1)))
    with pytest.raises(HeldError):
        delete_cases(desk, [case.id])
    deletion_work.delete(desk, order(case), lambda _part: True)
    assert "mit dem Jugendamt entschieden am 20.08.2026" in desk.deletion_records.all()[0].grounds


def test_a_restricted_case_can_be_deleted(desk, case):
    desk.restrictions.restrict(case.id, "instead_of_deletion", "Frist")
    assert delete_cases(desk, [case.id]).cases == 1
    with desk.workspace.database.whole():
        assert desk.workspace.count(Case) == 0


def test_records_without_a_case_leave_and_still_count(desk):
    old = [ParentContact(date=date(2025, 5, 1)) for _ in range(3)]
    desk.workspace.save(
        *old, *(NetworkActivity(date=day) for day in (date(2025, 4, 1), clock.today()))
    )
    before = figures(desk)
    found = desk.retention.due().groups
    result = deletion_work.delete(desk, DeletionOrder(PROOF, (), found), lambda _part: True)
    assert result.deleted.records == {"parent_contact": 3}
    assert figures(desk) == before
    (proof,) = desk.deletion_records.all()
    assert (proof.retention, proof.case_mark, proof.records) == ("parent_contact", "", 3)


def test_names_leave_a_group_and_its_numbers_stay(desk, case):
    offer = GroupOffer(title="Klettern", ends_on=date(2026, 5, 1))
    session = GroupSession(
        offer_id=offer.id, date=date(2026, 3, 1), participants=6, course=f"mit {MARK}"
    )
    there = GroupAttendance(session_id=session.id, young_person_id=case.young_person_id)
    desk.workspace.save(offer, session, there)
    before = figures(desk)
    (group,) = (one for one in desk.retention.due().groups if one.retention == "group_names")
    deletion_work.delete(desk, DeletionOrder(PROOF, (), [group]), lambda _part: True)
    assert desk.workspace.count(GroupAttendance) == 0
    assert desk.workspace.get(GroupSession, session.id).course == ""
    assert figures(desk) == before
    assert MARK.lower().encode() not in pages(desk.path, Root(ROOT)).lower()
    assert desk.retention.due().groups == ()


def figures(desk, periods=None):
    """Every figure of every report there can be, or of these periods."""
    schools = [None, *(one.id for one in desk.workspace.schools())]
    return {
        (str(period), school, table.id): sorted(table.cells.items())
        for period in periods or desk.statistics.periods()
        for school in schools
        for table in desk.statistics.tables(period, school)
    }


@settings(
    max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(seed=st.integers(0, 10_000), share=st.floats(0.1, 1))
def test_figures_stay_to_the_digit_with_child_protection(tmp_path_factory, seed, share):
    from support import new_desk

    desk = new_desk(tmp_path_factory.mktemp("jahr") / "jahr.ssadesk")
    chance = Random(seed)
    with clock.stopped_at(NOW):
        records = list(invented_records(chance, 14, clock.today()))
        records += invented_work(chance, records, clock.today())
        desk.workspace.save(*records, *assessed(chance, records))
        before, proof = figures(desk), order(next(iter(desk.workspace.find(Case)))).proof
        ids = [one.id for one in desk.workspace.find(Case) if chance.random() < share]
        decided = dict.fromkeys(ids, clock.today())
        everything_decided = DeletionProof("due", proof.archive, decided)
        deletion_work.delete(desk, DeletionOrder(everything_decided, ids), lambda _part: True)
        assert figures(desk) == before
    desk.close()


def assessed(chance, records):
    """Assessments of some cases, some of children, on days of several periods."""
    days = [date(2025, 9, 1), date(2026, 1, 31), date(2026, 2, 1), date(2026, 8, 3), None]
    for case in (one for one in records if isinstance(one, Case)):
        if chance.random() < 0.6:
            noticed, first, reported, answered = (chance.choice(days) for _ in range(4))
            yield ChildProtectionAssessment(
                case_id=case.id if chance.random() < 0.7 else None,
                young_person_id=case.young_person_id,
                noticed_on=noticed,
                assessed_on=first,
                reported_on=reported,
                answered_on=answered,
                specialist_consulted=chance.choice(["yes", "no", None]),
                risk_result=chance.choice(["acute", "latent", "no_danger_no_help", None]),
                closed_on=date(2026, 8, 4),
            )


def test_backups_older_than_a_deletion_are_listed_with_their_end(desk, case):
    assert held_backups(desk.workspace) == ()
    with clock.stopped_at(datetime(2026, 7, 1, 9, 0, tzinfo=UTC)):
        desk.backups.make()
    with clock.stopped_at(datetime(2026, 8, 1, 9, 0, tzinfo=UTC)):
        desk.backups.make()
    delete_cases(desk, [case.id])
    assert [one.expires_on for one in held_backups(desk.workspace)] == [None, date(2027, 1, 1)]
    with clock.stopped_at(datetime(2026, 8, 20, 10, 0, tzinfo=UTC)):
        desk.backups.renew()
        assert held_backups(desk.workspace) == ()


def test_old_proofs_leave_by_themselves(desk, case):
    delete_cases(desk, [case.id])
    with clock.stopped_at(datetime(2031, 8, 19, 9, 0, tzinfo=UTC)):
        deletion_work.tidy(desk)
        assert len(desk.deletion_records.all()) == 1
    with clock.stopped_at(datetime(2031, 8, 22, 9, 0, tzinfo=UTC)):
        assert deletion_work.tidy(desk)
    assert desk.deletion_records.all() == []


def test_old_proofs_of_access_leave_once_they_were_seen(desk):
    database = desk.workspace.database
    with clock.stopped_at(datetime(2020, 1, 1, tzinfo=UTC)):
        openings.note(database, "own", "")
        openings.note(database, "deputy", "Urlaub")
    openings.confirm_seen(database, 1)
    deletion_work.tidy(desk)
    assert [one.way for one in openings.all_of(database)] == ["deputy"]
    assert [one.way for one in openings.unseen(database)] == ["deputy"]
    assert database.value("SELECT COUNT(*) FROM audit_event WHERE at < '2024'") == 0


def test_the_number_for_heute_is_counted_in_the_background_and_kept(desk, case):
    from ssa_desk.services import concerns

    desk.workspace.save(case.changed(closure_reason="left_school"))
    deletion_work.tidy(desk)
    state = next(one for one in concerns.due(desk) if one.action == "deletion")
    assert (state.state, state.urgency) == ("1 zu löschen, nichts zu prüfen", "due")
    delete_cases(desk, [case.id])
    assert DeskSettings(desk.workspace.database).get("deletion_due") == {"delete": 0, "review": 0}


def test_a_case_that_is_still_needed_is_looked_at_again_in_a_year(desk, case):
    with clock.stopped_at(datetime(2027, 8, 1, 9, 0, tzinfo=UTC)):
        assert desk.retention.due().to_review == 1
        deletion_work.keep(desk, [case.id])
        assert desk.retention.due().to_review == 0
        assert desk.workspace.get(Case, case.id).review_date == date(2028, 8, 1)


def test_a_save_of_the_window_between_two_batches_is_counted(desk, monkeypatch):
    monkeypatch.setattr(deletion_work, "AT_ONCE", 20)
    records = list(invented_records(Random(3), 60, clock.today()))
    desk.workspace.save(*records)
    late = ParentContact(date=date(2026, 2, 11))
    cases = [one.id for one in desk.workspace.find(Case, limit=200)]
    saved = []

    def goes_on(part):
        if 0.33 < part < 0.5 and not saved:
            saved.append(part)
            desk.workspace.save(late)
        return True

    before = figures(desk)
    delete_cases(desk, cases, goes_on)
    desk.workspace.delete(late)
    assert saved
    assert figures(desk) == before


@pytest.mark.parametrize("seed", [1, 2])
def test_figures_stay_to_the_digit_beside_restricted_cases(desk, seed):
    chance = Random(seed)
    desk.workspace.save(*invented_records(chance, 16, clock.today()))
    cases = desk.workspace.find(Case)
    for case, ground in zip(
        cases, ["unlawful", "instead_of_deletion", "needed_for_claims"], strict=False
    ):
        desk.restrictions.restrict(case.id, ground, "Antrag")
    before = figures(desk)
    delete_cases(desk, [cases[1].id, *(one.id for one in cases[3:] if chance.random() < 0.6)])
    assert figures(desk) == before


def test_what_will_be_gone_is_left_out_of_the_count_before(desk, case):
    restriction = desk.workspace.database.restriction
    with restriction.as_if_gone(frozenset({case.id})):
        assert desk.workspace.count(Case) == 0
        with restriction.leaving_out(()):
            assert desk.workspace.count(Case) == 0
    assert desk.workspace.count(Case) == 1
