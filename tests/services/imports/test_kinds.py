import csv

import pytest

from ssa_desk.services.imports.kinds import READ_KINDS, later_kinds, nearest, recognised
from ssa_desk.services.imports.rows import READERS

LATER = {
    "gruppen": "Angebot-Nr;Titel;Art;Angebotsform;Kernbereich;Setting;Jahrgänge;Klassen;Beginn",
    "gruppentermine": "Angebot-Nr;Datum;Dauer in Minuten;Teilnehmende;davon w;Besucher;Status",
    "elternkontakte": "Datum;Dauer in Minuten;Art;Fallnummer;Sprache;Sprachmittlung;Beteiligte",
    "elternveranstaltungen": "Datum;Art;Thema;Dauer in Minuten;Sprachen;Teilnehmende;Partner",
    "uebergaenge": "Nr;Fallnummer;Art;Klasse;Beginn;Schritte erledigt;KAoA-Variante;Ergebnis",
    "fehlzeiten": "Nr;Fallnummer;Von;Bis;Fehltage;davon unentschuldigt;Fehlstunden;Form",
    "kinderschutz": "Nr;wahrgenommen am;Rechtsweg;Einschätzung am;iseF beteiligt;Ergebnis",
    "netzwerk": "Datum;Dauer in Minuten;Gremium;Stelle;intern/extern;Anlass",
    "kollegiale_beratung": "Datum;Dauer in Minuten;Art;Fallnummer;Thema",
    "vermittlungen": "Fallnummer;Datum;Stelle;Art;angenommen",
    "zeiten": "Datum;Arbeitsbereich;Minuten",
}


@pytest.mark.parametrize("kind", READ_KINDS, ids=lambda kind: kind.name)
def test_a_list_of_the_reference_year_is_recognised_with_all_its_columns(kind, reference_year):
    text = (reference_year / f"{kind.name}.csv").read_text(encoding="utf-8-sig")
    header = next(csv.reader(text.splitlines(), delimiter=";"))
    assert recognised(header) == kind
    assert [column.header for column in kind.columns] == header


@pytest.mark.parametrize("kind", READ_KINDS, ids=lambda kind: kind.name)
def test_a_list_is_recognised_by_its_needed_columns_alone(kind):
    assert recognised(sorted(kind.needed)) == kind
    assert kind.name in READERS


@pytest.mark.parametrize("name", LATER)
def test_a_list_of_later_is_recognised(name):
    kind = recognised(LATER[name].split(";"))
    assert kind in later_kinds()
    assert kind.name == name


def test_every_list_of_later_is_tried():
    assert {kind.name for kind in later_kinds()} == set(LATER)


def test_case_and_blanks_of_headers_do_not_matter():
    kind = recognised([" SCHULE", "schulform ", "Weiß  nicht"])
    assert kind is not None
    assert kind.name == "schulen"


def test_an_unknown_header_is_no_list():
    assert recognised(["Name", "Datum"]) is None
    assert nearest(["Name", "Datum"]) is None


def test_a_list_that_lacks_a_needed_column_is_named_with_it():
    kind, lacking = nearest(
        ["Fallnummer", "Datum", "Dauer in Minuten", "Setting", "Themen", "Notiz"]
    )
    assert (kind.name, lacking) == ("kontakte", ("Kontaktart",))
