"""Settings that travel with the file: small values under a name, as JSON."""

import json
from typing import Any

from ssa_desk.storage.database import Database


class DeskSettings:
    """Reads and writes the settings of one open file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return the value, or None when there is none."""
        text = self._database.value(
            "SELECT value_json FROM setting WHERE name = :name", {"name": name}
        )
        return None if text is None else json.loads(text)

    def put(self, name: str, value: object) -> None:
        """Keep a value that JSON can hold; raises the errors of a save."""
        self._database.change(
            "INSERT INTO setting (name, value_json) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value_json = excluded.value_json",
            {"name": name, "value": json.dumps(value, ensure_ascii=False, sort_keys=True)},
        )
