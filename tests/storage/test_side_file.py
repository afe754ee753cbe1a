import json

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.storage import errors, side_file, side_format
from ssa_desk.storage.keys import Cost, Root, slot_key
from ssa_desk.storage.side_format import SideFile

CHEAP = Cost(64 * 1024, 3, 1)
DB_ID = "00000000-0000-4000-8000-000000000001"
PASSWORD = "Regen im Mai 7"
ROOT = Root(bytes(range(20)))


@pytest.fixture(scope="module")
def slot():
    return side_file.wrap(ROOT, PASSWORD, DB_ID, CHEAP)


@pytest.fixture
def database(tmp_path, slot):
    path = tmp_path / "jahr.ssadesk"
    side_file.write(path, SideFile(DB_ID, 1, ROOT.check, (slot,)))
    return path


def changed(path, **values):
    raw = json.loads(path.read_bytes())
    raw.update(values)
    path.write_bytes(side_format.canonical(raw))


def changed_slot(path, **values):
    raw = json.loads(path.read_bytes())
    raw["slots"][0].update(values)
    path.write_bytes(side_format.canonical(raw))


def test_the_name_is_the_full_name_of_the_database_and_keys(tmp_path):
    assert side_file.path_of(tmp_path / "a.ssadesk").name == "a.ssadesk.keys"
    assert side_file.backup_path_of(tmp_path / "a.ssadesk").name == "a.ssadesk.keys.bak"


def test_the_password_gives_the_root(database):
    assert side_file.unwrap(side_file.read(database), PASSWORD).secret == ROOT.secret


def test_another_password_gives_nothing(database):
    assert side_file.unwrap(side_file.read(database), "Regen im Mai 8") is None


def test_both_copies_are_the_same(database):
    first = side_file.path_of(database).read_bytes()
    assert first == side_file.backup_path_of(database).read_bytes()


def test_the_file_is_canonical_json_of_the_specified_fields(database):
    data = side_file.path_of(database).read_bytes()
    raw = json.loads(data)
    assert data == side_format.canonical(raw)
    assert set(raw) == {
        "db_id", "format", "generation", "ledger", "recovery_check", "slots", "version"
    }  # fmt: skip
    assert set(raw["slots"][0]) == {
        "blob", "kdf", "m", "nonce", "p", "salt", "t", "type", "v", "wrap"
    }  # fmt: skip
    assert (raw["format"], raw["version"], raw["ledger"]) == ("ssadesk-keyslots", 1, None)


def test_a_slot_opens_by_the_specification_alone(database):
    from base64 import urlsafe_b64decode as decode

    raw = json.loads(side_file.path_of(database).read_bytes())
    slot = raw["slots"][0]
    names = ("type", "kdf", "v", "m", "t", "p", "salt")
    aad = {"format": raw["format"], "version": 1, "db_id": DB_ID} | {n: slot[n] for n in names}
    key = slot_key(PASSWORD, decode(slot["salt"] + "=="), Cost(slot["m"], slot["t"], slot["p"]))
    canonical = json.dumps(aad, sort_keys=True, separators=(",", ":")).encode()
    blob = decode(slot["blob"] + "=" * (-len(slot["blob"]) % 4))
    assert AESGCM(key).decrypt(decode(slot["nonce"]), blob, canonical) == ROOT.secret


def test_without_both_files_the_sentence_names_the_missing_one(tmp_path):
    with pytest.raises(errors.SideFileMissingError, match=r"„x\.ssadesk\.keys“ fehlt"):
        side_file.read(tmp_path / "x.ssadesk")


def test_a_lost_side_file_is_replaced_by_its_copy(database):
    side_file.path_of(database).unlink()
    assert side_file.read(database).db_id == DB_ID


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"null", b"7", b"\xff\xfe", b'{"format":1}'])
def test_a_damaged_side_file_is_replaced_by_its_copy(database, data):
    side_file.path_of(database).write_bytes(data)
    assert side_file.read(database).db_id == DB_ID


def test_two_damaged_files_are_called_damaged(database):
    side_file.path_of(database).write_bytes(b"x")
    side_file.backup_path_of(database).write_bytes(b"")
    with pytest.raises(errors.SideFileDamagedError, match="Wiederherstellungscode"):
        side_file.read(database)


@pytest.mark.parametrize(
    "change",
    [
        {"m": 8},
        {"t": 1},
        {"p": 0},
        {"m": 2**40},
        {"m": 65536.0},
        {"t": True},
        {"v": 16},
        {"kdf": "pbkdf2"},
        {"wrap": "none"},
        {"salt": "AA"},
        {"nonce": "AA"},
        {"blob": "AA"},
        {"blob": "***"},
        {"salt": None},
    ],
)
def test_manipulated_parameters_are_refused(database, change):
    changed_slot(side_file.path_of(database), **change)
    with pytest.raises(ValueError, match="not a side file"):
        side_format.parse(side_file.path_of(database).read_bytes())


@pytest.mark.parametrize(
    "change",
    [{"version": 2}, {"format": "x"}, {"generation": 0}, {"generation": "1"}, {"db_id": 5},
     {"recovery_check": "AA"}, {"slots": None}, {"slots": ["x"]}, {"ledger": {}}],
)  # fmt: skip
def test_a_manipulated_head_is_refused(database, change):
    changed(side_file.path_of(database), **change)
    with pytest.raises(ValueError, match="not a side file"):
        side_format.parse(side_file.path_of(database).read_bytes())


def test_another_db_id_breaks_the_seal(database):
    changed(side_file.path_of(database), db_id=DB_ID.replace("1", "2"))
    data = side_file.path_of(database).read_bytes()
    assert side_file.unwrap(side_format.parse(data), PASSWORD) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_as_not_a_side_file(data):
    with pytest.raises(ValueError, match=r"."):
        side_format.parse(data)


def test_a_copy_of_the_same_generation_that_differs_is_tried_too(database):
    raw = json.loads(side_file.path_of(database).read_bytes())
    blob = raw["slots"][0]["blob"]
    changed_slot(side_file.path_of(database), blob=("A" if blob[0] != "A" else "B") + blob[1:])
    assert len(side_file.candidates(database)) == 2


def test_a_copy_of_an_older_generation_is_not_tried(database):
    changed(side_file.path_of(database), generation=2)
    assert [one.generation for one in side_file.candidates(database)] == [2]


def test_the_ledger_is_empty_before_the_first_report(database):
    assert side_file.read_ledger(database, ROOT) is None


def test_the_ledger_comes_back_as_written(database):
    ledger = {"sequence": 3, "reports": [{"title": "Jahr für Jahr"}]}
    side_file.write_ledger(database, ROOT, ledger)
    assert side_file.read_ledger(database, ROOT) == ledger
    assert side_file.read(database).generation == 2
    assert b"Jahr" not in side_file.path_of(database).read_bytes()


def test_a_ledger_of_another_root_is_refused(database):
    with pytest.raises(errors.SideFileForeignError):
        side_file.write_ledger(database, Root(b"x" * 20), {})


def test_a_changed_ledger_is_called_damaged(database):
    side_file.write_ledger(database, ROOT, {"sequence": 1})
    for path in (side_file.path_of(database), side_file.backup_path_of(database)):
        changed(path, ledger={"nonce": "A" * 16, "blob": "A" * 40})
    with pytest.raises(errors.SideFileDamagedError):
        side_file.read_ledger(database, ROOT)


def test_only_the_owner_may_read_it(database):
    assert side_file.path_of(database).stat().st_mode & 0o077 == 0
