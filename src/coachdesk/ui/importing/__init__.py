"""Bringing in people and results: the table as it was understood, and what it would change."""
