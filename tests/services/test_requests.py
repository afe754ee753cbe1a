"""Requests are clocked, decided and refused with a reason; a refusal tells nothing."""

from datetime import date, timedelta

import pytest

from pdf import pages
from services.access_world import asking
from ssa_desk.content.access import hint_words, refusal_words
from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain import clock
from ssa_desk.domain.entitlement import Hint, Refusal
from ssa_desk.domain.records import Case, DataSubjectRequest, Guardian, WorkerProfile, YoungPerson
from ssa_desk.services.access import Access
from ssa_desk.services.access.requests import RequestIncompleteError, TooLateToExtendError

AUTHORITY = "LDI NRW, Düsseldorf"


@pytest.fixture
def access(desk):
    desk.workspace.save(WorkerProfile(name="Kim", data_protection_authority=AUTHORITY))
    return Access(desk.workspace)


@pytest.fixture
def family(desk):
    """A child, its mother with custody, a case."""

    def made(*, custody="yes", allowed=None, **values):
        child = YoungPerson(first_name="Ida", last_name="Groß", birth_date=date(2014, 1, 1))
        case = Case(case_no="F-1", young_person_id=child.id, **values)
        mother = Guardian(
            young_person_id=child.id,
            name="Eva Groß",
            has_custody=custody,
            contact_allowed=allowed,
        )
        desk.workspace.save(child, case, mother)
        return child, case, mother

    return made


def by_mother(child, case, mother, **values):
    return asking(
        child,
        case,
        requester="custodian",
        guardian_id=mother.id,
        requester_name="Eva Groß",
        **values,
    )


def text_of(pdf):
    return " ".join(" ".join(pages(pdf)).split())


def test_every_ground_and_every_hint_has_its_words():
    grounds = [one.identifier for one in catalogue("refusal_ground").entries]
    assert all(refusal_words(one).law and refusal_words(one).say for one in grounds)
    assert set(Refusal.__args__) <= set(grounds)
    assert all(hint_words(one) for one in Hint.__args__)


def test_a_mother_with_custody_is_answered(access, family):
    assert access.requests.verdict(by_mother(*family())).refusal is None


def test_a_mother_is_refused_where_the_child_is_counselled_in_secret(access, family):
    people = family(counselling_without_parents=True)
    assert access.requests.verdict(by_mother(*people)).refusal == "without_parents"


def test_the_secret_of_one_case_holds_for_all_and_for_restricted_ones(desk, access, family):
    child, _secret, mother = family(
        counselling_without_parents=True,
        restricted_on=date(2026, 1, 1),
        restriction_ground="unlawful",
    )
    open_case = Case(case_no="F-2", young_person_id=child.id)
    desk.workspace.save(open_case)
    said = access.requests.verdict(by_mother(child, open_case, mother))
    assert said.refusal == "without_parents"


def test_contact_that_is_not_allowed_is_a_secret_too(access, family):
    assert access.requests.verdict(by_mother(*family(allowed="no"))).refusal == "without_parents"


def test_a_mother_without_custody_is_refused(access, family):
    assert access.requests.verdict(by_mother(*family(custody="no"))).refusal == "no_custody"


def test_a_refusal_keeps_ground_reason_and_day(access, family):
    request = by_mother(*family(counselling_without_parents=True))
    access.requests.refuse(request, "without_parents", "")
    kept = access.requests.get(request.id)
    assert (kept.request_decision, kept.refusal_ground) == ("refused", "without_parents")
    assert "§ 83 Abs. 3" in kept.refusal_reason
    assert kept.answered_on == clock.today()


def test_the_letter_of_a_secret_tells_nothing_of_the_child(access, family):
    request = by_mother(*family(counselling_without_parents=True))
    refused = access.requests.refuse(request, "without_parents", "")
    said = text_of(access.refusal_letter(refused))
    for word in ("Ida", "Kind wird", "ohne Wissen", "§ 8 Abs. 3", "ohne Kenntnis", "F-1"):
        assert word not in said
    assert AUTHORITY in said


def test_the_letter_is_the_same_for_a_secret_and_for_a_stranger(access, family):
    people = family(counselling_without_parents=True)
    letters = {
        text_of(access.refusal_letter(by_mother(*people, refusal_ground=ground)))
        for ground in ("without_parents", "not_entitled")
    }
    assert len(letters) == 1


def test_the_letter_of_another_refusal_names_the_ground(access, family):
    refused = access.requests.refuse(by_mother(*family(custody="no")), "no_custody", "")
    said = text_of(access.refusal_letter(refused))
    assert "Sorgerecht" in said
    assert "Ida" not in said


def test_a_refusal_without_reason_is_not_kept(access, family):
    request = by_mother(*family())
    with pytest.raises(RequestIncompleteError, match="festgehalten"):
        access.requests.refuse(request, "other", "")
    assert access.requests.lines() == []


def test_what_was_kept_back_makes_it_a_part_only(access, family):
    child, case, _ = family()
    kept = access.requests.fulfil(asking(child, case), ("entrusted",), "Mit der Leitung beraten.")
    assert (kept.request_decision, kept.refusal_ground) == ("partly", "entrusted")
    assert "§ 65 SGB VIII" in kept.refusal_reason
    assert "Leitung" in kept.refusal_reason
    assert access.requests.fulfil(asking(child, case)).request_decision == "fulfilled"


def test_the_most_urgent_request_stands_first(access):
    today = clock.today()
    days = {"late": 60, "new": 1, "soon": 27}
    for name, ago in days.items():
        access.requests.save(DataSubjectRequest(id=name, received_on=today - timedelta(days=ago)))
    access.requests.fulfil(DataSubjectRequest(id="done", received_on=today))
    assert [one.request.id for one in access.requests.lines()] == ["late", "soon", "new", "done"]


def test_an_extension_needs_a_reason_and_its_month(access):
    today = clock.today()
    request = DataSubjectRequest(received_on=today - timedelta(days=5))
    until = today + timedelta(days=60)
    with pytest.raises(RequestIncompleteError, match="Grund"):
        access.requests.extend(request, until, "")
    longer = access.requests.extend(request, until, "Sehr viele Einträge.")
    said = text_of(access.extension_letter(longer))
    assert f"{until:%d.%m.%Y}" in said
    assert "Sehr viele Einträge." in said
    with pytest.raises(TooLateToExtendError):
        access.requests.extend(longer, until, "Noch einmal")


def test_names_are_hidden_in_the_list_in_privacy_mode(desk, access, family):
    child, case, _ = family()
    access.requests.save(asking(child, case))
    desk.workspace.privacy.switch(on=True)
    assert [one.name[:2] for one in access.requests.lines()] == ["P-"]


def test_a_request_stays_without_names_when_its_case_is_deleted(desk, access, family):
    child, case, mother = family()
    request = by_mother(child, case, mother, request_kind="deletion", content="Alles weg")
    access.requests.save(request)
    assert access.requests.without_traces(request) is request
    desk.workspace.delete(case)
    desk.workspace.delete(child)
    left = access.requests.without_traces(request)
    kept = access.requests.settle(left, "fulfilled", "", "", "")
    assert access.requests.get(kept.id).request_decision == "fulfilled"
    assert not [
        one for one in ("Eva", "Alles weg", case.id, child.id) if one in kept.model_dump_json()
    ]
