"""Faults put into the rounding on purpose: the program's own audit names each of them."""

from contextlib import suppress
from types import SimpleNamespace

import pytest

from domain.disclosure.halves import FIRST, fivefold, halves, with_activities
from domain.disclosure.years import YEAR, case, of_cases, year
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure import plans, publish
from ssa_desk.domain.disclosure.audit import audit
from ssa_desk.domain.disclosure.constraints import Constraints
from ssa_desk.domain.disclosure.errors import NotSafeError
from ssa_desk.domain.disclosure.publication import Earlier, Known
from ssa_desk.domain.disclosure.rounding import controlled_rounding

KEYS = {"rounding_key": b"r" * 32, "gender_key": b"g" * 32, "ledger_id": "entry"}
LAYOUT = report_tables()


class FirstAuditError(Exception):
    """Ends a publication after its first audit."""


def printed(material, **changes):
    return publish.publish(material, LAYOUT, **{**KEYS, **changes})


def first_audit(monkeypatch, material, rounding=controlled_rounding):
    """Return what the audit says of the first printed numbers of a rounding."""
    results = []

    def attacked(*given, **named):
        results.append(audit(*given, **named))
        raise FirstAuditError

    monkeypatch.setattr(publish, "audit", attacked)
    with suppress(FirstAuditError):
        printed(material, rounding=rounding)
    return results[0]


def said(result):
    return " / ".join((*result.reasons, *result.exposed))


@pytest.fixture(scope="module")
def whole():
    """Return a year with every table, of which each true number may be printed."""
    base = with_activities(year(2, 40))
    return fivefold(base), *(fivefold(half) for half in halves(base, 2))


@pytest.fixture(scope="module")
def reports(whole):
    return [printed(one) for one in whole]


@pytest.fixture
def cells(reports):
    """Return the printed cells of the year, by table, to be spoilt."""
    return {table.id: dict(table.cells) for table in reports[0].tables}


def attacked(cells, reports, **given):
    tables = [
        SimpleNamespace(id=one.id, dims=one.dims, cells=cells[one.id])
        for one in reports[0].tables
        if one.id in cells
    ]
    return audit(tables, LAYOUT, **given)


def test_the_report_that_is_spoilt_below_is_safe(cells, reports):
    result = attacked(cells, reports)
    assert (result.status, result.world, result.reasons) == ("safe", True, ())
    assert result.by_construction + result.by_solver == result.quantities > 1500


# What is wrong in the numbers, and what the audit says.
SPOILT = {
    "a cell printed as it is": (lambda t: add(t, "P09", "access_path=teacher", 3), "not rounded"),
    "an exact merged total": (lambda t: add(t, "P01", "", 2), "P01  is not rounded"),
    "a broken sum": (lambda t: add(t, "P05", "topic=bullying", 5), "another number elsewhere"),
    "categories above the total": (
        lambda t: add(t, "P09", "access_path=teacher", 5),
        "P09 access_path adds up",
    ),
    "P15 not equal to P08": (lambda t: add(t, "P15", "topic=protected", 5), "P15 topic=protected"),
    "a topic above the total": (
        lambda t: put(t, "P08", "topic=violence", t["P01"][""] + 5),
        "P08 topic above its total",
    ),
    "all topics below the main topic": (
        lambda t: put(t, "P08", most(t["P05"]), 0),
        "within all_topics",
    ),
    "a protected topic alone": (
        lambda t: put(t, "P05", "topic=self_harm_suicidality", 5),
        "codes that the layout does not name",
    ),
    "a row missing because nobody was counted": (
        lambda t: t["P05"].pop("topic=delinquency"),
        "rows stand only for those counted",
    ),
    "a crossed cell missing": (
        lambda t: t["P06"].pop("gender=female,topic=delinquency"),
        "rows stand only for those counted",
    ),
    "more closed than there were": (
        lambda t: put(t, "P01", "status=closed", t["P01"][""] + 5),
        "closed within cases",
    ),
    "more children than cases": (
        lambda t: put(t, "P01", "unit=children", t["P01"][""] + 5),
        "children within cases",
    ),
    "a transition to what does not follow": (
        lambda t: add(t, "P16", "outcome=dual_training,transition_kind=kita_to_primary", 5),
        "counts what nobody can be",
    ),
    "a referral to whom nobody was with": (
        lambda t: add(t, "P14", "partner_type=police,role=referral", 200),
        "P14 role partner_type=police above its total",
    ),
    "absence forms that do not cover": (
        lambda t: [put(t, "P17", one, 0) for one in list(t["P17"]) if "absence_form" in one],
        "P17 absence_form covers all",
    ),
    "a row of one child": (lambda t: put(t, "A01", "channel=phone", 0), "too few behind it (R8)"),
    "less done than contacts had": (
        lambda t: (
            [put(t, "A09", one, 5) for one in t["A09"] if one]
            and put(t, "A09", "", 5 * (len(t["A09"]) - 1))
        ),
        "activities hold the others",
    ),
    "shares of more than a hundred": (
        lambda t: put(t, "A05", "", 105),
        "shares do not make a hundred",
    ),
    "more consulted than assessed": (
        lambda t: put(t, "C01", "measure=with_isef", t["C01"][""] + 5),
        "consulted_assessments within assessments",
    ),
    "groups of topics apart from the topics": (
        lambda t: [
            add(t, "P18", "krefeld_topic=bullying", 5),
            add(t, "P18", "krefeld_topic=debt", -5),
        ],
        "P18 krefeld_topic=bullying",
    ),
}


def most(cells):
    return max((one for one in cells if one), key=cells.__getitem__)


def add(tables, table, key, number):
    tables[table][key] += number


