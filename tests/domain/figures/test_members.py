"""The records behind a cell are those that make it, no more and no fewer."""

from dataclasses import fields, replace
from functools import cache
from itertools import compress
from operator import not_

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures.material_samples import case, contact, everything, material, tally
from ssa_desk.domain.figures import FIGURES, members
from ssa_desk.domain.figures.reference import Reference
from ssa_desk.domain.figures.sums import SUMS

ALL = (*FIGURES, *SUMS)
LISTS = ("cases", "contacts", "tallies")


def split(facts, references):
    """Return the material of these records alone, and that of all others."""
    alone, others = ({}, {}), ({}, {})
    for owner, place in ((facts, 0), (facts.work, 1)):
        for name in LISTS if owner is facts else [one.name for one in fields(owner)]:
            units = getattr(owner, name)
            behind = [not references.isdisjoint(records(unit)) for unit in units]
            alone[place][name] = tuple(compress(units, behind))
            others[place][name] = tuple(compress(units, map(not_, behind)))
    return [replace(facts, **of, work=replace(facts.work, **work)) for of, work in (alone, others)]


@cache
def records(unit):
    offer = (unit.offer,) if hasattr(unit, "offer") else ()
    return (unit.reference, *offer)


def demand_members(figure, facts):
    """Demand that each cell is made by the records behind it alone."""
    for key, number in figure.count(facts).cells.items():
        alone, others = split(facts, frozenset(figure.members(facts, key)))
        assert (figure.id, key, figure.count(alone)[key]) == (figure.id, key, number)
        assert (figure.id, key, figure.count(others)[key]) == (figure.id, key, 0)


@pytest.mark.parametrize("figure", ALL, ids=lambda figure: figure.id)
def test_every_cell_is_made_by_its_members(figure):
    demand_members(figure, everything())


def test_a_cell_nobody_counts_in_has_no_members():
    assert members(everything(), "P05", "topic=violence") == ()
    assert members(everything(), "P05", "gender=female") == ()
    assert members(everything(), "G01", "group_offer_type=class_council") == ()


def test_children_are_shown_by_their_cases():
    facts = material(cases=[case(case_id="c1"), case(case_id="c2")])
    assert members(facts, "P01", "unit=children") == (
        Reference("case", "c1"),
        Reference("case", "c2"),
    )


def test_a_line_without_short_counsellings_is_not_behind_them():
    facts = material(tallies=[tally(id="t1", short=0, long=2), tally(id="t2", short=1)])
    assert members(facts, "A04", "length_class=short") == (Reference("anonymous_contact", "t2"),)


@given(
    st.lists(st.sampled_from(["phone", "video"]), max_size=9),
    st.lists(st.sets(st.sampled_from(["pupil", "parents", "teacher"])), min_size=9, max_size=9),
)
def test_contacts_are_behind_each_cell_of_their_codes(channels, addressees):
    facts = material(
        contacts=[
            contact(id=str(place), channel=channel, addressees=tuple(addressees[place]))
            for place, channel in enumerate(channels)
        ]
    )
    for figure in FIGURES:
        demand_members(figure, facts)
