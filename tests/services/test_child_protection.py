from datetime import UTC, datetime, timedelta

import pytest

from protection import SEEN, answer, begun, complete, with_child
from ssa_desk.domain import clock
from ssa_desk.domain.records import (
    ChildProtectionAnswer,
    ChildProtectionAssessment,
    ChildProtectionEntry,
    ChildProtectionMeasure,
    ChildProtectionRating,
)
from ssa_desk.services.child_protection import (
    ClosedError,
    IncompleteError,
    Reminders,
    StillOpenError,
)
from ssa_desk.storage.errors import AppendOnlyError, StatementError
from support import new_desk


@pytest.fixture
def desk(tmp_path):
    with clock.stopped_at(datetime(2026, 11, 24, 10, tzinfo=UTC)):
        desk = new_desk(tmp_path / "jahr.ssadesk")
        yield desk
        desk.close()


@pytest.fixture
def service(desk):
    return desk.child_protection


def test_a_procedure_begins_with_what_was_noticed(desk, service):
    case = with_child(desk)
    one = service.procedure(begun(desk, case))
    assert one.assessment.number == "KS-2026-01"
    assert one.assessment.young_person_id == case.young_person_id
    assert [entry.text for entry in one.entries] == [SEEN]
    assert service.of_case(case.id) == [one.assessment]


def test_it_needs_neither_case_nor_child(desk, service):
    one, two = begun(desk), begun(desk)
    lines = {line.id: line for line in service.lines()}
    assert [lines[each].who for each in (one, two)] == ["", ""]
    assert [lines[each].number for each in (one, two)] == ["KS-2026-01", "KS-2026-02"]


def test_nothing_noticed_is_no_beginning(service):
    entry = ChildProtectionEntry(assessment_id="", date=clock.today(), text=" ")
    with pytest.raises(IncompleteError):
        service.begin(ChildProtectionAssessment(noticed_on=clock.today()), entry)


@pytest.mark.parametrize(
    ("employer", "path"),
    [
        ("municipal", "p8a_public"),
        ("land", "p4_kkg"),
        ("independent", "p8a_agreement"),
        ("church", "p8a_agreement"),
    ],
)
def test_the_employer_suggests_the_legal_path(desk, service, employer, path):
    with_child(desk, employer)
    assert service.usual_path() == path


def test_closing_lists_everything_that_is_missing(desk, service):
    with_child(desk)
    one = begun(desk)
    with pytest.raises(StillOpenError) as caught:
        service.close(one, "")
    for words in ("Dringlichkeit", "iseF", "Sorgeberechtigten", "Kindes", "Einschätzung"):
        assert words in caught.value.sentence
    assert service.procedure(one).assessment.closed_on is None


def test_a_complete_procedure_is_closed_and_read_only(desk, service):
    one = begun(desk)
    complete(desk, one)
    service.close(one, "ASD hat übernommen")
    closed = service.procedure(one)
    assert closed.assessment.closed_on == clock.today()
    writes = (
        lambda: answer(desk, one, "child_involved"),
        lambda: service.save(closed.assessment.changed(urgency="weeks")),
        lambda: service.write(_entry(one)),
        lambda: service.rate(one, [ChildProtectionRating(assessment_id=one)]),
        lambda: service.plan(ChildProtectionMeasure(assessment_id=one, measure="x")),
        lambda: service.close(one, ""),
    )
    for write in writes:
        with pytest.raises(ClosedError):
            write()
    assert service.procedure(one) == closed


def _entry(procedure_id, **values):
    known = {"date": clock.today(), "text": "Gespräch mit der Mutter"}
    return ChildProtectionEntry(assessment_id=procedure_id, **{**known, **values})


def test_opening_again_keeps_reason_and_former_closing(desk, service):
    one = begun(desk)
    complete(desk, one)
    service.close(one, "ASD hat übernommen")
    with pytest.raises(IncompleteError):
        service.reopen(one, " ")
    service.reopen(one, "Neue Beobachtung")
    found = service.procedure(one)
    assert not found.is_closed
    assert found.entries[-1].protection_entry_kind == "reopening"
    for words in ("Neue Beobachtung", "24.11.2026", "ASD hat übernommen"):
        assert words in found.entries[-1].text


@pytest.mark.parametrize(
    "given",
    [{"answer": "yes"}, {"answer": "no"}, {"answer": "unknown", "date": clock.today()}],
    ids=lambda given: given["answer"],
)
def test_an_answer_without_day_or_reason_is_refused(desk, service, given):
    one = begun(desk)
    with pytest.raises(IncompleteError):
        service.answer(
            ChildProtectionAnswer(assessment_id=one, protection_question="child_involved", **given)
        )


