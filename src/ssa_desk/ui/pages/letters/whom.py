"""Chooses for whom a letter is: a child, an offer, a class, or nobody by name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from ssa_desk.domain.records import Case, GroupOffer
from ssa_desk.services.desk import Desk
from ssa_desk.services.letter_series import SchoolClass
from ssa_desk.ui.forms.choice_editors import Choice, ChoiceBox
from ssa_desk.ui.forms.link_editor import LinkEditor
from ssa_desk.ui.pages.records.pickers import picker_of
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.words import counted

CASE, OFFER, CLASS, NOBODY = "case", "offer", "class", ""
_PLACES = (CASE, OFFER, CLASS, NOBODY)


class Whom(QWidget):
    """Tells when somebody else is chosen."""

    chosen = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told: tuple[str, str] = (NOBODY, "")
        self.box = QComboBox(self)
        words = (
            self.tr("ein Kind"),
            self.tr("ein Angebot"),
            self.tr("eine Klasse"),
            self.tr("ohne Namen oder von Hand"),
        )
        for title, place in zip(words, _PLACES, strict=True):
            self.box.addItem(title, place)
        self.box.setCurrentIndex(_PLACES.index(NOBODY))
        self.case = LinkEditor(picker_of(desk, Case.KIND), self)
        self.offer = LinkEditor(picker_of(desk, GroupOffer.KIND), self)
        self.group = ChoiceBox(self)
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Field(self.tr("F&ür"), self.box, "", self))
        for title, editor in (
            (self.tr("&Kind"), self.case),
            (self.tr("Ange&bot"), self.offer),
            (self.tr("K&lasse"), self.group),
        ):
            self._stack.addWidget(Field(title, editor, "", self))
        self._stack.hide()
        column.addWidget(self._stack)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(0)
        self._rest.timeout.connect(self._tell)
        self.box.currentIndexChanged.connect(self._on_place)
        for editor in (self.case, self.offer):
            editor.changed.connect(self._rest.start)
        self.group.currentIndexChanged.connect(self._rest.start)

    @property
    def place(self) -> str:
        """Return what kind of people it is for."""
        return str(self.box.currentData())

    @property
    def case_id(self) -> str:
        """Return the chosen case, or nothing."""
        return _id_of(self.case) if self.place == CASE else ""

    @property
    def offer_id(self) -> str:
        """Return the chosen offer, or nothing."""
        return _id_of(self.offer) if self.place == OFFER else ""

    @property
    def class_name(self) -> str:
        """Return the chosen class, or nothing."""
        return self._class_key.partition("/")[2]

    @property
    def school_id(self) -> str:
        """Return the school of the chosen class, or nothing."""
        return self._class_key.partition("/")[0]

    @property
    def _class_key(self) -> str:
        return str(self.group.currentData() or "") if self.place == CLASS else ""

    @property
    def record_id(self) -> str:
        """Return what is chosen, whichever it is."""
        return self.case_id or self.offer_id or self._class_key

    def show_classes(self, classes: Sequence[SchoolClass]) -> None:
        """Offer these classes; the chosen one stays."""
        chosen = self.group.currentData()
        several = len({one.school_id for one in classes}) > 1
        choices = [Choice(f"{one.school_id}/{one.name}", _words(one, several)) for one in classes]
        shown = [self.group.itemData(row) for row in range(self.group.count())]
        if shown == [one.identifier for one in choices]:
            return
        self.group.blockSignals(True)  # noqa: FBT003 - Qt
        self.group.fill(choices)
        self.group.setCurrentIndex(self.group.findData(chosen) if chosen else -1)
        self.group.blockSignals(False)  # noqa: FBT003 - Qt

    def is_gone(self) -> bool:
        """Return whether the chosen case or offer is there no more."""
        exists = self._desk.lists.exists
        return bool(
            (self.case_id and not exists(Case, self.case_id))
            or (self.offer_id and not exists(GroupOffer, self.offer_id))
        )

    def choose(self, place: str, record_id: str) -> None:
        """Write to the people of this case, offer or class; tells it at once."""
        editors: Mapping[str, LinkEditor] = {CASE: self.case, OFFER: self.offer}
        self.box.setCurrentIndex(_PLACES.index(place if place in _PLACES else NOBODY))
        if place in editors:
            editors[place].set_value(record_id)
        elif place == CLASS:
            self.group.setCurrentIndex(self.group.findData(record_id))
        self._tell()

    def clear(self) -> None:
        """Write without a case."""
        self.case.set_value(None)
        self.offer.set_value(None)
        self.group.setCurrentIndex(-1)
        self.choose(NOBODY, "")

    def show_private(self) -> None:
        """Show the names as they may be seen now."""
        for editor in (self.case, self.offer):
            if found := _id_of(editor):
                editor.blockSignals(True)  # noqa: FBT003 - Qt
                editor.set_value(found)
                editor.blockSignals(False)  # noqa: FBT003 - Qt

    def focus(self) -> None:
        """Put the cursor where somebody is looked for."""
        if self.place == NOBODY:
            self.box.setCurrentIndex(_PLACES.index(CASE))
        shown = self._stack.currentWidget()
        if isinstance(shown, Field):
            shown.editor.setFocus()

    def _on_place(self) -> None:
        place = _PLACES.index(self.place)
        self._stack.setVisible(place < self._stack.count())
        if place < self._stack.count():
            self._stack.setCurrentIndex(place)
        self._tell()

    def _tell(self) -> None:
        self._rest.stop()
        now = (self.place, self.record_id)
        if now != self._told:
            self._told = now
            self.chosen.emit()


def _words(one: SchoolClass, with_school: bool) -> str:  # noqa: FBT001 - a private helper
    parts = (one.name, one.school if with_school else "", counted(one.children, "Kind", "Kinder"))
    return " · ".join(part for part in parts if part)


def _id_of(editor: LinkEditor) -> str:
    typed = editor.typed()
    return typed[0] if isinstance(typed, list) else ""
