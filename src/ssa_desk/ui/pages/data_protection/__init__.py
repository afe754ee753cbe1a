"""The page "Datenschutz": each part is one tab, built at its first visit."""