def put(tables, table, key, number):
    tables[table][key] = number


@pytest.mark.parametrize("name", SPOILT)
def test_numbers_spoilt_on_purpose_are_named(name, cells, reports):
    spoil, reason = SPOILT[name]
    spoil(cells)
    result = attacked(cells, reports)
    assert result.status != "safe"
    assert reason in said(result)


def nearest(plan, _):
    return {
        one: 5 * round(count / 5) if plan.is_rounded(one) else count
        for one, count in plan.counts.items()
    }


def by_chance(plan, draw):
    return {
        one: 5 * draw.target(one, count, 5) if plan.is_rounded(one) else count
        for one, count in plan.counts.items()
    }


@pytest.mark.parametrize("rounding", [nearest, by_chance])
@pytest.mark.parametrize("cases", [60, 160])
def test_numbers_rounded_each_by_itself_do_not_add_up(monkeypatch, rounding, cases):
    result = first_audit(monkeypatch, year(4, cases), rounding)
    assert not result.world
    assert "adds up" in said(result)


def caught(monkeypatch, rule, materials):
    """Return what the audit says of the first year that a rounding without the rule spoils."""
    monkeypatch.setattr(Constraints, rule, lambda _self: None)
    results = (first_audit(monkeypatch, material) for material in materials)
    return next(said(one) for one in results if one.status != "safe")


def test_a_rounding_without_the_links_of_contacts_is_caught(monkeypatch):
    years = (
        of_cases([case(one, contacts=3 if one % 4 else 1) for one in range(cases)])
        for cases in range(20, 60)
    )
    found = caught(monkeypatch, "add_links", years)
    assert "contacts of cases" in found or "P12 extent" in found


def test_a_rounding_without_the_main_topic_among_all_is_caught(monkeypatch):
    said_of = caught(monkeypatch, "add_included", (year(seed, 60) for seed in range(30)))
    assert "within all_topics" in said_of or "P14" in said_of


def test_a_rounding_without_margins_is_caught(monkeypatch):
    assert "adds up" in caught(monkeypatch, "add_margins", [year(5, 80)])


def test_a_rounding_that_prints_any_row_as_the_largest_is_caught(monkeypatch):
    years = (year(seed, 160) for seed in range(20))
    assert "level" in caught(monkeypatch, "add_absorbing_rows", years)


def test_rows_of_ten_in_a_crossed_table_are_caught(monkeypatch):
    monkeypatch.setattr(plans, "_bad_row", lambda *_: None)
    monkeypatch.setattr(plans, "_hopeful", lambda draft: draft.plan())
    cases = [case(one, level="5" if one < 50 else "6") for one in range(60)]
    result = first_audit(monkeypatch, of_cases(cases))
    assert "(R5)" in said(result)


def test_a_hidden_table_that_cannot_be_is_caught():
    """Girls are all in grade 5, boys in 7; so no topic can be another one in both grades."""
    found = []
    for number in range(240):
        girl, topic = number % 2 == 0, ("bullying", "peer_conflict")[number // 2 % 2]
        level, gender = ("5", "female") if girl else ("7", "male")
        found.append(case(number, gender=gender, level=level, main_topic=topic))
    report = printed(of_cases(found))
    cells = {one.id: dict(one.cells) for one in report.tables}
    for topic, group, number in (
        ("bullying", "5-6", 120),
        ("bullying", "7-8", 0),
        ("peer_conflict", "5-6", 0),
        ("peer_conflict", "7-8", 120),
    ):
        cells["P07"][f"level_group={group},topic={topic}"] = number
    assert "hidden table" in said(attacked(cells, [report]))


def test_a_half_year_above_its_year_is_caught(reports):
    spoilt = [
        SimpleNamespace(id=one.id, dims=one.dims, cells=dict(one.cells))
        for one in reports[1].tables
        if one.id == "P02"
    ]
    spoilt[0].cells.update({"": 400, "gender=female": 395, "gender=male": 5})
    half = SimpleNamespace(period=FIRST, tables=spoilt, children=None)
    result = audit(reports[0].tables, LAYOUT, [half], period=YEAR)
    assert result.status != "safe"
    assert "P02 total" in said(result)


def test_a_year_and_its_halves_are_safe_together(reports):
    earlier = [Earlier(one.period, one.tables) for one in reports[1:]]
    result = audit(reports[0].tables, LAYOUT, earlier, period=YEAR)
    assert (result.status, result.world, len(result.earlier)) == ("safe", True, 2)


def test_a_report_drawn_anew_for_the_same_period_is_caught():
    one, other = (printed(year(2, 160), ledger_id=name) for name in ("entry", "again"))
    first = Earlier(YEAR, one.tables)
    assert audit(other.tables, LAYOUT, [first], period=YEAR).status == "exposed"
    assert audit(one.tables, LAYOUT, [first], period=YEAR).status == "safe"


def test_an_exact_number_of_children_must_fit_the_printed_cases(cells, reports):
    del cells["P01"]["unit=children"]
    cases = cells["P01"][""]
    assert attacked(cells, reports, known=Known(cases - 2)).status == "safe"
    result = attacked(cells, reports, known=Known(cases + 2))
    assert "children within cases" in said(result)


def test_a_number_more_than_four_away_is_no_matter_of_the_printed_ones(reports):
    """Only who holds the truth can see it: `publish` measures the distance itself."""

    def far(plan, draw):
        found = dict(controlled_rounding(plan, draw))
        total = next(one for one in found if one.name == "children|")
        return found | {total: found[total] - 5}

    with pytest.raises(NotSafeError):
        printed(fivefold(year(1, 20)), rounding=far)
