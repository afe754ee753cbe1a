"""What is counted of a difference alone is what the whole period counts less."""

from datetime import UTC, datetime
from random import Random

import pytest

from deleting import delete_cases
from ssa_desk.domain import clock
from ssa_desk.domain.figures.difference import differing
from ssa_desk.domain.figures.material import Sealed
from ssa_desk.domain.records import Case, School
from ssa_desk.services.demo_work import invented_work
from ssa_desk.services.demo_year import invented_records
from ssa_desk.services.sealing import Seal, gone
from ssa_desk.storage import case_deletion
from ssa_desk.storage.sealed_counts import LARGEST

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
KEY = b"k" * 32


@pytest.fixture(autouse=True)
def _stopped_clock():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def year(desk):
    chance = Random(4)
    records = list(invented_records(chance, 50, clock.today()))
    desk.workspace.save(*records, *invented_work(chance, records, clock.today()))
    return desk


def materials(desk, children):
    schools = [None, *(one.id for one in desk.workspace.find(School))]
    periods = desk.statistics.periods()
    return [desk.statistics.of_records(one, own, children) for one in periods for own in schools]


def delete(desk, share):
    database, chance = desk.workspace.database, Random(share)
    cases = [one.id for one in desk.workspace.find(Case, limit=900) if chance.random() < share]
    with database.transaction():
        case_deletion.delete(database, case_deletion.found(database, cases), lambda _part: None)


@pytest.mark.parametrize("share", [0.02, 0.2, 0.6, 1.0])
def test_the_difference_alone_tells_what_the_whole_tells(year, share):
    children = {}
    before = materials(year, children)
    seals = [Seal.of(one, Sealed(), KEY) for one in before]
    delete(year, share)
    for seal, old, new in zip(seals, before, materials(year, children), strict=True):
        assert seal.missing(old, new) == gone(seal.numbers(old), seal.numbers(new))


def test_of_one_child_the_largest_number_is_that_of_the_whole_period(year):
    material = materials(year, {})[0]
    whole = Seal.of(material, Sealed(), KEY).numbers(material)
    largest = {name: number for name, number in whole.items() if name[0] == LARGEST}
    seal = Seal.of(material, Sealed(), KEY)
    assert largest
    assert {name: number for name, number in seal.largest.items() if number} == largest


def test_of_equal_materials_nothing_is_left(year):
    children = {}
    before, after = materials(year, children)[0], materials(year, children)[0]
    for left in differing(before, after):
        assert not left.cases + left.contacts + left.tallies + left.work.sessions
        assert (left.missed, left.period) == (before.missed, before.period)


@pytest.fixture
def one_school(desk):
    chance = Random(5)
    school = School(name="Nordschule", school_type="gesamtschule")
    records = list(invented_records(chance, 30, clock.today()))
    records += invented_work(chance, records, clock.today())
    ids = {one.id for one in records if isinstance(one, School)}
    moved = [_moved(one, ids, school.id) for one in records if one.id not in ids]
    desk.workspace.save(school, *moved)
    return desk


def test_the_only_school_counts_what_all_schools_count(one_school):
    found = materials(one_school, {})
    assert len(found) > 6
    assert found[::2] == found[1::2]


def test_its_figures_stay_too(one_school):
    desk = one_school
    scopes = [
        (one, own.id) for one in desk.statistics.periods() for own in desk.workspace.find(School)
    ]
    before = [desk.statistics.tables(*one) for one in scopes]
    delete_cases(desk, [one.id for one in desk.workspace.find(Case, limit=20)])
    assert [desk.statistics.tables(*one) for one in scopes] == before


def _moved(record, schools, school_id):
    """Return a record of that school, or of none where it named none."""
    links = {
        name: school_id for name, value in record if isinstance(value, str) and value in schools
    }
    return record.changed(**links) if links else record
