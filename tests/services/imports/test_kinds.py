import csv

import pytest

from ssa_desk.services.imports.kinds import READ_KINDS, nearest, recognised
from ssa_desk.services.imports.readers import READERS


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
