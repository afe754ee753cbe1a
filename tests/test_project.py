"""The house keeps its own plan: rooms, sizes, unique names, nothing that reaches out."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "ssa_desk"
MODULES = sorted(PACKAGE.rglob("*.py"))
CATALOGUES = sorted((ROOT / "resources" / "catalogues").glob("*.toml"))

PLACES = ("settings/paths.py", "content/locate.py")
SYSTEM = ("system/",)
# What may be named only in some rooms; everywhere else paths and the system come as arguments.
KEPT_APART = {
    "platformdirs": PLACES,
    "tempfile": PLACES,
    "pathlib.Path.home": PLACES,
    "pathlib.Path.cwd": PLACES,
    "os.getcwd": PLACES,
    "os.path.expanduser": PLACES,
    ".expanduser": PLACES,
    "os.fsync": SYSTEM,
    "os.kill": SYSTEM,
    "os.umask": SYSTEM,
    "signal": SYSTEM,
    "fcntl": SYSTEM,
    "msvcrt": SYSTEM,
    "ctypes": SYSTEM,
    "resource": SYSTEM,
    "winreg": SYSTEM,
    "subprocess": SYSTEM,
    "multiprocessing": (),
    "socket": (),
    "socketserver": (),
    "ssl": (),
    "http": (),
    "urllib.request": (),
    "ftplib": (),
    "smtplib": (),
    "imaplib": (),
    "poplib": (),
    "telnetlib": (),
    "xmlrpc": (),
    "webbrowser": (),
    "asyncio": (),
    "requests": (),
    "httpx": (),
    "PySide6.QtNetwork": (),
    "PySide6": ("app.py", "ui/"),
    "sqlcipher3": ("storage/",),
    "typst": ("typesetting/",),
    "reportlab": ("typesetting/",),
    "highspy": ("domain/disclosure/",),
}
VIOLATIONS = {
    "reports/planted.py": ("from ssa_desk.domain.records import Case", "Reports see figures"),
    "domain/planted.py": ("from ssa_desk.storage import vault", "Imports point downwards"),
    "cli/planted.py": ("from ssa_desk import storage", "use services, never files"),
    "domain/figures/planted.py": ("import ssa_desk.system", "domain imports nothing from system"),
    "services/planted.py": ("from PySide6.QtCore import QObject", "Only the window imports Qt"),
    "ui/planted.py": ("import sqlcipher3", "Only storage imports the database"),
    "services/planted2.py": ("import typst", "Only typesetting imports the typesetter"),
    "domain/figures/planted2.py": ("import highspy", "Only the disclosure rules import the solver"),
    "content/planted.py": ("import socket", "Nothing imports a network module"),
    "domain/disclosure/audit.py": (
        "import ssa_desk.domain.disclosure.rounding",
        "The audit shares no code",
    ),
}


def place(path):
    return path.relative_to(PACKAGE).as_posix()


@cache
def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def dotted(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""


def names_of(node, known):
    """Yield the full names that a node brings in or uses; `known` maps local names to them."""
    if isinstance(node, ast.Import):
        known.update({one.asname: one.name for one in node.names if one.asname})
        known.update({(top := one.name.split(".")[0]): top for one in node.names if not one.asname})
        yield from (one.name for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        full = {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        known.update(full)
        yield from full.values()
    elif isinstance(node, ast.Attribute):
        first, _, rest = dotted(node).partition(".")
        yield f"{known[first]}.{rest}" if first in known else f".{node.attr}"


def used_names(module):
    known = {}
    return {name for node in ast.walk(module) for name in names_of(node, known)}


def trespasses(name, path, rooms):
    allowed = any(path == room or (room.endswith("/") and path.startswith(room)) for room in rooms)
    used = used_names(tree(PACKAGE / path))
    return not allowed and any(one == name or one.startswith(name + ".") for one in used)


@pytest.mark.parametrize("name", KEPT_APART)
def test_paths_and_the_system_are_touched_only_in_their_rooms(name):
    rooms = KEPT_APART[name]
    assert [place(path) for path in MODULES if trespasses(name, place(path), rooms)] == []


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("from pathlib import Path\nx = Path.home()", "pathlib.Path.home"),
        ("import os\nos.fsync(3)", "os.fsync"),
        ("from os import fsync as f", "os.fsync"),
        ("import os.path\nos.path.expanduser('~')", "os.path.expanduser"),
        ("def f(path):\n    return path.expanduser()", ".expanduser"),
        ("import urllib.request as u", "urllib.request"),
    ],
)
def test_the_search_for_names_sees_every_way_to_write_them(code, name):
    assert name in used_names(ast.parse(code))


def test_a_migration_imports_nothing_of_the_program():
    steps = [path for path in MODULES if path.parent.name == "migrations"]
    own = "ssa_desk.storage.migrations"
    used = {name for path in steps for name in used_names(tree(path)) if "ssa_desk" in name}
    assert [name for name in used if not name.startswith(own)] == []


@pytest.mark.parametrize("path", MODULES, ids=place)
def test_a_module_has_at_most_400_lines_and_says_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    assert not text.strip() or ast.get_docstring(tree(path))


def swallows_everything(node):
    broad = isinstance(node, ast.ExceptHandler) and (
        node.type is None or dotted(node.type) in {"Exception", "BaseException"}
    )
    return broad and not (isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None)


def test_only_the_error_boundaries_catch_everything():
    broad = {place(path) for path in MODULES if any(map(swallows_everything, ast.walk(tree(path))))}
    assert broad <= {"cli/errors.py", "ui/errors.py"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_names_each_entry_and_code_once(path):
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    for key in ("identifier", "code", "label"):
        values = [entry[key] for entry in entries if entry.get(key)]
        assert len(values) == len(set(values)), key


@pytest.mark.parametrize("path", sorted((ROOT / "resources").rglob("*.toml")), ids=lambda p: p.name)
def test_every_data_file_can_be_read(path):
    assert tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_package_has_a_stated_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["develop"]
    names = {re.match(r"[\w-]+", one)[0] for one in wanted}
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| ([\w, -]+) \|", guide, re.MULTILINE)
    assert names <= {name.strip() for cell in tables for name in cell.split(",")}


def test_the_readme_names_every_command():
    from ssa_desk.cli.parser import _parser

    commands = _parser()._subparsers._group_actions[0].choices
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands if f"`ssa-desk {name} " not in readme] == []


def lint_imports(folder):
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Return what lint-imports says to a copy of the program with one violation per contract."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copytree(PACKAGE, folder / "src" / "ssa_desk")
    for name, (code, _) in VIOLATIONS.items():
        path = folder / "src" / "ssa_desk" / name
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{code}\n")
    return lint_imports(folder)


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_forbidden_import_breaks_its_contract(planted, name):
    assert re.search(rf"{VIOLATIONS[name][1]}[^\n]* BROKEN", planted.stdout), planted.stdout


def test_every_contract_has_a_planted_violation():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    titles = [title for _, title in VIOLATIONS.values()]
    for contract in contracts["contracts"]:
        assert any(title in contract["name"] for title in titles), contract["name"]
