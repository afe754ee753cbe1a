"""Letters of the worker's own: templates kept in the file, with placeholders and snippets."""

import re
from collections.abc import Iterable, Mapping

from ssa_desk.content.errors import UnknownPlaceholderError
from ssa_desk.domain.records import LetterTemplate, TextSnippet
from ssa_desk.services.workspace import Workspace
from ssa_desk.typesetting.own_letters import OwnLetter

PLACEHOLDERS: Mapping[str, str] = {
    "guardian": "Name der Sorgeberechtigten",
    "child": "Name des Kindes",
    "date": "Datum",
    "time": "Uhrzeit",
    "room": "Ort",
    "worker": "Ihr Name",
    "school": "Schule",
    "blank": "Linie zum Ausfüllen",
}
"""What an own letter may hold in braces, and what it means."""

_PLACE = re.compile(r"\{([^{}]*)\}")
_MOST = 1000


class LetterTemplates:
    """What the user does with own templates; the text of a finished letter is not kept."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def all(self) -> list[LetterTemplate]:
        """Return the templates by name."""
        return self._workspace.find(LetterTemplate, order="title", limit=_MOST)

    def get(self, template_id: str) -> LetterTemplate:
        """Return one template; raises RecordMissingError."""
        return self._workspace.get(LetterTemplate, template_id)

    def save(self, template: LetterTemplate) -> None:
        """Keep a template; raises UnknownPlaceholderError for a placeholder nobody can fill."""
        check(template.subject, template.greeting, template.text, template.farewell)
        self._workspace.save(template)

    def delete(self, template: LetterTemplate) -> None:
        """Delete a template; letters in the log keep their title."""
        self._workspace.delete(template)

    def snippets(self) -> list[TextSnippet]:
        """Return the text snippets, by abbreviation."""
        return self._workspace.find(TextSnippet, order="abbreviation", limit=_MOST)

    def own(self, template: LetterTemplate) -> OwnLetter:
        """Return a template as a letter to write on; raises UnknownPlaceholderError."""
        texts = (template.subject, template.greeting, template.text, template.farewell)
        check(*texts)
        return OwnLetter(
            template.subject,
            template.greeting,
            paragraphs(template.text),
            template.farewell,
            template.reply,
        )

    def blank(self) -> OwnLetter:
        """Return a letter that begins empty, with greeting and farewell."""
        return self.own(LetterTemplate(title="-"))

    def values(self) -> dict[str, str]:
        """Return a value for every placeholder, those the profile knows filled in."""
        profile = self._workspace.profile()
        schools = self._workspace.schools()
        school = schools[0].name if len(schools) == 1 else ""
        empty = {name: "" for name in PLACEHOLDERS if name not in ("worker", "blank")}
        return {**empty, "room": profile.room, "school": school}


def check(*texts: str) -> None:
    """Raise UnknownPlaceholderError for the first placeholder that nobody can fill."""
    for name in _names(texts):
        if name not in PLACEHOLDERS:
            raise UnknownPlaceholderError(name, PLACEHOLDERS)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text by its paragraphs: an empty line stands between them."""
    parts = (one.strip() for one in re.split(r"\n\s*\n", text))
    return tuple(one for one in parts if one)


def _names(texts: Iterable[str]) -> list[str]:
    return [found[1] for text in texts for found in _PLACE.finditer(text)]
