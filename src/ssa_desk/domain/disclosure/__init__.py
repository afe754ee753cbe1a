"""True figures in, printed figures out."""
