from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from ssa_desk.domain import clock
from ssa_desk.domain.records import DataBreach, WorkerProfile
from ssa_desk.services import concerns
from ssa_desk.services.breach_texts import RECIPIENTS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def breach():
    at = NOW.astimezone()
    return DataBreach(
        breach_kind="lost_device",
        discovered_on=at.date(),
        discovered_time=at.time(),
        what="Tasche vergessen",
        data_affected="Beratungen",
    )


@pytest.fixture
def part(page_of, desk, breach):
    with clock.stopped_at(NOW):
        desk.workspace.save(WorkerProfile(employer_type="municipal"))
        desk.breaches.save(breach)
        page = page_of("data_protection", desk)
        page.act(f"data_breach:{breach.id}")
        yield page.part


def answered(card, **answers):
    for name, box in card.boxes.items():
        box.setCurrentIndex(box.findData(answers.get(name, "no")))


def test_the_clock_and_the_open_steps_are_shown(part):
    assert "Noch 3 Tage 0 Std. zum Melden" in part.side.card.clock.text()
    assert len(part.side.card._rows) == 7


def test_heute_shows_the_clock_of_a_running_breach(part, desk, breach):
    (found,) = [one for one in concerns.due(desk) if one.title == "Datenpannen"]
    assert "zum Melden" in found.state
    desk.breaches.save(breach.changed(authority_informed_on=breach.discovered_on))
    assert [one for one in concerns.due(desk) if one.title == "Datenpannen"] == []


def test_a_locked_file_is_suggested_as_no_risk_with_its_reason(part, desk, breach):
    answered(part.side.risk, was_locked="yes")
    assert "kein Risiko" in part.side.risk.suggestion.text()
    assert "verschlüsselt" in part.side.risk.reason.text()
    part.side.risk.take.click()
    assert part.save()
    saved = desk.workspace.get(DataBreach, breach.id)
    assert saved.breach_risk == "none"
    assert "verschlüsselt" in saved.no_report_reason


def test_the_suggestion_stays_a_suggestion(part):
    answered(part.side.risk, was_locked="no", sensitive="yes")
    assert "Hohes Risiko" in part.side.risk.suggestion.text()
    assert part.side.form.editor("breach_risk").value() is None
    assert not part.side.risk._mind.isHidden()


def test_another_kind_asks_other_questions(part):
    part.side.take_over({"breach_kind": "wrong_recipient"})
    assert "came_back_unread" in part.side.risk.boxes
    assert part.side.risk.suggestion.isHidden()


def test_there_is_a_text_for_every_recipient_to_copy(part):
    texts = set()
    for place in range(len(RECIPIENTS)):
        part.side.texts.box.setCurrentIndex(place)
        part.side.texts.copy()
        texts.add(QApplication.clipboard().text())
    QApplication.clipboard().clear()
    assert len(texts) == len(RECIPIENTS)
    assert all("Tasche vergessen" in one for one in texts)


def test_a_breach_with_open_steps_is_not_closed(part, desk, breach):
    part.side.take_over({"closed_on": breach.discovered_on})
    assert not part.save()
    assert "Das Risiko einschätzen" in part.side._trouble.accessibleName()
    assert desk.workspace.get(DataBreach, breach.id).closed_on is None
    part.side._throw_away()


def test_a_new_breach_begins_now(part):
    part.new_record()
    assert part.side.form.editor("discovered_on").value() == NOW.astimezone().date()
    assert part.side.form.editor("discovered_time").value().hour == NOW.astimezone().hour
    assert "Frist läuft" in part.side.card.clock.text()
    assert part.side.card._more.isHidden()
    part.side.take_over({"breach_kind": "theft"})
    assert "Polizei" in part.side.card._at_once.text()
    part.side._throw_away()


@pytest.mark.parametrize(
    ("employer", "risk", "said"),
    [
        ("municipal", "risk", "§ 83a SGB X): offen"),
        ("municipal", None, "§ 83a SGB X): hängt vom Risiko ab"),
        ("independent", "risk", "wenn Ihr Träger dazu verpflichtet ist (§ 83a SGB X): offen"),
        ("independent", "none", "wenn Ihr Träger dazu verpflichtet ist (§ 83a SGB X): nicht nötig"),
    ],
)
def test_the_supervision_is_told_where_the_law_says_so(part, desk, breach, employer, risk, said):
    profile = desk.workspace.profile()
    desk.workspace.save(profile.changed(employer_type=employer))
    part.side.card.show_breach(breach.changed(breach_risk=risk))
    words = [one.text() for row in part.side.card._rows for one in row.findChildren(QLabel)]
    assert any(said in one for one in words)
