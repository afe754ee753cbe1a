import hashlib
import string
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssa_desk.storage import errors
from ssa_desk.storage.keys import Cost, Root, slot_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
roots = st.binary(min_size=20, max_size=20).map(Root)


@given(roots)
def test_the_code_gives_the_root_back(root):
    assert Root.from_code(root.code).secret == root.secret


def test_the_code_is_nine_groups_of_four():
    groups = Root.random().code.split("-")
    assert [len(group) for group in groups] == [4] * 9


def test_the_code_of_a_known_root_never_changes():
    secret = bytes(range(20))
    number = int.from_bytes(secret + hashlib.sha256(secret).digest()[:3]) >> 4
    code = "".join(ALPHABET[number >> 5 * place & 31] for place in range(35, -1, -1))
    assert Root(secret).code.replace("-", "") == code
    assert Root(secret).code == "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WYQB"


@given(roots, st.integers(0, 35), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_noticed(root, place, char):
    code = root.code.replace("-", "")
    if code[place] == char:
        return
    with pytest.raises(errors.CodeTypoError):
        Root.from_code(code[:place] + char + code[place + 1 :])


@given(roots, st.integers(0, 34))
def test_two_swapped_characters_are_noticed(root, place):
    code = root.code.replace("-", "")
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if swapped != code:
        with pytest.raises(errors.CodeTypoError):
            Root.from_code(swapped)


@given(st.text(max_size=60))
def test_any_other_text_is_a_typing_error(text):
    with pytest.raises(errors.CodeTypoError):
        Root.from_code(text)


@given(roots)
def test_what_people_type_is_read_as_meant(root):
    typed = root.code.lower().replace("0", "o").replace("1", "l").replace("-", " \u2013 ")
    assert Root.from_code(f"\t{typed}\n").secret == root.secret


@given(roots)
def test_the_letter_i_is_read_as_one(root):
    assert Root.from_code(root.code.replace("1", "I")).secret == root.secret


def test_derived_keys_are_the_specified_ones():
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    secret, salt = bytes(range(20)), bytes(range(16))
    key = HKDF(SHA256(), 32, salt, b"ssadesk/sqlcipher-dek/v1").derive(secret)
    assert Root(secret).raw_key(salt) == f"x'{key.hex()}{salt.hex()}'".encode()
    check = HKDF(SHA256(), 32, None, b"ssadesk/recovery-check/v1").derive(secret)[:4]
    assert Root(secret).check == check


def test_a_root_shows_nothing_and_can_be_wiped():
    root = Root(b"geheimes Geheimnis!!")
    assert repr(root) == str(root) == "<Root>"
    root.wipe()
    assert root.secret == bytes(20)


def test_composed_and_decomposed_umlauts_are_the_same_password():
    cost, salt = Cost(64, 1, 1), bytes(16)
    assert slot_key("Mu\u0308ller", salt, cost) == slot_key("M\u00fcller", salt, cost)


@pytest.mark.parametrize(
    ("cost", "allowed"),
    [
        (Cost(), True),
        (Cost(64 * 1024, 3, 1), True),
        (Cost(64 * 1024 - 1, 3, 4), False),
        (Cost(256 * 1024, 2, 4), False),
        (Cost(1024 * 1024, 20, 8), True),
        (Cost(1024 * 1024 + 1, 3, 4), False),
        (Cost(256 * 1024, 21, 4), False),
        (Cost(256 * 1024, 3, 9), False),
        (Cost(256 * 1024, 3, 0), False),
    ],
)
def test_the_cost_has_a_floor_and_a_ceiling(cost, allowed):
    assert cost.is_allowed is allowed


def test_the_code_has_no_letters_that_look_like_digits():
    assert not set("ILOU") & set(ALPHABET)
    assert set(ALPHABET) <= set(string.digits + string.ascii_uppercase)


@pytest.mark.skipif(sys.platform != "linux", reason="limits the memory as Linux does")
def test_too_little_memory_is_told():
    script = (
        "import resource\n"
        "from pathlib import Path\n"
        "from ssa_desk.storage import errors, keys\n"
        "used = int(Path('/proc/self/statm').read_text().split()[0]) * resource.getpagesize()\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + 100 * 2**20,) * 2)\n"
        "try:\n"
        "    keys.slot_key('x', bytes(16), keys.DEFAULT_COST)\n"
        "except errors.TooLittleMemoryError as error:\n"
        "    print(error.sentence)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert said.stdout == errors.TooLittleMemoryError().sentence + "\n"
