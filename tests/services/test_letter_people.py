import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.records import Guardian
from ssa_desk.services.letter_people import (
    Recipient,
    households,
    interpreter_of,
    language_of,
    may_ask,
    place,
)

ADDRESSES = st.sampled_from(
    ["", "Nordstr. 5\n47798 Krefeld", "Nordstraße 5, 47798 Krefeld", "Südwall 9\n47798 Krefeld"]
)
LANGUAGES = st.sampled_from([None, "de", "tr", "ar"])
GUARDIANS = st.lists(
    st.builds(
        Guardian,
        name=st.text("abcÄß -", max_size=6),
        address=ADDRESSES,
        language=LANGUAGES,
        interpreter_needed=st.sampled_from([None, "yes", "no"]),
    ),
    max_size=6,
)


@given(GUARDIANS)
def test_everybody_belongs_to_exactly_one_household(people):
    found = [one.id for home in households(people) for one in home]
    assert sorted(found) == sorted(one.id for one in people)


@given(GUARDIANS)
def test_one_address_is_one_household_and_two_are_two(people):
    homes = households(people)
    places = [{place(one.address) for one in home} for home in homes]
    assert all(len(one) == 1 for one in places)
    assert len(set.union(set(), *places)) == len(homes)


@given(GUARDIANS)
def test_a_household_reads_a_language_that_one_of_it_speaks(people):
    for home in households(people):
        spoken = [one.language for one in home if one.language]
        chosen = language_of(home)
        assert chosen in spoken or (not spoken and chosen == "")
        assert chosen != "de" or set(spoken) == {"de"}


@given(GUARDIANS)
def test_who_needs_an_interpreter_is_not_outvoted(people):
    needs = any(one.interpreter_needed == "yes" for one in people)
    assert (interpreter_of(people) == "yes") == needs


@given(st.text(max_size=60))
def test_an_address_is_the_same_place_however_it_is_written(address):
    assert place(address) == place(f"  {address.upper().lower()} ") or address.lower() != address
    assert place(address.replace("\n", ", ")) == place(address.replace("\n", "\n "))


def test_a_street_may_be_shortened():
    assert place("Nordstr. 5\n47798 Krefeld") == place("NORDSTRASSE 5, 47798 Krefeld")
    assert place("Nordstr.5") == place("Nordstraße 5") != place("Nordstraße 55")


def test_names_are_joined_as_the_language_of_the_letter_does():
    both = Recipient("guardian", ("Elif Öztürk", "Jan Groß"))
    assert both.called("de") == both.called("de-simple") == "Elif Öztürk und Jan Groß"
    assert both.called("ar") == "Elif Öztürk, Jan Groß"


def test_a_young_person_is_asked_from_15():
    assert [may_ask(age) for age in (None, 14, 15)] == [False, False, True]


@pytest.mark.parametrize(
    "address",
    ["Nord-Straße 5a\nD-47798 Krefeld", "NORD STR. 5 A, 47798 Krefeld", "Nordstr.5a 47798 Krefeld"],
)
def test_one_place_may_be_written_in_many_ways(address):
    assert place(address) == place("Nordstraße 5 a\n47798 Krefeld")
    assert place(address) != place("Nordstraße 5\n47798 Krefeld")


def test_numbers_beside_each_other_stay_apart():
    assert place("Weg 1\n12345 Ort") != place("Weg 11\n2345 Ort")
