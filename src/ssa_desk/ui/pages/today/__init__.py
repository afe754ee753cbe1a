"""The parts of the page Heute."""
