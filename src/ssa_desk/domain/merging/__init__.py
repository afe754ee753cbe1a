"""Printed reports of many workers added up for the Fachstelle (R12): numbers in, sums out."""
