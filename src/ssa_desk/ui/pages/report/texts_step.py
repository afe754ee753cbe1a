"""Step 4: the worker's own texts, section by section, kept while they are typed."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLabel,
    QWidget,
)

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.services import report_work
from ssa_desk.services.name_check import Hit, NameCheck
from ssa_desk.services.report_texts import GOALS, sections
from ssa_desk.ui import errors
from ssa_desk.ui.forms.drafting import Draft, DraftKeeper
from ssa_desk.ui.forms.text_editors import GrowingText
from ssa_desk.ui.jobs import Progress
from ssa_desk.ui.look.icons import pixmap
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.pages.report import TEXT_FORM
from ssa_desk.ui.pages.report.begun import TEXT, begun, draft_id
from ssa_desk.ui.pages.report.hits import HitList
from ssa_desk.ui.pages.report.names import NameList
from ssa_desk.ui.pages.report.step import ReportState, Step
from ssa_desk.ui.widgets import sides
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.cards import Card
from ssa_desk.ui.widgets.empty import EmptyState
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.text import label

_REST_MS = 350
_WIDE = 86
"""Letters from which list and text stand side by side."""


class TextsStep(Step):
    """One section at a time; leaving it keeps the text, no button is needed."""

    def __init__(self, around: Surroundings, state: ReportState, parent: QWidget) -> None:
        super().__init__(around, state, parent)
        self._check: NameCheck | None = None
        self._texts: dict[str, str] = {}
        self._section = ""
        self._open_hits: list[Hit] = []
        self._drafts = DraftKeeper(self.desk.workspace, TEXT_FORM, self._draft, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self._build()
        self.show_ways("goals", "numbers", self.tr("&Weiter: Zahlen"))
        state.changed.connect(self._on_plan)
        self.refresh()

    @property
    def school_id(self) -> str:
        """Return whose report is written, "" for all schools."""
        return str(self._school.currentData() or "")

    def refresh(self) -> None:
        """Read the texts again and learn the names of the file."""
        hidden = self.desk.workspace.privacy.is_on
        self._both.setHidden(hidden)
        self._private.setVisible(hidden)
        if self.has_unsaved():
            return
        self._offer_schools()
        self._read()
        self.around.jobs.run(partial(_learn, self), self._learned, self._failed)

    def begin(self) -> None:
        """Put the cursor into the text, first of all one that was begun and not kept."""
        period = self.state.plan.period
        schools = [str(self._school.itemData(row)) for row in range(self._school.count())] or [""]
        waiting = [(one, key) for one in schools for key in begun(self.desk, period, one)]
        if waiting and (self.school_id, self._section) not in waiting:
            self.return_to((waiting[0][1], waiting[0][0]))
        self.text.setFocus()

    def save(self) -> bool:
        """Keep the text; return whether it is kept."""
        if not self.has_unsaved():
            return True
        texts = {self._section: self.text.toPlainText()}
        try:
            self.desk.report_texts.keep(self.state.plan.period, self.school_id, texts)
            self._drafts.drop()
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return False
        self._trouble.show_text("")
        self._texts[self._section] = texts[self._section].strip()
        self._mark_sections()
        return True

    def has_unsaved(self) -> bool:
        """Return whether the text differs from what is kept."""
        if not self._section or self._is_goal():
            return False
        return self.text.toPlainText().strip() != self._texts.get(self._section, "")

    def leave(self) -> bool:
        """Keep the text by itself; return whether the step may be left."""
        return self.desk.workspace.read_only or self.save()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        self._drafts.flush()

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not kept."""
        return self._drafts.live

    def place(self) -> tuple[str, ...]:
        """Return the section."""
        return (self._section, self.school_id)

    def return_to(self, place: tuple[str, ...]) -> None:
        """Open that section again."""
        if len(place) == 2 and self.leave():
            self._school.setCurrentIndex(max(0, self._school.findData(place[1])))
            self._choose(place[0])

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft: its id names period, school and section."""
        first, last, school_id, section = (*record_id.split("|"), "", "", "", "")[:4]
        for period in self.desk.report_plans.periods():
            if (period.first.isoformat(), period.last.isoformat()) == (first, last):
                self.state.choose(self.desk.report_plans.of(period, self.state.plan))
        if form == TEXT_FORM and record_id != self._draft_id() and self.leave():
            self._school.setCurrentIndex(max(0, self._school.findData(school_id)))
            self._choose(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set list and text below each other in a narrow window."""
        super().resizeEvent(event)
        wide = sides.arrange(self._sides, self, _WIDE)
        self._list.setVisible(wide)
        self._box_field.setVisible(not wide)
        self._list.setFixedWidth(min(38 * sides.letter_of(self), self.width() // 3))

    def changeEvent(self, event: QEvent) -> None:
        """Draw the marks of the sections in the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._section:
            self._draw_marks()

    def _build(self) -> None:
        self._trouble = Banner("error", "", self)
        self.body.addWidget(self._trouble)
        words = self.tr(
            "Ihre Texte sind freiwillig und bleiben Ihre eigenen: Sie stehen im Bericht, nie in "
            "der Datei für die Fachstelle. Gespeichert wird von selbst."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        self._school = QComboBox(self)
        self._school.currentIndexChanged.connect(self._on_school)
        self._school_field = Field(self.tr("Bericht der &Schule"), self._school, "", self)
        self.body.addWidget(self._school_field)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(14)
        self._list = NameList(self.tr("Abschnitte"), 20, self)
        self._list.currentRowChanged.connect(self._on_row)
        self._box = QComboBox(self)
        self._box.currentIndexChanged.connect(self._on_row)
        self._box_field = Field(self.tr("&Abschnitt"), self._box, "", self)
        self._sides.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addWidget(self._box_field)
        self._sides.addWidget(self._editor(), 1)
        self._both = QWidget(self)
        self._both.setLayout(self._sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._private = EmptyState(
            "eye-off",
            self.tr("Namen sind verdeckt"),
            self.tr("In Texten können Namen stehen. Taste F8 zeigt sie wieder."),
            "",
            self,
        )
        self.body.addWidget(self._both)
        self.body.addWidget(self._private)
        self.body.addStretch(1)

    def _editor(self) -> Card:
        card = Card("", self)
        self._title = QLabel("", self)
        self._title.setProperty("look", "heading")
        self._title.setWordWrap(True)
        self._hint = label("", "muted", wrap=True)
        self.text = GrowingText(self, least=10, most=24)
        self.text.setReadOnly(self.desk.workspace.read_only)
        self._title.setBuddy(self.text)
        self.text.textChanged.connect(self._on_text)
        self.hits = HitList(self.text, self)
        self.hits.cleared.connect(self._clear_hit)
        for part in (self._title, self._hint, self.text, self.hits):
            card.body.addWidget(part)
        card.body.addStretch(1)
        return card

    def _offer_schools(self) -> None:
        apart = self.state.plan.way == "apart"
        wanted = [(one.id, one.name) for one in self.desk.workspace.schools()] if apart else []
        present = [
            (self._school.itemData(row), self._school.itemText(row))
            for row in range(self._school.count())
        ]
        self._school_field.setVisible(bool(wanted))
        if wanted == present:
            return
        self._school.blockSignals(True)  # noqa: FBT003 - Qt
        self._school.clear()
        for school_id, name in wanted:
            self._school.addItem(name, school_id)
        self._school.blockSignals(False)  # noqa: FBT003 - Qt

    def _read(self) -> None:
        """Read the texts, the goals with open hits behind them, and show the section again."""
        plan, texts = self.state.plan, self.desk.report_texts
        self._texts = texts.printed(plan.period, self.school_id)
        self._open_hits = self._find_hits()
        rows = [(one.key, one.title) for one in sections()]
        hit = dict.fromkeys(one.section for one in self._open_hits)
        rows += [(one, self.tr("Ziel der Jahresplanung")) for one in hit if one.startswith(GOALS)]
        present = [self._box.itemData(row) for row in range(self._box.count())]
        if present != [key for key, _ in rows]:
            for widget in (self._list, self._box):
                widget.blockSignals(True)  # noqa: FBT003 - Qt
                widget.clear()
            self._list.show_names(title for _, title in rows)
            for key, title in rows:
                self._box.addItem(title, key)
            for widget in (self._list, self._box):
                widget.blockSignals(False)  # noqa: FBT003 - Qt
        self._choose(self._section)
        self._mark_sections()

    def _find_hits(self) -> list[Hit]:
        if self._check is None:
            return []
        found = self._check.hits(self._texts)
        return self.desk.report_texts.uncleared(found, self.state.plan.period, self.school_id)

    def _choose(self, section: str) -> None:
        row = max(0, self._box.findData(section))
        for widget, choose in (
            (self._list, self._list.setCurrentRow),
            (self._box, self._box.setCurrentIndex),
        ):
            widget.blockSignals(True)  # noqa: FBT003 - Qt
            choose(row)
            widget.blockSignals(False)  # noqa: FBT003 - Qt
        self._show(str(self._box.itemData(row)))

    def _on_row(self, row: int) -> None:
        if row >= 0 and self.leave():
            self._choose(str(self._box.itemData(row)))
        else:
            self._choose(self._section)

    def _on_school(self) -> None:
        if self.has_unsaved():
            self._drafts.flush()
        self._read()

    def _on_plan(self) -> None:
        self._drafts.flush()
        self._section = ""
        self.refresh()

    def _show(self, section: str) -> None:
        words = {one.key: one for one in sections()}
        self._section = section
        self._title.setText(words[section].title if section in words else self.tr("Ziel"))
        self._hint.setText(
            words[section].hint
            if section in words
            else self.tr("Den Wortlaut ändern Sie unter „Ziele & Planung“.")
        )
        self.text.setAccessibleName(self._title.text())
        self.text.setReadOnly(self.desk.workspace.read_only or self._is_goal())
        self.text.setPlainText(self._texts.get(section, ""))
        self._drafts.begin(self._draft_id(), "")
        self._restore()
        self._look()

    def _restore(self) -> None:
        drafts = self.desk.workspace.drafts.all()
        wanted = (TEXT_FORM, self._draft_id())
        draft = next((one for one in drafts if (one.form, one.record_id) == wanted), None)
        if draft is not None:
            self.text.setPlainText(str(draft.values.get(TEXT, "")))
            cursor = self.text.textCursor()
            cursor.setPosition(min(int(draft.cursor or 0), len(self.text.toPlainText())))
            self.text.setTextCursor(cursor)
            self._drafts.adopt()

    def _draft_id(self) -> str:
        return draft_id(self.state.plan.period, self.school_id, self._section)

    def _draft(self) -> Draft | None:
        if not self.has_unsaved():
            return None
        return {TEXT: self.text.toPlainText()}, str(self.text.textCursor().position())

    def _is_goal(self) -> bool:
        return self._section.startswith(GOALS)

    def _on_text(self) -> None:
        if self.has_unsaved():
            self._drafts.touch()
            self._rest.start()

    def _learned(self, check: NameCheck) -> None:
        self._check = check
        if not self.has_unsaved():
            self._read()
        else:
            self._mark_sections()
        self._look()

    def _look(self) -> None:
        """Look for names in the text as it is typed."""
        if self._check is None:
            return
        found = self._check.hits({self._section: self.text.toPlainText()})
        plan = self.state.plan
        self.hits.show_hits(self.desk.report_texts.uncleared(found, plan.period, self.school_id))

    def _clear_hit(self, hit: Hit) -> None:
        try:
            self.desk.report_texts.clear(hit, self.state.plan.period, self.school_id)
        except ExpectedError as error:
            self._trouble.show_text(error.sentence)
            return
        self._look()
        self._mark_sections()

    def _mark_sections(self) -> None:
        self._open_hits = self._find_hits()
        self._draw_marks()

    def _draw_marks(self) -> None:
        """Draw what is known: the file may be closed by now."""
        named = {one.section for one in self._open_hits}
        for row in range(self._box.count()):
            key = str(self._box.itemData(row))
            item, state = self._list.item(row), self.tr("leer")
            item.setIcon(QIcon(pixmap("pencil", "muted")))
            if key in named:
                state = self.tr("Stellen offen")
                item.setIcon(QIcon(pixmap("triangle-alert", "warning_text")))
            elif self._texts.get(key):
                state = self.tr("geschrieben")
                item.setIcon(QIcon(pixmap("check", "accent_text")))
            words = f"{item.text()}: {state}"
            item.setToolTip(words)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        self._list.fit()

    def _failed(self, error: Exception) -> None:
        errors.show(error, self)


def _learn(step: TextsStep, progress: Progress) -> NameCheck:
    del progress  # one look at the names of the file
    return report_work.learn_names(step.desk)
