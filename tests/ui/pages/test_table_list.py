import pytest

from ssa_desk.domain.figures import FIGURES
from ssa_desk.ui.pages.statistics.table_list import ID, INDICATORS, OVERVIEW, TableList


@pytest.fixture
def tables(qtbot):
    made = TableList(None)
    qtbot.addWidget(made)
    return made


def seen(tables):
    rows = (tables.list.item(row) for row in range(tables.list.count()))
    return [item.data(ID) or item.text() for item in rows if not item.isHidden()]


def search(qtbot, tables, words):
    with qtbot.waitSignal(tables.search.searched):
        tables.search.setText(words)


def test_every_table_is_listed_once(tables):
    ids = [one for one in seen(tables) if len(one) == 3]
    assert sorted(ids) == sorted(figure.id for figure in FIGURES)
    assert {OVERVIEW, INDICATORS} < set(seen(tables))


def test_the_kernbereiche_are_headings(tables):
    assert "Vermeidung von Schulabsentismus" in seen(tables)


def test_the_search_looks_at_titles_ids_and_choices(qtbot, tables):
    for words, wanted in (("übergänge art", "P16"), ("g02", "G02"), ("ukrainisch", "G02")):
        search(qtbot, tables, words)
        assert wanted in seen(tables)


def test_a_heading_without_hits_is_hidden(qtbot, tables):
    search(qtbot, tables, "n01")
    assert seen(tables) == ["Schule im Sozialraum", "N01"]


def test_the_first_hit_is_chosen(qtbot, tables):
    with qtbot.waitSignal(tables.chosen) as chosen:
        search(qtbot, tables, "gremien")
    assert chosen.args == [tables.id]


def test_a_search_without_hits_says_so(qtbot, tables):
    search(qtbot, tables, "xyzxyz")
    assert seen(tables) == []
    assert not tables._nothing.isHidden()


def test_choosing_a_hidden_table_ends_the_search(qtbot, tables):
    search(qtbot, tables, "gremien")
    tables.choose("P05")
    assert tables.id == "P05"
    assert tables.search.text() == ""
