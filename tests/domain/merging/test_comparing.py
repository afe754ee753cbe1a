"""Which school forms may stand beside the sum of all."""

from domain.merging.test_choosing import report
from ssa_desk.domain.merging.comparing import by_form


def reports(**numbers):
    forms = [form.split("_") for form, count in numbers.items() for _ in range(count)]
    return [report(place, school_forms=tuple(form)) for place, form in enumerate(forms)]


def shown(**numbers):
    return sorted(by_form(reports(**numbers)))


def test_five_reports_of_a_form_are_shown_beside_five_others():
    assert shown(primary=5, gymnasium=3, realschule=2) == ["primary"]


def test_fewer_than_five_are_not_shown():
    assert shown(primary=4, gymnasium=6) == []


def test_one_form_alone_is_shown():
    assert shown(primary=5) == ["primary"]


def test_a_small_rest_takes_the_smallest_form_with_it():
    assert shown(primary=7, gymnasium=5, realschule=2) == ["primary"]


def test_a_small_rest_beside_one_form_hides_it():
    assert shown(primary=9, realschule=4) == []


def test_reports_about_two_forms_belong_to_none():
    assert shown(primary=5, primary_gymnasium=5) == ["primary"]


def test_five_reports_of_two_schools_are_not_shown():
    many = [report(9, school_forms=("primary",), school_slots=(f"S0{n % 2}",)) for n in range(5)]
    assert by_form(many) == {}
