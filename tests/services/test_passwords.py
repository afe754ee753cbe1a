"""How good a new password is."""

import pytest

from ssa_desk.services.passwords import strength


@pytest.mark.parametrize("password", ["", "kurz", "Ab1!xyz", "neunZeich"])
def test_a_short_password_is_never_enough(password):
    assert "Zeichen" in strength(password).sentence


@pytest.mark.parametrize(
    "password", ["passwort123", "qwertzuiop", "Schulsozialarbeit", "Krefeld2026!", "1234567890"]
)
def test_a_password_near_at_hand_is_refused_with_a_german_hint(password):
    found = strength(password)
    assert not found.is_enough
    assert "leicht" in found.sentence or "Passwort" in found.sentence


@pytest.mark.parametrize(
    "password", ["korrekt pferd batterie", "Lampe!Tiger7Wolke", "Brücke äußert 7 Möhren"]
)
def test_a_password_of_unrelated_words_is_enough(password):
    assert strength(password + "Wolke7").is_enough
