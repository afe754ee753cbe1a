"""The inputs that make a letter, in three cards: letter and people, values, paper."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from ssa_desk.services.desk import Desk
from ssa_desk.services.letter_series import MOST_COPIES
from ssa_desk.typesetting.letterhead import Layout
from ssa_desk.ui.pages.letters.kind_box import KindBox
from ssa_desk.ui.pages.letters.letter_form import LetterForm
from ssa_desk.ui.pages.letters.logo_row import LogoRow
from ssa_desk.ui.pages.letters.own_form import OwnForm
from ssa_desk.ui.pages.letters.recipient_list import RecipientList
from ssa_desk.ui.pages.letters.whom import Whom
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label


class LetterInputs(QWidget):
    """Tells when the letter is another; `typed` at every key."""

    changed = Signal()
    typed = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._letters = desk, desk.letters
        self._build()

    def layout_of_paper(self) -> Layout:
        """Return how the paper is to look."""
        return Layout(
            large_print=self.large.isChecked(),
            german=self.german.isChecked(),
            logo=self.logo.logo,
        )

    def _build(self) -> None:
        self.kind = KindBox(self)
        self.whom = Whom(self._desk, self)
        self.people = RecipientList(self)
        self.languages = QComboBox(self)
        self.order_by = QComboBox(self)
        self.order_by.addItem(self.tr("nach Sprache"), "language")
        self.order_by.addItem(self.tr("nach Klasse"), "class")
        self.order_by.currentIndexChanged.connect(self.changed)
        self._order_field = Field(self.tr("Reihenfolge"), self.order_by, "", self)
        self.copies = QSpinBox(self)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.copies.lineEdit().setTextMargins(10, 0, 0, 0)
        self._copies_field = Field(self.tr("An&zahl"), self.copies, "", self)
        self.form = LetterForm(self)
        self.form.changed.connect(self.changed)
        self.form.typed.connect(self.typed)
        self.own = OwnForm(self._desk, self)
        self.own.changed.connect(self.changed)
        self.own.typed.connect(self.typed)
        self.languages.currentIndexChanged.connect(self.changed)
        self._shared = label(
            self.tr("Name, Anschrift und Kind setzt das Programm in jeden Brief selbst ein."),
            "small",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._first_card())
        column.addWidget(self._second_card())
        column.addWidget(self._third_card())

    def _first_card(self) -> Card:
        card = Card("", self)
        card.body.setSpacing(10)
        card.body.addWidget(Field(self.tr("Brie&f"), self.kind, "", self))
        card.body.addWidget(self.whom)
        card.body.addWidget(self.people)
        self._language_field = Field(self.tr("S&prache"), self.languages, "", self)
        card.body.addWidget(self._language_field)
        card.body.addWidget(self._order_field)
        card.body.addWidget(self._copies_field)
        return card

    def _second_card(self) -> Card:
        card = Card("", self)
        card.body.setSpacing(10)
        for one in (self.own, self._shared, self.form):
            card.body.addWidget(one)
        return card

    def _third_card(self) -> Card:
        card = Card(self.tr("Papier"), self)
        self.large = QCheckBox(self.tr("&Große Schrift"), self)
        self.german = QCheckBox(self.tr("Mit dem deutschen Text auf der Rückseite"), self)
        self.german.setChecked(True)
        self.logo = LogoRow(self._desk, self)
        for box in (self.large, self.german):
            box.toggled.connect(self.changed)
            card.body.addWidget(box)
        self.logo.changed.connect(self.changed)
        card.body.addWidget(self.logo)
        return card
