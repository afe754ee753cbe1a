"""A deputy reads what the young people agreed to, and no service gives anything else."""

import shutil
from datetime import date

import pytest

from services.deputy_worlds import AGREED, ENTRUSTED, HIDDEN, HOUSE, OTHER, fill, text_of
from ssa_desk.domain.records import RECORDS, Case, CaseContact, Guardian, YoungPerson
from ssa_desk.services import deputy
from ssa_desk.services.lists import Column, ListSpec, Query
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import errors, openings
from ssa_desk.storage.deputy import OPEN_KINDS
from ssa_desk.storage.keys import Root
from storage.conftest import ordinary_user
from support import ROOT, new_desk, open_desk

__all__ = ["ordinary_user"]
REACHED = {
    *("young_person", "class_membership", "guardian", "related_person", "case", "case_contact"),
    *("case_goal", "support_plan_step", "referral", "parent_contact", "transition"),
    *("transition_stage", "absence_record", "application_help", "staff_consultation"),
    *("task", "appointment", "consent", "disclosure", "data_subject_request"),
}
"""The kinds that name a case or a child, and nothing that other children share."""
KEPT_BACK = (HIDDEN, OTHER, ENTRUSTED)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("made") / "jahr.ssadesk"
    desk = new_desk(path)
    ids = fill(desk)
    desk.close()
    return path, ids


@pytest.fixture
def path(made, tmp_path):
    return shutil.copy(made[0], tmp_path / "jahr.ssadesk")


@pytest.fixture
def ids(made):
    """The ids of the agreed and of the hidden child's records, by kind."""
    return made[1]


@pytest.fixture
def desk(path):
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheitsvertretung")
    yield desk
    desk.close()


def all_of(desk, kind):
    return text_of(desk.workspace.find(kind, limit=10_000))


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_of_every_kind_only_what_was_agreed_is_found(desk, kind):
    found = all_of(desk, kind)
    assert not any(word in found for word in KEPT_BACK)
    if kind.KIND in OPEN_KINDS:
        assert desk.workspace.count(kind) == 1
    else:
        assert (desk.workspace.count(kind) == 1) == (kind.KIND in REACHED)


def test_the_owner_finds_all_of_it(path):
    owner = open_desk(path)
    whole = " ".join(all_of(owner, kind) for kind in RECORDS)
    owner.close()
    assert all(word in whole for word in (AGREED, HOUSE, *KEPT_BACK))


def test_no_table_shows_anything_kept_back_by_any_statement(desk):
    database = desk.workspace.database
    for name in tables(database):
        found = str(database.rows(f'SELECT * FROM "{name}"'))
        assert not any(word.lower() in found.lower() for word in KEPT_BACK), name


def tables(database):
    """Return every table of the file but the full text, which gives numbers only."""
    rows = database.rows("SELECT name FROM pragma_table_list WHERE schema='main' AND type='table'")
    return [name for (name,) in rows if not name.startswith("sqlite_")]


def test_no_visible_record_names_a_hidden_one(desk):
    database = desk.workspace.database
    seen = {row[0] for kind in RECORDS for row in database.rows(f'SELECT id FROM "{kind.KIND}"')}
    for kind in RECORDS:
        for record in desk.workspace.find(kind, limit=10_000):
            links = [one for one in kind.model_fields if one.endswith("_id") and one != "id"]
            named = {getattr(record, one) for one in links} - {None, ""}
            assert {one for one in named if len(one) == 36} <= seen


@pytest.mark.parametrize("word", KEPT_BACK)
def test_no_search_finds_what_is_kept_back(desk, word):
    for state in ("open", "closed", "all"):
        assert desk.cases.rows(word, state=state) == []
        assert desk.cases.rows(f"{AGREED} {word[:5].lower()}", state=state) == []


def test_the_search_finds_what_was_agreed_by_names_and_words(desk, ids):
    assert [row.id for row in desk.cases.rows(AGREED, state="all")] == [ids[0]["case"]]
    assert [row.id for row in desk.cases.rows("nenblu", state="all")] == [ids[0]["case"]]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.KIND)
def test_no_list_shows_or_finds_what_is_kept_back(desk, kind):
    plain = [one for one in kind.model_fields if one not in ("id", "created_at", "updated_at")]
    spec = ListSpec(kind, tuple(Column(one, one) for one in plain))
    assert not any(word in text_of(desk.lists.page(spec, Query())) for word in KEPT_BACK)
    assert [desk.lists.count(spec, Query(words=word)) for word in KEPT_BACK] == [0, 0, 0]


def test_no_overview_no_timeline_and_no_figure_tells_more(desk, ids):
    case = ids[0]["case"]
    given = [
        desk.today.overview(),
        desk.cases.view(case),
        desk.cases.timeline(case),
        desk.transitions.open(),
        desk.transitions.due(),
        desk.reports.issued(),
        desk.workspace.drafts.all(),
        *(desk.statistics.tables(period) for period in desk.statistics.periods()),
        *(desk.tally.lines(period) for period in desk.statistics.periods()[:2]),
    ]
    assert not any(word in text_of(given) for word in KEPT_BACK)
    assert desk.today.overview().open_cases == 1
    assert desk.cases.view(case).contacts <= 1


def test_the_figures_count_the_agreed_cases_only(desk):
    periods = desk.statistics.periods()
    cases = {one.case_id for period in periods for one in desk.statistics.material(period).cases}
    assert len(cases) <= 1
    assert all(desk.statistics.material(period).tallies == () for period in periods)


@pytest.mark.parametrize("kind", [Case, YoungPerson, Guardian, CaseContact])
def test_what_is_kept_back_is_not_there_even_by_its_id(desk, ids, kind):
    with pytest.raises(errors.RecordMissingError):
        desk.workspace.get(kind, ids[1][kind.KIND])


