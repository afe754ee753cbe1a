"""The working week: minutes proposed from the records, corrected and confirmed by the worker."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services.working_time import Cell, Week
from ssa_desk.ui.dialogs.ask import unsaved
from ssa_desk.ui.forms.drafting import Draft, DraftKeeper
from ssa_desk.ui.models.week_sheet import WeekSheet
from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button, GhostButton, PrimaryButton
from ssa_desk.ui.widgets.chips import ChipRow
from ssa_desk.ui.widgets.naming import name_input
from ssa_desk.ui.widgets.text import label
from ssa_desk.ui.words import hours_words

FORM = "page/working_week"
_WEEK = timedelta(days=7)
_NARROW = 100
"""Below this width in letters a weekend without work is not shown."""


class WeekPart(PageWidget):
    """Shows one week; nothing is stored before it is confirmed."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = around.desk
        self._day = clock.today()
        self._week: Week | None = None
        areas = around.desk.workspace.catalogue("work_area").standard
        self.sheet = WeekSheet(areas, self)
        self._drafts = DraftKeeper(around.desk.workspace, FORM, self._draft, self)
        self._build()
        self.sheet.dataChanged.connect(self._on_change)
        self.refresh()

    def refresh(self) -> None:
        """Read the week again; what is being written stays."""
        if self.sheet.changes:
            return
        self._show(self._day)

    def begin(self) -> None:
        """Put the cursor into the sheet."""
        self.table.setFocus()

    def save(self) -> bool:
        """Store the week as it stands in the sheet."""
        if self._week is None or self._desk.workspace.read_only:
            return False
        self._trouble.show_text("")
        try:
            self._desk.working_time.confirm(
                self._week.first, self.sheet.minutes, self._school.currentData() or None
            )
            self._drafts.drop()
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return False
        self._show(self._day)
        self.told.emit(self.tr("Die Woche ist bestätigt."))
        return True

    def has_unsaved(self) -> bool:
        """Return whether a cell was changed."""
        return bool(self.sheet.changes)

    def leave(self) -> bool:
        """Ask about changed cells; return whether another week may be shown."""
        if not self.sheet.changes:
            return True
        answer = unsaved(self)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self._drafts.drop()
            self._show(self._day)
        return answer == "discard"

    def keep_drafts(self) -> None:
        """Keep changed cells now."""
        self._drafts.flush()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self._drafts.live

    def place(self) -> tuple[str, ...]:
        """Return which week is shown."""
        return (self._day.isoformat(),)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show that week again."""
        if place and self.leave():
            self._show(date.fromisoformat(place[0]))

    def resume(self, form: str, record_id: str) -> None:
        """Go on with the draft of a week: its id is the Monday, and the week shows it."""
        is_shown = self._week is not None and self._week.first.isoformat() == record_id
        if form == FORM and not is_shown and self.leave():
            self._show(date.fromisoformat(record_id))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room again when the table has another width."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 6, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        self._hint = label("", "muted", wrap=True)
        column.addWidget(self._hint)
        self._trouble = Banner("error", "", self)
        column.addWidget(self._trouble)
        self._build_table()
        column.addWidget(self.table, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        before = GhostButton("arrow-left", self.tr("Woche davor"), self)
        before.clicked.connect(self._go_back)
        after = GhostButton("arrow-right", self.tr("Woche danach"), self)
        after.clicked.connect(self._go_on)
        today = Button(self.tr("&Diese Woche"), "", self)
        today.clicked.connect(self._go_today)
        self._title = label("", "heading")
        self._state = ChipRow(self)
        for one in (before, after, self._title, self._state):
            row.addWidget(one)
        row.addStretch(1)
        row.addWidget(today)
        return row

    def _build_table(self) -> None:
        self.table = QTableView(self)
        self.table.setModel(self.sheet)
        self.table.setAccessibleName(self.tr("Arbeitszeit der Woche"))
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 16)
        triggers = QAbstractItemView.EditTrigger
        edit = triggers.AnyKeyPressed | triggers.DoubleClicked | triggers.EditKeyPressed
        if self._desk.workspace.read_only:
            edit = triggers.NoEditTriggers
        self.table.setEditTriggers(edit)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.viewport().installEventFilter(self)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._sum = label("", "strong")
        row.addWidget(self._sum, 1)
        schools = self._desk.workspace.schools()
        self._school = QComboBox(self)
        self._school.addItem(self.tr("Ohne Schule"), "")
        for school in schools:
            self._school.addItem(school.name, school.id)
        self._school.setCurrentIndex(1 if len(schools) == 1 else 0)
        self._school.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._school.setMinimumContentsLength(14)
        name_input(self._school, self.tr("Schule der neuen Einträge"))
        words = QLabel(self.tr("Sc&hule"), self)
        words.setBuddy(self._school)
        for one in (words, self._school):
            one.setVisible(len(schools) > 1)
            row.addWidget(one)
        self._again = Button(self.tr("&Vorschlag übernehmen"), "history", self)
        self._again.clicked.connect(self._take_proposal)
        self._confirm = PrimaryButton(self.tr("Woche &bestätigen"), "check", self)
        self._confirm.setDisabled(self._desk.workspace.read_only)
        self._confirm.clicked.connect(self.save)
        row.addWidget(self._again)
        row.addWidget(self._confirm)
        return row

    def _show(self, day: date) -> None:
        self._day = day
        self._week = week = self._desk.working_time.week(day)
        self.sheet.show_week(week)
        number = week.first.isocalendar().week
        days = f"{week.days[0]:%d.%m.} bis {week.days[6]:%d.%m.%Y}"
        self._title.setText(f"KW {number} · {days}")
        self._drafts.begin(week.first.isoformat(), "")
        self._restore(week.first)
        self._show_state()
        self._fit()

    def _restore(self, first: date) -> None:
        drafts = self._desk.workspace.drafts.all()
        found = (one for one in drafts if (one.form, one.record_id) == (FORM, first.isoformat()))
        draft = next(found, None)
        if draft is not None:
            self.sheet.take(_cells(draft.values))
            self._drafts.adopt()

    def _show_state(self) -> None:
        week = self._week
        if week is None:
            return
        if week.is_confirmed:
            self._state.show_chips([(self.tr("bestätigt"), "")])
            hint = self.tr("Bestätigt und gespeichert. Sie können die Zahlen noch ändern.")
        else:
            self._state.show_chips([(self.tr("Vorschlag"), "warning")])
            hint = self.tr(
                "Der Vorschlag zählt die Minuten Ihrer Einträge; ein Strich der Strichliste zählt "
                "10 oder 25 Minuten. Zahlen ändern (90 oder 1:30), dann bestätigen."
            )
        self._hint.setText(hint)
        differs = any(
            minutes != week.proposed.get(cell, 0) for cell, minutes in self.sheet.minutes.items()
        ) or len(self.sheet.minutes) != len(week.proposed)
        self._again.setVisible(differs and not self._desk.workspace.read_only)
        self._show_sum()

    def _show_sum(self) -> None:
        total = hours_words(self.sheet.total)
        known = self._week.contracted if self._week else None
        text = self.tr("Summe: %1").replace("%1", total)
        if known:
            text += self.tr(" von %1").replace("%1", hours_words(known))
        self._sum.setText(text)

    def _on_change(self) -> None:
        self._drafts.touch()
        self._show_state()

    def _take_proposal(self) -> None:
        if self._week is not None:
            week = self._week
            cells = dict.fromkeys(self.sheet.minutes, 0)
            self.sheet.take({**cells, **week.proposed})
            self._on_change()

    def _draft(self) -> Draft | None:
        if not self.sheet.changes or self._week is None:
            return None
        cells = self.sheet.changes.items()
        values = {f"{day.isoformat()}|{key}": str(minutes) for (day, key), minutes in cells}
        return values, ""

    def _go_back(self) -> None:
        if self.leave():
            self._show(self._day - _WEEK)

    def _go_on(self) -> None:
        if self.leave():
            self._show(self._day + _WEEK)

    def _go_today(self) -> None:
        if self.leave():
            self._show(clock.today())

    def _fit(self) -> None:
        """Give the days what they need and the work areas the rest."""
        room = self.table.viewport().width()
        letter = self.fontMetrics().averageCharWidth()
        days = self._week.days if self._week else ()
        worked = {day for (day, _), minutes in self.sheet.minutes.items() if minutes}
        shown = 7
        for place in (5, 6):
            hidden = room < _NARROW * letter and bool(days) and days[place] not in worked
            self.table.setColumnHidden(place + 1, hidden)
            shown -= hidden
        day = min(10 * letter, max(7 * letter, (room - 24 * letter) // (shown + 1)))
        for column in range(1, 9):
            self.table.setColumnWidth(column, day)
        self.table.setColumnWidth(0, max(12 * letter, room - (shown + 1) * day))


def _cells(values: Mapping[str, object]) -> dict[Cell, int]:
    """Return the cells of a draft."""
    pairs = (name.split("|") for name in values if "|" in name)
    return {(date.fromisoformat(day), key): int(str(values[f"{day}|{key}"])) for day, key in pairs}
