"""True figures in the shape of the export."""

from dataclasses import replace

from domain.disclosure.years import case, of_cases, year
from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.disclosure.cells import Quantity, planned
from ssa_desk.domain.disclosure.export_tables import (
    assigned_gender,
    gathered,
    gender_may_be_printed,
    sealed_counts,
)
from ssa_desk.domain.disclosure.plans import draft
from ssa_desk.domain.figures.material import Sealed, Work


def count(material, layout, attribute, code):
    facts = gathered(material, layout, b"key")
    return facts.count(Quantity("cases", ((attribute, (code,)),)))


def test_a_stated_gender_is_kept():
    assert assigned_gender(case(1, gender="male"), b"key") == "male"


def test_diverse_is_assigned_the_same_in_every_report():
    one = case(1, gender="diverse")
    assert assigned_gender(one, b"key") == assigned_gender(replace(one, contacts=9), b"key")


def test_assigned_genders_are_about_half_and_half():
    drawn = [assigned_gender(case(n, gender="not_stated"), b"key") for n in range(400)]
    assert 160 < drawn.count("female") < 240


def test_more_than_a_tenth_without_gender_drops_all_gender_tables(layout):
    cases = [case(n, gender="not_stated" if n < 3 else "male") for n in range(20)]
    assert set(draft(of_cases(cases), layout, b"key").dropped) >= {"P02", "P04", "P06"}


def test_exactly_a_tenth_without_gender_may_be_printed(layout):
    cases = [case(n, gender="not_stated" if n < 2 else "male") for n in range(20)]
    assert gender_may_be_printed(of_cases(cases), layout.limits)


def test_protected_topics_are_one_row(layout):
    protected = [entry.identifier for entry in catalogue("topic").standard if entry.protected]
    material = of_cases([case(n, main_topic=topic) for n, topic in enumerate(protected)])
    assert count(material, layout, "topic", "protected") == len(protected) == 4


def test_no_protected_topic_is_a_cell(layout):
    protected = {entry.identifier for entry in catalogue("topic").standard if entry.protected}
    keys = {key for table in draft(year(1, 90), layout, b"").plan().tables for key in table.cells}
    assert not [key for key in keys if protected & set(key.replace(",", "=").split("="))]


def test_a_case_without_main_topic_counts_as_other(layout):
    material = of_cases([case(1, main_topic="not_stated")])
    assert count(material, layout, "topic", "other") == 1


def test_every_code_has_a_cell_whoever_was_counted(layout):
    few = draft(of_cases([case(n, gender="male") for n in range(30)]), layout, b"").plan()
    many = draft(year(5, 200), layout, b"").plan()
    keys = [{t.layout.id: set(t.cells) for t in plan.tables} for plan in (few, many)]
    assert {name: keys[0][name] for name in ("P01", "P03", "P05", "P09", "P12")} == {
        name: keys[1][name] for name in ("P01", "P03", "P05", "P09", "P12")
    }


def test_a_code_that_nobody_has_adds_its_own_cells_only(layout):
    table = layout.table("P06")
    step = table.dims[0].steps[0]
    wider = replace(step, codes=replace(step.codes, members={**step.codes.members, "x": ("x",)}))
    gender = table.dims[1].steps[0]
    before = set(planned(layout, table, (step, gender), {}, {}).cells)
    finest = layout.lists["topic"]
    lists = {**layout.lists, "topic": replace(finest, members={**finest.members, "x": ("x",)})}
    after = set(planned(replace(layout, lists=lists), table, (wider, gender), {}, {}).cells)
    assert after - before == {"topic=x", "gender=female,topic=x", "gender=male,topic=x"}
    assert before < after


def test_sealed_cases_are_counted_as_if_they_were_there(layout):
    material = year(4, 90)
    kept = replace(material, cases=material.cases[30:], contacts=(), work=Work(), tallies=())
    gone = replace(material, cases=material.cases[:30], contacts=(), work=Work(), tallies=())
    sealed = Sealed(quantities=sealed_counts(gone, layout, b"key"))
    facts = gathered(replace(kept, sealed=sealed), layout, b"key")
    whole = gathered(material, layout, b"key")
    quantity = Quantity("cases", (("gender", ("female",)), ("level", ("5", "6", "7"))))
    assert facts.count(quantity) == whole.count(quantity)
