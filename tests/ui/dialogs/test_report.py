import json

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.ui.dialogs.report import ReportDialog
from ssa_desk.ui.pages.page import Surroundings
from ui.keys import in_dialog, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def open_dialog(qtbot, full_desk, jobs, tmp_path):
    today = clock.today()
    period = school_year(today.replace(year=today.year - 1))

    def build():
        dialog = ReportDialog(Surroundings(full_desk, jobs), period, None)
        qtbot.addWidget(dialog)
        dialog._folder.setText(str(tmp_path / "bericht"))
        return dialog

    return build


def _made(dialog, qtbot):
    dialog.begin()
    qtbot.waitUntil(lambda: dialog._job is None, timeout=30_000)
    return dialog


def test_a_report_is_proved_written_and_summed_up(open_dialog, qtbot, tmp_path):
    dialog = open_dialog()
    dialog._number.setText("r017")
    _made(dialog, qtbot)
    assert "Aus keiner lässt sich jemand erkennen" in dialog._words.text()
    (file,) = (tmp_path / "bericht").glob("*.json")
    assert json.loads(file.read_text())["report_id"] == "R017"


def test_the_same_report_comes_out_again(open_dialog, qtbot, tmp_path):
    first = open_dialog()
    first._number.setText("R017")
    _made(first, qtbot)
    (file,) = (tmp_path / "bericht").glob("*.json")
    before = file.read_bytes()
    again = open_dialog()
    assert "schon ausgegeben" in again._once.accessibleName()
    _made(again, qtbot)
    assert file.read_bytes() == before


def test_without_a_number_only_the_pdf_is_written(open_dialog, full_desk, qtbot, tmp_path):
    full_desk.workspace.save(full_desk.workspace.profile().changed(report_slot=""))
    dialog = _made(open_dialog(), qtbot)
    assert [file.suffix for file in (tmp_path / "bericht").iterdir()] == [".pdf"]
    assert "Ohne Berichtsnummer" in dialog._words.text()


@pytest.mark.parametrize("number", ["17", "R17", "R0171", "S017", "R٠١٧"])
def test_a_wrong_number_is_told_at_its_field(open_dialog, number):
    dialog = open_dialog()
    dialog._number.setText(number)
    dialog.begin()
    assert dialog._number_field.problem.startswith("Ein R und drei Ziffern")
    assert dialog._job is None


def test_a_folder_that_cannot_be_written_is_told_before_the_period_is_used_up(
    open_dialog, full_desk, tmp_path
):
    (tmp_path / "datei").write_text("")
    dialog = open_dialog()
    dialog._folder.setText(str(tmp_path / "datei"))
    dialog.begin()
    assert "nicht schreiben" in dialog._trouble.accessibleName()
    assert full_desk.reports.issued() == []


def test_a_period_that_still_runs_is_not_used_up_without_a_question(full_desk, qtbot, jobs):
    period = school_year(clock.today())
    dialog = ReportDialog(Surroundings(full_desk, jobs), period, None)
    qtbot.addWidget(dialog)
    dialog.show()
    in_dialog(lambda: press("Return"))
    dialog.begin()
    assert dialog._job is None
    assert full_desk.reports.find(period) is None
