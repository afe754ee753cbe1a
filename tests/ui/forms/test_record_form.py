from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ssa_desk.domain import clock
from ssa_desk.domain.errors import InvalidRecordError
from ssa_desk.domain.records import RECORDS, Case, CaseContact, FreeDay, Guardian, WorkerProfile
from ssa_desk.ui.forms.choice_editors import Choice
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.forms.text_editors import YesEditor


@pytest.fixture
def form_of(qtbot, catalogue_of):
    def build(kind, shape=None):
        form = RecordForm(kind, catalogue_of, shape)
        qtbot.addWidget(form)
        return form

    return build


def _without_moment(record):
    return record.model_dump(exclude={"updated_at"})


@pytest.mark.parametrize("kind", RECORDS)
def test_every_record_survives_its_form(kind, form_of, full_record):
    form, record = form_of(kind), full_record(kind)
    form.show_record(record)
    assert _without_moment(form.record()) == _without_moment(record)
    assert not form.has_changes()


@pytest.mark.parametrize("kind", RECORDS)
def test_an_empty_record_survives_its_form(kind, form_of, full_record):
    needed = {name: value for name, value in full_record(kind) if _is_needed(kind, name)}
    form, record = form_of(kind), kind(**needed)
    form.show_record(record)
    assert _without_moment(form.record()) == _without_moment(record)


def _is_needed(kind, name):
    return kind.model_fields[name].is_required()


@pytest.mark.parametrize("kind", RECORDS)
def test_every_draft_is_restored_as_typed(kind, form_of, full_record):
    form, other = form_of(kind), form_of(kind)
    form.show_record(full_record(kind))
    other.restore(form.values_as_typed())
    assert other.values_as_typed() == form.values_as_typed()


@pytest.mark.parametrize("kind", RECORDS)
def test_every_editor_has_a_label_and_an_accessible_name(kind, form_of):
    form = form_of(kind)
    for cell in form.cells.values():
        target = cell.editor.focusProxy()
        assert target.accessibleName() == cell.field.title.plain
        labelled = target.text() if isinstance(cell.editor, YesEditor) else cell.label.text()
        assert labelled.replace("&", "") == cell.field.title.plain
        assert isinstance(cell.label, QLabel)
        assert cell.label.buddy() is target
        assert cell.label.parent() is target.parent()


def test_a_case_needs_a_case_number_and_nothing_else(form_of):
    form = form_of(Case)
    form.start({})
    with pytest.raises(InvalidRecordError) as refused:
        form.record()
    assert refused.value.problems == (("case_no", "Bitte ausfüllen."),)
    form.editor("case_no").set_value("F-1")
    assert form.record().case_no == "F-1"


def test_the_sentence_stands_at_its_field_until_something_is_typed(form_of):
    form = form_of(Case)
    with pytest.raises(InvalidRecordError):
        form.record()
    assert form.cells["case_no"].problem.text() == "Bitte ausfüllen."
    form.editor("case_no").set_value("F-1")
    assert form.cells["case_no"].problem.text() == ""


@pytest.mark.parametrize(
    ("kind", "name", "typed", "sentence"),
    [
        (CaseContact, "date", "31.2.", "Dieses Datum gibt es nicht, zum Beispiel 03.09.2026."),
        (CaseContact, "date", "", "Bitte ein Datum angeben."),
        (CaseContact, "duration_min", "20000", "Nicht größer als 9999."),
        (CaseContact, "channel", "Brieftaube", "Das steht nicht in der Liste."),
        (WorkerProfile, "fte", "2,5", "Nicht größer als 2."),
        (WorkerProfile, "report_slot", "17", "Ein R und drei Ziffern, zum Beispiel R017."),
        (Case, "case_no", "x" * 41, "Höchstens 40 Zeichen."),
    ],
)
def test_what_does_not_fit_is_said_in_german(form_of, full_record, kind, name, typed, sentence):
    form = form_of(kind)
    form.show_record(full_record(kind))
    form.editor(name).set_typed(typed)
    with pytest.raises(InvalidRecordError):
        form.record()
    assert form.cells[name].problem.text().startswith(sentence)


def test_what_cannot_be_stops_the_save(form_of):
    form = form_of(FreeDay)
    form.start({"first_day": date(2026, 9, 3), "last_day": date(2026, 9, 2)})
    with pytest.raises(InvalidRecordError) as refused:
        form.record()
    assert refused.value.problems == (("last_day", "Der letzte Tag liegt vor dem ersten."),)


def test_hints_are_told_and_do_not_stop(form_of):
    form = form_of(CaseContact)
    with clock.stopped_at(datetime(2026, 11, 23, tzinfo=UTC)):
        form.start({"case_id": "c", "date": date(2027, 1, 1)})
        hints = form.hints(form.record())
    form.show_hints(hints)
    assert form.cells["date"].problem.text() == "Das Datum liegt in der Zukunft."


def test_hidden_fields_are_kept(form_of, full_record):
    form = form_of(Guardian, Shape(only=("name",)))
    record = full_record(Guardian)
    form.show_record(record)
    form.editor("name").set_value("Nur der Name")
    assert form.record().telephone == record.telephone


def test_links_are_chosen_from_what_the_caller_offers(form_of):
    form = form_of(Case, Shape(links={"school_id": (Choice("s1", "Schule am Park"),)}))
    form.start({"case_no": "F-1"})
    form.editor("school_id").set_typed("Schule am Park")
    assert form.record().school_id == "s1"


def test_quick_buttons_fill_the_duration(form_of, qtbot):
    form = form_of(CaseContact)
    buttons = {button.text(): button for button in form.editor("duration_min")._buttons}
    qtbot.mouseClick(buttons["45"], Qt.MouseButton.LeftButton)
    assert form.editor("duration_min").value() == 45
    assert buttons["45"].isChecked()


def test_fields_set_aside_open_when_they_are_wrong(form_of, full_record):
    form = form_of(WorkerProfile)
    form.show_record(full_record(WorkerProfile))
    form.editor("report_slot").set_typed("?")
    with pytest.raises(InvalidRecordError):
        form.record()
    assert form._aside.button.isChecked()
