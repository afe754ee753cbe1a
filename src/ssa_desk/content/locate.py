"""Where the resources lie: in the installed package, or in the checkout."""

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder of the shipped resources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of one shipped file."""
    return resources().joinpath(*parts)
