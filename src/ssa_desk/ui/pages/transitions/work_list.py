"""Lists of transitions that wait: those without a place class by class, those to ask again."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ssa_desk.content.numbers import number
from ssa_desk.domain.folding import folded, folded_words
from ssa_desk.services.desk import Desk
from ssa_desk.services.lists import Column, ListSpec, Row
from ssa_desk.ui.models.record_list import RecordListModel
from ssa_desk.ui.pages.records.list_side import ListSide
from ssa_desk.ui.pages.records.spec import RecordSpec, Words
from ssa_desk.ui.pages.transitions.spec import TRANSITION
from ssa_desk.ui.widgets.naming import name_input


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One row of work: the class it belongs to, and what is read."""

    row: Row
    class_name: str


@dataclass(frozen=True, slots=True)
class Work:
    """One list of work: its columns and words, and what gathers its rows."""

    spec: RecordSpec
    gather: Callable[[Desk], list[Line]]


class WorkModel(RecordListModel):
    """Keeps the lines of work and shows those of a class that have the words."""

    lines: tuple[Line, ...] = ()
    class_name: str | None = None
    work: Work
    desk: Desk

    def gather(self) -> None:
        """Read the lines again."""
        self.lines = tuple(self.work.gather(self.desk))

    def _read(self, limit: int) -> None:  # noqa: ARG002 - all lines of work are at hand
        words = folded_words(self.query.words)
        self.beginResetModel()
        self._rows = [
            one.row
            for one in self.lines
            if self.class_name in (None, one.class_name) and _has(one.row, words)
        ]
        self.total = len(self._rows)
        self.endResetModel()


class WorkList(ListSide):
    """The same list as everywhere, with a box for the class in place of the filters."""

    def __init__(self, desk: Desk, work: Work, parent: QWidget) -> None:
        self._work = work
        super().__init__(desk, work.spec, parent)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)

    def made_model(self, titles: tuple[str, ...]) -> RecordListModel:
        """Return what gathers the lines of work."""
        self._lines = WorkModel(self._desk.lists, self._spec.listed, titles, self)
        self._lines.work, self._lines.desk = self._work, self._desk
        return self._lines

    def reload(self, chosen: str | None = None) -> None:
        """Gather the work again; where the chosen one is done the next one is chosen."""
        before = self.model.row_of(chosen or self.chosen_id)
        self._lines.gather()
        self._offer_classes()
        super().reload(chosen)
        if chosen and before >= 0 and self.model.row_of(chosen) < 0 and self.model.total:
            self._choose_row(min(before, self.model.total - 1))

    def forget(self) -> None:
        """Let go of all lines."""
        self._lines.lines = ()
        super().forget()

    def _build(self) -> None:
        super()._build()
        self._classes = QComboBox(self)
        self._classes.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._classes.setMinimumContentsLength(14)
        name_input(self._classes, self.tr("Klasse"))
        words = QLabel(self.tr("&Klasse"), self)
        words.setBuddy(self._classes)
        self._class_row = QWidget(self)
        row = QHBoxLayout(self._class_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        row.addWidget(self._classes)
        row.addStretch(1)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self._class_row)
        self._classes.currentIndexChanged.connect(self._on_class)

    def _show_count(self) -> None:
        super()._show_count()
        self.filters.hide()
        if len(self._lines.lines) >= self._desk.transitions.most:
            words = self.tr("Die ersten %1 von mehr: bitte die ältesten abschließen.")
            self._count.setText(words.replace("%1", number(self.model.total)))
        self._class_row.setVisible(self._classes.count() > 2)

    def _on_class(self) -> None:
        self._lines.class_name = self._classes.currentData()
        self._show()

    def _offer_classes(self) -> None:
        """Offer the classes with work, in the order of the list, with how much there is."""
        counts = Counter(one.class_name for one in self._lines.lines)
        chosen = self._lines.class_name if self._lines.class_name in counts else None
        self._classes.blockSignals(True)  # noqa: FBT003
        self._classes.clear()
        self._classes.addItem(self.tr("Alle Klassen"), None)
        for name, count in counts.items():
            self._classes.addItem(f"{name or self.tr('Ohne Klasse')} ({count})", name)
        self._classes.setCurrentIndex(max(0, self._classes.findData(chosen) if chosen else 0))
        if chosen == "":
            self._classes.setCurrentIndex(list(counts).index("") + 1)
        self._lines.class_name = chosen
        self._classes.blockSignals(False)  # noqa: FBT003


def open_work(desk: Desk) -> list[Line]:
    """Return the transitions without a place, the oldest pupils first, class by class."""
    kinds = desk.workspace.catalogue("transition_kind")
    outcomes = desk.workspace.catalogue("transition_outcome")
    return [
        Line(
            Row(
                one.id,
                (
                    one.class_name,
                    " · ".join(part for part in (one.name, one.case_no) if part),
                    kinds.label(one.transition_kind),
                    outcomes.label(one.outcome) if one.outcome else "",
                ),
            ),
            one.class_name,
        )
        for one in desk.transitions.open()
    ]


def due_work(desk: Desk) -> list[Line]:
    """Return the transitions to be asked about again, the longest waiting first."""
    due = desk.transitions.due()
    outcomes = desk.workspace.catalogue("transition_outcome")
    names = desk.lists.names.of(
        "young_person",
        (one.transition.young_person_id for one in due if one.transition.young_person_id),
    )
    lines = []
    for one in sorted(due, key=lambda one: one.due.day):
        transition = one.transition
        cells = (
            f"{one.due.day:%d.%m.%Y}",
            f"{one.due.months} Monate",
            names.get(transition.young_person_id or "", ""),
            transition.class_name,
            outcomes.label(transition.outcome or ""),
        )
        lines.append(Line(Row(transition.id, cells), transition.class_name))
    return lines


def _spec(columns: tuple[Column, ...], one: str, many: str, empty: str) -> RecordSpec:
    words = Words(one, many, TRANSITION.words.new, empty)
    listed = ListSpec(TRANSITION.kind, columns)
    return RecordSpec(
        listed, words, TRANSITION.icon, today=TRANSITION.today, again=TRANSITION.again
    )


OPEN = Work(
    _spec(
        (
            Column("class_name"),
            Column("young_person_id", "Kind"),
            Column("transition_kind"),
            Column("outcome"),
        ),
        "Übergang ohne Anschluss",
        "Übergänge ohne Anschluss",
        "Hier stehen die Übergänge, bei denen noch nicht klar ist, wie es weitergeht.",
    ),
    open_work,
)
DUE = Work(
    _spec(
        (
            Column("outcome_on", "Fällig"),
            Column("follow_up_3", "Nach"),
            Column("young_person_id", "Kind"),
            Column("class_name"),
            Column("outcome"),
        ),
        "Nachfrage",
        "Nachfragen",
        "Drei und sechs Monate nach dem Ergebnis fragt SSA Desk, ob der Anschluss hält.",
    ),
    due_work,
)


def _has(row: Row, words: tuple[str, ...]) -> bool:
    known = folded(" ".join(row.cells)) if words else ""
    return all(word in known for word in words)
