"""The coach's own calendar: planned work goes out to it, other events come in as busy time."""
