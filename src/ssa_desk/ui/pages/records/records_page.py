"""A page with a title and a tab for each of its parts; a part is built at its first visit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from ssa_desk.ui.pages.page import PageWidget, Surroundings
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import RecordSpec
from ssa_desk.ui.widgets.header import PageHeader


@dataclass(frozen=True, slots=True)
class Part:
    """One tab: its id (the kind of its records, where it has one), its title, what builds it."""

    id: str
    title: str
    build: Callable[[Surroundings, QWidget], PageWidget]


def part_of(spec: RecordSpec, title: str = "") -> Part:
    """Return the tab that lists one kind of record."""

    def build(around: Surroundings, parent: QWidget) -> PageWidget:
        return RecordsTab(around.desk, spec, parent)

    return Part(spec.kind.KIND, title or spec.kind.PLURAL, build)


class RecordsPage(PageWidget):
    """Hands on to the tab that is open what the window asks of a page."""

    def __init__(
        self, around: Surroundings, title: str, parts: Sequence[Part], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._around, self._parts = around, tuple(parts)
        self._built: dict[int, PageWidget] = {}
        self._open = -1
        self._header = PageHeader(title, "", self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(True)
        # A click takes the keys along: left in a tab that is hidden, they would go anywhere.
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._holders = [QWidget(self.tabs) for _ in self._parts]
        for part, holder in zip(self._parts, self._holders, strict=True):
            QVBoxLayout(holder).setContentsMargins(0, 0, 0, 0)
            self.tabs.addTab(holder, part.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 18, 12)
        column.setSpacing(8)
        column.addWidget(self._header)
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)

    @property
    def part(self) -> PageWidget:
        """Return the tab that is open."""
        return self._built[self._open]

    def refresh(self) -> None:
        """Read what is shown again."""
        self.part.refresh()

    def begin(self) -> None:
        """Put the cursor where one usually begins."""
        self.part.begin()

    def has_next(self) -> bool:
        """Return whether the open tab leads on to another record."""
        return self.part.has_next()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.part.focus_search()

    def new_record(self) -> None:
        """Begin a new record of the open tab."""
        self.part.new_record()

    def save(self) -> bool:
        """Save what is being written."""
        return self.part.save()

    def has_unsaved(self) -> bool:
        """Return whether something typed is not saved."""
        return self.part.has_unsaved()

    def leave(self) -> bool:
        """Ask about what is not saved; return whether the page may be left."""
        return self.part.leave()

    def keep_drafts(self) -> None:
        """Keep what is typed as a draft now."""
        for part in self._built.values():
            part.keep_drafts()

    def place(self) -> tuple[str, ...]:
        """Return which tab is open and where one is in it."""
        return (self._parts[self._open].id, *self.part.place())

    def return_to(self, place: tuple[str, ...]) -> None:
        """Show the tab again that was open."""
        found = self._place_of(place[0]) if place else -1
        if found >= 0:
            self.tabs.setCurrentIndex(found)
            self.part.return_to(place[1:])

    def live_draft(self) -> tuple[str, str] | None:
        """Return what is being written and not saved."""
        return self.part.live_draft()

    def resume(self, form: str, record_id: str) -> None:
        """Go on with a draft: the name of its form ends with its kind."""
        found = self._place_of(form.rpartition("/")[2])
        if found >= 0:
            self.tabs.setCurrentIndex(found)
            self.part.resume(form, record_id)

    def act(self, action: str) -> None:
        """Open a tab and do something there: "kind", "kind:new" or "kind:id of a record"."""
        place, _, rest = action.partition(":")
        found = self._place_of(place)
        if found < 0:
            self.part.act(action)
            return
        if found != self._open and not self.part.leave():
            return
        self.tabs.setCurrentIndex(found)
        if self._open == found:
            self.part.act(rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room of a low window to the tab."""
        super().resizeEvent(event)
        self._header.setVisible(self.height() > 30 * self.fontMetrics().height())

    def _place_of(self, part_id: str) -> int:
        return next((i for i, one in enumerate(self._parts) if one.id == part_id), -1)

    def _on_tab(self, place: int) -> None:
        if place == self._open:
            return
        if self._open >= 0 and not self.part.leave():
            self.tabs.setCurrentIndex(self._open)
            return
        self._open = place
        if place in self._built:
            self.part.refresh()
        else:
            self._built[place] = self._build(place)

    def _build(self, place: int) -> PageWidget:
        holder = self._holders[place]
        made = self._parts[place].build(self._around, holder)
        made.case_wanted.connect(self.case_wanted)
        made.page_wanted.connect(self.page_wanted)
        made.draft_wanted.connect(self.draft_wanted)
        made.told.connect(self.told)
        made.way_back_wanted.connect(self.way_back_wanted)
        layout = holder.layout()
        if layout is not None:
            layout.addWidget(made)
        return made
