"""A backup as it lies on a stick: what is in it, what it takes to open it, what breaks it."""

import json
import os
import threading
import zipfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

import ssa_desk
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.storage import backup, backup_archive, backup_errors, errors, side_file, vault
from ssa_desk.storage.connection import salt_of
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.repository import Repository

DB_ID = "00000000-0000-4000-8000-000000000001"


def goes_on(_part):
    return True


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def made(path, root, repository, stick):
    repository.save(Case(case_no="2026-001", opened_on=date(2026, 3, 2)))
    return backup.make(path, root, stick, 7, goes_on)


def left_in(folder):
    return sorted(one.name for one in folder.iterdir())


def test_it_is_one_file_with_its_number_and_nothing_is_left_beside(made, path, stick):
    assert made.path == stick / "SSA-Sicherung-7.ssabak"
    assert left_in(stick) == ["SSA-Sicherung-7.ssabak"]
    assert [name for name in left_in(path.parent) if "part" in name] == []
    assert made.path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


def test_any_program_reads_what_it_says_of_itself(made):
    with zipfile.ZipFile(made.path) as zipped:
        assert zipped.testzip() is None
        assert {one.compress_type for one in zipped.infolist()} == {zipfile.ZIP_STORED}
        manifest = json.loads(zipped.read("manifest.json"))
        copy = zipped.read("datenbank.ssadesk")
        readme = zipped.read("LIESMICH.txt").decode("utf-8-sig")
    assert (manifest["format"], manifest["version"], manifest["sequence"]) == (
        "ssadesk-backup",
        1,
        7,
    )
    assert (manifest["sha256"], manifest["size"]) == (sha256(copy).hexdigest(), len(copy))
    assert (manifest["db_id"], manifest["program"]) == (DB_ID, ssa_desk.__version__)
    assert "Wiederherstellungscode" in readme


def test_it_opens_by_the_specification_alone(made, path, root, tmp_path):
    """Key and salt as a second program would make them, without our room."""
    with zipfile.ZipFile(made.path) as zipped:
        copy = Path(zipped.extract("datenbank.ssadesk", tmp_path / "hand"))
    head = copy.read_bytes()[:16]
    assert head != path.read_bytes()[:16]
    key = HKDF(SHA256(), 32, head, b"ssadesk/sqlcipher-dek/v1").derive(bytes(root.secret))
    connection = sqlcipher.connect(str(copy))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{head.hex()}'\"")
    assert connection.execute('SELECT case_no FROM "case"').fetchall() == [("2026-001",)]
    assert connection.execute("PRAGMA application_id").fetchone() == (0x53534144,)
    assert connection.execute("PRAGMA user_version").fetchone()[0] >= 2
    assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
    connection.close()


def test_what_is_unpacked_by_hand_opens_in_the_program(path, root, stick, tmp_path, cheap):
    vault.write_side_file(path, root, "Kastanie-Regen-47", cost=cheap)
    made = backup.make(path, root, stick, 1, goes_on)
    with zipfile.ZipFile(made.path) as zipped:
        zipped.extractall(tmp_path / "hand")
    copy = tmp_path / "hand" / "datenbank.ssadesk"
    opened = vault.open_database(copy, vault.unlock(copy, "Kastanie-Regen-47"))
    assert opened.db_id == DB_ID
    opened.close()


def test_the_slots_and_the_ledger_are_those_of_the_side_file(path, root, stick, cheap):
    vault.write_side_file(path, root, "Kastanie-Regen-47", cost=cheap)
    side_file.write_ledger(path, root, {"sequence": 1, "reports": []})
    made = backup.make(path, root, stick, 1, goes_on)
    assert backup_archive.read_slots(made.path) == side_file.read(path)


def test_without_a_side_file_it_opens_by_the_code_alone(made, root):
    slots = backup_archive.read_slots(made.path)
    assert (slots.slots, slots.fits(root), slots.db_id) == ((), True, DB_ID)


def test_its_contents_are_counted(made):
    assert dict(made.contents.counts)["case"] == 1
    assert made.contents.newest is not None


def test_a_copy_is_whole_although_others_write_all_the_time(path, root, database, stick):
    repository, stop, seen = Repository(database), threading.Event(), []
    case = Case(case_no="2026-001")
    repository.save(case)
    day = date(2026, 3, 2)
    for _ in range(8):
        repository.save(*(contact(case, day, "Wort " * 400) for _ in range(100)))

    def work():
        seen.append(backup.make(path, root, stick, 1, goes_on))
        stop.set()

    thread = threading.Thread(target=work)
    thread.start()
    saved = 0
    while not stop.wait(0.002):
        saved += save_again(repository, case, day)
    thread.join()
    counts = dict(seen[0].contents.counts)
    assert 800 <= counts["case_contact"] <= 800 + saved
    assert repository.count(CaseContact) == 800 + saved


def contact(case, day, text):
    return CaseContact(case_id=case.id, date=day, channel="phone", observation=text)


