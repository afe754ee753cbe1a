"""The open file as the rest of the program sees it: records in, records out, news of changes."""

from datetime import datetime
from typing import Any, TypeVar

from ssa_desk.content import catalogues
from ssa_desk.domain import clock
from ssa_desk.domain.base import Record
from ssa_desk.domain.catalogue import Catalogue, Entry
from ssa_desk.domain.records import School, WorkerProfile
from ssa_desk.domain.records.local_entry import LocalEntry
from ssa_desk.services.changes import Change, ChangeFeed, Feed
from ssa_desk.services.privacy import Privacy
from ssa_desk.storage.database import Database
from ssa_desk.storage.drafts import Drafts
from ssa_desk.storage.repository import Repository

R = TypeVar("R", bound=Record)

DISK_FULL = (
    "Der Datenträger ist voll. Ihr Eintrag ist trotzdem gespeichert: SSA Desk hatte dafür Platz "
    "zurückgelegt. Bitte schaffen Sie jetzt Platz, sonst passt der nächste Eintrag nicht mehr."
)


class Workspace:
    """Reads and saves records of the open file and tells the feed about it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.drafts = Drafts(database)
        self.feed = ChangeFeed()
        self.privacy = Privacy()
        self.notices: Feed[str] = Feed()
        """Sentences that the user should read now; never with content of a record."""
        database.relieved = self._tell_of_full_disk
        self._records = Repository(database)
        self._catalogues: dict[str, Catalogue] = {}
        self.last_saved: datetime | None = None

    @property
    def read_only(self) -> bool:
        """Return whether the file can only be read."""
        return self.database.read_only

    @property
    def is_damaged(self) -> bool:
        """Return whether damage was met: nothing is written any more."""
        return self.database.is_damaged

    def get(self, kind: type[R], record_id: str) -> R:
        """Return one record; raises RecordMissingError."""
        return self._records.get(kind, record_id)

    def find(
        self,
        kind: type[R],
        *,
        order: str = "created_at",
        descending: bool = False,
        offset: int = 0,
        limit: int = 200,
        **equal: Any,  # noqa: ANN401 - values of any field
    ) -> list[R]:
        """Return records whose fields equal the given values."""
        return self._records.find(
            kind, order=order, descending=descending, offset=offset, limit=limit, **equal
        )

    def count(self, kind: type[Record], **equal: Any) -> int:  # noqa: ANN401
        """Return how many records have these values."""
        return self._records.count(kind, **equal)

    def save(self, *records: Record) -> None:
        """Save the records in one transaction, then tell the feed.

        On a full disk the ballast is freed for it (`notices` says so). After an error at COMMIT
        the records are looked up and, where they are missing, saved again.
        """
        self._records.save(*records)
        for record in records:
            self._told(record.KIND, record.id, "saved")

    def delete(self, record: Record) -> None:
        """Delete a record and what belongs to it, then tell the feed."""
        self._records.delete(type(record), record.id)
        self._told(record.KIND, record.id, "deleted")

    def changed_many(self, *kinds: type[Record]) -> None:
        """Tell the feed that another connection wrote many records of these kinds (import)."""
        self.database.restriction.renew()
        for kind in kinds:
            self._told(kind.KIND, "", "saved")

    def catalogue(self, name: str) -> Catalogue:
        """Return a choice list with the worker's own sub-entries."""
        if name not in self._catalogues:
            own = self._records.find(LocalEntry, order="label", limit=1000, catalogue=name)
            entries = (
                Entry(one.id, one.label, retired=one.retired, rolls_up_to=one.rolls_up_to)
                for one in own
            )
            self._catalogues[name] = catalogues.catalogue(name).extended(entries)
        return self._catalogues[name]

    def profile(self) -> WorkerProfile:
        """Return the worker's profile, an empty one in a new file."""
        found = self._records.find(WorkerProfile, limit=1)
        return found[0] if found else WorkerProfile()

    def schools(self) -> list[School]:
        """Return the schools by name."""
        return self._records.find(School, order="name")

    def keep_room(self) -> bool:
        """Lay the ballast for a full disk where there is none; for the background.

        Return whether there is one.
        """
        return self.database.ballast.lay()

    def _tell_of_full_disk(self) -> None:
        self.notices.tell(DISK_FULL)

    def _told(self, kind: str, record_id: str, what: str) -> None:
        if kind == LocalEntry.KIND:
            self._catalogues.clear()
        self.last_saved = clock.now()
        self.feed.tell(Change(kind, record_id, "deleted" if what == "deleted" else "saved"))
