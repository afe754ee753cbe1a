"""The access tells everything that is kept, and nothing that was blackened."""

import json
from datetime import date

import pytest
from jsonschema_rs import Draft202012Validator

from pdf import opened, pages
from services.access_world import asking, filled
from ssa_desk.content.locate import resource
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    ChildProtectionAssessment,
    Guardian,
    ParentContact,
    RelatedPerson,
    YoungPerson,
)
from ssa_desk.domain.schoolyear import Period
from ssa_desk.services.access import Access, NotDecidedError, Review
from ssa_desk.services.access.collecting import AccessStoppedError, OnlyWholeError, collect
from ssa_desk.storage.deputy import open_limited
from ssa_desk.storage.keys import Root
from ssa_desk.storage.report_texts import ReportTexts
from support import ROOT

DAY = date(2026, 3, 2)


@pytest.fixture
def access(desk):
    return Access(desk.workspace)


@pytest.fixture
def reviewed(desk, access):
    """Save records, then review all that is kept about the first one."""

    def reviewing(*records, with_guarded=False, **values):
        desk.workspace.save(*records)
        child = next(one for one in records if isinstance(one, YoungPerson))
        request = asking(child, **values)
        subject = access.requests.subject(request)
        review = Review(access.file(subject, request, with_guarded=with_guarded))
        review.are_read = True
        return request, review

    return reviewing


def everything_shown(review):
    review.guarded, review.are_read = "shown", True
    review.decide_all((value for _, _, value in review.values()), "shown")


def of(review, key):
    return next(value for _, _, value in review.values() if value.key == key)


def ida(**values):
    child = YoungPerson(first_name="Ida", last_name="Müller-Groß", birth_date=date(2013, 1, 1))
    return child, Case(case_no="F-2026-1", young_person_id=child.id, **values)


def note(case, text, **values):
    return CaseContact(case_id=case.id, date=DAY, channel="in_person", observation=text, **values)


def test_every_word_of_every_field_stands_in_the_data_and_on_paper(desk, access):
    child, _case, words = filled(desk)
    request = asking(child)
    review = Review(access.file(access.requests.subject(request), request, with_guarded=True))
    everything_shown(review)
    made = access.answer(request, review)
    data = access.portable(made).decode()
    assert [one for one in words if one not in data] == []
    paper = "".join("".join(pages(access.pdf(made))).split())
    assert [one for one in words if one not in paper] == []
    assert len(words) > 150


