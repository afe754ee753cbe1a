import json
import re
from dataclasses import replace

import pikepdf
import pytest

from pdf import opened, pages, xmp
from printed_report import full_report, full_year
from printed_year import about, crossed, overview, table, year
from ssa_desk.reports import WRITERS
from ssa_desk.reports.annual import annual
from ssa_desk.reports.document import Document
from ssa_desk.reports.pdf import breakable, write
from ssa_desk.typesetting.errors import MissingGlyphError


@pytest.fixture(scope="module")
def report():
    return write(Document(year(), about()))


@pytest.fixture(scope="module")
def whole():
    return write(full_report())


def plain(pdf):
    """Return the whole text with single blanks."""
    return re.sub(r"\s+", " ", " ".join(pages(pdf)))


def alts(pdf):
    """Return what the pictures say to those who do not see them."""
    with opened(pdf) as document:
        found = (one for one in document.objects if isinstance(one, pikepdf.Dictionary))
        return [str(one.Alt) for one in found if "/Alt" in one]


def objects(pdf, kind):
    """Return how many structure elements of a kind the document has."""
    with opened(pdf) as document:
        return sum(
            isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name(f"/{kind}")
            for one in document.objects
        )


def test_the_first_page_says_who_where_when_and_how_much(report):
    first = re.sub(r"\s+", " ", pages(report)[0])
    for text in ("Schuljahr 2025/26", "01.08.2025 bis 31.07.2026", "0,75 einer vollen Stelle"):
        assert text in first
    assert "Gesamtschule #1 *Nord*, Realschule Süd" in first


def test_the_legend_is_printed_word_for_word(report):
    legend = (
        "Alle Personenzahlen sind zum Schutz der Kinder auf Vielfache von 5 gerundet und weichen "
        "höchstens um 4 vom wahren Wert ab; 0 bedeutet 0 bis 4. Alle Tabellen sind rechnerisch "
        "stimmig. Prozentwerte beruhen auf den gerundeten Zahlen. Divers und ohne Angabe sind "
        "zufällig weiblich oder männlich zugeordnet, wie in der amtlichen Statistik."
    )
    assert legend in plain(report)


def test_every_table_is_printed_with_its_name(report):
    text = plain(report)
    assert all(f"{one.title} Tabelle {one.id}" in text for one in year().tables)


def test_rows_printed_zero_are_shown(report):
    text = plain(report)
    assert "Gewalt, Bedrohung, Erpressung, Sachbeschädigung 0 Sonstiges" in text
    assert "Klassenleitung / Lehrkraft 0 insgesamt" in text
    assert not re.search(r"(?<!\d)0 %", text)


def test_shares_come_from_printed_numbers(report):
    assert "Mobbing / Cybermobbing / Ausgrenzung 40 67 %" in plain(report)


def test_a_table_of_nothing_but_zeros_is_a_sentence():
    text = plain(write(Document(year(table("A04", total=0), table("P02", total=0)), about())))
    assert text.count("In dieser Tabelle steht überall 0; das bedeutet 0 bis 4.") == 2


def test_own_words_without_room_leave_the_first_page_one_page():
    texts = {"summary": "Ein Satz über das Jahr. " * 120}
    first, second = pages(write(Document(year(), about(), texts=texts)))[:2]
    assert "Ein Satz" not in first
    assert "So lesen Sie die Zahlen" in first
    assert second.index("Zusammenfassung") < second.index("Inhalt")


def test_a_few_own_words_stand_on_the_first_page():
    first = pages(write(Document(year(), about(), texts={"summary": "Ein gutes Jahr."})))[0]
    assert "Ein gutes Jahr." in first


def test_a_crossed_table_is_printed_with_its_margins(report):
    text = plain(report)
    assert "Mobbing / Cybermobbing / Ausgrenzung 25 15 40" in text
    assert "insgesamt 35 25 60" in text


def test_a_base_below_twenty_gives_no_shares():
    small = write(Document(year(table("P12", total=15, brief_1_2=10, standard_3_10=5)), about()))
    assert "%" not in plain(small)


def test_what_was_left_out_stands_there_with_its_reason(report):
    assert "Fälle nach Geschlecht und Jahrgang (P04): Die Gruppen sind zu klein." in plain(report)


def test_the_audit_of_this_report_stands_at_the_end(report):
    last = re.sub(r"\s+", " ", " ".join(pages(report)[-2:]))
    for text in (
        "Ergebnis sicher",
        "Davon offengelegt 0",
        "Geprüfte Größen 395 Zahlen und Unterschiede",
    ):
        assert text in last
    assert "Regelwerk sdc-1 Katalog krefeld-2026.1" in last


