import json
import re

import pikepdf
import pytest

from pdf import opened, pages, xmp
from printed_year import about, crossed, overview, table, year
from ssa_desk.domain.figures import FIGURES
from ssa_desk.reports import WRITERS
from ssa_desk.reports.document import Document
from ssa_desk.reports.pdf import bars, only_on_screen, write
from ssa_desk.reports.words import words


@pytest.fixture(scope="module")
def report():
    return write(Document(year(), about()))


def plain(pdf):
    """Return the whole text with single blanks."""
    return re.sub(r"\s+", " ", " ".join(pages(pdf)))


def objects(pdf, kind):
    """Return how many structure elements of a kind the document has."""
    with opened(pdf) as document:
        return sum(
            isinstance(one, pikepdf.Dictionary) and one.get("/S") == pikepdf.Name(f"/{kind}")
            for one in document.objects
        )


def test_the_report_is_one_of_the_formats():
    assert set(WRITERS) == {"pdf", "json"}
    assert WRITERS["pdf"] is write


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
    assert "Gewalt, Bedrohung, Erpressung, Sachbeschädigung 0 0 %" in text
    assert "Klassenleitung / Lehrkraft 0 0 %" in text


def test_shares_come_from_printed_numbers(report):
    assert "Mobbing / Cybermobbing / Ausgrenzung 40 67 %" in plain(report)


def test_a_crossed_table_is_printed_with_its_margins(report):
    text = plain(report)
    assert "Mobbing / Cybermobbing / Ausgrenzung 15 25 40" in text
    assert "insgesamt 25 35 60" in text


def test_a_base_below_twenty_gives_no_shares():
    small = write(Document(year(table("P12", total=15, brief_1_2=10, standard_3_10=5)), about()))
    assert "%" not in plain(small)


def test_what_was_left_out_stands_there_with_its_reason(report):
    assert "Fälle nach Geschlecht und Jahrgang (P04): Die Gruppen sind zu klein." in plain(report)


def test_the_tables_of_the_screen_are_named_as_not_handed_on(report):
    listed = only_on_screen()
    assert {"P07", "P08", "P10", "P18", "A02", "A04", "C01"} <= {one[-4:-1] for one in listed}
    assert len(listed) + 9 == len(FIGURES)
    assert all(one in plain(report) for one in listed)


def test_the_audit_of_this_report_stands_on_the_last_page(report):
    last = re.sub(r"\s+", " ", pages(report)[-1])
    for text in ("Ergebnis sicher", "Davon offengelegt 0", "Geprüfte Größen 395"):
        assert text in last
    assert "Regelwerk sdc-1 Katalog krefeld-2026.1" in last


def test_with_a_number_the_hash_of_the_file_for_the_fachstelle_is_printed():
    publication = year(table("P02", total=60, female=35, male=25))
    data = json.loads(WRITERS["json"](Document(publication, about("R017"))))
    assert data["sha256"] in plain(write(Document(publication, about("R017"))))


def test_there_are_two_charts_each_with_words_for_those_who_do_not_see_it(report):
    with opened(report) as document:
        texts = [str(one.Alt) for one in document.objects if _has_alt(one)]
    assert len(texts) == 2
    assert "Mobbing / Cybermobbing / Ausgrenzung 40" in texts[0]
    assert "E-Mail / Brief 150, Telefon 100" in texts[1]


def _has_alt(one):
    return isinstance(one, pikepdf.Dictionary) and "/Alt" in one


def test_a_chart_shows_what_its_table_prints_the_longest_bar_first():
    assert bars(table("A01", total=250, phone=100, written=150, other=0)) == [
        ("E-Mail / Brief", 150),
        ("Telefon", 100),
    ]


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


def test_every_chart_of_the_order_has_a_title():
    assert all(one in words()["charts"] for one in words()["charts"]["order"])
