import random
from datetime import date

import pytest

from ssa_desk.domain.records import RECORDS, Case, CaseContact
from ssa_desk.storage import errors, health, vault
from ssa_desk.storage.connection import PAGE_SIZE
from ssa_desk.storage.repository import Repository


@pytest.fixture
def filled(path, root):
    database = vault.open_database(path, root)
    case = Case(case_no="1", topics=("a", "b"))
    notes = [
        CaseContact(case_id=case.id, date=date(2026, 3, 1), observation=f"Wort{number} " * 50)
        for number in range(60)
    ]
    Repository(database).save(case, *notes)
    database.close()
    return path


def is_found_out(path, root):
    try:
        database = vault.open_database(path, root)
    except (errors.FileDamagedError, errors.PageDamagedError):
        return True
    sound = health.check(database).is_sound
    database.close()
    return not sound


def test_a_sound_file_is_sound_and_counted(filled, root):
    database = vault.open_database(filled, root)
    report = health.check(database)
    database.close()
    assert report.is_sound
    assert report.findings == ()
    assert dict(report.counts) == {kind.KIND: 0 for kind in RECORDS} | {
        "case": 1,
        "case_contact": 60,
    }


def test_a_read_only_file_is_checked_too(filled, root, ordinary_user):
    filled.chmod(0o400)
    database = vault.open_database(filled, root)
    assert health.check(database).is_sound
    database.close()


def test_every_flipped_bit_is_found(filled, root):
    whole, chance = filled.read_bytes(), random.Random(7)
    for page in range(len(whole) // PAGE_SIZE):
        data = bytearray(whole)
        data[page * PAGE_SIZE + chance.randrange(PAGE_SIZE)] ^= 1 << chance.randrange(8)
        filled.write_bytes(data)
        assert is_found_out(filled, root), page


def test_damage_writes_nothing_to_the_terminal(filled, root, capfd):
    data = bytearray(filled.read_bytes())
    data[PAGE_SIZE * 20 :: PAGE_SIZE] = bytes(len(data[PAGE_SIZE * 20 :: PAGE_SIZE]))
    filled.write_bytes(data)
    assert is_found_out(filled, root)
    assert capfd.readouterr() == ("", "")


def test_swapped_pages_are_found(filled, root):
    data = bytearray(filled.read_bytes())
    first, second = slice(-PAGE_SIZE, None), slice(-2 * PAGE_SIZE, -PAGE_SIZE)
    data[first], data[second] = data[second], data[first]
    filled.write_bytes(data)
    assert is_found_out(filled, root)


def test_a_link_without_its_record_is_found(filled, root):
    database = vault.open_database(filled, root)
    database.rows("PRAGMA foreign_keys=OFF")
    database.change("DELETE FROM case_contact_topics")
    database.change("""INSERT INTO case_contact_topics VALUES ('nobody', 0, 'a')""")
    report = health.check(database)
    database.close()
    assert report.broken_links == 1
    assert report.findings == ("Verweise ohne Ziel: 1",)


def test_a_text_index_that_lost_a_word_is_found(filled, root):
    database = vault.open_database(filled, root)
    database.change("DELETE FROM search_word_data WHERE id > 10")
    report, reader = health.check(database), database.reader()
    assert not health.check(reader).is_sound
    reader.close()
    database.close()
    assert report.damaged_indexes == 1
    assert "Beschädigte Suchverzeichnisse: 1" in report.findings


def test_a_text_that_was_changed_behind_the_index_is_found(filled, root):
    database = vault.open_database(filled, root)
    database.change("DROP TRIGGER search_entry_other")
    database.change("UPDATE search_entry SET text = 'anders' WHERE id = 1")
    report = health.check(database)
    database.close()
    assert report.damaged_indexes == 2
