"""The pseudonymised case summary: choose, edit, look at what was found, pass on."""
