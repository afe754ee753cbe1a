"""ZIP files that are the same bytes whenever they hold the same files."""

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO

_EARLIEST = 1980


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """Return files as a ZIP, all dated by a day."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, data)
    return packed.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP by name, in their order."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
