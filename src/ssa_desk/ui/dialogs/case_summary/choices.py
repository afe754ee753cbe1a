"""What a case summary is for and how much it tells."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from ssa_desk.content.case_summary import summary_words
from ssa_desk.services.case_summary import Choice
from ssa_desk.ui.forms.flow import FlowLayout
from ssa_desk.ui.widgets.field import Field

_DAYS = {"weeks": "Wochen (Woche 3)", "months": "Monate (März 2026)"}
_COURSE = {False: "die letzten 20 Einträge", True: "alle Einträge"}
SPECIALIST = "specialist"


class Choices(QWidget):
    """Tells that another summary is wanted; the two boxes are for the iseF only."""

    changed = Signal()

    def __init__(self, choice: Choice, assessment_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.assessment_id = assessment_id
        """The procedure whose rating may be told; known only behind the password."""
        self.purpose, self.days, self.course = (QComboBox(self) for _ in range(3))
        for key, title in summary_words()["purposes"].items():
            self.purpose.addItem(title, key)
        for style, title in _DAYS.items():
            self.days.addItem(title, style)
        for whole, title in _COURSE.items():
            self.course.addItem(title, whole)
        self.entrusted = QCheckBox(self.tr("Mit Anvertra&utem (§ 65 Abs. 1 Nr. 4 SGB VIII)"), self)
        self.protection = QCheckBox(self.tr("Mit &Einschätzung im Kinderschutz"), self)
        self._build()
        self.show_choice(choice)
        for box in (self.purpose, self.days, self.course):
            box.activated.connect(self._on_change)
        for tick in (self.entrusted, self.protection):
            tick.clicked.connect(self._on_change)

    def choice(self) -> Choice:
        """Return what is chosen."""
        purpose = self.purpose.currentData()
        is_specialist = purpose == SPECIALIST
        return Choice(
            purpose=purpose,
            days=self.days.currentData(),
            whole_course=bool(self.course.currentData()),
            with_entrusted=is_specialist and self.entrusted.isChecked(),
            assessment_id=self.assessment_id if self.wants_rating else "",
        )

    def show_choice(self, choice: Choice) -> None:
        """Show what was chosen before."""
        self.purpose.setCurrentIndex(self.purpose.findData(choice.purpose))
        self.days.setCurrentIndex(self.days.findData(choice.days))
        self.course.setCurrentIndex(int(choice.whole_course))
        self.assessment_id = choice.assessment_id or self.assessment_id
        self.entrusted.setChecked(choice.with_entrusted)
        self.protection.setChecked(bool(choice.assessment_id))
        self._show_ticks()

    @property
    def wants_rating(self) -> bool:
        """Return whether the rating of a procedure is asked for."""
        return self.purpose.currentData() == SPECIALIST and self.protection.isChecked()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        boxes, ticks = FlowLayout(spacing=12), FlowLayout(spacing=18)
        boxes.addWidget(Field(self.tr("&Anlass"), self.purpose, "", self))
        boxes.addWidget(Field(self.tr("&Zeitangaben"), self.days, "", self))
        boxes.addWidget(Field(self.tr("Ver&lauf"), self.course, "", self))
        for tick in (self.entrusted, self.protection):
            ticks.addWidget(tick)
        column.addLayout(boxes)
        column.addLayout(ticks)

    def _on_change(self) -> None:
        self._show_ticks()
        self.changed.emit()

    def _show_ticks(self) -> None:
        is_specialist = self.purpose.currentData() == SPECIALIST
        self.entrusted.setVisible(is_specialist)
        self.protection.setVisible(is_specialist)
