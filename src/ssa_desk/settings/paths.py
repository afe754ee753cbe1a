"""Where the program keeps things on this machine; folders are made by whoever writes."""

from pathlib import Path

import platformdirs

_NAME = "ssa-desk"
FILE_NAME = "Schulsozialarbeit.ssadesk"


def program_settings_file() -> Path:
    """Return the file of the settings of this machine."""
    return platformdirs.user_config_path(_NAME, appauthor=False) / "settings.json"


def log_file() -> Path:
    """Return the file of the log: kinds, ids and places, never content."""
    return platformdirs.user_log_path(_NAME, appauthor=False) / "ssa-desk.log"


def work_folder() -> Path:
    """Return the folder for encrypted working copies that have no other place."""
    return platformdirs.user_cache_path(_NAME, appauthor=False)


def documents_folder() -> Path:
    """Return the folder of the user's documents, or the home folder where there is none."""
    folder = platformdirs.user_documents_path()
    return folder if folder.is_dir() else Path.home()


def default_file() -> Path:
    """Return where a new file would lie if the user does not choose."""
    return documents_folder() / "SSA Desk" / FILE_NAME


def default_sheet(path: Path) -> Path:
    """Return the name offered when the recovery sheet of a file is saved as PDF."""
    return path.parent / "Wiederherstellungsblatt.pdf"


def printing_choices() -> tuple[Path, Path]:
    """Return the files in which the printing system of Linux may be told another server."""
    return Path("/etc/cups/client.conf"), Path.home() / ".cups" / "client.conf"
