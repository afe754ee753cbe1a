"""While a backup or a check holds the file, a save waits with its text and comes by itself."""

from contextlib import contextmanager

import pytest

from ssa_desk.domain.records import Case, CaseContact, Guardian, WorkerProfile, YoungPerson
from ssa_desk.ui.pages.settings.record_part import RecordPart


@pytest.fixture
def case(desk):
    person = YoungPerson(first_name="Mia")
    case = Case(case_no="F-1", young_person_id=person.id)
    desk.workspace.save(person, case, WorkerProfile(name="Kim"))
    return case


@contextmanager
def busy(desk):
    """Hold the file as another process would that writes for a while."""
    other = desk.workspace.database.writer()
    with other.transaction():
        other.change("DELETE FROM setting")
        yield
    other.close()


def _contact(page):
    page.new_contact()
    return page._editor, page._editor._form.editor("observation"), CaseContact, "observation"


def _guardian(page):
    tab = page._pane.guardians
    tab._begin(None)
    return tab, tab._form.editor("name"), Guardian, "name"


def _master_data(page):
    part = page._pane.master_data
    part.edit()
    return part, part._editing._case.editor("initial_situation"), Case, "initial_situation"


def _profile(page):
    return page, page.form.editor("room"), WorkerProfile, "room"


PLACES = {
    "contact": ("cases", _contact),
    "guardian": ("cases", _guardian),
    "master data": ("cases", _master_data),
    "profile": ("settings", _profile),
}


@pytest.fixture
def open_page(page_of, desk, case, qtbot):
    def build(page_id):
        if page_id == "cases":
            page = page_of("cases", desk)
            page.show_case(case.id, "")
            return page
        part = RecordPart(WorkerProfile, desk.workspace, None)
        part.show_record(desk.workspace.profile())
        qtbot.addWidget(part)
        return part

    return build


@pytest.mark.parametrize("place", PLACES)
def test_a_save_while_the_file_is_busy_comes_by_itself(place, open_page, desk, qtbot):
    page_id, begin = PLACES[place]
    page = open_page(page_id)
    part, editor, kind, field = begin(page)
    editor.set_value("Steht noch da")
    with busy(desk):
        assert not part.save()
        assert editor.value() == "Steht noch da"
    qtbot.waitUntil(
        lambda: [getattr(one, field) for one in desk.workspace.find(kind)] == ["Steht noch da"]
    )
    assert not part.has_unsaved()


def test_what_was_thrown_away_does_not_come_back(open_page, desk, qtbot):
    page = open_page("cases")
    editor, text, *_ = _contact(page)
    text.set_value("Lieber nicht")
    with busy(desk):
        assert not editor.save()
    editor._throw_away()
    assert not editor._again.is_waiting
    assert desk.workspace.count(CaseContact) == 0


def test_a_draft_that_meets_a_busy_file_is_kept_a_moment_later(open_page, desk, qtbot):
    page = open_page("cases")
    editor, text, *_ = _contact(page)
    with busy(desk):
        text.set_value("Noch nicht fertig")
        editor._drafts._keep_by_itself()
        assert desk.workspace.drafts.all() == []
    qtbot.waitUntil(lambda: len(desk.workspace.drafts.all()) == 1, timeout=1000)
    editor._throw_away()
