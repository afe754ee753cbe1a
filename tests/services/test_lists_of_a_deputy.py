from datetime import date

from ssa_desk.domain.records import Case, ParentContact
from ssa_desk.services.lists import Column, Lists, ListSpec, Query
from ssa_desk.services.timeline import Timeline
from ssa_desk.services.workspace import Workspace
from ssa_desk.storage.deputy import open_limited
from ssa_desk.storage.keys import Root
from support import ROOT

SPEC = ListSpec(ParentContact, (Column("date"), Column("case_id")), day="date")


def test_lists_and_timelines_of_a_deputy_hold_only_what_is_allowed(desk):
    allowed, other = Case(case_no="F-1", deputy_consent=True), Case(case_no="F-2")
    desk.workspace.save(allowed, other)
    for case in (allowed, other):
        desk.workspace.save(
            ParentContact(case_id=case.id, date=date(2026, 9, 1), note="Schlaf"),
        )
    database = open_limited(desk.path, Root(ROOT), with_guarded=False)
    try:
        workspace = Workspace(database)
        for query in (Query(), Query(words="schlaf"), Query(order="case_id")):
            rows, total = Lists(workspace).first(SPEC, query)
            assert ([row.cells[1] for row in rows], total) == (["F-1"], 1)
        assert len(Timeline(workspace).page(allowed, 0, 10)) == 1
        assert Timeline(workspace).page(other, 0, 10) == []
    finally:
        database.close()
