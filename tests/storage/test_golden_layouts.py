"""A file of every released layout must open for ever, with all its records."""

import pytest

from ssa_desk.domain.records import RECORDS
from ssa_desk.storage import health, side_file, vault
from ssa_desk.storage.repository import Repository
from storage.golden_files import LAYOUTS, copied, known, opened

KINDS = {kind.KIND: kind for kind in RECORDS}
WRITTEN = [(layout, one) for layout in LAYOUTS for one in known(layout)["records"]]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("golden")
    files = {layout: opened(copied(layout, folder), layout) for layout in LAYOUTS}
    yield files
    for database in files.values():
        database.close()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_is_sound(files, layout):
    assert files[layout].db_id == known(layout)["db_id"]
    assert health.check(files[layout]).is_sound


@pytest.mark.parametrize(("layout", "record_id"), WRITTEN)
def test_each_record_has_the_values_that_were_written(files, layout, record_id):
    written = known(layout)["records"][record_id]
    found = Repository(files[layout]).get(KINDS[written["kind"]], record_id)
    assert written["values"].items() <= found.model_dump(mode="json").items()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_code_opens_it_without_its_side_file(tmp_path, layout):
    path, code = copied(layout, tmp_path), known(layout)["code"]
    side_file.path_of(path).unlink()
    assert vault.unlock_with_code(path, code).code == code