def save_again(repository, case, day):
    """Save as the window does: when the file is busy, once more."""
    one = contact(case, day, "Notiz")
    for _ in range(20):
        try:
            repository.save(one)
        except errors.FileBusyError:
            continue
        return 1
    raise AssertionError("a save never came through")


def test_the_user_may_stop_it_at_any_time(path, root, stick):
    for last in (0.0, 0.5, 0.75, 0.9):
        with pytest.raises(backup_errors.BackupStoppedError):
            backup.make(path, root, stick, 1, lambda part, last=last: part < last)
        assert left_in(stick) == []
    assert [name for name in left_in(path.parent) if "part" in name] == []


def test_progress_only_grows(path, root, stick):
    told = []
    backup.make(path, root, stick, 1, lambda part: told.append(part) or True)
    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("place", [0.001, 0.2, 0.5, 0.8, 0.9999])
def test_a_flipped_bit_anywhere_in_the_copy_is_found(made, root, tmp_path, place):
    with zipfile.ZipFile(made.path) as zipped:
        info = zipped.getinfo("datenbank.ssadesk")
    data = bytearray(made.path.read_bytes())
    data[info.header_offset + 60 + int(info.file_size * place)] ^= 4
    made.path.write_bytes(data)
    with pytest.raises(backup_errors.BackupDamagedError, match="beschädigt"):
        backup_archive.extract(made.path, tmp_path / "aus", goes_on)


@pytest.mark.parametrize("place", [0.1, 0.3, 0.5, 0.7, 0.9, 1.0])
def test_a_damaged_page_of_the_file_gives_no_backup(path, root, stick, repository, place):
    """Also in the last page, where the copy would only lack the end of a text."""
    repository.save(Case(case_no="1", initial_situation="Wort " * 4000))
    data = bytearray(path.read_bytes())
    last = len(data) // 4096 - 1
    data[4096 * max(round(last * place), 1) + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises((errors.PageDamagedError, errors.FileDamagedError)):
        backup.make(path, root, stick, 1, goes_on)
    assert left_in(stick) == []


def test_a_draft_is_in_the_backup_too(path, root, database, stick, tmp_path):
    Drafts(database).keep("case", "1", {"resources": "Großmutter"})
    made = backup.make(path, root, stick, 1, goes_on)
    copy = tmp_path / "aus.ssadesk"
    backup_archive.extract(made.path, copy, goes_on)
    opened = vault.open_database(copy, root)
    assert len(Drafts(opened).all()) == 1
    opened.close()


def test_a_backup_that_reads_back_otherwise_is_thrown_away(path, root, stick):
    def damage(_part):
        for part in stick.glob("*.ssabak*.part"):
            with part.open("r+b") as file:
                file.seek(9000)
                file.write(b"anders")
        return True

    with pytest.raises(backup_errors.BackupNotVerifiedError):
        backup.make(path, root, stick, 7, damage)
    assert left_in(stick) == []


def test_leftovers_of_a_killed_backup_are_removed(path, root, stick):
    ours, other = (
        stick / f"SSA-Sicherung-3.ssabak.{head}.part" for head in (DB_ID[:8], "ffffffff")
    )
    ours.write_bytes(b"half")
    other.write_bytes(b"half")
    backup.remove_parts(stick, DB_ID)
    assert left_in(stick) == [other.name]


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"SQLite format 3\0", os.urandom(5000), b"PK\x05\x06" + bytes(18)]
)
def test_any_other_file_is_no_backup(tmp_path, data):
    path = tmp_path / "SSA-Sicherung-1.ssabak"
    path.write_bytes(data)
    with pytest.raises(backup_errors.BackupDamagedError):
        backup_archive.read_manifest(path)


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"created": "gestern"},
        {"created": "2026-01-01T00:00:00"},
        {"size": "viel"},
        {"size": 3},
        {"sha256": "00"},
    ],
)
def test_a_changed_manifest_is_noticed(made, tmp_path, change):
    forged = rewritten(made.path, tmp_path / "SSA-Sicherung-8.ssabak", change)
    with pytest.raises(backup_errors.BackupDamagedError):
        backup_archive.extract(forged, tmp_path / "aus", goes_on)


def test_a_backup_of_a_newer_program_says_so(made, tmp_path):
    newer = rewritten(made.path, tmp_path / "x.ssabak", {"version": 2, "program": "9.1"})
    with pytest.raises(backup_errors.BackupTooNewError, match=r"9\.1"):
        backup_archive.read_manifest(newer)


def test_a_copy_of_a_newer_layout_is_refused(path, root, database, stick):
    database.change("PRAGMA user_version=99")
    with pytest.raises(backup_errors.BackupTooNewError):
        backup.make(path, root, stick, 1, goes_on)


def rewritten(archive, target, change):
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                data = json.dumps({**json.loads(data), **change}).encode()
            new.writestr(name, data)
    return target


def test_the_copy_has_another_key_than_the_file(made, path, tmp_path):
    copy = tmp_path / "aus.ssadesk"
    backup_archive.extract(made.path, copy, goes_on)
    assert salt_of(copy) != salt_of(path)
