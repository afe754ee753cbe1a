"""The dialog for one own choice: in which list, what it is called, as what it counts."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import LocalEntry
from ssa_desk.services.own_choices import OwnChoice, OwnChoices
from ssa_desk.services.workspace import Workspace
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceEditor
from ssa_desk.ui.forms.drafting import NEW
from ssa_desk.ui.forms.record_form import RecordForm, Shape
from ssa_desk.ui.widgets.buttons import PrimaryButton
from ssa_desk.ui.widgets.dialog import Dialog

FORM = LocalEntry.KIND


class OwnChoiceDialog(Dialog):
    """Adds an own choice, or corrects one; the list of a choice stays."""

    def __init__(
        self,
        workspace: Workspace,
        own_choices: OwnChoices,
        known: OwnChoice | None,
        parent: QWidget,
    ) -> None:
        super().__init__(self._heading(known), self._words(known), parent)
        self._own_choices = own_choices
        self._list = ""
        self._form = self._built(workspace, known)
        if known is None:
            self._form.editor("catalogue").changed.connect(self._offer_standard)
            self._form.start({})
        else:
            self._offer(known.entry.catalogue, known)
            self._form.show_record(known.entry)
        self.body.addWidget(self._form)
        self.body.addStretch(1)
        self.add_cancel()
        save = PrimaryButton(self.tr("&Speichern"), "check", self)
        save.clicked.connect(self.save)
        self.add_button(save)
        self._form.focus_first()
        self.draft_as(workspace, FORM, self._form, known.entry.id if known else NEW)
        self.setMinimumWidth(560)

    def save(self) -> None:
        """Save the choice and close, or say what does not fit."""
        self.say("")
        try:
            self._own_choices.save(self._form.record())
        except ExpectedError as error:
            self.say(error.sentence)
            return
        self.accept()

    def _heading(self, known: OwnChoice | None) -> str:
        if known is None:
            return self.tr("Neuer eigener Eintrag")
        return self.tr("Eigener Eintrag in der Liste „{}“").format(known.list_title)

    def _words(self, known: OwnChoice | None) -> str:
        if known is None:
            return self.tr("Er steht in allen Formularen unter dem Eintrag, als der er zählt.")
        return self.tr(
            "„Nicht mehr anbieten“ nimmt den Eintrag aus den Formularen. "
            "Was damit dokumentiert ist, bleibt lesbar und zählt weiter."
        )

    def _built(self, workspace: Workspace, known: OwnChoice | None) -> RecordForm[LocalEntry]:
        lists = tuple(Choice(one.name, one.title) for one in self._own_choices.lists())
        skip = frozenset({"retired"} if known is None else {"catalogue"})
        shape = Shape(skip=skip, links={"catalogue": lists, "rolls_up_to": ()}, taken_keys="s")
        return RecordForm(LocalEntry, workspace.catalogue, shape, self)

    def _offer_standard(self) -> None:
        editor = self._form.editor("catalogue")
        names = {one.title: one.name for one in self._own_choices.lists()}
        name = names.get(str(editor.typed()), "")
        if name != self._list:
            self._offer(name, None)

    def _offer(self, name: str, known: OwnChoice | None) -> None:
        self._list = name
        editor = self._form.editor("rolls_up_to")
        standard = self._own_choices.standard(name) if name else ()
        others = [Choice(known.entry.rolls_up_to, known.counts_as)] if known else []
        if isinstance(editor, ChoiceEditor):
            editor.offer((Choice(one.identifier, one.label) for one in standard), others)
