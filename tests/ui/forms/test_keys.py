import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.domain.records import RECORDS
from ssa_desk.ui.forms.field import form_fields
from ssa_desk.ui.forms.keys import unique_keys


def _keys(titles):
    return [title[title.index("&") + 1].lower() for title in titles if "&" in title]


@pytest.mark.parametrize("kind", RECORDS)
def test_no_two_labels_of_a_form_share_a_key(kind):
    titles = unique_keys(field.title.text for field in form_fields(kind))
    assert len(set(_keys(titles))) == len(_keys(titles))
    # A form of very many fields runs out of letters; it is shown in parts.
    assert len(_keys(titles)) >= min(len(titles) - 2, 19)


def test_the_first_title_keeps_the_letter_that_two_want():
    assert unique_keys(["&Datum", "&Dauer"]) == ("&Datum", "D&auer")


def test_letters_in_use_beside_the_form_are_not_given_again():
    assert unique_keys(["&Datum"], taken="d") == ("D&atum",)


@given(st.lists(st.text("abcäß &", min_size=1).filter(lambda text: "&&" not in text)))
def test_keys_are_unique_whatever_the_titles(titles):
    keys = _keys(unique_keys(titles))
    assert len(set(keys)) == len(keys)
