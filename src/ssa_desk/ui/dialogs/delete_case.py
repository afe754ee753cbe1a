"""Deletes one case before its time, at the wish of the person (Art. 17 GDPR)."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QWidget

from ssa_desk.services import deletion_work
from ssa_desk.services.cases import CaseView
from ssa_desk.services.deletion_work import DeletionOrder, DeletionResult
from ssa_desk.services.desk import Desk
from ssa_desk.ui import errors
from ssa_desk.ui.dialogs.delete_cases import DeleteCasesDialog
from ssa_desk.ui.dialogs.protected import may_enter
from ssa_desk.ui.jobs import Job, Jobs, Progress
from ssa_desk.ui.pages.page import Surroundings
from ssa_desk.ui.widgets.busy import Busy
from ssa_desk.ui.widgets.dialog import Dialog


def delete_in_case(around: Surroundings, view: CaseView, parent: QWidget) -> str:
    """Ask for the password, for ground and archive, and delete; return what was done."""
    desk, case_id = around.desk, view.case.id
    if not may_enter(desk, around.jobs, parent):
        return ""
    holds = deletion_work.holds(desk, case_id)
    if any(not one.may_be_lifted for one in holds):
        words = "; ".join(one.words for one in holds if not one.may_be_lifted)
        return _told_why_not(words, parent)
    assessed = [case_id] if holds else []
    dialog = DeleteCasesDialog(
        deletion_work.preview(desk, [case_id]), assessed, parent, is_early=True
    )
    dialog.exec()
    dialog.deleteLater()
    if dialog.proof is None:
        return ""
    return _deleted(desk, around.jobs, DeletionOrder(dialog.proof, [case_id]), parent)


def _deleted(desk: Desk, jobs: Jobs, order: DeletionOrder, parent: QWidget) -> str:
    work = DeletingDialog(desk, jobs, order, parent)
    done = work.exec()
    work.deleteLater()
    if not done:
        return ""
    deletion_work.tell_of(desk, work.outcome.deleted)
    return _words(
        "Der Fall ist gelöscht. Sicherungen, die ihn noch enthalten, stehen unter „Datenschutz“, "
        "„Löschen“."
    )


def _words(text: str) -> str:
    return QCoreApplication.translate("delete_case", text)


def _told_why_not(words: str, parent: QWidget) -> str:
    dialog = Dialog(
        _words("Dieser Fall wird gerade nicht gelöscht"),
        _words("Dagegen steht: {}. Es wurde nichts geändert.").format(words),
        parent,
    )
    dialog.add_cancel(_words("&Schließen"))
    dialog.setMinimumWidth(440)
    dialog.exec()
    dialog.deleteLater()
    return ""


class DeletingDialog(Dialog):
    """Shows how far a deletion is; it can be stopped, then nothing of the case is gone."""

    def __init__(self, desk: Desk, jobs: Jobs, order: DeletionOrder, parent: QWidget) -> None:
        super().__init__(self.tr("Fall wird gelöscht"), "", parent)
        self.outcome = DeletionResult()
        self.busy = Busy(self)
        self.body.addWidget(self.busy)
        self.busy.begin(self.tr("Die Zahlen werden gesammelt, dann wird gelöscht …"), can_stop=True)
        self.busy.cancelled.connect(self._stop)
        self._close = self.add_cancel(self.tr("&Schließen"))
        self._close.setDisabled(True)
        self.setMinimumWidth(460)

        def work(progress: Progress) -> DeletionResult:
            return deletion_work.delete(desk, order, progress.goes_on)

        self._job: Job = jobs.run(work, self._done, self._fail, self.busy.advance)

    def reject(self) -> None:
        """Stop first; the dialog closes when the work has ended."""
        if self._job.is_over:
            super().reject()
        else:
            self._stop()

    def _done(self, result: DeletionResult) -> None:
        self.outcome = result
        self.done(QDialog.DialogCode.Rejected if result.is_stopped else QDialog.DialogCode.Accepted)

    def _fail(self, error: Exception) -> None:
        self.busy.end()
        self._close.setEnabled(True)
        self.say(errors.sentence(error))

    def _stop(self) -> None:
        self._job.progress.stop()
