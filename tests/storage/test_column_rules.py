"""No column of the file without a rule, no rule without a column."""

from collections import Counter
from typing import Annotated, ClassVar

import pytest

from ssa_desk.domain.base import Record
from ssa_desk.domain.data_classes import DATA_CLASSES, EXPORT_RULES
from ssa_desk.domain.fields import Counted, Data, Handling, Link, LongText, Sensitive, Title
from ssa_desk.domain.handling import field_rule
from ssa_desk.domain.purposes import PURPOSES, SUBJECTS
from ssa_desk.domain.records import RECORDS, Case, CaseContact, Guardian, ParentContact
from ssa_desk.domain.retention_classes import RETENTION
from ssa_desk.storage.column_rules import column_rules

REPEATED = ("search_", "sealed_count")
"""Tables that only repeat records, or count them in a way that leads back to nobody."""


def columns_in(database):
    tables = database.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return {
        (table, row[1])
        for (table,) in tables
        for row in database.rows(f'PRAGMA table_info("{table}")')
    }


def declared():
    return {(rule.table, rule.column) for rule in column_rules()}


def test_every_column_of_the_newest_layout_has_a_rule(database):
    assert sorted(columns_in(database) - declared()) == []


def test_every_rule_has_its_column(database):
    assert sorted(declared() - columns_in(database)) == []


def test_no_column_has_two_rules():
    assert [one for one, times in Counter(map(place, column_rules())).items() if times > 1] == []


def place(rule):
    return rule.table, rule.column


def test_a_column_that_a_migration_adds_is_missed(database):
    database.change("ALTER TABLE draft ADD COLUMN device TEXT")
    database.change("CREATE TABLE parcel (id TEXT NOT NULL PRIMARY KEY) STRICT")
    assert columns_in(database) - declared() == {("draft", "device"), ("parcel", "id")}


def test_every_rule_speaks_of_what_exists():
    for rule in column_rules():
        assert rule.title.strip()
        assert rule.data in DATA_CLASSES
        assert rule.export in EXPORT_RULES
        assert {rule.retention, rule.loose or rule.retention} <= set(RETENTION)
        assert rule.purpose in PURPOSES
        assert set(rule.about) <= set(SUBJECTS)
        assert rule.is_personal == bool(rule.about) == bool(rule.law), place(rule)


@pytest.mark.parametrize("kind", RECORDS)
def test_what_the_screen_hides_has_a_data_class(kind):
    hidden = [n for n, info in kind.model_fields.items() if marked(info, Sensitive)]
    assert [name for name in hidden if not field_rule(kind, name).is_personal] == []


def marked(info, mark):
    return any(isinstance(one, mark) for one in info.metadata)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_link_to_a_person_is_personal(kind):
    personal = {one.KIND for one in RECORDS if one.HANDLING.data != "none"}
    links = {n: mark.kind for n, info in kind.model_fields.items() if (mark := link_of(info))}
    free = [name for name in links if not field_rule(kind, name).is_personal]
    assert [name for name in free if links[name] in personal] == []


def link_of(info):
    return next((one for one in info.metadata if isinstance(one, Link)), None)


def test_what_tells_about_a_person_may_not_leave_freely():
    free = [place(rule) for rule in column_rules() if rule.is_personal and rule.export == "free"]
    assert free == []


def test_what_tells_about_a_person_reaches_the_access_export():
    kept_back = {rule.table for rule in column_rules() if rule.is_personal and not may_go(rule)}
    assert [table for table in kept_back if not table.startswith(REPEATED)] == []


def may_go(rule):
    return rule.export != "never"


def test_only_what_names_nobody_is_kept_for_ever():
    about_children = ("young_person", "guardian", "relative")
    for_ever = [
        place(rule)
        for rule in column_rules()
        if rule.retention in ("in_use", "activity") and set(rule.about) & set(about_children)
    ]
    assert for_ever == []


@pytest.mark.parametrize(
    ("kind", "field", "data", "export"),
    [
        (Case, "initial_situation", "entrusted", "entrusted"),
        (Case, "main_topic", "special_category", "express"),
        (Case, "opened_on", "personal", "basis"),
        (CaseContact, "information_source", "third_person", "review"),
        (Guardian, "telephone", "third_person", "review"),
    ],
)
def test_the_class_follows_from_kind_and_marks(kind, field, data, export):
    rule = field_rule(kind, field)
    assert (rule.data, rule.export) == (data, export)


def test_a_contact_without_case_stays_for_a_shorter_time():
    rule = field_rule(ParentContact, "note")
    assert (rule.retention, rule.loose) == ("case", "parent_contact")


class Pinned(Record):
    """A kind without persons, with texts that say what they are, and one that does not."""

    KIND: ClassVar[str] = "pinned"
    TITLE: ClassVar[str] = "Aushang"
    PLURAL: ClassVar[str] = "Aushänge"
    HANDLING: ClassVar[Handling] = Handling(purpose="own_work", retention="in_use")

    place: Annotated[str, Title("&Ort"), Data("none"), Counted()] = ""
    text: Annotated[str, Title("&Text"), LongText()] = ""


def test_free_text_that_nobody_thought_about_has_no_rule():
    with pytest.raises(LookupError, match=r"pinned\.text"):
        field_rule(Pinned, "text")


def test_what_holds_no_person_rests_on_no_law():
    rule = field_rule(Pinned, "place")
    assert (rule.data, rule.law, rule.counted) == ("none", "", True)
