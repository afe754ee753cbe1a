"""Which rows of activities are printed (R8)."""

from dataclasses import replace

import pytest

from domain.disclosure.years import case, of_cases
from ssa_desk.content.report_tables import report_tables
from ssa_desk.domain.disclosure.activity import printed_rows
from ssa_desk.domain.disclosure.cells import Quantity
from ssa_desk.domain.disclosure.export_tables import gathered
from ssa_desk.domain.disclosure.organisation import large_shares, percent
from ssa_desk.domain.disclosure.plans import draft
from ssa_desk.domain.figures.material import ParentContactFacts, TallyFacts, Work


@pytest.fixture(scope="module")
def layout():
    return report_tables()


def rows(material, layout, name=("contacts", "channel")):
    return printed_rows(gathered(material, layout, b"key"), layout).get(name)


def test_a_channel_used_by_too_few_children_joins_other(layout):
    cases = [case(n, contacts=1) for n in range(30)]
    phone = of_cases(cases).contacts
    extra = [phone[n]._replace(channel=("video", "home_visit")[n % 2]) for n in range(8)]
    shape = rows(replace(of_cases(cases), contacts=(*phone, *extra)), layout)
    assert set(shape) == {"phone", "other"}
    assert {"video", "home_visit"} <= set(shape["other"])


def test_a_channel_that_is_mostly_one_child_joins_other(layout):
    cases = [case(n, contacts=2) for n in range(30)]
    phone = of_cases(cases).contacts
    video = [phone[0]._replace(channel="video")] * 7
    video += [one._replace(channel="video") for one in phone[2:14:2]]
    assert rows(replace(of_cases(cases), contacts=(*phone, *video)), layout) == {}


def test_when_other_fails_too_only_the_total_is_printed(layout):
    cases = [case(n, contacts=1) for n in range(30)]
    phone = of_cases(cases).contacts
    extra = [phone[0]._replace(channel="video")]
    material = replace(of_cases(cases), contacts=(*phone, *extra))
    assert rows(material, layout) == {}
    assert rows(material, layout, ("contacts", "")) is not None


def test_contacts_mostly_of_one_child_are_not_printed_at_all(layout):
    cases = [case(0, contacts=99), *(case(n, contacts=1) for n in range(1, 20))]
    dropped = draft(of_cases(cases), layout, b"key").dropped
    assert {"A01", "A02", "A03", "A09", "P12"} <= set(dropped)


def test_addressees_that_are_joined_count_each_contact_once(layout):
    cases = [case(n, contacts=1) for n in range(30)]
    few = ("youth_office", "external_partner")
    contacts = [
        one._replace(addressees=("pupil",) if n > 5 else few)
        for n, one in enumerate(of_cases(cases).contacts)
    ]
    material = replace(of_cases(cases), contacts=tuple(contacts))
    facts = gathered(replace(material, contacts=tuple(contacts[2:])), layout, b"")
    shape = printed_rows(facts, layout)["contacts", "addressee"]
    assert set(shape) == {"pupil"} or "other" not in shape
    assert facts.count(Quantity("contacts", (("addressee", few),))) == 4


def test_tallies_of_fewer_than_five_are_no_table(layout):
    lines = (TallyFacts("pupil", 2, 2, 5),)
    material = replace(of_cases([case(n) for n in range(20)]), tallies=lines)
    assert "A04" in draft(material, layout, b"").dropped


def test_parent_contacts_without_a_case_count_as_one_contributor(layout):
    contacts = tuple(ParentContactFacts("phone_call", "no", has_case=False) for _ in range(40))
    of_children = tuple(
        ParentContactFacts("phone_call", "no", has_case=True, child=f"child {n}") for n in range(4)
    )
    material = of_cases([case(n) for n in range(20)])
    few = replace(material, work=Work(parent_contacts=contacts))
    enough = replace(material, work=Work(parent_contacts=contacts + of_children))
    assert "A06" in draft(few, layout, b"").dropped
    assert "A06" not in draft(enough, layout, b"").dropped


def test_without_working_time_there_is_no_table_of_it(layout):
    assert "A05" in draft(of_cases([case(n) for n in range(20)]), layout, b"").dropped


def test_small_areas_of_work_join_other():
    assert large_shares({"a": 60, "b": 34, "c": 3, "d": 3}, 5) == {"a": 60, "b": 34, "other": 6}


def test_the_smallest_area_joins_when_other_is_too_small():
    assert large_shares({"a": 60, "b": 38, "c": 2}, 5) == {"a": 60, "other": 40}


def test_percentages_add_up_to_a_hundred():
    assert percent({"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
