"""What kind of place a folder is: on this machine, on a server, in a folder that is copied away."""

import ctypes
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["local", "network", "synced", "roaming"]

_NETWORK_SYSTEMS = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "webdav", "davfs", "9p", "afs"),
        *("ceph", "glusterfs", "lustre", "ncpfs", "vboxsf", "virtiofs", "fuse.davfs"),
        *("fuse.davfs2", "fuse.sshfs", "fuse.ceph", "fuse.glusterfs", "fuse.rclone"),
        *("fuse.gvfsd-fuse", "fuse.vmhgfs-fuse"),
    }
)
_SERVICES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "meine ablage": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "syncthing": "Syncthing",
    "magentacloud": "MagentaCLOUD",
}
_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
}
_SYNC_STARTS = (".sync_", "._sync_")


class Place(NamedTuple):
    """The kind, and the name of the service that copies the folder away."""

    kind: Kind
    service: str = ""


def place_of(folder: Path, environment: Mapping[str, str] = os.environ) -> Place:
    """Return what kind of place a folder is, as far as this system tells; else "local"."""
    there = next((one for one in (folder, *folder.parents) if one.is_dir()), folder).absolute()
    try:
        there = there.resolve()
    except OSError:
        return Place("local")
    service = _service(there, environment)
    if service:
        return Place("synced", service)
    if is_network(there):
        return Place("network")
    return Place("roaming") if _is_roaming(there, environment) else Place("local")


def is_network(folder: Path) -> bool:
    """Return whether a folder lies on another machine."""
    if str(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if sys.platform == "darwin":
        return _mounted_as(folder) in _NETWORK_SYSTEMS
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8", "replace")
    except OSError:
        return False
    return system_of(folder, mounts) in _NETWORK_SYSTEMS


def system_of(folder: Path, mounts: str) -> str:
    """Return the kind of file system of a folder, from the system's list of mounts."""
    found, kind = "", ""
    for line in mounts.splitlines():
        words = line.split()
        if len(words) < 3:
            continue
        point = words[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")
        if folder.is_relative_to(point) and len(point) >= len(found):
            found, kind = point, words[2]
    return kind


def _service(folder: Path, environment: Mapping[str, str]) -> str:
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        if (root := environment.get(name)) and folder.is_relative_to(root):
            return "OneDrive"
    for one in (folder, *folder.parents):
        # A firm's folder is called "OneDrive - Stadt Musterhausen".
        name = one.name.casefold().split(" - ")[0]
        if found := _SERVICES.get(name) or _marked(one):
            return found
    return ""


def _marked(folder: Path) -> str:
    try:
        names = {one.name for one in os.scandir(folder) if one.name.startswith(".")}
    except OSError:
        return ""
    for mark, service in _MARKS.items():
        if mark in names:
            return service
    return "Nextcloud" if any(name.startswith(_SYNC_STARTS) for name in names) else ""


def _is_roaming(folder: Path, environment: Mapping[str, str]) -> bool:
    """Windows copies the roaming part of a profile to the server at each end of work."""
    root = environment.get("APPDATA", "")
    return bool(root) and folder.is_relative_to(root)


if sys.platform == "win32":

    def _is_remote_drive(folder: Path) -> bool:
        try:
            return int(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)) == 4  # DRIVE_REMOTE
        except (OSError, AttributeError):
            return False


if sys.platform == "darwin":

    def _mounted_as(folder: Path) -> str:
        # struct statfs: f_fstypename follows 72 bytes of numbers, 16 letters long.
        buffer = ctypes.create_string_buffer(4096)
        try:
            library = ctypes.CDLL(None)
            done = library.statfs(os.fsencode(folder), buffer)
        except (OSError, AttributeError):
            return ""
        return "" if done else buffer.raw[72:88].split(b"\0")[0].decode("ascii", "replace")
