"""The parts of the page of parent letters."""

LETTER = "letter"
"""The form and the id of the one letter that is being written, as a draft."""
