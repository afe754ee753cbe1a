"""Changes how long one class of records is kept."""

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.retention_words import PLAN_FIELDS, PlannedClass
from ssa_desk.services.retention import RetentionPlans
from ssa_desk.ui.forms.parsing import EntryError
from ssa_desk.ui.forms.text_editors import ReadEditor, whole_editor
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.form_dialog import FormDialog

_LETTERS = 64
_TITLES: Mapping[str, str] = {
    "case_start": "&Beginn der Frist",
    "case_months": "&Frist nach diesem Beginn, in Monaten",
    "school_change_months": "Bei Schul&wechsel länger, in Monaten",
    "after_schooling": "Nicht vor dem Ende der &Schulpflicht",
    "device_private_months": "Auf &privatem Gerät stattdessen, in Monaten (0: keine eigene Frist)",
    "case_review_months": "&Überprüfung nach dem letzten Kontakt, in Monaten",
    "protection_review_months": "&Überprüfung nach dem Abschluss, in Monaten",
    "group_names_months": "&Länger als bis zum Ende des Schuljahres, in Monaten",
    "parent_contact_months": "&Frist nach dem Kontakt, in Monaten",
    "transition_months": "&Frist nach dem Ergebnis, in Monaten",
    "consent_months": "&Frist nach Widerruf oder Ablauf, in Monaten",
    "letter_months": "&Frist nach dem Druck, in Monaten",
    "proof_months": "&Frist nach dem Ereignis, in Monaten",
    "audit_months": "&Frist nach dem Ereignis, in Monaten",
    "personal_note_days": "&Erinnerung nach so vielen Tagen",
}
_STARTS = {
    "leaving": "Ende des Schuljahres, in dem das Kind die Schule verlässt",
    "closing": "Ende des Jahres, in dem der Fall abgeschlossen ist",
}


class RetentionRuleDialog(FormDialog):
    """Changes the settings of one class in the plan of the file."""

    def __init__(self, plans: RetentionPlans, rule: PlannedClass, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Aufbewahrung: {}").format(rule.words.title),
            self.tr(
                "Was Sie hier festlegen, gilt für diese Datei und steht so im Informationsblatt "
                "und im Verzeichnis von Verarbeitungstätigkeiten."
            ),
            parent,
            letters=_LETTERS,
        )
        self._plans, self._plan = plans, plans.plan()
        self.editors: dict[str, QWidget] = {}
        for name in PLAN_FIELDS[rule.name]:
            self._add(name, getattr(self._plan, name))
        self.body.addStretch(1)
        self.add_cancel()
        button = PrimaryButton(self.tr("Ü&bernehmen"), "check", self)
        button.clicked.connect(self.take)
        self.add_button(button)

    def take(self) -> None:
        """Keep the settings in the file, or say what does not fit."""
        self.say("")
        try:
            values = {name: _value(editor) for name, editor in self.editors.items()}
            self._plans.choose(self._plan.model_copy(update=values))
        except EntryError as error:
            self.say(str(error))
        except ExpectedError as error:
            self.say(error.sentence)
        else:
            self.accept()

    def _add(self, name: str, value: object) -> None:
        if isinstance(value, bool):
            box = QCheckBox(_TITLES[name], self)
            box.setChecked(value)
            self.editors[name] = box
            self.body.addWidget(box)
            return
        editor = _starts(value, self) if isinstance(value, str) else _number(value, self)
        self.editors[name] = editor
        self.body.addWidget(Field(_TITLES[name], editor, "", self))


def _starts(value: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    for code, words in _STARTS.items():
        box.addItem(words, code)
    box.setCurrentIndex(box.findData(value))
    return box


def _number(value: object, parent: QWidget) -> ReadEditor:
    editor = whole_editor(parent)
    editor.set_value(value)
    return editor


def _value(editor: QWidget) -> object:
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    if isinstance(editor, QComboBox):
        return editor.currentData()
    return editor.value() if isinstance(editor, ReadEditor) else None
