"""What the user should know about the place of a file, in sentences."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ssa_desk.services.unlock import SUFFIX
from ssa_desk.storage.desk_settings import DeskSettings
from ssa_desk.system.places import place_of

if TYPE_CHECKING:
    from ssa_desk.services.workspace import Workspace

_SEEN = "place_hints_seen"
_WARNINGS = {
    "network": (
        "Der Ort der Datei ist ein Netzlaufwerk. Bitte öffnen Sie die Datei immer nur an einem "
        "Rechner zugleich und sichern Sie sie regelmäßig an einen anderen Ort."
    ),
    "synced": (
        "Der Ort der Datei gehört zu {service} und wird auf andere Rechner kopiert. Die Datei "
        "bleibt verschlüsselt, aber wer sie an zwei Rechnern zugleich öffnet, kann Einträge "
        "verlieren. Ein Ordner nur auf diesem Gerät ist besser."
    ),
    "roaming": (
        "Der Ort der Datei gehört zum servergespeicherten Windows-Profil und wird beim Abmelden "
        "kopiert. Dabei können Einträge verloren gehen. Ein Ordner nur auf diesem Gerät ist besser."
    ),
}
_COPIES = (
    "Neben der Datei liegt eine Kopie mit ähnlichem Namen („{name}“). Vielleicht wurde sie an "
    "zwei Rechnern zugleich geändert. Bitte löschen Sie keine der beiden, bevor Sie beide "
    "angesehen haben."
)
# What programs that keep folders alike add to the name, and what systems add to a copy.
_ADDED = re.compile(
    r"[ _.-]*(\(.*(conflict|konflikt|kopie|copy).*\)|\(\d+\)|.*(conflict|konflikt).*)$",
    re.IGNORECASE,
)


def warning(folder: Path) -> str:
    """Return what speaks against keeping the file in this folder, or nothing."""
    place = place_of(folder)
    return _WARNINGS.get(place.kind, "").format(service=place.service)


def copies_beside(path: Path) -> list[str]:
    """Return the names of copies that a program made because two machines changed the file."""
    try:
        names = sorted(one.name for one in path.parent.iterdir() if one.suffix == SUFFIX)
    except OSError:
        return []
    own = path.stem
    others = [name for name in names if name.startswith(own) and name != path.name]
    return [name for name in others if _ADDED.fullmatch(name[len(own) : -len(SUFFIX)])]


def hints(path: Path) -> list[str]:
    """Return all sentences about the place of a file (may wait for a slow drive)."""
    copies = [_COPIES.format(name=name) for name in copies_beside(path)[:1]]
    return [one for one in (warning(path.parent), *copies) if one]


def unseen(workspace: "Workspace", sentences: Sequence[str]) -> list[str]:
    """Return the sentences that the user has not put away yet."""
    seen = DeskSettings(workspace.database).get(_SEEN) or []
    return [one for one in sentences if one not in seen]


def put_away(workspace: "Workspace", sentences: Sequence[str]) -> None:
    """Remember inside the file that these sentences were read; raises the errors of a save."""
    settings = DeskSettings(workspace.database)
    settings.put(_SEEN, sorted({*(settings.get(_SEEN) or []), *sentences}))
