"""The step for correction, deletion, restriction and objection: what was decided, and why."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from ssa_desk.content.access import way_words
from ssa_desk.content.catalogues import catalogue
from ssa_desk.domain.records import DataSubjectRequest
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.field import Field
from ssa_desk.ui.widgets.scroll import ScrollPage

_LINES = 5
_DECISIONS = ("fulfilled", "partly", "refused", "withdrawn")


_LEADS = {
    "deletion": ("delete", "&Löschen …"),
    "restriction": ("restrict", "E&inschränken …"),
    "objection": ("restrict", "E&inschränken …"),
}
"""Requests that an entry of the menu of the case fulfils, and what the button says."""


class DecideStep(QWidget):
    """Says the way, leads there, and keeps the decision with its reason."""

    changed = Signal()
    doing_wanted = Signal(str)
    """Do this of the menu "Datenschutz" of the case."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        page = ScrollPage(self, margin=0)
        page.body.setContentsMargins(2, 2, 8, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self._way = Banner("info", "", self)
        self._way.set_closable(closable=False)
        self.lead = self._way.add_button("", "arrow-right")
        self.lead.clicked.connect(self._want_doing)
        self._doing = ""
        self.decision, self.ground = QComboBox(self), QComboBox(self)
        decisions = catalogue("request_decision")
        for one in _DECISIONS:
            self.decision.addItem(decisions.label(one), one)
        for entry in catalogue("refusal_ground").active:
            self.ground.addItem(entry.label, entry.identifier)
        self.ground.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.reason = QPlainTextEdit(self)
        self.note = QPlainTextEdit(self)
        for editor in (self.reason, self.note):
            editor.setTabChangesFocus(True)
            editor.setFixedHeight(self.fontMetrics().height() * _LINES + 16)
        self._why = Field(self.tr("&Grund der Ablehnung"), self.ground, "", self)
        self._reasons = Field(
            self.tr("Begrün&dung der Ablehnung"),
            self.reason,
            self.tr("Sie muss festgehalten werden (§ 83 Abs. 3 SGB X)."),
            self,
        )
        page.body.addWidget(self._way)
        page.body.addWidget(
            Field(
                self.tr("&Was geändert wurde: alt und neu"),
                self.note,
                self.tr("Zum Beispiel: Klasse 7a statt 7b seit Februar."),
                self,
            )
        )
        page.body.addWidget(Field(self.tr("&Entscheidung"), self.decision, "", self))
        page.body.addWidget(self._why)
        page.body.addWidget(self._reasons)
        page.body.addStretch(1)
        self.decision.currentIndexChanged.connect(self._show)
        self._show()

    def show_request(self, request: DataSubjectRequest) -> None:
        """Say what leads on for this kind of request."""
        self._way.show_text(way_words(request.request_kind or ""))
        self._doing, words = _LEADS.get(request.request_kind or "", ("", ""))
        self.lead.setText(QCoreApplication.translate("DecideStep", words))
        self.lead.setVisible(bool(self._doing and request.case_id))
        self.note.setPlainText(request.note)
        self.note.setFocus()

    def chosen(self) -> tuple[str, str, str, str]:
        """Return decision, ground, reason and what was changed."""
        decision = str(self.decision.currentData())
        refuses = decision in ("partly", "refused")
        return (
            decision,
            str(self.ground.currentData()) if refuses else "",
            self.reason.toPlainText().strip() if refuses else "",
            self.note.toPlainText().strip(),
        )

    def _want_doing(self) -> None:
        self.doing_wanted.emit(self._doing)

    def _show(self) -> None:
        refuses = self.decision.currentData() in ("partly", "refused")
        self._why.setVisible(refuses)
        self._reasons.setVisible(refuses)
        self.changed.emit()
