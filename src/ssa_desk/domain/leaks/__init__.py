"""The leak check of pseudonymised papers; it shares no code with what replaces the names."""
