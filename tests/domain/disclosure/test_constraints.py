"""What printed numbers keep beside plain sums."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.disclosure.years import case, of_cases, year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.plans import draft, printed_by_rules
from ssa_desk.domain.disclosure.rounding import Draw, controlled_rounding

LAYOUT = report_tables()
years = st.builds(year, st.integers(0, 10_000), st.integers(10, 250))


def rounded(material, entry="entry"):
    draw = Draw(b"k" * 32, entry)
    return printed_by_rules(draft(material, LAYOUT, b"g"), draw, controlled_rounding)


def single(population, attribute, code):
    return Quantity(population, ((attribute, (code,)),))


@settings(max_examples=15, deadline=None)
@given(years)
def test_any_year_is_rounded_at_most_four_off_and_adds_up(material):
    plan, printed = rounded(material)
    for one, count in plan.counts.items():
        assert abs(printed[one] - count) <= (4 if plan.is_rounded(one) else 0)
    for table in plan.tables:
        for margin in table.margins():
            cells = [printed[one] for one in margin.cells]
            if margin.dim.kind == "partition":
                assert sum(cells) == printed[margin.total]
            if margin.dim.kind == "multi":
                assert max(cells) <= printed[margin.total]


@settings(max_examples=10, deadline=None)
@given(years)
def test_a_main_topic_is_never_printed_more_often_than_among_all_topics(material):
    _, printed = rounded(material)
    for code in LAYOUT.finest("topic").codes:
        assert (
            printed[single("cases", "topic", code)] <= printed[single("cases", "all_topics", code)]
        )


@settings(max_examples=10, deadline=None)
@given(years)
def test_referrals_fit_into_the_partners_involved(material):
    _, printed = rounded(material)
    codes = LAYOUT.finest("partner").codes
    involved = [printed[single("partner_cases", "partner", code)] for code in codes]
    referred = [printed[single("partner_cases", "referred_to", code)] for code in codes]
    total = printed[Quantity("partner_cases")]
    some = printed[single("partner_cases", "role", "referral")]
    assert all(r <= min(i, some) for i, r in zip(involved, referred, strict=True))
    assert total - some <= sum(involved) - sum(referred)
    assert some <= min(total, sum(referred))


@settings(max_examples=10, deadline=None)
@given(years)
def test_the_topics_of_the_concept_are_sums_of_main_topics(material):
    _, printed = rounded(material)
    for members in LAYOUT.lists["krefeld_topic"].members.values():
        if members:
            order = LAYOUT.finest("topic").codes
            group = Quantity("cases", (("topic", tuple(sorted(members, key=order.index))),))
            assert printed[group] == sum(printed[single("cases", "topic", m)] for m in members)


def test_what_nobody_can_be_in_is_printed_as_nought():
    plan, _ = rounded(year(4, 120))
    zeros = {table.layout.id: table.zeros for table in plan.tables}
    assert "krefeld_topic=leisure_cultural_education" in zeros["P18"]
    assert "outcome=dual_training,transition_kind=kita_to_primary" in zeros["P16"]
    assert "outcome=open,transition_kind=kita_to_primary" not in zeros["P16"]


def test_activities_hold_all_that_is_printed_of_them():
    for seed in range(6):
        plan, printed = rounded(year(seed, 150))
        parts = [Quantity(one) for rule in LAYOUT.sums for one in rule.parts]
        total = printed.get(Quantity("activities"))
        assert total is None or total >= sum(printed.get(one, 0) for one in parts)
        assert plan.counts


def test_unknown_levels_join_the_same_row_in_both_tables():
    levels = [*["7", "8"] * 30, *["9", "10"] * 22, *["unknown"] * 4]
    topics = ("bullying", "violence", "peer_conflict")
    cases = [
        case(n, level=one, contacts=5, main_topic=topics[n // 2 % 3])
        for n, one in enumerate(levels)
    ]
    plan, _ = rounded(of_cases(cases))
    absorbing = {table.layout.id: table.absorbing for table in plan.tables if table.absorbing}
    assert {"P04", "P07"} <= set(absorbing)
    leading = {rows["known_level_group"] for rows in absorbing.values()}
    assert leading == {"7-8"}
