"""Marks of an entry that go wherever it goes: entrusted (§ 65 SGB VIII), disputed (§ 84 SGB X)."""

from ssa_desk.domain.base import Record

ENTRUSTED = "Anvertraut (§ 65 SGB VIII)"
IS_ENTRUSTED, IS_DISPUTED = "anvertraut", "bestritten"
"""The marks as single words for lists."""
COVERED = "Anvertraut (§ 65 SGB VIII): Der Text steht im Eintrag selbst."
"""Stands for the text of an entrusted entry wherever it was not opened on purpose."""
NOTE = "disputed_note"
"""The field with the note of a dispute: `dispute` gives it with the mark."""
_DISPUTED = "Bestritten (§ 84 Abs. 2 SGB X)"


def is_entrusted(record: Record) -> bool:
    """Return whether somebody entrusted what the entry says."""
    return getattr(record, "entrusted", False) is True


def dispute(record: Record) -> str:
    """Return the note that an entry is disputed, nothing when it is not.

    Whoever prints or gives out the entry gives this with it: § 84 (2) sentence 3 SGB X.
    """
    if getattr(record, "disputed", False) is not True:
        return ""
    note = str(getattr(record, NOTE, "")).strip()
    return f"{_DISPUTED}: {note}" if note else _DISPUTED


def marks(record: Record) -> tuple[str, ...]:
    """Return the marks of an entry."""
    found = ((IS_ENTRUSTED, is_entrusted(record)), (IS_DISPUTED, bool(dispute(record))))
    return tuple(word for word, is_so in found if is_so)
