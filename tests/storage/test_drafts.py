from datetime import UTC, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.storage.drafts import Draft, Drafts

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def drafts(database):
    return Drafts(database)


def test_a_draft_comes_back_as_typed(drafts):
    with clock.stopped_at(NOON):
        drafts.keep("case", "1", {"case_no": " 7b ", "text": "Größe\n"}, "text:3")
    values = {"case_no": " 7b ", "text": "Größe\n"}
    assert drafts.all() == [Draft("case", "1", values, "text:3", NOON)]


def test_a_later_draft_takes_the_place_of_the_earlier(drafts):
    drafts.keep("case", "1", {"text": "a"}, "")
    drafts.keep("case", "1", {"text": "ab"}, "")
    assert [draft.values for draft in drafts.all()] == [{"text": "ab"}]


def test_the_latest_comes_first(drafts):
    for record_id in ("1", "2"):
        drafts.keep("case", record_id, {})
    assert [draft.record_id for draft in drafts.all()] == ["2", "1"]


def test_a_dropped_draft_is_gone_and_dropping_twice_is_no_fault(drafts):
    drafts.keep("case", "1", {})
    drafts.keep("case", "2", {})
    drafts.drop("case", "1")
    drafts.drop("case", "1")
    assert [draft.record_id for draft in drafts.all()] == ["2"]


def test_a_draft_shows_nothing_of_its_text(drafts):
    drafts.keep("case", "1", {"text": "geheim"})
    assert "geheim" not in repr(drafts.all())
