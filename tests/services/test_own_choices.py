"""Own choices: which lists may have them, which names, when one may go."""

import pytest

from ssa_desk.domain.clock import today
from ssa_desk.domain.records import AnonymousContact, Case, CaseContact, LocalEntry
from ssa_desk.services.own_choices import (
    ForeignEntryError,
    LabelTakenError,
    OwnChoiceInUseError,
)


def _own(**values):
    return LocalEntry(
        **{"catalogue": "channel", "label": "Spaziergang", "rolls_up_to": "phone", **values}
    )


def test_only_lists_of_record_fields_may_have_own_choices(desk):
    names = {one.name for one in desk.own_choices.lists()}
    assert {"topic", "access_path", "channel", "setting", "addressee", "intervention"} <= names
    assert {"closure_reason", "goal_attainment"} <= names
    assert not names & {"answer", "core_area", "school_type", "level", "krefeld_topic", "extent"}


def test_lists_have_german_titles_in_their_order(desk):
    titles = [one.title for one in desk.own_choices.lists()]
    assert "Kontaktart" in titles
    assert titles == sorted(titles, key=str.casefold)


def test_own_choices_are_listed_with_what_they_count_as(desk):
    desk.own_choices.save(_own())
    (one,) = desk.own_choices.all()
    phone = desk.workspace.catalogue("channel").label("phone")
    assert (one.list_title, one.entry.label, one.counts_as) == ("Kontaktart", "Spaziergang", phone)


def test_a_choice_of_a_list_that_is_not_known_hides_no_other(desk):
    desk.workspace.save(_own(catalogue="unknown"), _own())
    assert [one.entry.catalogue for one in desk.own_choices.all()] == ["channel"]


@pytest.mark.parametrize("label", ["Spaziergang", "spaziergang"])
def test_a_name_stands_once_in_a_list(desk, label):
    desk.own_choices.save(_own())
    with pytest.raises(LabelTakenError, match="nichts verloren"):
        desk.own_choices.save(_own(label=label))


def test_a_standard_name_is_taken_too(desk):
    label = desk.own_choices.standard("channel")[0].label
    with pytest.raises(LabelTakenError):
        desk.own_choices.save(_own(label=label))


def test_an_own_choice_may_be_saved_again(desk):
    own = _own()
    desk.own_choices.save(own)
    desk.own_choices.save(own.changed(retired=True))
    assert [one.identifier for one in desk.workspace.catalogue("channel").active].count(own.id) == 0


def test_an_own_choice_counts_as_an_entry_of_its_list(desk):
    with pytest.raises(ForeignEntryError):
        desk.own_choices.save(_own(rolls_up_to="bullying"))
    own = _own()
    desk.own_choices.save(own)
    with pytest.raises(ForeignEntryError):
        desk.own_choices.save(_own(label="Chat", rolls_up_to=own.id))


def test_an_unused_own_choice_is_deleted(desk):
    own = _own()
    desk.own_choices.save(own)
    desk.own_choices.delete(own)
    assert desk.own_choices.all() == []


@pytest.mark.parametrize("catalogue", ["channel", "addressee", "topic"])
def test_a_used_own_choice_stays(desk, catalogue):
    own = _own(catalogue=catalogue, rolls_up_to=desk.own_choices.standard(catalogue)[0].identifier)
    desk.own_choices.save(own)
    desk.workspace.save(case := Case(case_no="1"))
    of_contact = {"channel": {"channel": own.id}, "addressee": {"addressee": (own.id,)}}
    desk.workspace.save(
        CaseContact(case_id=case.id, date=today(), **of_contact.get(catalogue, {})),
        AnonymousContact(date=today(), topics=(own.id,) if catalogue == "topic" else ()),
    )
    with pytest.raises(OwnChoiceInUseError, match="bleibt lesbar und zählt weiter"):
        desk.own_choices.delete(own)


def test_an_own_choice_in_a_draft_stays(desk):
    own = _own(catalogue="addressee", rolls_up_to="parents")
    desk.own_choices.save(own)
    desk.workspace.drafts.keep("case_contact", "x", {"addressee": [own.id, ""]})
    with pytest.raises(OwnChoiceInUseError):
        desk.own_choices.delete(own)


def test_an_own_way_of_missing_somebody_is_no_contact(desk):
    own = _own(label="Nicht da", rolls_up_to="no_show")
    parents = _own(catalogue="addressee", label="Großeltern", rolls_up_to="parents")
    case = Case(case_no="1")
    met = CaseContact(case_id=case.id, date=today(), addressee=(parents.id,))
    missed = CaseContact(case_id=case.id, date=today(), channel=own.id)
    desk.workspace.save(own, parents, case, met, missed)
    view = desk.cases.view(case.id)
    assert (view.contacts, view.with_parents) == (1, 1)
    assert [row.contacts for row in desk.cases.rows()] == [1]
    assert desk.today.overview().contacts_this_week == 1
