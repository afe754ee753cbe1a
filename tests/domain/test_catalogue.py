"""Choice lists: what a choice counts as."""

from ssa_desk.domain.catalogue import Catalogue, Entry

LIST = Catalogue(
    "topic",
    "Thema",
    (
        Entry("bullying", "Mobbing"),
        Entry("teasing", "Hänseln", retired=True, rolls_up_to="bullying"),
        Entry("own", "auf dem Schulhof", rolls_up_to="teasing"),
    ),
)


def test_a_code_that_ended_counts_as_its_successor():
    assert LIST.rolled_up("teasing") == "bullying"


def test_a_sub_entry_of_a_code_that_ended_counts_as_the_successor():
    assert LIST.rolled_up("own") == "bullying"


def test_a_code_in_use_and_an_unknown_one_count_as_themselves():
    assert [LIST.rolled_up(code) for code in ("bullying", "nie gesehen")] == [
        "bullying",
        "nie gesehen",
    ]


def test_a_code_that_ended_keeps_its_label_and_is_no_cell_of_a_report():
    assert LIST.label("teasing") == "Hänseln"
    assert [entry.identifier for entry in LIST.standard] == ["bullying"]
