import pytest

from ssa_desk.domain.figures.levels import level, level_group


@pytest.mark.parametrize(
    ("class_name", "expected"),
    [
        ("7b", "7"),
        (" 10a ", "10"),
        ("13", "13"),
        ("07c", "7"),
        ("EF", "11"),
        ("ef2", "11"),
        ("Q1", "12"),
        ("q2 b", "13"),
        ("IFK", "unknown"),
        ("", "unknown"),
        ("0", "unknown"),
        ("14a", "unknown"),
        ("2026", "unknown"),
        ("b7", "unknown"),
        ("Effata", "unknown"),
    ],
)
def test_the_level_is_the_number_at_the_start_of_the_class(class_name, expected):
    assert level(class_name, "gesamtschule") == expected


def test_a_vocational_college_has_one_level_whatever_the_class():
    assert level("11b", "vocational_college") == "BK"
    assert level("", "vocational_college") == "BK"


@pytest.mark.parametrize(
    ("of_level", "group"),
    [("1", "1-2"), ("4", "3-4"), ("10", "9-10"), ("11", "11-13"), ("13", "11-13")],
)
def test_levels_are_grouped_in_pairs_and_the_upper_three(of_level, group):
    assert level_group(of_level) == group


def test_what_is_no_number_is_its_own_group():
    assert [level_group("BK"), level_group("unknown")] == ["BK", "unknown"]
