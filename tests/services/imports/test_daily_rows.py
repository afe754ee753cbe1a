from datetime import date

import pytest

from ssa_desk.domain.records import (
    AbsenceRecord,
    ChildProtectionAssessment,
    GroupOffer,
    GroupSession,
    ParentContact,
    ParentEvent,
    Referral,
    TimeEntry,
    Transition,
    TransitionStage,
)

CASES = ("Fallnummer;Nachname;Beginn;Hauptthema", "1;Yıldız;1.9.25;T01")
GROUPS = "Angebot-Nr;Titel;Art;Beginn;Ende;Jahrgänge;Bewertung"
SESSIONS = "Angebot-Nr;Datum;Teilnehmende;davon w;Status"
PARENTS = "Datum;Art;Fallnummer;Sprachmittlung"
TRANSITIONS = (
    "Fallnummer;Art;Beginn;Schritte erledigt;Schritte geplant;KAoA-Variante;Schulabschluss;Ergebnis"
)
ABSENCES = "Fallnummer;Von;Bis;Fehltage;Form;Schritt 2 am"
NETWORK = "Datum;Dauer in Minuten;Gremium;Stelle"
REFERRALS = "Fallnummer;Datum;Stelle;angenommen"
TIMES = "Datum;Arbeitsbereich;Minuten"
PROTECTION = "Nr;Rechtsweg;Einschätzung am;Ergebnis;Art der Gefährdung"


@pytest.fixture
def written(imports, workspace, listed):
    """Import the cases and a list; return its plan."""

    def write(*lines):
        plan = imports.read([listed("faelle", *CASES), listed("liste", *lines)])
        imports.write(plan)
        return plan.files[1]

    return write


