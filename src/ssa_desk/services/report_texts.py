"""The worker's own texts of a report: kept by period and school, checked for names (R15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from ssa_desk.domain.errors import ExpectedError
from ssa_desk.domain.frozen import Scope
from ssa_desk.domain.schoolyear import Period
from ssa_desk.reports.document import SECTIONS
from ssa_desk.reports.words import words
from ssa_desk.services.name_check import Hit, NameCheck, NamesInTextError, name_check
from ssa_desk.services.report_goals import goals_of
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage import report_texts
from ssa_desk.storage.report_texts import ReportTexts as Stored
from ssa_desk.storage.saving import carry_out

GOALS = "goal:"
"""Begins the section of a goal; its id follows."""


_HINTS = {
    "summary": "Das Wichtigste des Jahres in wenigen Sätzen.",
    "conditions": "Räume, Ausstattung, Koordinierungsgruppe; was sich geändert hat.",
    "goals": "Was aus den Zielen wurde und warum.",
    "work_distribution": "Was die Verteilung der Arbeitszeit erklärt.",
    "casework": "Was in der Einzelfallhilfe auffiel.",
    "short_counselling": "Wie die offene Sprechstunde genutzt wurde.",
    "groups": "Welche Angebote es gab und was sie bewirkt haben.",
    "parents": "Wie Eltern erreicht wurden, auch in anderen Sprachen.",
    "absenteeism": "Was bei Schulabsentismus geholfen hat.",
    "transitions": "Wie die Übergänge begleitet wurden.",
    "child_protection": "Abläufe und Zusammenarbeit, keine einzelnen Fälle.",
    "staff_network": "Beratung im Kollegium, Gremien, Partner im Sozialraum.",
    "quality": "Fortbildung, Supervision, Arbeit am Konzept.",
    "outlook": "Was gebraucht wird und was als Nächstes ansteht.",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the report that takes a text of the worker."""

    key: str
    title: str
    hint: str


def sections() -> tuple[Section, ...]:
    """Return the sections in the order of the report; the summary stands on the first page."""
    titles = {one["key"]: one["title"] for one in words()["section"]}
    titles["summary"] = "Kurzzusammenfassung"
    return tuple(Section(key, titles[key], _HINTS[key]) for key in SECTIONS)


class UnknownSectionError(ExpectedError):
    """A text was given for a section that the report does not have."""

    def __init__(self) -> None:
        super().__init__(
            "Diesen Abschnitt hat der Bericht nicht. Möglich sind: "
            f"{', '.join(SECTIONS)}. Es wurde nichts geschrieben."
        )


class ReportTexts:
    """Reads and keeps the texts of the open file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stored = Stored(workspace.database)

    def texts(self, period: Period, school_id: str = "") -> dict[str, str]:
        """Return the texts by section, in the order of the report."""
        found = self._stored.of(Scope(period, school_id))
        return {section: found[section] for section in SECTIONS if section in found}

    def keep(self, period: Period, school_id: str, texts: Mapping[str, str]) -> None:
        """Keep these sections; raises UnknownSectionError and the errors of a save."""
        if set(texts) - set(SECTIONS):
            raise UnknownSectionError
        scope = Scope(period, school_id)
        present = self._stored.of(scope)
        changed = {
            section: text.strip()
            for section, text in texts.items()
            if text.strip() != present.get(section, "")
        }
        if changed:
            database = self._workspace.database
            carry_out(
                database,
                partial(self._put, scope, changed),
                lambda: self._has(scope, changed),
            )

    def check(self) -> NameCheck:
        """Return the check for the names that the file holds now."""
        return name_check(self._workspace)

    def printed(self, period: Period, school_id: str = "") -> dict[str, str]:
        """Return all words of the worker that the report prints: its texts and the goals."""
        goals = goals_of(self._workspace, period, school_id)
        of_goals = {
            f"{GOALS}{one.id}": f"{one.goal}\n{one.indicator}\n{one.target}\n{one.actual}"
            for one in goals
        }
        return {**self.texts(period, school_id), **of_goals}

    def open_hits(self, period: Period, school_id: str = "") -> list[Hit]:
        """Return the places in them that are not cleared yet."""
        found = self.check().hits(self.printed(period, school_id))
        return self.uncleared(found, period, school_id)

    def uncleared(self, hits: list[Hit], period: Period, school_id: str = "") -> list[Hit]:
        """Return those of the hits that were not cleared."""
        cleared = {
            (one.section, one.passage) for one in self._stored.cleared(Scope(period, school_id))
        }
        return [one for one in hits if (one.section, one.mark) not in cleared]

    def clear(self, hit: Hit, period: Period, school_id: str = "") -> None:
        """Note that nobody is meant; it holds as long as the text around stays the same."""
        kept = report_texts.Hit(hit.section, hit.kind, hit.mark)
        self._stored.clear(Scope(period, school_id), kept)

    def demand_clear(self, period: Period, school_id: str = "") -> None:
        """Raise NamesInTextError while there are places that are not cleared."""
        hits = self.open_hits(period, school_id)
        if hits:
            raise NamesInTextError(tuple(hits))

    def _put(self, scope: Scope, texts: Mapping[str, str]) -> None:
        with self._workspace.database.transaction():
            for section, text in texts.items():
                self._stored.put(scope, section, text)

    def _has(self, scope: Scope, texts: Mapping[str, str]) -> bool:
        present = self._stored.of(scope)
        return all(present.get(section, "") == text for section, text in texts.items())
