"""The field coaching report: written from the day, given as one page, answered by the rep."""