def test_a_letter_knows_nothing_of_hidden_children(desk, ids):
    draft = desk.letters.begin("L04", case_id=ids[0]["case"])
    assert AGREED in text_of([desk.letters.order(draft, one).values for one in draft.recipients])
    with pytest.raises(errors.RecordMissingError):
        desk.letters.begin("L04", case_id=ids[1]["case"])


def test_the_background_reads_no_more_than_the_window(desk):
    database = desk.workspace.database.reader()
    try:
        assert [one.deputy_consent for one in Workspace(database).find(Case)] == [True]
        assert database.is_limited
    finally:
        database.close()


def test_the_limits_hold_after_the_file_was_opened_again(desk):
    desk.workspace.database.reopen()
    assert desk.workspace.count(Case) == 1


def test_a_deputy_changes_nothing(desk, path):
    before = path.read_bytes()
    with pytest.raises(errors.ReadOnlyError):
        desk.workspace.save(Case(case_no="neu"))
    with pytest.raises(errors.ReadOnlyError):
        desk.workspace.drafts.keep("contact", "x", {})
    with pytest.raises(errors.ReadOnlyError):
        desk.workspace.database.writer()
    with pytest.raises(errors.ReadOnlyError):
        desk.keys.change_password("a", "Regen im Mai 7 Schnee")
    assert path.read_bytes() == before


def test_a_reason_opens_entrusted_entries_of_agreed_cases_and_no_others(desk):
    more = deputy.open_with_reason(desk, "Akute Gefahr")
    found = " ".join(all_of(more, kind) for kind in RECORDS)
    more.close()
    assert ENTRUSTED in found
    assert HIDDEN not in found
    assert OTHER not in found


def test_an_entry_that_follows_an_entrusted_one_is_kept_back_too(path, ids):
    owner = open_desk(path)
    secret = owner.workspace.find(CaseContact, entrusted=True)[0]
    later = CaseContact(
        case_id=ids[0]["case"],
        date=date(2026, 2, 2),
        observation="Nachtrag",
        contact_group_id=secret.id,
    )
    owner.workspace.save(later)
    owner.close()
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    assert "Nachtrag" not in all_of(desk, CaseContact)
    desk.close()


def test_a_copy_of_a_contact_of_several_children_stays_visible(path, ids):
    owner = open_desk(path)
    copy = CaseContact(
        case_id=ids[0]["case"],
        date=date(2026, 2, 2),
        observation="Zu dritt",
        contact_group_id=ids[1]["case_contact"],
    )
    owner.workspace.save(copy)
    owner.close()
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    assert "Zu dritt" in all_of(desk, CaseContact)
    desk.close()


def test_a_table_nobody_thought_of_is_empty(path):
    owner = open_desk(path)
    database = owner.workspace.database
    database.change("CREATE TABLE neu (name TEXT) STRICT")
    database.change("INSERT INTO neu VALUES (:word)", {"word": HIDDEN})
    owner.close()
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    assert desk.workspace.database.rows("SELECT * FROM neu") == []
    desk.close()


def test_the_emergency_list_says_whom_to_call(path, ids):
    owner = open_desk(path)
    guardian = owner.workspace.get(Guardian, ids[0]["guardian"])
    silent = Guardian(young_person_id=ids[0]["young_person"], name="Vater", contact_allowed="no")
    owner.workspace.save(guardian.changed(telephone="02151 1"), silent)
    owner.close()
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    (line,) = deputy.emergency_list(desk)
    desk.close()
    assert AGREED in line.name
    callable_ones = {one.name: one.may_be_called for one in line.guardians}
    assert callable_ones == {AGREED: True, "Vater": False}
    assert "02151 1" in [one.telephone for one in line.guardians]


def test_of_a_child_counselled_without_its_parents_nobody_may_be_called(path, ids):
    owner = open_desk(path)
    case = owner.workspace.get(Case, ids[0]["case"])
    owner.workspace.save(case.changed(counselling_without_parents=True))
    owner.close()
    desk = deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    (line,) = deputy.emergency_list(desk)
    desk.close()
    assert line.without_parents
    assert not any(one.may_be_called for one in line.guardians)


def test_every_opening_by_code_is_shown_to_the_owner_once(path):
    desk = deputy.open_as_deputy(path, Root(ROOT), "  Urlaub bis 3.5. ")
    deputy.open_with_reason(desk, "Akute Gefahr").close()
    desk.close()
    deputy.open_as_owner(path, Root(ROOT)).close()
    owner = open_desk(path)
    seen = deputy.openings(owner)
    assert [(one.way, one.reason) for one in seen] == [
        ("deputy", "Urlaub bis 3.5."),
        ("deputy_reason", "Akute Gefahr"),
        ("own", ""),
    ]
    deputy.confirm_seen(owner, seen)
    assert deputy.openings(owner) == []
    owner.close()


def test_a_deputy_without_a_reason_is_refused_and_nothing_is_noted(path):
    with pytest.raises(deputy.ReasonMissingError, match="Grund"):
        deputy.open_as_deputy(path, Root(ROOT), "   ")
    owner = open_desk(path)
    assert openings.all_of(owner.workspace.database) == []
    owner.close()


def test_in_a_read_only_file_a_deputy_is_refused_and_the_owner_is_not(path, ordinary_user):
    path.chmod(0o400)
    with pytest.raises(errors.OpeningNotNotedError, match="nicht festgehalten"):
        deputy.open_as_deputy(path, Root(ROOT), "Krankheit")
    owner = deputy.open_as_owner(path, Root(ROOT))
    assert owner.workspace.read_only
    owner.close()
