"""Other copies of the same team: bringing one in, going back to one, deciding between two."""
