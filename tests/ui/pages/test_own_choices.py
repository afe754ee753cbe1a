import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from ssa_desk.domain import clock
from ssa_desk.domain.records import Case, CaseContact, LocalEntry
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.settings.program import ProgramStore
from ssa_desk.ui.look.theme import Theme
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.settings_page import settings_page
from ui.keys import in_dialog, press, write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def settings(qtbot, qapp, desk, jobs):
    host = QWidget()
    qtbot.addWidget(host)
    page = settings_page(ProgramStore(None), Theme(qapp, "light")).build(
        Surroundings(desk, jobs), host
    )
    page.resize(1150, 700)
    host.resize(1150, 700)
    with qtbot.waitExposed(host):
        host.show()
    page.tabs.setCurrentWidget(page.own_choices)
    page.refresh()
    yield page  # noqa: PT022 - the host must outlive the page


@pytest.fixture
def walk(desk):
    own = LocalEntry(catalogue="channel", label="Spaziergang", rolls_up_to="in_person_office")
    desk.own_choices.save(own)
    return own


@pytest.fixture
def case(desk):
    return desk.cases.save_case(Case(case_no="F-1", opened_on=clock.today()))


def _texts(page):
    model = page.own_choices.list.model
    return [
        tuple(model.data(model.index(row, column)) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_without_own_choices_the_tab_says_what_they_are_for(settings):
    assert settings.own_choices.list.is_empty()


def test_an_own_choice_is_written_by_keys(settings, desk):
    in_dialog(
        lambda: (
            write("Kontaktart"), press("Tab"), write("Spaziergang"), press("Tab"),
            write("Telefon"), press("Tab"), press("Alt+S"),
        )
    )  # fmt: skip
    settings.own_choices.new.click()
    (own,) = desk.workspace.find(LocalEntry)
    assert (own.catalogue, own.label, own.rolls_up_to) == ("channel", "Spaziergang", "phone")
    assert _texts(settings) == [("Kontaktart", "Spaziergang", "Telefon", "angeboten")]


def test_what_is_missing_is_said_at_the_fields(settings, desk):
    seen = []

    def answer():
        dialog = QApplication.activeModalWidget()
        dialog.save()
        cells = dialog._form.cells.values()
        seen.extend(cell.problem.text() for cell in cells)
        press("Esc")

    in_dialog(answer)
    settings.own_choices.begin()
    assert seen == ["Bitte ausfüllen."] * 3
    assert desk.workspace.count(LocalEntry) == 0


def test_an_own_choice_is_retired_by_the_dialog(settings, desk, walk):
    settings.refresh()

    def answer():
        QApplication.activeModalWidget()._form.editor("retired").set_value(value=True)
        press("Alt+S")

    in_dialog(answer)
    settings.own_choices.list.table.setFocus()
    press("Return")
    assert desk.workspace.get(LocalEntry, walk.id).retired
    assert _texts(settings)[0][3] == "nicht mehr angeboten"


@pytest.mark.parametrize(("key", "retired"), [("Esc", False), ("Alt+N", True)])
def test_a_used_own_choice_is_retired_instead_of_deleted(settings, desk, walk, case, key, retired):
    desk.cases.save_contact(desk.cases.new_contact(case.id).changed(channel=walk.id))
    settings.refresh()
    in_dialog(lambda: press(key))
    settings.own_choices.list.table.setFocus()
    press("Delete")
    assert desk.workspace.get(LocalEntry, walk.id).retired is retired


def test_a_retired_own_choice_in_use_stays(settings, desk, walk, case):
    desk.cases.save_contact(desk.cases.new_contact(case.id).changed(channel=walk.id))
    desk.own_choices.save(walk.changed(retired=True))
    settings.refresh()
    in_dialog(lambda: press("Alt+S"))
    settings.own_choices.delete(0)
    assert desk.workspace.count(LocalEntry) == 1


def test_an_unused_own_choice_is_deleted_by_keys(settings, desk, walk):
    settings.refresh()
    in_dialog(lambda: press("Alt+L"))
    settings.own_choices.list.table.setFocus()
    press("Delete")
    assert desk.workspace.count(LocalEntry) == 0
    assert settings.own_choices.list.is_empty()


def test_a_form_built_earlier_offers_a_new_own_choice_below_its_standard_one(page_of, desk, case):
    page = page_of("cases", desk)
    page.show_case(case.id, "contact")
    page._editor.leave()
    own = LocalEntry(catalogue="channel", label="Spaziergang", rolls_up_to="in_person_office")
    desk.own_choices.save(own)
    page.new_contact()
    box = page._editor._form.editor("channel").box
    assert box.findData(own.id) == box.findData("in_person_office") + 1


def test_a_retired_own_choice_is_offered_no_more_but_read(page_of, desk, case, walk):
    contact = desk.cases.save_contact(desk.cases.new_contact(case.id).changed(channel=walk.id))
    page = page_of("cases", desk)
    page.show_case(case.id, "contact")
    page._editor.leave()
    desk.own_choices.save(walk.changed(retired=True))
    page.new_contact()
    assert page._editor._form.editor("channel").box.findData(walk.id) == -1
    page._editor.leave()
    page._write_contact(contact.id)
    assert page._editor._form.editor("channel").typed() == "Spaziergang"


def test_a_contact_with_an_own_channel_counts_as_the_standard_one(page_of, desk, case, walk):
    page = page_of("cases", desk)
    page.show_case(case.id, "contact")
    page._editor._form.editor("channel").set_typed("Spaziergang")
    assert page.save()
    assert desk.workspace.find(CaseContact)[0].channel == walk.id
    assert page._pane.timeline._model.entry(0).title == "Spaziergang"
    tables = {one.id: one for one in desk.statistics.tables(school_year(clock.today()))}
    assert tables["A01"]["channel=in_person_office"] == 1


def test_an_own_topic_is_read_in_the_list(page_of, desk, case):
    own = LocalEntry(catalogue="topic", label="Handyverbot", rolls_up_to="bullying")
    desk.own_choices.save(own)
    desk.workspace.save(case.changed(main_topic=own.id))
    page = page_of("cases", desk)
    assert page.list_pane.model.case_row(0).main_topic == "Handyverbot"


def test_nobody_reached_in_an_own_way_offers_a_follow_up(page_of, desk, case):
    desk.own_choices.save(LocalEntry(catalogue="channel", label="Krank", rolls_up_to="no_show"))
    page = page_of("cases", desk)
    page.show_case(case.id, "contact")
    form = page._editor._form
    form.editor("channel").set_typed("Krank")
    assert form.cells["follow_up_on"].problem.text().startswith("Nicht erreicht")


def test_a_read_only_file_takes_no_own_choice(settings, desk, walk):
    desk.workspace.database.read_only = True
    settings.own_choices.begin()
    assert QApplication.activeModalWidget() is None


def test_buttons_and_table_of_the_tab_have_names(settings, walk):
    settings.refresh()
    buttons = settings.own_choices.findChildren(QPushButton)
    assert all(one.text() for one in buttons if one.isVisible())
    assert settings.own_choices.list.table.accessibleName() == "Eigene Einträge"


def test_the_other_tabs_offer_a_new_own_choice_at_once(settings, desk):
    standard = desk.own_choices.standard("employer_type")[0]
    in_dialog(
        lambda: (
            write("Anstellung"), press("Tab"), write("Leihkraft"), press("Tab"),
            write(standard.label), press("Tab"), press("Alt+S"),
        )
    )  # fmt: skip
    settings.own_choices.new.click()
    (own,) = desk.workspace.find(LocalEntry)
    assert settings.profile.form.editor("employer_type").box.findData(own.id) > 0
