"""The worker's texts of a report: by period and school, with hits that were cleared."""

from datetime import date

import pytest

from ssa_desk.domain.records import YearPlanGoal, YoungPerson
from ssa_desk.domain.schoolyear import school_year
from ssa_desk.reports.document import SECTIONS
from ssa_desk.services.name_check import NamesInTextError
from ssa_desk.services.report_texts import UnknownSectionError, sections

YEAR = school_year(date(2026, 3, 1))


@pytest.fixture
def texts(desk):
    desk.workspace.save(YoungPerson(first_name="Malik", last_name="Adler"))
    return desk.report_texts


def test_every_section_has_a_title_and_says_what_belongs_there():
    assert [one.key for one in sections()] == list(SECTIONS)
    assert all(one.title and one.hint for one in sections())


def test_texts_are_kept_by_period_and_school(texts):
    texts.keep(YEAR, "", {"outlook": "  Weiter so.\n"})
    texts.keep(YEAR, "school", {"outlook": "Hier auch."})
    assert texts.texts(YEAR) == {"outlook": "Weiter so."}
    assert texts.texts(YEAR, "school") == {"outlook": "Hier auch."}
    assert texts.texts(YEAR.years_before(1)) == {}


def test_an_emptied_text_is_gone(texts):
    texts.keep(YEAR, "", {"outlook": "Weiter so."})
    texts.keep(YEAR, "", {"outlook": " "})
    assert texts.texts(YEAR) == {}


def test_an_unknown_section_is_refused(texts):
    with pytest.raises(UnknownSectionError):
        texts.keep(YEAR, "", {"nirgends": "Text"})


def test_a_cleared_hit_stays_cleared_until_the_text_around_changes(texts):
    texts.keep(YEAR, "", {"outlook": "Das Theaterstück „Malik“ war gut besucht."})
    (hit,) = texts.open_hits(YEAR)
    texts.clear(hit, YEAR)
    texts.demand_clear(YEAR)
    texts.keep(YEAR, "", {"outlook": "Das Kind „Malik“ war gut."})
    with pytest.raises(NamesInTextError):
        texts.demand_clear(YEAR)


def test_a_hit_is_cleared_for_its_own_period_only(texts):
    for year in (YEAR, YEAR.years_before(1)):
        texts.keep(year, "", {"outlook": "Malik"})
    texts.clear(texts.open_hits(YEAR)[0], YEAR)
    assert not texts.open_hits(YEAR)
    assert texts.open_hits(YEAR.years_before(1))


def test_goals_are_looked_at_too(desk, texts):
    desk.workspace.save(YearPlanGoal(first_year=2025, goal="Mit Malik ins Theater"))
    (hit,) = texts.open_hits(YEAR)
    assert hit.section.startswith("goal:")


def test_no_name_stands_in_a_repr(texts):
    texts.keep(YEAR, "", {"outlook": "Malik"})
    assert "Malik" not in repr(texts.open_hits(YEAR))
