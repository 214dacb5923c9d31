"""A day with a rep, talked over as a whole."""
