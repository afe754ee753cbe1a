"""Goals in the report: plan beside the actual number as it is printed."""

from datetime import date

import pytest

from ssa_desk.domain.disclosure.publication import AuditResult, Publication
from ssa_desk.domain.disclosure.sealing import public_table
from ssa_desk.domain.records import School, YearPlanGoal
from ssa_desk.domain.schoolyear import half_years, school_year
from ssa_desk.domain.table import Table
from ssa_desk.services.report_goals import actual_words, goal_lines, goals_of, measures

YEAR = school_year(date(2026, 3, 1))


@pytest.fixture
def publication():
    table = Table("A01", "Kontakte", "contacts", ("channel",))
    printed = public_table(table, {"": 1250, "channel=phone": 35})
    return Publication(YEAR, (printed,), (), (), AuditResult("safe", world=True, quantities=2))


def test_a_measure_is_a_table_and_a_cell_with_words():
    assert "A01|" in measures()
    assert all(words for words in measures().values())
    assert len(set(measures().values())) > 100


@pytest.mark.parametrize(
    ("measured_by", "actual", "words"),
    [
        ("A01|channel=phone", "", "35 (gerundet)"),
        ("A01|", "mehr als geplant", "1.250 (gerundet): mehr als geplant"),
        ("", "gelungen", "gelungen"),
        ("P06|topic=bullying", "gelungen", "gelungen"),
        ("A01|channel=email", "", ""),
    ],
)
def test_the_actual_is_the_printed_number_and_the_own_words(
    publication, measured_by, actual, words
):
    goal = YearPlanGoal(first_year=2025, goal="Ziel", measured_by=measured_by, actual=actual)
    assert actual_words(goal, publication) == words


def test_goals_belong_to_their_school_year_and_school(desk):
    school = School(name="Schule am Park")
    desk.workspace.save(
        school,
        YearPlanGoal(first_year=2025, goal="Für alle"),
        YearPlanGoal(first_year=2025, goal="Für eine", school_id=school.id),
        YearPlanGoal(first_year=2024, goal="Vorher"),
    )
    assert [one.goal for one in goals_of(desk.workspace, YEAR)] == ["Für alle", "Für eine"]
    assert [one.goal for one in goals_of(desk.workspace, YEAR, "other")] == ["Für alle"]
    assert len(goals_of(desk.workspace, half_years(YEAR)[1])) == 2


def test_lines_carry_the_attainment_in_words(desk, publication):
    desk.workspace.save(YearPlanGoal(first_year=2025, goal="Ziel", goal_attainment="full"))
    (line,) = goal_lines(desk.workspace, publication)
    assert line.goal == "Ziel"
    assert line.attainment


def test_lines_write_the_number_as_paper_does(desk, publication):
    desk.workspace.save(YearPlanGoal(first_year=2025, goal="Ziel", measured_by="A01|"))
    (line,) = goal_lines(desk.workspace, publication)
    assert line.actual == "1\u202f250 (gerundet)"
