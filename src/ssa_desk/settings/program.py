"""Settings of this machine: nothing personal, nothing of what is in the file."""

import json
import logging
from pathlib import Path
from typing import Literal, NamedTuple

from ssa_desk.system.files import replace_file

ThemeChoice = Literal["system", "light", "dark"]

THEMES: tuple[ThemeChoice, ...] = ("system", "light", "dark")
ZOOMS = (0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)

log = logging.getLogger(__name__)


class ProgramSettings(NamedTuple):
    """What this machine remembers between two starts."""

    theme: ThemeChoice = "system"
    zoom: float = 1.0
    last_file: str = ""
    geometry: str = ""
    """Place and size of the window, as Qt writes it, in base64."""

    @property
    def last_path(self) -> Path | None:
        """Return the file that was open last."""
        return Path(self.last_file) if self.last_file else None


class ProgramStore:
    """Reads and writes the settings file. A broken file counts as none; it is never asked about.

    Without a path nothing is kept for the next start.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self.settings = _read(path) if path else ProgramSettings()

    def keep(self, changed: ProgramSettings) -> None:
        """Keep other settings; a folder that cannot be written only costs the memory of them."""
        if changed == self.settings:
            return
        self.settings = changed
        if self._path is None:
            return
        data = json.dumps(changed._asdict(), ensure_ascii=False, indent=1).encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, data)
        except OSError as error:
            log.warning("settings not written: %s", type(error).__name__)


def _read(path: Path) -> ProgramSettings:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ProgramSettings()
    return _checked(data) if isinstance(data, dict) else ProgramSettings()


def _checked(data: dict[str, object]) -> ProgramSettings:
    default = ProgramSettings()
    theme = next((one for one in THEMES if one == data.get("theme")), default.theme)
    zoom = data.get("zoom")
    return ProgramSettings(
        theme=theme,
        zoom=next((one for one in ZOOMS if one == zoom), default.zoom),
        last_file=_text(data.get("last_file")),
        geometry=_text(data.get("geometry")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
