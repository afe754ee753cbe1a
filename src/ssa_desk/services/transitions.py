"""Transitions with their stages, the list of those without a place, what is to be asked again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from ssa_desk.content import catalogues
from ssa_desk.domain import clock
from ssa_desk.domain.follow_up import FollowUpDue, after, next_follow_up
from ssa_desk.domain.records import Transition, TransitionStage
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import transition_list
from ssa_desk.storage.transition_list import OpenLine

_MOST = 1000
_ASKED_FOR = timedelta(days=730)
"""Outcomes older than two years are not asked about any more."""

_ROUNDED = timedelta(days=3)
"""Three months before the last day of February may be the 30 November."""


@dataclass(frozen=True, slots=True, repr=False)
class DueTransition:
    """A transition to be looked at again."""

    transition: Transition
    due: FollowUpDue


class Transitions:
    """What the user does with transitions."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def stages(self, transition: Transition) -> tuple[TransitionStage, ...]:
        """Return all stages of a transition in their order; new ones are planned and not saved."""
        known = {
            one.stage: one
            for one in self._workspace.find(TransitionStage, transition_id=transition.id)
        }
        names = catalogues.catalogue(f"stage_{transition.transition_kind}").standard
        usual = (
            known.get(name.identifier)
            or TransitionStage(transition_id=transition.id, stage=name.identifier)
            for name in names
        )
        # A stage of another kind may be there from an import: it is shown, not lost.
        own = {name.identifier for name in names}
        return (*usual, *(one for name, one in known.items() if name not in own))

    def save(self, transition: Transition, stages: Iterable[TransitionStage]) -> None:
        """Save a transition with those of its stages that tell anything, all or none."""
        saved = {one.id for one in self.stages_saved(transition)}
        told = (one for one in stages if one.id in saved or _tells_something(one))
        self._workspace.save(transition, *told)

    def stages_saved(self, transition: Transition) -> list[TransitionStage]:
        """Return the stages that are in the file."""
        return self._workspace.find(TransitionStage, transition_id=transition.id)

    @property
    def most(self) -> int:
        """Return how many open transitions are listed at most."""
        return _MOST

    def open(self) -> list[OpenLine]:
        """Return the transitions without a place, class by class ("Anschluss offen")."""
        shown = self._workspace.privacy.shown
        found = transition_list.open_lines(self._workspace.database, clock.today(), _MOST)
        return [replace(one, name=shown(one.name)) for one in found]

    def open_classes(self) -> list[tuple[str, int]]:
        """Return how many have no place yet, by the class that leaves."""
        return transition_list.open_classes(self._workspace.database, clock.today())

    def due(self) -> list[DueTransition]:
        """Return the transitions whose follow-up after three or six months is due."""
        today = clock.today()
        ids = transition_list.unanswered(
            self._workspace.database, today - _ASKED_FOR, after(today, -3) + _ROUNDED, _MOST
        )
        found = self._workspace.find(Transition, order="outcome_on", id=tuple(ids), limit=_MOST)
        due = ((one, next_follow_up(one)) for one in found)
        return [DueTransition(one, when) for one, when in due if when and when.day <= today]


def _tells_something(stage: TransitionStage) -> bool:
    return bool(stage.state != "planned" or stage.date or stage.provider or stage.note)
