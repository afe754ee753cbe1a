"""The words of the commands, group by group."""
