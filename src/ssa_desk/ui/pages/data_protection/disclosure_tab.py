"""The log of disclosures: to read, and to note what left without the program."""

from PySide6.QtWidgets import QWidget

from ssa_desk.domain.legal_bases import LEGAL_BASES
from ssa_desk.domain.records.consent import Consent
from ssa_desk.domain.records.disclosure import Disclosure
from ssa_desk.services.desk import Desk
from ssa_desk.ui.dialogs.disclose import noted_in
from ssa_desk.ui.dialogs.pick_case import picked_case
from ssa_desk.ui.pages.cases.facts import Facts, facts_of
from ssa_desk.ui.pages.records.record_side import RecordSide
from ssa_desk.ui.pages.records.records_tab import RecordsTab
from ssa_desk.ui.pages.records.spec import Place, RecordSpec
from ssa_desk.ui.widgets.text import label

_SKIPPED = ("by_program",)


class DisclosureTab(RecordsTab):
    """Nothing of the log is typed into it: what is noted passes the same gate."""

    def made_side(self) -> RecordSide:
        """Return the entry to read."""
        return DisclosureSide(self._desk, self.spec, self._place, self)

    def _begin_new(self, given: dict[str, object]) -> None:  # noqa: ARG002 - the dialog asks
        if self._desk.workspace.read_only:
            return
        case_id = self._case_id or picked_case(self._desk, self)
        if case_id and noted_in(self._desk, case_id, self):
            self.refresh()
            self.changed.emit()
            self.told.emit(self.tr("Die Weitergabe ist vermerkt."))


class DisclosureSide(RecordSide):
    """One entry to read; only one that was written by hand can be deleted."""

    def __init__(self, desk: Desk, spec: RecordSpec, place: Place, parent: QWidget) -> None:
        super().__init__(desk, spec, place, parent)
        self._facts = Facts(desk.workspace, self)
        self._basis = label("", "small", wrap=True)
        self._origin = label("", "small", wrap=True)
        for part in (self._facts, self._basis, self._origin):
            self._card.body.addWidget(part)
        self._save.hide()

    def show_record(self, record: Disclosure, case_id: str = "") -> None:  # type: ignore[override] # only disclosures
        """Show an entry of the log."""
        self.record, self.is_new = record, False
        consent = self._consent_of(record)
        self._facts.show_facts(
            [*facts_of(record, self._desk.workspace, _SKIPPED), *([consent] if consent else [])]
        )
        basis = LEGAL_BASES.get(record.legal_basis or "")
        self._basis.setText(f"{basis.law}: {basis.allows}" if basis else "")
        self._origin.setText(
            self.tr("Vom Programm vermerkt, als es hinausging. Dieser Eintrag bleibt, wie er ist.")
            if record.by_program
            else self.tr("Von Hand vermerkt.")
        )
        self._begin(self._spec.kind.TITLE, case_id)
        self._delete.setHidden(record.by_program)

    def _consent_of(self, record: Disclosure) -> tuple[str, str] | None:
        """Return the consent that it rested on, as long as it is in the file."""
        found = self._desk.workspace.find(Consent, id=record.consent_id or "")
        return (Consent.TITLE, self._desk.consents.title(found[0])) if found else None

    def has_unsaved(self) -> bool:
        """Return that nothing is typed here."""
        return False

    def save(self) -> bool:
        """Return that nothing waits to be saved."""
        return True

    def focus_first(self) -> None:
        """Put the cursor where an entry can be left."""
        self._page.setFocus()
