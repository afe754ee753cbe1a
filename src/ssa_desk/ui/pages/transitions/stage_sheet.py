"""The stages of a transition as a Qt model: state, day, provider and note are written in place."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt

from ssa_desk.domain.catalogue import Catalogue
from ssa_desk.domain.records import TransitionStage
from ssa_desk.ui.forms.parsing import EntryError, day_text, parsed_day
from ssa_desk.ui.models.titled import Index, TitledModel

STAGE, STATE, DAY, PROVIDER, NOTE = range(5)
_FIELDS = {STATE: "state", DAY: "date", PROVIDER: "provider", NOTE: "note"}
_PRIVATE = (PROVIDER, NOTE)


class StageSheet(TitledModel):
    """One stage a row. `hidden` covers what is written about a person."""

    def __init__(self, names: Catalogue, states: Catalogue, parent: QObject) -> None:
        super().__init__((), parent)
        self.titles = self._titles()
        self._names, self._states = names, states
        self._stages: list[TransitionStage] = []
        self._shown: tuple[TransitionStage, ...] = ()
        self.hidden = False

    @property
    def stages(self) -> tuple[TransitionStage, ...]:
        """Return the stages as they stand in the sheet."""
        return tuple(self._stages)

    @property
    def states(self) -> Sequence[tuple[str, str]]:
        """Return identifiers and labels of the states."""
        return [(one.identifier, one.label) for one in self._states.active]

    @property
    def has_changes(self) -> bool:
        """Return whether a cell differs from what was shown."""
        return [_told(one) for one in self._stages] != [_told(one) for one in self._shown]

    def show_stages(self, stages: Iterable[TransitionStage]) -> None:
        """Show the stages as they are in the file."""
        self._reset(stages)
        self._shown = tuple(self._stages)

    def offer(self, stages: Iterable[TransitionStage]) -> None:
        """Show the stages of another kind; what was written at the former ones is not lost."""
        own = tuple(stages)
        names = {one.stage for one in own}
        rest = (one for one in self._stages if one.stage not in names and any(_told(one)[1:]))
        self._reset((*own, *rest))

    def typed(self) -> dict[str, list[str]]:
        """Return the changed stages, fit for a draft."""
        before = {one.stage: _told(one) for one in self._shown}
        changed = (one for one in self._stages if before.get(one.stage) != _told(one))
        return {
            one.stage: [one.state, day_text(one.date), one.provider, one.note] for one in changed
        }

    def restore(self, typed: dict[str, list[str]]) -> None:
        """Put a draft back."""
        stages = list(self._stages)
        for place, one in enumerate(stages):
            if len(parts := typed.get(one.stage, [])) == 4:
                state, day, provider, note = parts
                values = {"state": state, "date": parsed_day(day)}
                stages[place] = one.changed(**values, provider=provider, note=note)
        self._reset(stages)

    def step(self, row: int) -> None:
        """Go on to the next state of a stage."""
        keys = [key for key, _ in self.states]
        place = (keys.index(self._stages[row].state) + 1) % len(keys)
        self._change(row, "state", keys[place])

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many stages there are."""
        return 0 if parent is not None and parent.isValid() else len(self._stages)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let all but the names be written; nothing that is covered."""
        usual = super().flags(index)
        covered = self.hidden and index.column() in _PRIVATE
        is_name = index.column() == STAGE
        return usual if is_name or covered else usual | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell; while names are hidden none about a person."""
        if role == Qt.ItemDataRole.EditRole:
            return self._edited(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._words(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def setData(  # noqa: N802 - Qt
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take what was typed; what is no day leaves the cell as it was."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _FIELDS:
            return False
        taken: object = str(value).strip()
        if index.column() == DAY:
            try:
                taken = parsed_day(str(value))
            except EntryError:
                return False
        self._change(index.row(), _FIELDS[index.column()], taken)
        return True

    def _titles(self) -> tuple[str, ...]:
        names = self.tr("Schritt"), self.tr("Stand"), self.tr("Datum")
        return (*names, self.tr("Anbieter"), self.tr("Notiz"))

    def _words(self, row: int, column: int) -> str:
        one = self._stages[row]
        if column == STAGE:
            return self._names.label(one.stage)
        if column == STATE:
            return self._states.label(one.state)
        if column == DAY:
            return day_text(one.date)
        text = one.provider if column == PROVIDER else one.note
        return self.tr("verdeckt") if text and self.hidden else text.partition("\n")[0]

    def _edited(self, index: Index) -> object:
        one = self._stages[index.row()]
        if index.column() == STAGE:
            return self._names.label(one.stage)
        value = getattr(one, _FIELDS[index.column()])
        return day_text(value) if isinstance(value, date) or value is None else value

    def _spoken(self, index: Index) -> str:
        title, words = self.titles[index.column()], self._words(index.row(), index.column())
        name = self._words(index.row(), STAGE)
        if index.column() == STAGE:
            return f"{name}: {self._words(index.row(), STATE)}"
        return f"{name}, {title}: {words or self.tr('leer')}"

    def _change(self, row: int, field: str, value: object) -> None:
        self._stages[row] = self._stages[row].changed(**{field: value})
        last = self.index(row, self.columnCount() - 1)
        self.dataChanged.emit(self.index(row, 0), last)

    def _reset(self, stages: Iterable[TransitionStage]) -> None:
        self.beginResetModel()
        self._stages = list(stages)
        self.endResetModel()


def _told(stage: TransitionStage) -> tuple[str, str, date | None, str, str]:
    """Return what a stage tells; "planned" is what it is without a record."""
    state = "" if stage.state == "planned" else stage.state
    return stage.stage, state, stage.date, stage.provider, stage.note
