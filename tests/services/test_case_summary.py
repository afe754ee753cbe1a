"""The pseudonymised case summary: what it tells, what it leaves out, when it is refused."""

import datetime as dt

import pytest

from pdf import opened, pages, xmp
from ssa_desk.domain.leaks.found import LeakError
from ssa_desk.domain.records import (
    Case,
    CaseContact,
    CaseGoal,
    ChildProtectionAssessment,
    ChildProtectionRating,
    Guardian,
    ParentContact,
    RelatedPerson,
    School,
    SupportPlanStep,
    WorkerProfile,
    YoungPerson,
)
from ssa_desk.services.case_summary import (
    CaseSummaries,
    Choice,
    OnlyForSpecialistError,
    PasswordDueError,
)

OPENED = dt.date(2026, 2, 2)
SPECIALIST = Choice(purpose="specialist")


@pytest.fixture
def case(desk):
    child = YoungPerson(first_name="Ayşe", last_name="Öztürk", birth_date=dt.date(2014, 3, 12))
    school = School(name="Gesamtschule Kaiserplatz", school_type="gesamtschule")
    case = Case(
        case_no="2026-014",
        young_person_id=child.id,
        school_id=school.id,
        class_name="7b",
        opened_on=OPENED,
        main_topic="bullying",
    )
    guardian = Guardian(young_person_id=child.id, name="Frau Öztürk", relation="biological_parent")
    desk.workspace.save(child, school, case, guardian, WorkerProfile(name="Kim Beispiel"))
    return case


@pytest.fixture
def add(desk, case):
    def add(kind=CaseContact, **values):
        if kind in (CaseContact, ParentContact):
            values = {"date": OPENED, **values}
        desk.workspace.save(kind(case_id=case.id, **values))

    return add


@pytest.fixture
def entered(desk):
    """The service as it is after the password was asked."""
    return CaseSummaries(desk.workspace, lambda: True)


def test_the_situation_is_told_without_a_name(desk, case):
    told = desk.case_summaries.draft(case.id).texts["situation"]
    assert "Kind A:" in told
    assert "Jahrgang 7, Gesamtschule" in told
    assert "Mutter" in told
    assert "7b" not in told


def test_facts_stand_in_their_sections(desk, case, add):
    add(observation="Ayşe malt.", agreements="Ayşe kommt am 9.2.")
    add(CaseGoal, goal="Ayşe kommt pünktlich")
    add(SupportPlanStep, step="Anruf bei Frau Öztürk", done_on=OPENED)
    texts = desk.case_summaries.draft(case.id).texts
    assert texts["course"] == "Woche 1: persönliches Gespräch (Büro). Kind A malt."
    assert "Ziel: Kind A kommt pünktlich" in texts["agreements"]
    assert "Kind A kommt in Woche 2" in texts["agreements"]
    assert "Erledigt: Anruf bei Mutter" in texts["tried"]


def test_entrusted_entries_stay_out_but_for_the_specialist(desk, case, add):
    add(observation="Das bleibt unter uns.", entrusted=True)
    add(ParentContact, note="Das auch.", entrusted=True)
    assert desk.case_summaries.draft(case.id).texts["course"] == ""
    allowed = Choice(purpose="specialist", with_entrusted=True)
    assert "unter uns" in desk.case_summaries.draft(case.id, allowed).texts["course"]


@pytest.mark.parametrize("purpose", ["supervision", "peers"])
def test_nobody_else_may_be_told_what_was_entrusted(desk, case, purpose):
    with pytest.raises(OnlyForSpecialistError):
        desk.case_summaries.draft(case.id, Choice(purpose=purpose, with_entrusted=True))
    summary = desk.case_summaries.draft(case.id, Choice("specialist", with_entrusted=True))
    with pytest.raises(OnlyForSpecialistError):
        desk.case_summaries.pdf(summary, purpose)


def test_a_disputed_entry_carries_its_note(desk, case, add):
    add(observation="Es gab Streit.", disputed=True, disputed_note="Frau Öztürk sieht es anders.")
    told = desk.case_summaries.draft(case.id).texts["course"]
    assert told.endswith("Es gab Streit. [Bestritten: Mutter sieht es anders.]")


def test_a_long_course_is_told_from_its_end_unless_all_is_wanted(desk, case):
    days = (OPENED + dt.timedelta(days=7 * week) for week in range(30))
    talks = [CaseContact(case_id=case.id, date=day, observation="Gut.") for day in days]
    desk.workspace.save(*talks)
    told = desk.case_summaries.draft(case.id).texts["course"].split("\n")
    assert told[0] == "Davor 10 Einträge (Woche 1 bis Woche 10)."
    assert len(told) == 21
    whole = desk.case_summaries.draft(case.id, Choice(whole_course=True))
    assert len(whole.texts["course"].split("\n")) == 30


