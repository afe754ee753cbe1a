from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.services.imports.errors import FileRefusedError
from ssa_desk.services.imports.text import text_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_whatever_program_wrote_it(encoding):
    assert text_of("Schüler;Größe\r\n".encode(encoding)) == "Schüler;Größe\r\n"


def test_letters_of_two_characters_become_one():
    assert text_of("Schu\u0308ler".encode()) == "Schüler"


@pytest.mark.parametrize(
    "content", [b"", b" \r\n ", b"\xef\xbb\xbf", b"\xef\xbb\xbf\r\n", b"\r\n;;;\r\n"]
)
def test_an_empty_file_is_refused(content):
    with pytest.raises(FileRefusedError, match="leer"):
        text_of(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        "Fallnummer;Datum".encode("utf-16-le"),
        b"\xff\xfeF",
        b"a;b\n\x81\x8d\n",
        b"a;b\n\x01\n",
    ],
    ids=["picture", "UTF-16 without mark", "half a letter", "no code page", "control letter"],
)
def test_what_is_no_text_is_refused(content):
    with pytest.raises(FileRefusedError, match="keine Textdatei"):
        text_of(content)


def test_an_old_excel_file_is_named_as_one():
    with pytest.raises(FileRefusedError, match="Excel"):
        text_of(b"\xd0\xcf\x11\xe0\xa1")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(content):
    with suppress(FileRefusedError):
        assert text_of(content).strip()
