"""Which backups may go: never the newest proved one, never all of a time, never beyond the plan."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.backup_plan import Kept, superfluous

NOW = datetime(2026, 7, 15, 12, 0, tzinfo=UTC)
AGES = st.lists(st.integers(0, 600 * 24), max_size=60)


def made(ages, *, verified=None):
    """Return copies made so many hours ago, numbered from the oldest."""
    ordered = sorted(ages, reverse=True)
    proved = verified if verified is not None else set(range(len(ordered)))
    return [
        Kept(number + 1, NOW - timedelta(hours=age), number in proved)
        for number, age in enumerate(ordered)
    ]


def left(copies, **settings):
    gone = superfluous(copies, NOW, **settings)
    return [one for one in copies if one.sequence not in gone]


def days(*ages):
    return made([24 * age for age in ages])


def test_a_year_of_daily_backups_becomes_a_handful():
    kept = [(NOW - one.created).days for one in reversed(left(days(*range(365))))]
    # 7 days, the end of 4 weeks (15 July 2026 is a Wednesday), the end of 5 months.
    assert kept == [0, 1, 2, 3, 4, 5, 6, 10, 15, 17, 45, 76, 106]


def test_the_five_newest_stay_also_of_one_day():
    assert [one.sequence for one in left(made([5, 4, 3, 2, 1, 0.5]))] == [2, 3, 4, 5, 6]


def test_the_number_orders_not_the_clock():
    copies = [Kept(number, NOW - timedelta(days=number), True) for number in range(1, 10)]
    assert set(range(5, 10)).isdisjoint(superfluous(copies, NOW))


def test_what_is_too_old_goes_but_the_last_proved_one_stays():
    assert [one.sequence for one in left(days(400, 300, 250))] == [3]
    assert [one.sequence for one in left(days(190, 170), months=6)] == [2]
    assert [one.sequence for one in left(days(190, 170), months=12)] == [1, 2]


def test_months_outside_of_the_policy_are_brought_into_it():
    assert [one.sequence for one in left(days(100, 80), months=1)] == [2]
    assert [one.sequence for one in left(days(380, 340), months=99)] == [2]


def test_the_end_of_a_short_month_is_reached():
    copies = [Kept(1, datetime(2026, 2, 27, tzinfo=UTC), True), *days(0)]
    august = datetime(2026, 8, 31, tzinfo=UTC)
    assert superfluous([Kept(1, copies[0].created, False), Kept(2, august, True)], august) == {1}


@given(ages=AGES, hours=st.integers(1, 10_000))
def test_nothing_goes_while_the_clock_runs_backwards(ages, hours):
    copies = [*made(ages), Kept(1000, NOW + timedelta(hours=hours), True)]
    assert superfluous(copies, NOW) == frozenset()


@given(ages=AGES, verified=st.sets(st.integers(0, 60)), months=st.integers(0, 20))
def test_the_newest_proved_one_always_stays(ages, verified, months):
    copies = made(ages, verified=verified)
    proved = [one.sequence for one in copies if one.is_verified]
    gone = superfluous(copies, NOW, months)
    assert not proved or max(proved) not in gone


@given(ages=AGES)
def test_never_more_stay_than_the_plan_names_and_a_second_look_changes_nothing(ages):
    kept = left(made(ages))
    assert len(kept) <= 5 + 7 + 4 + 5
    assert left(kept) == kept


@given(ages=AGES)
def test_young_backups_never_vanish_without_a_younger_one_of_their_day(ages):
    copies = made([age % 150 for age in ages])
    kept = {one.created.astimezone().date() for one in left(copies)}
    latest = sorted({one.created.astimezone().date() for one in copies}, reverse=True)[:7]
    assert set(latest) <= kept


@given(ages=AGES)
def test_what_is_beyond_six_months_goes_unless_it_is_the_only_proof(ages):
    kept = left(made(ages))
    old = [one for one in kept if (NOW - one.created).days > 185]
    assert len(old) <= 1
    assert not old or old == [kept[-1]]
