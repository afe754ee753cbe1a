import pytest

from ssa_desk.domain.records.case_contact import CaseContact

CASES = ("Fallnummer;Beginn;Hauptthema", "1;1.9.25;T01")
HEADER = "Fallnummer;Datum;Kontaktart;Wiedervorlage"
ASKS = "1;2.9.25;C01;10.9.25"


@pytest.mark.parametrize(
    ("later", "is_done"),
    [
        ("1;10.9.25;C04;", True),
        ("1;9.9.25;C04;", False),
        ("1;12.9.25;C11;", False),
        ("1;1.9.25;C04;", False),
    ],
    ids=["on the day", "before it", "nobody came", "earlier contact"],
)
def test_only_a_later_contact_settles_an_imported_follow_up(
    imports, workspace, listed, later, is_done
):
    imports.write(imports.read([listed("a", *CASES), listed("b", HEADER, ASKS, later)]))
    [asking] = [one for one in workspace.find(CaseContact) if one.follow_up_on]
    assert asking.follow_up_done is is_done
