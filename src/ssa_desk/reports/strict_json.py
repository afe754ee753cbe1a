"""JSON from strangers: one meaning only, of a size that a report can have."""

import hashlib
import json
from collections.abc import Collection
from typing import Any

MOST_BYTES = 4_000_000
"""Far more than the largest report; a larger file is none."""


class NotJsonError(ValueError):
    """The bytes are no JSON with one meaning."""


def parsed(data: bytes) -> Any:  # noqa: ANN401 - whatever a file may hold
    """Return what the file says; raises NotJsonError.

    Names given twice, NaN and Infinity are refused: readers do not agree on what they mean.
    """
    try:
        content = json.loads(
            data.decode("utf-8"), parse_constant=_refused, object_pairs_hook=_object
        )
        if b"\\u" in data:
            json.dumps(content, ensure_ascii=False).encode("utf-8")  # Half a letter is no text.
    except (ValueError, RecursionError) as error:
        raise NotJsonError from error
    return content


def digest(content: dict[str, Any]) -> str:
    """Return the hex SHA-256 of the canonical JSON of an object without its `sha256`."""
    rest = {name: part for name, part in content.items() if name != "sha256"}
    canonical = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def written(content: dict[str, Any]) -> bytes:
    """Return the file of an object, with its hash as the last entry."""
    whole = {**content, "sha256": digest(content)}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def only_whole_numbers(part: Any, beside: Collection[str]) -> bool:  # noqa: ANN401 - see above
    """Return whether no number has a decimal point, beside some fields: 5.0 is no count."""
    if isinstance(part, dict):
        kept = (one for name, one in part.items() if name not in beside)
        return all(only_whole_numbers(one, beside) for one in kept)
    if isinstance(part, list):
        return all(only_whole_numbers(one, beside) for one in part)
    return not isinstance(part, float)


def _refused(_: str) -> None:
    raise ValueError


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found
