"""What was entrusted is known in the protocol: it cannot leave as if nobody had entrusted it."""

import pytest

from protection import SEEN, begun, with_child
from ssa_desk.domain import clock
from ssa_desk.domain.records import CaseContact, ParentContact
from ssa_desk.services import protection_papers as papers


@pytest.fixture
def case(desk):
    return with_child(desk)


@pytest.fixture
def procedure(desk, case):
    return desk.child_protection.procedure(begun(desk, case))


def entrusted(case, kind=CaseContact, **values):
    return kind(case_id=case.id, date=clock.today(), entrusted=True, **values)


def told(desk, procedure):
    wishes = (papers.report_wish, papers.protocol_wish)
    return {wish(desk.workspace, procedure).with_entrusted for wish in wishes}


def test_nothing_is_entrusted_where_the_case_marks_nothing(desk, case, procedure):
    desk.workspace.save(CaseContact(case_id=case.id, date=clock.today(), observation=SEEN))
    assert told(desk, procedure) == {False}


@pytest.mark.parametrize(
    "talk",
    [
        (CaseContact, {"observation": f"Kam zu mir. {SEEN}"}),
        (ParentContact, {"note": "zwei flecken am  ARM. Mehr nicht"}),
        (CaseContact, {"entrusted_by": "Mia Müller"}),
        (CaseContact, {"entrusted_by": "Kind"}),
    ],
)
def test_a_sentence_or_the_source_of_something_entrusted_is_found(desk, case, procedure, talk):
    kind, values = talk
    desk.workspace.save(entrusted(case, kind, **values))
    assert told(desk, procedure) == {True}


@pytest.mark.parametrize(
    "values", [{"observation": "Ja. Gut."}, {"entrusted_by": "Onkel Heinz"}, {}]
)
def test_something_else_that_was_entrusted_is_not_in_the_paper(desk, case, procedure, values):
    desk.workspace.save(entrusted(case, **values))
    assert told(desk, procedure) == {False}
