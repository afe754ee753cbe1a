"""The open file with everything the user can do in it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.services.cases import Cases
from ssa_desk.services.class_history import ClassHistory
from ssa_desk.services.today import Today
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.database import Database
from ssa_desk.storage.keys import Root

if TYPE_CHECKING:
    from ssa_desk.services.access import Access
    from ssa_desk.services.agenda import Agenda
    from ssa_desk.services.audit_trail import AuditTrail
    from ssa_desk.services.backups import Backups
    from ssa_desk.services.breaches import Breaches
    from ssa_desk.services.case_summary import CaseSummaries
    from ssa_desk.services.child_protection import ChildProtection
    from ssa_desk.services.consents import Consents
    from ssa_desk.services.deletion_proof import DeletionRecords
    from ssa_desk.services.disclosures import Disclosures
    from ssa_desk.services.frozen_years import FrozenYears
    from ssa_desk.services.groups import Groups
    from ssa_desk.services.imports import Imports
    from ssa_desk.services.keys import Keys
    from ssa_desk.services.letters import Letters
    from ssa_desk.services.lists import Lists
    from ssa_desk.services.own_choices import OwnChoices
    from ssa_desk.services.plausibility import Plausibility
    from ssa_desk.services.quick_entry import QuickEntry
    from ssa_desk.services.report_about import ReportNumbers
    from ssa_desk.services.report_plan import ReportPlans
    from ssa_desk.services.report_texts import ReportTexts
    from ssa_desk.services.reports import Reports
    from ssa_desk.services.restrictions import Restrictions
    from ssa_desk.services.retention import RetentionPlans
    from ssa_desk.services.shared_contacts import SharedContacts
    from ssa_desk.services.sheets import Sheets
    from ssa_desk.services.statistics import Statistics
    from ssa_desk.services.tally import Tally
    from ssa_desk.services.transitions import Transitions
    from ssa_desk.services.working_time import WorkingTime
    from ssa_desk.storage.ledger import Ledger


class Desk:
    """One open file. Services that the first page does not need are loaded at their first use."""

    def __init__(self, database: Database, root: Root) -> None:
        self._database = database
        self._root = root
        self.workspace = Workspace(database)
        self.cases = Cases(self.workspace)
        self.classes = ClassHistory(self.workspace)
        self.today = Today(self.workspace)

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self._database.path

    @property
    def root(self) -> Root:
        """Return the root secret; closing the desk wipes it."""
        return self._root

    @cached_property
    def statistics(self) -> "Statistics":
        """Return what counts the true figures."""
        from ssa_desk.services.statistics import Statistics

        return Statistics(self.workspace)

    @cached_property
    def _ledger(self) -> "Ledger":
        from ssa_desk.storage.ledger import Ledger

        return Ledger(self._database, self._root)

    @cached_property
    def report_plans(self) -> "ReportPlans":
        """Return what a report can be about."""
        from ssa_desk.services.report_plan import ReportPlans

        return ReportPlans(self.workspace, self.statistics, self._ledger)

    @cached_property
    def report_numbers(self) -> "ReportNumbers":
        """Return what keeps the numbers of the Fachstelle."""
        from ssa_desk.services.report_about import ReportNumbers

        return ReportNumbers(self.workspace)

    @cached_property
    def report_texts(self) -> "ReportTexts":
        """Return what keeps the worker's own texts of a report."""
        from ssa_desk.services.report_texts import ReportTexts

        return ReportTexts(self.workspace)

    @cached_property
    def reports(self) -> "Reports":
        """Return what issues reports to the Fachstelle."""
        from ssa_desk.services.reports import Reports

        return Reports(
            self.workspace, self._ledger, self.report_plans, self.report_numbers, self.report_texts
        )

    @cached_property
    def frozen_years(self) -> "FrozenYears":
        """Return what knows of years whose cases are deleted."""
        from ssa_desk.services.frozen_years import FrozenYears

        return FrozenYears(self.workspace, self.statistics)

    @cached_property
    def retention(self) -> "RetentionPlans":
        """Return what knows how long records are kept and what is due."""
        from ssa_desk.services.retention import RetentionPlans

        return RetentionPlans(self.workspace)

    @cached_property
    def deletion_records(self) -> "DeletionRecords":
        """Return what shows the proofs of deletions."""
        from ssa_desk.services.deletion_proof import DeletionRecords

        return DeletionRecords(self.workspace)

    @cached_property
    def consents(self) -> "Consents":
        """Return what knows which consents count."""
        from ssa_desk.services.consents import Consents

        return Consents(self.workspace)

    @cached_property
    def disclosures(self) -> "Disclosures":
        """Return the gate for everything personal that leaves, with its log."""
        from ssa_desk.services.disclosures import Disclosures

        return Disclosures(self.workspace)

    @cached_property
    def restrictions(self) -> "Restrictions":
        """Return what restricts cases in their processing."""
        from ssa_desk.services.restrictions import Restrictions

        return Restrictions(self.workspace)

    @cached_property
    def case_summaries(self) -> "CaseSummaries":
        """Return what drafts and checks pseudonymised case summaries."""
        from ssa_desk.services.case_summary import CaseSummaries

        return CaseSummaries(self.workspace, lambda: self.keys.is_recently_checked)

    @cached_property
    def letters(self) -> "Letters":
        """Return what sets letters to parents."""
        from ssa_desk.services.letters import Letters

        return Letters(self.workspace)

    @cached_property
    def working_time(self) -> "WorkingTime":
        """Return what proposes and stores working time."""
        from ssa_desk.services.working_time import WorkingTime

        return WorkingTime(self.workspace)

    @cached_property
    def lists(self) -> "Lists":
        """Return what reads the lists of records."""
        from ssa_desk.services.lists import Lists

        return Lists(self.workspace)

    @cached_property
    def imports(self) -> "Imports":
        """Return what reads the worker's own lists."""
        from ssa_desk.services.imports import Imports

        return Imports(self.workspace)

    @cached_property
    def own_choices(self) -> "OwnChoices":
        """Return what keeps the worker's own choices."""
        from ssa_desk.services.own_choices import OwnChoices

        return OwnChoices(self.workspace)

    @cached_property
    def plausibility(self) -> "Plausibility":
        """Return what tells odd things about a record beside others."""
        from ssa_desk.services.plausibility import Plausibility

        return Plausibility(self.workspace)

    @cached_property
    def shared_contacts(self) -> "SharedContacts":
        """Return what keeps contacts with several children."""
        from ssa_desk.services.shared_contacts import SharedContacts

        return SharedContacts(self.workspace, self.cases)

    @cached_property
    def agenda(self) -> "Agenda":
        """Return what has a day."""
        from ssa_desk.services.agenda import Agenda

        return Agenda(self.workspace, self.plausibility)

    @cached_property
    def quick_entry(self) -> "QuickEntry":
        """Return what takes down a contact in some seconds."""
        from ssa_desk.services.quick_entry import QuickEntry

        return QuickEntry(self.workspace, self.cases, self.shared_contacts, self.plausibility)

    @cached_property
    def groups(self) -> "Groups":
        """Return what plans and keeps group sessions."""
        from ssa_desk.services.groups import Groups

        return Groups(self.workspace, self.plausibility)

    @cached_property
    def transitions(self) -> "Transitions":
        """Return what keeps transitions with their stages."""
        from ssa_desk.services.transitions import Transitions

        return Transitions(self.workspace)

    @cached_property
    def child_protection(self) -> "ChildProtection":
        """Return what keeps child protection procedures."""
        from ssa_desk.services.child_protection import ChildProtection

        return ChildProtection(self.workspace)

    @cached_property
    def tally(self) -> "Tally":
        """Return what corrects the tally sheet."""
        from ssa_desk.services.tally import Tally

        return Tally(self.workspace)

    @cached_property
    def trail(self) -> "AuditTrail":
        """Return what notes and shows what was done with the file."""
        from ssa_desk.services.audit_trail import AuditTrail

        return AuditTrail(self.workspace)

    @cached_property
    def breaches(self) -> "Breaches":
        """Return what keeps breaches of data protection and their clocks."""
        from ssa_desk.services.breaches import Breaches

        return Breaches(self.workspace)

    @cached_property
    def access(self) -> "Access":
        """Return what tells people what is kept about them, and keeps their requests."""
        from ssa_desk.services.access import Access

        return Access(self.workspace)

    @cached_property
    def keys(self) -> "Keys":
        """Return what checks and changes the password and renews the keys."""
        from ssa_desk.services.keys import Keys

        return Keys(self._database, self._root)

    @cached_property
    def sheets(self) -> "Sheets":
        """Return what knows whether the recovery sheet is proved."""
        from ssa_desk.services.sheets import Sheets

        return Sheets(self._database, self._root)

    @cached_property
    def backups(self) -> "Backups":
        """Return what makes, rehearses and removes backups."""
        from ssa_desk.services.backups import Backups

        return Backups(self._database, self._root)

    def close(self) -> None:
        """Close the file and forget its key; nothing of the desk works afterwards."""
        self._database.close()
        self._root.wipe()
