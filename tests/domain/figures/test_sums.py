"""What must add up, whatever the records are."""

from hypothesis import given
from hypothesis import strategies as st

from domain.figures.material_samples import case, contact, material
from ssa_desk.domain.figures import figures
from ssa_desk.domain.figures.levels import level, level_group
from ssa_desk.domain.table import codes_of

CASES = st.builds(
    lambda gender, topic, access, school_class, contacts, child: case(
        gender=gender,
        main_topic=topic,
        topics=(topic,),
        krefeld_topic=topic,
        access_path=access,
        level=level(school_class, None),
        level_group=level_group(level(school_class, None)),
        contacts=contacts,
        child=child,
    ),
    st.sampled_from(["female", "male", "diverse", "not_stated"]),
    st.sampled_from(["bullying", "violence", "not_stated"]),
    st.sampled_from(["teacher", "unknown"]),
    st.text(max_size=3),
    st.integers(1, 20),
    st.sampled_from("abc"),
)
MATERIAL = st.lists(CASES, max_size=12).map(
    lambda cases: material(cases=cases, contacts=[contact()] * len(cases))
)
SUMS = {"P02", "P03", "P04", "P05", "P06", "P07", "P09", "P10", "P11", "P12", "P18", "A01", "A03"}
"""Tables of cases or contacts whose every dim counts each unit once (COUNTING 2)."""


@given(MATERIAL)
def test_the_cells_of_each_dim_add_up_to_the_total(facts):
    for table in figures(facts):
        if table.id in SUMS:
            sums = {}
            for key, count in table.cells.items():
                sums.setdefault(tuple(codes_of(key)), []).append(count)
            assert {sum(counts) for counts in sums.values()} == {len(facts.cases)}


@given(MATERIAL)
def test_crossed_cells_add_up_to_their_margins(facts):
    for table in figures(facts):
        for key, count in table.cells.items():
            if len(codes_of(key)) == 1 and table.id in {"P06", "P07", "P10"}:
                crossed = [n for k, n in table.cells.items() if f",{key}" in k or f"{key}," in k]
                assert sum(crossed) == count


@given(MATERIAL)
def test_there_are_never_more_children_than_cases(facts):
    table = figures(facts)[0]
    assert table["unit=children"] <= table["unit=cases"] == table.total
