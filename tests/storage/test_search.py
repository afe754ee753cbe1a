from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson
from ssa_desk.storage.search import case_ids

DAY = date(2026, 3, 1)
# Case number: first name, last name, mother, closed, note.
PEOPLE = {
    "2026-001": ("Zoë", "Müller", "Şenay Yıldız", None, "Es ging um Schulschwänzen."),
    "2026-002": ("Can", "Öztürk", "Ayşe Öztürk", None, "Lara hat Ärger in der Klasse."),
    "2026-003": ("Lara", "Groß", "Inga Jørgensen", None, "Straße und Bus: zu spät."),
    "2025-017": ("Lara", "Müller-Groß", "Ötzi Krüger", DAY, "Mobbing im Bus"),
    "2024-099": ("", "", "", None, ""),
}


@pytest.fixture
def people(repository):
    for number, (first, last, mother, closed_on, note) in PEOPLE.items():
        person = YoungPerson(first_name=first, last_name=last)
        case = Case(case_no=number, young_person_id=person.id, closed_on=closed_on)
        guardian = Guardian(young_person_id=person.id, name=mother, address="Am Kanal 5")
        repository.save(
            person, case, guardian, CaseContact(case_id=case.id, date=DAY, observation=note)
        )
    return repository


@pytest.fixture
def found(people, database):
    numbers = {case.id: case.case_no for case in people.find(Case)}
    return lambda query, limit=50: [numbers[one] for one in case_ids(database, query, limit)]


@pytest.mark.parametrize(
    "query", ["Müller", "mueller", "muller", "MÜLLER", "mül", "üller", "Zoe M"]
)
def test_a_name_is_found_whatever_its_umlauts(found, query):
    assert found(query)[0] == "2026-001"


@pytest.mark.parametrize("query", ["Öztürk", "oeztuerk", "ozturk", "OZTÜRK", "can özt"])
def test_a_name_with_other_letters_is_found(found, query):
    assert found(query) == ["2026-002"]


@pytest.mark.parametrize("query", ["Şenay", "senay", "yildiz", "YILDIZ", "Yıldız"])
def test_a_mother_is_found(found, query):
    assert found(query) == ["2026-001"]


@pytest.mark.parametrize("query", ["groß", "gross", "GROSS"])
def test_open_cases_come_before_closed_ones(found, query):
    assert found(query) == ["2026-003", "2025-017"]


@pytest.mark.parametrize("query", ["2026-003", "026-003", "-003"])
def test_a_case_is_found_by_its_number(found, query):
    assert found(query)[0] == "2026-003"


def test_names_come_before_words_in_notes(found):
    assert found("lara") == ["2026-003", "2025-017", "2026-002"]


@pytest.mark.parametrize("query", ["schwänzen", "schwanzen", "schwaenzen", "Schulschwänzen", "sch"])
def test_words_in_notes_are_found_inside_others(found, query):
    assert found(query) == ["2026-001"]


@pytest.mark.parametrize("query", ["Straße", "strasse", "STRASSE", "spaet bus", "zu spät"])
def test_spellings_of_a_word_in_notes_are_one(found, query):
    assert found(query) == ["2026-003"]


def test_three_letters_here_and_there_do_not_make_a_word(people, found):
    note = people.find(CaseContact, limit=1)[0]
    people.save(note.changed(observation="Klassenarbeit, Beitrag, Vertrag"))
    assert found("arbeit") == ["2026-001"]
    assert found("arbeitrag") == []


def test_a_word_of_every_note_finds_every_case(repository, database):
    cases = [Case(case_no=str(number)) for number in range(3)]
    many = [CaseContact(case_id=cases[2].id, date=DAY, observation="Anruf") for _ in range(600)]
    few = [CaseContact(case_id=one.id, date=DAY, observation="Anruf") for one in cases[:2]]
    repository.save(*cases, *few, *many)
    assert case_ids(database, "anruf", 10) == [cases[2].id, cases[1].id, cases[0].id]


@pytest.mark.parametrize("query", ["mueller", "Müller", "MUELLER"])
@pytest.mark.parametrize("note", ["Frau Mueller rief an", "Frau Müller rief an"])
def test_umlauts_in_notes_may_be_written_as_two_letters(repository, database, query, note):
    case = Case(case_no="1")
    repository.save(case, CaseContact(case_id=case.id, date=DAY, observation=note))
    assert case_ids(database, query, 10) == [case.id]


def test_all_words_must_fit(found):
    assert found("lara öztürk") == ["2026-002"]
    assert found("lara mobbing") == ["2025-017"]
    assert found("groß bus") == ["2026-003", "2025-017"]
    assert found("lara nirgends") == []


def test_words_of_persons_lead_to_their_cases(found):
    assert set(found("kanal")) == set(PEOPLE)


def test_the_limit_is_kept(found):
    assert len(found("kanal", 2)) == 2


@pytest.mark.parametrize("query", ["", "  ", "-", '"', "*", "()", "\0", "xyzxyz", "xy"])
def test_what_fits_nothing_finds_nothing(found, query):
    assert found(query) == []


@pytest.mark.parametrize(
    "query", ['bus"', "bus*", "bus AND", "NEAR(bus", "^bus", "text:bus", "-bus"]
)
def test_signs_of_the_full_text_have_no_meaning(found, query):
    assert isinstance(found(query), list)


@given(st.text(max_size=30))
@example("\ufe70")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_searched(found, query):
    assert len(found(query)) <= len(PEOPLE)


@given(st.sampled_from(("Müller", "Öztürk", "Şenay", "Jørgensen", "Krüger")), st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_part_of_a_name_finds_it(found, name, data):
    start = data.draw(st.integers(0, len(name) - 2))
    end = data.draw(st.integers(start + 2, len(name)))
    assert found(name[start:end])


def test_a_changed_note_is_found_by_its_new_words_only(people, found):
    note = people.find(CaseContact, limit=1)[0]
    people.save(note.changed(observation="Nachhilfe in Mathematik"))
    assert found("mathe") == ["2026-001"]
    assert found("schwänzen") == []
