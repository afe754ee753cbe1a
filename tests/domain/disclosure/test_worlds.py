"""The attacker's core against tables whose secrets are known from the literature or by hand."""

from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ssa_desk.domain.disclosure.worlds import Attack, Search, Steps, System


def system(*bounds):
    made = System()
    for least, most in bounds:
        made.unknown(least, most)
    return made


def unsafe(made, known, **forms):
    return set(Attack(made, forms, known).unsafe())


def test_geurts_suppressed_square_gives_three_to_six():
    square = system(*[(0, 20)] * 4)
    for places, total in (((0, 1), 7), ((2, 3), 3), ((0, 2), 6), ((1, 3), 4)):
        square.rule(dict.fromkeys(places, 1), least=total, most=total)
    assert Search(square).range({0: 1}) == (3, 6)


def test_a_printed_zero_as_a_sum_gives_both_parts_away():
    zero = system((0, 9), (0, 9))
    zero.rule({0: 1, 1: 1}, least=0, most=0)
    assert unsafe(zero, (0, 0), one={0: 1}, other={1: 1}) == {"one", "other"}


def test_two_hidden_cells_of_at_least_one_are_both_one():
    hidden = system((1, 9), (1, 9))
    hidden.rule({0: 1, 1: 1}, least=15 - 10 - 3, most=15 - 10 - 3)
    assert [Search(hidden).range({place: 1}) for place in (0, 1)] == [(1, 1), (1, 1)]


def test_an_exact_total_beside_rounded_parts_gives_a_cell_away():
    merged = system((0, 4), (0, 4), (0, 4))
    merged.rule({0: 1, 1: 1, 2: 1}, least=11, most=11)
    assert Search(merged).range({0: 1}) == (3, 4)
    assert unsafe(merged, (4, 4, 3), cell={0: 1}) == {"cell"}


def test_a_group_that_all_has_one_property_is_found():
    group = system((6, 14), (6, 14), (0, 1))
    group.same(0, (1, 2))
    assert unsafe(group, (10, 10, 0), others={0: 1, 1: -1}) == {"others"}


def test_a_gap_between_fractions_and_whole_numbers_is_seen():
    # Fractions allow 0 to 7 for the cell, whole numbers only 0, 3 and 6, and with the rest only 3.
    gap = system((0, 7), (0, 9), (0, 1))
    gap.rule({0: 1, 1: -3}, least=0, most=0)
    gap.rule({0: 1, 2: -2}, least=1, most=2)
    assert Search(gap).range({0: 1}) == (3, 3)


def test_a_contradiction_has_no_world():
    impossible = system((0, 4), (6, 9))
    impossible.same(0, (1,))
    assert Search(impossible).range({0: 1}) is None


def test_year_minus_half_year_is_attacked_like_a_cell():
    halves = system((96, 104), (91, 99), (0, 4))
    halves.same(0, (1, 2))
    halves.rule({0: 1, 1: -1}, least=2, most=3)
    assert unsafe(halves, (100, 98, 2), rest={0: 1, 1: -1}) == {"rest"}


def test_rounding_twice_to_different_bases_narrows_a_cell():
    cell = system((6, 14))
    cell.rule({0: 1}, least=12, most=18)
    assert unsafe(cell, (12,), cell={0: 1}) == {"cell"}


def test_a_cell_rounded_to_five_stays_open():
    assert unsafe(system((6, 14)), (10,), cell={0: 1}) == set()


def test_a_proposed_world_is_checked_in_whole_numbers():
    made = system((0, 4), (0, 4))
    made.rule({0: 3, 1: -2}, least=0, most=0)
    assert made.allows((2, 3))
    assert not made.allows((1, 1))


TERMS = st.lists(st.integers(-3, 3), min_size=3, max_size=3)
RULES = st.lists(st.tuples(TERMS, st.integers(-6, 12), st.integers(0, 6)), max_size=3)


@settings(max_examples=60, deadline=None)
@given(RULES, st.lists(st.integers(0, 7), min_size=3, max_size=3), TERMS)
def test_the_search_agrees_with_trying_all_worlds(rules, tops, form):
    made = system(*((0, top) for top in tops))
    for terms, least, width in rules:
        made.rule(dict(enumerate(terms)), least=least, most=least + width)
    worlds = [w for w in product(*(range(top + 1) for top in tops)) if made.allows(w)]
    assume(worlds)
    numbers = [sum(f * n for f, n in zip(form, world, strict=True)) for world in worlds]
    quantity = dict(enumerate(form))
    assert Search(made).range(quantity) == (min(numbers), max(numbers))
    open_enough = max(numbers) - min(numbers) >= 4
    assert unsafe(made, worlds[0], cell=quantity) == (set() if open_enough else {"cell"})


@settings(max_examples=60, deadline=None)
@given(RULES, st.lists(st.integers(0, 7), min_size=3, max_size=3), TERMS)
def test_a_step_is_allowed_just_when_the_year_it_leads_to_is(rules, tops, change):
    made = system(*((0, top) for top in tops))
    for terms, least, width in rules:
        made.rule(dict(enumerate(terms)), least=least, most=least + width)
    worlds = [w for w in product(*(range(top + 1) for top in tops)) if made.allows(w)]
    assume(worlds)
    there = tuple(one + step for one, step in zip(worlds[0], change, strict=True))
    step = {place: number for place, number in enumerate(change) if number}
    assert Steps(made, worlds[0]).allowed(step) == made.allows(there)


def test_a_proposed_step_opens_all_that_it_moves():
    made = system((0, 14), (0, 14), (6, 14))
    made.same(2, (0, 1))
    attack = Attack(made, {"one": {0: 1}, "rest": {2: 1, 0: -1}}, (5, 5, 10))
    attack.construct(lambda name: [{0: 4, 2: 4}] if name == "one" else [{1: 4, 2: 4}])
    assert (attack.open(), attack.by_construction) == ([], 2)


def test_an_impossible_step_opens_nothing():
    made = system((0, 14), (6, 14))
    made.same(1, (0,))
    attack = Attack(made, {"one": {0: 1}}, (10, 10))
    attack.construct(lambda _: [{0: 4}])
    assert attack.open() == ["one"]
