"""The retention plan of the open file: chosen by the worker, else that of the employer's type."""

from collections.abc import Mapping
from datetime import date

from pydantic import ValidationError

from ssa_desk.domain import clock
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.retention import RetentionPlan, preset
from ssa_desk.domain.retention_classes import Retention, RetentionClass
from ssa_desk.domain.retention_words import PlannedClass, planned, retention_of
from ssa_desk.services.due_list import DueList, due_list
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import audit_trail
from ssa_desk.storage.desk_settings import DeskSettings

_PLAN = "retention_plan"


class PlanRefusedError(ExpectedError):
    """A period is out of what the program can keep to."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Frist lässt sich nicht festlegen: Erlaubt sind 0 bis 240 Monate, für "
            "Zugriffsnachweise mindestens 12. Es gilt weiter, was bisher galt."
        )


class RetentionPlans:
    """Reads and keeps the plan, and tells what is due by it."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._settings = DeskSettings(workspace.database)

    def plan(self) -> RetentionPlan:
        """Return the plan that holds: the chosen one, else the preset of the employer's type."""
        kept = self._settings.get(_PLAN)
        return RetentionPlan.model_validate(kept) if kept else self.usual()

    def usual(self) -> RetentionPlan:
        """Return the preset of the employer's type in the profile."""
        return preset(self._workspace.profile().employer_type)

    @property
    def is_private_device(self) -> bool:
        """Return whether the profile says that the device is the worker's own."""
        return self._workspace.profile().device_private

    @property
    def is_chosen(self) -> bool:
        """Return whether the plan was confirmed or changed in this file."""
        return self._settings.get(_PLAN) is not None

    def choose(self, plan: RetentionPlan) -> None:
        """Keep a plan in the file; raises PlanRefusedError and the errors of a save."""
        try:
            checked = RetentionPlan.model_validate(plan.model_dump())
        except ValidationError:
            raise PlanRefusedError from None
        database = self._workspace.database
        with database.transaction():
            self._settings.put(_PLAN, checked.model_dump())
            audit_trail.note(database, "retention_changed")

    def reset(self, employer_type: str | None = None) -> RetentionPlan:
        """Go back to a preset, by itself that of the profile; return it."""
        plan = preset(employer_type) if employer_type else self.usual()
        self.choose(plan)
        return plan

    def periods(self) -> Mapping[RetentionClass, Retention]:
        """Return each class with the period that is set, for the papers."""
        return retention_of(self.plan(), private=self.is_private_device)

    def lines(self, plan: RetentionPlan | None = None) -> tuple[PlannedClass, ...]:
        """Return the plan, or another one, class by class with the source of each rule."""
        return planned(plan or self.plan(), private=self.is_private_device)

    def due(self, today: date | None = None) -> DueList:
        """Return what is due today; reads the whole file, restricted cases among the rest."""
        database = self._workspace.database
        with database.whole():
            return due_list(
                database, self.plan(), today or clock.today(), private=self.is_private_device
            )
