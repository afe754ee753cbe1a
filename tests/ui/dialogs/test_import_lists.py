import pytest

from ssa_desk.domain.records import Case
from ssa_desk.ui.dialogs.import_lists import ImportDialog
from ssa_desk.ui.pages.page import Surroundings

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

HEADS = (
    "Fallnummer;Nachname;Vorname;Geburtsdatum;Geschlecht;Klasse;Schule;Beginn;Ende;Zugang;"
    "Hauptthema;weitere Themen;Familiensprache;Deutsch vorrangig;neu zugewandert;"
    "Abschlussgrund;Zielerreichung;Beratung ohne Eltern"
)
CASES = f"""{HEADS}
F-1;Kaya;Mia;;weiblich;7b;;03.09.2025;;;T01;;;;;;;
F-2;Öztürk;Can;;männlich;5a;;99.99.2025;;;T01;;;;;;;
"""


@pytest.fixture
def dialog(qtbot, desk, jobs, tmp_path):
    file = tmp_path / "faelle.csv"
    file.write_text(CASES, encoding="utf-8-sig")
    dialog = ImportDialog(Surroundings(desk, jobs), None)
    qtbot.addWidget(dialog)
    dialog.read([file])
    qtbot.waitUntil(lambda: dialog._job is None)
    return dialog


def _cells(model):
    rows, columns = range(model.rowCount()), range(model.columnCount())
    return [[model.data(model.index(row, column)) for column in columns] for row in rows]


def test_the_preview_counts_and_writes_nothing(dialog, desk):
    assert _cells(dialog._files) == [["faelle.csv", "Fälle", "1", "0", "1"]]
    assert desk.workspace.count(Case) == 0


def test_a_refused_row_is_named_with_file_and_line(dialog):
    (row,) = _cells(dialog._remarks)
    assert row[:2] == ["faelle.csv", "3"]
    assert row[2].startswith("Beginn:")


def test_cancelling_writes_nothing(dialog, desk):
    dialog.reject()
    assert desk.workspace.count(Case) == 0


def test_what_was_previewed_is_written_and_told(dialog, desk, qtbot):
    told = []
    desk.workspace.feed.listen(lambda change: told.append(change.kind))
    dialog._begin_writing()
    with qtbot.waitSignal(dialog.accepted):
        pass
    assert [case.case_no for case in desk.workspace.find(Case)] == ["F-1"]
    assert "case" in told


def test_a_stopped_import_takes_everything_back(dialog, desk, qtbot):
    dialog._begin_writing()
    dialog._stop()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert desk.workspace.count(Case) == 0
    assert dialog._trouble.accessibleName() == "Angehalten. Es wurde nichts eingetragen."


def test_reading_can_be_stopped_too(dialog, qtbot, tmp_path):
    dialog._plan = None
    long = tmp_path / "lang.csv"
    long.write_text(CASES + "F-1;;;;;;;31.02.2026\n" * 20_000, encoding="utf-8-sig")
    dialog.read([long])
    dialog.reject()
    qtbot.waitUntil(lambda: dialog._job is None)
    assert dialog._trouble.accessibleName() == "Angehalten. Es wurde nichts eingetragen."
    assert not dialog._write.isEnabled()


def test_the_same_file_twice_adds_nothing(dialog, desk, qtbot, jobs, tmp_path):
    dialog._begin_writing()
    with qtbot.waitSignal(dialog.accepted):
        pass
    again = ImportDialog(Surroundings(desk, jobs), None)
    qtbot.addWidget(again)
    again.read([tmp_path / "faelle.csv"])
    qtbot.waitUntil(lambda: again._job is None)
    assert not again._write.isEnabled()
