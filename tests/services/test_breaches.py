"""The breach assistant: its words fit its rules, its texts name what the law asks for."""

from datetime import UTC, date, datetime, time

import pytest

from pdf import pages
from ssa_desk.content.catalogues import catalogue
from ssa_desk.content.paper_words import paper_words
from ssa_desk.domain import clock
from ssa_desk.domain.breaches import QUESTIONS, clock_of, steps
from ssa_desk.domain.records import DataBreach, WorkerProfile, YoungPerson
from ssa_desk.services.breach_texts import RECIPIENTS, BreachTexts
from ssa_desk.services.breaches import judged
from ssa_desk.typesetting.sheet import set_sheet

KINDS = [one.identifier for one in catalogue("breach_kind").entries]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
BREACH = DataBreach(
    breach_kind="lost_device",
    happened_on=date(2026, 11, 22),
    discovered_on=date(2026, 11, 23),
    discovered_time=time(8, 30),
    what="Tasche im Bus vergessen",
    data_affected="Dokumentation von Beratungen",
    persons_affected=40,
    breach_risk="risk",
    measures="Fundbüro gefragt",
)
PROFILE = WorkerProfile(
    name="Kim Muster",
    employer_name="Stadt Musterstadt",
    employer_type="municipal",
    data_protection_officer="Datenschutz der Stadt",
    data_protection_authority="LDI NRW",
    specialist_supervision="Bezirksregierung",
)


@pytest.fixture(autouse=True)
def _now():
    with clock.stopped_at(NOW):
        yield


@pytest.fixture
def texts():
    return BreachTexts(BREACH, PROFILE, ("Die Datei ist verschlüsselt.",))


def test_every_kind_has_questions_first_steps_and_a_sentence():
    words = paper_words("breach")
    for kind in KINDS:
        assert all(words["questions"][one] for one in QUESTIONS[kind])
        assert words["at_once"][kind]
        assert words["kinds"][kind]
    assert set(words["kinds"]) == set(KINDS)


def test_every_risk_and_step_has_its_words():
    words = paper_words("breach")
    assert set(words["risks"]) == {one.identifier for one in catalogue("breach_risk").entries}
    assert {one.name for one in steps(BREACH, supervised=True)} <= set(words["steps"])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_there_is_a_text_for_every_case_and_recipient(kind, recipient):
    text = BreachTexts(BREACH.changed(breach_kind=kind), PROFILE, ()).plain(recipient)
    assert paper_words("breach")["kinds"][kind] in text
    assert "{" not in text


@pytest.mark.parametrize("recipient", ["authority", "supervision"])
def test_the_report_says_what_article_33_asks_for(texts, recipient):
    text = texts.plain(recipient)
    for said in (
        "Tasche im Bus vergessen",
        "Dokumentation von Beratungen",
        "40",
        "Datenschutz der Stadt",
        "Fundbüro gefragt",
        "23.11.2026, 08:30 Uhr",
        "Die Datei ist verschlüsselt.",
    ):
        assert said in text


def test_each_authority_has_its_own_text_and_name(texts):
    assert "LDI NRW" in texts.plain("authority")
    assert "Bezirksregierung" in texts.plain("supervision")
    assert "§ 83a SGB X" in texts.plain("supervision")


def test_the_persons_are_told_in_plain_words_what_they_can_do(texts):
    text = texts.plain("persons")
    assert "Was können Sie tun?" in text
    assert "Fundbüro gefragt" in text
    assert "Art. 33" not in text


@pytest.mark.parametrize("recipient", RECIPIENTS)
def test_the_paper_says_the_same_as_the_text(texts, recipient):
    made = texts.sheet(recipient)
    printed = "".join("".join(pages(set_sheet(made, date(2026, 11, 23)))).split())
    assert "TascheimBusvergessen" in printed


def test_a_late_report_says_why():
    late = BREACH.changed(discovered_on=date(2026, 11, 1), delay_reason="Ferien")
    assert "Ferien" in BreachTexts(late, PROFILE, ()).plain("authority")
    assert "Grund der Verzögerung" not in BreachTexts(BREACH, PROFILE, ()).plain("authority")


def test_a_locked_file_is_called_no_risk_with_the_reason():
    answers = dict.fromkeys(QUESTIONS["lost_device"], "no") | {"was_locked": "yes"}
    risk, why = judged("lost_device", answers)
    assert risk == "none"
    assert "verschlüsselt" in why


def test_the_file_tells_how_it_was_protected(desk):
    desk.trail.note("unlocked")
    with clock.stopped_at(datetime(2026, 11, 23, 13, tzinfo=UTC)):
        facts = desk.breaches.facts(BREACH.changed(discovered_time=time(23)))
    assert any("AES" in one for one in facts)
    assert any(
        f"Zuletzt davor entsperrt: {NOW.astimezone():%d.%m.%Y, %H:%M}" in one for one in facts
    )


def test_a_breach_runs_until_somebody_is_told(desk):
    desk.breaches.save(BREACH)
    ((running, clock_of_it),) = desk.breaches.running()
    assert (running, clock_of_it.deadline) == (BREACH, clock_of(BREACH, NOW).deadline)
    desk.breaches.save(BREACH.changed(authority_informed_on=date(2026, 11, 23)))
    assert desk.breaches.running() == []


def test_what_stands_against_closing_is_said_in_words(desk):
    desk.workspace.save(PROFILE)
    assert "Der Rechts- oder Fachaufsicht melden (§ 83a SGB X)" in desk.breaches.missing(BREACH)
    desk.workspace.save(PROFILE.changed(employer_type="land"))
    assert len(desk.breaches.missing(BREACH)) == 1


def test_names_of_the_file_are_found_in_what_goes_to_the_authorities(desk):
    desk.workspace.save(YoungPerson(first_name="Mia", last_name="Kayaoglu"))
    assert desk.breaches.named(BREACH) == ()
    found = desk.breaches.named(BREACH.changed(what="Die Akte von Kayaoglu lag im Bus"))
    assert found == ("Kayaoglu",)
