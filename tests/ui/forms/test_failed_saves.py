"""A save that fails keeps every long text of every kind in its editor, and a retry saves it."""

import pytest

from breakage import file_size_limit
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import RECORDS
from ssa_desk.ui.forms.field import form_fields
from ssa_desk.ui.forms.record_form import RecordForm

TEXT = "Elif sagt: Äpfel\n" * 100
LONG = [
    pytest.param(kind, one.name, id=f"{kind.KIND}-{one.name}")
    for kind in RECORDS
    for one in form_fields(kind)
    if one.long
]
KINDS = {kind.KIND: kind for kind in RECORDS}


@pytest.fixture
def savable(desk, full_record):
    """Return a full record of a kind; those it must name are in the file."""

    def build(kind):
        links = {}
        for one in form_fields(kind):
            if one.link is not None:
                target = build(KINDS[one.link]) if one.required else None
                links[one.name] = target.id if target else None
                desk.workspace.save(*([target] if target else []))
        return full_record(kind).changed(**links)

    return build


@pytest.mark.parametrize(("kind", "name"), LONG)
def test_a_save_that_fails_keeps_the_long_text_for_a_retry(kind, name, savable, desk, qtbot):
    form = RecordForm(kind, desk.workspace.catalogue)
    qtbot.addWidget(form)
    form.show_record(savable(kind))
    form.editor(name).set_value(TEXT)
    with file_size_limit(1024), pytest.raises(ExpectedError, match="Text bleibt stehen"):
        desk.workspace.save(form.record())
    assert (form.editor(name).value(), form.has_changes()) == (TEXT.strip(), True)
    record = form.record()
    desk.workspace.save(record)
    # A case with a value in every field is restricted: no list shows it.
    with desk.workspace.database.whole():
        assert getattr(desk.workspace.get(kind, record.id), name) == TEXT.strip()
