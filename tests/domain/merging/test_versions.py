"""Versions of the choice lists: what was, and where reports of several versions meet."""

from ssa_desk.content.catalogue_versions import read, versions
from ssa_desk.content.catalogues import VERSION, catalogue, names
from ssa_desk.domain.catalogue import Catalogue, Entry
from ssa_desk.domain.merging.versions import CatalogueVersion, can_meet, common_codes, newest, past

FIRST = CatalogueVersion("2026.1")
RENAMED = CatalogueVersion(
    "2027.1",
    retired={"topic": {"mobbing": "bullying", "rumours": "bullying"}},
    added={"topic": {"bullying": "mobbing"}},
)
SPLIT = CatalogueVersion("2028.1", added={"topic": {"cyberbullying": "bullying"}})
ENDED = CatalogueVersion("2029.1", retired={"topic": {"truancy": ""}})
ALL = (FIRST, RENAMED, SPLIT, ENDED)


def list_of(*codes, retired=()):
    entries = [Entry(code, code.title()) for code in codes]
    old = [Entry(code, code.title(), retired=True, rolls_up_to="bullying") for code in retired]
    return Catalogue("topic", "Thema", (*entries, *old))


def test_the_newest_version_is_that_of_the_shipped_lists():
    assert versions()[-1].name == VERSION


def test_retired_entries_of_the_shipped_lists_are_those_of_the_versions():
    named = {
        (name, code) for one in versions() for name, codes in one.retired.items() for code in codes
    }
    retired = {
        (name, entry.identifier)
        for name in names()
        for entry in catalogue(name).entries
        if entry.retired
    }
    assert retired == named


def test_the_file_of_versions_is_read():
    entry = {"name": "2027.1", "retired": {"topic": {"a": "b"}}}
    assert read([entry])[0].retired == {"topic": {"a": "b"}}


def test_a_list_is_known_as_it_was():
    today = list_of("truancy", "bullying", retired=("mobbing", "rumours"))
    before = past(today, (FIRST, RENAMED), "2026.1")
    assert [entry.identifier for entry in before.standard] == ["truancy", "mobbing", "rumours"]


def test_a_renamed_code_meets_in_the_one_in_use():
    common = common_codes(ALL, {"2026.1", "2027.1"})
    assert common == {"topic": {"mobbing": "bullying", "rumours": "bullying"}}


def test_a_split_code_meets_in_its_origin():
    assert common_codes(ALL, {"2027.1", "2028.1"}) == {"topic": {"cyberbullying": "bullying"}}


def test_codes_meet_over_several_versions():
    common = common_codes(ALL, {"2026.1", "2028.1"})["topic"]
    assert common == dict.fromkeys(("mobbing", "rumours", "cyberbullying"), "bullying")


def test_one_version_alone_needs_no_common_codes():
    assert common_codes(ALL, {"2028.1"}) == {}


def test_after_an_end_without_successor_reports_do_not_meet():
    assert can_meet(ALL, "2026.1", "2028.1")
    assert not can_meet(ALL, "2028.1", "2029.1")


def test_the_newest_of_some_versions_is_found():
    assert newest(ALL, {"2026.1", "2028.1"}) == "2028.1"
