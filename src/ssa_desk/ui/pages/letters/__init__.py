"""The parts of the page of parent letters."""
