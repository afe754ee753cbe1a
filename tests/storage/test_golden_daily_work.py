"""A file of the layout of the daily work must open for ever."""

import json
import shutil
from pathlib import Path

import pytest

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import health, openings, vault
from ssa_desk.storage.repository import Repository

FILES = Path(__file__).parents[1] / "files"
KNOWN = json.loads((FILES / "golden-v3.json").read_text("utf-8"))
KINDS = {kind.KIND: kind for kind in RECORDS}


@pytest.fixture(scope="module")
def golden(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    for name in ("golden-v3.ssadesk", "golden-v3.ssadesk.keys"):
        shutil.copy(FILES / name, folder)
    path = folder / "golden-v3.ssadesk"
    database = vault.open_database(path, vault.unlock(path, KNOWN["password"]))
    yield database
    database.close()


def test_it_is_sound(golden):
    assert golden.db_id == KNOWN["db_id"]
    assert health.check(golden).is_sound


@pytest.mark.parametrize("record_id", KNOWN["records"])
def test_each_record_has_the_values_that_were_written(golden, record_id):
    written = KNOWN["records"][record_id]
    found = Repository(golden).get(KINDS[written["kind"]], record_id).model_dump(mode="json")
    assert written["values"].items() <= found.items()


def test_its_opening_by_a_deputy_stays_on_record(golden):
    assert [one.reason for one in openings.all_of(golden)] == ["Vertretung im Krankheitsfall"]


def test_the_code_opens_it_without_its_side_file(tmp_path):
    alone = shutil.copy(FILES / "golden-v3.ssadesk", tmp_path)
    assert vault.unlock_with_code(Path(alone), KNOWN["code"]).code == KNOWN["code"]
