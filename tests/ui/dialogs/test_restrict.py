from datetime import date

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact
from ssa_desk.ui.dialogs.restrict import ContentDialog, ReleaseDialog, RestrictDialog


@pytest.fixture
def case(desk):
    case = Case(case_no="2026-001")
    desk.workspace.save(case)
    return case


@pytest.fixture
def dialog(qtbot, desk, case):
    dialog = RestrictDialog(desk, case, None)
    qtbot.addWidget(dialog)
    return dialog


def test_it_restricts_with_ground_reason_and_day(dialog, desk):
    dialog.form.editor("restriction_ground").set_value("unlawful")
    dialog.form.editor("restriction_reason").set_value("Antrag vom 3.9.")
    dialog.restrict()
    (line,) = desk.restrictions.listed()
    assert (line.since, line.reason) == (clock.today(), "Antrag vom 3.9.")
    assert dialog.result()
    assert "Einschränkungen" in dialog.told


def test_without_a_ground_it_says_what_is_missing(dialog, desk):
    dialog.restrict()
    assert "Grund" in dialog._trouble.accessibleName()
    assert desk.restrictions.count() == 0
    assert not dialog.told


@pytest.mark.parametrize(
    ("ground", "word"), [("unlawful", "nicht mehr mit"), ("instead_of_deletion", "weiter mit")]
)
def test_it_says_what_becomes_of_the_figures(dialog, ground, word):
    dialog.form.editor("restriction_ground").set_value(ground)
    assert word in dialog.figures.text()


def test_what_was_typed_waits_over_a_lock(qtbot, desk, case, dialog):
    dialog.form.editor("restriction_reason").set_typed("Antrag vom 3.9.")
    dialog.lock_away()
    again = RestrictDialog(desk, case, None)
    qtbot.addWidget(again)
    assert again.form.editor("restriction_reason").value() == "Antrag vom 3.9."


def test_a_restricted_case_leaves_no_draft(desk, dialog):
    dialog.form.editor("restriction_ground").set_value("unlawful")
    dialog.form.editor("restriction_reason").set_typed("Antrag vom 3.9.")
    dialog.drafts.flush()
    dialog.restrict()
    with desk.workspace.database.whole():
        assert desk.workspace.drafts.all() == []


def test_a_release_asks_for_its_reason(qtbot, desk, case):
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    dialog = ReleaseDialog(desk, case.id, case.case_no, None)
    qtbot.addWidget(dialog)
    dialog.release()
    assert desk.restrictions.count() == 1
    dialog.reason.setPlainText("Geklärt, am 3.9. unterrichtet")
    dialog.release()
    assert desk.restrictions.count() == 0


def test_the_content_is_there_to_read_only(qtbot, desk, case):
    desk.workspace.save(
        CaseContact(case_id=case.id, date=date(2026, 9, 3), observation="Kam allein.")
    )
    desk.restrictions.restrict(case.id, "unlawful", "Antrag")
    dialog = ContentDialog(case.case_no, desk.restrictions.content(case.id), None)
    qtbot.addWidget(dialog)
    assert "Kam allein." in dialog.text.toPlainText()
    assert dialog.text.isReadOnly()
