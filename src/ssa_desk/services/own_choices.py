"""A worker's own choices below the standard ones: which there are, new ones, corrections."""

from dataclasses import dataclass

from ssa_desk.content import catalogues
from ssa_desk.domain.catalogue import Entry
from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.records import LocalEntry
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import uses

_CLOSED = frozenset(
    {
        "absence_result",
        "activity_side",
        "agreement_state",
        "answer",
        "application_result",
        "attendance",
        "core_area",
        "danger_type",
        "kaoa_variant",
        "legal_path",
        "level",
        "offer_form",
        "referral_kind",
        "risk_result",
        "school_type",
        "session_state",
        "stage_state",
        "transition_kind",
        "transition_outcome",
        "transition_stage",
        "work_area",
    }
)
"""Lists without own choices: the report prints them, or the program decides by their codes."""


class OwnChoiceInUseError(ExpectedError):
    """Records hold the choice."""

    def __init__(self) -> None:
        super().__init__(
            "Dieser Eintrag steht schon in Ihren Aufzeichnungen und wird deshalb nicht gelöscht. "
            "Wenn Sie ihn nicht mehr brauchen: „Ändern“, dann „Nicht mehr anbieten“. "
            "Was damit dokumentiert ist, bleibt lesbar und zählt weiter."
        )


class LabelTakenError(ExpectedError):
    """The list has an entry of this name."""

    def __init__(self) -> None:
        super().__init__(
            "Diese Bezeichnung gibt es in der Liste schon. Es ist nichts verloren: "
            "Bitte wählen Sie eine andere."
        )


class ForeignEntryError(ExpectedError):
    """The standard entry is not one of the list."""

    def __init__(self) -> None:
        super().__init__("Bitte wählen Sie, als was der Eintrag zählt. Es ist nichts verloren.")


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """One list that may have own choices."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class OwnChoice:
    """One own choice with the words around it."""

    entry: LocalEntry
    list_title: str
    counts_as: str


class OwnChoices:
    """What the user does with own choices."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def lists(self) -> list[ChoiceList]:
        """Return the lists that fields of records use and that may be extended, by title."""
        names = (name for name in catalogues.names() if name not in _CLOSED)
        used = (name for name in names if any(True for _ in uses.fields_of(name)))
        found = [ChoiceList(name, catalogues.catalogue(name).title) for name in used]
        return sorted(found, key=lambda one: one.title.casefold())

    def standard(self, name: str) -> tuple[Entry, ...]:
        """Return the standard entries of a list that an own choice may count as."""
        return catalogues.catalogue(name).standard

    def all(self) -> list[OwnChoice]:
        """Return all own choices, list by list, in the order of the forms.

        Those of a list that this program does not know are left as they are.
        """
        entries = {one.id: one for one in self._workspace.find(LocalEntry, limit=10_000)}
        used = {one.catalogue for one in entries.values()}
        lists = sorted(used.intersection(catalogues.names()), key=_title)
        return [
            OwnChoice(entries[entry.identifier], of.title, of.label(entry.rolls_up_to))
            for of in map(self._workspace.catalogue, lists)
            for entry in of.entries
            if entry.identifier in entries
        ]

    def save(self, entry: LocalEntry) -> None:
        """Save an own choice.

        Raises LabelTakenError, or ForeignEntryError when it counts as nothing of its list.
        """
        of = self._workspace.catalogue(entry.catalogue)
        standard = catalogues.catalogue(entry.catalogue)
        if entry.rolls_up_to not in standard:
            raise ForeignEntryError
        if of.find(entry.label) not in (None, entry.id):
            raise LabelTakenError
        self._workspace.save(entry)

    def check_unused(self, entry: LocalEntry) -> None:
        """Raise OwnChoiceInUseError when a record or a draft holds the choice."""
        if uses.count(self._workspace.database, entry.catalogue, entry.id):
            raise OwnChoiceInUseError

    def delete(self, entry: LocalEntry) -> None:
        """Delete an own choice that nothing holds; raises OwnChoiceInUseError."""
        self.check_unused(entry)
        self._workspace.delete(entry)


def _title(name: str) -> str:
    return catalogues.catalogue(name).title.casefold()
