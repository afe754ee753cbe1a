from datetime import date

from PySide6.QtCore import QModelIndex, Qt

from ssa_desk.domain.records import Case
from ssa_desk.ui.models.case_delegate import initials_of
from ssa_desk.ui.models.case_list import PAGE, ROW, CaseListModel


def _cases(desk, count):
    cases = [Case(case_no=f"F-{number:04}", opened_on=date(2026, 9, 1)) for number in range(count)]
    desk.workspace.save(*cases)
    return cases


def test_the_list_reads_one_page_and_the_next_when_asked(desk):
    _cases(desk, PAGE + 30)
    model = CaseListModel(desk.cases)
    model.search("", "open")
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 30
    assert not model.canFetchMore(QModelIndex())


def test_a_reload_keeps_what_was_read(desk):
    _cases(desk, PAGE + 30)
    model = CaseListModel(desk.cases)
    model.search("", "open")
    model.fetchMore(QModelIndex())
    model.reload()
    assert model.rowCount() == PAGE + 30


def test_the_search_finds_without_umlaut(full_desk):
    model = CaseListModel(full_desk.cases)
    row = next(row for row in full_desk.cases.rows("", "all") if "ü" in row.name)
    word = row.name.split()[1].replace("ü", "u")
    model.search(word, "all")
    assert model.row_of(row.id) >= 0


def test_a_row_speaks_in_words(full_desk):
    model = CaseListModel(full_desk.cases)
    model.search("", "open")
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    row = model.data(model.index(0), ROW)
    assert spoken.startswith(f"{row.case_no}, {row.name}, Klasse {row.class_name}")


def test_nothing_is_left_after_forgetting(full_desk):
    model = CaseListModel(full_desk.cases)
    model.search("", "open")
    model.forget()
    assert model.rowCount() == 0


def test_initials_come_from_both_ends_of_a_name():
    assert initials_of("Mia Kaya") == "MK"
    assert initials_of("Maximiliane von und zu Öztürk (erfunden)") == "MÖ"
    assert initials_of("") == ""
