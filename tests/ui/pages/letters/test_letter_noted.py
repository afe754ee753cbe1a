"""What leaves is noted before anything can go wrong."""

from letter_world import World
from ssa_desk.domain.records import Letter
from ssa_desk.ui import leaving
from ssa_desk.ui.pages.letters import leave
from ssa_desk.ui.pages.letters.way_dialog import WayDialog


def test_a_letter_is_noted_before_the_first_sheet(page_of, desk, qtbot, jobs, monkeypatch):
    kept = []
    for module in (leaving, leave):
        monkeypatch.setattr(module, "ask_printer", lambda _parent, **_: object())
    monkeypatch.setattr(leave, "paint_pdf", lambda *_: kept.append("paper"))
    monkeypatch.setattr(WayDialog, "exec", lambda _self: kept.extend(desk.workspace.find(Letter)))
    world = World(desk)
    part = page_of("letters", desk).part
    part.act(f"case:{world.case.id}:L04")
    part.letter.form.fill({"date": "10.12.2027", "time": "14:30", "room": "Raum 112"})
    part._leaving.print(part.letter.orders()[:1], "language", part.letter.layout_of_paper())
    qtbot.waitUntil(lambda: len(kept) == 2)
    assert (kept[0], kept[1].letter_way) == ("paper", None)
    assert [one.letter_way for one in desk.workspace.find(Letter)] == ["not_given"]
