"""Where things lie and how the program is set."""
