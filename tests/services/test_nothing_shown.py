"""Nothing shown, found, printed or given out tells of a restricted case or of entrusted words."""

from datetime import UTC, date, datetime

import pytest

from services.deputy_worlds import HOUSE, made, text_of, world
from ssa_desk.domain import clock
from ssa_desk.domain.base import new_id
from ssa_desk.domain.entry_marks import is_entrusted
from ssa_desk.domain.fields import Catalogue, Link
from ssa_desk.domain.records import RECORDS, Case, CaseContact, DataSubjectRequest, ParentContact
from ssa_desk.services import background, calendar_export, concerns, deputy
from ssa_desk.services.figure_views import Wanted
from ssa_desk.services.lists import Column, ListSpec, Query
from ssa_desk.services.record_names import RecordNames
from ssa_desk.storage.errors import RecordMissingError

MARK, SECRET = "Zwirbelkopf", "Geheimfach"
SOON = {"follow_up_on": date(2026, 1, 20), "follow_up_done": False}
NOW = datetime(2026, 1, 20, 9, 0, tzinfo=UTC)
LISTED = [kind for kind in RECORDS if kind is not DataSubjectRequest]
"""A request stays in sight: its clock runs."""


def _hanging():
    """Return the kinds that name a child or a case, at any remove."""
    links = {
        kind.KIND: {
            mark.kind
            for info in kind.model_fields.values()
            for mark in info.metadata
            if isinstance(mark, Link)
        }
        for kind in RECORDS
    }
    found = {"case", "young_person"}
    while new := {kind for kind, named in links.items() if named & found} - found:
        found |= new
    return found


HANGING = _hanging()


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def ids(desk):
    """A file with one record of every kind of a child; all texts hold the mark."""
    beside = [kind for kind in RECORDS if kind.KIND not in HANGING]
    house = {kind.KIND: new_id() for kind in beside}
    desk.workspace.save(*(made(kind, HOUSE, house) for kind in beside))
    case = {"deputy_consent": True, "closed_on": None, "opened_on": date(2026, 1, 5)}
    records, ids = world(MARK, house, **case)
    desk.workspace.save(
        *(
            one.changed(closed_on=date(2026, 1, 9)) if "closed" in one.KIND else one
            for one in records
        )
    )
    for kind in (CaseContact, ParentContact):
        record = desk.workspace.get(kind, ids[kind.KIND])
        desk.workspace.save(record.changed(date=date(2026, 1, 12), **SOON))
    return ids


def given(desk, ids):
    """Everything that the services show, print and give out."""
    week = desk.agenda.week(date(2026, 1, 20))
    meetings = [line for plan in week for line in plan.lines]
    periods = desk.statistics.periods()
    yield desk.cases.rows(state="all"), desk.today.overview(), week
    yield desk.agenda.meetings_today(), desk.agenda.tasks(), desk.agenda.deadlines()
    yield desk.transitions.open(), desk.transitions.due(), desk.workspace.drafts.all()
    yield calendar_export.calendar(meetings).decode(), deputy.emergency_list(desk)
    yield [desk.quick_entry.hits(word) for word in (MARK[:3], MARK, "Zwi")]
    yield [desk.statistics.tables(period) for period in periods]
    yield [desk.tally.lines(period) for period in periods[:2]]
    yield [background.view_figures(desk, Wanted(one), lambda _part: True) for one in periods[:1]]
    yield concerns.concerns(desk), desk.child_protection.lines(), desk.consents.of(ids["case"])
    yield [desk.cases.rows(word, "all") for word in (MARK, MARK.lower(), MARK[2:7])]
    names = RecordNames(desk.workspace)
    for kind in LISTED:
        plain = [one for one in kind.model_fields if one not in ("id", "created_at", "updated_at")]
        spec = ListSpec(kind, tuple(Column(one, one) for one in plain))
        yield desk.lists.page(spec, Query()), desk.lists.page(spec, Query(words=MARK))
        yield (
            names.find(kind.KIND, ""),
            names.find(kind.KIND, MARK[:4]),
            names.of(kind.KIND, [ids[kind.KIND]]),
        )


