"""The dialog asks only what the chosen basis needs, and says why something may not leave."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from ssa_desk.domain import clock
from ssa_desk.domain.legal_bases import LEGAL_BASES
from ssa_desk.domain.records import Body, Case, Consent, Disclosure, Guardian, YoungPerson
from ssa_desk.services import disclosure_errors
from ssa_desk.services.disclosures import Wish
from ssa_desk.ui.dialogs import disclose
from ssa_desk.ui.dialogs.disclose import DiscloseDialog, NoteDialog

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CHILD = YoungPerson(first_name="Mia", last_name="Kaya", birth_date=date(2010, 1, 1))
CASE = Case(case_no="F-1", young_person_id=CHILD.id)
MOTHER = Guardian(young_person_id=CHILD.id, name="Elif Kaya", has_custody="yes")
OFFICE = Body(name="Jugendamt Krefeld")
CONSENT = Consent(
    case_id=CASE.id,
    consent_kind="release_from_secrecy",
    scope="Hilfeplan",
    to_whom="Jugendamt Krefeld",
    purpose="Hilfeplan",
    given_by=("young_person",),
    given_on=date(2026, 1, 10),
    informed_purpose=True,
    informed_refusal=True,
    informed_revocation=True,
)
WISH = Wish(
    document="letter",
    recipient="",
    legal_basis="",
    content="Einladung zum Gespräch (Deutsch)",
    case_id=CASE.id,
)


@pytest.fixture
def filled(desk):
    with clock.stopped_at(NOW):
        desk.workspace.save(CHILD, CASE, MOTHER, OFFICE, CONSENT)
        yield desk


@pytest.fixture
def dialog(qtbot, filled):
    made = DiscloseDialog(filled, WISH, None, offers_entrusted=True)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(dialog, **values):
    for name, value in values.items():
        dialog._form.editor(name).set_value(value)


def asked(dialog):
    return {name for name, cell in dialog._form.cells.items() if not cell.isHidden()}


def test_a_permitted_wish_asks_nothing(filled):
    wish = replace(WISH, recipient="Elif Kaya", legal_basis="to_custodians")
    assert disclose.permitted(filled, wish, None) is not None


def test_what_is_not_permitted_is_asked_with_the_reason(qtbot, filled, monkeypatch):
    seen = []
    monkeypatch.setattr(
        DiscloseDialog, "exec", lambda self: seen.append(self._trouble.accessibleName())
    )
    assert disclose.permitted(filled, replace(WISH, recipient="Polizei"), None) is None
    assert "keine Rechtsgrundlage" in seen[0]


@pytest.mark.parametrize("key", LEGAL_BASES)
def test_every_basis_says_what_it_allows(dialog, key):
    choose(dialog, legal_basis=key)
    assert LEGAL_BASES[key].allows in dialog._form.cells["legal_basis"].problem.text()
    must_inform = LEGAL_BASES[key].informing == "asked"
    assert ("informed" in asked(dialog)) == must_inform


def test_a_consent_is_found_by_the_recipient(dialog):
    choose(dialog, legal_basis="consent", body_id=OFFICE.id)
    assert dialog._form.editor("recipient").value() == "Jugendamt Krefeld"
    assert dialog._form.editor("consent_id").value() == CONSENT.id
    dialog.go()
    assert dialog.permit is not None
    assert dialog.permit.consent == CONSENT


def test_a_refusal_stays_in_the_dialog_until_it_is_mended(dialog):
    choose(dialog, legal_basis="p8a_sgb8", recipient="Jugendamt Krefeld")
    dialog.go()
    assert dialog.permit is None
    assert "ob die Person von der Weitergabe weiß" in dialog._trouble.accessibleName()
    choose(dialog, informed="no", not_informed_reason="gefährdet den Schutz")
    dialog.go()
    assert dialog.permit is not None
    assert dialog.permit.not_informed_reason == "gefährdet den Schutz"


def test_every_refusal_leads_to_the_field_that_mends_it():
    refusals = {
        one
        for one in vars(disclosure_errors).values()
        if isinstance(one, type) and issubclass(one, disclosure_errors.NotPermittedError)
    }
    assert refusals - {disclosure_errors.NotPermittedError} == set(disclose._MENDED_AT)
    assert set(disclose._MENDED_AT.values()) <= set(Disclosure.model_fields)


def test_the_cursor_stands_where_a_refusal_is_mended(dialog):
    choose(dialog, legal_basis="p8a_sgb8", recipient="Jugendamt Krefeld")
    dialog.go()
    assert dialog.focusWidget() is dialog._form.editor("informed").focusProxy()


def test_the_reason_is_asked_only_where_the_person_does_not_know(dialog):
    choose(dialog, legal_basis="p8a_sgb8", informed="no")
    assert "not_informed_reason" in asked(dialog)
    choose(dialog, informed="yes")
    assert "not_informed_reason" not in asked(dialog)
    assert "informed_on" in asked(dialog)


def test_what_was_entrusted_may_be_added_on_a_fitting_ground_only(dialog):
    choose(dialog, legal_basis="p4_kkg", with_entrusted=True)
    box = dialog._form.editor("entrusted_basis").box
    offered = {box.itemData(row) for row in range(box.count())} - {""}
    assert offered == set(LEGAL_BASES["p4_kkg"].entrusted)
    choose(dialog, legal_basis="p65_sgb8")
    assert "with_entrusted" not in asked(dialog)
    assert "entrusted_basis" in asked(dialog)


def test_without_entrusted_content_nothing_is_asked_of_it(qtbot, filled):
    made = DiscloseDialog(filled, WISH, None)
    qtbot.addWidget(made)
    choose(made, legal_basis="p4_kkg")
    assert not {"with_entrusted", "entrusted_basis"} & asked(made)


def test_a_paper_that_holds_entrusted_words_asks_for_their_ground(qtbot, filled):
    paper = replace(
        WISH,
        document="consultation_paper",
        legal_basis="p64_2a_pseudonymised",
        pseudonymised="yes",
        with_entrusted=True,
        entrusted_basis="specialists",
    )
    made = DiscloseDialog(filled, paper, None)
    qtbot.addWidget(made)
    assert {"with_entrusted", "entrusted_basis"} & asked(made) == {"entrusted_basis"}
    choose(made, recipient="Kinderschutzfachkraft")
    made.go()
    assert made.permit is not None
    assert made.permit.wish.entrusted_basis == "specialists"


def test_a_restricted_case_is_known_to_the_dialog(qtbot, filled):
    filled.workspace.save(CASE.changed(restricted_on=NOW.date()))
    made = DiscloseDialog(filled, WISH, None)
    qtbot.addWidget(made)
    choose(made, legal_basis="to_custodians", guardian_id=MOTHER.id)
    made.go()
    assert "Art. 18" in made._trouble.accessibleName()
    choose(made, legal_basis="consent", recipient="Jugendamt Krefeld", guardian_id=None)
    made.go()
    assert made.permit is not None


def test_a_talk_is_noted_with_day_and_way(qtbot, filled):
    wish = replace(WISH, document="conversation", way="conversation", content="", day=NOW.date())
    made = NoteDialog(filled, wish, None)
    qtbot.addWidget(made)
    assert {"date", "disclosure_way", "content"} <= asked(made)
    choose(made, legal_basis="to_custodians", guardian_id=MOTHER.id, content="Termin besprochen")
    choose(made, disclosure_way="telephone")
    made.go()
    (entry,) = filled.workspace.find(Disclosure)
    assert (entry.recipient, entry.disclosure_way) == ("Elif Kaya", "telephone")


def test_a_refused_note_is_not_saved(qtbot, filled):
    filled.workspace.save(CASE.changed(counselling_without_parents=True))
    wish = replace(WISH, document="conversation", content="Termin", day=NOW.date())
    made = NoteDialog(filled, wish, None)
    qtbot.addWidget(made)
    choose(made, legal_basis="to_custodians", guardian_id=MOTHER.id)
    made.go()
    assert "§ 8 Abs. 3" in made._trouble.accessibleName()
    assert filled.workspace.find(Disclosure) == []


def test_what_a_paper_holds_cannot_be_unticked(qtbot, filled):
    wish = replace(WISH, recipient="Jugendamt", legal_basis="p8a_sgb8", with_entrusted=True)
    made = DiscloseDialog(filled, wish, None, offers_entrusted=True)
    qtbot.addWidget(made)
    made.show()
    assert "with_entrusted" not in asked(made)
    assert "entrusted_basis" in asked(made)
    choose(made, with_entrusted=False, informed="yes")
    made.go()
    assert made.permit is None
    choose(made, entrusted_basis="p203_stgb")
    made.go()
    assert made.permit.with_entrusted
