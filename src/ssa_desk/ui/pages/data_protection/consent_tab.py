"""Consents: the list with how each stands, the form, and the button that revokes one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ssa_desk.domain.consents import ConsentState, missing_parts
from ssa_desk.domain.records.consent import Consent
from ssa_desk.ui.dialogs.revoke import RevokeDialog
from ssa_desk.ui.models.consent_list import ConsentListModel, StateDelegate
from ssa_desk.ui.models.record_list import RecordListModel
from ssa_desk.ui.pages.records.list_side import ListSide
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.widgets.banner import Banner
from ssa_desk.ui.widgets.buttons import Button
from ssa_desk.ui.widgets.chips import ChipKind, ChipRow

_CHIPS: dict[ConsentState, ChipKind] = {
    "valid": "",
    "expiring": "warning",
    "not_yet": "quiet",
    "expired": "error",
    "revoked": "error",
    "incomplete": "warning",
}


class ConsentTab(RecordsTab):
    """The consents of the file, or those of one case."""

    def made_list(self) -> ListSide:
        """Return the list that says how each consent stands."""
        return _ConsentList(self._desk, self.spec, self)

    def made_side(self) -> RecordSide:
        """Return the form with the state and the button that revokes."""
        side = ConsentSide(self._desk, self.spec, self._place, self)
        side.revoked.clicked.connect(self.revoke)
        return side

    def revoke(self) -> None:
        """Ask from when the shown consent is revoked."""
        consent = self.side.record
        if not isinstance(consent, Consent) or self._desk.workspace.read_only:
            return
        if not self.side.leave():
            return
        dialog = RevokeDialog(self._desk, consent, self)
        revoked = dialog.exec()
        dialog.deleteLater()
        if revoked:
            self.refresh()
            self.changed.emit()
            self.told.emit(self.tr("Die Einwilligung ist widerrufen."))


class _ConsentList(ListSide):
    def made_model(self, titles: tuple[str, ...]) -> RecordListModel:
        return ConsentListModel(self._desk, self._spec.listed, titles, self)

    def _build_table(self) -> None:
        super()._build_table()
        self.table.setItemDelegate(StateDelegate(self.table))


class ConsentSide(RecordSide):
    """The form of a consent; above it how it stands and what it still lacks."""

    def show_record(self, record: Consent, case_id: str = "") -> None:  # type: ignore[override] # only consents
        """Show a consent with how it stands today."""
        super().show_record(record, case_id)
        consents = self._desk.consents
        state = consents.state(record)
        self._chips.show_chips([(consents.state_words(record), _CHIPS[state])])
        missing = missing_parts(record) if state == "incomplete" else ()
        words = self.tr("Diese Einwilligung gilt noch nicht. Es fehlt: {}.")
        self._lacks.show_text(words.format(", ".join(missing)) if missing else "")
        self.revoked.setVisible(state != "revoked")

    def _begin(self, title: str, case_id: str) -> None:
        super()._begin(title, case_id)
        self._chips.show_chips(())
        self._lacks.show_text("")
        self.revoked.setHidden(self.is_new)

    def _head(self) -> QHBoxLayout:
        row = super()._head()
        self._chips = ChipRow(self)
        row.insertWidget(1, self._chips)
        self.revoked = Button(self.tr("&Widerrufen …"), "", self)
        self.revoked.setToolTip(self.tr("Die Einwilligung von einem Tag an zurücknehmen"))
        self.revoked.setDisabled(self._desk.workspace.read_only)
        row.addWidget(self.revoked)
        return row

    def _build_filled(self) -> None:
        super()._build_filled()
        self._lacks = Banner("warning", "", self)
        self._lacks.set_closable(closable=False)
        column = self._filled.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(2, self._lacks)
