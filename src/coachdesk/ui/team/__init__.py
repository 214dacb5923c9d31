"""The Team: the roster as a table."""
