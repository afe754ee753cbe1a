"""Controlled random rounding."""

from dataclasses import replace

import pytest

from domain.disclosure.years import case, of_cases, year
from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.plans import draft, printed_by_rules
from ssa_desk.domain.disclosure.program import Program
from ssa_desk.domain.disclosure.rounding import Draw, Plan, controlled_rounding

DRAW = Draw(b"k" * 32, "entry")


def rounded(material, layout, draw=DRAW):
    return printed_by_rules(draft(material, layout, b"g"), draw, controlled_rounding)


@pytest.mark.parametrize(("seed", "cases"), [(1, 12), (2, 40), (3, 90), (4, 170), (5, 250)])
def test_printed_numbers_are_multiples_of_five_at_most_four_off(layout, seed, cases):
    plan, printed = rounded(year(seed, cases), layout)
    rounded_ones = {one: count for one, count in plan.counts.items() if plan.is_rounded(one)}
    assert all(printed[one] % 5 == 0 for one in rounded_ones)
    assert all(abs(printed[one] - count) <= 4 for one, count in rounded_ones.items())


def test_numbers_of_the_organisation_are_printed_as_they_are(layout):
    plan, printed = rounded(year(4, 170), layout)
    exact = [one for one in plan.counts if not plan.is_rounded(one)]
    assert exact
    assert all(printed[one] == plan.counts[one] for one in exact)


@pytest.mark.parametrize("seed", range(4))
def test_all_tables_add_up(layout, seed):
    plan, printed = rounded(year(seed, 130), layout)
    for table in plan.tables:
        for margin in (one for one in table.margins() if one.dim.kind == "partition"):
            assert printed[margin.total] == sum(printed[part] for part in margin.cells)


def test_level_groups_add_up_from_levels(layout):
    _, printed = rounded(year(3, 130), layout)
    group = printed[Quantity("cases", (("level", ("5", "6")),))]
    assert group == sum(printed[Quantity("cases", (("level", (code,)),))] for code in ("5", "6"))


def test_the_same_draw_prints_the_same_numbers(layout):
    assert rounded(year(1, 80), layout) == rounded(year(1, 80), layout)


def test_another_ledger_entry_prints_other_numbers(layout):
    other = Draw(b"k" * 32, "other")
    assert rounded(year(1, 80), layout)[1] != rounded(year(1, 80), layout, other)[1]


def test_targets_go_up_as_often_as_the_rest_says():
    names = [Quantity("cases", (("topic", (str(number),)),)) for number in range(1000)]
    ups = sum(DRAW.target(name, 12, 5) - 2 for name in names)
    assert 350 < ups < 450


def test_a_multiple_of_five_stays():
    assert DRAW.target(Quantity("cases"), 35, 5) == 7


def test_among_equally_good_roundings_the_key_decides(layout):
    # Ten topics of 3 cases each: none is bent more often than the others.
    topics = layout.finest("topic").codes[2:12]
    names = [*topics] * 3 + ["bullying"] * 30
    cases = [
        case(n, main_topic=topic, contacts=5, gender="female") for n, topic in enumerate(names)
    ]
    plan = draft(of_cases(cases), layout, b"g").plan()
    fives = dict.fromkeys(topics, 0)
    for entry in range(60):
        printed = controlled_rounding(plan, Draw(b"k" * 32, str(entry)))
        for topic in topics:
            fives[topic] += printed[Quantity("cases", (("topic", (topic,)),))] == 5
    assert max(fives.values()) - min(fives.values()) < 12


def test_the_draw_does_not_show_its_key():
    assert "kkk" not in repr(DRAW)


def test_contacts_never_prove_intensive_cases(layout):
    # 20 short, 9 longer and 1 intensive case with 250 contacts: 20/10/0 beside 250 would tell.
    sizes = [1] * 20 + [10] * 9 + [140]
    cases = [case(n, contacts=size) for n, size in enumerate(sizes)]
    for entry in range(30):
        _, printed = rounded(of_cases(cases), layout, Draw(b"k" * 32, str(entry)))
        contacts = printed.get(Quantity("contacts"))
        classes = [
            printed.get(Quantity("cases", (("extent", (code,)),)))
            for code in ("brief_1_2", "standard_3_10", "intensive_11_plus")
        ]
        assert contacts is None or classes[2] > 0 or contacts <= 2 * classes[0] + 10 * classes[1]


def test_a_program_without_solution_gives_none():
    program = Program()
    column = program.column(0, 3)
    program.row({column: 2}, least=5, most=5)
    assert program.solved() is None


def test_pinned_numbers_are_kept(layout):
    plan = draft(year(2, 60), layout, b"g").plan()
    total = Quantity("cases", (("gender", ("male",)),))
    count = plan.counts[total]
    for multiple in {count - count % 5, count + -count % 5}:
        pinned = controlled_rounding(replace(plan, pins={total: multiple}), DRAW)
        assert pinned is None or pinned[total] == multiple


def test_numbers_that_cannot_agree_are_refused(layout):
    plan = draft(year(2, 60), layout, b"g").plan()
    broken = {**plan.counts, Quantity("cases"): 200}
    assert controlled_rounding(Plan(layout, plan.tables, broken), DRAW) is None
