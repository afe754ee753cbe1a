"""The parts of the page of transitions: all of them, those without a place, those to ask again."""
