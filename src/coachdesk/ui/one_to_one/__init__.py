"""A one-to-one, or twenty minutes of questions, as it is held."""