def test_the_data_follow_a_closed_schema(desk, access):
    child, _case, _words = filled(desk)
    request = asking(child)
    review = Review(access.file(access.requests.subject(request), request, with_guarded=True))
    everything_shown(review)
    schema = json.loads(resource("schema", "ssa-access-1.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(schema)
    whole = json.loads(access.portable(access.answer(request, review)))
    check.validate(whole)
    assert not check.is_valid({**whole, "more": 1})
    kinds = {one["kind"] for one in whole["sections"]}
    assert {"case", "draft", "import_row", "group_session", "consent", "disclosure"} <= kinds


def test_what_is_blackened_is_not_in_the_file(access, reviewed):
    child, case = ida()
    ole = YoungPerson(first_name="Ole", last_name="Krämer")
    request, review = reviewed(
        child,
        case,
        ole,
        note(case, "Ida sah Krämers Hund. Oles Mutter kam."),
        Guardian(young_person_id=child.id, name="Sabine Wirth", telephone="02151 777"),
        note(case, "Geheimes", entrusted=True, entrusted_by="Frau Yildiz"),
    )
    made = access.answer(request, review)
    pdf = access.pdf(made)
    with opened(pdf) as document:
        text = (
            "".join(pages(pdf))
            + str(document.docinfo)
            + document.Root.Metadata.read_bytes().decode()
        )
    for whole in (text, access.portable(made).decode()):
        assert "Ida sah" in whole
        for word in ("Krämer", "Ole", "Wirth", "02151", "Geheimes", "Yildiz"):
            assert word not in whole


def test_names_of_others_are_proposed_and_those_of_the_person_are_not(reviewed):
    child, case = ida()
    mother = Guardian(young_person_id=child.id, name="Sabine Müller")
    ole = YoungPerson(first_name="Ole", last_name="Krämer")
    text = "Ida Müller-Groß, Idas Mutter, Ole Krämer, Frau Mueller, Krämers."
    _, review = reviewed(child, case, mother, ole, note(case, text))
    spots = [text[first:last] for first, last in of(review, "observation").spots]
    assert spots == ["Ole Krämer", "Krämers"]


def test_what_the_child_entrusted_itself_is_not_kept_back(reviewed):
    child, case = ida()
    texts = [
        note(case, "x", entrusted=True, entrusted_by=one) for one in ("Ida", "das Kind selbst")
    ]
    _, review = reviewed(child, case, *texts)
    found = [one for _, _, one in review.values() if one.key == "observation"]
    assert [review.state(one) for one in found] == ["shown", "shown"]


def test_what_the_child_entrusted_is_kept_back_from_its_custodian(reviewed):
    child, case = ida()
    mother = Guardian(young_person_id=child.id, name="Sabine Wirth", has_custody="yes")
    givers = {"Ida": "hidden", "das Kind selbst": "hidden", "Frau Wirth": "hidden"}
    givers["Sabine Wirth"] = "shown"
    texts = [note(case, one, entrusted=True, entrusted_by=one) for one in givers]
    _, review = reviewed(child, case, mother, *texts, requester="custodian", guardian_id=mother.id)
    found = [one for _, _, one in review.values() if one.key == "entrusted_by"]
    assert {one.text: review.state(one) for one in found} == givers


def test_the_guardian_who_asks_sees_their_own_data(reviewed):
    child, case = ida()
    mother = Guardian(young_person_id=child.id, name="Sabine Wirth", has_custody="yes")
    other = Guardian(young_person_id=child.id, name="Bernd Lang")
    _, review = reviewed(child, case, mother, other, requester="custodian", guardian_id=mother.id)
    names = {
        value.text: review.state(value) for _, _, value in review.values() if value.key == "name"
    }
    assert names == {"Sabine Wirth": "shown", "Bernd Lang": "hidden"}


def test_entries_about_others_stay_away_unless_they_are_chosen(access, reviewed):
    child, case = ida()
    ole = YoungPerson(first_name="Ole", last_name="Krämer")
    sister = RelatedPerson(young_person_id=ole.id, sibling_id=child.id, note="Oles Schwester")
    request, review = reviewed(child, case, ole, sister)
    kinds = lambda: {one["kind"] for one in access.answer(request, review).portable["sections"]}  # noqa: E731
    assert "related_person" not in kinds()
    review.decide(of(review, "sibling_id"), "shown")
    assert "related_person" in kinds()


def test_disputed_entries_carry_their_note(access, reviewed):
    child, case = ida()
    entry = note(case, "Kam zu spät.", disputed=True, disputed_note="Ida sagt: der Bus.")
    request, review = reviewed(child, case, entry)
    text = " ".join(" ".join(pages(access.pdf(access.answer(request, review)))).split())
    assert "Bestritten: Ob dieser Eintrag stimmt" in text
    assert "der Bus." in text


def protected():
    child, case = ida()
    concern = ChildProtectionAssessment(
        number="K-1", case_id=case.id, young_person_id=child.id, reported_to="ASD Nord"
    )
    return child, case, concern


def test_child_protection_is_not_read_without_the_password(reviewed):
    _, review = reviewed(*protected())
    assert review.file.guarded == ()
    assert review.file.guarded_rows >= 2
    assert "child_protection" not in str([one for one, _, _ in review.values()])
    assert not any("protection" in value.place for _, _, value in review.values())


def test_drafts_of_child_protection_are_guarded_too(desk, reviewed):
    child, case, concern = protected()
    drafts = desk.workspace.drafts
    drafts.keep("protection/new", "new", {"case_id": case.id, "text": "Blaue Flecken"})
    drafts.keep("case_summary", concern.id, {"case_id": case.id, "text": "Blaue Flecken"})
    drafts.keep("case_contact", "new", {"case_id": case.id, "text": "Alltag"})
    _, review = reviewed(child, case, concern)
    texts = " ".join(value.text for _, _, value in review.values())
    assert "Blaue Flecken" not in texts
    assert "Alltag" in texts


def test_nothing_leaves_before_child_protection_is_decided(access, reviewed):
    request, review = reviewed(*protected())
    with pytest.raises(NotDecidedError, match="Kinderschutz"):
        access.answer(request, review)
    review.guarded = "withheld"
    with pytest.raises(NotDecidedError, match="warum"):
        access.answer(request, review)
    review.withheld_reason = "Schutz des Kindes"
    made = access.answer(request, review)
    assert made.has_blackened
    assert review.grounds() == ("child_protection",)
    whole = "".join(pages(access.pdf(made))) + access.portable(made).decode()
    assert not [
        one for one in ("ASD Nord", "K-1", "child_protection", "Einschätzung") if one in whole
    ]


def test_child_protection_is_shown_when_it_was_decided_so(access, reviewed):
    request, review = reviewed(*protected(), with_guarded=True)
    review.guarded = "shown"
    assert '"K-1"' in access.portable(access.answer(request, review)).decode()


def test_nothing_leaves_before_the_texts_are_read(access, reviewed):
    request, review = reviewed(*ida())
    review.are_read = False
    with pytest.raises(NotDecidedError, match="gelesen"):
        access.answer(request, review)


def test_who_must_be_refused_is_not_answered(access, reviewed):
    request, review = reviewed(*ida(counselling_without_parents=True), requester="custodian")
    with pytest.raises(NotDecidedError, match="abgelehnt"):
        access.answer(request, review)


def test_restricted_cases_belong_into_the_access(access, reviewed):
    request, review = reviewed(*ida(restricted_on=DAY, restriction_ground="unlawful"))
    assert "F-2026-1" in access.portable(access.answer(request, review)).decode()


def test_decisions_wait_in_the_file_and_are_no_part_of_it(desk, access, reviewed):
    child, case = ida()
    request, review = reviewed(child, case, note(case, "Text"))
    desk.workspace.save(request)
    review.decide(of(review, "observation"), "hidden")
    access.keep_review(request, review)
    again = Review(access.file(access.requests.subject(request), request))
    access.resume_review(request, again)
    assert again.state(of(again, "observation")) == "hidden"
    assert "draft" not in {one.table for one in again.sections()}
    access.forget_review(request)
    assert desk.workspace.drafts.all() == []


def test_the_paper_says_what_the_law_wants(access, reviewed):
    request, review = reviewed(*ida())
    text = " ".join(" ".join(pages(access.pdf(access.answer(request, review)))).split())
    for words in (
        "Ida Müller-Groß",
        "das Kind selbst",
        "persönlich bekannt",
        "Wozu und auf welcher Grundlage",
        "§ 13a SGB VIII",
        "Wie lange es bleibt",
        "Woher die Angaben stammen",
        "Automatische Entscheidungen",
        "Aufsichtsbehörde",
        "weitergegeben worden",
    ):
        assert words in text


def test_the_paper_is_tagged_for_screen_readers(access, reviewed):
    request, review = reviewed(*ida())
    with opened(access.pdf(access.answer(request, review))) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("de")


def test_a_character_without_a_glyph_is_named_by_its_number(access, reviewed):
    child, case = ida()
    request, review = reviewed(child, case, note(case, "Ging gut 😀"))
    assert "[U+1F600]" in "".join(pages(access.pdf(access.answer(request, review))))


def test_a_link_to_a_person_is_a_name_too(access, reviewed):
    child, case = ida()
    mother = Guardian(young_person_id=child.id, name="Sabine Wirth")
    talk = ParentContact(case_id=case.id, guardian_id=mother.id, date=DAY)
    request, review = reviewed(child, case, mother, talk)
    assert "Wirth" not in access.portable(access.answer(request, review)).decode()


def test_of_a_long_text_about_others_only_the_passage_is_shown(desk, reviewed):
    child, case = ida()
    filler = "Wort " * 400
    text = f"{filler}Ida Müller-Groß half mit. {filler}"
    scope = Scope(Period(DAY, DAY))
    ReportTexts(desk.workspace.database).put(scope, "needs", text)
    _, review = reviewed(child, case)
    (value,) = [one for _, _, one in review.values() if "half mit" in one.text]
    assert len(value.text) < 400
    assert review.state(value) == "hidden"


def test_a_deputy_gives_no_access(desk, reviewed):
    request, _review = reviewed(*ida())
    subject = Access(desk.workspace).requests.subject(request)
    limited = open_limited(desk.path, Root(ROOT), with_guarded=True)
    with pytest.raises(OnlyWholeError):
        collect(limited, subject)
    limited.close()


def test_stopped_work_gives_nothing(desk, access, reviewed):
    request, _review = reviewed(*ida())
    with pytest.raises(AccessStoppedError):
        access.file(access.requests.subject(request), request, goes_on=lambda _part: False)


def test_the_case_number_of_another_child_is_proposed_for_blackening(reviewed):
    child, other = YoungPerson(last_name="Mond"), YoungPerson(last_name="Stern")
    own = Case(case_no="F-2026-11", young_person_id=child.id)
    talk = CaseContact(case_id=own.id, date=DAY, observation="Siehe F-2026-77 und F-2026-11.")
    _, review = reviewed(
        child, own, other, Case(case_no="F-2026-77", young_person_id=other.id), talk
    )
    value = of(review, "observation")
    assert [value.text[first:last] for first, last in value.spots] == ["F-2026-77"]