def test_the_rating_needs_the_password_and_the_specialist(desk, case, entered):
    assessment = ChildProtectionAssessment(case_id=case.id, noticed_on=OPENED)
    rating = ChildProtectionRating(
        assessment_id=assessment.id,
        risk_area="nutrition",
        risk_rating="yellow",
        facts="Ayşe isst wenig.",
        information_source="Frau Öztürk",
    )
    desk.workspace.save(assessment, rating)
    choice = Choice(purpose="specialist", assessment_id=assessment.id)
    with pytest.raises(PasswordDueError):
        desk.case_summaries.draft(case.id, choice)
    told = entered.draft(case.id, choice).texts["protection"]
    assert told == "Ernährung: gelb: auffällig oder unklar – Kind A isst wenig. (Info von: Mutter)"


def test_a_procedure_without_a_case_can_be_told(desk, entered):
    assessment = ChildProtectionAssessment(specialist_name="Frau Yıldız")
    desk.workspace.save(assessment)
    choice = Choice(purpose="specialist", assessment_id=assessment.id)
    summary = entered.draft("", choice)
    assert entered.pdf(summary)
    typed = summary.changed("question", "Frau Yildiz rief an.")
    (leak,) = entered.check(typed)
    assert not leak.may_confirm


def test_the_child_of_a_procedure_without_a_case_is_one_of_the_case(desk, entered):
    child = YoungPerson(first_name="Rose", last_name="Lang")
    assessment = ChildProtectionAssessment(young_person_id=child.id)
    rating = ChildProtectionRating(
        assessment_id=assessment.id, risk_area="hygiene", risk_rating="red", facts="Rose friert."
    )
    desk.workspace.save(child, assessment, rating)
    choice = Choice(purpose="specialist", assessment_id=assessment.id)
    summary = entered.draft("", choice)
    assert "Kind A friert." in summary.texts["protection"]
    (leak,) = entered.check(summary.changed("question", "Eine Rose."))
    assert not leak.may_confirm


def test_a_sibling_with_a_case_of_its_own_has_one_code_name(desk, case):
    sister = YoungPerson(first_name="Ela", last_name="Öztürk")
    link = RelatedPerson(
        young_person_id=case.young_person_id, sibling_id=sister.id, relation="sibling", name="Eli"
    )
    desk.workspace.save(sister, link, Case(case_no="77", young_person_id=sister.id))
    desk.workspace.save(
        case.changed(initial_situation="Ela und Eli sind eine. Frau Öztürk weiß es.")
    )
    told = desk.case_summaries.draft(case.id).texts["situation"]
    assert "Geschwister 1 und Geschwister 1 sind eine." in told


def test_children_of_a_shared_talk_are_part_of_the_case(desk, case, add):
    friend = YoungPerson(first_name="Wolf")
    other = Case(case_no="2", young_person_id=friend.id)
    first = CaseContact(case_id=case.id, date=OPENED, observation="Wolf war dabei.")
    first = first.changed(contact_group_id=first.id)
    desk.workspace.save(friend, other, first)
    desk.workspace.save(CaseContact(case_id=other.id, date=OPENED, contact_group_id=first.id))
    assert "Kind B war dabei" in desk.case_summaries.draft(case.id).texts["course"]


def test_a_paper_is_refused_while_somebody_is_named(desk, case):
    summary = desk.case_summaries.draft(case.id)
    with pytest.raises(LeakError) as caught:
        desk.case_summaries.pdf(summary.changed("question", "Was braucht Ayse?"))
    assert "Ayse" not in str(caught.value)
    assert len(caught.value.leaks) == 1


def test_a_name_that_joined_the_file_later_is_found_too(desk, case):
    summary = desk.case_summaries.draft(case.id).changed("question", "Wer ist Leon?")
    assert desk.case_summaries.check(summary) == ()
    desk.workspace.save(YoungPerson(first_name="Leon"))
    (leak,) = desk.case_summaries.check(summary)
    assert leak.may_confirm


def test_persons_of_the_case_cannot_be_confirmed_away(desk, case):
    summary = desk.case_summaries.draft(case.id).changed("question", "Was braucht Ayse?")
    (leak,) = desk.case_summaries.check(summary)
    assert desk.case_summaries.check(summary.with_confirmed(leak)) == (leak,)


def test_the_paper_names_nobody_outside_its_text_either(desk, case):
    data = desk.case_summaries.pdf(desk.case_summaries.draft(case.id), "supervision")
    hidden = xmp(data)
    with opened(data) as document:
        hidden += str(dict(document.docinfo))
    assert not [one for one in ("Ayşe", "Öztürk", "Beispiel", "2026-014") if one in hidden]
    text = "\n".join(pages(data))
    assert "Supervision" in text
    assert "anonym" not in text.replace("pseudonym", "").lower()


def test_the_key_stays_out_of_the_paper(desk, case):
    summary = desk.case_summaries.draft(case.id)
    assert ("Kind A", "Ayşe Öztürk") in summary.key
    assert "Öztürk" not in "\n".join(pages(desk.case_summaries.pdf(summary)))
    assert "Öztürk" not in repr(summary)
