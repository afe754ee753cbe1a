"""A letter in the worker's own words: subject, greeting, text with snippets and placeholders."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from ssa_desk.domain.records import LetterTemplate, TextSnippet
from ssa_desk.services.desk import Desk
from ssa_desk.typesetting.own_letters import OwnLetter
from ssa_desk.ui.forms.snippets import Snippets
from ssa_desk.ui.forms.text_editors import LongTextEditor
from ssa_desk.ui.pages.letters.letter_form import REST_MS
from ssa_desk.ui.widgets.buttons import LinkButton
from ssa_desk.ui.widgets.field import Field

_MOST = 200
_PLACES = (
    ("guardian", "Name der Empfängerin oder des Empfängers"),
    ("child", "Name des Kindes"),
    ("date", "Tag"),
    ("time", "Uhrzeit"),
    ("room", "Ort"),
    ("worker", "Ihr Name"),
    ("blank", "Linie zum Schreiben"),
)
_FIELDS = ("subject", "greeting", "text", "farewell")


class OwnForm(QWidget):
    """Tells, after a short rest, that the letter has changed."""

    changed = Signal()
    typed = Signal()
    """Something was typed, told at once."""
    template_wanted = Signal()
    """Save what is written as a template."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._begun: dict[str, str] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.changed)
        self.subject, self.greeting, self.farewell = (QLineEdit(self) for _ in range(3))
        self.editor = LongTextEditor(self)
        self.text = self.editor.text
        self.snippets = Snippets(self.editor, self._snippets)
        self.reply = QCheckBox(self.tr("Mit Abschnitt für die Ant&wort"), self)
        self._build()
        self.begin(LetterTemplate(title="-"))

    def begin(self, template: LetterTemplate) -> None:
        """Begin with the words of a template."""
        self.put({name: str(getattr(template, name)) for name in _FIELDS})
        self.reply.setChecked(template.reply)
        self._begun = self.values()

    def letter(self) -> OwnLetter:
        """Return what is written; an empty line begins a paragraph."""
        paragraphs = (one.strip() for one in self.text.toPlainText().split("\n\n"))
        return OwnLetter(
            self.subject.text().strip(),
            self.greeting.text().strip(),
            tuple(one for one in paragraphs if one),
            self.farewell.text().strip(),
            self.reply.isChecked(),
        )

    def template(self, title: str) -> LetterTemplate:
        """Return what is written as a template."""
        return LetterTemplate(
            title=title,
            reply=self.reply.isChecked(),
            **{name: text.strip() for name, text in self.values().items() if name in _FIELDS},
        )

    def values(self) -> dict[str, str]:
        """Return what lies in the inputs."""
        lines = {name: getattr(self, name).text() for name in _FIELDS if name != "text"}
        reply = "yes" if self.reply.isChecked() else ""
        return {**lines, "text": self.text.toPlainText(), "reply": reply}

    def put(self, values: Mapping[str, str]) -> None:
        """Put typed words into their inputs."""
        for name in _FIELDS:
            if name == "text" and name in values:
                self.text.setPlainText(values[name])
            elif name in values:
                getattr(self, name).setText(values[name])
        if "reply" in values:
            self.reply.setChecked(bool(values["reply"]))

    def has_changes(self) -> bool:
        """Return whether something differs from the template."""
        return self.values() != self._begun

    def settled(self) -> None:
        """Take what is written as saved: it is a template now."""
        self._begun = self.values()

    def insert(self, place: str) -> None:
        """Put a placeholder where the cursor is."""
        self.text.insertPlainText(f"{{{place}}}")
        self.text.setFocus()

    def _snippets(self) -> list[TextSnippet]:
        return self._desk.workspace.find(TextSnippet, order="abbreviation", limit=_MOST)

    def _build(self) -> None:
        self.places = LinkButton(self.tr("&Platzhalter einfügen"), "plus", self)
        self._menu = QMenu(self.places)
        for name, title in _PLACES:
            action = QAction(f"{title}   {{{name}}}", self._menu)
            action.setData(name)
            action.triggered.connect(self._insert_chosen)
            self._menu.addAction(action)
        self.places.clicked.connect(self._open_places)
        self.keep = LinkButton(self.tr("Als &Vorlage sichern …"), "notebook-text", self)
        self.keep.clicked.connect(self.template_wanted)
        helps = QHBoxLayout()
        helps.setSpacing(4)
        for button in (self.snippets.button, self.places, self.keep):
            helps.addWidget(button)
        helps.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Field(self.tr("B&etreff"), self.subject, "", self))
        column.addWidget(Field(self.tr("&Anrede"), self.greeting, "", self))
        column.addWidget(Field(self.tr("&Text"), self.text, "", self))
        column.addLayout(helps)
        column.addWidget(Field(self.tr("Gru&ß"), self.farewell, "", self))
        column.addWidget(self.reply)
        for line in (self.subject, self.greeting, self.farewell):
            line.textChanged.connect(self._touch)
        self.text.textChanged.connect(self._touch)
        self.reply.toggled.connect(self._touch)

    def _touch(self) -> None:
        self._rest.start()
        self.typed.emit()

    def _open_places(self) -> None:
        self._menu.popup(self.places.mapToGlobal(self.places.rect().bottomLeft()))

    def _insert_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.insert(str(action.data()))
