"""Every legal basis is in the catalogue and in the code, and says what it allows."""

import pytest

from ssa_desk.content import catalogues
from ssa_desk.domain.legal_bases import CONSENT_OF_PERSON, ENTRUSTED_BASES, LEGAL_BASES


def identifiers(name):
    return {one.identifier for one in catalogues.catalogue(name).entries}


def test_the_catalogue_and_the_rules_name_the_same_bases():
    assert set(LEGAL_BASES) == identifiers("legal_basis")
    assert set(ENTRUSTED_BASES) == identifiers("entrusted_basis")


@pytest.mark.parametrize("key", LEGAL_BASES)
def test_a_basis_says_in_one_sentence_what_it_allows(key):
    basis = LEGAL_BASES[key]
    assert basis.title
    assert "§" in basis.law or "Art." in basis.law
    assert basis.allows.endswith(".")
    assert set(basis.entrusted) <= set(ENTRUSTED_BASES)


@pytest.mark.parametrize("key", LEGAL_BASES)
def test_who_has_entrusted_something_may_always_allow_it(key):
    assert CONSENT_OF_PERSON in LEGAL_BASES[key].entrusted


def test_every_number_of_section_65_is_there():
    numbers = [one.law for one in ENTRUSTED_BASES.values()]
    assert numbers == [f"§ 65 Abs. 1 Nr. {number} SGB VIII" for number in range(1, 6)]


def test_what_protects_a_child_is_never_kept_back_by_a_restriction():
    held = {key for key, one in LEGAL_BASES.items() if not one.despite_restriction}
    assert held == {"to_custodians", "p69_sgb10", "p64_2a_pseudonymised"}
