"""A year counts the same when a part of it is there as numbers alone."""

from dataclasses import fields, replace

from hypothesis import given
from hypothesis import strategies as st

from domain.figures.material_samples import assessment, case, contact, material, session
from ssa_desk.domain.figures import every_count, figures, indicators
from ssa_desk.domain.figures.material import Sealed
from ssa_desk.domain.figures.work_facts import (
    ActivityFacts,
    ConsultationFacts,
    ParentContactFacts,
    ReferralFacts,
    TransitionFacts,
)

CODES = st.sampled_from("xyz")
CHILDREN = st.sampled_from("abc")
STEPS = st.lists(st.sampled_from(["1", "2", "7"]), max_size=3).map(tuple)
CASES = st.builds(
    lambda child, code, contacts, days, steps, **closed: case(
        child=child,
        main_topic=code,
        topics=(code, "violence"),
        gender=code,
        partners=(code,),
        referred_to=(code,) if days % 2 else (),
        contacts=contacts,
        days=days,
        absence_forms=(code,) if steps else (),
        absence_result="open" if steps else "",
        absence_steps=steps,
        **closed,
    ),
    CHILDREN,
    CODES,
    st.integers(1, 15),
    st.integers(0, 400),
    STEPS,
    is_closed=st.booleans(),
    closure_reason=CODES,
)
LISTS = {
    "cases": CASES,
    "contacts": st.builds(
        lambda channel, minutes: contact(channel=channel, minutes=minutes),
        CODES,
        st.none() | st.integers(0, 90),
    ),
    "parent_contacts": st.builds(
        ParentContactFacts, CODES, st.sampled_from(["yes", "no"]), st.booleans(), language=CODES
    ),
    "transitions": st.builds(TransitionFacts, CODES, CODES, stages=st.sets(CODES).map(tuple)),
    "consultations": st.builds(ConsultationFacts, CODES, minutes=st.integers(0, 90)),
    "referrals": st.builds(ReferralFacts, CODES, st.sampled_from(["yes", "no", "unknown"])),
    "activities": st.builds(ActivityFacts, CODES, st.integers(0, 3)),
}
YEARS = st.builds(
    lambda missed, closed, **lists: replace(
        material(**lists, missed=missed, sessions=[session()], assessments=[assessment()]),
        closed_without_contact=closed,
    ),
    st.integers(0, 3),
    st.integers(0, 3),
    **{name: st.lists(of, max_size=6) for name, of in LISTS.items()},
)


def without_some(year, chance):
    """Return the year after some cases, with what they named, were deleted."""
    work = {
        one.name: tuple(fact for fact in getattr(year.work, one.name) if chance.random() < 0.5)
        for one in fields(year.work)
        if one.name in LISTS
    }
    return replace(
        year,
        cases=tuple(one for one in year.cases if chance.random() < 0.5),
        contacts=tuple(one for one in year.contacts if chance.random() < 0.5),
        missed=chance.randint(0, year.missed),
        closed_without_contact=chance.randint(0, year.closed_without_contact),
        work=replace(year.work, **work),
    )


def cells(year):
    return {(table.id, key): n for table in every_count(year) for key, n in table.cells.items()}


@given(YEARS, st.randoms(use_true_random=False))
def test_a_year_is_a_part_of_it_and_what_is_sealed_of_the_rest(year, chance):
    left = without_some(year, chance)
    before, after = cells(year), cells(left)
    gone = {name: number - after.get(name, 0) for name, number in before.items()}
    sealed = replace(left, sealed=Sealed(cells=gone))
    assert figures(sealed) == figures(year)
    assert indicators(sealed) == indicators(year)


def test_what_is_sealed_alone_is_a_year():
    sealed = replace(material(), sealed=Sealed(cells=cells(material(cases=[case(days=5)]))))
    assert indicators(sealed)["F19"] == {"median": 1.0, "mean": 1.0}
    assert indicators(sealed)["F01"] == 1
