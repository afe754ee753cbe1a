"""One way out: whatever writes or prints outside of the gate stands here with its reason."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "ssa_desk"
WAYS_OUT = {
    "write_over",
    "write_personal",
    "replace_file",
    "write_bytes",
    "write_text",
    "writelines",
    "print_pdf",
    "paint_pdf",
    "ask_printer",
    "page_printer",
    "QPrinter",
    "QPdfWriter",
    "clipboard",
    "setMimeData",
    "grab",
    "toImage",
    "openUrl",
    "Popen",
    "startDetached",
}
GATE = {
    "services/files.py:write_over": "writes what others answer for",
    "services/files.py:write_personal": "writes for the gate",
    "services/disclosures.py:write_all": "is the gate",
    "ui/leaving.py:print_personal": "is the gate of the window",
    "ui/leaving.py:noted_printer_for": "notes before anything is painted",
    "ui/widgets/paper.py:print_pdf": "prints what others answer for",
    "ui/widgets/paper.py:ask_printer": "prints nothing",
    "ui/widgets/paper.py:page_printer": "prints nothing",
}
FREE = {
    "cli/commands.py:create": "the recovery sheet of the worker's own file",
    "cli/information.py:information": "the information sheet of Article 13 names no person",
    "cli/information.py:papers": "the papers say how data are kept, not what is kept",
    "cli/keys.py:rotate": "the recovery sheet of the worker's own file",
    "cli/report.py:report": "the annual report is anonymous",
    "reports/schema.py:write_shipped": "the schemas of the report, for those who build it",
    "services/backup_places.py:marked": "the number of a folder of backups",
    "services/backups.py:choose_folder": "tries whether a folder can be written",
    "services/calendar_export.py:export": "days and times, without names, places, case numbers",
    "services/demo.py:_write": "all persons are invented",
    "services/letter_languages.py:export": "the words of letters to translate, without values",
    "services/merge.py:save": "adds up anonymous reports",
    "services/report_work.py:save_files": "the annual report is anonymous",
    # What is rescued stays with the worker whose file it is, and a damaged file takes no entry
    # of a log; WARNING tells that the lists are readable.
    "services/salvage.py:_rescued": "the worker's own file, rescued for the worker",
    "ui/dialogs/access/answer_step.py:_print": "asks noted_printer and paints in the background",
    "ui/dialogs/access/letters.py:print_letter": "answers who asked, without what the file holds",
    "ui/dialogs/access/letters.py:save_letter": "answers who asked, without what the file holds",
    "ui/dialogs/support_text.py:save": "the support text holds nothing of any record",
    "ui/fachstelle/view.py:_print_pages": "adds up anonymous reports",
    "ui/pictures.py:_look": "pictures of the demo: all persons are invented",
    "ui/lock.py:__init__": "looks whether the clipboard is to be emptied",
    "ui/pages/child_protection/numbers_panel.py:print": "numbers of emergency services",
    "ui/pages/data_protection/breach_texts_card.py:copy": "tells an authority, without names",
    "ui/pages/data_protection/breach_texts_card.py:print_text": "tells an authority, without names",
    "ui/pages/data_protection/breach_texts_card.py:save_as": "tells an authority, without names",
    "ui/pages/data_protection/papers_part.py:print_paper": "how data are kept, not what is kept",
    "ui/pages/data_protection/papers_part.py:_write": "how data are kept, not what is kept",
    "ui/pages/letters/leave.py:_print": "asks noted_printer_for where a letter names somebody",
    "ui/pages/letters/leave.py:_save_nameless": "a letter to all says nothing about anybody",
    "ui/pages/report/printing.py:print_report": "the annual report is anonymous",
    "ui/pages/statistics/copying.py:put": "figures; true ones are marked and taken back",
    "ui/pages/statistics/copying.py:_empty": "takes figures out of the clipboard",
    "ui/setup_window.py:_print": "the recovery sheet of the worker's own file",
    "ui/setup_window.py:_save": "the recovery sheet of the worker's own file",
    "ui/sheet_window.py:_print": "the recovery sheet of the worker's own file",
    "ui/sheet_window.py:_save": "the recovery sheet of the worker's own file",
}
"""What says nothing about a person, and what stays with the one whose file it is."""
MAKERS = {
    "set_letter",
    "letter_pdf",
    "portable",
    "report_paper",
    "protocol_paper",
    "case_summaries",
}
"""What makes bytes about a person."""


def functions(tree):
    """Yield each outermost function or method, and what stands outside of them."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from functions(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif not isinstance(node, ast.Import | ast.ImportFrom):
            yield "", node


def used(node):
    found = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute):
            found.add(one.attr)
        elif isinstance(one, ast.Name):
            found.add(one.id)
        elif isinstance(one, ast.Call) and _opens_to_write(one):
            found.add("write_bytes")
    return found


def _opens_to_write(call):
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    words = [one.value for one in call.args if isinstance(one, ast.Constant)]
    words += [one.value.value for one in call.keywords if isinstance(one.value, ast.Constant)]
    modes = [one for one in words if isinstance(one, str) and set(one) <= set("rwaxbt+") and one]
    return name == "open" and any(set(mode) & set("wax+") for mode in modes)


@cache
def ways_out():
    """Return what every function uses that lets bytes out, by module and function."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        # The rooms below know the encrypted file and the settings only.
        if place.startswith(("system/", "storage/", "settings/")):
            continue
        for name, node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            names = used(node)
            if names & WAYS_OUT:
                found[f"{place}:{name}"] = found.get(f"{place}:{name}", set()) | names
    return found


def test_nothing_writes_or_prints_around_the_gate():
    assert set(ways_out()) == set(GATE) | set(FREE)


@pytest.mark.parametrize("place", FREE)
def test_what_is_free_makes_nothing_about_a_person(place):
    assert not ways_out()[place] & MAKERS


def test_background_printing_notes_before_it_paints():
    assert "noted_printer" in ways_out()["ui/dialogs/access/answer_step.py:_print"]


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("write_personal", {"services/disclosures.py:write_all"}),
        ("Permit", {"services/disclosure_rules.py:permitted"}),
    ],
)
def test_only_the_gate_makes_a_permit_and_writes_with_it(name, places):
    made = set()
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).as_posix()
        for function, node in functions(ast.parse(path.read_text(encoding="utf-8"))):
            calls = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
            if any(getattr(one, "id", getattr(one, "attr", "")) == name for one in calls):
                made.add(f"{place}:{function}")
    assert made == places


@pytest.mark.parametrize(
    "code",
    [
        "def f(path, data):\n    path.write_bytes(data)",
        "def f(path):\n    with open(path, 'w') as file: file.write('x')",
        "def f(path):\n    with path.open(mode='ab') as file: file.write(b'x')",
        "class A:\n    def f(self): return partial(write_over, path)",
        "def f():\n    def work(): paint_pdf(data, printer)\n    run(work)",
        "write = lambda data: print_pdf(data, None)",
    ],
)
def test_the_search_sees_every_way_out(code):
    assert any(used(node) & WAYS_OUT for _, node in functions(ast.parse(code)))


def test_reading_is_no_way_out():
    (pair,) = functions(ast.parse("def f(path):\n    return open(path, 'rb').read()"))
    assert not used(pair[1]) & WAYS_OUT
