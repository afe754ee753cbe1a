import errno
import re
from pathlib import Path

import pytest

from ssa_desk.storage import errors

KINDS = errors.StorageError.__subclasses__()
SAYS_NOTHING_IS_LOST = re.compile(
    "nichts|nicht verloren|unverändert|Ihr Text bleibt|noch nicht fest|Datei aufheben"
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_says_that_nothing_is_lost(kind):
    sentence = kind(name="jahr.ssadesk.keys", needed="9.1").sentence
    assert SAYS_NOTHING_IS_LOST.search(sentence)
    assert sentence.endswith(".")
    assert "{" not in sentence


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_uses_words_of_programmers(kind):
    jargon = "SQL|Commit|Exception|Backup|Page|Root|Slot|Key|I/O|Error|Password|UUID"
    assert not re.search(jargon, kind.SENTENCE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_produced_in_a_test(kind):
    folder = Path(__file__).parent.parent
    tests = [
        one.read_text("utf-8") for one in folder.rglob("test_*.py") if one.name != "test_errors.py"
    ]
    assert any(re.search(rf"\b{kind.__name__}\b", text) for text in tests)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (errno.ENOSPC, errors.DiskFullError),
        (errno.EDQUOT, errors.DiskFullError),
        (errno.EIO, errors.DiskError),
        (errno.EACCES, errors.FileUnreadableError),
        (errno.EROFS, errors.FileUnreadableError),
        (errno.EEXIST, errors.FileExistsAlreadyError),
    ],
)
def test_what_the_system_says_becomes_a_sentence(code, kind):
    assert isinstance(errors.of_system(OSError(code, "")), kind)
