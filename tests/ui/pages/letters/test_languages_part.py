import pytest
from PySide6.QtWidgets import QFileDialog

from ssa_desk.ui.pages.letters import languages_part


@pytest.fixture
def part(page_of, desk):
    page = page_of("letters", desk)
    page.act("languages:")
    page.part.return_to(("tr",))
    return page.part


@pytest.fixture
def file(part, tmp_path, monkeypatch):
    path = tmp_path / "briefe-tr.toml"
    monkeypatch.setattr(languages_part, "asked_place", lambda *_: path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    part.export()
    return path


def test_every_letter_of_a_language_says_how_far_it_can_be_trusted(part):
    states = [part.table.item(row, 1).text() for row in range(part.table.rowCount())]
    assert len(states) == 12
    assert all(states)


def test_a_file_for_a_translator_comes_back_checked(part, file, desk):
    text = file.read_text(encoding="utf-8")
    reviewed = text.replace('reviewed_by = ""', 'reviewed_by = "A. Yilmaz"', 1)
    reviewed = reviewed.replace('reviewed_on = ""', 'reviewed_on = "2026-11-01"', 1)
    file.write_text(reviewed, encoding="utf-8")
    part.read()
    states = [part.table.item(row, 1).text() for row in range(part.table.rowCount())]
    assert sum("A. Yilmaz" in one for one in states) == 1


def test_an_imported_translation_can_be_removed(part, file):
    test_a_file_for_a_translator_comes_back_checked(part, file, None)
    rows = range(part.table.rowCount())
    row = next(row for row in rows if "A. Yilmaz" in part.table.item(row, 1).text())
    part.table.selectRow(row)
    assert part._gone.isEnabled()
    part.remove()
    assert "A. Yilmaz" not in part.table.item(row, 1).text()
    assert not part._gone.isEnabled()
