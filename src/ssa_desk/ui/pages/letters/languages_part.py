"""The tab "Sprachen": how far each translation can be trusted, out for a translator, back in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.content.languages import Language, languages
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.settings import paths
from ssa_desk.ui import errors
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.leaving import asked_place
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import counted

_GERMAN = "de"
_FILES = "Übersetzungen (*.toml)"
_KIND = Qt.ItemDataRole.UserRole
_LEAST_LINES = 10
"""So many lines the list keeps in a low window; the page scrolls then."""
_NOT_THERE = "gibt es noch nicht"


class LanguagesPart(PageWidget):
    """One language at a time: its letters with the state of each."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._letters = around.desk, around.desk.letters
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Read the states again."""
        shown = str(self.language.currentData() or "")
        self._fill_languages(shown)
        self._show()

    def begin(self) -> None:
        """Begin with the language."""
        self.language.setFocus()

    def place(self) -> tuple[str, ...]:
        """Return the language that is shown."""
        return (str(self.language.currentData()),)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the language again."""
        row = self.language.findData(place[0]) if place else -1
        if row >= 0:
            self.language.setCurrentIndex(row)

    def export(self) -> None:
        """Write the letters of the language into one file for a translator."""
        code = str(self.language.currentData())
        self._try(lambda: self._export(code))

    def read(self) -> None:
        """Ask for a file with translations and take it over when it fits."""
        folder = str(paths.documents_folder())
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Sprachdatei"), folder, _FILES)
        if chosen:
            self._try(lambda: self._take(Path(chosen)))

    def remove(self) -> None:
        """Forget the imported translation of the chosen letter: the shipped one counts again."""
        kind = self._chosen()
        code = str(self.language.currentData())
        if kind and self._state(kind, code)[1]:
            self._try(lambda: self._remove(kind, code))

    def _export(self, code: str) -> None:
        place = asked_place(f"briefe-{code}.toml", self)
        if place is not None:
            self._letters.translations.export(code, place)
            self._say(self.tr("Die Datei ist geschrieben. Sie enthält keine Namen."))

    def _take(self, path: Path) -> None:
        found = self._letters.translations.read(path)
        self._letters.translations.keep(found)
        row = self.language.findData(found[0].language)
        self.language.setCurrentIndex(row)
        self.refresh()
        number = counted(len(found), "Brief ist", "Briefe sind")
        self._say(self.tr("%1 übernommen.").replace("%1", number))

    def _remove(self, kind: str, code: str) -> None:
        self._letters.translations.remove(kind, code)
        self.refresh()
        self._say(self.tr("Die eingelesene Übersetzung ist entfernt."))

    def _say(self, sentence: str) -> None:
        self._news.show_text(sentence)
        self.told.emit(sentence)

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ExpectedError as error:
            errors.show(error, self)

    def _build(self) -> None:
        words = self.tr(
            "Ungeprüfte Übersetzungen werden immer mit dem deutschen Text gedruckt. Geben Sie die "
            "Datei einer Sprache jemandem, der sie spricht: Über jedem Satz steht der deutsche."
        )
        self.language = QComboBox(self)
        self.language.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.language.currentIndexChanged.connect(self._show)
        self._news = Banner("info", "", self)
        self._build_table()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage(self, margin=0)
        outer.addWidget(page)
        column = page.body
        column.setContentsMargins(0, 12, 6, 2)
        column.setSpacing(10)
        column.addWidget(label(words, "muted", wrap=True))
        column.addWidget(Field(self.tr("S&prache"), self.language, "", self))
        column.addWidget(self._news)
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())

    def _build_table(self) -> None:
        self.table = QTableWidget(0, 2, self)
        self.table.setHorizontalHeaderLabels([self.tr("Brief"), self.tr("Stand")])
        self.table.setAccessibleName(self.tr("Briefe dieser Sprache"))
        self.table.verticalHeader().hide()
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.itemSelectionChanged.connect(self._settle)
        self.table.setMinimumHeight(_LEAST_LINES * self.fontMetrics().lineSpacing())

    def _buttons(self) -> FlowLayout:
        self._out = Button(self.tr("Datei für Übersetzung &schreiben …"), "file-down", self)
        self._out.clicked.connect(self.export)
        self._in = Button(self.tr("Übersetzung &einlesen …"), "import", self)
        self._in.clicked.connect(self.read)
        self._gone = Button(self.tr("Eingelesene ent&fernen"), "trash-2", self)
        self._gone.clicked.connect(self.remove)
        row = FlowLayout(spacing=8)
        for button in (self._out, self._in, self._gone):
            row.addWidget(button)
        for button in (self._in, self._gone):
            button.setDisabled(self._desk.workspace.read_only)
        return row

    def _fill_languages(self, shown: str) -> None:
        self.language.blockSignals(True)  # noqa: FBT003 - Qt
        self.language.clear()
        for one in languages():
            if one.code != _GERMAN:
                self.language.addItem(self._title(one), one.code)
        self.language.setCurrentIndex(max(0, self.language.findData(shown)))
        self.language.blockSignals(False)  # noqa: FBT003 - Qt

    def _title(self, one: Language) -> str:
        """Return the names of a language, and how many of its letters nobody has checked."""
        there = [kind for kind in self._kinds() if self._is_there(kind, one.code)]
        states = (self._letters.translations.state(kind, one.code) for kind in there)
        unread = sum(not state.is_reviewed for state in states)
        if not there:
            state = self.tr("keine Briefe")
        elif unread:
            state = self.tr("%1 von %2 ungeprüft")
            state = state.replace("%1", str(unread)).replace("%2", str(len(there)))
        else:
            state = self.tr("alle geprüft")
        return f"{one.german_name} · {one.own_name} · {state}"

    def _kinds(self) -> list[str]:
        return [one.id for one in self._letters.kinds() if one.languages == "all"]

    def _is_there(self, kind: str, code: str) -> bool:
        return any(one.code == code for one in self._letters.languages(kind))

    def _state(self, kind: str, code: str) -> tuple[str, bool]:
        """Return how a translation stands, and whether it was read in."""
        if not self._is_there(kind, code):
            return _NOT_THERE, False
        state = self._letters.translations.state(kind, code)
        return state.words, state.is_imported

    def _show(self) -> None:
        code = str(self.language.currentData() or "")
        kinds = [one for one in self._letters.kinds() if one.languages == "all"]
        self.table.setRowCount(len(kinds))
        for row, kind in enumerate(kinds):
            words, _ = self._state(kind.id, code)
            title = QTableWidgetItem(kind.title)
            title.setData(_KIND, kind.id)
            self.table.setItem(row, 0, title)
            self.table.setItem(row, 1, QTableWidgetItem(words))
        self._settle()

    def _chosen(self) -> str:
        item = self.table.item(self.table.currentRow(), 0)
        return str(item.data(_KIND)) if item is not None else ""

    def _settle(self) -> None:
        kind, code = self._chosen(), str(self.language.currentData() or "")
        is_imported = bool(kind) and self._state(kind, code)[1]
        self._gone.setEnabled(is_imported and not self._desk.workspace.read_only)
