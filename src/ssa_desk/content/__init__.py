"""What the program reads from its resources folder."""
