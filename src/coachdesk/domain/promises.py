"""Promises of both sides: how many of what was agreed were kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promises:
    """Steps whose time had come, of the rep's and of the coach's, and how many were kept.

    Done and adapted ones were kept; dropped ones were not, nor is what is overdue.
    """

    rep_kept: int = 0
    rep_due: int = 0
    coach_kept: int = 0
    coach_due: int = 0

    def said(self, first_name: str) -> str:
        """Kary kept 9 of 11 steps; I kept 4 of 6. Nothing where nothing has come due."""
        sides = [(first_name, self.rep_kept, self.rep_due), ("I", self.coach_kept, self.coach_due)]
        told = [(who, kept, due) for who, kept, due in sides if due]
        parts = [f"{who} kept {kept} of {due}" for who, kept, due in told]
        if parts:
            parts[0] += " step" if told[0][2] == 1 else " steps"
        return "; ".join(parts)