def test_what_was_written_cannot_be_changed_or_deleted(desk, service):
    one = begun(desk)
    answer(desk, one, "child_involved")
    service.rate(
        one, [ChildProtectionRating(assessment_id=one, risk_area="housing", risk_rating="red")]
    )
    found = service.procedure(one)
    for record in (found.entries[0], found.answers[0], found.ratings[0]):
        with pytest.raises(AppendOnlyError):
            desk.workspace.save(record.changed(created_at=clock.now()))
        with pytest.raises(AppendOnlyError):
            desk.workspace.delete(record)
    assert service.procedure(one) == found


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("child_protection_entry", "text"),
        ("child_protection_entry", "observer"),
        ("child_protection_entry", "created_at"),
        ("child_protection_answer", "reason"),
        ("child_protection_rating", "facts"),
    ],
)
def test_not_even_sql_changes_what_was_written(desk, service, table, column):
    one = begun(desk)
    answer(desk, one, "child_involved")
    service.rate(one, [ChildProtectionRating(assessment_id=one, risk_area="housing")])
    with pytest.raises(StatementError):
        desk.workspace.database.change(f"UPDATE {table} SET {column} = 'anders'")


def test_a_correction_names_its_entry_and_may_come_after_closing(desk, service):
    one = begun(desk)
    complete(desk, one)
    service.close(one, "")
    first = service.procedure(one).entries[0]
    service.write(_entry(one, text="Es war der linke Arm", corrects_id=first.id))
    entries = service.procedure(one).entries
    assert entries[0] == first
    assert entries[-1].corrects_id == first.id


def test_the_list_begins_with_what_is_urgent(desk, service):
    with_child(desk)
    day = clock.today()
    counted = ChildProtectionAssessment(number="alt", noticed_on=day, assessed_on=day)
    desk.workspace.save(counted)
    closed = begun(desk)
    complete(desk, closed)
    service.close(closed, "")
    usual = begun(desk)
    waiting = begun(desk, next_review_on=day)
    urgent = begun(desk, acute_danger="yes")
    assert [one.id for one in service.lines()] == [urgent, waiting, usual, closed, counted.id]


def test_reminders_are_numbers_alone(desk, service):
    assert service.reminders() == Reminders()
    case = with_child(desk)
    begun(desk, case, next_review_on=clock.today())
    begun(desk, reported_on=clock.today() - timedelta(days=15))
    begun(desk, acute_danger="yes")
    assert service.reminders() == Reminders(urgent=1, reviews=1, feedback=1)


def test_a_closed_procedure_is_looked_at_every_year(desk, service):
    one = begun(desk)
    complete(desk, one)
    service.close(one, "")
    with clock.stopped_at(datetime(2027, 11, 25, 10, tzinfo=UTC)):
        assert service.reminders() == Reminders(yearly=1)
        service.review_yearly(one, "Mit dem ASD besprochen: bleibt ein Jahr")
        assert service.reminders() == Reminders()
        assert service.procedure(one).is_closed


def test_names_stay_hidden_in_the_list(desk, service):
    begun(desk, with_child(desk))
    desk.workspace.privacy.switch(on=True)
    assert "Müller" not in service.lines()[0].who
    assert service.lines()[0].who


def test_no_repr_tells_anything(desk, service):
    one = service.procedure(begun(desk, with_child(desk)))
    shown = repr((one, service.lines(), one.entries, one.assessment))
    for words in ("Flecken", "Müller", "Kern", "F-014"):
        assert words not in shown


def words_found(desk, word):
    return [row.case_no for row in desk.cases.rows(word, "all")]


def test_search_and_timeline_know_nothing_unless_wanted(desk, service):
    case = with_child(desk)
    begun(desk, case, whereabouts="Bei der Großmutter in Uerdingen")
    assert words_found(desk, "Flecken") == words_found(desk, "Uerdingen") == []
    assert desk.cases.timeline(case.id) == []
    service.show_in_search(shown=True)
    assert words_found(desk, "Flecken") == words_found(desk, "Uerdingen") == ["F-014"]
    assert [(one.title, one.text) for one in desk.cases.timeline(case.id)] == [
        ("Gefährdungseinschätzung", "")
    ]
    begun(desk, case, whereabouts="Bei Tante Hüls")
    assert words_found(desk, "Hüls") == ["F-014"]
    service.show_in_search(shown=False)
    for word in ("Flecken", "Uerdingen", "Hüls"):
        assert words_found(desk, word) == []
    kinds = desk.workspace.database.rows("SELECT DISTINCT kind FROM search_entry")
    assert not [kind for (kind,) in kinds if kind.startswith("child_protection")]


def test_words_follow_a_procedure_to_its_case(desk, service):
    case = with_child(desk)
    service.show_in_search(shown=True)
    one = begun(desk)
    assert words_found(desk, "Flecken") == []
    service.save(service.procedure(one).assessment.changed(case_id=case.id))
    assert words_found(desk, "Flecken") == ["F-014"]


def test_an_open_procedure_marks_its_case(desk, service):
    case = with_child(desk)
    assert not desk.cases.view(case.id).in_protection
    one = begun(desk, case)
    assert desk.cases.view(case.id).in_protection
    complete(desk, one)
    service.close(one, "")
    assert not desk.cases.view(case.id).in_protection
