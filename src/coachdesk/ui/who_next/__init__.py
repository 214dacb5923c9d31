"""Whom to coach next: the cadences, what counts, who asked and who never asks."""
