"""Fifty consultation papers with planted names: nothing leaks, or the paper is refused."""

from contextlib import suppress
from random import Random

import pytest

from pdf import pages
from planted import FRAMES, Paper, stands_in
from ssa_desk.domain.leaks.found import LeakError
from ssa_desk.services.case_summary import Choice
from support import new_desk

PAPERS = range(50)


@pytest.fixture
def written(tmp_path):
    """Write an invented file and return it with its open desk."""
    desks = []

    def write(number):
        paper = Paper(Random(number), number)
        desks.append(new_desk(tmp_path / f"{number}.ssadesk"))
        desks[-1].workspace.save(*paper.records())
        return paper, desks[-1].case_summaries

    yield write
    for desk in desks:
        desk.close()


@pytest.mark.parametrize("number", PAPERS)
def test_nothing_planted_can_be_read_in_a_paper(written, number):
    paper, summaries = written(number)
    summary = summaries.draft(paper.case.id, Choice(days="weeks" if number % 2 else "months"))
    read = ""
    with suppress(LeakError):
        read = "\n".join(pages(summaries.pdf(summary)))
    assert [one for one in paper.planted if stands_in(one, read)] == []


@pytest.mark.parametrize("number", PAPERS)
def test_without_code_names_the_check_finds_everything_that_was_planted(written, number):
    paper, summaries = written(number)
    check = summaries.leak_check(summaries.draft(paper.case.id))
    for planted in paper.planted:
        text = FRAMES[number % 3].format(planted)
        found = check.leaks({"question": text})
        first = text.index(planted)
        assert any(one.first < first + len(planted) and one.last > first for one in found), planted