def restrict(desk, ids):
    procedure = desk.child_protection.of_case(ids["case"])
    desk.workspace.save(*(one.changed(closed_on=date(2026, 1, 9)) for one in procedure))
    desk.restrictions.restrict(ids["case"], "accuracy_contested", "Antrag")


def test_before_the_restriction_every_service_tells_of_it(desk, ids):
    found = [MARK in text_of(one) for one in given(desk, ids)]
    assert sum(found) > len(HANGING)


def test_no_service_tells_of_a_restricted_case(desk, ids):
    restrict(desk, ids)
    for number, one in enumerate(given(desk, ids)):
        assert MARK not in text_of(one), number


@pytest.mark.parametrize("kind", [one for one in LISTED if one.KIND in HANGING])
def test_nothing_of_it_is_there_by_its_id(desk, ids, kind):
    restrict(desk, ids)
    with pytest.raises(RecordMissingError):
        desk.workspace.get(kind, ids[kind.KIND])


def test_no_letter_is_begun_for_it(desk, ids):
    restrict(desk, ids)
    with pytest.raises(RecordMissingError):
        desk.letters.begin("L04", case_id=ids["case"])


def test_a_deputy_never_sees_it(desk, ids):
    restrict(desk, ids)
    limited = deputy.open_as_deputy(desk.path, type(desk.root)(desk.root.secret), "Vertretung")
    try:
        assert limited.workspace.count(Case) == 0
        for kind in LISTED:
            assert MARK not in text_of(limited.workspace.find(kind, limit=1000))
    finally:
        limited.close()


def said(kind):
    """The secret in every text that somebody writes."""
    fields = kind.model_fields.items()
    free = [name for name, info in fields if info.annotation is str and _is_text(name, info)]
    return dict.fromkeys(free, SECRET)


def _is_text(name, info):
    chosen = any(isinstance(mark, Catalogue | Link) for mark in info.metadata)
    return name != "id" and not chosen


@pytest.fixture
def secret(desk, ids):
    """An entrusted entry of each kind that can be, beside the others."""
    found = [
        kind(case_id=ids["case"], date=date(2026, 1, 13), entrusted=True, **said(kind), **SOON)
        for kind in RECORDS
        if "entrusted" in kind.model_fields
    ]
    desk.workspace.save(*found)
    return found


def test_no_preview_tells_what_was_entrusted(desk, ids, secret):
    assert all(is_entrusted(one) for one in secret)
    shown = (*given(desk, ids), desk.cases.timeline(ids["case"], limit=1000))
    for number, one in enumerate(shown):
        assert SECRET not in text_of(one), number


def test_each_is_marked_in_timeline_and_lists(desk, ids, secret):
    timeline = {one.record_id: one for one in desk.cases.timeline(ids["case"], limit=1000)}
    for record in secret:
        assert timeline[record.id].marks == ("anvertraut",)
        spec = ListSpec(type(record), (Column("date"),), day="date")
        (row,) = (one for one in desk.lists.page(spec, Query()) if one.id == record.id)
        assert row.marks == ("anvertraut",)


def test_the_entry_itself_opens_with_its_text(desk, secret):
    for record in secret:
        assert SECRET in text_of(desk.workspace.get(type(record), record.id))


def test_a_disputed_entry_says_so_with_its_note(desk, ids):
    contact = desk.workspace.get(CaseContact, ids["case_contact"])
    desk.workspace.save(contact.changed(disputed=True, disputed_note="Mutter sieht es anders"))
    (entry,) = (
        one for one in desk.cases.timeline(ids["case"], limit=99) if one.record_id == contact.id
    )
    assert entry.marks == ("bestritten",)
    assert entry.text.startswith("Bestritten (§ 84 Abs. 2 SGB X): Mutter sieht es anders")
