"""Nothing that was written may be read without the key, and nothing deleted may stay."""

from datetime import date

import pytest

from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.storage import side_file, vault
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.repository import Repository
from storage.any_record import RECORDS, with_needed

MARKER = "Zwiebelfisch"


def spellings(word):
    return (word.encode(), word.lower().encode(), word.encode("utf-16-le"), word[:5].encode())


def leaks(folder, word=MARKER):
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [f.name for f in files for text in spellings(word) if text in f.read_bytes()]


def write_everywhere(database):
    for kind in RECORDS:
        Repository(database).save(*with_needed(kind, MARKER))
    Drafts(database).keep(MARKER, MARKER, {MARKER: MARKER}, MARKER)
    with database.transaction():
        database.change("INSERT INTO setting VALUES (:word, :word)", {"word": MARKER})
        database.change(
            "INSERT INTO import_row VALUES (:word, :word, 1, :word, :word, :word)", {"word": MARKER}
        )


def test_no_plain_text_is_on_the_disk(database, tmp_path):
    write_everywhere(database)
    assert len(list(tmp_path.iterdir())) == 1
    assert leaks(tmp_path) == []


def test_no_plain_text_is_on_the_disk_in_the_middle_of_a_save(database, tmp_path):
    write_everywhere(database)
    database.rows("PRAGMA cache_size=1")
    with database.transaction():
        cases = [Case(case_no=MARKER, resources=f"{MARKER} " * 2000) for _ in range(10)]
        Repository(database).save_inside(cases)
        assert any(one.name.endswith("-journal") for one in tmp_path.iterdir())
        assert leaks(tmp_path) == []


def test_the_marker_would_be_found_in_a_plain_file(tmp_path):
    (tmp_path / "plain").write_text(MARKER, encoding="utf-8")
    assert "plain" in leaks(tmp_path)


def test_password_code_and_keys_are_not_on_the_disk(tmp_path, cheap):
    path = tmp_path / "jahr.ssadesk"
    created = vault.create(path, "Passwort Zwiebel 7", cost=cheap)
    side_file.write_ledger(path, created.root, {"reports": [MARKER]})
    key = created.root.raw_key(path.read_bytes()[:16])
    written = b"".join(one.read_bytes() for one in tmp_path.iterdir())
    for secret in (created.root.secret, created.root.code.encode(), key[2:66], MARKER.encode()):
        assert bytes(secret) not in written
        assert bytes(secret).hex().encode() not in written
    assert b"Zwiebel" not in written


@pytest.mark.parametrize("index", ["search_word", "search_part"])
@pytest.mark.parametrize("way", ["deleted", "changed", "with its case"])
def test_deleted_words_leave_the_full_text(database, index, way):
    repository = Repository(database)
    case, other = Case(case_no="1"), Case(case_no="2", resources="etwas anderes")
    note = CaseContact(case_id=case.id, date=date(2026, 3, 1), observation=MARKER)
    repository.save(case, other, note)
    assert stems(database, index) != []
    if way == "deleted":
        repository.delete(CaseContact, note.id)
    elif way == "changed":
        repository.save(note.changed(observation="nichts"))
    else:
        repository.delete(Case, case.id)
    assert stems(database, index) == []


def stems(database, index):
    """Return the blocks of the index that hold any beginning of the marker."""
    blocks = database.rows(f"SELECT block FROM {index}_data")
    return [block for (block,) in blocks for part in (b"zwi", b"bel", b"fis") if part in block]
