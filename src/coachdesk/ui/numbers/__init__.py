"""Numbers: a month or quarter in figures, for the director and for oneself."""
