import pytest

from ssa_desk.domain.records import LetterTemplate, TextSnippet
from ssa_desk.ui.pages.letters import letter_desk
from ssa_desk.ui.pages.letters.template_title import TitleDialog


@pytest.fixture
def part(page_of, desk):
    desk.workspace.save(TextSnippet(abbreviation="gr", text="Kommen Sie gern vorbei."))
    made = page_of("letters", desk).part
    made.letter.choose("own", "", "")
    return made


def test_what_is_written_is_set_on_the_letterhead(part, qtbot, jobs):
    part.letter.own.subject.setText("Sommerfest")
    part.letter.own.text.setPlainText("wir feiern.\n\nBringen Sie {child} mit.")
    part._set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert part._data.startswith(b"%PDF")
    assert part.letter.own.letter().paragraphs == ("wir feiern.", "Bringen Sie {child} mit.")


def test_a_placeholder_nobody_can_fill_is_named(part, qtbot, jobs):
    part.letter.own.subject.setText("Sommerfest")
    part.letter.own.text.setPlainText("Guten Tag {niemand}")
    part._set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert "niemand" in part._trouble.accessibleName()
    assert not part._print.isEnabled()


def test_snippets_and_placeholders_go_into_the_text(part):
    part.letter.own.insert("child")
    assert part.letter.own.text.toPlainText() == "{child}"
    assert part.letter.own.snippets.button.isVisible()


def test_a_letter_becomes_a_template_and_a_template_a_letter(part, desk, monkeypatch):
    monkeypatch.setattr(letter_desk, "asked_title", lambda *_: "Sommerfest")
    part.letter.own.text.setPlainText("wir feiern.")
    part.letter.own.keep.click()
    (template,) = desk.workspace.find(LetterTemplate)
    part.letter.choose("L04", "", "")
    part.act(f"template:{template.id}")
    assert part.letter.own.text.toPlainText() == "wir feiern."


def test_what_is_typed_is_kept_as_a_draft(part, desk, page_of):
    part.letter.own.text.setPlainText("wir feiern bald.")
    part.keep_drafts()
    again = page_of("letters", desk).part
    assert again.letter.own.text.toPlainText() == "wir feiern bald."


def test_a_template_without_a_name_cannot_be_taken(qtbot, part):
    dialog = TitleDialog(" ", part)
    assert not dialog._take.isEnabled()
    dialog.line.setText("Fest")
    assert dialog._take.isEnabled()
    dialog.reject()
