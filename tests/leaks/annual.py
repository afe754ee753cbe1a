"""The annual report in the window: texts, numbers, preview, issue, print, another edition."""

from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit

from leaks.driver import tell
from leaks.markers import BORN, FILE_NAME, PRINTED, saved
from leaks.work import DAY, asked, picks

FORMATS = {".pdf", ".json", ".xlsx", ".zip", ".docx"}
ROUGH_DPI = 20
"""Pages for the printer are drawn small: there are many, and what is written stays the same."""


def report(day, folder):
    """Make the report step by step and give it out, twice, into a folder of the user's choice."""
    people(day)
    target = asked(folder) / "bericht"
    target.mkdir()
    view = day.conductor.desk_view
    yield from day.through(view.go, "report", "period")
    choose_period(view.page.part)
    for step in ("gaps", "goals"):
        yield from day.through(view.go, "report", step)
        view.page.grab()
    yield from texts(day)
    yield from issue(day, target)
    yield from print_to_file(day, target)
    yield from day.through(view.page.part.issue_anew, answer=agrees)
    yield from issue(day, target)
    view.page.part.files._folder.setText(str(target))
    yield from day.through(view.page.part.save_files)
    made = [one for one in target.iterdir() if "ausgabe-2" in one.name]
    assert {one.suffix for one in made} == FORMATS


def people(day):
    """Save enough cases for a report; who and what the report names by right is no secret."""
    from ssa_desk.domain.records import Case, CaseContact, YearPlanGoal, YoungPerson
    from storage.any_record import with_needed

    workspace = day.desk.workspace
    workspace.save(workspace.profile().changed(name="Erika Erfunden", employer_name="Stadt"))
    for school in workspace.schools():  # Saved with a form that there is not.
        workspace.save(school.changed(name="Schule am Ring", school_type=""))
    for number in range(12):  # Fewer cases make no report.
        workspace.save(*with_needed(CaseContact, saved(200 + number)))
    workspace.save(YearPlanGoal(first_year=DAY.year - 1, goal=PRINTED))
    for child in workspace.find(YoungPerson, limit=500):
        workspace.save(child.changed(birth_date=BORN))
    for kind in (Case, YoungPerson):
        for one in workspace.find(kind, limit=500):
            tell("id", one.id)


def choose_period(step):
    """Choose the school year with the records, and type the number of the Fachstelle."""
    box = step._period
    box.setCurrentIndex(next(row for row in range(box.count()) if DAY in (box.itemData(row) or ())))
    line, _ = step.numbers.lines["report", ""]
    line.setText("R017")
    step.numbers.keep()


def texts(day):
    """Name somebody in a text, see it found, keep the draft, then write what may be printed."""
    view = day.conductor.desk_view
    yield from day.through(view.go, "report", "report_text")
    step = view.page.part
    yield lambda: step._check is not None
    step.text.setPlainText(f"{PRINTED} mit {saved(200)}")
    yield lambda: not step.hits.isHidden()
    step.keep_drafts()
    step.grab()
    step.text.setPlainText(PRINTED)
    assert step.save()


def issue(day, target):
    """Compute, look at the pages, issue, see the list of the issued."""
    view = day.conductor.desk_view
    for name in ("numbers", "issue"):
        yield from day.through(view.go, "report", name)
        view.page.grab()
    step = view.page.part
    for box in step.files._boxes.values():
        box.setChecked(True)
    yield from day.through(step.files._ask_folder, answer=picks(target))
    yield from day.through(step.issue, answer=agrees)
    yield lambda: not step._done.isHidden()
    yield from day.through(view.go, "report", "issued")
    for box in view.page.part.files._boxes.values():
        box.setChecked(True)
    view.page.grab()


def print_to_file(day, target):
    """Print the pages into a PDF, as the dialog of Qt offers it."""
    from ssa_desk.ui.widgets import paper

    paper.PRINT_DPI = ROUGH_DPI

    def to_file(dialog):
        if isinstance(dialog, QPrintDialog):
            line = dialog.findChild(QLineEdit, "filename")
            line.setText(str(target / f"{FILE_NAME}-druck.pdf"))
            dialog.accept()
            return ()
        return None

    yield from day.through(day.conductor.desk_view.page.part.print_pages, answer=to_file)
    assert (target / f"{FILE_NAME}-druck.pdf").is_file()


def agrees(dialog):
    """Say yes."""
    dialog.accept()
    return ()
