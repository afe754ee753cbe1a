"""What can be done by key and menu: one register, one test for double keys."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ssa_desk.ui.look.icons import set_icon

Owner = Literal["window", "desk"]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `slot` is a method of the owner; `group` is its part of the menu."""

    id: str
    text: str
    keys: tuple[str, ...]
    slot: str
    owner: Owner
    group: str
    icon: str = ""


ACTIONS: tuple[Command, ...] = (
    Command(
        "quick_entry",
        "Schnell&eintrag",
        ("F2", "Ctrl+E"),
        "quick_entry",
        "desk",
        "Arbeiten",
        "notebook-pen",
    ),
    Command("new_case", "Neuer &Fall", ("Ctrl+N",), "new_case", "desk", "Arbeiten", "plus"),
    Command(
        "new_contact",
        "Neuer &Kontakt im Fall",
        ("Ctrl+Shift+N",),
        "new_contact",
        "desk",
        "Arbeiten",
        "message-square-text",
    ),
    Command("tally", "Strichl&iste +1", ("Ctrl+T",), "tally", "desk", "Arbeiten", "tally-5"),
    Command("save", "&Speichern", ("Ctrl+S",), "save", "desk", "Arbeiten", "save"),
    Command("search", "S&uchen", ("Ctrl+F", "Ctrl+K"), "search", "desk", "Arbeiten", "search"),
    Command("privacy", "Namen &verbergen", ("F8",), "toggle_privacy", "desk", "Ansicht", "eye-off"),
    Command("way_back", "&Zurück, woher Sie kamen", ("Shift+F6",), "go_back", "desk", "Ansicht"),
    Command("way_on", "Nächster &Eintrag", ("F6",), "go_to_next", "desk", "Ansicht"),
    Command("refresh", "&Neu laden", ("F5",), "refresh", "desk", "Ansicht", "refresh-cw"),
    Command("larger", "Schrift &größer", ("Ctrl++", "Ctrl+="), "enlarge", "window", "Ansicht"),
    Command("smaller", "Schrift &kleiner", ("Ctrl+-",), "reduce", "window", "Ansicht"),
    Command("usual", "Schrift &normal", ("Ctrl+0",), "usual_size", "window", "Ansicht"),
    Command(
        "shortcuts",
        "&Tastenkürzel",
        ("Ctrl+/",),
        "show_shortcuts",
        "window",
        "Hilfe",
        "keyboard",
    ),
    Command("support", "Angaben für die &Hilfe …", (), "show_support", "desk", "Hilfe"),
    Command("about", "Ü&ber SSA Desk", (), "show_about", "window", "Hilfe", "info"),
    Command(
        "open_other",
        "&Andere Datei öffnen …",
        ("Ctrl+O",),
        "open_other",
        "window",
        "Datei",
        "folder-open",
    ),
    Command("import", "Listen &einlesen …", (), "read_lists", "desk", "Datei", "import"),
    Command("lock", "S&perren", ("Ctrl+L",), "lock", "desk", "Datei", "lock"),
    Command("quit", "&Beenden", ("Ctrl+Q",), "close", "window", "Datei", "log-out"),
)

GROUPS = ("Arbeiten", "Ansicht", "Hilfe", "Datei")


def page_command(number: int, page_id: str, title: str, icon: str) -> Command:
    """Return what opens a page by Ctrl and its number, from the tenth on by Alt.

    The settings keep their own key, however many pages there are.
    """
    key = f"Ctrl+{number}" if number < 10 else f"Alt+{number - 9}"
    key = "Ctrl+," if page_id == "settings" else key
    words = title.replace("&", "&&")
    return Command(f"page_{page_id}", words, (key,), "show_page", "desk", "Seiten", icon)


def build(commands: Iterable[Command], owner: QObject, widget: QWidget) -> dict[str, QAction]:
    """Return the actions by id, connected to the methods of their owner, valid in the widget."""
    made = {}
    for command in commands:
        action = QAction(QCoreApplication.translate("actions", command.text), widget)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setData(command.id)
        if command.icon:
            set_icon(action, command.icon, "muted")
        action.triggered.connect(getattr(owner, command.slot))
        widget.addAction(action)
        made[command.id] = action
    return made


def fill_menu(menu: QMenu, commands: Iterable[Command], actions: dict[str, QAction]) -> None:
    """Put the actions into a menu, group by group."""
    commands = tuple(commands)
    for group in GROUPS:
        menu.addSeparator()
        for command in commands:
            if command.group == group and command.id in actions:
                menu.addAction(actions[command.id])


def key_texts(command: Command) -> str:
    """Return the keys as this system writes them: "Strg+N"."""
    native = QKeySequence.SequenceFormat.NativeText
    return " oder ".join(QKeySequence(key).toString(native) for key in command.keys)