@pytest.mark.parametrize(
    ("header", "row", "column"),
    [
        (GROUPS, "A1;Titel;keine Art;;;;", "Art"),
        (GROUPS, "A1;Titel;G02;2.9.25;1.9.25;;", "Ende"),
        (SESSIONS, "A9;1.9.25;5;;", "Angebot-Nr"),
        (PARENTS, "32.1.26;P01;;", "Datum"),
        (PARENTS, "1.9.25;P99;;", "Art"),
        (PARENTS, "1.9.25;P01;7;", "Fallnummer"),
        (TRANSITIONS, ";Sek I - Uni;1.9.25;;;;;", "Art"),
        (TRANSITIONS, ";Kita - Grundschule;;;;;;", "Beginn"),
        (TRANSITIONS, ";Kita - Grundschule;1.9.25;Turnen;;;;", "Schritte erledigt"),
        (TRANSITIONS, ";Kita - Grundschule;1.9.25;;;;;O01", "Ergebnis"),
        (ABSENCES, ";1.9.25;;3;;", "Fallnummer"),
        (ABSENCES, "1;2.9.25;1.9.25;3;;", "Bis"),
        (ABSENCES, "1;2.9.25;;drei;;", "Fehltage"),
        (ABSENCES, "1;2.9.25;;3;;31.2.26", "Schritt 2 am"),
        (NETWORK, "1.9.25;;Elferrat;", "Gremium"),
        (REFERRALS, "1;1.9.25;;", "Stelle"),
        (TIMES, "1.9.25;;5", "Arbeitsbereich"),
        (TIMES, "1.9.25;WA1;-5", "Minuten"),
        (TIMES, "1.9.25;WA1;100000", "Minuten"),
        (PROTECTION, "1;;1.9.25;schlimm;", "Ergebnis"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_with_its_column(written, header, row, column):
    plan = written(header, row)
    assert [(one.column, one.place.record) for one in plan.rejected] == [(column, 2)]
    assert plan.accepted == ()


def test_equal_rows_are_separate_events(written, workspace):
    assert len(written(TIMES, *["1.9.25;WA1;30"] * 3).accepted) == 3
    assert len(written(TIMES, *["1.9.25;WA1;30"] * 4).accepted) == 1
    assert workspace.count(TimeEntry, minutes=30) == 4


def test_an_offer_is_known_by_its_number_in_a_later_import(written, workspace):
    written(GROUPS, "A1;Klassenrat;Klassenrat;1.9.25;;5, 6;2")
    plan = written(SESSIONS, " a1 ;8.9.25;20;9;", "A1;15.9.25;;;ausgefallen")
    offer = workspace.find(GroupOffer)[0]
    sessions = workspace.find(GroupSession, order="date", offer_id=offer.id)
    assert (offer.grades, offer.rating, len(plan.accepted)) == (("5", "6"), 2, 2)
    assert [one.state for one in sessions] == ["held", "cancelled"]
    assert written(GROUPS, "A1;Anders;G02;;;;").rejected[0].column == "Angebot-Nr"


def test_a_transition_brings_its_stages_and_its_child(written, workspace):
    written(
        TRANSITIONS, "1;Kita - Grundschule;1.9.25;Anmeldung, Schulspiel;erste Schulwochen;;;Umzug"
    )
    transition = workspace.find(Transition)[0]
    stages = workspace.find(TransitionStage, transition_id=transition.id)
    assert {(one.stage, one.state) for one in stages} == {
        ("registration", "done"),
        ("school_play", "done"),
        ("first_weeks", "planned"),
    }
    assert (transition.outcome, transition.core_area) == ("moved", "transition_support")
    assert transition.case_id
    assert transition.young_person_id


def test_the_same_word_may_be_another_outcome_in_another_transition(written, workspace):
    written(TRANSITIONS, ";Sek I - Beruf;1.9.25;;;STAR;MSA;Umzug / unbekannt")
    (found,) = workspace.find(Transition)
    assert (found.outcome, found.kaoa_variant, found.qualification) == ("unknown", "star", "msa")


def test_what_counts_nothing_is_left_out_with_a_hint(written, workspace):
    plan = written(TRANSITIONS, ";Sek I - Beruf;1.9.25;;;Turbo;Diplom;")
    assert [one.column for one in plan.hints] == ["KAoA-Variante", "Schulabschluss"]
    assert workspace.find(Transition)[0].qualification is None


def test_what_counts_nothing_never_costs_a_row(written, workspace):
    plan = written(ABSENCES, "1;2.9.25;;999;;")
    assert [(one.column, one.place.line) for one in plan.hints] == [("Fehltage", 2)]
    assert workspace.find(AbsenceRecord)[0].days is None
    assert [one.column for one in written(GROUPS, "A1;;G02;;;;").hints] == ["Titel"]
    assert workspace.find(GroupOffer)[0].title == "Angebot A1"


def test_a_year_far_away_is_pointed_out(written, workspace):
    plan = written(TIMES, "1.9.2205;WA1;5", "1.9.0025;WA1;5", "1.9.25;WA1;5")
    assert [(one.column, one.place.line) for one in plan.hints] == [("Datum", 2), ("Datum", 3)]
    assert workspace.count(TimeEntry) == 3


def test_a_class_trip_lasts_longer_than_a_day(written, workspace):
    written(GROUPS, "A1;Klassenfahrt;G17;;;;")
    header = "Angebot-Nr;Datum;Dauer in Minuten;Teilnehmende"
    assert len(written(header, "A1;1.9.25;4320;25").accepted) == 1
    assert len(written(TIMES, "1.9.25;WA1;2400").accepted) == 1


def test_a_theme_in_own_words_becomes_the_title(written, workspace):
    header = "Datum;Thema;Sprachen;Teilnehmende"
    written(header, "1.9.25;Gesundheit und Ernährung;Deutsch;9", "2.9.25;Backen;de, Türkisch;8")
    first, second = workspace.find(ParentEvent, order="date")
    assert (first.parent_event_theme, first.title) == ("health_nutrition", "")
    assert (second.parent_event_theme, second.title) == (None, "Backen")
    assert second.languages == ("de", "tr")


def test_the_defaults_of_the_core_area_are_stored(written, workspace):
    written(PARENTS, "1.9.25;Telefonat;1;nein")
    written(ABSENCES, "1;1.9.25;;3;Schulschwänzen;3.9.25")
    assert workspace.find(ParentContact)[0].core_area == "parent_work"
    (absence,) = workspace.find(AbsenceRecord)
    assert (absence.core_area, absence.step_2_on) == ("absenteeism_prevention", date(2025, 9, 3))


def test_a_referral_says_what_became_of_it(written, workspace):
    written(REFERRALS, "1;1.9.25;N04;ja")
    assert workspace.find(Referral)[0].accepted == "yes"


def test_a_risk_assessment_has_no_case_and_no_words_in_the_search(written, workspace):
    written(PROTECTION, "K1;§ 4 KKG;1.9.25;latente Kindeswohlgefährdung;Vernachlässigung")
    (found,) = workspace.find(ChildProtectionAssessment)
    assert (found.legal_path, found.danger_types) == ("p4_kkg", ("neglect",))
    kinds = workspace.database.rows("SELECT DISTINCT kind FROM search_entry")
    assert (ChildProtectionAssessment.KIND,) not in kinds
