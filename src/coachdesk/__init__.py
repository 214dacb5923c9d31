"""CoachDesk: notes, debriefs and next steps for field sales managers who coach."""

__version__ = "0.1.0"
