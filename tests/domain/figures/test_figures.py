import pytest

from domain.figures.material_samples import case, contact, everything, material, session, tally
from ssa_desk.content.labels import (
    code_label,
    dim_label,
    figure_rule,
    indicator_rule,
    indicator_title,
)
from ssa_desk.domain.figures import FIGURES, figures
from ssa_desk.domain.figures.indicators import INDICATORS
from ssa_desk.domain.figures.material import NetworkFacts
from ssa_desk.domain.table import codes_of


def cells(table_id, facts):
    return dict(next(table.cells for table in figures(facts) if table.id == table_id))


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_a_figure_of_nothing_is_a_total_of_zero(figure):
    assert dict(figure.count(material()).cells) in ({"": 0}, {})


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_cell_has_only_dims_of_its_table(figure):
    facts = everything()
    found = {dim for key in figure.count(facts).cells for dim in codes_of(key)}
    assert found == set(figure.dims)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_dim_and_unit_of_a_figure_has_german_words(figure):
    assert all(dim_label(dim) != dim for dim in figure.dims)
    assert code_label("unit", figure.unit) != figure.unit


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_every_figure_has_its_counting_rule_in_words(figure):
    assert figure_rule(figure.id).endswith(".")
    assert figure_rule(figure.id).count(". ") < 3


@pytest.mark.parametrize("code", INDICATORS)
def test_every_indicator_has_a_title_and_its_counting_rule(code):
    assert indicator_title(code)
    assert indicator_rule(code).endswith(".")


def test_two_cases_of_one_child_are_one_child():
    facts = material(cases=[case(case_id="c1"), case(case_id="c2", is_new=False)])
    assert cells("P01", facts) == {
        "": 2,
        "unit=cases": 2,
        "unit=children": 1,
        "status=new": 1,
        "status=carried_over": 1,
    }


def test_level_and_level_group_are_crossed_with_gender_but_not_with_each_other():
    assert cells("P04", material(cases=[case()])) == {
        "": 1,
        "gender=female": 1,
        "level_group=7-8": 1,
        "gender=female,level=7": 1,
        "gender=female,level_group=7-8": 1,
    }


def test_a_case_with_several_topics_counts_once_in_each():
    facts = material(cases=[case(topics=("bullying", "violence"))])
    assert cells("P08", facts) == {"": 1, "topic=bullying": 1, "topic=violence": 1}


@pytest.mark.parametrize(
    ("contacts", "extent"),
    [
        (1, "brief_1_2"),
        (2, "brief_1_2"),
        (3, "standard_3_10"),
        (10, "standard_3_10"),
        (11, "intensive_11_plus"),
    ],
)
def test_the_extent_of_a_case_is_the_number_of_its_contacts(contacts, extent):
    assert case(contacts=contacts).extent == extent


@pytest.mark.parametrize(
    ("minutes", "length"), [(None, "not_stated"), (0, "short"), (15, "short"), (16, "standard")]
)
def test_a_contact_is_short_up_to_fifteen_minutes(minutes, length):
    assert contact(minutes=minutes).length_class == length


def test_a_contact_counts_once_for_each_addressee():
    facts = material(contacts=[contact(addressees=("pupil", "parents")), contact(addressees=())])
    assert cells("A02", facts) == {"": 2, "addressee=pupil": 1, "addressee=parents": 1}


def test_the_tally_adds_short_and_long_and_counts_persons_apart():
    facts = material(tallies=[tally(short=2, long=1, persons=4), tally(short=0, persons=0)])
    assert cells("A04", facts) == {
        "": 3,
        "length_class=short": 2,
        "length_class=standard": 1,
        "measure=persons": 4,
        "addressee=pupil": 3,
    }


def test_an_offer_with_two_sessions_is_one_offer():
    assert cells("G01", material(sessions=[session(), session(participants=5)])) == {
        "measure=offers": 1,
        "measure=sessions": 2,
        "measure=participants": 25,
        "group_offer_type=class_council,measure=offers": 1,
        "group_offer_type=class_council,measure=sessions": 2,
        "group_offer_type=class_council,measure=participants": 25,
    }


def test_open_offers_count_visitors_and_are_in_no_other_table_of_groups():
    facts = material(sessions=[session(group_offer_type="break_open_offer", visitors=9)])
    assert cells("G03", facts) == {
        "measure=offers": 1,
        "measure=sessions": 1,
        "measure=visitors": 9,
    }
    assert cells("G01", facts) == cells("G04", facts) == {}


def test_a_committee_with_a_partner_counts_as_committee_only():
    facts = material(network=[NetworkFacts("working_group", "police", is_external=True)])
    assert cells("A07", facts) == {"": 0}
    assert cells("N01", facts) == {"": 1, "committee_type=working_group": 1}


def test_a_case_counts_once_for_each_partner_and_once_in_total():
    facts = material(cases=[case(partners=("police", "medical"), referred_to=("medical",))])
    assert cells("P14", facts) == {
        "": 1,
        "role=referral": 1,
        "partner_type=police": 1,
        "partner_type=medical": 1,
        "partner_type=medical,role=referral": 1,
    }


def test_only_closed_cases_have_a_reason():
    open_case, closed = (
        case(),
        case(is_closed=True, closure_reason="other", goal_attainment="fully"),
    )
    assert cells("P13", material(cases=[open_case, closed]))[""] == 1
