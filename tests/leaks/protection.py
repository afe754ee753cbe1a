"""Data and child protection in the window: papers, access, summary, a procedure, a restriction."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from leaks.driver import modal
from leaks.markers import FILE_NAME, PASSWORD, TOLD, saved, typed
from leaks.work import DAY, asked, picks

SUBJECT, BARRED = 301, 302
"""The names in a case that is passed on, and in one that is restricted."""
LEFT = {
    "-auskunft.pdf", "-auskunft.json", "-auskunft-druck.pdf", "-vorstellung.pdf",
    "-schutz-0.pdf", "-schutz-1.pdf", "-schutz-2.pdf",
}  # fmt: skip
"""The files about a person that were asked for: how their names end."""
ROUGH_DPI = 20
ASKS = {
    "request_kind": "access", "requester": "young_person", "identity_proof": "known",
    "received_on": DAY,
}  # fmt: skip


def protection(day, folder):
    """Walk through everything that keeps or passes on something by the law."""
    from ssa_desk.ui.widgets import paper

    paper.PRINT_DPI = ROUGH_DPI
    case = a_case(day, SUBJECT)
    yield from papers(day, asked(folder))
    yield from access(day, asked(folder), case)
    yield from summaries(day, asked(folder), case)
    yield from procedure(day, asked(folder), case)
    yield from restriction(day)
    view = day.conductor.desk_view
    for doing in ("disclosure", "delete"):
        yield from day.through(view.show_case, case.id)
        yield from day.through(view.page._do, doing)


def papers(day, folder):
    """Set every paper, print it, save it; then the table of columns and what helpers are told."""
    from ssa_desk.services import papers

    view, target = day.conductor.desk_view, folder / "unterlagen"
    target.mkdir()
    yield from day.through(view.go, "data_protection", "papers")
    part = view.page.part
    for one in papers.papers():
        yield from day.through(part.list.choose, one.id)
        assert part.is_set
        part.grab()
        yield from day.through(part.save_as, answer=picks(target / f"{one.id}.pdf"))
        yield from day.through(part.print_paper, answer=prints(target / f"{one.id}-druck.pdf"))
    yield from day.through(part.save_table, answer=picks(target / "tabelle.csv"))

    def save(dialog):
        return inside(dialog, dialog.save, picks(target / "hilfe.txt"))

    yield from day.through(part.show_support, answer=save)
    assert len(list(target.iterdir())) == 2 * len(papers.papers()) + 2


def access(day, folder, case):
    """Answer a request in full: review it, see the pages, print and save them, save the data."""

    def answer(dialog):
        day.type_into(dialog, typed(92))
        for name, value in ASKS.items():
            dialog.ask.form.editor(name).set_value(value)
        dialog.go_on()
        step, name = dialog.answer_step, f"{FILE_NAME}-auskunft"
        yield lambda: dialog.step is dialog.review_step
        dialog.review_step.read.setChecked(True)
        dialog.grab()
        dialog.go_on()
        yield step.save.isEnabled
        dialog.grab()
        yield from inside(dialog, step.print_pages, prints(folder / f"{name}-druck.pdf"))
        yield lambda: not step.is_printing
        for leave, kind in ((step.save_pdf, "pdf"), (step.save_data, "json")):
            yield from inside(dialog, leave, picks(folder / f"{name}.{kind}"))
        dialog.accept()

    view = day.conductor.desk_view
    yield from day.through(view.go, "data_protection", "requests")
    yield from day.through(view.page.part.act, case.id, answer=answer)
    assert len(list(folder.glob("*-auskunft*"))) == 3


def summaries(day, folder, case):
    """Give away a summary for colleagues; close another one, which is kept as a draft."""
    target = folder / f"{FILE_NAME}-vorstellung.pdf"

    def leave(dialog):
        yield from written(day, dialog)
        yield from inside(dialog, dialog.save_paper, gives(target))

    def keep(dialog):
        yield from written(day, dialog)
        dialog.reject()

    view = day.conductor.desk_view
    for answer in (leave, keep):
        yield from day.through(view.show_case, case.id)
        yield from day.through(view.page._do, "summary", answer=answer)
    assert target.is_file()


def written(day, dialog):
    """Name the child and be stopped, write without names, see the pages."""

    def rests():
        return not dialog._rest.isActive() and day.rests()

    for words, may_leave in ((saved(SUBJECT), False), (TOLD, True)):
        yield rests
        dialog.editor.text.setPlainText(words)
        yield rests
        assert dialog.save_button.isEnabled() == may_leave
        dialog.grab()
    dialog.tabs.setCurrentWidget(dialog.preview)
    yield rests
    dialog.grab()


def procedure(day, folder, case):
    """Go behind the password, begin a procedure, open every sheet, give away its papers."""
    view = day.conductor.desk_view

    def begin(dialog):
        dialog._noticed.editor("text").set_value(TOLD)
        dialog.save()
        return ()

    yield from day.through(view.go, "child_protection")
    page = view.page
    QTest.keyClicks(page.gate.check.password, PASSWORD)
    page.gate.button.click()
    yield lambda: page.is_entered and day.rests()
    yield from day.through(page.act, f"case:{case.id}", answer=begin)
    for tab in range(page.pane.tabs.count()):
        page.pane.tabs.setCurrentIndex(tab)
        page.grab()
    for way in ("entry", "answer:child_involved", "measure:", "first", "specialist", "rating"):
        yield from day.through(page.pane.write, way)
    papers = page.pane._print.menu().actions()
    for number, action in enumerate(papers):
        target = folder / f"{FILE_NAME}-schutz-{number}.pdf"
        yield from day.through(action.trigger, answer=partial(passed_on, day, target))
        assert target.is_file()


def passed_on(day, target, dialog):
    """See the pages of a paper and save them through the gate."""
    from ssa_desk.ui.dialogs.case_summary.dialog import CaseSummaryDialog

    if isinstance(dialog, CaseSummaryDialog):
        yield from written(day, dialog)
        yield from inside(dialog, dialog.save_paper, gives(target))
    else:
        yield dialog.save.isEnabled
        dialog.grab()
        yield from inside(dialog, dialog.save.click, gives(target))


def restriction(day):
    """Restrict a case in its processing and read what it holds."""
    from ssa_desk.ui.dialogs.restrict import RestrictDialog

    view, case = day.conductor.desk_view, a_case(day, BARRED)

    def restrict(dialog):
        assert isinstance(dialog, RestrictDialog)
        day.type_into(dialog)
        dialog.form.editor("restricted_on").set_value(DAY)
        dialog.form.editor("restriction_ground").set_value("accuracy_contested")
        dialog.restrict()
        return ()

    yield from day.through(view.show_case, case.id)
    yield from day.through(view.page._do, "restrict", answer=restrict)
    yield from day.through(view.go, "data_protection", "restrictions")
    (row,) = [one for one in view.page.part.rows if saved(BARRED) in one.read.accessibleName()]
    view.page.grab()
    yield from day.through(row.read.click)


def a_case(day, number):
    """Save a case with a child, its mother and a talk; return the case."""
    from ssa_desk.domain.records import Case, CaseContact, Guardian, YoungPerson

    child = YoungPerson(first_name=saved(number), last_name=saved(number))
    case = Case(case_no=saved(number), young_person_id=child.id, opened_on=DAY)
    mother = Guardian(young_person_id=child.id, name=saved(number), has_custody="yes")
    talk = CaseContact(case_id=case.id, date=DAY, channel="in_person", observation=TOLD)
    day.desk.workspace.save(child, case, mother, talk)
    return case


def inside(dialog, work, answer):
    """Do what opens further dialogs in an open one, and answer each of them."""
    QTimer.singleShot(0, dialog, work)
    yield lambda: modal() is not dialog
    while (other := modal()) not in (None, dialog):
        yield from answer(other)
        yield lambda gone=other: modal() is not gone


def gives(target):
    """Return an answer that says who receives something, and where it is saved."""
    pick = picks(target)

    def answer(dialog):
        chosen = pick(dialog)
        return given(dialog) if chosen is None else chosen

    def given(dialog):
        dialog._form.editor("recipient").set_value(typed(94))
        for name, value in (("informed", "no"), ("not_informed_reason", typed(95))):
            if not dialog._form.cells[name].isHidden():
                dialog._form.editor(name).set_value(value)
        dialog.grab()
        dialog.go()
        return ()

    return answer


def prints(target):
    """Return an answer that prints into a PDF, as the dialog of Qt offers it."""

    def answer(dialog):
        if isinstance(dialog, QPrintDialog):
            dialog.findChild(QLineEdit, "filename").setText(str(target))
            dialog.accept()
            return ()
        return None

    return answer
