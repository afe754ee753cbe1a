"""Makes the pages of ordered letters: words, sender, layout, and the sheet behind a consent."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ssa_desk.content import letters as content
from ssa_desk.domain.folding import folded
from ssa_desk.domain.records import School, WorkerProfile
from ssa_desk.services.information_sheet import sheet_data
from ssa_desk.services.letter_orders import LetterOrder
from ssa_desk.services.letter_texts import LetterTexts
from ssa_desk.services.retention import RetentionPlans
from ssa_desk.services.workspace import Workspace
from ssa_desk.typesetting.letterhead import Layout, Sender
from ssa_desk.typesetting.letters import SetLetter, SetOwnLetter

_WITH_SHEET = "counselling_consent"
"""The letter that carries the information of Art. 13 behind it."""


class LetterSetting:
    """Turns orders into plain data for the typesetter; reads the file once, so make a new one."""

    def __init__(self, workspace: Workspace, texts: LetterTexts) -> None:
        self._workspace = workspace
        self._texts = texts

    def made(self, order: LetterOrder, layout: Layout) -> SetLetter | SetOwnLetter:
        """Return one letter as the typesetter takes it; raises for an unknown kind or language."""
        sender = self.sender(order.values.get("school", ""))
        if order.own is not None:
            return SetOwnLetter(order.own, order.values, sender, layout)
        letter = content.kind(order.kind)
        codes = dict.fromkeys((order.language, content.GERMAN))
        texts = [self._texts.text(letter, code) for code in codes]
        sheet = self._sheet if letter.name == _WITH_SHEET else None
        return SetLetter(letter, texts, order.values, sender, layout, sheet)

    def sender(self, school_name: str) -> Sender:
        """Return who writes, under the school of this name."""
        profile = self._profile
        school = _named(self._schools, school_name)
        return Sender(
            worker=profile.name,
            function=profile.function,
            employer=profile.employer_name,
            employer_address=profile.employer_address,
            school=school.name if school else school_name,
            school_address=school.address if school else "",
            telephone=profile.telephone or (school.telephone if school else ""),
            email=profile.email,
            room=profile.room,
            office_hours=profile.office_hours,
        )

    @cached_property
    def _profile(self) -> WorkerProfile:
        return self._workspace.profile()

    @cached_property
    def _schools(self) -> list[School]:
        return self._workspace.schools()

    @cached_property
    def _sheet(self) -> dict[str, Any]:
        return sheet_data(self._profile, RetentionPlans(self._workspace).plan())


def _named(schools: Sequence[School], name: str) -> School | None:
    """Return the school of this name; without a name the only school there is."""
    if not name:
        return schools[0] if len(schools) == 1 else None
    return next((school for school in schools if folded(school.name) == folded(name)), None)
