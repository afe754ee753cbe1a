"""The leak check: everything a file knows is found, however it is written; the rest is left."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.content.case_summary import name_words
from ssa_desk.domain import leaks as package
from ssa_desk.domain.leaks.check import Fact, LeakCheck, open_leaks

NAMES = ("Müller", "Aylin", "Şahin", "Kovalenko", "Hariri", "Öztürk", "Groß", "Nguyễn")


def found(text, *facts, own=True, codes=()):
    """Return the words of a text that are taken for somebody or something of the file."""
    check = LeakCheck((Fact(kind, value, own) for kind, value in facts), codes, name_words())
    return [text[one.first : one.last] for one in check.leaks({"course": text})]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Müller", "Müllers Eltern"),
        ("Müller", "bei Muellers"),
        ("Müller", "muller"),
        ("Müller", "MÜLLER"),
        ("Müller", "Mül\u00adler"),
        ("Müller", "Mül-\nler"),
        ("Müller", "Mül-ler"),
        ("Müller", "Mül\nler"),
        ("Müller", "Mül ler"),
        ("Müller", "M\u200bü\u200bl\u200bl\u200be\u200br"),
        ("Müller", "M ü l l e r"),
        ("Müller", "Mu\u0308ller"),
        ("Müller", "das Müller-Kind"),
        ("Müller", "die Müllerkinder"),
        ("Müller", "Müllerss"),
        ("Müller", "Mülelr"),
        ("Aylin Müller", "A. M. kam"),
        ("Aylin Müller", "aylinmueller"),
        ("Aylin Müller", "Ailin"),
        ("Anna-Lena", "Annalena"),
        ("Annalena", "Anna Lena"),
        ("Kaya-Demir", "Frau Demir"),
        ("Ayşe", "Aysche"),
        ("Şahin", "Schahin, Shahin"),
        ("Mohammed", "Muhamad"),
        ("Khaled", "Chaled"),
        ("al-Hariri", "Al Hariri"),
        ("Schewtschenko", "Shevchenko"),
        ("Schewtschenko", "Шевченко"),
        ("Шевченко", "Schewtschenko"),
        ("Oleksandr", "Olexandr"),
        ("Yuliia", "Julija"),
        ("محمد", "محمد kam"),
        ("Li", "Li kam"),
        ("Li", "mit LI"),
        ("Rose", "eine Rose"),
        ("Lang", "zwei Wochen lang"),
        ("Nur", "Nur kam"),
        ("O'Brien", "O’Briens"),
    ],
)
def test_a_name_of_the_case_is_found(name, text):
    assert found(text, ("name", name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Li", "Literatur und Listen, li"),
        ("Nur", "nur am Montag"),
        ("Ali", "Alibi, Allianz"),
        ("Said", "Seit gestern"),
        ("von der Heide", "von der Schule"),
        ("Kim (zieht um)", "Sie zieht um"),
        ("Frau Berg", "Eine Frau kam"),
    ],
)
def test_other_words_are_left_alone(name, text):
    assert found(text, ("name", name)) == []


@given(st.sampled_from(NAMES), st.data())
def test_invisible_signs_never_hide_a_name(name, data):
    place = data.draw(st.integers(1, len(name) - 1))
    sign = data.draw(st.sampled_from(["\u00ad", "\u200b", "\u200d", "\u2060", "-\n", "\ufeff"]))
    assert found(f"Heute kam {name[:place]}{sign}{name[place:]} an.", ("name", name))


@given(st.sampled_from(NAMES), st.sampled_from(["s", "’s", "'s", "-Kind", "kinder", "", "S"]))
def test_endings_never_hide_a_name(name, ending):
    assert found(f"Es ging um {name}{ending} am Abend.", ("name", name))


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (("telephone", "02151 123456"), "+49 2151/123 456"),
        (("telephone", "02151 123456"), "0049215112 34 56"),
        (("telephone", "02151 123456"), "(02151) 12-34-56"),
        (("telephone", "02151 123456"), "unter 123456"),
        (("telephone", "+49 170 1234567"), "0170-1234567"),
        (("email", "kim@beispiel.de"), "kim (at) beispiel.de"),
        (("email", "kim@beispiel.de"), "kim@bei-\nspiel.de"),
        (("contact", "Lindenweg 3\nTel. 02151 998877"), "99 88 77"),
        (("contact", "Lindenweg 3\nTel. 02151 998877"), "im Lindenweg"),
        (("address", "Hauptstraße 12a, 47798 Krefeld"), "Hauptstr. 12 a"),
        (("address", "Hauptstraße 12a, 47798 Krefeld"), "HAUPTSTRASSE"),
        (("address", "Hauptstraße 12a, 47798 Krefeld"), "47798 Krefeld"),
        (("address", "Am Wall 3"), "wohnt am Wall 3"),
        (("address", "Köln-Mindener-Str. 7"), "Koeln Mindener Straße"),
        (("school", "Gesamtschule Kaiserplatz"), "die Kaiserplatzschule"),
        (("school", "GGS Mitte"), "GGS-Mitte"),
        (("body", "Caritas Nord"), "caritas nord"),
        (("class", "7b"), "Klasse 7 b"),
        (("class", "7b"), "die 7B."),
        (("class", "IFK 2"), "ifk2"),
        (("class", "7b"), "in der siebten b"),
        (("class", "10.2"), "10/2"),
        (("number", "2026-014"), "2026014"),
        (("number", "2026-014"), "Fall 14/2026"),
        (("address", "Sankt-Anton-Straße 7"), "St.-Anton-Str."),
        (("address", "Ring 4"), "Ring Nr. 4"),
        (("email", "kim@beispiel.de"), "kim ät beispiel punkt de"),
        (("body", "Praxis Dr. Yıldız"), "bei Yildiz"),
        (("number", "2026-001"), "Fall 2026/001"),
        (("mention", "Frau Yıldız, Mutter"), "Yildiz"),
        (("mention", "Leyla"), "Leyla"),
    ],
)
def test_what_is_no_name_but_tells_is_found(fact, text):
    assert found(text, fact)


@pytest.mark.parametrize(
    "text",
    [
        *("12.03.2015", "12.3.15", "12. März 2015", "12. Mrz 15", "12.3.", "2015-03-12"),
        *("12/03/2015", "12-3-2015", "12032015", "12 03 2015", "im März 2015", "12. 3. 2015"),
        *("am 12. maerz '15", "20150312", "12. MÄRZ", "12-Mär-2015", "12. III. 2015", "03/2015"),
        *("12 03 15", "12,03,2015", "March 12, 2015", "12. Ma\u0308rz", "12.\n03.2015"),
        *("3/12/2015", "03/12/15"),
    ],
)
def test_a_day_of_birth_is_found_in_all_notations(text):
    assert found(text, ("birth_date", "2015-03-12"))


@pytest.mark.parametrize(
    "text",
    ["Schuljahr 2025/2026", "8:30 Uhr", "Note 2,5", "3/4 der Zeit", "in der Mitte", "7 Tage"],
)
def test_usual_numbers_and_words_are_left_alone(text):
    facts = (("birth_date", "2015-03-12"), ("class", "7b"), ("school", "GGS Mitte"))
    assert found(text, *facts, ("telephone", "02151 123456")) == []


@pytest.mark.parametrize("field", ["Jugendamt", "Beratungsstelle Nord", "Klassenleitung, Mutter"])
def test_offices_and_relations_in_a_field_for_a_person_are_no_names(field):
    text = "Jugendamt, Beratungsstelle im Norden, Klassenleitung und Mutter"
    assert found(text, ("mention", field)) == []


def test_any_exact_day_is_found_whoever_it_belongs_to():
    assert found("Am 14.04.2026 und am 3. Mai") == ["14.04.2026", "3. Mai"]


def test_code_names_of_the_paper_may_stand_in_it():
    facts = (("name", "Kind"), ("name", "Vater"))
    assert found("Kind A sieht Vater.", *facts, codes=("Kind A", "Vater")) == []
    assert found("Das Kind sieht Vater.", *facts, codes=("Kind A", "Vater")) == ["Kind"]


def test_only_places_that_name_others_may_be_confirmed():
    facts = (Fact("name", "Wolf", is_own=False), Fact("name", "Rose", is_own=True))
    check = LeakCheck(facts, (), name_words())
    leaks = check.leaks({"course": "Ein Wolf, eine Rose."})
    assert [one.may_confirm for one in leaks] == [True, False]
    left = open_leaks(leaks, frozenset(one.mark for one in leaks))
    assert [one.first for one in left] == [leaks[1].first]


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("Im Sommer war Ruhe.", True),
        ("im letzten\nSommer", True),
        ("Ende Sommer", True),
        ("Gespräch mit Sommer", False),
        ("Sommer kam.", False),
        ("im-Sommer", False),
        ("IM SOM-\nMER", False),
        ("Im Sommer Rose", False),
        ("Eine Rose.", False),
        ("Im Winterfeld", False),
    ],
)
def test_a_time_that_somebody_of_the_case_is_called_is_asked(text, is_asked):
    names = (Fact("name", one, is_own=True) for one in ("Kevin Sommer", "Rose", "Winterfeld"))
    leaks = LeakCheck(names, (), name_words()).leaks({"course": text})
    assert leaks
    assert all(one.may_confirm for one in leaks) == is_asked


@pytest.mark.parametrize("text", ["Baumgrätner", "Tkachku", "Wniter", "Alekandra"])
def test_a_slip_in_the_name_of_somebody_else_is_asked(text):
    names = ("Baumgärtner", "Tkachuk", "Winter", "Aleksandra")
    check = LeakCheck((Fact("name", one, is_own=False) for one in names), (), name_words())
    (leak,) = check.leaks({"course": f"Gespräch mit {text}."})
    assert leak.may_confirm
    assert not check.leaks({"course": "Kinderschutz: Schülerinnen ohne Schulden im Flur."})


def test_a_confirmed_place_is_open_again_when_the_words_around_change():
    check = LeakCheck([Fact("name", "Wolf", is_own=False)], (), name_words())
    (seen,) = check.leaks({"course": "Im Bild war ein Wolf."})
    changed = check.leaks({"course": "Mit ihm kam Wolf."})
    moved = check.leaks({"tried": "Im Bild war ein Wolf."})
    assert seen.mark not in {one.mark for one in (*changed, *moved)}


def test_the_check_shares_no_code_with_what_replaces_names():
    own = Path(package.__file__).parent
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in own.glob("*.py")]
    used = {
        node.module
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("ssa_desk")
    }
    shared = {"errors", "folding", "name_words"}
    assert {one for one in used if not one.startswith("ssa_desk.domain.leaks")} == {
        f"ssa_desk.domain.{one}" for one in shared
    }


def test_neither_check_nor_facts_show_what_they_hold():
    fact = Fact("name", "Müller", is_own=True)
    assert "Müller" not in repr(fact) + repr(LeakCheck([fact], (), name_words()))
