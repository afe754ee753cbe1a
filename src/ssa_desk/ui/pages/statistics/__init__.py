"""The parts of the page of statistics."""
