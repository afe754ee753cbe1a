"""The side bar: the pages, below them settings and lock; only drawings when room is short."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ssa_desk.ui.look.icons import set_icon, zoom
from ssa_desk.ui.pages.page import Page
from ssa_desk.ui.widgets.buttons import GhostButton, NavButton
from ssa_desk.ui.widgets.scroll import ScrollPage
from ssa_desk.ui.widgets.text import label, set_look

_EDGE = 12
"""Room at the right edge, where the scroll bar of a low window stands."""
_NARROW_EDGE = 8
_ANY_WIDTH = 16_777_215
"""What Qt calls QWIDGETSIZE_MAX."""
_LOW_LINES = 34
"""In a window of fewer lines only the lock stays below the pages; the rest scrolls with them."""


class Sidebar(QWidget):
    """Tells which page is wanted; `mark` shows which one is open."""

    page_wanted = Signal(str)
    lock_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, pages: tuple[Page, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "sidebar")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.menu = QMenu(self)
        self._narrow = self._is_low = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        self._texts: dict[NavButton, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 0, 12)
        self._column.setSpacing(4)
        self._column.addLayout(self._head())
        self._column.addSpacing(8)
        *first, settings = pages
        self._pages = self._scrolled(first)
        self._column.addWidget(self._pages, 1)
        self.privacy = NavButton(self.tr("Namen verbergen"), "eye-off", self)
        self.privacy.setCheckable(True)
        self.privacy.clicked.connect(self.privacy_wanted)
        self.lock = NavButton(self.tr("Sperren"), "lock", self)
        self.lock.clicked.connect(self.lock_wanted)
        self._settings = self._button(settings)
        self._below = self._built_below()
        self._column.addLayout(self._below)
        self._texts |= {self._buttons[one.id]: one.title for one in pages}
        self._texts |= {one: one.text() for one in (self.privacy, self.lock)}
        self.show_narrow(narrow=False)

    def add_keys(self, actions: dict[str, QAction]) -> None:
        """Name the keys in the tooltips."""
        own = {"lock": self.lock, "privacy": self.privacy}
        for name, button in (*self._buttons.items(), *own.items()):
            action = actions.get(name if name in own else f"page_{name}")
            text = self._texts[button]
            button.setToolTip(f"{text} ({_key(action)})" if action else text)

    def show_privacy(self, *, on: bool) -> None:
        """Show whether names are hidden."""
        self.privacy.setChecked(on)
        words = self.tr("Namen sind verdeckt") if on else self.tr("Namen verbergen")
        self._texts[self.privacy] = words
        self.privacy.setAccessibleName(words)
        self.privacy.setText("" if self._narrow else words)

    def mark(self, page_id: str) -> None:
        """Show which page is open, without telling anybody."""
        button = self._buttons[page_id]
        button.blockSignals(True)  # noqa: FBT003
        button.setChecked(True)
        button.blockSignals(False)  # noqa: FBT003
        self._pages.ensureWidgetVisible(button)

    def show_narrow(self, *, narrow: bool) -> None:
        """Show drawings with words, or drawings alone."""
        self._narrow = narrow
        self._name.setHidden(narrow)
        self._sign.setHidden(narrow)
        for button, text in self._texts.items():
            button.setText("" if narrow else text.replace("&", "&&"))
            button.setAccessibleName(text)
        unit = self.fontMetrics().averageCharWidth()
        edges = round((66 if narrow else 44) * zoom())
        width = edges + unit if narrow else max(180, unit * 24 + edges)
        left = _NARROW_EDGE if narrow else _EDGE
        self._column.setContentsMargins(left, 12, 0, 12)
        for button in self._texts:
            button.setMinimumWidth(width - left - _EDGE if narrow else 0)
            button.setMaximumWidth(width - left - _EDGE if narrow else _ANY_WIDTH)
        self.setFixedWidth(width)

    def changeEvent(self, event: QEvent) -> None:
        """Take the width of larger letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._texts:
            self.show_narrow(narrow=self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let settings and privacy scroll with the pages where the window is low."""
        super().resizeEvent(event)
        is_low = self.height() < _LOW_LINES * self.fontMetrics().height()
        if is_low == self._is_low:
            return
        self._is_low = is_low
        for place, button in enumerate((self._settings, self.privacy)):
            if is_low:
                self._pages.body.insertWidget(self._pages.body.count() - 1, button)
            else:
                self._below.insertWidget(place, button)

    def _scrolled(self, pages: Sequence[Page]) -> ScrollPage:
        """Return the pages below each other; a low window scrolls them."""
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(0, 0, _EDGE, 0)
        page.body.setSpacing(2)
        for one in pages:
            page.body.addWidget(self._button(one))
        page.body.addStretch(1)
        page.verticalScrollBar().rangeChanged.connect(self._fit_edge)
        return page

    def _fit_edge(self) -> None:
        """Give the edge to the scroll bar: the drawings stay below each other."""
        scrolls = self._pages.verticalScrollBar().maximum() > 0
        self._pages.body.setContentsMargins(0, 0, 0 if scrolls else _EDGE, 0)

    def _built_below(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, _EDGE, 0)
        column.setSpacing(2)
        for button in (self._settings, self.privacy, self.lock):
            column.addWidget(button)
        return column

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(6, 0, _EDGE, 0)
        self._sign = QLabel(self)
        set_icon(self._sign, "handshake", "accent_text", length=26)
        self._name = label("SSA Desk", "heading")
        more = GhostButton("ellipsis", self.tr("Menü"), self)
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setShortcut("F10")
        row.addWidget(self._sign)
        row.addWidget(self._name, 1)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _button(self, page: Page) -> NavButton:
        button = NavButton(page.title, page.icon, self)
        button.setCheckable(True)
        button.setProperty("page", page.id)
        self._group.addButton(button)
        self._buttons[page.id] = button
        button.toggled.connect(self._toggled)
        return button

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        sender = self.sender()
        if on and isinstance(sender, NavButton):
            self.page_wanted.emit(str(sender.property("page")))


def _key(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
