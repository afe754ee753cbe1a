import pytest

from ssa_desk.typesetting.numbers import grouped


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1353, "1 353"), (1200500, "1 200 500")]
)
def test_thousands_stand_apart_by_a_narrow_space_that_does_not_break(number, text):
    assert grouped(number) == text.replace(" ", "\u202f")
