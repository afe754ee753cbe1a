import pytest

from ssa_desk.content.numbers import grouped, number


def test_numbers_on_the_screen_are_written_the_german_way():
    assert (number(4.6), number(4.0), number(12345)) == ("4,6", "4", "12.345")


@pytest.mark.parametrize(
    ("whole", "text"), [(0, "0"), (999, "999"), (1353, "1 353"), (1200500, "1 200 500")]
)
def test_thousands_on_paper_stand_apart_by_a_narrow_space_that_does_not_break(whole, text):
    assert grouped(whole) == text.replace(" ", "\u202f")
