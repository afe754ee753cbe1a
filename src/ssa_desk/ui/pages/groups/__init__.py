"""The parts of the page of group offers: the offers, their sessions, who came."""