def test_with_a_number_the_hash_of_the_file_for_the_fachstelle_is_printed():
    publication = year(table("P02", total=60, female=35, male=25))
    data = json.loads(WRITERS["json"](Document(publication, about("R017"))))
    assert data["sha256"] in plain(write(Document(publication, about("R017"))))


def test_contacts_printed_as_a_total_only_have_no_chart():
    text = plain(write(Document(year(overview(), table("A01", total=250)), about())))
    assert "Kontaktart Kontakte Anteil insgesamt 250 100 %" in text
    assert "im Überblick" not in text


def test_headings_and_table_heads_are_tagged(report):
    assert objects(report, "H1") == 1
    assert objects(report, "H2") >= 7
    assert objects(report, "TH") > 15


def test_the_report_is_accessible_and_fit_for_the_archive(report):
    data = xmp(report)
    assert "<pdfuaid:part>1</pdfuaid:part>" in data
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in data
    with opened(report) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "de-DE"
        assert document.Root.OutputIntents[0].S == pikepdf.Name.GTS_PDFA1


def test_the_metadata_name_nobody(report):
    with opened(report) as document:
        assert "/Author" not in document.docinfo
    assert "dc:creator" not in xmp(report)
    assert "Müller" not in xmp(report)


def test_pages_are_numbered(report):
    texts = pages(report)
    assert all(f"Seite {place} von {len(texts)}" in text for place, text in enumerate(texts, 1))


def test_the_same_report_has_the_same_bytes(report):
    assert write(Document(year(), about())) == report


def test_a_report_without_any_table_still_says_why():
    empty = year(crossed())
    assert "Was nicht in diesem Bericht steht" in plain(write(Document(empty, about())))


def test_the_sections_are_those_of_the_standard_report_in_their_order(whole):
    text = plain(whole)
    places = [
        text.rindex(f"{section.number} {section.title}")
        for section in annual(full_report()).sections
    ]
    assert places == sorted(places)


def test_every_printed_number_is_in_the_text(whole):
    text = set(plain(whole).split())
    tables = full_year(2025).tables
    assert {str(value) for table in tables for value in table.cells.values()} <= text


def test_every_chart_has_a_text_alternative(whole):
    drawings = annual(full_report()).drawings
    assert len(drawings) > 8
    assert sorted(alts(whole)) == sorted(one.alt for one in drawings)


def test_a_chart_says_what_it_shows(report):
    said = alts(report)
    assert any("Mobbing / Cybermobbing / Ausgrenzung 40; Sonstiges 15" in one for one in said)
    assert any("E-Mail / Brief 150; Telefon 100" in one for one in said)


def test_the_numbers_of_the_year_before_stand_beside_with_their_period(whole):
    assert "Vorjahr 2024/25" in plain(whole)
    assert "Vorjahr" not in plain(write(full_report(previous=False))).replace("dem Vorjahr", "")


def test_an_exact_number_of_children_is_named_as_the_exception():
    text = plain(write(full_report(children=87)))
    assert "genau 87 Kinder und Jugendliche" in text
    assert "Ausnahme: Die Gesamtzahl der beratenen Kinder ist auf Wunsch genau angegeben." in text


def test_the_words_of_the_worker_stand_in_their_sections(whole):
    text = plain(whole)
    assert "Eigene Worte zum Abschnitt outlook" in text
    assert "Schülerinnen und Schüler mit hohen Fehlzeiten" in text


@pytest.mark.parametrize("text", ["#text[x] *fett* $x$ @a <b> \\ _u_", "=1+1", "-2", '"zitat"'])
def test_signs_of_markup_and_formulas_stay_text(text):
    document = replace(full_report(), texts={"outlook": text})
    assert text in plain(write(document))


def test_words_from_right_to_left_are_printed():
    assert "اختبار" in plain(write(replace(full_report(), texts={"outlook": "Wort: اختبار."})))


def test_a_character_without_a_glyph_is_refused_with_its_field():
    document = replace(full_report(), texts={"outlook": "Gut 🎉"})
    with pytest.raises(MissingGlyphError, match=r"Bedarfe, Rückblick, Ausblick.*🎉"):
        write(document)


def test_long_words_have_places_to_break():
    assert breakable("kurz " + "x" * 60).count("\u200b") == 2
    write(replace(full_report(), texts={"outlook": "x" * 500}))


def test_steering_characters_are_taken_out():
    document = replace(full_report(), texts={"outlook": "a\u202eb\x07c"})
    assert "abc" in plain(write(document))


def test_a_full_report_breaks_no_rule_of_the_typesetter(whole):
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp(whole)
    assert write(full_report()) == whole


def test_a_full_report_is_a_sound_file(whole):
    with opened(whole) as document:
        assert document.check_pdf_syntax() == []
