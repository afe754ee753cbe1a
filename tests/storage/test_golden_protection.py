"""What a file of the layout of data protection and letters holds beside its records."""

import pytest

from ssa_desk.domain.records import Case
from ssa_desk.storage import deletion_records, openings
from ssa_desk.storage.repository import Repository
from storage.golden_files import copied, known, opened

KNOWN = known("golden-v6")


@pytest.fixture(scope="module")
def golden(tmp_path_factory):
    database = opened(copied("golden-v6", tmp_path_factory.mktemp("golden")), "golden-v6")
    yield database
    database.close()


def test_its_restricted_case_is_hidden_and_still_there(golden):
    assert dict(golden.restriction.cases()) == {KNOWN["restricted"]: "unlawful"}
    assert Repository(golden).count(Case, id=KNOWN["restricted"]) == 0
    with golden.whole():
        case = Repository(golden).get(Case, KNOWN["restricted"])
    assert (case.restriction_ground, case.restriction_reason) == ("unlawful", "Grüße")


def test_the_proof_of_a_deletion_answers_by_the_number_of_the_case(golden):
    (found,) = deletion_records.of_case(golden, KNOWN["deleted_case"])
    assert (found.records, found.disclosures) == (12, {"consent": 2})
    assert deletion_records.of_case(golden, "F-2024-008") == []


def test_its_trail_is_there(golden):
    assert golden.value("SELECT count(*) FROM audit_event") == KNOWN["events"]
    assert [one.reason for one in openings.all_of(golden)] == ["Vertretung im Krankheitsfall"]
