import pytest
from PySide6.QtWidgets import QFileDialog

from pdf import pages
from ssa_desk.domain import clock
from ssa_desk.domain.records import WorkerProfile
from ssa_desk.services import papers
from ssa_desk.services.audit_trail import TrailFilter
from ssa_desk.ui.dialogs.support_text import SupportTextDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ALL = [one.id for one in papers.papers()]
TODAY = TrailFilter(clock.today(), clock.today(), action="exported")


@pytest.fixture
def part(page_of, desk, qtbot):
    page = page_of("data_protection", desk)
    page.act("papers")
    qtbot.waitUntil(lambda: page.part.is_set)
    return page.part


@pytest.fixture
def target(tmp_path, monkeypatch):
    """Answer the question for a place, as the user would."""
    path = tmp_path / "unterlage"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


@pytest.mark.parametrize("paper_id", ALL)
def test_every_paper_is_shown_as_it_will_be_printed(part, qtbot, paper_id):
    part.list.choose(paper_id)
    qtbot.waitUntil(lambda: part.is_set)
    assert part.paper.pages >= 1


def test_what_the_profile_lacks_is_said_with_the_way_there(part, desk, qtbot):
    assert "Datenschutzbeauftragte Stelle" in part._lacks.accessibleName()
    with qtbot.waitSignal(part.page_wanted) as told:
        part._to_profile()
    assert told.args == ["settings", "profile"]
    full = dict.fromkeys(
        (
            "name",
            "employer_name",
            "employer_address",
            "data_protection_officer",
            "data_protection_authority",
            "specialist_supervision",
        ),
        "x",
    )
    desk.workspace.save(WorkerProfile(employer_type="municipal", **full))
    part.refresh()
    assert part._lacks.isHidden()


def test_a_paper_is_saved_and_noted(part, desk, target):
    part.save_as()
    assert "Verzeichnis" in pages(target.read_bytes())[0]
    (line,) = desk.trail.lines(TODAY)
    assert line.kind == "Unterlage zum Datenschutz"


def test_the_table_of_columns_is_saved_as_csv_from_its_own_paper(part, qtbot, target):
    assert part._table.isHidden()
    part.list.choose("data_map")
    qtbot.waitUntil(lambda: part.is_set)
    assert not part._table.isHidden()
    part.save_table()
    assert target.read_bytes().startswith(b"\xef\xbb\xbfTabelle;")


def test_the_place_is_found_again(part):
    part.list.choose("impact")
    place = part.place()
    part.list.choose("measures")
    part.return_to(place)
    assert part.list.paper_id == "impact"


def test_the_support_text_is_shown_as_a_whole_before_it_is_saved(part, desk, qtbot, target):
    dialog = SupportTextDialog(desk, part)
    qtbot.addWidget(dialog)
    shown = dialog.text.toPlainText()
    assert not target.exists()
    dialog.save()
    assert target.read_text(encoding="utf-8") == shown
    assert str(target.parent) not in shown
