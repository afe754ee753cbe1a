"""The window of the Fachstelle: reports of many workers in, their sums out. No file is opened."""
