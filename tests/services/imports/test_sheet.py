import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.sheet import header_of, sheet_of


def places(text):
    return [(row.record, row.line) for row in sheet_of(text, ";").rows]


def test_blank_rows_are_left_out_but_counted():
    assert places("A;B\n\n;;;\n1;2\n ; \n3;4") == [(4, 4), (6, 6)]


def test_a_row_is_found_by_the_line_it_begins_at():
    assert places('A;B\r\n1;"x\r\ny\r\nz"\r\n2;y\r\n') == [(2, 2), (3, 5)]


def test_separators_and_quotes_inside_quotes_are_text():
    assert sheet_of('A;B\n1;"x;""y"""\n', ";").rows[0].cells == ("1", 'x;"y"')


def test_the_header_is_the_first_row_with_something_in_it():
    assert header_of("\n\n A ;B \n1;2", ";") == ("A", "B")


@pytest.mark.parametrize("end", ["", "\n", "\r\n2;y\r\n3;z\r\n"])
def test_an_open_quote_is_named_with_its_line(end):
    with pytest.raises(FileRefusedError, match=r"Zeile 3 .*Anführungszeichen"):
        sheet_of(f'A;B\n1;2\n2;"offen{end}', ";")


def test_a_quote_that_swallows_a_long_file_is_refused():
    with pytest.raises(FileRefusedError, match=r"Zeile 2 .*Anführungszeichen"):
        sheet_of('A;B\n1;"' + "x;y\n" * 50_000, ";")


@given(st.text(alphabet='ab;"\n\r\t ', max_size=40))
def test_any_text_is_a_sheet_or_refused(text):
    try:
        sheet = sheet_of(text, ";")
    except FileRefusedError:
        return
    assert all(not row.is_blank for row in sheet.rows)
