"""What a file of the layout of the daily work holds beside its records."""

from ssa_desk.storage import openings
from storage.golden_files import copied, opened


def test_its_opening_by_a_deputy_stays_on_record(tmp_path):
    golden = opened(copied("golden-v3", tmp_path), "golden-v3")
    assert [one.reason for one in openings.all_of(golden)] == ["Vertretung im Krankheitsfall"]
    golden.close()
