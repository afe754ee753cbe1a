"""The window of the Fachstelle, as somebody there uses it."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from city import put, report, worker
from ssa_desk.ui.fachstelle.view import FachstelleView
from ssa_desk.ui.pages.statistics.bar_chart import BarChart
from ssa_desk.ui.unlock_window import UnlockView, WelcomeView
from ui.shell import new_file, shell

SIX = [worker(number)[1] for number in range(1, 7)]


@pytest.fixture
def view(qtbot, jobs):
    made = FachstelleView(jobs)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def add(qtbot, jobs, view):
    def add(*paths):
        view.add(paths)
        qtbot.waitUntil(lambda: jobs.is_idle)

    return add


@pytest.fixture
def result(qtbot, jobs, view, add, tmp_path):
    """Return the view with the sums of six reports."""
    add(*put(tmp_path / "in", *SIX))
    view.go.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    return view


def rows(view):
    model = view.files.files
    return [
        tuple(model.index(row, column).data() for column in (0, 1, 4))
        for row in range(model.rowCount())
    ]


def test_at_first_nothing_can_be_added_up(view):
    assert not view.go.isEnabled()
    assert view.files.choose.hasFocus()


def test_reports_are_listed_with_what_became_of_them(view, add, tmp_path):
    add(*put(tmp_path, *SIX, SIX[0], b"{"))
    assert rows(view)[0][:2] == ("bericht-07.json", "weggelassen")
    assert rows(view)[1][:2] == ("bericht-06.json", "Kopie")
    assert {state for _, state, _ in rows(view)[2:]} == {"zählt mit"}
    assert view.files.words.text() == "6 Dateien zählen mit · 1 Kopie · 1 weggelassen"
    assert view.go.isEnabled()


def test_too_few_reports_say_what_is_missing(view, add, tmp_path):
    add(*put(tmp_path, *SIX[:4]))
    assert "mindestens 5 Berichte" in view.trouble.accessibleName()
    assert not view.go.isEnabled()


def test_further_reports_come_to_those_that_are_there(view, add, tmp_path):
    add(*put(tmp_path / "a", *SIX[:3]))
    add(*put(tmp_path / "b", *SIX[3:]))
    assert len(rows(view)) == 6
    assert view.go.isEnabled()


def test_a_file_is_taken_away_by_key(qtbot, view, add, tmp_path):
    add(*put(tmp_path, *SIX, b"{"))
    view.files.table.selectRow(0)
    qtbot.keyClick(view.files.table, Qt.Key.Key_Delete)
    assert [name for name, _, _ in rows(view)] == [f"bericht-0{number}.json" for number in range(6)]


def test_an_empty_folder_is_said(view, add, tmp_path):
    add(tmp_path)
    assert "keine JSON-Datei" in view.trouble.accessibleName()


def test_files_are_dropped(qtbot, jobs, view, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in put(tmp_path, *SIX)])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event = QDropEvent(QPointF(9, 9), copy, data, left, none)
    event.ignore()
    view.dragEnterEvent(event)
    assert event.isAccepted()
    view.dropEvent(event)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert len(rows(view)) == 6


def test_the_sums_are_shown_table_by_table(result):
    assert result.steps.currentIndex() == 1
    names = result.result._names.stringList()
    assert names[0] == "Auf einen Blick"
    assert "P02  Fälle nach Geschlecht" in names


def test_a_chosen_table_stands_there_with_its_chart(result):
    names = result.result._names.stringList()
    place = next(number for number, name in enumerate(names) if name.startswith("P05"))
    result.result.list.setCurrentIndex(result.result._names.index(place))
    (chart,) = result.result.sheet.findChildren(BarChart)
    assert chart.bars


def test_one_goes_back_to_the_files(result):
    result.back.click()
    assert result.steps.currentIndex() == 0
    assert len(rows(result)) == 6


def test_the_pages_are_shown_before_they_are_printed(qtbot, jobs, result):
    result.saving.preview.click()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert result.paper.pages > 5
    result.back.click()
    assert (result.steps.currentIndex(), result.paper.pages) == (1, 0)


def test_the_marked_formats_are_saved_and_nothing_is_replaced(qtbot, jobs, result, tmp_path):
    for name in ("pdf", "xlsx", "docx", "csv"):
        result.saving.formats[name].setChecked(False)
    assert result.saving.chosen == ["json"]
    for expected in ("aus: auswertung-2025-08-01-2026-07-31.json", "überschrieben"):
        result.save_in(tmp_path / "aus", result.saving.chosen)
        qtbot.waitUntil(lambda: jobs.is_idle)
        said = (result.news.accessibleName(), result.trouble.accessibleName())
        assert any(expected in one for one in said)
    assert len(list((tmp_path / "aus").iterdir())) == 1


def test_without_a_format_nothing_can_be_saved(result):
    for box in result.saving.formats.values():
        box.setChecked(False)
    assert not result.saving.save.isEnabled()


def test_stopped_reading_leaves_the_list_as_it_was(qtbot, jobs, view, tmp_path):
    view.add(put(tmp_path, *SIX))
    view._job.progress.stop()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert rows(view) == []
    assert "Angehalten" in view.news.accessibleName()


def test_who_leaves_waits_for_nothing(jobs, view, tmp_path):
    view.add(put(tmp_path, *SIX))
    view.hide()
    assert jobs.is_idle


def test_a_second_report_under_one_number_is_named(view, add, tmp_path):
    add(*put(tmp_path, *SIX, report(1, fte=1.0)))
    assert "R001" in rows(view)[0][2]


@pytest.fixture
def started(qapp, qtbot, tmp_path):
    path = tmp_path / "jahr.ssadesk"
    new_file(path)
    made = shell(qapp, path, tmp_path / "settings.json")
    qtbot.addWidget(made.window)
    yield made
    made.window.close()
    qapp.setStyleSheet("")


def test_the_way_leads_from_the_question_for_the_password_and_back(started):
    assert isinstance(started.view, UnlockView)
    started.view.office_wanted.emit()
    assert isinstance(started.view, FachstelleView)
    started.view.leave.click()
    assert isinstance(started.view, UnlockView | WelcomeView)
